/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Sources of machines. Each kind of source has a file of its own.
 */
#ifndef ACSCTL_SOURCE_SOURCE_H
#define ACSCTL_SOURCE_SOURCE_H

#include "machine/machine.h"
#include "machine/pci-ids.h"
#include "source/warnings.h"

/* Larger files are refused */
#define SOURCE_TEXT_MAX		(64 << 20)

/**
 * struct source - where to read a machine from
 * @name: a file, "-" for standard input, or NULL for this machine
 * @rcba: a file with chipset registers, or NULL for one beside @name
 * @sysfs: mount point of sysfs for this machine, or NULL for the usual one
 * @names: list to look up ids in
 */
struct source {
	const char *name;
	const char *rcba;
	const char *sysfs;
	struct pci_ids *names;
};

bool source_read_file(const char *path, char **data, size_t *length);
const char *source_name(const struct source *source);
char *source_load(const struct source *source, size_t *length, FILE *to);
struct machine *source_parse(const struct source *source, const char *text,
			     size_t length, FILE *to);
struct machine *source_read(const struct source *source, FILE *to);
struct machine *machine_from_file(const char *text, size_t length,
				  struct pci_ids *names,
				  struct warnings *warnings);

#endif /* ACSCTL_SOURCE_SOURCE_H */
