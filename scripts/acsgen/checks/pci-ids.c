// SPDX-License-Identifier: GPL-2.0-only
/*
 * The list of known ids: pci.ids of pciutils, with a line for each vendor, and
 * an indented line for each of its devices below it.
 */
#include <errno.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "checks/pci-ids.h"

static const char *ids_path = "/usr/share/misc/pci.ids";
/* Vendor id in the upper half, device id in the lower, ascending */
static u32 *ids;
static size_t id_count;

/**
 * set_pci_ids - set where the list is
 * @path: the file
 */
void set_pci_ids(const char *path)
{
	ids_path = path;
}

static void add_id(u32 id)
{
	static size_t room;

	if (id_count == room) {
		u32 *larger = arena_alloc((2 * room + 1024) * sizeof(*ids));

		if (ids)
			memcpy(larger, ids, room * sizeof(*ids));
		room = 2 * room + 1024;
		ids = larger;
	}
	ids[id_count++] = id;
}

/* Four hexadecimal digits, followed by a blank */
static bool parse_id(const char *text, u32 *id)
{
	int i;

	*id = 0;
	for (i = 0; i < 4; i++) {
		int digit = hex_to_bin(text[i]);

		if (digit < 0)
			return false;
		*id = *id << 4 | digit;
	}
	return text[4] == ' ';
}

/* After the vendors there are classes, which begin with a C */
static void read_ids(FILE *file)
{
	char line[512];
	bool begins = true;
	u32 id, vendor = 0;

	while (fgets(line, sizeof(line), file)) {
		if (begins && parse_id(line, &id))
			vendor = id;
		else if (begins && line[0] == 'C' && line[1] == ' ')
			return;
		else if (begins && line[0] == '\t' && parse_id(line + 1, &id))
			add_id(vendor << 16 | id);
		begins = strchr(line, '\n');
	}
}

static int compare(const void *a, const void *b)
{
	u32 x = *(const u32 *)a, y = *(const u32 *)b;

	return x < y ? -1 : x > y;
}

/**
 * have_pci_ids - read the list
 * @name: of the check that needs it
 *
 * Return: true if there is one; otherwise a note is printed.
 */
bool have_pci_ids(const char *name)
{
	FILE *file = fopen(ids_path, "r");

	if (!file) {
		report_note("cannot open %s: %s, so -W%s does nothing", ids_path,
			    strerror(errno), name);
		return false;
	}
	read_ids(file);
	fclose(file);
	if (id_count)
		qsort(ids, id_count, sizeof(*ids), compare);
	else
		report_note("%s lists no ids, so -W%s does nothing", ids_path,
			    name);
	return id_count;
}

static size_t count_below(u32 id)
{
	size_t low = 0, high = id_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (ids[middle] < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/**
 * count_listed_ids - count the known ids in a range
 * @vendor: vendor id
 * @first: lowest device id
 * @last: highest device id
 *
 * Return: how many.
 */
unsigned int count_listed_ids(u16 vendor, u32 first, u32 last)
{
	u32 base = (u32)vendor << 16;

	return count_below((base | last) + 1) - count_below(base | first);
}
