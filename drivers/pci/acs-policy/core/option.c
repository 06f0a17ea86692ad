// SPDX-License-Identifier: GPL-2.0-only
/*
 * Parses the boot option. Parsing is strict: an item with a mistake is reported
 * along with its position, and ignored; the other items apply.
 *
 *	acs_policy=ITEM[;ITEM...]
 *	ITEM	 := (strict | quirk | override)[@SELECTOR]
 *	SELECTOR := [SEGMENT:]BUS:DEVICE.FUNCTION[/DEVICE.FUNCTION...]
 *		  | pci:VENDOR:DEVICE[:SUBVENDOR:SUBDEVICE]
 *		  | downstream | multifunction
 *
 *	pcie_acs_override=ITEM[,ITEM...]	(deprecated)
 *	ITEM	 := downstream | multifunction | id:VENDOR:DEVICE
 */
#include "policy.h"

static const char expected_mode[] = "expected strict, quirk or override";
static const char expected_selector[] =
	"expected a path (00:1c.0), pci:vvvv:dddd[:ssss:ssss], downstream or multifunction";
static const char expected_legacy[] =
	"expected downstream, multifunction or id:vvvv:dddd";
static const char expected_end[] = "expected the end of the item";
static const char too_many_items[] = "this item is one too many";

/**
 * struct reader - the item being read
 * @text: the whole option
 * @at: next character
 * @end: one past the last character of the item
 * @mistake: the first mistake; @mistake.what is NULL if there is none so far
 */
struct reader {
	const char *text;
	const char *at;
	const char *end;
	struct acs_mistake mistake;
};

static bool __acs_init mistake_at(struct reader *r, const char *from,
				  const char *to, const char *what)
{
	r->mistake.offset = from - r->text;
	r->mistake.length = to - from;
	r->mistake.what = what;
	return false;
}

/* The rest of the item is wrong */
static bool __acs_init mistake_here(struct reader *r, const char *what)
{
	return mistake_at(r, r->at, r->end, what);
}

static bool __acs_init take_char(struct reader *r, char c)
{
	if (r->at == r->end || *r->at != c)
		return false;
	r->at++;
	return true;
}

/* Consumes @word only if the item ends there, or @after follows */
static bool __acs_init take_word(struct reader *r, const char *word, char after)
{
	size_t length = strlen(word);

	if ((size_t)(r->end - r->at) < length ||
	    strncmp(r->at, word, length))
		return false;
	if (r->at + length != r->end && r->at[length] != after)
		return false;
	r->at += length;
	return true;
}

static bool __acs_init take_hex(struct reader *r, unsigned int digits_max,
				u32 max, const char *what, u32 *value)
{
	const char *from = r->at;

	*value = 0;
	while (r->at < r->end && hex_to_bin(*r->at) >= 0) {
		if (r->at == from + digits_max)
			return mistake_at(r, from, r->end, what);
		*value = *value << 4 | hex_to_bin(*r->at++);
	}

	if (r->at == from)
		return mistake_here(r, what);
	if (*value > max)
		return mistake_at(r, from, r->at, what);
	return true;
}

static bool __acs_init take_end(struct reader *r)
{
	return r->at == r->end || mistake_here(r, expected_end);
}

static bool __acs_init take_id(struct reader *r, u16 *id)
{
	u32 value;

	if (!take_hex(r, 4, 0xffff, "expected an id of 1 to 4 hex digits",
		      &value))
		return false;
	*id = value;
	return true;
}

static bool __acs_init take_colon(struct reader *r)
{
	return take_char(r, ':') || mistake_here(r, "expected ':' and an id");
}

static bool __acs_init take_ids(struct reader *r, struct acs_item *item)
{
	item->kind = ACS_SELECT_ID;
	if (!take_id(r, &item->vendor) || !take_colon(r) ||
	    !take_id(r, &item->device))
		return false;
	if (r->at == r->end)
		return true;

	return take_colon(r) && take_id(r, &item->subsystem_vendor) &&
	       take_colon(r) && take_id(r, &item->subsystem_device) &&
	       take_end(r);
}

static bool __acs_init take_devfn(struct reader *r, struct acs_item *item)
{
	u32 device, function;

	if (item->devfn_count == ACS_HOPS_MAX)
		return mistake_here(r, "the path has too many steps");
	if (!take_hex(r, 2, 0x1f, "expected a device number, 00 to 1f",
		      &device))
		return false;
	if (!take_char(r, '.'))
		return mistake_here(r, "expected '.' and a function number");
	if (!take_hex(r, 1, 7, "expected a function number, 0 to 7",
		      &function))
		return false;

	item->devfns[item->devfn_count++] = device << 3 | function;
	return true;
}

/* Two colons before the first dot: a segment, a bus and a device */
static bool __acs_init at_segment(const struct reader *r)
{
	unsigned int colons = 0;
	const char *at;

	for (at = r->at; at < r->end && *at != '.'; at++)
		colons += *at == ':';
	return colons > 1;
}

