// SPDX-License-Identifier: GPL-2.0-only
/*
 * Checks of what the rules mean, each by itself and compared with the others.
 */
#include <string.h>

#include "checks/check.h"
#include "checks/checks.h"
#include "language/vocabulary.h"
#include "rules/chains.h"
#include "rules/neighbours.h"
#include "rules/order.h"
#include "rules/overlap.h"

/* The table counts rules in a u16, whose last value ends a chain */
#define RULES_MAX	0xfffe
#define LINE_MAX	0xffff
/* The tables count a vendor's spans and links in u16 */
#define INDEX_MAX	0xffff
/* A claim by ids alone for more of them needs a reason */
#define BLANKET_IDS	64

static void report_index(u16 vendor, unsigned int spans, u64 links,
			 const char *name)
{
	if (spans > INDEX_MAX || links > INDEX_MAX)
		error_at(NULL, name,
			 "the index of vendor 0x%04x has %u spans and %llu links: expected at most %u of each",
			 vendor, spans, (unsigned long long)links, INDEX_MAX);
}

static void check_too_many(struct tree *tree, const char *name)
{
	unsigned int count = 0;
	const struct rule *rule;

	for (rule = tree->rules; rule; rule = rule->next) {
		if (++count == RULES_MAX + 1)
			error_at(&rule->name->place, name,
				 "this rule is one too many: expected at most %u",
				 RULES_MAX);
		if (rule->name->place.line > LINE_MAX)
			error_at(&rule->name->place, name,
				 "this file is too long: expected rules in its first %u lines",
				 LINE_MAX);
	}
	count_chains(tree, report_index, name);
}

REFUSAL(check_too_many, "too-many",
	"more than the tables can count");

/* Without a type, or with more than half of all: the ids alone select devices */
static bool most_types(const struct rule *rule)
{
	unsigned int i, count = 0;

	for (i = 0; port_types.names[i]; i++)
		count += rule->match.types & port_types.values[i] ? 1 : 0;
	return count > i / 2;
}

/* What leaves the answer to the device's own ACS capability claims nothing */
static bool is_claim(const struct rule *rule)
{
	return rule->answer.kind != ACS_ANSWER_FINAL_NO &&
	       rule->answer.kind != ACS_ANSWER_CAPABILITY;
}

static void check_reason(const struct rule *rule, const char *name)
{
	bool many = most_types(rule) && rule->id_set->total > BLANKET_IDS;

	if (many && !rule->because) {
		error_at(&rule->name->place, name,
			 "rule %s claims isolation for %u ids of most types: expected at most %u, or a port type",
			 rule->name->text, rule->id_set->total, BLANKET_IDS);
		suggest("name the type, or say why it holds for all of them: because \"...\";");
	} else if (!many && rule->because) {
		error_at(&rule->because->place, name,
			 "rule %s needs no reason: expected \"because\" only in claims for more than %u ids of most types",
			 rule->name->text, BLANKET_IDS);
	}
}

static void check_blanket_claim(struct tree *tree, const char *name)
{
	const struct rule *rule;

	for (rule = tree->rules; rule; rule = rule->next) {
		if (is_claim(rule) && rule->any_device && most_types(rule))
			error_at(&rule->name->place, name,
				 "rule %s applies to every device of a vendor: expected device ids, or a port type",
				 rule->name->text);
		else if (is_claim(rule))
			check_reason(rule, name);
		else if (rule->because)
			error_at(&rule->because->place, name,
				 "rule %s claims nothing: expected \"because\" only in claims",
				 rule->name->text);
	}
}

REFUSAL(check_blanket_claim, "blanket-claim",
	"a claim by ids alone for many devices, without a reason");

static void see_capability(void *context, const struct reg *reg)
{
	bool *seen = context;

	if (reg->table.space == ACS_SPACE_CAPABILITY)
		*seen = true;
}

static bool uses_capability(const struct rule *rule)
{
	bool seen = rule->answer.kind == ACS_ANSWER_CAPABILITY;

	each_register(rule, see_capability, &seen);
	return seen;
}

static void check_capability_absent(struct tree *tree, const char *name)
{
	const struct rule *rule;

	for (rule = tree->rules; rule; rule = rule->next) {
		if (rule->match.acs == IF_YES || !uses_capability(rule))
			continue;
		error_at(&rule->name->place, name,
			 "rule %s uses registers of the ACS capability, which its devices may lack",
			 rule->name->text);
		suggest("add to its match: acs present;");
	}
}

