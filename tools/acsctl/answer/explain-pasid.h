/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Whether Linux lets a function use PASIDs, which depends on ACS as well.
 */
#ifndef ACSCTL_ANSWER_EXPLAIN_PASID_H
#define ACSCTL_ANSWER_EXPLAIN_PASID_H

#include "answer/explanation.h"

void find_pasid(struct explanation *explanation);

#endif /* ACSCTL_ANSWER_EXPLAIN_PASID_H */
