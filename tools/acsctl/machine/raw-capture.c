// SPDX-License-Identifier: GPL-2.0-only
/*
 * Config space of a machine as the source has it.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "machine/raw-capture.h"

/**
 * raw_capture_new - create an empty capture
 * @room: number of functions that fit
 *
 * Return: the capture, to be freed with raw_capture_free().
 */
struct raw_capture *raw_capture_new(unsigned int room)
{
	struct raw_capture *raw = allocate(1, sizeof(*raw));

	raw->capture.functions = allocate(room,
					  sizeof(*raw->capture.functions));
	raw->words = allocate(room, sizeof(*raw->words));
	return raw;
}

/**
 * raw_capture_of_machine - copy the config space of a machine
 * @machine: the machine, linked; each of its functions has config space
 *
 * Return: the capture, to be freed with raw_capture_free().
 */
struct raw_capture *raw_capture_of_machine(const struct machine *machine)
{
	struct raw_capture *raw = raw_capture_new(machine->count);
	unsigned int i;

	raw->is_whole = machine->is_whole;
	raw->capture.shows_domains = machine->shows_domains;
	raw->capture.count = machine->count;
	for (i = 0; i < machine->count; i++) {
		const struct function *f = &machine->functions[i];

		raw->capture.functions[i] = *f->captured;
		raw->words[i].driver = f->driver ? text_copy(f->driver) : NULL;
		raw->words[i].group = f->reported;
	}
	return raw;
}

/**
 * raw_capture_free - free a capture
 * @raw: from raw_capture_new(), or NULL
 */
void raw_capture_free(struct raw_capture *raw)
{
	unsigned int i;

	if (!raw)
		return;
	for (i = 0; i < raw->capture.count; i++) {
		free(raw->words[i].title);
		free(raw->words[i].driver);
	}
	free(raw->words);
	free(raw->capture.functions);
	free(raw);
}