REFUSAL(check_capability_absent, "capability-absent",
	"use of an ACS capability that devices may lack");

static void check_answer_registers(struct tree *tree, const char *name)
{
	const struct rule *rule;

	for (rule = tree->rules; rule; rule = rule->next) {
		const struct clause *clause =
			find_clause(rule->block->clauses, CLAUSE_PROVIDES);

		if (!rule->control)
			continue;
		if (rule->control->window || rule->capability->window)
			error_at(&clause->place, name,
				 "ACS registers are read from the device itself: expected registers in config or capability");
		else if (rule->control == rule->capability)
			error_at(&clause->place, name,
				 "%s cannot be both: expected one register for what can be enabled, and one for what is",
				 rule->control->name->text);
		else if (rule->control->table.width !=
			 rule->capability->table.width ||
			 rule->control->table.width < 16)
			error_at(&clause->place, name,
				 "ACS capability and control correspond bit by bit: expected two registers of 16 or of 32 bits");
	}
}

REFUSAL(check_answer_registers, "answer-registers",
	"registers that cannot serve as ACS registers");

static bool is_weak(const struct cited *cited)
{
	for (; cited; cited = cited->next)
		if (strcmp(cited->evidence->kind->text, "measurement"))
			return false;
	return true;
}

static void check_weak_evidence(struct tree *tree, const char *name)
{
	const struct rule *rule;

	for (rule = tree->rules; rule; rule = rule->next) {
		if (rule->answer.kind == ACS_ANSWER_FINAL_NO ||
		    !is_weak(rule->evidence))
			continue;
		error_at(&rule->name->place, name,
			 "rule %s is based on measurements alone: expected evidence from the vendor or a specification",
			 rule->name->text);
	}
}

REFUSAL(check_weak_evidence, "weak-evidence",
	"a claim that is based on measurements alone");

static void check_difference_ids(const struct rule *rule,
				 const struct difference *difference,
				 const char *name)
{
	const struct ids *ids, *own;
	u32 id;

	for (ids = difference->ids; ids; ids = ids->next) {
		for (id = ids->first; id <= ids->last; id = own->last + 1) {
			own = find_id(rule->id_set, id);
			if (!own)
				break;
		}
		if (id > ids->last)
			continue;
		error_at(&ids->place, name, "rule %s does not name 0x%04x",
			 rule->name->text, id);
		note_at(&rule->ids->place, "expected some of these ids");
	}
}

static void check_difference(struct tree *tree, const char *name)
{
	const struct difference *difference;
	const struct rule *rule;

	for (rule = tree->rules; rule; rule = rule->next) {
		for (difference = rule->differences; difference;
		     difference = difference->next) {
			check_difference_ids(rule, difference, name);
			if (rule->answer.kind != ACS_ANSWER_CAPABILITY)
				continue;
			error_at(&difference->place, name,
				 "rule %s changes no answer of the kernel: expected no difference",
				 rule->name->text);
		}
	}
}

REFUSAL(check_difference, "difference",
	"a difference of devices that the rule does not name, or of no answer");

static void report_unused(const struct word *word, const char *what,
			  const char *name)
{
	error_at(&word->place, name,
		 "%s %s is never used: expected a use, or no definition", what,
		 word->text);
}

static void check_unused_name(struct tree *tree, const char *name)
{
	const struct evidence *evidence;
	const struct window *window;
	const struct reg *reg;

	for (evidence = tree->evidence; evidence; evidence = evidence->next)
		if (!evidence->used)
			report_unused(evidence->name, "evidence", name);
	for (window = tree->windows; window; window = window->next)
		if (!window->used)
			report_unused(window->name, "window", name);
	for (reg = tree->registers; reg; reg = reg->next)
		if (!reg->used)
			report_unused(reg->name, "register", name);
}

REFUSAL(check_unused_name, "unused-name",
	"evidence, windows and registers that nothing uses");

static void report_overlap(const struct rule *a, const struct rule *b,
			   const char *name)
{
	error_at(&b->name->place, name,
		 "rules %s and %s can match the same device, and neither is more specific",
		 a->name->text, b->name->text);
	note_at(&a->name->place, "the other rule is here");
	suggest("state which is asked first, for example in %s: before %s;",
		a->name->text, b->name->text);
}

