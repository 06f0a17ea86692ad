/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The order of claims. For any device record, any registers and any option:
 *
 *	a stricter mode never grants more: strict's bits are within quirk's,
 *	and quirk's within override's;
 *	an item does not affect devices that it does not select;
 *	the administrator's claims add only missing bits of ACS_ISOLATION, and
 *	only within the limits that the manual states;
 *	a rule grants no more than it says, and nothing as long as its
 *	conditions do not hold.
 */
#ifndef ACS_TEST_ORDER_CHECK_H
#define ACS_TEST_ORDER_CHECK_H

#include "check.h"
#include "decide_rules.h"

/**
 * struct question - everything that a decision depends on
 * @policy: the parsed boot option; changed and restored
 * @dev: record of the device
 * @rule: the rule that matches it, or NULL
 * @ban: why the kernel allows no override
 */
struct question {
	struct acs_policy *policy;
	const struct acs_device *dev;
	const struct acs_rule *rule;
	enum acs_refusal ban;
};

/* Without the option, which is quirk for all devices, and strict for all */
static const struct acs_policy quirk_for_all;
static const struct acs_policy strict_for_all = {
	.items = { { .mode = ACS_MODE_STRICT, .kind = ACS_SELECT_DEFAULT } },
	.item_count = 1,
};

/* The boolean properties of a device record; @lost is one more */
static const struct {
	const char *name;
	size_t at;
} device_properties[] = {
	/* Those that selectors test come first */
	{ "multifunction", offsetof(struct acs_device, multifunction) },
	{ "has-acs", offsetof(struct acs_device, has_acs) },
	{ "root-bus", offsetof(struct acs_device, root_bus) },
	{ "external-facing", offsetof(struct acs_device, external_facing) },
	{ "untrusted", offsetof(struct acs_device, untrusted) },
	{ "behind-external", offsetof(struct acs_device, behind_external) },
	{ "behind-conventional",
	  offsetof(struct acs_device, behind_conventional) },
	{ "enabled", offsetof(struct acs_device, enabled) },
	{ "failed", offsetof(struct acs_device, failed) },
	{ "kernel-row", offsetof(struct acs_device, kernel_row) },
};

/* Each combination of these is a number below this */
#define ALL_PROPERTIES		(2U << ARRAY_SIZE(device_properties))
#define SELECTOR_PROPERTIES	4U

static inline void take_properties(struct acs_device *dev, unsigned int bits)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(device_properties); i++)
		*(bool *)((char *)dev + device_properties[i].at) =
			bits & BIT(i);
	dev->lost = bits & BIT(i) ? &lost_register : NULL;
	dev->kernel_provides = PCI_ACS_RR | PCI_ACS_CR | PCI_ACS_DT;
}

static inline void append_record(struct line *line,
				 const struct acs_device *dev)
{
	unsigned int i;

	append(line, "%04x:%04x:%04x:%04x, type %u, segment %x, up from",
	       dev->vendor, dev->device, dev->subsystem_vendor,
	       dev->subsystem_device, dev->type, dev->segment);
	for (i = 0; i < dev->hop_count; i++)
		append(line, " %02x:%02x.%x", dev->hops[i].bus,
		       dev->hops[i].devfn >> 3, dev->hops[i].devfn & 7);
	append(line, ", words %u %x %x %x,", dev->words.state,
	       dev->words.capability, dev->words.control, dev->words.struck);
	for (i = 0; i < ARRAY_SIZE(device_properties); i++)
		if (*(bool *)((char *)dev + device_properties[i].at))
			append(line, " %s", device_properties[i].name);
	append(line, "%s%s%s", dev->lost ? " lost" : "",
	       dev->tried ? " tried " : "", dev->tried ? dev->tried->name : "");
}

/* @item is the one that was changed, counted from 1; 0 if none was */
static inline void __printf(6, 7)
out_of_order(struct verdict *verdict, const struct question *q,
	     unsigned int item, const struct acs_decision *a,
	     const struct acs_decision *b, const char *format, ...)
{
	static struct line record;
	char what[100];
	va_list args;

	if (verdict->text[0])
		return;

	va_start(args, format);
	vsnprintf(what, sizeof(what), format, args);
	va_end(args);

	clear(&record);
	append_record(&record, q->dev);
	wrong(verdict,
	      "%s; item %u, rule %s, ban %u: 0x%08x, of these 0x%02x claimed, and 0x%08x, 0x%02x claimed; %s",
	      what, item, q->rule ? q->rule->name : "none", q->ban,
	      a->provides, a->claims, b->provides, b->claims, record.text);
}

