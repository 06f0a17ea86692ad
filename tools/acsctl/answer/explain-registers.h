/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The registers that decisions depend on.
 */
#ifndef ACSCTL_ANSWER_EXPLAIN_REGISTERS_H
#define ACSCTL_ANSWER_EXPLAIN_REGISTERS_H

#include "answer/explanation.h"

void find_readings(struct explanation *explanation);

#endif /* ACSCTL_ANSWER_EXPLAIN_REGISTERS_H */
