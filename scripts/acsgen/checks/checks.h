/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The registry of checks, in the order in which they run. The checks of one
 * list run only if those of the list before found nothing.
 */
#ifndef ACSGEN_CHECKS_H
#define ACSGEN_CHECKS_H

#include <stdio.h>

#include "checks/check.h"

/* Of the files; this array and the others are ended by NULL */
extern const struct check *const file_checks[];
/* Of the written form */
extern const struct check *const name_checks[];
extern const struct check *const value_checks[];
/* Of what it means */
extern const struct check *const rule_checks[];
/* Of what it says of certain devices */
extern const struct check *const example_checks[];
/* Of what one had better not write */
extern const struct check *const advice_checks[];

const struct check *const *all_checks(void);
void register_warnings(void);
void list_checks(FILE *out);
void check_written(struct tree *tree);
void check_meaning(struct tree *tree);

#endif /* ACSGEN_CHECKS_H */
