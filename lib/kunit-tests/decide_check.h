/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Checks of decisions: decide_cases.h one by one, and the order of claims for
 * all combinations of their devices, options and rules.
 */
#ifndef ACS_TEST_DECIDE_CHECK_H
#define ACS_TEST_DECIDE_CHECK_H

#include "all_types.h"
#include "check.h"
#include "decide_cases.h"
#include "order_check.h"

static inline void ignore_mistake(void *context, const char *text,
				  const struct acs_mistake *mistake)
{
}

/* The register that is lost in cases that do not name one */
static inline enum acs_mode mode_of_case(const struct acs_policy *policy,
					 const struct decide_case *c)
{
	return c->item ? policy->items[c->item - 1].mode : ACS_MODE_QUIRK;
}

/* Registers that need not be read make no difference */
static inline void check_need_for_words(struct verdict *verdict,
					const struct acs_policy *policy,
					const struct decide_case *c)
{
	struct acs_device unread = c->device;
	struct acs_decision found;

	if (acs_needs_words(c->rule, policy, &c->device))
		return;
	memset(&unread.words, 0, sizeof(unread.words));
	acs_decide(&found, policy, &unread, c->rule, c->ban);
	same_bits(verdict, "provides unread", c->provides, found.provides);
	same_bits(verdict, "basis unread", c->basis, found.basis);
}

static inline void check_decision(struct verdict *verdict,
				  const struct decide_case *c)
{
	static struct acs_policy policy;
	struct acs_decision found;

	memset(&policy, 0, sizeof(policy));
	if (c->option)
		acs_option_parse(&policy, c->option, ignore_mistake, NULL);

	/* Shows whether acs_decide() sets all members */
	memset(&found, 0xa5, sizeof(found));
	acs_decide(&found, &policy, &c->device, c->rule, c->ban);

	same_bits(verdict, "provides", c->provides, found.provides);
	same_bits(verdict, "basis", c->basis, found.basis);
	same_bits(verdict, "item", c->item, found.item);
	same_bits(verdict, "mode", mode_of_case(&policy, c), found.mode);
	same_bits(verdict, "disbelieved", c->disbelieved, found.disbelieved);
	same_bits(verdict, "claims", c->claims, found.claims);
	same_bits(verdict, "refusal", c->refusal, found.refusal);
	same_bits(verdict, "struck", c->struck, found.struck);
	same_bits(verdict, "unasked", c->unasked, found.unasked);
	same_bits(verdict, "tried basis", c->tried_basis, found.tried_basis);
	if (found.rule != c->rule || found.tried != c->tried)
		wrong(verdict, "another rule");
	if ((found.basis == ACS_BASIS_RULE_LOST ||
	     found.tried_basis == ACS_BASIS_RULE_LOST) &&
	    (found.lost.reg != c->device.lost->reg ||
	     found.lost.read != c->device.lost->read))
		wrong(verdict, "another register is lost");
	check_need_for_words(verdict, &policy, c);
}

/* A short decision is the long one, whatever the registers say */
static inline void check_kind(struct verdict *verdict, unsigned int kind,
			      const struct acs_rule *rule)
{
	static const struct acs_policy no_option;
	struct acs_device dev = {
		.type = kind / 2,
		.multifunction = kind % 2,
		.has_acs = rule,
		.words.state = rule ? ACS_WORDS_READ : ACS_WORDS_ABSENT,
	};
	struct acs_decision expected, found;

	memset(&found, 0xa5, sizeof(found));
	acs_decide(&expected, &no_option, &dev, rule, ACS_REFUSED_NOT);
	acs_decide_without_record(&found, rule, dev.type, dev.multifunction);
	same_bits(verdict, "provides", expected.provides, found.provides);
	same_bits(verdict, "basis", expected.basis, found.basis);
	same_bits(verdict, "item", expected.item, found.item);
	same_bits(verdict, "mode", expected.mode, found.mode);
	same_bits(verdict, "disbelieved", expected.disbelieved,
		  found.disbelieved);
	same_bits(verdict, "claims", expected.claims, found.claims);
	same_bits(verdict, "refusal", expected.refusal, found.refusal);
	same_bits(verdict, "struck", expected.struck, found.struck);
	same_bits(verdict, "unasked", expected.unasked, found.unasked);
	same_bits(verdict, "tried basis", expected.tried_basis,
		  found.tried_basis);
	if (found.rule != rule || found.tried)
		wrong(verdict, "type %u has another rule", dev.type);
}

