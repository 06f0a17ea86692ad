/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Slots that would do what an option would.
 */
#ifndef ACSCTL_ANSWER_SUGGEST_MOVES_H
#define ACSCTL_ANSWER_SUGGEST_MOVES_H

#include "answer/suggestion.h"

void moves_find(struct suggestion *suggestion);

#endif /* ACSCTL_ANSWER_SUGGEST_MOVES_H */
