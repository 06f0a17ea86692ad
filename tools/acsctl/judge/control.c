// SPDX-License-Identifier: GPL-2.0-only
/*
 * What disable_acs_redir= and config_acs= make of an ACS control register.
 *
 * Linux 6.1 changes what it has enabled before. Since 6.11, the bits that an
 * item does not name are those that the firmware has set. A source does not
 * show these, since its kernel may have enabled more. So they are unknown.
 */
#include "judge/control.h"
#include "judge/scenario.h"

/* A path through a bridge that the source does not have */
static bool may_be_below(const struct acs_item *item, const struct function *f)
{
	return f->orphan && item->devfn_count > 1 &&
	       item->segment == f->domain &&
	       item->devfns[item->devfn_count - 1] == f->devfn;
}

/**
 * control_item_names - check whether an item selects a function
 * @item: the item
 * @function: the function
 * @record: record of the function
 *
 * Return: whether it does, as far as the source tells.
 */
enum fact control_item_names(const struct control_item *item,
			     const struct function *function,
			     const struct acs_device *record)
{
	struct acs_item device = item->device;

	if (item_asks_for_unknown(&device, function))
		return FACT_UNKNOWN;
	if (device.kind == ACS_SELECT_PATH)
		return acs_item_selects(&device, record) ? FACT_YES :
		       may_be_below(&device, function) ? FACT_UNKNOWN : FACT_NO;
	if (function->has_subsystem ||
	    (!device.subsystem_vendor && !device.subsystem_device))
		return acs_item_selects(&device, record) ? FACT_YES : FACT_NO;
	device.subsystem_vendor = 0;
	device.subsystem_device = 0;
	return acs_item_selects(&device, record) ? FACT_UNKNOWN : FACT_NO;
}

/**
 * control_range_join - join what a register may hold
 * @a: what it may hold in one case
 * @b: what it may hold in another one
 *
 * Return: what it may hold in either.
 */
struct control_range control_range_join(struct control_range a,
					struct control_range b)
{
	return (struct control_range) {
		.least = a.least & b.least,
		.most = a.most | b.most,
	};
}

/* Bits that are not implemented stay 0 */
static struct control_range apply_item(const struct control_item *item,
				       const struct function *f,
				       const struct acs_device *record)
{
	u32 implemented = record->words.capability;
	u32 may_lack = f->acs == FACT_YES && f->has_words ? 0 : implemented;

	return (struct control_range) {
		.least = item->set & implemented,
		.most = (implemented & ~item->clear) | may_lack,
	};
}

/*
 * Applies the first item that names the function, and joins what those before it
 * make of it that may name it
 */
static struct control_range apply_list(const struct control_list *list,
				       const struct function *f,
				       const struct acs_device *record,
				       struct control_range range)
{
	bool is_open = false;
	unsigned int i;

	for (i = 0; i < list->count; i++) {
		const struct control_item *item = &list->items[i];
		enum fact names = control_item_names(item, f, record);
		struct control_range change = apply_item(item, f, record);

		if (names == FACT_YES)
			return is_open ? control_range_join(range, change) :
					 change;
		if (names == FACT_UNKNOWN)
			range = control_range_join(range, change);
		is_open |= names == FACT_UNKNOWN;
	}
	if (list->is_garbled)
		range.least = 0;
	return range;
}

/**
 * controls_apply - find out what the options make of a control register
 * @controls: the options
 * @function: the function
 * @record: record of the function, with its ACS registers as they are without
 *	the options
 *
 * Return: what the register may hold.
 */
struct control_range controls_apply(const struct controls *controls,
				    const struct function *function,
				    const struct acs_device *record)
{
	struct control_range range = {
		.least = record->words.control,
		.most = record->words.control,
	};
	unsigned int i;

	for (i = 0; i < CONTROL_OPTIONS; i++)
		range = apply_list(&controls->lists[i], function, record,
				   range);
	return range;
}

static enum fact list_names(const struct control_list *list,
			    const struct function *f,
			    const struct acs_device *record)
{
	enum fact found = list->is_garbled ? FACT_UNKNOWN : FACT_NO;
	unsigned int i;

	for (i = 0; i < list->count; i++) {
		enum fact names = control_item_names(&list->items[i], f,
						     record);

		if (names == FACT_YES)
			return FACT_YES;
		if (names == FACT_UNKNOWN)
			found = FACT_UNKNOWN;
	}
	return found;
}

/**
 * controls_name - check whether an option selects a function
 * @controls: the options, or NULL
 * @function: the function
 * @record: record of the function
 *
 * Return: whether one of them does, as far as the source tells.
 */
enum fact controls_name(const struct controls *controls,
			const struct function *function,
			const struct acs_device *record)
{
	enum fact redirect, config;

	if (!controls)
		return FACT_NO;
	redirect = list_names(&controls->lists[CONTROL_REDIRECT], function,
			      record);
	config = list_names(&controls->lists[CONTROL_CONFIG], function, record);
	if (redirect == FACT_YES || config == FACT_YES)
		return FACT_YES;
	return redirect == FACT_NO && config == FACT_NO ? FACT_NO :
							  FACT_UNKNOWN;
}