/* Of a device of which only the kind is known, or a rule that needs no more */
static inline void check_kinds(struct verdict *verdict)
{
	static const struct acs_rule *const short_rules[] = {
		NULL,
		&provides_rule,
		&provides_more_rule,
		&provides_less_rule,
		&final_no_rule,
	};
	unsigned int i, kind;

	for (i = 0; i < ARRAY_SIZE(short_rules); i++)
		for (kind = 0; kind < 32; kind++)
			check_kind(verdict, kind, short_rules[i]);
}

/* If a program has failed, or a register has changed, the answer is another */
static inline void check_need_for_registers(struct verdict *verdict)
{
	struct acs_rule with_program = provides_rule;
	static const struct {
		const struct acs_rule *rule;
		bool none;
	} cases[] = {
		{ &provides_rule, true },
		{ &provides_less_rule, true },
		{ &final_no_rule, true },
		{ &when_enabled_rule, false },
		{ &registers_rule, false },
		{ &capability_elsewhere_rule, false },
		{ &capability_rule, false },
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(cases); i++)
		same_bits(verdict, cases[i].rule->name, cases[i].none,
			  acs_rule_needs_no_register(cases[i].rule));

	with_program.method = &program_only;
	same_bits(verdict, "with a program", false,
		  acs_rule_needs_no_register(&with_program));
}

/* Strict mode only runs the programs of rules that apply */
static inline void check_believed(struct verdict *verdict)
{
	static const struct {
		const char *option;
		const struct acs_rule *rule;
		bool believed;
	} cases[] = {
		{ "quirk", NULL, false },
		{ "quirk", &when_enabled_rule, true },
		{ "override", &when_enabled_rule, true },
		{ "strict", &when_enabled_rule, false },
		{ "strict", &provides_rule, false },
		{ "strict", &registers_rule, true },
		{ "strict", &capability_elsewhere_rule, false },
		{ "strict", &control_elsewhere_rule, false },
		{ "strict", &final_no_rule, true },
		{ "strict", &capability_rule, true },
		{ "strict;quirk@downstream", &when_enabled_rule, true },
		{ "quirk;strict@downstream", &when_enabled_rule, false },
	};
	static const struct acs_device port = { ROOT_PORT, NO_ACS };
	static struct acs_policy policy;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(cases); i++) {
		bool believed;

		memset(&policy, 0, sizeof(policy));
		acs_option_parse(&policy, cases[i].option, ignore_mistake,
				 NULL);
		believed = acs_rule_applies(cases[i].rule, &policy, &port);
		if (believed != cases[i].believed)
			wrong(verdict, "case %u, %s: expected %u", i,
			      cases[i].option, cases[i].believed);
	}
}

/* The programs of a blob's rule run only if the option names the device */
static inline void check_tried_may_run(struct verdict *verdict)
{
	static const struct {
		const char *option;
		struct acs_device device;
		enum acs_refusal ban;
		bool may;
	} cases[] = {
		{ "override@00:1c.0", { TRIED(when_enabled_rule) }, .may = true },
		{ "override@pci:8086:1c10",
		  { TRIED(when_enabled_rule), ID(0x8086, 0x1c10) }, .may = true },
		{ "override@00:1c.0", { ROOT_PORT, NO_ACS, AT_1C } },
		{ "override", { TRIED(when_enabled_rule) } },
		{ "override@downstream", { TRIED(when_enabled_rule) } },
		{ "quirk@00:1c.0", { TRIED(when_enabled_rule) } },
		{ "strict@00:1c.0;override", { TRIED(when_enabled_rule) } },
		{ "override@00:1c.1", { TRIED(when_enabled_rule) } },
		{ "override@00:1c.0", { TRIED(when_enabled_rule) },
		  ACS_REFUSED_NOT_BUILT },
		{ "override@00:1c.0", { TRIED(when_enabled_rule),
					.behind_external = true } },
	};
	static struct acs_policy policy;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(cases); i++) {
		memset(&policy, 0, sizeof(policy));
		acs_option_parse(&policy, cases[i].option, ignore_mistake,
				 NULL);
		if (acs_tried_may_run(&policy, &cases[i].device,
				      cases[i].ban) != cases[i].may)
			wrong(verdict, "case %u, %s: expected %u", i,
			      cases[i].option, cases[i].may);
	}
}

