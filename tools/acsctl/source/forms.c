// SPDX-License-Identifier: GPL-2.0-only
/*
 * Turns the forms in which people describe machines into that of lspci -v. A
 * line that is of no other form stays as it is.
 */
#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "machine/raw-capture.h"
#include "source/forms.h"

/**
 * forms_print - add a line in the form of lspci
 * @forms: the text
 * @format: as for printf()
 */
void forms_print(struct forms *forms, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	plain_add(forms->to, text_vformat(format, args), forms->number);
	va_end(args);
}

/**
 * forms_group - say of a function which group it is in
 * @forms: the text
 * @address: address of the function
 * @group: its group
 */
void forms_group(struct forms *forms, const char *address, int group)
{
	forms_print(forms, "%s", address);
	forms_print(forms, "\tIOMMUGroup: %d", group);
	forms_print(forms, "%s", "");
}

/**
 * forms_find_bus - find the bus that a bridge leads to
 * @forms: the text
 * @bridge: address of the bridge, with its domain
 *
 * Return: the bus, or -1 if it is unknown.
 */
int forms_find_bus(const struct forms *forms, const char *bridge)
{
	unsigned int i;

	for (i = 0; i < forms->bus_count; i++)
		if (!strcmp(forms->buses[i].bridge, bridge))
			return forms->buses[i].bus;
	return -1;
}

static void remember_bus(struct forms *forms, const char *bridge,
			 unsigned int bus)
{
	struct bridge_bus *entry;

	if (forms->bus_count == forms->bus_room) {
		forms->bus_room = forms->bus_room ? forms->bus_room * 2 : 32;
		forms->buses = reallocate(forms->buses, forms->bus_room,
					  sizeof(*forms->buses));
	}
	entry = &forms->buses[forms->bus_count++];
	snprintf(entry->bridge, sizeof(entry->bridge), "%s", bridge);
	entry->bus = bus;
}

/**
 * forms_bus - say of a bridge to which bus it leads
 * @forms: the text
 * @bridge: address of the bridge, with its domain
 * @bus: the bus
 */
void forms_bus(struct forms *forms, const char *bridge, unsigned int bus)
{
	unsigned int primary;

	if (forms_find_bus(forms, bridge) >= 0 ||
	    sscanf(bridge, "%*x:%x:", &primary) != 1)
		return;
	remember_bus(forms, bridge, bus);
	forms_print(forms, "%s", bridge);
	forms_print(forms, "\tBus: primary=%02x, secondary=%02x, subordinate=%02x",
		    primary, bus, bus);
	forms_print(forms, "%s", "");
}

/**
 * read_group - read the number of a group
 * @text: text that begins with it
 * @group: set to the number
 *
 * Return: true if there is one.
 */
bool read_group(const char *text, int *group)
{
	unsigned int digits = strspn(text, "0123456789");

	if (!digits || digits > 9)
		return false;
	*group = atoi(text);
	return true;
}

/**
 * take_address - read the address of a function
 * @text: text that begins with it; set to what follows
 * @address: set to the address with its domain; has room for ADDRESS_TEXT
 *
 * Any character but one of an address may follow.
 *
 * Return: true if there is one.
 */
bool take_address(const char **text, char *address)
{
	struct acs_capture_function f;
	unsigned int length = strspn(*text, "0123456789abcdefABCDEF:.");
	bool shows_domain;

	/* "0000:01:00.0:" */
	while (length && strchr(":.", (*text)[length - 1]))
		length--;
	if (acs_capture_parse_address(*text, length, &f, &shows_domain) !=
	    length || !length)
		return false;
	snprintf(address, ADDRESS_TEXT, "%04x:%02x:%02x.%x", f.domain, f.bus,
		 f.devfn >> 3, f.devfn & 7);
	*text += length;
	return true;
}

/* Notes what later lines may refer to */
static void note_plain(struct forms *forms, const char *text)
{
	const char *at = text;
	unsigned int bus;

	if (take_address(&at, forms->title)) {
		forms->functions++;
		forms->seen_function = true;
		forms->skips = false;
	} else if (*forms->title &&
		   sscanf(text, "Bus: primary=%*x, secondary=%2x", &bus) == 1 &&
		   forms_find_bus(forms, forms->title) < 0) {
		remember_bus(forms, forms->title, bus);
	}
}

static bool has_ids(const char *text)
{
	for (; (text = strchr(text, '[')); text++)
		if (strspn(text + 1, "0123456789abcdefABCDEF") == 4 &&
		    text[5] == ':' &&
		    strspn(text + 6, "0123456789abcdefABCDEF") == 4 &&
		    text[10] == ']')
			return true;
	return false;
}

