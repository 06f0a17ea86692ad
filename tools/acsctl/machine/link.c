// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds the bridge above each function, and makes the same corrections as the
 * kernel.
 */
#include <stdlib.h>

#include "machine/dma-alias.h"
#include "machine/link.h"
#include "machine/missing.h"

static const struct function *find_above(const struct machine *machine,
					 const struct function *f)
{
	unsigned int i;

	for (i = 0; i < machine->count; i++) {
		const struct function *bridge = &machine->functions[i];

		if (bridge->domain == f->domain && bridge->secondary &&
		    bridge->secondary == f->bus && bridge->bus < f->bus)
			return bridge;
	}
	return NULL;
}

static int compare_places(const void *left, const void *right)
{
	const struct function *a = left, *b = right;

	if (a->domain != b->domain)
		return a->domain < b->domain ? -1 : 1;
	if (a->bus != b->bus)
		return a->bus - b->bus;
	return a->devfn - b->devfn;
}

/*
 * A port whose type is impossible in its place: the kernel assumes the other
 * type
 */
static void correct_type(struct function *f)
{
	const struct function *above = f->above;

	if (!above || f->express != FACT_YES || above->express != FACT_YES)
		return;
	if (f->type == PCI_EXP_TYPE_DOWNSTREAM &&
	    (above->type == PCI_EXP_TYPE_ROOT_PORT ||
	     above->type == PCI_EXP_TYPE_DOWNSTREAM ||
	     above->type == PCI_EXP_TYPE_PCIE_BRIDGE))
		f->type = PCI_EXP_TYPE_UPSTREAM;
	else if (f->type == PCI_EXP_TYPE_UPSTREAM &&
		 above->type == PCI_EXP_TYPE_UPSTREAM)
		f->type = PCI_EXP_TYPE_DOWNSTREAM;
}

/*
 * A link leads to one device only, so all functions but the first are siblings
 */
static void correct_multifunction(struct function *f)
{
	const struct function *above = f->above;

	if (f->devfn && !f->is_virtual && above &&
	    above->express == FACT_YES &&
	    (above->type == PCI_EXP_TYPE_ROOT_PORT ||
	     above->type == PCI_EXP_TYPE_DOWNSTREAM) &&
	    f->multifunction == FACT_NO)
		f->multifunction = FACT_YES;
}

/* Functions that exist on a root bus only */
static bool is_only_on_root_bus(const struct function *f)
{
	if (function_is_host_bridge(f))
		return true;
	return f->express == FACT_YES &&
	       (f->type == PCI_EXP_TYPE_ROOT_PORT ||
		f->type == PCI_EXP_TYPE_RC_END ||
		f->type == PCI_EXP_TYPE_RC_EC);
}

/* The bridge is missing if the source shows only a part of the machine */
static bool is_orphan(const struct machine *machine, const struct function *f)
{
	unsigned int i;

	if (f->above || !f->bus)
		return false;
	for (i = 0; i < machine->count; i++) {
		const struct function *other = &machine->functions[i];

		if (other->domain == f->domain && other->bus == f->bus &&
		    is_only_on_root_bus(other))
			return false;
	}
	return true;
}

/* Only a root port can lead out of the machine */
static void correct_external(struct function *f)
{
	if (f->express != FACT_UNKNOWN && f->type != PCI_EXP_TYPE_ROOT_PORT &&
	    f->external == FACT_UNKNOWN)
		f->external = FACT_NO;
}

/*
 * The kernel reports a device as removable only below an external-facing port
 */
static void mark_external_port(struct machine *machine,
			       const struct function *f)
{
	if (f->external != FACT_YES)
		return;
	f = function_top(f);
	machine->functions[f - machine->functions].external = FACT_YES;
}

/**
 * machine_link - find the bridge above each function
 * @machine: the machine, whose functions are sorted and linked
 *
 * A bridge has a lower bus number than the functions below it, so sorting by
 * address puts it first. The kernel enumerates depth first. That makes no
 * difference to groups: they depend only on functions of the same bus and on
 * the bridges above.
 */
void machine_link(struct machine *machine)
{
	unsigned int i;

	qsort(machine->functions, machine->count, sizeof(*machine->functions),
	      compare_places);
	for (i = 0; i < machine->count; i++) {
		struct function *f = &machine->functions[i];

		f->above = find_above(machine, f);
		f->may_have_aliases = function_may_have_aliases(f);
		correct_type(f);
		correct_multifunction(f);
		correct_external(f);
		f->orphan = is_orphan(machine, f);
		mark_external_port(machine, f);
	}
	machine_find_missing(machine);
}
