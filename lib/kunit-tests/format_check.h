/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Checks of core/format.c: format_cases.h, in buffers of every size.
 */
#ifndef ACS_TEST_FORMAT_CHECK_H
#define ACS_TEST_FORMAT_CHECK_H

#include "check.h"
#include "format_cases.h"

#define FORMAT_ROOM	320

typedef size_t (*format_fn)(char *buf, size_t size, const void *subject);

static inline size_t format_decision(char *buf, size_t size,
				     const void *subject)
{
	return acs_format_decision(buf, size, subject);
}

static inline size_t format_fault(char *buf, size_t size, const void *subject)
{
	return acs_format_fault(buf, size, subject);
}

static inline size_t format_bits(char *buf, size_t size, const void *subject)
{
	const u32 *bits = subject;

	return acs_format_bits(buf, size, *bits);
}

/*
 * A buffer of @size bytes has to hold as much of @expected as fits, terminated,
 * and nothing after the buffer may be written.
 */
static inline void check_in_buffer(struct verdict *verdict, format_fn format,
				   const void *subject, const char *expected,
				   size_t size, bool returns_whole)
{
	size_t length = strlen(expected), fits = size - 1, i, said;
	static char buf[FORMAT_ROOM + 8];

	if (fits > length)
		fits = length;

	memset(buf, '#', sizeof(buf));
	said = format(buf, size, subject);

	if (strncmp(buf, expected, fits) || buf[fits]) {
		buf[sizeof(buf) - 1] = '\0';
		wrong(verdict, "in %zu bytes: expected \"%.*s\", found \"%s\"",
		      size, (int)fits, expected, buf);
	}
	if (said != (returns_whole ? length : fits))
		wrong(verdict, "in %zu bytes: it returned %zu", size, said);
	for (i = size; i < sizeof(buf) - 1; i++)
		if (buf[i] != '#')
			wrong(verdict, "in %zu bytes: it wrote at %zu", size,
			      i);
}

static inline void check_format(struct verdict *verdict, format_fn format,
				const void *subject, const char *expected,
				bool returns_whole)
{
	size_t size;

	check_in_buffer(verdict, format, subject, expected, FORMAT_ROOM,
			returns_whole);
	for (size = 1; size < FORMAT_ROOM; size++)
		check_in_buffer(verdict, format, subject, expected, size,
				returns_whole);
}

static inline void check_reason(struct verdict *verdict,
				const struct reason_case *c)
{
	check_format(verdict, format_decision, &c->decision, c->text, false);
}

static inline void check_fault(struct verdict *verdict,
			       const struct fault_case *c)
{
	check_format(verdict, format_fault, &c->fault, c->text, true);
}

static inline void check_bits(struct verdict *verdict,
			      const struct bits_case *c)
{
	check_format(verdict, format_bits, &c->bits, c->text, false);
}

#endif /* ACS_TEST_FORMAT_CHECK_H */
