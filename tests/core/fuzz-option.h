/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Checks that hold for both parsers with any input: each item is stored or
 * reported, reports are in order and within the text, and stored items are
 * valid.
 */
#ifndef ACS_TEST_FUZZ_OPTION_H
#define ACS_TEST_FUZZ_OPTION_H

#include <stdlib.h>

#include "option_check.h"

/**
 * struct complaints - check of the mistakes in a text
 * @count: number of mistakes
 * @last: offset of the last mistake
 * @wrong: what is wrong with a mistake, or NULL
 */
struct complaints {
	unsigned int count;
	size_t last;
	const char *wrong;
};

static inline void note_complaint(void *context, const char *text,
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

static inline bool item_is_sound(const struct acs_item *item, bool legacy)
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

static inline unsigned int count_items(const char *text, char separator)
{
	unsigned int count = 1;

	while ((text = strchr(text, separator))) {
		text++;
		count++;
	}
	return count;
}

static inline void read_option(struct acs_policy *policy, const char *text,
			       bool legacy, struct complaints *complaints)
{
	if (legacy)
		acs_option_parse_legacy(policy, text, note_complaint,
					complaints);
	else
		acs_option_parse(policy, text, note_complaint, complaints);
}

/* Each item of the text is parsed as if there were no other */
static inline bool are_read_alone(const char *text, bool legacy,
				  const struct acs_item *items,
				  unsigned int count)
{
	static struct acs_policy alone;
	unsigned int stored = 0;
	size_t length;

	for (;; text += length + 1) {
		struct complaints complaints = {};
		char *item;

		length = strcspn(text, legacy ? "," : ";");
		item = strndup(text, length);
		if (!item)
			abort();
		alone.item_count = 0;
		read_option(&alone, item, legacy, &complaints);
		free(item);
		if (alone.item_count &&
		    (stored == count ||
		     memcmp(&items[stored++], alone.items, sizeof(items[0]))))
			return false;
		if (!text[length])
			return stored == count;
	}
}

/**
 * what_is_wrong - parse an option, and check the result
 * @text: the option, without memory after its end, so that reading too far is
 *	noticed
 * @legacy: it is the old option
 * @policy: its items are added here
 *
 * Return: what is wrong, or NULL.
 */
static inline const char *what_is_wrong(const char *text, bool legacy,
					struct acs_policy *policy)
{
	unsigned int i, before = policy->item_count;
	struct complaints complaints = {};
	static struct verdict verdict;

	read_option(policy, text, legacy, &complaints);
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
	if (policy->item_count < ACS_ITEMS_MAX &&
	    !are_read_alone(text, legacy, &policy->items[before],
			    policy->item_count - before))
		return "an item is read otherwise than alone";

	verdict.text[0] = '\0';
	check_formatted_items(&verdict, policy);
	return verdict.text[0] ? verdict.text : NULL;
}

#endif /* ACS_TEST_FUZZ_OPTION_H */
