// SPDX-License-Identifier: GPL-2.0-only
/*
 * The groups that a kernel has formed say which of its functions isolate. If a
 * function whose verdict is unknown must isolate, or must not, for these groups
 * to come about, whatever the others do, then that is known.
 *
 * More isolation never makes a group larger. So it is enough to try the two
 * extremes: a function that does not isolate while all other unknown ones do,
 * and the reverse.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "judge/evidence.h"
#include "judge/groups.h"
#include "judge/policy.h"
#include "judge/verdict.h"

/* Unknown verdicts times functions squared; larger machines learn nothing */
#define WORK_MAX	200000000
/* What was learned in one pass may teach more in the next one */
#define PASSES_MAX	4

/**
 * struct inquiry - what is known so far
 * @machine: the machine
 * @isolates: for each function, whether it isolates
 * @trial: @isolates with the unknown ones decided in one way
 * @owners: for each group, a reported one
 * @firsts: for each function, the first one that is reported in its group
 * @open: for each function, whether its group does not follow from what
 *	isolates
 */
struct inquiry {
	struct machine *machine;
	enum fact *isolates;
	enum fact *trial;
	int *owners;
	unsigned int *firsts;
	bool *open;
};

static bool is_told(const struct inquiry *inquiry, unsigned int i)
{
	return inquiry->machine->functions[i].reported >= 0 &&
	       !inquiry->open[i];
}

/* Whether functions that are reported apart are together even at best */
static bool unites_too_much(const struct inquiry *inquiry,
			    const struct placement *places, bool *disputed)
{
	const struct machine *machine = inquiry->machine;
	bool found = false;
	unsigned int i;

	for (i = 0; i < machine->count; i++)
		inquiry->owners[i] = GROUP_UNREPORTED;
	for (i = 0; i < machine->count; i++) {
		int *owner = &inquiry->owners[places[i].best];
		int reported = machine->functions[i].reported;

		if (!is_told(inquiry, i))
			continue;
		if (*owner != GROUP_UNREPORTED && *owner != reported) {
			found = true;
			if (disputed)
				disputed[i] = true;
		}
		*owner = reported;
	}
	return found;
}

/* Whether functions that are reported together are apart even at worst */
static bool splits_too_much(const struct inquiry *inquiry,
			    const struct placement *places, bool *disputed)
{
	bool found = false;
	unsigned int i;

	for (i = 0; i < inquiry->machine->count; i++) {
		unsigned int first = inquiry->firsts[i];

		if (!is_told(inquiry, i) || !is_told(inquiry, first) ||
		    places[first].group == places[i].group)
			continue;
		found = true;
		if (disputed)
			disputed[i] = true;
	}
	return found;
}

/* Whether the reported groups are possible if one function isolates, or not */
static bool is_possible(struct inquiry *inquiry, unsigned int function,
			enum fact value)
{
	enum fact others = value == FACT_YES ? FACT_NO : FACT_YES;
	struct placement *places;
	bool possible;
	unsigned int i;

	for (i = 0; i < inquiry->machine->count; i++)
		inquiry->trial[i] = inquiry->isolates[i] == FACT_UNKNOWN ?
				    others : inquiry->isolates[i];
	inquiry->trial[function] = value;
	places = groups_form(inquiry->machine, inquiry->trial, false);
	possible = value == FACT_YES ?
		   !splits_too_much(inquiry, places, NULL) :
		   !unites_too_much(inquiry, places, NULL);
	free(places);
	return possible;
}

/* Returns true if something was learned about a function */
static bool inquire(struct inquiry *inquiry, unsigned int i)
{
	bool can, cannot;

	if (inquiry->isolates[i] != FACT_UNKNOWN)
		return false;
	can = is_possible(inquiry, i, FACT_YES);
	cannot = is_possible(inquiry, i, FACT_NO);
	if (can == cannot)
		return false;
	inquiry->isolates[i] = can ? FACT_YES : FACT_NO;
	return true;
}

static unsigned int learn(struct inquiry *inquiry)
{
	unsigned int i, pass, learned = 0, before = 1;

	for (pass = 0; pass < PASSES_MAX && learned != before; pass++) {
		before = learned;
		for (i = 0; i < inquiry->machine->count; i++)
			learned += inquire(inquiry, i);
	}
	return learned;
}

