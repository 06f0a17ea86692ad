// SPDX-License-Identifier: GPL-2.0-only
/*
 * Which of the ACPI tables that rules ask for the firmware has.
 */
#include <linux/acpi.h>

#include "engine.h"

/* Set along with what was found, so that one word says both */
#define LOOKED	BIT(ACS_ACPI_TABLES_MAX)

static bool is_present(const char *signature)
{
#ifdef CONFIG_ACPI
	struct acpi_table_header *table;

	if (ACPI_FAILURE(acpi_get_table((char *)signature, 0, &table)))
		return false;
	acpi_put_table(table);
	return true;
#else
	return false;
#endif
}

/**
 * acs_acpi_tables - tell which ACPI tables there are
 *
 * The tables that rules ask for describe the machine and are there from the
 * start, so it is enough to look once. May sleep. Without ACPI there are none.
 *
 * Return: BIT(n) for each of struct acs_db.acpi_tables that is there.
 */
u8 acs_acpi_tables(void)
{
	static unsigned int known;
	unsigned int i, found = READ_ONCE(known);

	if (found & LOOKED)
		return found & ~LOOKED;

	found = 0;
	for (i = 0; i < acs_policy_db.acpi_table_count; i++)
		if (is_present(acs_policy_db.acpi_tables[i]))
			found |= BIT(i);

	WRITE_ONCE(known, found | LOOKED);
	return found;
}
