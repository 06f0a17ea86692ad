/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Warnings about a source, each with the line that it is about.
 */
#ifndef ACSCTL_SOURCE_WARNINGS_H
#define ACSCTL_SOURCE_WARNINGS_H

#include "replay/capture.h"

/**
 * struct warnings - tells what is wrong with a source
 * @to: where
 * @name: of the source
 * @text: what it holds, or NULL if it has no lines
 * @length: of @text
 * @count: how often something was known_bytes
 */
struct warnings {
	FILE *to;
	const char *name;
	const char *text;
	size_t length;
	unsigned int count;
};

void warn_of_mistake(void *context, const struct acs_capture_mistake *mistake);
void warn(struct warnings *warnings, unsigned int line, const char *format, ...)
	__printf(3, 4);

#endif /* ACSCTL_SOURCE_WARNINGS_H */