/* Marks the functions whose reported groups cannot be explained */
static bool is_disputed(struct inquiry *inquiry)
{
	struct placement *places = groups_form(inquiry->machine,
					       inquiry->isolates, false);
	bool *disputed = allocate(inquiry->machine->count, sizeof(*disputed));
	bool unites = unites_too_much(inquiry, places, disputed);
	bool splits = splits_too_much(inquiry, places, disputed);

	free(places);
	free(inquiry->machine->disputed);
	inquiry->machine->disputed = disputed;
	return unites || splits;
}

static unsigned int count_unknown(const struct inquiry *inquiry)
{
	unsigned int i, count = 0;

	for (i = 0; i < inquiry->machine->count; i++)
		count += inquiry->isolates[i] == FACT_UNKNOWN;
	return count;
}

static void find_open(struct inquiry *inquiry)
{
	struct placement *places = groups_form(inquiry->machine,
					       inquiry->isolates, false);
	unsigned int i;

	for (i = 0; i < inquiry->machine->count; i++)
		inquiry->open[i] = places[i].is_open;
	free(places);
}

static bool inquire_all(struct inquiry *inquiry, unsigned int *learned)
{
	unsigned long count = inquiry->machine->count;

	find_open(inquiry);
	if (is_disputed(inquiry))
		return false;
	if (count_unknown(inquiry) * count * count > WORK_MAX)
		return true;
	*learned = learn(inquiry);
	return !is_disputed(inquiry);
}

/**
 * evidence_learn - learn what isolates from the reported groups
 * @machine: the machine, linked; its disputed functions are set if the groups
 *	cannot have come about
 * @isolates: for each function, whether it isolates in the kernel that reports
 *	the groups; unknown ones are updated
 * @learned: set to the number of those that are known now
 *
 * Return: true if the groups can have come about.
 */
bool evidence_learn(struct machine *machine, enum fact *isolates,
		    unsigned int *learned)
{
	struct inquiry inquiry = { .machine = machine, .isolates = isolates };
	bool possible;

	inquiry.trial = allocate(machine->count, sizeof(*inquiry.trial));
	inquiry.owners = allocate(machine->count, sizeof(*inquiry.owners));
	inquiry.firsts = groups_find_firsts(machine);
	inquiry.open = allocate(machine->count, sizeof(*inquiry.open));
	*learned = 0;
	possible = inquire_all(&inquiry, learned);
	free(inquiry.trial);
	free(inquiry.owners);
	free(inquiry.firsts);
	free(inquiry.open);
	if (possible) {
		free(machine->disputed);
		machine->disputed = NULL;
	}
	return possible;
}

static enum fact *judge(const struct machine *machine,
			const struct acs_policy *policy,
			const struct assumptions *assumptions)
{
	struct question question = question_ask(machine, policy, assumptions);
	struct registers *registers;
	struct verdict *verdicts = evaluate(machine, &question, &registers);
	enum fact *isolates = verdicts_isolate(verdicts, machine->count);

	free(verdicts);
	registers_free(registers);
	return isolates;
}

/**
 * evidence_find - learn what the reported groups say
 * @machine: the machine, linked, with --assume applied
 * @policy: the policy that its own kernel had
 * @assumptions: facts that the user states
 *
 * If the groups cannot have come about in any way, nothing is learned from
 * them: it was another kernel, it was told otherwise, or acsctl is wrong.
 */
void evidence_find(struct machine *machine, const struct acs_policy *policy,
		   const struct assumptions *assumptions)
{
	enum fact *isolates;

	if (!machine->shows_groups || machine->has_doubtful_groups ||
	    machine->platform)
		return;
	isolates = judge(machine, policy, assumptions);
	if (!evidence_learn(machine, isolates, &machine->learned_count)) {
		machine->learned_count = 0;
		free(isolates);
		return;
	}
	machine->kernel_policy = allocate(1, sizeof(*policy));
	*machine->kernel_policy = *policy;
	machine->learned = isolates;
}

/**
 * evidence_covers - check whether reported groups are those of a policy
 * @machine: the machine
 * @policy: the policy
 *
 * Return: true if the kernel that formed the reported groups had this policy,
 * and they can have come about.
 */
bool evidence_covers(const struct machine *machine,
		     const struct acs_policy *policy)
{
	char *one, *other;
	bool same;

	if (!machine->learned)
		return false;
	one = policy_format(policy);
	other = policy_format(machine->kernel_policy);
	same = !strcmp(*one ? one : "quirk", *other ? other : "quirk");
	free(one);
	free(other);
	return same;
}
