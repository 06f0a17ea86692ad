/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Machines from the decoded output of lspci.
 */
#ifndef ACSCTL_SOURCE_WORDS_H
#define ACSCTL_SOURCE_WORDS_H

#include "machine/machine.h"
#include "machine/pci-ids.h"
#include "source/warnings.h"
#include "source/words-decode.h"

void machine_add_words(struct machine *machine, const struct listing *listing,
		       struct pci_ids *names, struct warnings *warnings);
void words_header(struct acs_capture_function *captured,
		  const struct decoded *d);
void machine_annotate(struct machine *machine, const struct listing *listing);

#endif /* ACSCTL_SOURCE_WORDS_H */
