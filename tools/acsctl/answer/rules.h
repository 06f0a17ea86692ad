/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The rules of a database. About the compiled one there are notes.
 */
#ifndef ACSCTL_ANSWER_RULES_H
#define ACSCTL_ANSWER_RULES_H

#include "answer/notes.h"
#include "core.h"

/**
 * struct rules_query - which rules are asked for
 * @has_vendor: only rules of @vendor
 * @has_device: only rules for @device
 * @vendor: PCI vendor id
 * @device: PCI device id
 */
struct rules_query {
	bool has_vendor;
	bool has_device;
	u16 vendor;
	u16 device;
};

const struct rule_note *rule_note_of(const struct acs_rule *rule);
unsigned int rules_find(const struct acs_db *db,
			const struct rules_query *query,
			const struct acs_rule **rules);

#endif /* ACSCTL_ANSWER_RULES_H */
