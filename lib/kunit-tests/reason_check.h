/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Checks of the wording: reason_cases.h, in buffers of every size.
 */
#ifndef ACS_TEST_REASON_CHECK_H
#define ACS_TEST_REASON_CHECK_H

#include "check.h"
#include "reason_cases.h"

#define REASON_ROOM	320

typedef size_t (*wording)(char *buf, size_t size, const void *subject);

static inline size_t word_reason(char *buf, size_t size, const void *subject)
{
	return acs_reason(buf, size, subject);
}

static inline size_t word_fault(char *buf, size_t size, const void *subject)
{
	return acs_fault_text(buf, size, subject);
}

static inline size_t word_bits(char *buf, size_t size, const void *subject)
{
	const u32 *bits = subject;

	return acs_bits_name(buf, size, *bits);
}

/*
 * In a buffer of @size bytes: as much of @expected as fits, ended, and nothing
 * behind the buffer touched.
 */
static inline void check_in_buffer(struct verdict *verdict, wording word,
				   const void *subject, const char *expected,
				   size_t size, bool returns_whole)
{
	size_t length = strlen(expected), fits = size - 1, i, said;
	static char buf[REASON_ROOM + 8];

	if (fits > length)
		fits = length;

	memset(buf, '#', sizeof(buf));
	said = word(buf, size, subject);

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

static inline void check_wording(struct verdict *verdict, wording word,
				 const void *subject, const char *expected,
				 bool returns_whole)
{
	size_t size;

	check_in_buffer(verdict, word, subject, expected, REASON_ROOM,
			returns_whole);
	for (size = 1; size < REASON_ROOM; size++)
		check_in_buffer(verdict, word, subject, expected, size,
				returns_whole);
}

static inline void check_reason(struct verdict *verdict,
				const struct reason_case *c)
{
	check_wording(verdict, word_reason, &c->decision, c->text, false);
}

static inline void check_fault(struct verdict *verdict,
			       const struct fault_case *c)
{
	check_wording(verdict, word_fault, &c->fault, c->text, true);
}

static inline void check_bits(struct verdict *verdict,
			      const struct bits_case *c)
{
	check_wording(verdict, word_bits, &c->bits, c->text, false);
}

#endif /* ACS_TEST_REASON_CHECK_H */
