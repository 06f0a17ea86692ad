// SPDX-License-Identifier: GPL-2.0-only
/*
 * A source is a part of a machine unless it shows that it is whole. What has to
 * exist and is not there must not look as if it did not exist.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "machine/missing.h"

#define VENDOR_IBM		0x1014

/*
 * The kernel only looks for functions above 0 where there is a function 0. The
 * functions of a device below a port may be numbered across slots (ARI), so
 * there function 0 is that of the first slot.
 */
static bool lacks_function_0(const struct machine *machine,
			     const struct function *f)
{
	if (!(f->devfn & 7) || f->is_virtual ||
	    machine_find(machine, f->domain, f->bus, f->devfn & ~7))
		return false;
	return !f->above || !machine_find(machine, f->domain, f->bus, 0);
}

/*
 * The first function of a domain is 00.0 of its first bus: a host bridge or a
 * root port. A part that begins elsewhere lacks it. Who asks for a part gets
 * one domain, so a source that has several, apart from those of VMD
 * controllers, is none.
 */
static bool begins(const struct machine *machine)
{
	const struct function *f = machine->functions;
	const struct function *last = f + machine->count - 1;

	return (!f->devfn && (f->domain || !f->bus)) ||
	       (last->domain > f->domain && last->domain <= 0xffff);
}

/*
 * Groups are numbered from 0 on. A loop that prints all of them, from that of
 * 00:00.0 on, leaves no function out that matters to groups, even if it does
 * not say how their buses are reached.
 */
static bool has_all_groups(const struct machine *machine)
{
	const struct function *f = machine->functions;
	bool *seen = allocate(machine->count, sizeof(*seen));
	unsigned int i, groups = 0, last = 0;
	bool all = !f->domain && !f->bus && !f->devfn;

	for (i = 0; all && i < machine->count; i++) {
		all = !f[i].lacks_function_0 && f[i].reported >= 0 &&
		      f[i].reported < (int)machine->count;
		if (!all)
			break;
		groups += !seen[f[i].reported];
		seen[f[i].reported] = true;
		if ((unsigned int)f[i].reported > last)
			last = f[i].reported;
	}
	free(seen);
	return all && groups > 2 && groups == last + 1;
}

static bool is_whole(const struct machine *machine)
{
	const struct function *f = machine->functions;
	unsigned int i;

	if (machine->incomplete)
		return false;
	for (i = 0; i < machine->count; i++) {
		if (f[i].orphan || f[i].lacks_function_0)
			return false;
	}
	/* Functions are sorted */
	return begins(machine);
}

static bool has_below(const struct machine *machine, const struct function *f)
{
	unsigned int i;

	for (i = 0; i < machine->count; i++)
		if (machine->functions[i].above == f)
			return true;
	return false;
}

static int compare_lines(const void *left, const void *right)
{
	const struct function *a = *(const struct function *const *)left;
	const struct function *b = *(const struct function *const *)right;

	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return a < b ? -1 : a > b;
}

/* The functions in the order of the source; to be freed with free() */
static const struct function **sort_by_lines(const struct machine *machine)
{
	const struct function **list = allocate(machine->count, sizeof(*list));
	unsigned int i;

	for (i = 0; i < machine->count; i++)
		list[i] = &machine->functions[i];
	qsort(list, machine->count, sizeof(*list), compare_lines);
	return list;
}

static bool is_by_address(const struct function *const *list,
			  unsigned int count)
{
	unsigned int i;

	for (i = 1; i < count; i++)
		if (list[i - 1] > list[i])
			return false;
	return true;
}

/* Whether groups stand one after the other, as loops print them */
static bool is_by_groups(const struct function *const *list, unsigned int count)
{
	unsigned int i, j;

	for (i = 1; i < count; i++) {
		if (list[i]->reported == list[i - 1]->reported)
			continue;
		for (j = 0; j < i; j++)
			if (list[j]->reported == list[i]->reported)
				return false;
	}
	return true;
}

/*
 * Whether what is behind a bridge would stand after the end of the source, if
 * that is in the order of addresses. Nothing hints at what was cut off there.
 */
