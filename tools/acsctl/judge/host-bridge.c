// SPDX-License-Identifier: GPL-2.0-only
/*
 * What Linux thinks of host bridges. It knows one by the first function of its
 * root bus, if that is 00.0 or a root port.
 */
#include <stdlib.h>

#include "judge/host-bridge.h"

static bool is_listed(const struct host_note *note, const struct function *f)
{
	unsigned int i;

	if (note->vendor != f->vendor)
		return false;
	for (i = 0; i < note->id_count; i++)
		if (f->device >= note->ids[i].first &&
		    f->device <= note->ids[i].last)
			return true;
	return !note->id_count;
}

/* Those that list ids come first */
static const struct host_note *find_note(const struct function *f)
{
	const struct host_note *note;

	for (note = host_notes; note->name; note++)
		if (is_listed(note, f))
			return note;
	return NULL;
}

static bool is_on_bus(const struct function *f, const struct function *other)
{
	return f->domain == other->domain && f->bus == other->bus;
}

/* The first function of the root bus that a function is below */
static const struct function *find_first(const struct machine *machine,
					 const struct function *f)
{
	const struct function *top = function_top(f), *first = top;
	unsigned int i;

	for (i = 0; i < machine->count; i++) {
		const struct function *other = &machine->functions[i];

		if (is_on_bus(other, top) && other->devfn < first->devfn)
			first = other;
	}
	return first;
}

/* A number that grows with the version; 0 if there is none */
static unsigned long version_number(const char *text)
{
	char *end;
	unsigned long major = text ? strtoul(text, &end, 10) : 0;

	return major && *end == '.' ? major << 16 | strtoul(end + 1, NULL, 10) :
				      0;
}

/* Whether the kernel of the source has the note */
static enum fact is_in_kernel(const struct machine *machine,
			      const struct host_note *note)
{
	unsigned long release = version_number(machine->release);

	if (!note->since || (release && release >= version_number(note->since)))
		return FACT_YES;
	return release && release <= version_number(note->lacks) ?
	       FACT_NO : FACT_UNKNOWN;
}

static struct passage judge(const struct machine *machine,
			    const struct function *first, bool same)
{
	struct passage passage = { .passes = FACT_NO };
	const struct host_note *note;
	enum fact known;

	/* Others may be before it, which the source lacks */
	if (first->orphan || !first->has_ids ||
	    (first->devfn && !machine->is_whole))
		return (struct passage) { .passes = FACT_UNKNOWN };
	if (first->devfn && !(first->express == FACT_YES &&
			      first->type == PCI_EXP_TYPE_ROOT_PORT))
		return passage;
	note = find_note(first);
	if (!note)
		return passage;

	known = is_in_kernel(machine, note);
	passage.note = note;
	passage.version = known == FACT_UNKNOWN;
	if (note->passes == HOST_PASSES_UNKNOWN)
		passage.passes = FACT_UNKNOWN;
	else if (note->passes == HOST_PASSES_ALL || same)
		passage.passes = known;
	return passage;
}

/**
 * host_bridge_passage - judge the way between two functions through their host
 *	bridges
 * @machine: the machine
 * @a: a function
 * @b: another one
 *
 * Return: the judgement; if they have different host bridges, of the one that
 * is worse.
 */
struct passage host_bridge_passage(const struct machine *machine,
				   const struct function *a,
				   const struct function *b)
{
	const struct function *one = find_first(machine, a);
	const struct function *other = find_first(machine, b);
	bool same = one == other;
	struct passage first = judge(machine, one, same);
	struct passage second = judge(machine, other, same);

	if (first.passes == FACT_NO || second.passes == FACT_YES)
		return first;
	return second;
}
