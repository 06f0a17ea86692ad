/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Captures, written as "lspci -xxxx" prints them.
 */
#ifndef ACSCTL_DUMP_H
#define ACSCTL_DUMP_H

#include "source/source.h"

struct pci_access;

/**
 * struct list - addresses, for people
 * @text: each with a blank before it
 * @size: of @text
 * @out: adds to it
 */
struct list {
	char *text;
	size_t size;
	FILE *out;
};

/**
 * struct dump - a capture that is being written
 * @out: where to
 * @keeps_serials: serial numbers are left as they are
 * @shows_domains: addresses are written with their domain
 * @blanked: how many functions had some, which are not
 * @headers: functions of which no more than the header is known, and that have
 *	capabilities
 * @halves: PCI Express functions of which extended config space is not known
 * @names: libpci, which knows names
 */
struct dump {
	FILE *out;
	bool keeps_serials;
	bool shows_domains;
	unsigned int blanked;
	struct list headers;
	struct list halves;
	struct pci_access *names;
};

void dump_begin(struct dump *dump, FILE *out, bool keeps_serials);
void dump_end(struct dump *dump);
bool dump_text(struct dump *dump, const char *text, size_t length,
	       struct notes *notes);
void dump_machine(struct dump *dump, const struct machine *machine);

/* serial.c */
bool serials_blank(struct acs_capture_function *function);

#endif /* ACSCTL_DUMP_H */
