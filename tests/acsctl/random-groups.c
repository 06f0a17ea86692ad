// SPDX-License-Identifier: GPL-2.0-only
/*
 * Groups of small random machines of which much is unknown. Each way in which
 * the unknown may be is tried out: what was called certain has to be so in all
 * of them. Where all is known, and nobody sends in another's name, groups are
 * what one gets by joining whoever the rules put together.
 */
#include <stdlib.h>

#include "../core/random.h"
#include "judge/evidence.h"
#include "judge/groups.h"
#include "machine/dma-alias.h"
#include "machine/link.h"
#include "random.h"

#define ROUNDS		20000
#define FUNCTIONS_MAX	7
#define UNKNOWN_MAX	10

/**
 * struct sample - a random machine
 * @machine: the machine
 * @isolates: whether each function does
 */
struct sample {
	struct machine *machine;
	enum fact isolates[FUNCTIONS_MAX];
};

static enum fact any_fact(void)
{
	return pick(3) ? 1 + pick(2) : FACT_UNKNOWN;
}

/* Some of those that send in others' names, and one that no rule knows */
static void random_ids(struct function *f, unsigned int rarity)
{
	static const u16 ids[][2] = {
		{ 0x1b4b, 0x9128 }, { 0x1180, 0xe832 }, { 0x10b5, 0x87b0 },
	};
	unsigned int i = pick(rarity);

	f->has_vendor = true;
	f->has_ids = true;
	f->vendor = i < ARRAY_SIZE(ids) ? ids[i][0] : 0x1234;
	f->device = i < ARRAY_SIZE(ids) ? ids[i][1] : 1;
}

static void random_type(struct function *f, bool bridge)
{
	static const u8 bridges[] = {
		PCI_EXP_TYPE_ROOT_PORT, PCI_EXP_TYPE_DOWNSTREAM,
		PCI_EXP_TYPE_UPSTREAM, PCI_EXP_TYPE_PCI_BRIDGE,
	};

	f->express = any_fact();
	f->type = f->express == FACT_NO ? ACS_TYPE_CONVENTIONAL :
		  bridge ? bridges[pick(ARRAY_SIZE(bridges))] :
			   PCI_EXP_TYPE_ENDPOINT;
	f->header = FACT_YES;
	f->header_type = bridge ? PCI_HEADER_TYPE_BRIDGE :
				  PCI_HEADER_TYPE_NORMAL;
}

static bool is_taken(const struct machine *machine, unsigned int count,
		     const struct function *f)
{
	unsigned int i;

	for (i = 0; i < count; i++)
		if (machine->functions[i].bus == f->bus &&
		    machine->functions[i].devfn == f->devfn)
			return true;
	return false;
}

/* Buses 1 to 3 have a bridge that leads to them, or are left out */
static void random_tree(struct machine *machine)
{
	unsigned int i, buses = 1;

	for (i = 0; i < machine->count; i++) {
		struct function *f = &machine->functions[i];

		do {
			f->bus = pick(buses);
			f->devfn = pick(2) << 3 | pick(4);
		} while (is_taken(machine, i, f));
		random_ids(f, 20);
		random_type(f, buses < 4 && !pick(2));
		if (f->header_type == PCI_HEADER_TYPE_BRIDGE)
			f->secondary = buses++;
		f->multifunction = f->devfn & 7 ? FACT_YES : any_fact();
	}
}

/* One slot, in which many send in others' names, and some are virtual */
static void random_slot(struct machine *machine)
{
	unsigned int i;

	for (i = 0; i < machine->count; i++) {
		struct function *f = &machine->functions[i];

		do {
			f->devfn = pick(8);
		} while (is_taken(machine, i, f));
		random_ids(f, 4);
		f->express = FACT_YES;
		f->type = PCI_EXP_TYPE_ENDPOINT;
		f->header = FACT_YES;
		f->multifunction = !f->devfn ? any_fact() :
				   pick(4) ? FACT_YES : FACT_NO;
	}
}

static void random_machine(struct sample *sample)
{
	unsigned int i, count = 2 + pick(FUNCTIONS_MAX - 1);

	sample->machine = machine_new(count);
	(pick(2) ? random_tree : random_slot)(sample->machine);
	/* Functions 0 that are missing are none of this test's business */
	sample->machine->is_whole = true;
	machine_link(sample->machine);
	for (i = 0; i < count; i++)
		sample->isolates[i] = any_fact();
}

/**
 * struct open - facts that are unknown
 * @facts: where they are
 * @count: number of @facts
 */
struct open {
	enum fact *facts[3 * FUNCTIONS_MAX];
	unsigned int count;
};

