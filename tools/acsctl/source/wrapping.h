/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Lines that a terminal has broken.
 */
#ifndef ACSCTL_SOURCE_WRAPPING_H
#define ACSCTL_SOURCE_WRAPPING_H

#include "source/plain.h"

void wrapping_undo(struct plain *plain);

#endif /* ACSCTL_SOURCE_WRAPPING_H */
