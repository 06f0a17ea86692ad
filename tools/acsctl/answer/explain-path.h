/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The path above a function, and where it is open.
 */
#ifndef ACSCTL_ANSWER_EXPLAIN_PATH_H
#define ACSCTL_ANSWER_EXPLAIN_PATH_H

#include "judge/analysis.h"

void print_address(FILE *out, const struct analysis *analysis,
		   unsigned int function);
void print_lack(FILE *out, const struct analysis *analysis,
		unsigned int function);
void print_open_path(FILE *out, const struct analysis *analysis,
		     unsigned int function);
bool neither_isolates(const struct analysis *analysis, unsigned int one,
		      unsigned int other);

#endif /* ACSCTL_ANSWER_EXPLAIN_PATH_H */
