// SPDX-License-Identifier: GPL-2.0-only
/*
 * Lets kmemleak scan after all other suites, without a user process that
 * requests it: its thread scans every ten minutes, and in the time-travel mode
 * of User Mode Linux a sleep takes no time. Leaks are in the log
 * (kmemleak.verbose=1). There must be none but those that are made here on
 * purpose and show that kmemleak works.
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
 * Two kinds of memory, since one of them may still be referenced by chance: in
 * Linux 7.3, the slab's array of free objects may have the address of one that
 * was taken from it.
 */
static const size_t lost_sizes[] = { 200, 5 * PAGE_SIZE };

static noinline void lose_object(size_t size)
{
	char *object = kmalloc(size, GFP_KERNEL);

	if (object)
		strscpy(object, "lost on purpose", size);
}

static void objects_are_lost(struct kunit *test)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(lost_sizes); i++)
		lose_object(lost_sizes[i]);
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
	KUNIT_CASE(objects_are_lost),
	KUNIT_CASE_PARAM(kmemleak_scans, sleep_gen_params),
	{}
};

static struct kunit_suite suite = {
	.name = "acs_policy_leaks",
	.test_cases = cases,
};

kunit_test_suite(suite);
