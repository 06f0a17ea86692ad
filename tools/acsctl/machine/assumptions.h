/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Facts that the user states because the source does not have them.
 */
#ifndef ACSCTL_MACHINE_ASSUMPTIONS_H
#define ACSCTL_MACHINE_ASSUMPTIONS_H

#include "machine/machine.h"

/**
 * struct assumptions - facts that the user states about a machine
 * @internal: no port leads out of the machine
 * @lockdown: its kernel is locked down
 * @tables: for each of struct acs_db.acpi_tables, whether the firmware has it
 */
struct assumptions {
	bool internal;
	bool lockdown;
	enum fact tables[ACS_ACPI_TABLES_MAX];
};

bool assumptions_parse(struct assumptions *assumptions, const char *text,
		       char *wrong, size_t size);
void assumptions_apply(const struct assumptions *assumptions,
		       struct machine *machine);

#endif /* ACSCTL_MACHINE_ASSUMPTIONS_H */
