// SPDX-License-Identifier: GPL-2.0-only
/*
 * Lets kmemleak scan after all other suites, without a user process to ask for
 * it: its thread scans every ten minutes, and under User Mode Linux in
 * time-travel mode a sleep takes no time. What it found is in the log
 * (kmemleak.verbose=1), and has to be the one object that is lost here on
 * purpose: whoever reads the log sees by it that kmemleak was awake.
 */
#include <linux/delay.h>
#include <linux/slab.h>

#include <kunit/test.h>

/* Less than what KUnit allows a case */
#define SLEEP_SECONDS	200

/*
 * An object is reported by the second scan that finds it unchanged, so twice
 * ten minutes and the one that it may have to wait for the first.
 */
#define SLEEPS		10

static noinline void lose_object(void)
{
	char *object = kmalloc(200, GFP_KERNEL);

	if (object)
		strscpy(object, "lost on purpose", 200);
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

static struct kunit_case cases[] = {
	KUNIT_CASE(object_is_lost),
	KUNIT_CASE_PARAM(kmemleak_scans, next_sleep),
	{}
};

static struct kunit_suite suite = {
	.name = "acs_policy_leaks",
	.test_cases = cases,
};

kunit_test_suite(suite);
