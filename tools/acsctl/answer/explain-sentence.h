/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The one sentence that says why a function shares its group or does not.
 */
#ifndef ACSCTL_ANSWER_EXPLAIN_SENTENCE_H
#define ACSCTL_ANSWER_EXPLAIN_SENTENCE_H

#include "answer/explanation.h"

char *sentence_format(const struct explanation *explanation);
char *member_count_format(const struct explanation *explanation);

#endif /* ACSCTL_ANSWER_EXPLAIN_SENTENCE_H */