/* All requested bits have to be provided; a final no grants nothing */
static inline void check_grants(struct verdict *verdict)
{
	static const struct {
		struct acs_decision decision;
		u32 flags;
		bool granted;
	} cases[] = {
		{ { .basis = ACS_BASIS_RULE, .provides = ISOLATED },
		  ISOLATED, true },
		{ { .basis = ACS_BASIS_RULE, .provides = ISOLATED }, SV, true },
		{ { .basis = ACS_BASIS_RULE, .provides = ISOLATED }, 0, true },
		{ { .basis = ACS_BASIS_RULE, .provides = ISOLATED },
		  ISOLATED | TB, false },
		{ { .basis = ACS_BASIS_NONE_NEEDED, .provides = ~0U },
		  0xffff, true },
		{ { .basis = ACS_BASIS_NO_CAPABILITY }, SV, false },
		{ { .basis = ACS_BASIS_NO_CAPABILITY }, 0, true },
		{ { .basis = ACS_BASIS_RULE_FINAL_NO }, SV, false },
		{ { .basis = ACS_BASIS_RULE_FINAL_NO }, 0, false },
		{ { .basis = ACS_BASIS_RULE_FINAL_NO, .provides = ISOLATED,
		    .claims = ISOLATED }, ISOLATED, true },
		{ { .basis = ACS_BASIS_RULE_FINAL_NO, .provides = ISOLATED,
		    .claims = ISOLATED }, ISOLATED | TB, false },
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(cases); i++)
		if (acs_decision_grants(&cases[i].decision, cases[i].flags) !=
		    cases[i].granted)
			wrong(verdict, "case %u, flags %#x: expected %u", i,
			      cases[i].flags, cases[i].granted);
}

static const struct acs_words product_words[] = {
	{ ACS_WORDS_ABSENT, 0, 0 },
	{ ACS_WORDS_FAILED, 0, 0 },
	{ ACS_WORDS_READ, 0, 0 },
	{ ACS_WORDS_READ, ISOLATED, ISOLATED },
	{ ACS_WORDS_READ, ISOLATED | TB | EC | DT, SV | CR },
	{ ACS_WORDS_READ, ISOLATED | EC, RR | CR, SV | EC },
};

static const struct acs_rule *const product_rules[] = {
	NULL,
	&when_enabled_rule,
	&registers_rule,
	&capability_elsewhere_rule,
	&provides_rule,
	&provides_more_rule,
	&provides_less_rule,
	&capability_rule,
	&final_no_rule,
};

static const struct kinds product = {
	.types = all_types,
	.type_count = ARRAY_SIZE(all_types),
	.words = product_words,
	.word_count = ARRAY_SIZE(product_words),
	.rules = product_rules,
	.rule_count = ARRAY_SIZE(product_rules),
	.property_count = ALL_PROPERTIES,
};

/* One selector on all kinds of device */
static inline void check_order_of_modes(struct verdict *verdict,
					const char *selector)
{
	static struct acs_policy policy;
	static struct line text;

	clear(&text);
	append(&text, "override%s", selector);
	memset(&policy, 0, sizeof(policy));
	acs_option_parse(&policy, text.text, ignore_mistake, NULL);
	check_order_of_kinds(verdict, &policy, &product);
}

#endif /* ACS_TEST_DECIDE_CHECK_H */
