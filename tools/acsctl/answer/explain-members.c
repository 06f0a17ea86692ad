// SPDX-License-Identifier: GPL-2.0-only
/*
 * The members of a group and why they are there, functions of the slot that are
 * not, requester IDs, and the facts that all this depends on.
 */
#include <stdlib.h>
#include <string.h>

#include "answer/explain-members.h"
#include "answer/explain-path.h"
#include "base/text.h"
#include "machine/dma-alias.h"

/* If there are more aliases, they are counted, not listed */
#define NAMES_MAX	8

static const struct function *function_of(const struct explanation *explanation,
					  unsigned int i)
{
	return &explanation->analysis->machine->functions[i];
}

static void write_address(const struct explanation *explanation,
			  unsigned int i, char *buf)
{
	machine_address(buf, ADDRESS_TEXT, explanation->analysis->machine,
			function_of(explanation, i));
}

/* Adds a member, and how it joined the group */
static void add_mate(struct explanation *explanation, unsigned int i)
{
	const struct analysis *analysis = explanation->analysis;
	const struct placement *place = &analysis->placements[i];
	struct remarks *mates = &explanation->mates;
	char other[ADDRESS_TEXT];
	struct text text;
	char *path;

	write_address(explanation, place->tied_to, other);
	switch (place->tie) {
	case TIE_NONE:
		remarks_add(mates, i, "the first of the group");
		break;
	case TIE_BRIDGE:
		remarks_add(mates, i,
			    "with %s, a bridge that replaces the requester ID of everything below it",
			    other);
		break;
	case TIE_PATH:
		print_open_path(text_begin(&text), analysis, i);
		path = text_end(&text);
		remarks_add(mates, i, "with %s, the bridge above it: %s", other,
			    path);
		free(path);
		break;
	case TIE_ALIAS:
		remarks_add(mates, i,
			    "with %s: the IOMMU may mistake one for the other",
			    other);
		break;
	case TIE_SLOT:
		remarks_add(mates, i,
			    "with %s: functions of one slot, and neither %s",
			    other,
			    neither_isolates(analysis, i, place->tied_to) ?
				    "isolates" :
				    "is known to isolate");
		break;
	case TIE_REPORTED:
		remarks_add(mates, i,
			    "with %s, as the kernel of the source reports",
			    other);
		break;
	}
}

/**
 * find_mates - find the members of a group
 * @explanation: updates its mates
 */
void find_mates(struct explanation *explanation)
{
	const struct placement *places = explanation->analysis->placements;
	unsigned int i;

	for (i = 0; i < explanation->analysis->machine->count; i++)
		if (places[i].group == places[explanation->function].group)
			add_mate(explanation, i);
}

static void add_apart(struct explanation *explanation, unsigned int i)
{
	const struct analysis *analysis = explanation->analysis;
	unsigned int self = explanation->function;
	char own[ADDRESS_TEXT], other[ADDRESS_TEXT];
	bool isolates = analysis->verdicts[self].isolates == FACT_YES;
	bool other_isolates = analysis->verdicts[i].isolates == FACT_YES;

	write_address(explanation, self, own);
	write_address(explanation, i, other);
	if (isolates && other_isolates)
		remarks_add(&explanation->apart, i, "both isolate");
	else if (isolates || other_isolates)
		remarks_add(&explanation->apart, i, "%s isolates",
			    isolates ? own : other);
	else
		remarks_add(&explanation->apart, i,
			    "the kernel treats %s as the only function of its slot",
			    function_of(explanation, self)->multifunction ==
			    FACT_NO ? own : other);
}

/**
 * find_apart - find functions of the slot that are in other groups
 * @explanation: updates its apart
 */
void find_apart(struct explanation *explanation)
{
	const struct placement *places = explanation->analysis->placements;
	const struct function *f = function_of(explanation,
					       explanation->function);
	unsigned int i;

	for (i = 0; i < explanation->analysis->machine->count; i++)
		if (places[i].group != places[explanation->function].group &&
		    functions_share_slot(f, function_of(explanation, i)))
			add_apart(explanation, i);
}

static void add_open(struct explanation *explanation, unsigned int from,
		     unsigned int hop)
{
	char address[ADDRESS_TEXT];

	write_address(explanation, hop, address);
	if (hop == explanation->function)
		remarks_add(&explanation->open, from, "to %s", address);
	else
		remarks_add(&explanation->open, from,
			    "to %s and what is below it", address);
}

/**
 * find_open - find functions of other groups that can send to a function, or to
 *	a hop above it, past the IOMMU
 * @explanation: updates its open
 */
void find_open(struct explanation *explanation)
{
	const struct analysis *analysis = explanation->analysis;
	unsigned int i, from;

	for (i = 0; i < explanation->hop_count; i++)
		for (from = 0; from < analysis->machine->count; from++)
			if (analysis_leaves_open(analysis, from,
						 explanation->hops[i]))
				add_open(explanation, from,
					 explanation->hops[i]);
}

