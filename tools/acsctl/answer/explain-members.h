/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The members of a group, and what it depends on.
 */
#ifndef ACSCTL_ANSWER_EXPLAIN_MEMBERS_H
#define ACSCTL_ANSWER_EXPLAIN_MEMBERS_H

#include "answer/explanation.h"

void find_mates(struct explanation *explanation);
void find_apart(struct explanation *explanation);
void find_open(struct explanation *explanation);
void find_names(struct explanation *explanation);
void find_unknown(struct explanation *explanation);

#endif /* ACSCTL_ANSWER_EXPLAIN_MEMBERS_H */
