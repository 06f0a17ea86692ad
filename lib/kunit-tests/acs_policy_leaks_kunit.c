// SPDX-License-Identifier: GPL-2.0-only
/*
 * Lets kmemleak scan after all other suites, without a user process that
 * requests it: its thread scans every ten minutes, and in the time-travel mode
 * of User Mode Linux a sleep takes no time. Leaks are in the log
 * (kmemleak.verbose=1). There must be a single one, which is made here on
 * purpose and shows that kmemleak works.
 */
#include <linux/delay.h>
#include <linux/slab.h>

#include <kunit/test.h>

#include "compat.h"

/* Less than KUnit's time limit for a case */
#define SLEEP_SECONDS	200

/*
 * The second scan that finds an object unchanged reports it. So this takes up
 * to three times ten minutes, including the wait for the first scan.
 */
#define SLEEPS		10

/*
 * Too large for a slab: in Linux 7.3, an array of free objects may still
 * have the address of one that was taken from it, and kmemleak finds it there.
 */
#define OBJECT_SIZE	(5 * PAGE_SIZE)

static noinline void lose_object(void)
{
	char *object = kmalloc(OBJECT_SIZE, GFP_KERNEL);

	if (object)
		strscpy(object, "lost on purpose", OBJECT_SIZE);
}

static void object_is_lost(struct kunit *test)
{
	lose_object();
}

static void kmemleak_scans(struct kunit *test)
{
	unsigned long begin = jiffies;

	ssleep(SLEEP_SECONDS);
	KUNIT_EXPECT_GE(test, jiffies - begin, SLEEP_SECONDS * HZ);
}

static const void *next_sleep(const void *last, char *desc)
{
	unsigned long number = (unsigned long)last + 1;

	if (number > SLEEPS)
		return NULL;
	snprintf(desc, KUNIT_PARAM_DESC_SIZE, "sleep %lu", number);
	return (void *)number;
}
ACS_KUNIT_PARAM(sleep, next_sleep);

static struct kunit_case cases[] = {
	KUNIT_CASE(object_is_lost),
	KUNIT_CASE_PARAM(kmemleak_scans, sleep_gen_params),
	{}
};

static struct kunit_suite suite = {
	.name = "acs_policy_leaks",
	.test_cases = cases,
};

kunit_test_suite(suite);
