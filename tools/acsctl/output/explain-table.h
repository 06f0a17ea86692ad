/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * An explanation as text.
 */
#ifndef ACSCTL_OUTPUT_EXPLAIN_TABLE_H
#define ACSCTL_OUTPUT_EXPLAIN_TABLE_H

#include "answer/explain.h"

void explanation_print(const struct explanation *explanation,
		       unsigned int width, bool color, FILE *out);

#endif /* ACSCTL_OUTPUT_EXPLAIN_TABLE_H */
