// SPDX-License-Identifier: GPL-2.0-only
/*
 * Text under random damage: whatever is done to it, it is read to its end, and
 * a machine that comes of it can be judged and grouped. Damage never makes a
 * function that has no ACS have some.
 */
#include <stdlib.h>

#include "../core/random.h"
#include "machine/link.h"
#include "random.h"
#include "sound.h"
#include "source/source.h"

#define ROUNDS		1500
#define TEXT_MAX	20000

static char any_char(void)
{
	static const char likely[] = " 0123456789abcdef:.[]+-=\n\r\t>,";

	return pick(8) ? likely[pick(sizeof(likely) - 1)] : (char)pick(256);
}

/* A stretch is lost, moved elsewhere, or written over */
static size_t damage(char *text, size_t length)
{
	size_t at = pick(length), size = pick(80), to;

	if (size > length - at)
		size = length - at;
	switch (pick(4)) {
	case 0:
		memmove(text + at, text + at + size, length - at - size);
		return length - size;
	case 1:
		to = pick(length - size + 1);
		memmove(text + to, text + at, size);
		return length;
	case 2:
		text[at] = '\n';
		return length;
	default:
		text[at] = any_char();
		return length;
	}
}

static size_t read_sample(const char *path, char *text)
{
	FILE *file = fopen(path, "r");
	size_t length = file ? fread(text, 1, TEXT_MAX, file) : 0;

	if (file)
		fclose(file);
	return length;
}

static const char *judge_machine(struct machine *machine)
{
	static const struct assumptions nothing;
	struct acs_policy policy = {};
	struct analysis *analysis;
	const char *wrong;

	machine_link(machine);
	analysis = analysis_new(machine, &policy, &nothing);
	wrong = analysis_is_unsound(analysis);
	analysis_free(analysis);
	return wrong;
}

/* Memory of just its size, so that a read beyond it is seen */
static const char *read_copy(const char *text, size_t length,
			     struct pci_ids *names, FILE *nowhere)
{
	struct warnings warnings = { .to = nowhere, .name = "text" };
	struct machine *machine;
	const char *wrong;
	char *copy = malloc(length ? length : 1);

	memcpy(copy, text, length);
	machine = machine_from_file(copy, length, names, &warnings);
	wrong = judge_machine(machine);
	machine_free(machine);
	free(copy);
	return wrong;
}

/**
 * random_text - read text under random damage
 * @path: of the text, undamaged
 *
 * Return: 0 if all is well.
 */
int random_text(const char *path)
{
	static char sample[TEXT_MAX], text[TEXT_MAX];
	size_t whole = read_sample(path, sample), length;
	FILE *nowhere = fopen("/dev/null", "w");
	struct pci_ids *names = pci_ids_new(NULL);
	unsigned int round, changes;
	const char *wrong;

	if (!whole || !nowhere) {
		printf("%s cannot be read\n", path);
		return 1;
	}
	for (round = 0; round < ROUNDS; round++) {
		memcpy(text, sample, whole);
		length = whole;
		for (changes = pick(12); length && changes; changes--)
			length = damage(text, length);
		wrong = read_copy(text, length, names, nowhere);
		if (wrong) {
			printf("round %u: %s:\n%.*s\n", round, wrong,
			       (int)length, text);
			return 1;
		}
	}
	fclose(nowhere);
	pci_ids_free(names);
	printf("%u rounds\n", round);
	return 0;
}
