/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Reads hex dumps without leaving any function out.
 */
#ifndef ACSCTL_SOURCE_RAW_TEXT_H
#define ACSCTL_SOURCE_RAW_TEXT_H

#include "machine/raw-capture.h"
#include "source/warnings.h"

struct raw_capture *raw_capture_parse(const char *text, size_t length,
				      struct warnings *warnings);

#endif /* ACSCTL_SOURCE_RAW_TEXT_H */
