/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The path above a function, and where it is open.
 */
#ifndef ACSCTL_ANSWER_EXPLAIN_PATH_H
#define ACSCTL_ANSWER_EXPLAIN_PATH_H

#include "judge/analysis.h"

void say_address(FILE *out, const struct study *study, unsigned int function);
void say_lack(FILE *out, const struct study *study, unsigned int function);
void say_path(FILE *out, const struct study *study, unsigned int function);
bool do_not_isolate(const struct study *study, unsigned int one,
		    unsigned int other);

#endif /* ACSCTL_ANSWER_EXPLAIN_PATH_H */