static bool leads_beyond(const struct machine *machine,
			 const struct function *f, const struct function *last,
			 bool by_address)
{
	if (!function_is_bridge(f) || f->shows_empty || has_below(machine, f))
		return false;
	return !by_address || f->domain != last->domain || !f->secondary ||
	       f->secondary > last->bus;
}

/* Its header says that it is one of several functions of its slot */
static bool is_alone_of_several(const struct machine *machine,
				const struct function *f)
{
	unsigned int i;

	for (i = 0; i < machine->count; i++)
		if (&machine->functions[i] != f &&
		    functions_share_slot(&machine->functions[i], f))
			return false;
	return f->multifunction == FACT_YES;
}

/*
 * A source in the order of addresses that looks whole may have been cut off at
 * its end: on a root bus, before the buses of bridges, or within a function or a
 * slot. Then what is behind these bridges is missing, and functions of the last
 * slot.
 */
static void find_gaps(struct machine *machine, const struct function *last,
		      bool by_address)
{
	struct function *f = machine->functions;
	struct function *end = f + machine->count;
	bool is_open = !last->above || machine->ends_open ||
		       is_alone_of_several(machine, last);

	for (; f < end; f++) {
		f->may_lack_below = leads_beyond(machine, f, last, by_address);
		is_open |= f->may_lack_below;
	}
	for (f = machine->functions; f < end; f++)
		f->may_lack_slot = !machine->is_whole ||
			(is_open && functions_share_slot(f, last));
}

/* Loops print one group after the other, so only the last one may be cut off */
static void find_gap_of_group(struct machine *machine,
			      const struct function *last)
{
	struct function *f = machine->functions;
	struct function *end = f + machine->count;

	for (; f < end; f++)
		if (f->reported > last->reported)
			return;
	for (f = machine->functions; f < end; f++) {
		f->may_lack_slot = functions_share_slot(f, last);
		f->may_lack_below = f == last && function_is_bridge(f);
	}
}

static void find_what_is_open(struct machine *machine, bool has_groups)
{
	const struct function **list = sort_by_lines(machine);
	const struct function *last = list[machine->count - 1];
	bool by_address = is_by_address(list, machine->count);

	if (has_groups && !by_address && is_by_groups(list, machine->count))
		find_gap_of_group(machine, last);
	else
		find_gaps(machine, last, by_address);
	free(list);
}

/*
 * Host bridges of POWER, from POWER7 on: its kernels form a group for each
 * partitionable endpoint
 */
static bool is_power_bridge(const struct function *f)
{
	static const u16 devices[] = { 0x03b9, 0x03dc, 0x04c1, 0x0652 };
	unsigned int i;

	if (!f->has_ids || f->vendor != VENDOR_IBM)
		return false;
	for (i = 0; i < ARRAY_SIZE(devices); i++)
		if (f->device == devices[i])
			return true;
	return false;
}

/* On z/Architecture each function is alone in a domain, without any bridge */
static bool is_mainframe(const struct machine *machine)
{
	const struct function *f = machine->functions;
	unsigned int i;

	for (i = 0; i < machine->count; i++)
		if (f[i].bus || f[i].devfn || function_is_bridge(&f[i]) ||
		    !f[i].has_class || f[i].class >> 16 == 0x06 ||
		    (i && f[i].domain == f[i - 1].domain))
			return false;
	return machine->count > 1;
}

static const char *find_platform(const struct machine *machine)
{
	unsigned int i;

	for (i = 0; i < machine->count; i++)
		if (is_power_bridge(&machine->functions[i]))
			return "POWER";
	return is_mainframe(machine) ? "z/Architecture" : NULL;
}

/**
 * machine_find_missing - find out what the source of a machine lacks
 * @machine: the machine, sorted, with the bridges above its functions known
 */
void machine_find_missing(struct machine *machine)
{
	bool has_groups;
	unsigned int i;

	machine->platform = find_platform(machine);
	if (machine->is_whole)
		return;
	for (i = 0; i < machine->count; i++)
		machine->functions[i].lacks_function_0 =
			lacks_function_0(machine, &machine->functions[i]);
	if (!machine->count)
		return;
	has_groups = !machine->incomplete && has_all_groups(machine);
	machine->is_whole = has_groups || is_whole(machine);
	find_what_is_open(machine, has_groups);
}
