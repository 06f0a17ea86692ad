/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Checks of the boot option: option_cases.h, and the maximum number of items.
 */
#ifndef ACS_TEST_OPTION_CHECK_H
#define ACS_TEST_OPTION_CHECK_H

#include "check.h"
#include "option_cases.h"

typedef void (*option_parser)(struct acs_policy *policy, const char *text,
			      acs_mistake_fn mistake, void *context);

/**
 * struct mistakes - mistakes that the parser reported
 * @places: OFFSET+LENGTH of each, separated by ", "
 * @first: text of the first mistake
 * @outside: a position was not within the text
 * @count: number of mistakes
 */
struct mistakes {
	struct line places;
	const char *first;
	bool outside;
	unsigned int count;
};

static inline void note_mistake(void *context, const char *text,
				const struct acs_mistake *mistake)
{
	struct mistakes *mistakes = context;

	if (mistake->offset + mistake->length > strlen(text))
		mistakes->outside = true;
	if (!mistakes->first)
		mistakes->first = mistake->what;
	append(&mistakes->places, "%s%u+%u", mistakes->count ? ", " : "",
	       mistake->offset, mistake->length);
	mistakes->count++;
}

static inline void append_path(struct line *line, const struct acs_item *item)
{
	unsigned int i;

	append(line, " path %04x:%02x:", item->segment, item->bus);
	for (i = 0; i < item->devfn_count; i++)
		append(line, "%s%02x.%x", i ? "/" : "", item->devfns[i] >> 3,
		       item->devfns[i] & 7);
}

static inline void append_item(struct line *line, const struct acs_item *item)
{
	static const char *const modes[] = { "strict", "quirk", "override" };

	append(line, "%s%s", line->length ? ", " : "", modes[item->mode]);
	switch (item->kind) {
	case ACS_SELECT_DEFAULT:
		append(line, " default");
		break;
	case ACS_SELECT_PATH:
		append_path(line, item);
		break;
	case ACS_SELECT_ID:
		append(line, " id %04x:%04x:%04x:%04x", item->vendor,
		       item->device, item->subsystem_vendor,
		       item->subsystem_device);
		break;
	case ACS_SELECT_DOWNSTREAM:
		append(line, " downstream");
		break;
	case ACS_SELECT_MULTIFUNCTION:
		append(line, " multifunction");
		break;
	}
}

/*
 * If items are formatted in parts of @size bytes, parsing the parts gives the
 * same items again. The log shows them to users of the old option.
 */
static inline void check_item_texts(struct verdict *verdict,
				    const struct acs_policy *policy,
				    size_t size)
{
	static struct mistakes mistakes;
	static struct acs_policy again;
	unsigned int from = 0;
	char text[256];

	memset(&mistakes, 0, sizeof(mistakes));
	memset(&again, 0, sizeof(again));
	while (from < policy->item_count) {
		unsigned int next = acs_format_items(text, size, policy, from);

		if (next <= from || next > policy->item_count ||
		    strlen(text) >= size) {
			wrong(verdict, "items %u to %u in \"%s\"", from, next,
			      text);
			return;
		}
		acs_option_parse(&again, text, note_mistake, &mistakes);
		if (mistakes.count || again.item_count != next)
			wrong(verdict, "\"%s\" is not read as %u items", text,
			      next - from);
		from = next;
	}

	if (again.item_count != policy->item_count ||
	    memcmp(again.items, policy->items,
		   policy->item_count * sizeof(again.items[0])))
		wrong(verdict, "the items are not read as what they word");
}

/* In parts of a single item, if it is long, and of many items */
static inline void check_formatted_items(struct verdict *verdict,
					 const struct acs_policy *policy)
{
	check_item_texts(verdict, policy, ACS_ITEM_TEXT);
	check_item_texts(verdict, policy, 256);
}

