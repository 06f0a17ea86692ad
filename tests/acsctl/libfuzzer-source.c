// SPDX-License-Identifier: GPL-2.0-only
/*
 * The readers of sources under libFuzzer: bytes, words, and chipset registers,
 * which stand in the same text behind a headline "=== RCBA ===". What they make
 * of it is judged and grouped, captured, and shown by all verbs.
 */
#include "libfuzzer.h"
#include "sound.h"
#include "source/hex.h"
#include "source/source.h"

#define NAME	"standard input"

/* A text without a line feed has carriage returns, as on the first Macs */
static unsigned int count_lines(const char *text, size_t length)
{
	char end = memchr(text, '\n', length) ? '\n' : '\r';
	unsigned int lines = 1;

	while (length--)
		lines += *text++ == end;
	return lines;
}

static bool has_registers(const char *text, size_t length)
{
	return memmem(text, length, " RCBA ", 6);
}

static struct machine *read_machine(const char *text, size_t length)
{
	struct source source = { .name = "-", .names = fuzz_names() };
	char *said = NULL;
	size_t size;
	FILE *to = open_memstream(&said, &size);
	struct warnings warnings = { .to = to, .name = NAME };
	struct machine *machine;

	if (!to)
		abort();
	machine = source_parse(&source, text, length, to);
	if (machine && has_registers(text, length))
		machine_add_memory(machine, text, length, &warnings);
	fclose(to);
	if (!machine && !*said)
		expect_nothing("nothing is said of a source that is none");
	expect_nothing(messages_are_unsound(said, NAME,
					    count_lines(text, length)));
	free(said);
	return machine;
}

/* What libFuzzer calls */
int LLVMFuzzerTestOneInput(const u8 *data, size_t length)
{
	const char *text = (const char *)data;
	struct machine *machine = read_machine(text, length);

	if (!machine)
		return 0;
	expect_nothing(capture_is_unsound(machine, text, length));
	ask_verbs(machine);
	machine_free(machine);
	return 0;
}