/*
 * A PCI Express bridge uses the number of its secondary bus. Of conventional
 * bridges below PCI Express, some do the same, others use their own address.
 */
static char *number_of_bridge(const struct explanation *explanation,
			      unsigned int i)
{
	const struct function *bridge = function_of(explanation, i);
	char own[ADDRESS_TEXT], bus[ADDRESS_TEXT];
	struct function behind = {
		.domain = bridge->domain,
		.bus = bridge->secondary,
	};

	write_address(explanation, i, own);
	machine_address(bus, sizeof(bus), explanation->analysis->machine,
			&behind);
	if (bridge->express == FACT_YES &&
	    bridge->type == PCI_EXP_TYPE_PCI_BRIDGE)
		return text_format("%s", bus);
	if (bridge->express == FACT_YES || !bridge->above ||
	    bridge->above->express == FACT_NO)
		return text_format("%s", own);
	return text_format("%s or %s", bus, own);
}

/* The IOMMU sees the requester ID of the topmost bridge that replaces it */
static void add_bridge_name(struct explanation *explanation)
{
	const struct placement *places = explanation->analysis->placements;
	unsigned int i = explanation->function;
	char address[ADDRESS_TEXT], *number;

	while (places[i].tie == TIE_BRIDGE)
		i = places[i].tied_to;
	if (i == explanation->function)
		return;
	write_address(explanation, i, address);
	number = number_of_bridge(explanation, i);
	remarks_add(&explanation->names, i,
		    "its requests have the requester ID %s, like all that pass bridge %s",
		    number, address);
	free(number);
}

static void add_alias(struct explanation *explanation, unsigned int i)
{
	const struct function *f = function_of(explanation,
					       explanation->function);
	const struct function *other = function_of(explanation, i);
	enum fact aliases = functions_are_aliases(f, other);
	char address[ADDRESS_TEXT];

	write_address(explanation, i, address);
	if (aliases == FACT_UNKNOWN)
		remarks_add(&explanation->names, i,
			    "whether it shares a requester ID with %s is unknown",
			    address);
	else if (function_has_alias(f, other->devfn) == FACT_YES)
		remarks_add(&explanation->names, i,
			    "it also uses the requester ID of %s", address);
	else
		remarks_add(&explanation->names, i,
			    "%s also uses its requester ID", address);
}

/* Adds aliases at addresses without a function */
static void add_free_names(struct explanation *explanation)
{
	const struct machine *machine = explanation->analysis->machine;
	const struct function *f = function_of(explanation,
					       explanation->function);
	struct function other = *f;
	unsigned int devfn, count = 0;
	char address[ADDRESS_TEXT];

	for (devfn = 0; devfn < 256; devfn++)
		count += devfn != f->devfn &&
			 function_has_alias(f, devfn) == FACT_YES;
	if (count > NAMES_MAX)
		remarks_add(&explanation->names, explanation->function,
			    "it uses the requester IDs of %u addresses on its bus",
			    count);
	for (devfn = 0; devfn < 256 && count <= NAMES_MAX; devfn++) {
		if (devfn == f->devfn ||
		    function_has_alias(f, devfn) != FACT_YES ||
		    machine_find(machine, f->domain, f->bus, devfn))
			continue;
		other.devfn = devfn;
		machine_address(address, sizeof(address), machine, &other);
		remarks_add(&explanation->names, explanation->function,
			    "it also uses the requester ID of %s, where there is no function",
			    address);
	}
}

/**
 * find_names - find the requester IDs that a function uses
 * @explanation: updates its names
 */
void find_names(struct explanation *explanation)
{
	const struct function *f = function_of(explanation,
					       explanation->function);
	unsigned int i;

	add_bridge_name(explanation);
	for (i = 0; i < explanation->analysis->machine->count; i++) {
		const struct function *other = function_of(explanation, i);

		if (other != f && other->domain == f->domain &&
		    other->bus == f->bus &&
		    functions_are_aliases(f, other) != FACT_NO)
			add_alias(explanation, i);
	}
	add_free_names(explanation);
	if (!explanation->names.count)
		remarks_add(&explanation->names, explanation->function,
			    "its own only");
}

/**
 * find_unknown - find the unknown facts that a group depends on
 * @explanation: updates its unknown
 */
void find_unknown(struct explanation *explanation)
{
	const struct analysis *analysis = explanation->analysis;
	struct remarks *unknown = &explanation->unknown;
	char text[UNKNOWN_TEXT];
	unsigned int i, fact;

	for (i = 0; i < analysis->machine->count; i++) {
		unsigned int rest = analysis->verdicts[i].unknown;

		if (!analysis_depends_on(analysis, explanation->function, i))
			continue;
		while ((fact = unknown_next(&rest))) {
			unknown_format(text, sizeof(text), fact);
			remarks_add(unknown, i, "%s", text);
			unknown->list[unknown->count - 1].remedy =
				text_format("%s", unknown_remedy(fact));
		}
	}
}