static void find_open(struct sample *sample, struct open *open)
{
	unsigned int i;

	open->count = 0;
	for (i = 0; i < sample->machine->count; i++) {
		struct function *f = &sample->machine->functions[i];

		if (sample->isolates[i] == FACT_UNKNOWN)
			open->facts[open->count++] = &sample->isolates[i];
		if (f->multifunction == FACT_UNKNOWN)
			open->facts[open->count++] = &f->multifunction;
		if (f->express == FACT_UNKNOWN)
			open->facts[open->count++] = &f->express;
	}
}

static bool together(const struct placement *p, unsigned int a, unsigned int b)
{
	return p[a].group == p[b].group;
}

static bool has_aliases(const struct machine *machine)
{
	unsigned int i;

	for (i = 0; i < machine->count; i++)
		if (machine->functions[i].may_have_aliases)
			return true;
	return false;
}

/* Function 0 that denies having siblings is odd, as are virtual functions */
static bool is_odd(const struct machine *machine)
{
	unsigned int i;

	for (i = 0; i < machine->count; i++)
		if (machine->functions[i].multifunction == FACT_NO)
			return true;
	return has_aliases(machine);
}

static const char *compare(const struct machine *machine,
			   const struct placement *claimed,
			   const struct placement *real, bool ordered)
{
	unsigned int a, b;

	for (a = 0; a < machine->count; a++) {
		for (b = 0; b < machine->count; b++) {
			if (claimed[a].certain &&
			    together(claimed, a, b) != together(real, a, b))
				return "certain, and wrong";
			if (ordered && together(real, a, b) &&
			    !together(claimed, a, b))
				return "with more than in the worst case";
			if (ordered && claimed[a].best == claimed[b].best &&
			    !together(real, a, b))
				return "with less than in the best case";
		}
	}
	return NULL;
}

/* Joins whoever the rules put together, whatever the order */
static void join(unsigned int *sets, unsigned int count, unsigned int a,
		 unsigned int b)
{
	unsigned int i, from = sets[a], to = sets[b];

	for (i = 0; i < count; i++)
		if (sets[i] == from)
			sets[i] = to;
}

static bool path_isolates(const struct sample *sample,
			  const struct function *f)
{
	for (; f; f = f->above)
		if (sample->isolates[f - sample->machine->functions] !=
		    FACT_YES)
			return false;
	return true;
}

static bool renames(const struct function *bridge)
{
	return bridge->express == FACT_NO ||
	       bridge->type == PCI_EXP_TYPE_PCI_BRIDGE;
}

static void join_all(const struct sample *sample, unsigned int *sets)
{
	const struct machine *machine = sample->machine;
	unsigned int a, b;

	for (a = 0; a < machine->count; a++)
		sets[a] = a;
	for (a = 0; a < machine->count; a++) {
		const struct function *f = &machine->functions[a], *bridge;

		for (bridge = f->above; bridge; bridge = bridge->above)
			if (renames(bridge))
				join(sets, machine->count, a,
				     bridge - machine->functions);
		if (f->above && !path_isolates(sample, f->above))
			join(sets, machine->count, a,
			     f->above - machine->functions);
		for (b = 0; b < a; b++) {
			const struct function *g = &machine->functions[b];

			if (f->bus == g->bus && !((f->devfn ^ g->devfn) & ~7) &&
			    sample->isolates[a] == FACT_NO &&
			    sample->isolates[b] == FACT_NO)
				join(sets, machine->count, a, b);
		}
	}
}

static const char *compare_joined(const struct sample *sample,
				  const struct placement *real)
{
	unsigned int sets[FUNCTIONS_MAX], a, b;

	if (is_odd(sample->machine))
		return NULL;
	join_all(sample, sets);
	for (a = 0; a < sample->machine->count; a++) {
		for (b = 0; b < sample->machine->count; b++) {
			bool joined = sets[a] == sets[b];

			if (joined != together(real, a, b))
				return "not what the rules put together";
		}
	}
	return NULL;
}

static const char *try_all(struct sample *sample,
			   const struct placement *claimed, bool ordered)
{
	struct open open;
	unsigned int bits, i;
	const char *wrong = NULL;

	find_open(sample, &open);
	if (open.count > UNKNOWN_MAX)
		return NULL;
	for (bits = 0; !wrong && bits < BIT(open.count); bits++) {
		struct placement *real;

		for (i = 0; i < open.count; i++)
			*open.facts[i] = bits & BIT(i) ? FACT_YES : FACT_NO;
		real = groups_form(sample->machine, sample->isolates, false);
		for (i = 0; i < sample->machine->count; i++)
			if (!real[i].certain)
				wrong = "all is known, yet uncertain";
		wrong = wrong ?: compare(sample->machine, claimed, real,
					 ordered);
		wrong = wrong ?: compare_joined(sample, real);
		free(real);
	}
	return wrong;
}