/**
 * forms_note_hidden - note that a line has the title of a function that is not
 *	read, since something else stands before it
 * @forms: the text
 * @text: what the line has apart from what is read: "0 | 00:01.0 PCI bridge
 *	[0604]: ... [8086:1901]"
 */
void forms_note_hidden(struct forms *forms, const char *text)
{
	char address[ADDRESS_TEXT];
	const char *at = text, *rest;

	if (!has_ids(text))
		return;
	for (; *at; at++) {
		rest = at;
		if (at > text && !isalnum((unsigned char)at[-1]) &&
		    !strchr(":.", at[-1]) && take_address(&rest, address) &&
		    strchr(" \t,:", *rest))
			break;
	}
	if (*at && !forms->hidden++)
		forms->hidden_line = forms->number;
}

/* A title with the group at its end: "... [8086:1901] (IOMMU group 1)" */
static bool take_group_at_end(struct forms *forms, const char *text)
{
	size_t length = strlen(text), digits;
	const char *end, *at = text, *words;
	char address[ADDRESS_TEXT];
	int group;

	while (length && strchr(" \t)].", text[length - 1]))
		length--;
	for (digits = 0; digits < length; digits++)
		if (!isdigit((unsigned char)text[length - digits - 1]))
			break;
	end = text + length - digits;
	if (!digits || !take_address(&at, address) || !strchr(" \t:", *at))
		return false;
	words = end;
	while (words > at && strchr(" \t:#=_", words[-1]))
		words--;
	if (words - at < 5 ||
	    (strncasecmp(words - 5, "group", 5) &&
	     (words[-1] != '/' || strncmp(words - 7, "groups/", 7))) ||
	    !read_group(end, &group))
		return false;
	forms_group(forms, address, group);
	return true;
}

static void take_plain(struct forms *forms, const char *line)
{
	const char *text = skip_blanks(line);

	take_group_at_end(forms, text);
	forms_note_hidden(forms, text);
	if (!*text)
		forms->group_ends = true;
	note_plain(forms, text);
	if (!forms->skips)
		forms_print(forms, "%s", line);
}

/**
 * form_capture - take the first or the last line of a capture
 * @forms: the text
 * @text: the line, without indentation
 *
 * Return: true if it is one.
 */
bool form_capture(struct forms *forms, const char *text)
{
	unsigned int count, seen = forms->functions - forms->first_function;

	if (!strcmp(text, CAPTURE_BEGIN)) {
		forms->in_capture = true;
		forms->first_function = forms->functions;
		return true;
	}
	if (strncmp(text, CAPTURE_END, strlen(CAPTURE_END)) ||
	    sscanf(text + strlen(CAPTURE_END), "%u", &count) != 1)
		return false;
	if (count > seen)
		forms->cut += count - seen;
	else
		forms->to->is_whole = forms->in_capture &&
				      strstr(text, CAPTURE_WHOLE);
	forms->in_capture = false;
	return true;
}

static bool (*const takers[])(struct forms *forms, const char *text) = {
	form_capture,
	form_tree,
	form_json,
	form_pvesh,
	form_record,
	form_command_line,
	form_release,
	form_log,
	form_links,
	form_quoted,
	form_path,
	form_loop,
};

static void take_line(struct forms *forms, const char *line)
{
	const char *text = skip_blanks(line);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(takers); i++)
		if (takers[i](forms, text))
			return;
	take_plain(forms, line);
}

static void end_text(struct forms *forms)
{
	unsigned int i;

	form_record_end(forms);
	forms->cut += forms->in_capture;
	for (i = 0; i < forms->column_count; i++)
		free(forms->columns[i]);
	free(forms->buses);
}

/**
 * forms_convert - turn all forms into that of lspci -v
 * @to: gets the lines
 * @from: the lines as they are
 * @warnings: collects what cannot be converted, or NULL
 *
 * Return: true if nothing was lost.
 */
bool forms_convert(struct plain *to, const struct plain *from,
		   struct warnings *warnings)
{
	struct forms forms = {
		.from = from,
		.to = to,
		.group = FORMS_NONE,
		.link_group = FORMS_NONE,
	};

	while (forms.next < from->count) {
		const struct plain_line *line = &from->lines[forms.next++];

		forms.number = line->number;
		take_line(&forms, line->text);
	}
	end_text(&forms);
	if (forms.lost && warnings)
		warn(warnings, 0,
		     "%u functions are left out, since lspci -P does not show their buses; lspci -PP does",
		     forms.lost);
	if (forms.hidden && warnings)
		warn(warnings, forms.hidden_line,
		     "%u lines name a function after something else, and are left out; sudo lspci -vvnn prints what can be read",
		     forms.hidden);
	if (forms.cut && warnings)
		warn(warnings, 0,
		     "the capture is cut off: its last line, or functions before that, are missing");
	return !forms.lost && !forms.cut && !forms.hidden;
}
