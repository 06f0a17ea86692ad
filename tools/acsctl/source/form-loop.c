// SPDX-License-Identifier: GPL-2.0-only
/*
 * The loops over /sys/kernel/iommu_groups that guides print. The group stands
 * before the address, or in a line of its own before the functions:
 *
 *	IOMMU Group 1 00:01.0 PCI bridge [0604]: ...
 *	Group 15:  [8086:a2ba] [R] 00:16.0  Communication controller   200 ...
 */
#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

#include "source/forms.h"

/* Longest "[...]" before an address */
#define MARK_MAX	16

/* "### ", "** ", "[", "'", and signs that are no letters of ASCII */
static const char *skip_marks_of_title(const char *text)
{
	while (*text && (*text & 0x80 || strchr("#=*-+`'\"[>_| \t", *text)))
		text++;
	return text;
}

/*
 * The same in another language: "IOMMU-Gruppe 15:", "Groupe IOMMU 15 :". Apart
 * from "IOMMU", there are only letters, the number, and signs after that.
 */
static const char *skip_foreign_group(const char *text, int *group)
{
	const char *at = text;
	bool has_iommu = false, has_word = false;

	while (*at && !isdigit((unsigned char)*at)) {
		if (!strncasecmp(at, "iommu", 5)) {
			has_iommu = true;
			at += 5;
		} else if (*at & 0x80 || isalpha((unsigned char)*at)) {
			has_word = true;
			at++;
		} else if (strchr(" -_#\t", *at)) {
			at++;
		} else {
			return NULL;
		}
	}
	if (!has_iommu || !has_word || at - text > 40 || !read_group(at, group))
		return NULL;
	at += strspn(at, "0123456789");
	at += strspn(at, " :");
	return !*at || address_length(at) ? at : NULL;
}

/* "IOMMU Group 15:", "### group 15 ###"; returns what follows, or NULL */
static const char *skip_group(const char *text, int *group)
{
	const char *at = skip_marks_of_title(text);

	if (!strncasecmp(at, "iommu", 5))
		at += 5 + strspn(at + 5, " _-");
	if (strncasecmp(at, "group", 5))
		return NULL;
	at += 5;
	at += strspn(at, " :#=_\t");
	if (!read_group(at, group))
		return NULL;
	at += strspn(at, "0123456789");
	if (isalpha((unsigned char)*at) || *at == '/' || *at == '.')
		return NULL;
	/* "=> 00:01.0": what stands between is no part of an address */
	while (*at && (*at & 0x80 || strchr(" :#=*-),\t]`'\">|", *at)))
		at++;
	return at;
}

/* "[8086:a2ba] [R] " before an address; sets @ids to the former, or NULL */
static const char *skip_marks(const char *text, const char **ids)
{
	*ids = NULL;
	while (*text == '[') {
		size_t length = strcspn(text, "]");

		if (!text[length] || length > MARK_MAX)
			return text;
		if (length == 10 && text[5] == ':')
			*ids = text;
		text = skip_blanks(text + length + 1);
	}
	return text;
}

/* An address as a number, in the order in which loops print them */
static u64 order_of(const char *address)
{
	unsigned int domain, bus, device, function;

	if (sscanf(address, "%x:%x:%x.%x", &domain, &bus, &device,
		   &function) != 4)
		return 0;
	return (u64)domain << 32 | bus << 16 | device << 8 | function;
}

/*
 * A title line: with its class and its name in columns, it lacks the colon that
 * lspci prints in between
 */
static void print_title(struct forms *forms, const char *text,
			unsigned int length, const char *ids)
{
	const char *title = skip_blanks(text + length), *gap;
	bool has_ids = ids && !strstr(title, ids) && strlen(ids) >= 11;

	gap = strstr(title, ": ") ? NULL : strstr(title, "  ");
	if (gap)
		forms_print(forms, "%.*s %.*s: %s%s%.*s", (int)length, text,
			    (int)(gap - title), title, skip_blanks(gap),
			    has_ids ? " " : "", has_ids ? 11 : 0, ids);
	else
		forms_print(forms, "%.*s %s%s%.*s", (int)length, text, title,
			    has_ids ? " " : "", has_ids ? 11 : 0, ids);
}

/* A title below a group's, or with its group before it */
static void take_title(struct forms *forms, const char *text,
		       unsigned int length, const char *ids)
{
	char address[ADDRESS_TEXT];
	const char *at = text;
	u64 order;

	if (!take_address(&at, address))
		return;
	order = order_of(address);
	/* Another list has begun: loops print the functions in their order */
	if ((forms->group_last && order < forms->group_last) ||
	    (forms->group_last && forms->group_ends))
		forms->group = FORMS_NONE;
	forms->group_last = order + 1;
	forms->group_ends = false;
	forms->seen_function = true;
	forms->skips = false;
	snprintf(forms->title, sizeof(forms->title), "%s", address);
	if (forms->group != FORMS_NONE)
		forms_group(forms, forms->title, forms->group);
	forms_note_hidden(forms, text + length);
	print_title(forms, text, length, ids);
}

/*
 * "IOMMU group: 31" as lspci prints it within a function, or what a mail program
 * has put on a line of its own: "IRQ 16," "IOMMU group 31"
 */
static bool is_item(const struct forms *forms, const char *text)
{
	const char *before = forms->next > 1 ?
			     forms->from->lines[forms->next - 2].text : "";
	size_t length = strlen(before);

	text += strspn(text, "*-+ \t");
	return forms->seen_function &&
	       (!strncmp(text, "IOMMU group: ", 13) ||
		(length && before[length - 1] == ','));
}

/**
 * form_loop - take a line of a loop over groups
 * @forms: the text
 * @text: the line, without indentation
 *
 * Return: true if it is one.
 */
bool form_loop(struct forms *forms, const char *text)
{
	int group = forms->group;
	const char *after = skip_group(text, &group), *ids, *title;
	bool names_group;
	unsigned int length;

	if (!after)
		after = skip_foreign_group(text, &group);
	names_group = after;
	title = skip_marks(after ? after : text, &ids);
	length = address_length(title);
	if (names_group && !length && (is_item(forms, text) ||
				       (*title && *title != '(')))
		return false;
	if (!length || (!names_group && title == text &&
			forms->group == FORMS_NONE))
		if (!names_group)
			return false;
	if (names_group) {
		forms->group = group;
		forms->group_last = 0;
		forms->group_ends = false;
	}
	if (length)
		take_title(forms, title, length, ids);
	if (length && names_group)
		forms->group = FORMS_NONE;
	if (names_group && !length)
		forms_print(forms, "%s", "");
	return true;
}
