// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds out which of the ACPI tables that conditions test the firmware has.
 */
#include <linux/acpi.h>

#include "io.h"
#include "test-seam.h"

/* Returns 1 if the table exists, 0 if not, -ENODEV if that is not known yet */
static int find_table(const char *signature)
{
#ifdef CONFIG_ACPI
	struct acpi_table_header *table;
	acpi_status status = acpi_get_table((char *)signature, 0, &table);

	if (ACPI_SUCCESS(status)) {
		acpi_put_table(table);
		return 1;
	}
	return status == AE_NOT_FOUND ? 0 : -ENODEV;
#else
	return acs_seam_has_acpi_table(signature);
#endif
}

/**
 * acs_find_acpi_tables - search for the ACPI tables that conditions test
 * @db: the database with the conditions
 * @known: set to what acs_acpi_tables() returns from now on, once that is known
 *
 * Without ACPI there are no tables. As long as it is not known whether a table
 * exists, it counts as missing.
 *
 * Context: May sleep.
 *
 * Return: BIT(n) for each of struct acs_db.acpi_tables that exists.
 */
u8 acs_find_acpi_tables(const struct acs_db *db, unsigned int *known)
{
	unsigned int i, found = 0;
	bool sure = true;

	for (i = 0; i < db->acpi_table_count; i++) {
		int ret = find_table(db->acpi_tables[i]);

		if (ret > 0)
			found |= BIT(i);
		sure = sure && ret >= 0;
	}

	if (sure)
		WRITE_ONCE(*known, found | ACS_ACPI_SEARCHED);
	return found;
}
