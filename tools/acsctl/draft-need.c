// SPDX-License-Identifier: GPL-2.0-only
/*
 * Whether a device needs a rule, and may get one.
 */
#include <stdlib.h>

#include "draft.h"
#include "explain.h"
#include "config-space.h"
#include "rules.h"
#include "text.h"

#define ACS_BITS	0x7f

static const struct function *function_of(const struct study *study,
					  unsigned int i)
{
	return &study->machine->functions[i];
}

static bool read_register(const struct function *f,
			  const struct acs_register *reg, u32 *value)
{
	unsigned int at = f->acs_at + reg->offset;

	if (reg->space != ACS_SPACE_CAPABILITY ||
	    !function_tells(f, at, reg->width / 8))
		return false;
	*value = acs_config_get(f->captured->bytes, at, reg->width / 8);
	return true;
}

/*
 * Control bits are on, all of them implemented, where there can be no egress
 * control vector.
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
 * find_misplaced - find out whether ACS registers are plainly misplaced
 * @function: the function
 *
 * That shows if firmware or a kernel has turned on what they control.
 *
 * Return: a rule for devices that have them at the same place, or NULL.
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

/* Without the types nobody knows who sends in whose name */
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

/* What else the text takes */
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
	unknown_text(text, sizeof(text), missing);
	return text_format("%s; %s", text, unknown_remedy(missing));
}

/* A rule for all devices of a vendor gives way to one that names the id */
static char *refuse_named(const struct study *study, unsigned int function)
{
	const struct function *f = function_of(study, function);
	const struct acs_link *link = acs_find_chain(&acs_policy_db, f->vendor,
						     f->device);
	char text[ACS_REASON_TEXT];

	for (; link; link = acs_next_link(link)) {
		const struct acs_rule *rule = &acs_policy_db.rules[link->rule];

		if (!rule_notes[link->rule].ids)
			continue;
		acs_format_rule(text, sizeof(text), rule);
		if (rule == study->verdicts[function].decision.rule)
			return text_format("it has one already: %s", text);
		return text_format("its id is named, for another kind of device, by %s; "
				   "if that is wrong, it has to be mended there",
				   text);
	}
	return NULL;
}

static char *refuse_behind_bridge(const struct study *study,
				  unsigned int function)
{
	const struct placement *place = &study->placements[function];
	char address[ADDRESS_TEXT];

	if (place->tie != TIE_BRIDGE)
		return NULL;
	machine_address(address, sizeof(address), study->machine,
			function_of(study, place->tied_to));
	return text_format("no rule can help it: "
			   "bridge %s sends in its own name what comes from behind it",
			   address);
}

static bool groups_are_alike(const struct machine *machine,
			     const enum fact *some, const enum fact *others)
{
	struct placement *a = groups_form(machine, some);
	struct placement *b = groups_form(machine, others);
	bool alike = true;
	unsigned int i;

	/* Groups are counted in the order of their first members */
	for (i = 0; i < machine->count; i++)
		alike = alike && a[i].group == b[i].group;
	free(b);
	free(a);
	return alike;
}

/* As all others are, or if all others isolate: once they have rules, too */
static bool makes_a_difference(const struct study *study,
			       unsigned int function)
{
	const struct machine *machine = study->machine;
	enum fact *some = allocate(machine->count, sizeof(*some));
	enum fact *others = allocate(machine->count, sizeof(*others));
	unsigned int i;
	bool differs;

	for (i = 0; i < machine->count; i++)
		some[i] = study->verdicts[i].isolates;
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

static char *refuse_idle(const struct study *study, unsigned int function)
{
	if (find_misplaced(function_of(study, function)) ||
	    study->verdicts[function].isolates == FACT_YES ||
	    makes_a_difference(study, function))
		return NULL;
	return text_format("it needs none: no group would change if it isolated");
}

static char *refuse_needless(const struct study *study, unsigned int function)
{
	const struct verdict *verdict = &study->verdicts[function];
	char reason[ACS_REASON_TEXT];

	if (find_misplaced(function_of(study, function)))
		return NULL;
	if (verdict->isolates == FACT_YES) {
		acs_format_decision(reason, sizeof(reason), &verdict->decision);
		return text_format("it needs none; %s", reason);
	}
	return NULL;
}

/**
 * find_refusal - find out why a device gets no rule
 * @study: the machine, under the database alone
 * @function: number of the function
 *
 * Return: why, which free() frees, or NULL if it gets one.
 */
char *find_refusal(const struct study *study, unsigned int function)
{
	const struct function *f = function_of(study, function);
	char *refusal = refuse_unknown(f->has_ids ? 0 : UNKNOWN_IDS);

	if (!refusal)
		refusal = refuse_named(study, function);
	if (!refusal)
		refusal = refuse_unknown(find_missing_type(f));
	if (!refusal)
		refusal = refuse_behind_bridge(study, function);
	if (!refusal)
		refusal = refuse_idle(study, function);
	if (!refusal)
		refusal = refuse_unknown(find_missing(f));
	if (!refusal)
		refusal = refuse_needless(study, function);
	return refusal;
}
