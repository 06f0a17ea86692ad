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

	if (machine->incomplete || !machine->count)
		return false;
	if (has_all_groups(machine))
		return true;
	for (i = 0; i < machine->count; i++) {
		if (f[i].orphan || f[i].lacks_function_0)
			return false;
	}
	/* Functions are sorted */
	return begins(machine);
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
	unsigned int i;

	machine->platform = find_platform(machine);
	if (machine->is_whole)
		return;
	for (i = 0; i < machine->count; i++)
		machine->functions[i].lacks_function_0 =
			lacks_function_0(machine, &machine->functions[i]);
	machine->is_whole = is_whole(machine);
}
