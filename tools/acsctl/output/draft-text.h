/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A draft in the language of the database.
 */
#ifndef ACSCTL_OUTPUT_DRAFT_TEXT_H
#define ACSCTL_OUTPUT_DRAFT_TEXT_H

#include "answer/draft.h"

char *draft_text(const struct draft *draft);

#endif /* ACSCTL_OUTPUT_DRAFT_TEXT_H */
