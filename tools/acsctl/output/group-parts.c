// SPDX-License-Identifier: GPL-2.0-only
/*
 * How a group of one analysis is divided in another one.
 */
#include "answer/lint-controls.h"
#include "base/text.h"
#include "output/group-parts.h"
#include "output/json.h"

static void print_part(FILE *out, const struct analysis *from,
		       const struct analysis *to, unsigned int first,
		       bool *certain)
{
	const struct machine *machine = from->machine;
	char address[ADDRESS_TEXT];
	unsigned int i;

	for (i = first; i < machine->count; i++) {
		if (!analysis_shares_group(from, i, first) ||
		    !analysis_shares_group(to, i, first))
			continue;
		*certain &= to->placements[i].certain;
		machine_address(address, sizeof(address), machine,
				&machine->functions[i]);
		fprintf(out, "%s%s", i == first ? "" : " ", address);
	}
}

/**
 * group_parts_format - format a group as the groups that its members are in
 * @from: the analysis that has the group
 * @to: another one of the same machine
 * @function: number of the first member of the group
 * @certain: set to whether both are certain; if not, the text says so
 *
 * Return: the text, such as "00:01.0 + 00:01.1 02:00.0", to be freed with free().
 */
char *group_parts_format(const struct analysis *from, const struct analysis *to,
			 unsigned int function, bool *certain)
{
	const char *gap = "";
	struct text text;
	FILE *out = text_begin(&text);
	unsigned int i;

	*certain = from->placements[function].certain;
	for (i = function; i < from->machine->count; i++) {
		if (!group_part_begins(from, to, function, i))
			continue;
		fputs(gap, out);
		print_part(out, from, to, i, certain);
		gap = " + ";
	}
	if (!*certain)
		fputs("; this is the worst case, and depends on what is unknown",
		      out);
	return text_end(&text);
}

static json_t *part(const struct analysis *from, const struct analysis *to,
		    unsigned int function, unsigned int first, bool *certain)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = first; i < from->machine->count; i++) {
		if (!analysis_shares_group(from, i, function) ||
		    !analysis_shares_group(to, i, first))
			continue;
		*certain &= to->placements[i].certain;
		json_array_append_new(list, json_address(from->machine, i));
	}
	return list;
}

static json_t *change(const struct analysis *from, const struct analysis *to,
		      unsigned int function)
{
	bool certain = from->placements[function].certain;
	json_t *parts = json_array();
	unsigned int i;

	for (i = function; i < from->machine->count; i++)
		if (group_part_begins(from, to, function, i))
			json_array_append_new(parts, part(from, to, function, i,
							  &certain));
	return json_pack("{sosb}", "parts", parts, "certain", certain);
}

/**
 * group_parts_json - write the groups that are divided in another analysis
 * @from: the analysis that has the groups
 * @to: another one of the same machine
 *
 * Return: an array.
 */
json_t *group_parts_json(const struct analysis *from, const struct analysis *to)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = 0; i < from->machine->count; i++)
		if (group_splits(from, to, i))
			json_array_append_new(list, change(from, to, i));
	return list;
}