static inline void ask(struct acs_decision *decision, const struct question *q,
		       const struct acs_policy *policy)
{
	acs_decide(decision, policy, q->dev, q->rule, q->ban);
}

static inline bool is_within(const struct acs_decision *lower,
			     const struct acs_decision *higher)
{
	return !(lower->provides & ~higher->provides) &&
	       !(lower->claims & ~higher->claims) &&
	       (acs_decision_grants(higher, 0) ||
		!acs_decision_grants(lower, 0));
}

/* The number of the item may differ, since one item was removed */
static inline bool is_same(const struct acs_decision *a,
			   const struct acs_decision *b)
{
	return a->provides == b->provides && a->claims == b->claims &&
	       a->mode == b->mode && a->basis == b->basis &&
	       a->refusal == b->refusal && a->disbelieved == b->disbelieved;
}

/* Changes the mode of any single item to the next stricter one */
static inline void check_each_lowered(struct verdict *verdict,
				      const struct question *q,
				      const struct acs_decision *given)
{
	struct acs_decision lowered;
	unsigned int i;

	for (i = 0; i < q->policy->item_count; i++) {
		struct acs_item *item = &q->policy->items[i];

		if (item->mode == ACS_MODE_STRICT)
			continue;
		item->mode--;
		ask(&lowered, q, q->policy);
		item->mode++;
		if (!is_within(&lowered, given))
			out_of_order(verdict, q, i + 1, given, &lowered,
				     "a lower mode gets more");
	}
}

/* Sets all items to the same mode, one mode after the other */
static inline void check_all_alike(struct verdict *verdict,
				   const struct question *q)
{
	unsigned int mode, i, count = q->policy->item_count;
	struct acs_decision alike[ACS_MODE_OVERRIDE + 1];
	static struct acs_policy policy;

	policy.item_count = count;
	memcpy(policy.items, q->policy->items, count * sizeof(policy.items[0]));
	for (mode = 0; mode < ARRAY_SIZE(alike); mode++) {
		for (i = 0; i < count; i++)
			policy.items[i].mode = mode;
		ask(&alike[mode], q, &policy);
		if (mode && !is_within(&alike[mode - 1], &alike[mode]))
			out_of_order(verdict, q, 0, &alike[mode - 1],
				     &alike[mode], "%s gets more than %s",
				     acs_mode_name(mode - 1),
				     acs_mode_name(mode));
	}
}

static inline bool has_own_item(const struct question *q)
{
	unsigned int i;

	for (i = 0; i < q->policy->item_count; i++)
		if (q->policy->items[i].kind != ACS_SELECT_DEFAULT &&
		    acs_item_selects(&q->policy->items[i], q->dev))
			return true;
	return false;
}

/*
 * Removes any single item that does not select the device, or that has no
 * selector if another item selects the device. Since this is done with any item
 * of any option, the result also holds for items that are added.
 */
static inline void check_each_left_out(struct verdict *verdict,
				       const struct question *q,
				       const struct acs_decision *given)
{
	unsigned int i, count = q->policy->item_count;
	const struct acs_item *items = q->policy->items;
	bool own_item = has_own_item(q);
	struct acs_decision without;
	static struct acs_policy rest;

	if (!count)
		return;
	rest.item_count = count - 1;
	memcpy(rest.items, items + 1, (count - 1) * sizeof(items[0]));
	for (i = 0; i < count; i++) {
		if (i)
			rest.items[i - 1] = items[i - 1];
		if (items[i].kind == ACS_SELECT_DEFAULT ?
		    !own_item : acs_item_selects(&items[i], q->dev))
			continue;
		ask(&without, q, &rest);
		if (!is_same(&without, given))
			out_of_order(verdict, q, i + 1, given, &without,
				     "an item matters to a device that is not its own");
	}
}

static inline bool names_one_kind(const struct acs_item *item)
{
	return item->kind == ACS_SELECT_PATH ||
	       (item->kind == ACS_SELECT_ID && item->vendor && item->device);
}

static inline bool could_need_acs(const struct acs_device *dev)
{
	static const struct acs_item ports = { .kind = ACS_SELECT_DOWNSTREAM };
	static const struct acs_item functions = {
		.kind = ACS_SELECT_MULTIFUNCTION,
	};

	return acs_item_selects(&ports, dev) ||
	       acs_item_selects(&functions, dev);
}

