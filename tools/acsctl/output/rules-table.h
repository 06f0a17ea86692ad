/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Rules as text.
 */
#ifndef ACSCTL_OUTPUT_RULES_TABLE_H
#define ACSCTL_OUTPUT_RULES_TABLE_H

#include <stdio.h>
#include "answer/rules.h"
#include "machine/blob-file.h"

void rules_list(const struct acs_rule *const *rules, unsigned int count,
		unsigned int width, bool color, FILE *out);
void rule_print(const struct acs_rule *rule, const struct rules_query *query,
		unsigned int width, bool color, FILE *out);
void rules_print_ids(const struct blob_file *file,
		     const struct acs_rule *const *rules, unsigned int count,
		     FILE *out);

#endif /* ACSCTL_OUTPUT_RULES_TABLE_H */
