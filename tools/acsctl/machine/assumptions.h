/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the user says of a machine where its source does not.
 */
#ifndef ACSCTL_MACHINE_ASSUMPTIONS_H
#define ACSCTL_MACHINE_ASSUMPTIONS_H

#include "machine/machine.h"

/**
 * struct assumptions - what the user says of a machine, where its source does
 *	not tell
 * @internal: no port leads out of it
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
