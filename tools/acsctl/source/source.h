/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where machines come from. Each source is one file; all they share is how
 * they say what is wrong.
 */
#ifndef ACSCTL_SOURCE_SOURCE_H
#define ACSCTL_SOURCE_SOURCE_H

#include "machine/machine.h"
#include "machine/pci-ids.h"
#include "source/warnings.h"

/* What a file may have, so that a wrong one is refused early */
#define SOURCE_TEXT_MAX		(64 << 20)

/**
 * struct source - where a machine is to be read from
 * @name: a file, "-" for standard input, or NULL for this machine
 * @rcba: a file with its chipset registers, or NULL: one beside @name
 * @sysfs: root of sysfs, for this machine, or NULL for the usual one
 * @names: to find ids by
 */
struct source {
	const char *name;
	const char *rcba;
	const char *sysfs;
	struct pci_ids *names;
};

const char *source_name(const struct source *source);
char *source_load(const struct source *source, size_t *length, FILE *to);
struct machine *source_parse(const struct source *source, const char *text,
			     size_t length, FILE *to);
struct machine *source_read(const struct source *source, FILE *to);
struct machine *machine_from_file(const char *text, size_t length,
				  struct pci_ids *names,
				  struct warnings *warnings);

#endif /* ACSCTL_SOURCE_SOURCE_H */
