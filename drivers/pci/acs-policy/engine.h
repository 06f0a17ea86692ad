/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Declarations that the files of the kernel adapter share.
 */
#ifndef ACS_ENGINE_H
#define ACS_ENGINE_H

#include "acs-policy.h"
#include "core/core.h"
#include "core/program.h"

#undef dev_fmt
#define dev_fmt(fmt) "ACS: " fmt

extern const struct acs_policy *acs_boot_policy;
extern enum acs_refusal acs_override_ban;

void acs_parse_given(struct acs_policy *policy);

void acs_decide_device(struct pci_dev *dev, struct acs_decision *decision);
void acs_decide_device_awake(struct pci_dev *dev,
			     struct acs_decision *decision);
int acs_decision_to_answer(const struct acs_decision *decision, u32 acs_flags);

u8 acs_find_acpi_tables(const struct acs_db *db, unsigned int *known);
struct acs_device acs_record_device(struct pci_dev *dev);
void acs_read_words(struct acs_words *words, const struct acs_device *record,
		    struct pci_dev *dev, const struct acs_rule *rule);
struct acs_place acs_device_place(struct pci_dev *dev,
				  const struct acs_device *record,
				  const struct acs_io *io);

void acs_report_decision(struct pci_dev *dev,
			 const struct acs_decision *decision);

/**
 * struct acs_usage - how many devices an item of the boot option affects
 * @selects: devices that its selector matches
 * @counts: of these, devices that no other item applies to instead
 * @claims: of these, devices that it claims isolation for
 * @refused: of these, devices that it must not claim isolation for
 */
struct acs_usage {
	unsigned int selects;
	unsigned int counts;
	unsigned int claims;
	unsigned int refused;
};

void acs_count_usage(struct acs_usage *usage, const struct acs_item *item);

#endif /* ACS_ENGINE_H */
