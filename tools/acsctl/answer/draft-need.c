// SPDX-License-Identifier: GPL-2.0-only
/*
 * Decides whether a device needs a rule, and can get one.
 */
#include <stdlib.h>

#include "answer/draft-need.h"
#include "answer/rules.h"
#include "base/memory.h"
#include "base/text.h"
#include "capture/config-space.h"

static const struct function *function_of(const struct analysis *analysis,
					  unsigned int i)
{
	return &analysis->machine->functions[i];
}

static bool read_register(const struct function *f,
			  const struct acs_register *reg, u32 *value)
{
	unsigned int at = f->acs_at + reg->offset;

	if (reg->space != ACS_SPACE_CAPABILITY ||
	    !function_knows(f, at, reg->width / 8))
		return false;
	*value = acs_config_get(f->captured->bytes, at, reg->width / 8);
	return true;
}

/*
 * The control bits are set, and all of them are implemented, where no egress
 * control vector can be.
 */
static bool has_registers(const struct function *f,
			  const struct acs_rule *rule)
{
	u32 capability, control;

	return rule->answer.kind == ACS_ANSWER_REGISTERS &&
	       read_register(f, rule->method->capability, &capability) &&
	       read_register(f, rule->method->control, &control) &&
	       !(capability & (~ACS_BITS | PCI_ACS_EC)) &&
	       control && !(control & ~capability);
}

/**
 * find_misplaced - check whether ACS registers are plainly in another place
 * @function: the function
 *
 * This is only seen if firmware or a kernel has enabled them.
 *
 * Return: a rule for devices with registers in the same place, or NULL.
 */
const struct acs_rule *find_misplaced(const struct function *function)
{
	unsigned int i;

	if (function->acs != FACT_YES || !function->acs_at)
		return NULL;
	for (i = 0; i < acs_policy_db.rule_count; i++)
		if (has_registers(function, &acs_policy_db.rules[i]))
			return &acs_policy_db.rules[i];
	return NULL;
}

/* Without the port types the requester IDs are unknown */
static unsigned int find_missing_type(const struct function *f)
{
	const struct function *hop;

	if (f->express == FACT_UNKNOWN)
		return UNKNOWN_TYPE;
	for (hop = f->above; hop; hop = hop->above)
		if (hop->express == FACT_UNKNOWN)
			return UNKNOWN_ABOVE;
	return 0;
}

/* Other facts that the draft needs */
static unsigned int find_missing(const struct function *f)
{
	if (f->acs == FACT_UNKNOWN)
		return UNKNOWN_ACS;
	if (f->multifunction == FACT_UNKNOWN &&
	    f->type != PCI_EXP_TYPE_ROOT_PORT &&
	    f->type != PCI_EXP_TYPE_DOWNSTREAM)
		return UNKNOWN_MULTIFUNCTION;
	return 0;
}

static char *refuse_unknown(unsigned int missing)
{
	char text[UNKNOWN_TEXT];

	if (!missing)
		return NULL;
	unknown_format(text, sizeof(text), missing);
	return text_format("%s; %s", text, unknown_remedy(missing));
}

/*
 * A rule that names the id takes precedence over one for all devices of a
 * vendor
 */
static char *refuse_named(const struct analysis *analysis,
			  unsigned int function)
{
	const struct function *f = function_of(analysis, function);
	const struct acs_link *link = acs_find_chain(&acs_policy_db, f->vendor,
						     f->device);
	char text[ACS_REASON_TEXT];

	for (; link; link = acs_next_link(link)) {
		const struct acs_rule *rule = &acs_policy_db.rules[link->rule];

		if (!rule_notes[link->rule].ids)
			continue;
		acs_format_rule(text, sizeof(text), rule);
		if (rule == analysis->verdicts[function].decision.rule)
			return text_format("it has one already: %s", text);
		return text_format("its id is named, for another kind of device, by %s; "
				   "if that is wrong, fix it there",
				   text);
	}
	return NULL;
}

static char *refuse_behind_bridge(const struct analysis *analysis,
				  unsigned int function)
{
	const struct placement *place = &analysis->placements[function];
	char address[ADDRESS_TEXT];

	if (place->tie != TIE_BRIDGE)
		return NULL;
	machine_address(address, sizeof(address), analysis->machine,
			function_of(analysis, place->tied_to));
	return text_format("no rule can help: "
			   "bridge %s replaces the requester ID of everything below it",
			   address);
}

static bool groups_are_alike(const struct machine *machine,
			     const enum fact *some, const enum fact *others)
{
	struct placement *a = groups_form(machine, some, false);
	struct placement *b = groups_form(machine, others, false);
	bool alike = true;
	unsigned int i;

	/* Groups are numbered in the order of their first members */
	for (i = 0; i < machine->count; i++)
		alike = alike && a[i].group == b[i].group;
	free(b);
	free(a);
	return alike;
}

/*
 * Tries it with all others as they are, and with all others isolating, as they
 * might with rules of their own
 */
static bool makes_a_difference(const struct analysis *analysis,
			       unsigned int function)
{
	const struct machine *machine = analysis->machine;
	enum fact *some = allocate(machine->count, sizeof(*some));
	enum fact *others = allocate(machine->count, sizeof(*others));
	unsigned int i;
	bool differs;

	for (i = 0; i < machine->count; i++)
		some[i] = analysis->verdicts[i].isolates;
	memcpy(others, some, machine->count * sizeof(*some));
	some[function] = FACT_NO;
	others[function] = FACT_YES;
	differs = !groups_are_alike(machine, some, others);
	for (i = 0; i < machine->count; i++) {
		some[i] = i == function ? FACT_NO : FACT_YES;
		others[i] = FACT_YES;
	}
	differs = differs || !groups_are_alike(machine, some, others);
	free(others);
	free(some);
	return differs;
}

static char *refuse_idle(const struct analysis *analysis, unsigned int function)
{
	if (find_misplaced(function_of(analysis, function)) ||
	    analysis->verdicts[function].isolates == FACT_YES ||
	    makes_a_difference(analysis, function))
		return NULL;
	return text_format("it needs none: no group would change if it isolated");
}

static char *refuse_needless(const struct analysis *analysis,
			     unsigned int function)
{
	const struct verdict *verdict = &analysis->verdicts[function];
	char reason[ACS_REASON_TEXT];

	if (find_misplaced(function_of(analysis, function)))
		return NULL;
	if (verdict->isolates == FACT_YES) {
		acs_format_decision(reason, sizeof(reason), &verdict->decision);
		return text_format("it needs none; %s", reason);
	}
	return NULL;
}

/**
 * find_refusal - find the reason why a device gets no rule
 * @analysis: the machine, under the database alone
 * @function: number of the function
 *
 * Return: the reason, to be freed with free(), or NULL if it gets one.
 */
char *find_refusal(const struct analysis *analysis, unsigned int function)
{
	const struct function *f = function_of(analysis, function);
	char *refusal = refuse_unknown(f->has_ids ? 0 : UNKNOWN_IDS);

	if (!refusal)
		refusal = refuse_named(analysis, function);
	if (!refusal)
		refusal = refuse_unknown(find_missing_type(f));
	if (!refusal)
		refusal = refuse_behind_bridge(analysis, function);
	if (!refusal)
		refusal = refuse_idle(analysis, function);
	if (!refusal)
		refusal = refuse_unknown(find_missing(f));
	if (!refusal)
		refusal = refuse_needless(analysis, function);
	return refusal;
}
