/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Serial numbers in config space.
 */
#ifndef ACSCTL_ANSWER_CAPTURE_SERIALS_H
#define ACSCTL_ANSWER_CAPTURE_SERIALS_H

#include "capture/capture.h"

bool serials_blank(struct acs_capture_function *function);

#endif /* ACSCTL_ANSWER_CAPTURE_SERIALS_H */
