/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Warnings about a source, with the line in question.
 */
#ifndef ACSCTL_SOURCE_WARNINGS_H
#define ACSCTL_SOURCE_WARNINGS_H

#include "capture/capture.h"
#include "source/plain.h"

/* More kinds of warnings than this are not counted, but shown each time */
#define WARNING_KINDS		32

/**
 * struct warning_kind - warnings that differ in their places only
 * @hash: hash of the text
 * @first: line of the first one, which is shown
 * @last: line of the last one
 * @more: number of those that are not shown
 */
struct warning_kind {
	u32 hash;
	unsigned int first;
	unsigned int last;
	unsigned int more;
};

/**
 * struct warnings - reports what is wrong with a source
 * @to: stream to write to
 * @name: name of the source
 * @plain: lines of the source, or NULL if it has none
 * @kinds: kinds of warnings about lines
 * @kind_count: number of @kinds
 */
struct warnings {
	FILE *to;
	const char *name;
	const struct plain *plain;
	struct warning_kind kinds[WARNING_KINDS];
	unsigned int kind_count;
};

void warn_of_mistake(void *context, const struct acs_capture_mistake *mistake);
void warn(struct warnings *warnings, unsigned int line, const char *format, ...)
	__printf(3, 4);
void warnings_end(struct warnings *warnings);

#endif /* ACSCTL_SOURCE_WARNINGS_H */