/* Why a claim is refused, according to the manual, or NULL */
static inline const char *bound_of_claims(const struct question *q,
					  const struct acs_item *item)
{
	const struct acs_device *dev = q->dev;
	bool pcie = dev->type != ACS_TYPE_CONVENTIONAL;

	if (q->ban != ACS_REFUSED_NOT)
		return "in a kernel that bans override";
	if (dev->external_facing)
		return "for an external-facing port";
	if (dev->untrusted)
		return "for an untrusted device";
	if (dev->behind_external)
		return "behind an external-facing port";
	if (dev->behind_conventional)
		return "behind a conventional bus";
	if (!pcie && !dev->root_bus)
		return "for what is not PCIe, off the root bus";
	if (!item || item->mode != ACS_MODE_OVERRIDE ||
	    !acs_item_selects(item, dev))
		return "though it is not asked for";
	if (names_one_kind(item))
		return NULL;
	if (!pcie)
		return "for what is not PCIe and not named";
	if (dev->has_acs)
		return "for what has ACS and is not named";
	if (item->kind == ACS_SELECT_DEFAULT && !could_need_acs(dev))
		return "for what could have no ACS and is not named";
	return NULL;
}

/* Compares the administrator's claims with what quirk grants without them */
static inline void check_claims(struct verdict *verdict,
				const struct question *q,
				const struct acs_decision *given)
{
	const struct acs_item *item = NULL;
	struct acs_decision quirk;
	const char *bound;

	ask(&quirk, q, &quirk_for_all);
	if (given->item)
		item = &q->policy->items[given->item - 1];

	if (given->claims & ~ACS_ISOLATION)
		out_of_order(verdict, q, given->item, given, &quirk,
			     "claimed beyond isolation");
	if (given->claims & quirk.provides)
		out_of_order(verdict, q, given->item, given, &quirk,
			     "claimed though quirk grants it");
	if (given->provides & ~quirk.provides & ~given->claims)
		out_of_order(verdict, q, given->item, given, &quirk,
			     "more than quirk grants, and nobody claims it");
	if (given->claims & ~given->provides)
		out_of_order(verdict, q, given->item, given, &quirk,
			     "claimed and not provided");
	if (given->mode != ACS_MODE_STRICT &&
	    quirk.provides & ~given->provides)
		out_of_order(verdict, q, given->item, given, &quirk,
			     "less than quirk grants");

	bound = given->claims ? bound_of_claims(q, item) : NULL;
	if (bound)
		out_of_order(verdict, q, given->item, given, &quirk,
			     "claimed %s", bound);
}

/* Without those of @off, which count as not implemented */
static inline u32 denied_by_registers(const struct acs_words *words, u32 off)
{
	if (words->state != ACS_WORDS_READ)
		return ~0U;
	return ((words->capability & ~off) | PCI_ACS_EC) & ~words->control;
}

static inline u32 denied_by_device(const struct acs_device *dev, u32 off);

/* Bits that a rule must not grant to the device in its current state */
static inline u32 denied_by_rule(const struct acs_rule *rule,
				 const struct acs_device *dev, u32 off)
{
	bool ran = !rule->method->enable.count || !dev->failed;
	bool holds = !rule->method->enable.count || !dev->lost;

	switch (rule->answer.kind) {
	case ACS_ANSWER_PROVIDES:
		return ran && holds ? ~(u32)rule->answer.provides : ~0U;
	case ACS_ANSWER_WHEN_ENABLED:
		return ran && holds && dev->enabled ? ~(u32)rule->answer.provides
						    : ~0U;
	case ACS_ANSWER_REGISTERS:
		return ran ? denied_by_registers(&dev->words, 0) : ~0U;
	case ACS_ANSWER_CAPABILITY:
		return denied_by_device(dev, off);
	default:
		return ~0U;
	}
}

/* Bits that a device must not provide by its own registers */
static inline u32 denied_by_device(const struct acs_device *dev, u32 off)
{
	if (could_need_acs(dev))
		return denied_by_registers(&dev->words, off);
	switch (dev->type) {
	case PCI_EXP_TYPE_ENDPOINT:
	case PCI_EXP_TYPE_LEG_END:
	case PCI_EXP_TYPE_UPSTREAM:
	case PCI_EXP_TYPE_RC_END:
		return 0;
	default:
		return ~0U;
	}
}

