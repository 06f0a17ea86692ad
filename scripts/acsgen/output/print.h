/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What acsgen prints to the standard output.
 */
#ifndef ACSGEN_PRINT_H
#define ACSGEN_PRINT_H

#include "database/database.h"
#include "diff/diff.h"

void print_explanation(const struct database *db, u16 vendor, u16 device);
void print_list(const struct database *db);
void print_stats(const struct database *db);
void print_diff(const struct diff *diff);
void print_rst(const struct database *db);

/* Without jansson, these print an error message */
int print_list_json(const struct database *db);
int print_stats_json(const struct database *db);
int print_diff_json(const struct diff *diff);

#endif /* ACSGEN_PRINT_H */
