// SPDX-License-Identifier: GPL-2.0-only
/*
 * Captures with random damage: those of capture_cases.h, some of them
 * concatenated, changed at random places. What cannot be read must not be
 * guessed, and a bus must not become a root bus because its bridge is missing.
 */
#include <stdlib.h>

#include "capture_check.h"
#include "config_check.h"
#include "random.h"
#include "suites.h"

#define ROUNDS		60000u
#define TEXT_SIZE	4000
#define ROOM		64

static char any_char(void)
{
	static const char likely[] = "0123456789abcdef: .\n\r\tg";

	return pick(8) ? likely[pick(sizeof(likely) - 1)] : (char)pick(256);
}

static size_t add_case(char *text, size_t length)
{
	const char *more = capture_cases[pick(ARRAY_SIZE(capture_cases))].text;
	size_t room = TEXT_SIZE - length, size = strlen(more);

	if (size > room)
		size = room;
	memcpy(text + length, more, size);
	return length + size;
}

static size_t mutate(char *text, size_t length)
{
	size_t at = pick(length + 1), size = pick(60);

	if (at == length)
		return length;
	switch (pick(4)) {
	case 0:
		text[at] = any_char();
		return length;
	case 1:
		if (size > length - at)
			size = length - at;
		memmove(text + at, text + at + size, length - at - size);
		return length - size;
	case 2:
		return at;
	default:
		if (length == TEXT_SIZE)
			return length;
		memmove(text + at + 1, text + at, length - at);
		text[at] = any_char();
		return length + 1;
	}
}

/**
 * struct finding - check of the mistakes in a text
 * @lines: number of lines of the text
 * @count: number of mistakes
 * @wrong: what is wrong with a mistake, or NULL
 */
struct finding {
	unsigned int lines;
	unsigned int count;
	const char *wrong;
};

static void note_finding(void *context, const struct acs_capture_mistake *m)
{
	struct finding *finding = context;

	finding->count++;
	if (!m->line || m->line > finding->lines || !m->column)
		finding->wrong = "a mistake lies outside the text";
	if (!m->what[0])
		finding->wrong = "nothing is said of a mistake";
}

static const char *judge_function(const struct acs_capture_function *f)
{
	static struct acs_config config;
	unsigned int offset;

	if (f->left_out || !acs_capture_has_byte(f, 0))
		return "a function without ids was kept";
	if (f->size != 64 && f->size != 256 && f->size != ACS_CONFIG_SIZE)
		return "a function has a size that there is none of";

	acs_config_reset(&config, f);
	for (offset = 0; offset < ACS_CONFIG_SIZE; offset++) {
		acs_config_write(&config, offset, 1, pick(256));
		if (acs_capture_has_byte(f, offset))
			continue;
		if (f->bytes[offset] != 0xff || config.bytes[offset] != 0xff)
			return "something unknown does not read as ones";
	}
	return NULL;
}

/* A bus that a bridge forwards is not a root bus */
static const char *judge_place(const struct acs_capture *capture,
			       const struct acs_capture_function *f)
{
	unsigned int i;

	if (!acs_capture_is_root(capture, f->domain, f->bus))
		return NULL;
	for (i = 0; i < capture->count; i++) {
		const struct acs_capture_function *g = &capture->functions[i];
		u8 behind = acs_capture_secondary_bus(g);

		if (g->domain == f->domain && behind && behind <= f->bus &&
		    g->bytes[PCI_SUBORDINATE_BUS] >= f->bus)
			return "a bus behind a bridge passes for a root bus";
	}
	return NULL;
}

/* @text has no memory after its end, so that reading too far is noticed */
static const char *what_is_wrong(const char *text, size_t length)
{
	static struct acs_capture_function functions[ROOM];
	struct acs_capture capture = { .functions = functions };
	struct finding finding = { .lines = 1 };
	unsigned int i, room = acs_capture_count(text, length), parsed;
	static struct acs_capture_memory memory;
	const char *wrong;

	for (i = 0; i < length; i++)
		finding.lines += text[i] == '\n';
	if (room > ROOM)
		return "more functions than the text has room for";
	acs_capture_parse(&capture, room, text, length, note_finding,
			  &finding);
	if (capture.count > room)
		return "more functions than were counted";
	parsed = capture.count;
	finding.count = 0;
	acs_capture_validate(&capture, note_finding, &finding);
	if (capture.count < parsed && !finding.count)
		return "a function was left out without a word";
	for (i = 0; i < capture.count; i++) {
		wrong = judge_function(&functions[i]) ?:
			judge_place(&capture, &functions[i]);
		if (wrong)
			return wrong;
	}

	acs_capture_parse_memory(&memory, text, length, note_finding,
				 &finding);
	return finding.wrong;
}

static void no_damage_confuses_the_reader(void **state)
{
	static char text[TEXT_SIZE];
	unsigned int round, seed = random_seed();

	random_state = seed;
	print_message("# seed %u, %u rounds\n", seed, ROUNDS);
	for (round = 0; round < ROUNDS; round++) {
		unsigned int cases = 1 + pick(3), changes = pick(8);
		size_t length = 0;
		const char *found;
		char *copy;

		while (cases--)
			length = add_case(text, length);
		while (changes--)
			length = mutate(text, length);

		copy = malloc(length);
		assert_true(copy || !length);
		if (length)
			memcpy(copy, text, length);
		found = what_is_wrong(copy, length);
		free(copy);
		if (found)
			fail_msg("round %u: %s:\n%.*s", round, found,
				 (int)length, text);
	}
}

void suite_capture_fuzz(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_damage_confuses_the_reader),
	};

	run_suite("capture under random damage", tests, ARRAY_SIZE(tests));
}
