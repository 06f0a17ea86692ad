// SPDX-License-Identifier: GPL-2.0-only
/*
 * The boot option under random input: the good and bad texts of
 * option_cases.h, changed at random places.
 */
#include <stdlib.h>

#include "draw.h"
#include "option_check.h"
#include "suites.h"

#define ROUNDS		300000u
#define TEXT_SIZE	400

static const char *any_text(void)
{
	unsigned int i = draw(ARRAY_SIZE(policy_cases) +
			      ARRAY_SIZE(legacy_cases));

	if (i < ARRAY_SIZE(policy_cases))
		return policy_cases[i].text;
	return legacy_cases[i - ARRAY_SIZE(policy_cases)].text;
}

static char any_char(void)
{
	static const char likely[] = "0123456789abcdefABCDEF:/.@;,-*xpcistrd";

	/* Not 0, which would end the text */
	return draw(8) ? likely[draw(sizeof(likely) - 1)] : (char)(1 + draw(255));
}

/* Puts one of the texts into @text at @at, in place of what follows */
static void splice(char *text, size_t at)
{
	snprintf(text + at, TEXT_SIZE - at, "%s%s",
		 draw(2) ? draw(2) ? ";" : "," : "", any_text());
}

static void mutate(char *text)
{
	size_t length = strlen(text), at = draw(length + 1);

	switch (draw(4)) {
	case 0:
		splice(text, at);
		break;
	case 1:
		if (at < length)
			text[at] = any_char();
		break;
	case 2:
		if (at < length)
			memmove(text + at, text + at + 1, length - at);
		break;
	default:
		if (length + 1 < TEXT_SIZE) {
			memmove(text + at + 1, text + at, length - at + 1);
			text[at] = any_char();
		}
		break;
	}
}

/**
 * struct complaints - what holds of all mistakes in a text
 * @count: how many there were
 * @last: offset of the last
 * @wrong: what does not hold, or NULL
 */
struct complaints {
	unsigned int count;
	size_t last;
	const char *wrong;
};

static void note_complaint(void *context, const char *text,
			   const struct acs_mistake *mistake)
{
	struct complaints *complaints = context;
	size_t end = (size_t)mistake->offset + mistake->length;

	if (end > strlen(text))
		complaints->wrong = "a mistake lies outside the text";
	if (complaints->count && mistake->offset <= complaints->last)
		complaints->wrong = "mistakes are not in order";
	if (!mistake->what || !mistake->what[0])
		complaints->wrong = "nothing is said of a mistake";
	complaints->last = mistake->offset;
	complaints->count++;
}

static bool item_is_sound(const struct acs_item *item, bool legacy)
{
	unsigned int max = item->kind == ACS_SELECT_PATH ? ACS_HOPS_MAX : 0;

	if (item->mode > ACS_MODE_OVERRIDE ||
	    item->kind > ACS_SELECT_MULTIFUNCTION)
		return false;
	if (item->devfn_count > max ||
	    (item->kind == ACS_SELECT_PATH && !item->devfn_count))
		return false;
	if (!legacy)
		return true;
	return item->mode == ACS_MODE_OVERRIDE &&
	       item->kind != ACS_SELECT_PATH &&
	       item->kind != ACS_SELECT_DEFAULT &&
	       (item->kind != ACS_SELECT_ID || (item->vendor && item->device));
}

static unsigned int count_items(const char *text, char separator)
{
	unsigned int count = 1;

	while ((text = strchr(text, separator))) {
		text++;
		count++;
	}
	return count;
}

/* @text lies in memory of just its size, so that a read beyond it is seen */
static const char *what_is_wrong(const char *text, bool legacy,
				 struct acs_policy *policy)
{
	unsigned int i, before = policy->item_count;
	struct complaints complaints = {};

	if (legacy)
		acs_option_parse_legacy(policy, text, note_complaint,
					&complaints);
	else
		acs_option_parse(policy, text, note_complaint, &complaints);

	if (complaints.wrong)
		return complaints.wrong;
	if (policy->item_count > ACS_ITEMS_MAX)
		return "more items than there is room for";
	if (policy->item_count < before)
		return "items were lost";
	if (policy->item_count - before + complaints.count !=
	    count_items(text, legacy ? ',' : ';'))
		return "an item was neither stored nor complained of, or both";
	for (i = before; i < policy->item_count; i++)
		if (!item_is_sound(&policy->items[i], legacy))
			return "an item is not sound";
	return NULL;
}

static void no_text_confuses_the_parser(void **state)
{
	static struct acs_policy policy;
	char text[TEXT_SIZE];
	unsigned int round;

	print_message("# seed %u, %u rounds\n", SEED, ROUNDS);
	for (round = 0; round < ROUNDS; round++) {
		unsigned int changes = draw(6);
		bool legacy = draw(4) == 0;
		const char *found;
		char *copy;

		text[0] = '\0';
		splice(text, 0);
		while (changes--)
			mutate(text);

		/* Now and then an option is given several times */
		if (draw(4))
			policy.item_count = 0;
		copy = strdup(text);
		assert_non_null(copy);
		found = what_is_wrong(copy, legacy, &policy);
		free(copy);
		if (found)
			fail_msg("round %u, \"%s\": %s", round, text, found);
	}
}

void suite_option_fuzz(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_text_confuses_the_parser),
	};

	run_suite("option under random input", tests, ARRAY_SIZE(tests));
}