static inline u32 denied_by_kernel_row(const struct acs_device *dev)
{
	return dev->kernel_row ? ~dev->kernel_provides : 0;
}

/*
 * Strict trusts the device's registers anywhere in its capability, also about
 * bits that the kernel leaves off
 */
static inline u32 denied_by_strict(const struct question *q)
{
	if (q->rule && acs_rule_applies_in_strict(q->rule))
		return denied_by_rule(q->rule, q->dev, 0);
	if (q->rule && q->rule->answer.kind == ACS_ANSWER_REGISTERS)
		return ~0U;
	return denied_by_device(q->dev, 0) |
	       (q->rule ? 0 : denied_by_kernel_row(q->dev));
}

/* A row replaces the device's own registers if no rule matches */
static inline u32 denied_by_quirk(const struct question *q)
{
	u32 off = q->dev->words.struck;

	if (q->rule)
		return denied_by_rule(q->rule, q->dev, off);
	return q->dev->kernel_row ? denied_by_kernel_row(q->dev)
				  : denied_by_device(q->dev, off);
}

static inline void check_device_word(struct verdict *verdict,
				     const struct question *q)
{
	struct acs_decision strict, quirk;

	ask(&strict, q, &strict_for_all);
	ask(&quirk, q, &quirk_for_all);

	if (!is_within(&strict, &quirk))
		out_of_order(verdict, q, 0, &strict, &quirk,
			     "strict gets more than quirk");
	if (strict.provides & denied_by_strict(q))
		out_of_order(verdict, q, 0, &strict, &quirk,
			     "strict grants what the device does not");
	if (quirk.provides & denied_by_quirk(q))
		out_of_order(verdict, q, 0, &strict, &quirk,
			     "quirk grants what neither rule nor device does");
}

/* Checks everything for one question */
static inline void check_order(struct verdict *verdict,
			       const struct question *q)
{
	struct acs_decision given;

	ask(&given, q, q->policy);
	check_claims(verdict, q, &given);
	check_each_lowered(verdict, q, &given);
	check_all_alike(verdict, q);
	check_each_left_out(verdict, q, &given);
}

/**
 * struct kinds - kinds of device: all combinations of these
 * @types: port types
 * @type_count: number of @types
 * @words: ACS registers
 * @word_count: number of @words
 * @rules: rules that match
 * @rule_count: number of @rules
 * @property_count: combinations of properties, from 0 on
 */
struct kinds {
	const u8 *types;
	unsigned int type_count;
	const struct acs_words *words;
	unsigned int word_count;
	const struct acs_rule *const *rules;
	unsigned int rule_count;
	unsigned int property_count;
};

/* Of these and "pci:10de:1", any but the last may select this_device */
static const char *const order_selectors[] = {
	"", "@downstream", "@multifunction", "@00:1c.0", "@pci:8086:1c10",
	"@pci:8086:0", "@pci:0:0", "@pci:10de:1",
};

static const struct acs_device this_device = {
	.vendor = 0x8086,
	.device = 0x1c10,
	.hops = { { 0x00, 0xe0 } },
	.hop_count = 1,
};

static inline void ask_with_and_without_ban(struct verdict *verdict,
					    struct question *q)
{
	q->ban = ACS_REFUSED_NOT;
	check_device_word(verdict, q);
	check_order(verdict, q);
	q->ban = ACS_REFUSED_LOCKED_DOWN;
	check_order(verdict, q);
}

/*
 * One option on all of @kinds, at the place and with the ids of this_device.
 * Returns how many combinations that were.
 */
static inline unsigned long check_order_of_kinds(struct verdict *verdict,
						 struct acs_policy *policy,
						 const struct kinds *kinds)
{
	struct acs_device dev = this_device;
	struct question q = { .policy = policy, .dev = &dev };
	unsigned int type, words, rule, properties;

	for (type = 0; type < kinds->type_count; type++)
		for (words = 0; words < kinds->word_count; words++)
			for (rule = 0; rule < kinds->rule_count; rule++)
				for (properties = 0;
				     properties < kinds->property_count;
				     properties++) {
					dev.type = kinds->types[type];
					dev.words = kinds->words[words];
					take_properties(&dev, properties);
					q.rule = kinds->rules[rule];
					ask_with_and_without_ban(verdict, &q);
				}
	return 2UL * kinds->type_count * kinds->word_count *
	       kinds->rule_count * kinds->property_count;
}

#endif /* ACS_TEST_ORDER_CHECK_H */
