/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Checks of captures: capture_cases.h.
 */
#ifndef ACS_TEST_CAPTURE_CHECK_H
#define ACS_TEST_CAPTURE_CHECK_H

#include "check.h"
#include "capture_cases.h"
#include "config-space.h"

#define CAPTURE_FUNCTIONS	4

struct capture_mistakes {
	struct line places;
	struct line first;
};

static inline void note_capture_mistake(void *context,
					const struct acs_capture_mistake *m)
{
	struct capture_mistakes *mistakes = context;

	if (!mistakes->first.length)
		append(&mistakes->first, "%s", m->what);
	append(&mistakes->places, "%s%u:%u",
	       mistakes->places.length ? " " : "", m->line, m->column);
}

static inline void append_function(struct line *line,
				   const struct acs_capture *capture,
				   const struct acs_capture_function *f)
{
	unsigned int row, missing = 0;
	char name[20];

	for (row = 0; row < f->size / ACS_ROW_SIZE; row++)
		missing += !acs_capture_has_byte(f, row * ACS_ROW_SIZE);
	acs_capture_format_address(name, sizeof(name), capture, f);
	append(line, "%s%s+%u", line->length ? " " : "", name, f->size);
	if (!acs_capture_is_root(capture, f->domain, f->bus))
		append(line, "<");
	if (missing)
		append(line, "-%u", missing);
}

static inline void check_capture(struct verdict *verdict,
				 const struct capture_case *c)
{
	static struct acs_capture_function functions[CAPTURE_FUNCTIONS];
	static struct capture_mistakes mistakes;
	static struct line found;
	struct acs_capture capture = { .functions = functions };
	size_t length = strlen(c->text);
	unsigned int i, room = acs_capture_count(c->text, length);

	memset(&mistakes, 0, sizeof(mistakes));
	clear(&found);
	if (room > CAPTURE_FUNCTIONS) {
		wrong(verdict, "room for %u functions is asked for", room);
		return;
	}
	acs_capture_parse(&capture, room, c->text, length,
			  note_capture_mistake, &mistakes);
	acs_capture_validate(&capture, note_capture_mistake, &mistakes);

	for (i = 0; i < capture.count; i++)
		append_function(&found, &capture, &functions[i]);
	same_text(verdict, "functions", c->functions, found.text);
	same_text(verdict, "mistakes", c->mistakes, mistakes.places.text);
	if (c->says && !strstr(mistakes.first.text, c->says))
		wrong(verdict, "expected \"%s\", it said \"%s\"", c->says,
		      mistakes.first.text);
}

static inline void check_memory(struct verdict *verdict,
				const struct memory_case *c)
{
	static struct capture_mistakes mistakes;
	static struct acs_capture_memory memory;
	unsigned int count;

	memset(&mistakes, 0, sizeof(mistakes));
	count = acs_capture_parse_memory(&memory, c->text, strlen(c->text),
					 note_capture_mistake, &mistakes);
	if (count != c->count)
		wrong(verdict, "%u registers, expected %u", count, c->count);
	same_bits(verdict, "base", c->base, memory.base);
	same_bits(verdict, "register 1014", c->updcr,
		  memory.dwords[0x1014 / 4]);
	same_text(verdict, "mistakes", c->mistakes, mistakes.places.text);
}

#endif /* ACS_TEST_CAPTURE_CHECK_H */
