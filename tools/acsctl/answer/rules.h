/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The rules of the database: the kernel's tables, and the notes on them.
 */
#ifndef ACSCTL_RULES_H
#define ACSCTL_RULES_H

#include <jansson.h>

#include "answer/notes.h"
#include "core.h"

/**
 * struct rules_query - which rules are asked for
 * @has_vendor: those of @vendor; else all
 * @has_device: of these, those that name @device
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
const char *rule_name_of_id(const struct rule_note *note, u16 device);
unsigned int rules_find(const struct rules_query *query,
			const struct acs_rule **rules);
json_t *rule_json(const struct acs_rule *rule);
void rules_list(const struct acs_rule *const *rules, unsigned int count,
		unsigned int width, bool color, FILE *out);
void rule_print(const struct acs_rule *rule, const struct rules_query *query,
		unsigned int width, bool color, FILE *out);

#endif /* ACSCTL_RULES_H */
