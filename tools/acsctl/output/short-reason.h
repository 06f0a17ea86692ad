/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Why a function is in its group, in a few words.
 */
#ifndef ACSCTL_OUTPUT_SHORT_REASON_H
#define ACSCTL_OUTPUT_SHORT_REASON_H

#include "judge/analysis.h"

char *short_reason(const struct analysis *analysis, unsigned int function);

#endif /* ACSCTL_OUTPUT_SHORT_REASON_H */
