// SPDX-License-Identifier: GPL-2.0-only
/*
 * Compares the tables of input.acs with what it means.
 */
#include <stdio.h>
#include <stdlib.h>

#include "core.h"

static unsigned int wrong;

#define EXPECT(condition)						\
	do {								\
		if (!(condition)) {					\
			printf("line %d: %s\n", __LINE__, #condition);	\
			wrong++;					\
		}							\
	} while (0)

static const struct acs_rule *find_rule(const char *name)
{
	unsigned int i;

	for (i = 0; i < acs_policy_db.rule_count; i++)
		if (!strcmp(acs_policy_db.rules[i].name, name))
			return &acs_policy_db.rules[i];
	printf("no rule %s\n", name);
	exit(1);
}

/* Counts the links to the rule, all of which should exclude the same */
static unsigned int expect_links(const struct acs_link *link,
				 const struct acs_rule *rule, u32 excludes)
{
	unsigned int found = 0;

	for (; link; link = acs_next_link(link)) {
		if (&acs_policy_db.rules[link->rule] != rule)
			continue;
		EXPECT(link->excludes == excludes);
		found++;
	}
	return found;
}

static void expect_excluded(const struct acs_rule *rule, u32 excludes)
{
	const struct acs_db *db = &acs_policy_db;
	unsigned int i, j, found = 0;

	for (i = 0; i < acs_slots(db); i++) {
		const struct acs_vendor *vendor = &db->vendors[i];
		const struct acs_link *links = &db->links[vendor->link];

		if (vendor->wide)
			found += expect_links(links, rule, excludes);
		for (j = 0; j < vendor->span_count; j++)
			found += expect_links(&links[db->spans[vendor->span +
							       j].link],
					      rule, excludes);
	}
	EXPECT(found);
}

static void expect_register(const struct acs_register *reg, const char *name,
			    enum acs_space space, u16 offset)
{
	EXPECT(!strcmp(reg->name, name));
	EXPECT(reg->space == space);
	EXPECT(reg->offset == offset);
	EXPECT(reg->width == 32);
	EXPECT(!reg->window == (space != ACS_SPACE_WINDOW));
}

static void expect_window(const struct acs_window *window)
{
	EXPECT(!strcmp(window->name, "chipset"));
	EXPECT(window->devfn == 0xf8);
	EXPECT(window->offset == 0xf0);
	EXPECT(window->mask == 0xffffc000);
	EXPECT(window->enable == 1);
}

static void expect_change(const struct acs_step *step, enum acs_op op,
			  const char *reg, u32 mask, const char *where)
{
	EXPECT(step->op == op);
	EXPECT(step->mask == mask);
	if (reg)
		EXPECT(step->reg && !strcmp(step->reg->name, reg));
	else if (where)
		EXPECT(step->where && !strcmp(step->where->name, where));
	else
		EXPECT(!step->where);
}

static void expect_guard(const struct acs_step *step, u8 skip, u8 count,
			 bool any, bool negate)
{
	EXPECT(step->op == ACS_OP_GUARD);
	EXPECT(step->skip == skip);
	EXPECT(step->guard->count == count);
	EXPECT(step->guard->any == any);
	EXPECT(step->guard->negate == negate);
}

static void expect_term(const struct acs_term *term, const char *reg, u32 mask,
			bool negate)
{
	if (reg)
		EXPECT(term->reg && !strcmp(term->reg->name, reg));
	else
		EXPECT(!term->reg);
	EXPECT(term->mask == mask);
	EXPECT(term->negate == negate);
}

static void expect_ports(const struct acs_rule *rule)
{
	const struct acs_step *step = rule->method->enable.steps;

	expect_excluded(rule, (0xffff & ~(BIT(PCI_EXP_TYPE_ROOT_PORT) |
					  BIT(PCI_EXP_TYPE_DOWNSTREAM))) |
			      ACS_TRAIT_SINGLE_FUNCTION |
			      ACS_TRAIT_ROOT_BUS | ACS_TRAIT_NO_ACS);
	EXPECT(rule->answer.kind == ACS_ANSWER_REGISTERS);
	EXPECT(!rule->answer.provides);
	expect_register(rule->method->capability, "cap", ACS_SPACE_CAPABILITY, 4);
	expect_register(rule->method->control, "cctl", ACS_SPACE_CAPABILITY, 8);

	EXPECT(rule->method->enable.count == 9);
	expect_guard(&step[0], 3, 2, false, true);
	expect_term(&step[0].guard->terms[0], "strap", BIT(0), false);
	expect_term(&step[0].guard->terms[1], "strap", BIT(1), true);
	expect_register(step[0].guard->terms[0].reg, "strap", ACS_SPACE_WINDOW,
			0x1104);
	expect_window(step[0].guard->terms[0].reg->window);
	expect_change(&step[1], ACS_OP_LOAD, "decode", 0, NULL);
	expect_register(step[1].reg, "decode", ACS_SPACE_WINDOW, 0x1014);
	expect_window(step[1].reg->window);
	expect_change(&step[2], ACS_OP_CLEAR, NULL, 0xf0, NULL);
	expect_change(&step[3], ACS_OP_STORE, NULL, 0, NULL);
	expect_change(&step[4], ACS_OP_LOAD, "cctl", 0, NULL);
	expect_change(&step[5], ACS_OP_SET, NULL, 0x3, "cap");
	expect_guard(&step[6], 1, 2, true, false);
	expect_term(&step[6].guard->terms[0], NULL, ACS_PROP_ATS_DISABLED, false);
	expect_term(&step[6].guard->terms[1], NULL, ACS_PROP_UNTRUSTED, false);
	expect_change(&step[7], ACS_OP_SET, NULL, 0xf0, NULL);
	expect_change(&step[8], ACS_OP_STORE, NULL, 0, NULL);
}

static void expect_faulty(const struct acs_rule *rule)
{
	expect_excluded(rule, (0xffff & ~BIT(PCI_EXP_TYPE_DOWNSTREAM)) |
			      ACS_TRAIT_NO_ACS);
	EXPECT(rule->answer.kind == ACS_ANSWER_CAPABILITY);
	EXPECT(rule->answer.broken == 0x41);
	EXPECT(!rule->answer.provides);
	EXPECT(!rule->method->capability && !rule->method->control);
}

static void expect_endpoints(const struct acs_rule *rule)
{
	expect_excluded(rule, (0xffff & ~BIT(PCI_EXP_TYPE_RC_END)) |
			      ACS_TRAIT_ACS);
	EXPECT(rule->answer.kind == ACS_ANSWER_PROVIDES);
	EXPECT(rule->answer.provides == 0x1d);
	EXPECT(!rule->method->capability && !rule->method->control);
	EXPECT(!rule->method->enable.steps && !rule->method->enable.count);
}

static void expect_rest(const struct acs_rule *rule)
{
	expect_excluded(rule, ACS_TRAIT_OFF_ROOT_BUS);
	EXPECT(rule->answer.kind == ACS_ANSWER_FINAL_NO);
	EXPECT(!rule->answer.provides);
	EXPECT(!rule->method->enable.steps && !rule->method->enable.count);
}

static void expect_switch(const struct acs_rule *rule)
{
	const struct acs_step *step = rule->method->enable.steps;

	expect_excluded(rule, ACS_TRAIT_MULTIFUNCTION);
	EXPECT(rule->answer.kind == ACS_ANSWER_WHEN_ENABLED);
	EXPECT(rule->answer.provides == 0x63);
	EXPECT(rule->method->enable.count == 3);
	expect_change(&step[0], ACS_OP_LOAD, "decode", 0, NULL);
	expect_change(&step[1], ACS_OP_SET, NULL, BIT(0), NULL);
	expect_change(&step[2], ACS_OP_STORE, NULL, 0, NULL);
}

static unsigned int count_vendors(void)
{
	const struct acs_db *db = &acs_policy_db;
	unsigned int i, count = 0;

	for (i = 0; i < acs_slots(db); i++)
		count += db->vendors[i].vendor != ACS_NO_VENDOR;
	return count;
}

static void expect_origin(const char *name, u16 line)
{
	const struct acs_rule *rule = find_rule(name);

	EXPECT(!strcmp(acs_rule_file(rule), "input.acs"));
	if (rule->line != line) {
		printf("rule %s: line %u, expected %u\n", name, rule->line,
		       line);
		wrong++;
	}
	EXPECT(!strcmp(acs_rule_evidence(rule), "letter"));
}

int main(void)
{
	EXPECT(acs_policy_db.rule_count == 5);
	EXPECT(count_vendors() == 3);
	expect_origin("ports", 21);
	expect_origin("faulty", 43);
	expect_origin("endpoints", 50);
	expect_origin("rest", 57);
	expect_origin("switch", 63);
	expect_ports(find_rule("ports"));
	expect_faulty(find_rule("faulty"));
	expect_endpoints(find_rule("endpoints"));
	expect_rest(find_rule("rest"));
	expect_switch(find_rule("switch"));
	return wrong ? 1 : 0;
}
