// SPDX-License-Identifier: GPL-2.0-only
/*
 * Checks what disable_acs_redir= and config_acs= do to a machine. The machine is
 * analysed without them and with them.
 */
#include <stdarg.h>
#include <stdlib.h>

#include "answer/lint-controls.h"
#include "base/memory.h"
#include "base/text.h"
#include "judge/control.h"

/* The first release with config_acs= */
#define CONFIG_ACS_MAJOR	6
#define CONFIG_ACS_MINOR	11

static void __printf(3, 4) warn(struct control_lint *lint,
				struct control_item_lint *item,
				const char *format, ...)
{
	va_list args;

	va_start(args, format);
	names_add(&item->warnings, text_vformat(format, args));
	va_end(args);
	lint->warning_count++;
}

static void find_names(struct control_lint *lint, enum control_option option,
		       unsigned int i)
{
	const struct machine *machine = lint->after->machine;
	struct control_item_lint *item = &lint->items[option][i];
	unsigned int f;

	item->names = allocate(machine->count, sizeof(*item->names));
	for (f = 0; f < machine->count; f++)
		item->names[f] =
			control_item_names(&lint->controls->lists[option].items[i],
					   &machine->functions[f],
					   &lint->after->verdicts[f].record);
}

static bool names_any(const struct control_lint *lint,
		      const struct control_item_lint *item)
{
	unsigned int f;

	for (f = 0; f < lint->after->machine->count; f++)
		if (item->names[f] != FACT_NO)
			return true;
	return false;
}

/* Whether another item applies to a function instead */
static bool is_overtaken(const struct control_lint *lint,
			 enum control_option option, unsigned int i,
			 unsigned int f)
{
	const struct control_list *config =
		&lint->controls->lists[CONTROL_CONFIG];
	unsigned int k;

	for (k = 0; k < i; k++)
		if (lint->items[option][k].names[f] == FACT_YES)
			return true;
	for (k = 0; option == CONTROL_REDIRECT && k < config->count; k++)
		if (lint->items[CONTROL_CONFIG][k].names[f] == FACT_YES)
			return true;
	return false;
}

/* Whether its decision comes from a rule that does not read this register */
static bool is_decided_by_rule(const struct verdict *verdict)
{
	return verdict->decision.basis == ACS_BASIS_RULE ||
	       verdict->decision.basis == ACS_BASIS_RULE_ENABLED;
}

static void warn_about_function(struct control_lint *lint,
				enum control_option option, unsigned int i,
				unsigned int f)
{
	const struct machine *machine = lint->after->machine;
	const struct verdict *verdict = &lint->after->verdicts[f];
	struct control_item_lint *item = &lint->items[option][i];
	char address[ADDRESS_TEXT];

	if (item->names[f] == FACT_NO)
		return;
	machine_address(address, sizeof(address), machine,
			&machine->functions[f]);
	if (is_overtaken(lint, option, i, f))
		warn(lint, item,
		     "does nothing to %s: another item names it, and only one applies",
		     address);
	else if (machine->functions[f].acs == FACT_NO)
		warn(lint, item,
		     "does nothing to %s, which has no ACS capability",
		     address);
	else if (is_decided_by_rule(verdict))
		warn(lint, item,
		     "changes a register of %s that its rule %s does not read: the group stays, whatever the hardware does",
		     address, verdict->decision.rule->name);
	else if (verdict->decision.basis == ACS_BASIS_NONE_NEEDED)
		warn(lint, item,
		     "changes no group of %s, a single function, which needs no ACS",
		     address);
}

static bool lacks_config(const char *release)
{
	unsigned int major, minor;

	return release && sscanf(release, "%u.%u", &major, &minor) == 2 &&
	       (major < CONFIG_ACS_MAJOR ||
		(major == CONFIG_ACS_MAJOR && minor < CONFIG_ACS_MINOR));
}

static void warn_about_item(struct control_lint *lint,
			    enum control_option option, unsigned int i)
{
	const struct machine *machine = lint->after->machine;
	struct control_item_lint *item = &lint->items[option][i];
	unsigned int f;

	if (option == CONTROL_CONFIG && lacks_config(machine->release))
		warn(lint, item,
		     "is ignored by Linux %s, unless its vendor has added it: config_acs= is there from Linux 6.11 on",
		     machine->release);
	if (!names_any(lint, item))
		warn(lint, item, "names no function of %s",
		     machine->is_whole ?
		     "this machine" :
		     "the source, which is a part of the machine");
	for (f = 0; f < machine->count; f++)
		warn_about_function(lint, option, i, f);
}

/**
 * control_lint_new - check the options that change ACS control registers
 * @after: the machine under @policy and @controls; must outlive what is returned
 * @policy: the policy
 * @controls: the options; must outlive what is returned
 * @assumptions: facts that the user states
 *
 * Return: the findings, to be freed with control_lint_free().
 */
struct control_lint *control_lint_new(const struct analysis *after,
				      const struct acs_policy *policy,
				      const struct controls *controls,
				      const struct assumptions *assumptions)
{
	struct control_lint *lint = allocate(1, sizeof(*lint));
	unsigned int option, i;

	lint->controls = controls;
	lint->before = analysis_with_controls(after->machine, policy, NULL,
					      assumptions);
	lint->after = after;
	for (option = 0; option < CONTROL_OPTIONS; option++) {
		lint->items[option] = allocate(controls->lists[option].count,
					       sizeof(*lint->items[option]));
		for (i = 0; i < controls->lists[option].count; i++)
			find_names(lint, option, i);
	}
	for (option = 0; option < CONTROL_OPTIONS; option++)
		for (i = 0; i < controls->lists[option].count; i++)
			warn_about_item(lint, option, i);
	return lint;
}

static void free_item(struct control_item_lint *item)
{
	names_free(&item->warnings);
	free(item->names);
}

/**
 * control_lint_free - free findings
 * @lint: from control_lint_new(), or NULL
 */
void control_lint_free(struct control_lint *lint)
{
	unsigned int option, i;

	if (!lint)
		return;
	for (option = 0; option < CONTROL_OPTIONS; option++) {
		for (i = 0; i < lint->controls->lists[option].count; i++)
			free_item(&lint->items[option][i]);
		free(lint->items[option]);
	}
	analysis_free(lint->before);
	free(lint);
}

/**
 * group_splits - check whether a group is several groups in another analysis
 * @from: the analysis that has the group
 * @to: another one of the same machine
 * @function: number of a function
 *
 * Return: true if @function is the first member of its group in @from, and that
 * group has members in different groups in @to.
 */
bool group_splits(const struct analysis *from, const struct analysis *to,
		  unsigned int function)
{
	bool splits = false;
	unsigned int i;

	for (i = 0; i < from->machine->count; i++) {
		if (!analysis_shares_group(from, i, function))
			continue;
		if (i < function)
			return false;
		splits |= !analysis_shares_group(to, i, function);
	}
	return splits;
}

/**
 * group_part_begins - check whether a function is the first one of a part
 * @from: the analysis that has the group
 * @to: another one of the same machine, whose groups divide it into parts
 * @function: number of a function of the group
 * @other: number of a function
 *
 * Return: true if @other is in the group, and the first one of its part.
 */
bool group_part_begins(const struct analysis *from, const struct analysis *to,
		       unsigned int function, unsigned int other)
{
	unsigned int i;

	for (i = 0; i < other; i++)
		if (analysis_shares_group(from, i, function) &&
		    analysis_shares_group(to, i, other))
			return false;
	return analysis_shares_group(from, other, function);
}
