/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the fuzzers share.
 */
#ifndef ACSCTL_LIBFUZZER_H
#define ACSCTL_LIBFUZZER_H

#include <stdlib.h>

#include "judge/analysis.h"
#include "machine/pci-ids.h"

/* Policies that each machine is looked at under, from the strictest on */
#define FUZZ_POLICIES	3

void expect_nothing(const char *found);
const struct acs_policy *fuzz_policy(unsigned int i);
struct pci_ids *fuzz_names(void);
FILE *nowhere(void);
void ask_verbs(struct machine *machine);

#endif /* ACSCTL_LIBFUZZER_H */
