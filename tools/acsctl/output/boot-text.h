/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How a system boots, as text.
 */
#ifndef ACSCTL_OUTPUT_BOOT_TEXT_H
#define ACSCTL_OUTPUT_BOOT_TEXT_H

#include <stdio.h>
#include "output/boot-view.h"

void boot_print(const struct boot_view *view, FILE *out);

#endif /* ACSCTL_OUTPUT_BOOT_TEXT_H */
