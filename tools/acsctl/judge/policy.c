// SPDX-License-Identifier: GPL-2.0-only
/*
 * Formats policies, and makes items for single functions.
 */
#include "base/memory.h"
#include "judge/policy.h"

/**
 * policy_format - format a policy as the boot option acs_policy= has it
 * @policy: the policy
 *
 * Return: the text, to be freed with free().
 */
char *policy_format(const struct acs_policy *policy)
{
	size_t size = policy->item_count * ACS_ITEM_TEXT + 1, length = 0;
	char *text = allocate(size, 1);
	unsigned int i;

	for (i = 0; i < policy->item_count; i++) {
		if (i)
			text[length++] = ';';
		length += acs_format_item(text + length, size - length,
					&policy->items[i]);
	}
	return text;
}

/**
 * item_for_function - make an item for one function
 * @item: filled in
 * @record: the core's record of the function
 * @mode: mode of the item
 *
 * The item has the path from the root bus, so that it holds whatever numbers
 * the other buses get.
 */
void item_for_function(struct acs_item *item, const struct acs_device *record,
		       enum acs_mode mode)
{
	unsigned int i;

	memset(item, 0, sizeof(*item));
	item->mode = mode;
	item->kind = ACS_SELECT_PATH;
	item->segment = record->segment;
	item->bus = record->hops[record->hop_count - 1].bus;
	for (i = record->hop_count; i--;)
		item->devfns[item->devfn_count++] = record->hops[i].devfn;
}