/* Each rule is reported once, with an earlier one */
static void check_rule_overlap(struct tree *tree, const char *name)
{
	const struct rule *rule, *clash;

	for (rule = tree->rules; rule; rule = rule->next) {
		clash = find_clash(tree, rule);
		if (clash && clash->at < rule->at)
			report_overlap(clash, rule, name);
	}
}

REFUSAL(check_rule_overlap, "rule-overlap",
	"rules for the same device, neither of them more specific");

/* Where it is stated that a rule is asked before another, or follows */
static const struct place *order_place(const struct rule *rule,
				       const struct rule *later)
{
	const struct before *before = find_before(rule, later);

	return before ? &before->place : &rule->name->place;
}

static void note_order(const struct rule *rule, const struct rule *later)
{
	note_at(order_place(rule, later), "%s comes before %s%s",
		rule->name->text, later->name->text,
		find_before(rule, later) ? "" : ", since it is more specific");
}

/* A longer cycle is not shown as a whole */
#define CYCLE_SHOWN	16

static void report_cycle(struct rule *rule, struct rule *winner,
			 const char *name)
{
	unsigned int count = 1;

	error_at(order_place(winner, rule), name,
		 "rule %s is asked before itself", winner->name->text);
	note_order(winner, rule);
	for (; rule != winner; rule = rule->walk.from) {
		rule->walk.reported = true;
		if (++count <= CYCLE_SHOWN)
			note_order(rule, rule->walk.from);
	}
	winner->walk.reported = true;
	if (count > CYCLE_SHOWN)
		note_at(NULL, "%u more rules lead back to %s",
			count - CYCLE_SHOWN, winner->name->text);
	suggest("remove one before");
}

/* These lead to clashes as well, so they are looked for first */
static void check_stated_cycle(struct tree *tree, const char *name)
{
	find_stated_winners(tree);
	rank_rules(tree, report_cycle, name);
}

REFUSAL(check_stated_cycle, "order-cycle",
	"rules that are asked before each other in a cycle");

static void check_order_cycle(struct tree *tree, const char *name)
{
	find_winners(tree);
	rank_rules(tree, report_cycle, name);
}

REFUSAL(check_order_cycle, "order-cycle",
	"rules that are asked before each other in a cycle");

static void check_pointless_order(struct tree *tree, const char *name)
{
	const struct rule *rule;
	const struct before *before;

	for (rule = tree->rules; rule; rule = rule->next) {
		for (before = rule->before; before; before = before->next) {
			if (before->rule == rule) {
				error_at(&before->place, name,
					 "rule %s cannot stand before itself: expected another rule",
					 rule->name->text);
				continue;
			}
			if (rules_overlap(rule, before->rule))
				continue;
			error_at(&before->place, name,
				 "rules %s and %s never match the same device: expected no order between them",
				 rule->name->text, before->rule->name->text);
		}
	}
}

REFUSAL(check_pointless_order, "pointless-order",
	"an order of rules that never match the same device");

static void check_shadowed_rule(struct tree *tree, const char *name)
{
	const struct before *before;
	const struct rule *rule;

	for (rule = tree->rules; rule; rule = rule->next) {
		for (before = rule->before; before; before = before->next) {
			if (before->rule == rule ||
			    !rule_within(before->rule, rule))
				continue;
			error_at(&before->rule->name->place, name,
				 "rule %s is never asked, because %s matches all of its devices first",
				 before->rule->name->text, rule->name->text);
			note_at(&before->place, "the order is stated here");
		}
	}
}

REFUSAL(check_shadowed_rule, "shadowed-rule",
	"a rule that is never asked");

const struct check *const size_checks[] = {
	&check_too_many_check,
	NULL
};

const struct check *const stated_order_checks[] = {
	&check_stated_cycle_check,
	NULL
};

const struct check *const overlap_checks[] = {
	&check_rule_overlap_check,
	NULL
};

const struct check *const order_checks[] = {
	&check_order_cycle_check,
	NULL
};

const struct check *const rule_checks[] = {
	&check_blanket_claim_check,
	&check_capability_absent_check,
	&check_answer_registers_check,
	&check_weak_evidence_check,
	&check_difference_check,
	&check_unused_name_check,
	&check_pointless_order_check,
	&check_shadowed_rule_check,
	NULL
};
