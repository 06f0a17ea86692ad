/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a user believes who claims a bit.
 */
#ifndef ACSCTL_ANSWER_SUGGEST_TRUST_H
#define ACSCTL_ANSWER_SUGGEST_TRUST_H

#include "core.h"

const char *trust_describe(u8 type, u32 bit);

#endif /* ACSCTL_ANSWER_SUGGEST_TRUST_H */
