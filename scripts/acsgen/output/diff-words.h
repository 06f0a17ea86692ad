/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Texts for differences.
 */
#ifndef ACSGEN_DIFF_WORDS_H
#define ACSGEN_DIFF_WORDS_H

#include "diff/diff.h"

u32 stated_bits(const struct rule *rule);
bool states_bits(const struct rule *rule);
const char *answer_text(const struct rule *rule);
const char *step_text(const struct step *step);
const char *window_text(const struct window *window);
const char **box_conditions(const struct diff *diff, const struct box *box);

#endif /* ACSGEN_DIFF_WORDS_H */
