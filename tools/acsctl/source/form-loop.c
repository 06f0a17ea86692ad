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

/* "IOMMU Group 15:", "### group 15 ###"; returns what follows, or NULL */
static const char *skip_group(const char *text, int *group)
{
	const char *at = text + strspn(text, "#=*-+ \t");
	bool has_name = !strncasecmp(at, "iommu", 5);

	if (has_name)
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
	return at + strspn(at, " :#=*-),\t]");
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
	print_title(forms, text, length, ids);
}

/* "IOMMU group: 31" as lspci prints it within a function */
static bool is_item(const struct forms *forms, const char *text)
{
	return forms->seen_function && !strncmp(text, "IOMMU group: ", 13);
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
	bool names_group = after;
	unsigned int length;

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
