/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Checks of deciding: decide_cases.h one by one, and what has to hold of every
 * device under every option.
 */
#ifndef ACS_TEST_DECIDE_CHECK_H
#define ACS_TEST_DECIDE_CHECK_H

#include "all_types.h"
#include "check.h"
#include "decide_cases.h"

static inline void ignore_mistake(void *context, const char *text,
				  const struct acs_mistake *mistake)
{
}

/* Where the decision stands that a case does not spell out */
static inline enum acs_mode mode_of_case(const struct acs_policy *policy,
					 const struct decide_case *c)
{
	return c->item ? policy->items[c->item - 1].mode : ACS_MODE_QUIRK;
}

static inline void check_decision(struct verdict *verdict,
				  const struct decide_case *c)
{
	static struct acs_policy policy;
	struct acs_decision found;

	memset(&policy, 0, sizeof(policy));
	if (c->option)
		acs_option_parse(&policy, c->option, ignore_mistake, NULL);

	/* What acs_decide() does not set would show */
	memset(&found, 0xa5, sizeof(found));
	acs_decide(&found, &policy, &c->device, c->rule, c->ban);

	same_bits(verdict, "provides", c->provides, found.provides);
	same_bits(verdict, "basis", c->basis, found.basis);
	same_bits(verdict, "item", c->item, found.item);
	same_bits(verdict, "mode", mode_of_case(&policy, c), found.mode);
	same_bits(verdict, "disbelieved", c->disbelieved, found.disbelieved);
	same_bits(verdict, "claims", c->claims, found.claims);
	same_bits(verdict, "refusal", c->refusal, found.refusal);
	if (found.rule != c->rule)
		wrong(verdict, "another rule");
	if (found.basis == ACS_BASIS_RULE_LOST &&
	    (found.lost.reg != c->device.lost->reg ||
	     found.lost.read != c->device.lost->read))
		wrong(verdict, "another register is lost");
}

/* All of what is asked for has to be provided; a final no grants nothing */
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
};

static const struct acs_rule *const product_rules[] = {
	NULL,
	&when_enabled_rule,
	&registers_rule,
	&capability_elsewhere_rule,
	&provides_rule,
	&provides_more_rule,
	&provides_less_rule,
	&final_no_rule,
};

/* Of all of these, one alone speaks for a device, at most */
static const char *const product_selectors[] = {
	"", "@downstream", "@multifunction", "@00:1c.0", "@pci:8086:1c10",
	"@pci:8086:0", "@pci:0:0", "@pci:10de:1",
};

/* Each combination of a device's properties is a number below this */
#define PRODUCT_PROPERTIES	BIT(10)

static inline void take_properties(struct acs_device *dev, unsigned int bits)
{
	dev->multifunction = bits & BIT(0);
	dev->root_bus = bits & BIT(1);
	dev->external_facing = bits & BIT(2);
	dev->untrusted = bits & BIT(3);
	dev->behind_conventional = bits & BIT(4);
	dev->enabled = bits & BIT(5);
	dev->failed = bits & BIT(6);
	dev->has_acs = bits & BIT(7);
	dev->behind_external = bits & BIT(8);
	dev->lost = bits & BIT(9) ? &lost_register : NULL;
}

static inline void parse_modes(struct acs_policy policies[3],
			       const char *selector)
{
	static const char *const modes[] = { "strict", "quirk", "override" };
	static struct line text;
	unsigned int i;

	for (i = 0; i < 3; i++) {
		clear(&text);
		append(&text, "%s%s", modes[i], selector);
		memset(&policies[i], 0, sizeof(policies[i]));
		acs_option_parse(&policies[i], text.text, ignore_mistake, NULL);
	}
}

static inline bool holds_of(const struct acs_decision d[3],
			    const struct acs_device *dev, enum acs_refusal ban)
{
	/* Each mode claims what the one before claims, and more */
	if (d[0].provides & ~d[1].provides || d[1].provides & ~d[2].provides)
		return false;
	/* Override adds isolation, and says what; nobody else does */
	if (d[2].claims & ~ISOLATED)
		return false;
	if ((d[2].provides & ~d[1].provides) != d[2].claims)
		return false;
	if (d[0].claims || d[1].claims)
		return false;
	/* Nobody claims anything for what comes from outside */
	if (d[2].claims &&
	    (dev->external_facing || dev->untrusted || dev->behind_external ||
	     dev->behind_conventional || ban != ACS_REFUSED_NOT ||
	     (dev->type == ACS_TYPE_CONVENTIONAL && !dev->root_bus)))
		return false;
	/* What could not be read, has failed or is lost grants nothing */
	if ((d[1].basis == ACS_BASIS_UNREADABLE ||
	     d[1].basis == ACS_BASIS_RULE_FAILED ||
	     d[1].basis == ACS_BASIS_RULE_LOST) && d[1].provides)
		return false;
	return true;
}

static inline void expect_order(struct verdict *verdict,
				const struct acs_policy policies[3],
				const struct acs_device *dev,
				const struct acs_rule *rule,
				const char *selector)
{
	static const enum acs_refusal bans[] = {
		ACS_REFUSED_NOT, ACS_REFUSED_NOT_BUILT, ACS_REFUSED_LOCKED_DOWN,
	};
	struct acs_decision d[3];
	unsigned int i, ban;

	for (ban = 0; ban < ARRAY_SIZE(bans); ban++) {
		for (i = 0; i < 3; i++)
			acs_decide(&d[i], &policies[i], dev, rule, bans[ban]);
		if (!holds_of(d, dev, bans[ban]))
			wrong(verdict,
			      "selector \"%s\", type %u, words %u %x %x, rule %s, properties %u%u%u%u%u%u%u%u%u%u, ban %u: strict 0x%08x, quirk 0x%08x, override 0x%08x",
			      selector, dev->type, dev->words.state,
			      dev->words.capability, dev->words.control,
			      rule ? rule->name : "none", dev->multifunction,
			      dev->root_bus, dev->external_facing,
			      dev->untrusted, dev->behind_conventional,
			      dev->enabled, dev->failed, dev->has_acs,
			      dev->behind_external, !!dev->lost,
			      bans[ban], d[0].provides, d[1].provides,
			      d[2].provides);
	}
}

/* One selector on the product of all kinds of device: 819,200 of them */
static inline void check_order_of_modes(struct verdict *verdict,
					const char *selector)
{
	struct acs_device dev = { ID(0x8086, 0x1c10), AT_1C };
	static struct acs_policy policies[3];
	unsigned int type, words, rule, properties;

	parse_modes(policies, selector);
	for (type = 0; type < ARRAY_SIZE(all_types); type++)
		for (words = 0; words < ARRAY_SIZE(product_words); words++)
			for (rule = 0; rule < ARRAY_SIZE(product_rules); rule++)
				for (properties = 0;
				     properties < PRODUCT_PROPERTIES;
				     properties++) {
					dev.type = all_types[type];
					dev.words = product_words[words];
					take_properties(&dev, properties);
					expect_order(verdict, policies, &dev,
						     product_rules[rule],
						     selector);
				}
}

#endif /* ACS_TEST_DECIDE_CHECK_H */
