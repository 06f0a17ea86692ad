/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where machines come from. Each source is one file; all they share is how
 * they say what is wrong.
 */
#ifndef ACSCTL_SOURCE_H
#define ACSCTL_SOURCE_H

#include "machine/machine.h"

/* What a file may have, so that a wrong one is refused early */
#define SOURCE_TEXT_MAX		(64 << 20)

/**
 * struct notes - tells what is wrong with a source
 * @to: where
 * @name: of the source
 * @text: what it holds, or NULL if it has no lines
 * @length: of @text
 * @count: how often something was told
 */
struct notes {
	FILE *to;
	const char *name;
	const char *text;
	size_t length;
	unsigned int count;
};

void note_mistake(void *context, const struct acs_capture_mistake *mistake);
void note(struct notes *notes, unsigned int line, const char *format, ...)
	__printf(3, 4);

/**
 * struct source - where a machine is to be read from
 * @name: a file, "-" for standard input, or NULL for this machine
 * @rcba: a file with its chipset registers, or NULL: one beside @name
 * @sysfs: root of sysfs, for this machine, or NULL for the usual one
 */
struct source {
	const char *name;
	const char *rcba;
	const char *sysfs;
};

const char *source_name(const struct source *source);
char *source_load(const struct source *source, size_t *length, FILE *to);
struct machine *source_parse(const struct source *source, const char *text,
			     size_t length, FILE *to);
struct machine *source_read(const struct source *source, FILE *to);
struct machine *machine_from_file(const char *text, size_t length,
				  struct notes *notes);

/* source-hex.c */
struct machine *machine_from_hex(const char *text, size_t length,
				 struct notes *notes);
struct machine *machine_from_capture(struct acs_capture *capture);
bool machine_add_memory(struct machine *machine, const char *text,
			size_t length, struct notes *notes);

/* source-text.c */
struct machine *machine_from_text(const char *text, size_t length,
				  struct notes *notes);
void machine_annotate(struct machine *machine, const char *text,
		      size_t length);

/* source-live.c */
struct machine *machine_from_sysfs(const char *root, struct notes *notes);

#endif /* ACSCTL_SOURCE_H */
