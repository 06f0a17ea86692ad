/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Warnings about a source, with the line in question.
 */
#ifndef ACSCTL_SOURCE_WARNINGS_H
#define ACSCTL_SOURCE_WARNINGS_H

#include "capture/capture.h"

/**
 * struct warnings - reports what is wrong with a source
 * @to: stream to write to
 * @name: name of the source
 * @text: contents of the source, or NULL if it has no lines
 * @length: length of @text
 * @count: number of warnings
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
