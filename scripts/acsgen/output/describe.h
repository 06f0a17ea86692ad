/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Describes in words what rules ask for, do and provide.
 */
#ifndef ACSGEN_DESCRIBE_H
#define ACSGEN_DESCRIBE_H

#include <stdio.h>

#include "rules/rule.h"

const char **match_conditions(const struct match *match,
			      const char *const *acpi_tables,
			      unsigned int acpi_table_count);
const char **rule_conditions(const struct tree *tree, const struct rule *rule);
const char *answer_name(const struct rule *rule);
const char *describe_answer(const struct rule *rule);
void describe_place(FILE *out, const struct reg *reg);
void describe_step(FILE *out, const struct step *step);
void describe_window(FILE *out, const struct window *window);

#endif /* ACSGEN_DESCRIBE_H */