static void show(const struct sample *sample, const struct placement *claimed)
{
	unsigned int i;

	for (i = 0; i < sample->machine->count; i++) {
		const struct function *f = &sample->machine->functions[i];

		printf("%02x:%02x.%x %04x type %u behind %02x", f->bus,
		       f->devfn >> 3, f->devfn & 7, f->device, f->type,
		       f->secondary);
		printf(" multifunction %d isolates %d: %u or %u%s\n",
		       f->multifunction, sample->isolates[i],
		       claimed[i].group, claimed[i].best,
		       claimed[i].certain ? "" : ", uncertain");
	}
}

/*
 * Decides all facts that are open, and has a kernel report the groups. Returns
 * them, to be freed with free().
 */
static struct placement *random_report(struct sample *world)
{
	struct placement *real;
	struct open open;
	unsigned int i;

	find_open(world, &open);
	for (i = 0; i < open.count; i++)
		*open.facts[i] = 1 + pick(2);
	real = groups_form(world->machine, world->isolates, false);
	for (i = 0; i < world->machine->count; i++)
		world->machine->functions[i].reported = pick(8) ?
			(int)real[i].group : GROUP_NONE;
	return real;
}

static void copy_facts(struct sample *to, const struct sample *from)
{
	unsigned int i;

	memcpy(to->isolates, from->isolates, sizeof(to->isolates));
	for (i = 0; i < to->machine->count; i++) {
		to->machine->functions[i].multifunction =
			from->machine->functions[i].multifunction;
		to->machine->functions[i].express =
			from->machine->functions[i].express;
	}
}

static const char *compare_reported(const struct sample *sample,
				    const struct placement *claimed)
{
	const struct function *f = sample->machine->functions;
	unsigned int a, b;
	bool same;

	for (a = 0; a < sample->machine->count; a++) {
		for (b = 0; b < sample->machine->count; b++) {
			same = f[a].reported == f[b].reported;
			if (f[a].reported >= 0 && f[b].reported >= 0 &&
			    together(claimed, a, b) != same)
				return "not the groups that are reported";
		}
	}
	return NULL;
}

/*
 * What is learned from groups that a kernel has formed is so in that kernel,
 * and the groups are found again
 */
static const char *learn(struct sample *sample, unsigned int *learned)
{
	struct sample open = { .machine = machine_new(sample->machine->count) };
	struct placement *claimed, *real;
	const char *wrong = NULL;
	struct sample world;
	unsigned int i, more;

	copy_facts(&open, sample);
	real = random_report(sample);
	world = *sample;
	copy_facts(sample, &open);
	machine_free(open.machine);
	if (!evidence_learn(sample->machine, sample->isolates, &more))
		wrong = "groups that a kernel has formed cannot be";
	for (i = 0; i < sample->machine->count; i++)
		if (sample->isolates[i] != FACT_UNKNOWN &&
		    sample->isolates[i] != world.isolates[i])
			wrong = "learned, and wrong";
	claimed = groups_form(sample->machine, sample->isolates, true);
	wrong = wrong ?: compare_reported(sample, claimed);
	wrong = wrong ?: compare(sample->machine, claimed, real, false);
	free(claimed);
	free(real);
	*learned += more;
	return wrong;
}

/**
 * random_groups - check the groups of random machines
 *
 * Return: 0 if all is well.
 */
int random_groups(void)
{
	unsigned int round, certain = 0, learned = 0;

	for (round = 0; round < ROUNDS; round++) {
		struct placement *claimed;
		struct sample sample;
		const char *wrong;

		random_machine(&sample);
		claimed = groups_form(sample.machine, sample.isolates, false);
		certain += claimed[sample.machine->count - 1].certain;
		wrong = learn(&sample, &learned);
		wrong = wrong ?: try_all(&sample, claimed,
					 !is_odd(sample.machine));
		if (wrong) {
			printf("round %u: %s\n", round, wrong);
			show(&sample, claimed);
		}
		free(claimed);
		machine_free(sample.machine);
		if (wrong)
			return 1;
	}
	/* If nothing is certain, nothing is wrong either */
	printf("%u rounds, of the last functions %u certain, %u verdicts learned\n",
	       round, certain, learned);
	return certain < round / 4 || learned < round / 20;
}