/* A path begins with a number and a colon */
static bool __acs_init at_path(const struct reader *r)
{
	const char *at = r->at;

	while (at < r->end && hex_to_bin(*at) >= 0)
		at++;
	return at > r->at && at < r->end && *at == ':';
}

static bool __acs_init take_path(struct reader *r, struct acs_item *item)
{
	u32 bus;

	item->kind = ACS_SELECT_PATH;
	if (at_segment(r)) {
		if (!take_hex(r, 8, ~0U, "expected a segment in hex",
			      &item->segment))
			return false;
		if (!take_char(r, ':'))
			return mistake_here(r, expected_selector);
	}

	if (!take_hex(r, 2, 0xff, expected_selector, &bus))
		return false;
	item->bus = bus;
	if (!take_char(r, ':'))
		return mistake_here(r, "expected ':' and a device number");

	do {
		if (!take_devfn(r, item))
			return false;
	} while (take_char(r, '/'));

	return take_end(r);
}

static bool __acs_init take_class(struct reader *r, struct acs_item *item)
{
	if (take_word(r, "downstream", '\0')) {
		item->kind = ACS_SELECT_DOWNSTREAM;
		return true;
	}
	if (take_word(r, "multifunction", '\0')) {
		item->kind = ACS_SELECT_MULTIFUNCTION;
		return true;
	}
	return false;
}

static bool __acs_init take_selector(struct reader *r, struct acs_item *item)
{
	if (take_class(r, item))
		return true;
	if (take_word(r, "pci", ':')) {
		if (!take_char(r, ':'))
			return mistake_here(r, "expected ':' and a vendor id");
		return take_ids(r, item);
	}
	if (!at_path(r))
		return mistake_here(r, expected_selector);
	return take_path(r, item);
}

static bool __acs_init take_item(struct reader *r, struct acs_item *item)
{
	if (take_word(r, "strict", '@'))
		item->mode = ACS_MODE_STRICT;
	else if (take_word(r, "quirk", '@'))
		item->mode = ACS_MODE_QUIRK;
	else if (take_word(r, "override", '@'))
		item->mode = ACS_MODE_OVERRIDE;
	else
		return mistake_here(r, expected_mode);

	item->kind = ACS_SELECT_DEFAULT;
	return !take_char(r, '@') || take_selector(r, item);
}

/* An id of 0 would match any id, which the old option never did */
static bool __acs_init take_legacy_item(struct reader *r, struct acs_item *item)
{
	const char *from;

	item->mode = ACS_MODE_OVERRIDE;
	if (take_class(r, item))
		return true;
	if (!take_word(r, "id", ':') || !take_char(r, ':'))
		return mistake_here(r, expected_legacy);

	from = r->at;
	item->kind = ACS_SELECT_ID;
	if (!take_id(r, &item->vendor) || !take_colon(r) ||
	    !take_id(r, &item->device) || !take_end(r))
		return false;
	if (!item->vendor || !item->device)
		return mistake_at(r, from, r->end, "expected ids other than 0");
	return true;
}

static void __acs_init parse(struct acs_policy *policy, const char *text,
			     char separator,
			     bool (*take)(struct reader *r,
					  struct acs_item *item),
			     acs_mistake_fn mistake, void *context)
{
	const char *from = text;

	for (;;) {
		const char *end = strchr(from, separator);
		struct reader r = { .text = text, .at = from };
		struct acs_item item = {};
		bool good;

		r.end = end ? end : from + strlen(from);
		good = take(&r, &item);
		if (good && policy->item_count == ACS_ITEMS_MAX) {
			r.at = from;
			good = mistake_here(&r, too_many_items);
		}
		if (good)
			policy->items[policy->item_count++] = item;
		else
			mistake(context, text, &r.mistake);

		if (!end)
			return;
		from = end + 1;
	}
}

/**
 * acs_option_parse - add the items of acs_policy= to a policy
 * @policy: the valid items are added to it
 * @text: what follows "acs_policy="
 * @mistake: called for each invalid item, with the position of its mistake
 * @context: passed to @mistake
 */
void __acs_init acs_option_parse(struct acs_policy *policy, const char *text,
				 acs_mistake_fn mistake, void *context)
{
	parse(policy, text, ';', take_item, mistake, context);
}

/**
 * acs_option_parse_legacy - add the items of pcie_acs_override= to a policy
 * @policy: the valid items are added to it, as overrides
 * @text: what follows "pcie_acs_override="
 * @mistake: called for each invalid item, with the position of its mistake
 * @context: passed to @mistake
 */
void __acs_init acs_option_parse_legacy(struct acs_policy *policy,
					const char *text,
					acs_mistake_fn mistake, void *context)
{
	parse(policy, text, ',', take_legacy_item, mistake, context);
}
