/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Tables and checks are plain C without a test framework: the KUnit suites here
 * and the host tests in tests/core/ run the same checks, and only expect that
 * the verdict stays empty.
 */
#ifndef ACS_TEST_CHECK_H
#define ACS_TEST_CHECK_H

#include "core.h"

/**
 * struct verdict - result of a check
 * @text: the first failure; empty if there is none
 */
struct verdict {
	char text[600];
};

static inline void __printf(2, 3) wrong(struct verdict *verdict,
					const char *format, ...)
{
	va_list args;

	if (verdict->text[0])
		return;

	va_start(args, format);
	vsnprintf(verdict->text, sizeof(verdict->text), format, args);
	va_end(args);
}

/* Compares two texts; "" stands for none */
static inline void same_text(struct verdict *verdict, const char *what,
			     const char *expected, const char *found)
{
	if (strcmp(expected, found))
		wrong(verdict, "%s: expected \"%s\", found \"%s\"", what,
		      expected, found);
}

static inline void same_bits(struct verdict *verdict, const char *what,
			     u32 expected, u32 found)
{
	if (expected != found)
		wrong(verdict, "%s: expected 0x%08x, found 0x%08x", what,
		      expected, found);
}

/**
 * struct line - text that can be appended to; what does not fit is left out
 * @text: the text
 * @length: characters in @text
 */
struct line {
	char text[10000];
	size_t length;
};

static inline void __printf(2, 3) append(struct line *line,
					 const char *format, ...)
{
	size_t room = sizeof(line->text) - line->length;
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(line->text + line->length, room, format, args);
	va_end(args);

	if (n > 0)
		line->length += (size_t)n < room ? (size_t)n : room - 1;
}

static inline void clear(struct line *line)
{
	line->length = 0;
	line->text[0] = '\0';
}

#endif /* ACS_TEST_CHECK_H */
