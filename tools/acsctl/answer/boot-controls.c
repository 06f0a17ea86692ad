// SPDX-License-Identifier: GPL-2.0-only
/*
 * Parses the options of pci= that change ACS control registers.
 *
 *	disable_acs_redir=DEVICE[;DEVICE...]
 *	config_acs=FLAGS@DEVICE[;FLAGS@DEVICE...]
 *	DEVICE := [SEGMENT:]BUS:DEVICE.FUNCTION[/DEVICE.FUNCTION...]
 *		| pci:VENDOR:DEVICE[:SUBVENDOR:SUBDEVICE]
 *	FLAGS  := 0, 1 or x for each bit, the last one for bit 0
 *
 * These devices are selectors of acs_policy=, so the core parses them. The
 * kernel stops at the first item that it cannot parse.
 */
#include <stdlib.h>

#include "answer/boot-controls.h"
#include "base/memory.h"
#include "base/text.h"

static const char expected_device[] =
	"expected a path (00:1c.0) or pci:vvvv:dddd[:ssss:ssss]; the kernel stops reading here";
static const char expected_flags[] =
	"expected flags of 0, 1 and x, then '@' and a device; the kernel stops reading here";
static const char too_many_flags[] =
	"bit 6 is the highest that can be set or cleared; the kernel stops reading here";

/* What the core needs in front of a selector */
#define MODE	"strict@"

/**
 * struct parse - an item being parsed
 * @item: the item
 * @at: offset of what is being parsed in the option
 * @wrong: the mistake; its text is NULL if there is none
 */
struct parse {
	struct control_item item;
	size_t at;
	struct acs_mistake wrong;
};

static bool fail(struct parse *parse, size_t at, size_t length,
		 const char *what)
{
	parse->wrong.offset = at;
	parse->wrong.length = length;
	parse->wrong.what = what;
	return false;
}

static void keep_place(void *context, const char *text,
		       const struct acs_mistake *mistake)
{
	struct parse *parse = context;
	size_t skipped = strlen(MODE);

	if (mistake->offset < skipped)
		fail(parse, parse->at, 0, expected_device);
	else
		fail(parse, parse->at + mistake->offset - skipped,
		     mistake->length, expected_device);
}

static bool parse_device(struct parse *parse, const char *text)
{
	struct acs_policy *policy = allocate(1, sizeof(*policy));
	char *made = text_format(MODE "%s", text);

	acs_option_parse(policy, made, keep_place, parse);
	parse->item.device = policy->items[0];
	if (!parse->wrong.what &&
	    parse->item.device.kind != ACS_SELECT_PATH &&
	    parse->item.device.kind != ACS_SELECT_ID)
		fail(parse, parse->at, strlen(text), expected_device);
	free(made);
	free(policy);
	return !parse->wrong.what;
}

/* The kernel keeps 16 bits, and refuses those of them that mean nothing */
static bool parse_flags(struct parse *parse, const char *text, size_t length)
{
	size_t i;

	if (strspn(text, "01xX") != length)
		return fail(parse, parse->at + strspn(text, "01xX"), 1,
			    expected_flags);
	for (i = 0; i < length; i++) {
		u16 bit = i < 16 ? BIT(i) : 0;
		char flag = text[length - 1 - i];

		if (flag == '1')
			parse->item.set |= bit;
		else if (flag == '0')
			parse->item.clear |= bit;
	}
	if ((parse->item.set | parse->item.clear) & ~ACS_BITS)
		return fail(parse, parse->at, length, too_many_flags);
	return true;
}

static bool parse_config(struct parse *parse, const char *text)
{
	size_t length = strcspn(text, "@");

	if (!text[length])
		return fail(parse, parse->at, length, expected_flags);
	if (!parse_flags(parse, text, length))
		return false;
	parse->at += length + 1;
	return parse_device(parse, text + length + 1);
}

static bool parse_redirect(struct parse *parse, const char *text)
{
	parse->item.clear = CONTROL_REDIRECTS;
	return parse_device(parse, text);
}

static bool parse_item(struct parse *parse, enum control_option option,
		       const char *text)
{
	return (option == CONTROL_CONFIG ? parse_config :
					   parse_redirect)(parse, text);
}

static void add_item(struct control_list *list, const struct control_item *item)
{
	list->items = reallocate(list->items, list->count + 1,
				 sizeof(*list->items));
	list->items[list->count++] = *item;
}

/**
 * control_list_parse - parse the value of an option
 * @list: the items are added to it
 * @option: which option
 * @text: what follows its name
 * @mistake: called for the first mistake
 * @context: passed to @mistake
 *
 * Return: true if there is no mistake.
 */
bool control_list_parse(struct control_list *list, enum control_option option,
			const char *text, acs_mistake_fn mistake, void *context)
{
	const char *from = text;

	do {
		size_t length = strcspn(from, ";");
		char *item = text_format("%.*s", (int)length, from);
		struct parse parse = { .at = from - text };
		bool good = parse_item(&parse, option, item);

		free(item);
		if (!good) {
			list->is_garbled = true;
			mistake(context, text, &parse.wrong);
			return false;
		}
		add_item(list, &parse.item);
		from += length;
		/* The kernel does not miss an item at the end */
		from += *from == ';';
	} while (*from);
	return true;
}

/**
 * is_control_item - check whether a text looks like an item
 * @text: the text
 *
 * Return: true if it is an item of one of the options.
 */
bool is_control_item(const char *text)
{
	struct parse redirect = {}, config = {};

	return parse_redirect(&redirect, text) || parse_config(&config, text);
}
