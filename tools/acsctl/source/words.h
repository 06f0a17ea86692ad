/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Machines from the decoded output of lspci.
 */
#ifndef ACSCTL_SOURCE_WORDS_H
#define ACSCTL_SOURCE_WORDS_H

#include "machine/machine.h"
#include "machine/pci-ids.h"
#include "source/warnings.h"

struct machine *machine_from_text(const char *text, size_t length,
				  struct pci_ids *names,
				  struct warnings *warnings);
void machine_annotate(struct machine *machine, const char *text,
		      size_t length);

#endif /* ACSCTL_SOURCE_WORDS_H */
