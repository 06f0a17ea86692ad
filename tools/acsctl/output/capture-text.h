/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Captures in the format of "lspci -xxxx".
 */
#ifndef ACSCTL_OUTPUT_CAPTURE_TEXT_H
#define ACSCTL_OUTPUT_CAPTURE_TEXT_H

#include <stdio.h>
#include "answer/capture.h"

void capture_print(const struct capture *capture, FILE *out);

#endif /* ACSCTL_OUTPUT_CAPTURE_TEXT_H */