static inline void check_option(struct verdict *verdict, option_parser parse,
				const struct option_case *c)
{
	static struct mistakes mistakes;
	static struct acs_policy policy;
	static struct line items;
	unsigned int i;

	memset(&mistakes, 0, sizeof(mistakes));
	memset(&policy, 0, sizeof(policy));
	parse(&policy, c->text, note_mistake, &mistakes);

	clear(&items);
	for (i = 0; i < policy.item_count; i++)
		append_item(&items, &policy.items[i]);

	same_text(verdict, "items", c->items, items.text);
	same_text(verdict, "mistakes", c->mistakes, mistakes.places.text);
	check_formatted_items(verdict, &policy);
	if (mistakes.outside)
		wrong(verdict, "a mistake lies outside the text");
	if (c->says && (!mistakes.first || !strstr(mistakes.first, c->says)))
		wrong(verdict, "expected it to say \"%s\", it said \"%s\"",
		      c->says, mistakes.first ? mistakes.first : "");
}

/*
 * Of @count items, given in one text or, if @apart, each in its own text, the
 * first ACS_ITEMS_MAX are stored unchanged. Each of the others is reported
 * once, at its first character.
 */
static inline void check_item_limit(struct verdict *verdict, bool legacy,
				    bool apart, unsigned int count)
{
	option_parser parse = legacy ? acs_option_parse_legacy
				     : acs_option_parse;
	unsigned int stored = count < ACS_ITEMS_MAX ? count : ACS_ITEMS_MAX;
	static struct mistakes mistakes;
	static struct acs_policy policy;
	static struct line text, places;
	unsigned int i;

	memset(&mistakes, 0, sizeof(mistakes));
	memset(&policy, 0, sizeof(policy));
	clear(&places);
	clear(&text);

	for (i = 0; i < count; i++) {
		size_t start, length;

		if (apart)
			clear(&text);
		if (text.length)
			append(&text, legacy ? "," : ";");
		start = text.length;
		append(&text, legacy ? "id:8086:%x" : "override@pci:8086:%x",
		       0x1000 + i);
		length = text.length - start;
		if (i >= ACS_ITEMS_MAX)
			append(&places, "%s%u+%u", places.length ? ", " : "",
			       (unsigned int)start, (unsigned int)length);
		if (apart || i == count - 1)
			parse(&policy, text.text, note_mistake, &mistakes);
	}

	if (policy.item_count != stored)
		wrong(verdict, "%u items were stored, expected %u",
		      policy.item_count, stored);
	for (i = 0; i < stored; i++)
		if (policy.items[i].mode != ACS_MODE_OVERRIDE ||
		    policy.items[i].kind != ACS_SELECT_ID ||
		    policy.items[i].vendor != 0x8086 ||
		    policy.items[i].device != 0x1000 + i)
			wrong(verdict, "item %u was not stored as given", i);
	same_text(verdict, "mistakes", places.text, mistakes.places.text);
	if (count > ACS_ITEMS_MAX && mistakes.first &&
	    !strstr(mistakes.first, "one too many"))
		wrong(verdict, "it said \"%s\"", mistakes.first);
}

static inline void check_item_limits(struct verdict *verdict)
{
	unsigned int count;

	for (count = 1; count < ACS_ITEMS_MAX + 10; count++) {
		check_item_limit(verdict, false, false, count);
		check_item_limit(verdict, false, true, count);
		check_item_limit(verdict, true, false, count);
		check_item_limit(verdict, true, true, count);
	}
}

/* The limit of most architectures, including the final NUL */
#define COMMAND_LINE	2048

/* A command line with as many of the shortest items as possible */
static inline void check_full_command_line(struct verdict *verdict,
					   bool legacy)
{
	const char *option = legacy ? "pcie_acs_override=" : "pci=acs_policy=";
	const char *item = legacy ? "id:1:1" : "quirk";
	size_t room = COMMAND_LINE - 1 - strlen(option);
	unsigned int i, count = (room + 1) / (strlen(item) + 1);
	static struct mistakes mistakes;
	static struct acs_policy policy;
	static struct line text;

	memset(&mistakes, 0, sizeof(mistakes));
	memset(&policy, 0, sizeof(policy));
	clear(&text);
	for (i = 0; i < count; i++)
		append(&text, "%s%s", !i ? "" : legacy ? "," : ";", item);

	if (legacy)
		acs_option_parse_legacy(&policy, text.text, note_mistake,
					&mistakes);
	else
		acs_option_parse(&policy, text.text, note_mistake, &mistakes);
	if (policy.item_count != count || mistakes.count)
		wrong(verdict, "of %u items %u were stored", count,
		      policy.item_count);
	check_formatted_items(verdict, &policy);
}

#endif /* ACS_TEST_OPTION_CHECK_H */
