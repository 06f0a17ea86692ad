// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds the rule of a device, and fills in the core's record of it, from its
 * struct pci_dev.
 */
#include <linux/pci.h>

#include "../pci.h"
#include "engine.h"
#include "io.h"
#include "path.h"

static u8 acpi_tables(void)
{
	static unsigned int known;

	return acs_acpi_tables(&acs_policy_db, &known);
}

/**
 * acs_match_dev - find the rule of a chain that matches a device
 * @link: what acs_find_chain() found for the ids of the device
 * @dev: the device
 *
 * Return: the rule, or NULL if no rule matches.
 */
const struct acs_rule *acs_match_dev(const struct acs_link *link,
				     const struct pci_dev *dev)
{
	u32 traits;

	if (!link)
		return NULL;
	traits = acs_make_traits(acs_type_of(dev), dev->multifunction,
				 pci_is_root_bus(dev->bus), dev->acs_cap,
				 acpi_tables());
	return acs_match_chain(&acs_policy_db, link, traits);
}

/**
 * acs_record_device - record what is known of a device without accessing it
 * @record: filled in, without ACS registers and @unasked, and without the results
 *	of the rule's program, except for @enabled
 * @dev: the device
 *
 * Only items of the boot option depend on subsystem ids and on the path to the
 * root bus. Without the boot option these are not recorded. What is not
 * recorded is not cleared either, since that would cost more than all the rest.
 */
void acs_record_device(struct acs_device *record, struct pci_dev *dev)
{
	record->vendor = dev->vendor;
	record->device = dev->device;
	record->type = acs_type_of(dev);
	record->acpi_tables = acpi_tables();
	record->multifunction = dev->multifunction;
	record->root_bus = pci_is_root_bus(dev->bus);
	record->has_acs = dev->acs_cap;
	record->external_facing = dev->external_facing;
	record->untrusted = dev->untrusted;
	record->ats_disabled = pci_ats_disabled();
	record->enabled = dev->dev_flags & PCI_DEV_FLAGS_ACS_ENABLED_QUIRK;
	record->failed = false;
	record->kernel_row = false;
	record->lost = NULL;
	record->words.state = ACS_WORDS_ABSENT;
	record->tried = NULL;

	if (acs_boot_policy->item_count)
		acs_record_path(record, dev);
}

/*
 * The bits that the kernel leaves out of its copy of the capability, since it
 * considers them broken. A copy without any bit may never have been filled in.
 */
static u32 struck_bits(const struct pci_dev *dev, u32 capability)
{
	u32 cached = acs_cached_capability(dev, capability);

	return cached ? capability & ~cached : 0;
}

static void read_pair(struct acs_words *words, struct pci_dev *dev,
		      const struct acs_register *capability,
		      const struct acs_register *control)
{
	struct acs_place place = acs_device_place(dev, &acs_read_only_io);
	struct acs_fault fault __uninitialized;

	words->state = ACS_WORDS_FAILED;
	if (acs_register_read(&place, capability, &words->capability, &fault) ||
	    acs_register_read(&place, control, &words->control, &fault))
		return;
	words->state = ACS_WORDS_READ;
}

/**
 * acs_read_words - read a device's ACS registers
 * @words: filled in
 * @dev: the device
 * @rule: a rule that may say where the registers are, or NULL
 */
void acs_read_words(struct acs_words *words, struct pci_dev *dev,
		    const struct acs_rule *rule)
{
	if (rule && rule->answer.kind == ACS_ANSWER_REGISTERS) {
		read_pair(words, dev, rule->method->capability,
			  rule->method->control);
		return;
	}
	words->state = ACS_WORDS_ABSENT;
	if (!dev->acs_cap)
		return;
	read_pair(words, dev, &acs_standard_capability, &acs_standard_control);
	if (words->state == ACS_WORDS_READ)
		words->struck = struck_bits(dev, words->capability);
}
