/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Random devices and items of the option, such that items often select devices
 * and rules often match them. Otherwise a record need not make sense: the order
 * of claims has to hold for any record.
 */
#ifndef ACS_TEST_RANDOM_DEVICE_H
#define ACS_TEST_RANDOM_DEVICE_H

#include "decide_check.h"
#include "random.h"

static inline bool one_in(unsigned int n)
{
	return pick(n) == 0;
}

static inline u16 random_u16(void)
{
	return pick(0x10000);
}

static inline u32 random_u32(void)
{
	return (u32)random_u16() << 16 | random_u16();
}

/* Mostly an id that the database names */
static inline void random_ids(u16 *vendor, u16 *device)
{
	const struct acs_db *db = &acs_policy_db;
	const struct acs_vendor *v =
		&db->vendors[pick(acs_slots(db))];

	*vendor = one_in(8) ? random_u16() : v->vendor;
	*device = random_u16();
	if (v->span_count && !one_in(8)) {
		const struct acs_span *span =
			&db->spans[v->span + pick(v->span_count)];

		*device = span->first + pick(span->last - span->first + 1);
	}
}

/* Few values, so that they are often the same */
static inline u8 random_devfn(void)
{
	static const u8 likely[] = { 0x00, 0x01, 0x10, 0xe0, 0xe1 };

	return one_in(16) ? pick(256) : likely[pick(ARRAY_SIZE(likely))];
}

static inline unsigned int random_hop_count(void)
{
	return 1 + pick(one_in(16) ? ACS_HOPS_MAX : 3);
}

static inline u32 random_segment(void)
{
	return one_in(8) ? random_u32() : pick(2);
}

static inline void random_path_item(struct acs_item *item)
{
	unsigned int i;

	item->kind = ACS_SELECT_PATH;
	item->segment = random_segment();
	item->bus = pick(one_in(8) ? 256 : 3);
	item->devfn_count = random_hop_count();
	for (i = 0; i < item->devfn_count; i++)
		item->devfns[i] = random_devfn();
}

static inline void random_id_item(struct acs_item *item)
{
	item->kind = ACS_SELECT_ID;
	random_ids(&item->vendor, &item->device);
	if (one_in(4)) {
		item->subsystem_vendor = pick(3);
		item->subsystem_device = pick(3);
	}
	if (one_in(4))
		item->device = 0;
	if (one_in(8))
		item->vendor = 0;
}

static inline void random_item(struct acs_item *item)
{
	memset(item, 0, sizeof(*item));
	item->mode = pick(ACS_MODE_OVERRIDE + 1);
	switch (pick(6)) {
	case 0:
		item->kind = ACS_SELECT_DEFAULT;
		break;
	case 1:
		item->kind = ACS_SELECT_DOWNSTREAM;
		break;
	case 2:
		item->kind = ACS_SELECT_MULTIFUNCTION;
		break;
	case 3:
		random_id_item(item);
		break;
	default:
		random_path_item(item);
		break;
	}
}

/* Changes the device so that the item selects it */
static inline void fit_device(struct acs_device *dev,
			      const struct acs_item *item)
{
	unsigned int i, count = item->devfn_count;

	switch (item->kind) {
	case ACS_SELECT_PATH:
		dev->segment = item->segment;
		for (i = 0; i < count; i++)
			dev->hops[i].devfn = item->devfns[count - 1 - i];
		dev->hops[count - 1].bus = item->bus;
		if (dev->hop_count < count)
			dev->hop_count = count;
		break;
	case ACS_SELECT_ID:
		dev->vendor = item->vendor ?: dev->vendor;
		dev->device = item->device ?: dev->device;
		dev->subsystem_vendor = item->subsystem_vendor ?:
					dev->subsystem_vendor;
		dev->subsystem_device = item->subsystem_device ?:
					dev->subsystem_device;
		break;
	case ACS_SELECT_DOWNSTREAM:
		dev->type = one_in(2) ? PCI_EXP_TYPE_ROOT_PORT
				      : PCI_EXP_TYPE_DOWNSTREAM;
		break;
	case ACS_SELECT_MULTIFUNCTION:
		dev->type = one_in(2) ? PCI_EXP_TYPE_ENDPOINT
				      : PCI_EXP_TYPE_UPSTREAM;
		dev->multifunction = true;
		break;
	default:
		break;
	}
}

static inline u32 random_bits(void)
{
	return one_in(8) ? random_u32() : pick(0x80);
}

static inline unsigned int random_properties(void)
{
	unsigned int bit, bits = 0;

	for (bit = 1; bit < ALL_PROPERTIES; bit <<= 1)
		bits |= one_in(5) ? bit : 0;
	return bits;
}

static inline void random_device(struct acs_device *dev,
				 const struct acs_policy *policy)
{
	unsigned int i;

	memset(dev, 0, sizeof(*dev));
	take_properties(dev, random_properties());
	random_ids(&dev->vendor, &dev->device);
	dev->subsystem_vendor = pick(3);
	dev->subsystem_device = pick(3);
	dev->segment = random_segment();
	dev->hop_count = random_hop_count();
	for (i = 0; i < dev->hop_count; i++) {
		dev->hops[i].bus = pick(3);
		dev->hops[i].devfn = random_devfn();
	}
	dev->type = one_in(8) ? pick(BIT(4) + 1)
			      : all_types[pick(ARRAY_SIZE(all_types))];
	dev->acpi_tables = pick(BIT(ACS_ACPI_TABLES_MAX));
	dev->ats_disabled = one_in(2);
	dev->words.state = pick(ACS_WORDS_FAILED + 1);
	dev->words.capability = random_bits();
	dev->words.control = random_bits();
	dev->words.struck = one_in(2) ? random_bits() : 0;

	for (i = pick(4); i && policy->item_count; i--)
		fit_device(dev, &policy->items[pick(policy->item_count)]);
}

/* The rule that matches, or any rule, since rules may change */
static inline const struct acs_rule *random_rule(const struct acs_device *dev)
{
	if (!one_in(3))
		return acs_find_rule(&acs_policy_db, dev);
	if (one_in(2))
		return product_rules[pick(ARRAY_SIZE(product_rules))];
	return &acs_policy_db.rules[pick(acs_policy_db.rule_count)];
}

/* A rule of a blob, which only counts where there is neither rule nor row */
static inline void random_tried(struct acs_device *dev,
				const struct acs_rule *rule)
{
	if (rule || dev->kernel_row || one_in(2))
		return;
	dev->tried = product_rules[pick(ARRAY_SIZE(product_rules))];
	dev->tried_words.state = pick(ACS_WORDS_FAILED + 1);
	dev->tried_words.capability = random_bits();
	dev->tried_words.control = random_bits();
}

static inline enum acs_refusal random_ban(void)
{
	if (!one_in(8))
		return ACS_REFUSED_NOT;
	return one_in(2) ? ACS_REFUSED_NOT_BUILT : ACS_REFUSED_LOCKED_DOWN;
}

#endif /* ACS_TEST_RANDOM_DEVICE_H */
