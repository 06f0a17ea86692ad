// SPDX-License-Identifier: GPL-2.0-only
/*
 * The option's parser under libFuzzer, which searches for texts that reach new
 * code. The result has to pass the checks of fuzz-option.h, and the order of
 * claims has to hold for devices that the items select.
 */
#include "random-device.h"
#include "fuzz-option.h"

#define DEVICES_A_TEXT	8

/* The time grows with the square of the number of items */
#define ITEMS_IN_ORDER	12

/* Prints what is wrong, and makes libFuzzer report a crash */
static void expect_nothing(const char *found, const char *text)
{
	if (!found)
		return;
	fprintf(stderr, "\"%s\": %s\n", text, found);
	abort();
}

/* The same devices for the same text: FNV-1a */
static unsigned int hash_of(const char *text)
{
	unsigned int hash = 2166136261u;

	while (*text)
		hash = (hash ^ (u8)*text++) * 16777619u;
	return hash;
}

static void expect_order(struct acs_policy *policy, const char *text)
{
	static struct verdict verdict;
	struct acs_device dev;
	struct question q = { policy, &dev };
	unsigned int i;

	if (policy->item_count > ITEMS_IN_ORDER)
		return;
	random_state = hash_of(text);
	for (i = 0; i < DEVICES_A_TEXT; i++) {
		random_device(&dev, policy);
		q.rule = random_rule(&dev);
		random_tried(&dev, q.rule);
		q.ban = random_ban();
		check_order(&verdict, &q);
		expect_nothing(verdict.text[0] ? verdict.text : NULL, text);
	}
}

static void parse(const char *text, bool legacy)
{
	static struct acs_policy policy;

	policy.item_count = 0;
	expect_nothing(what_is_wrong(text, legacy, &policy), text);
	expect_order(&policy, text);
}

/* Called by libFuzzer */
int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	char *text = strndup((const char *)data, size);

	if (!text)
		abort();
	parse(text, false);
	parse(text, true);
	free(text);
	return 0;
}
