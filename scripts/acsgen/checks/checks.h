/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The registry of checks, in the order in which they run. The checks of one
 * list run only if those of the list before found nothing.
 */
#ifndef ACSGEN_CHECKS_H
#define ACSGEN_CHECKS_H

#include <stdio.h>

#include "checks/check.h"

/* Checks of the files; this array and the others are ended by NULL */
extern const struct check *const file_checks[];
/* Checks of the written form */
extern const struct check *const name_checks[];
extern const struct check *const value_checks[];
/* Checks of what evidence is worth */
extern const struct check *const evidence_checks[];
/* Checks of its meaning: of its size, of the order of rules, and the others */
extern const struct check *const size_checks[];
extern const struct check *const stated_order_checks[];
extern const struct check *const overlap_checks[];
extern const struct check *const order_checks[];
extern const struct check *const rule_checks[];
/* Checks of host bridges */
extern const struct check *const bridge_checks[];
/* Checks of the examples */
extern const struct check *const example_checks[];
/* Warnings: of examples that are missing, and the others */
extern const struct check *const near_miss_checks[];
extern const struct check *const advice_checks[];

const struct check *const *all_checks(void);
void register_warnings(void);
void list_checks(FILE *out);
void check_written(struct tree *tree);
void check_meaning(struct tree *tree);

#endif /* ACSGEN_CHECKS_H */
