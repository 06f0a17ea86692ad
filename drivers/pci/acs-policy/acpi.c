// SPDX-License-Identifier: GPL-2.0-only
/*
 * Which of the ACPI tables that rules ask for the firmware has.
 */
#include <linux/acpi.h>

#include "engine.h"
#include "test-seam.h"

/* Set along with what was found, so that one word says both */
#define SEARCHED	BIT(ACS_ACPI_TABLES_MAX)

/* Returns 1 if it is there, 0 if not, or -ENODEV if nobody can tell now */
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
 * acs_find_acpi_tables - tell which ACPI tables there are
 *
 * The tables that rules ask for describe the machine and are there from the
 * start, so it is enough to look once. May sleep. Without ACPI there are none,
 * and one that nobody can tell of counts as missing until somebody can.
 *
 * Return: BIT(n) for each of struct acs_db.acpi_tables that is there.
 */
u8 acs_find_acpi_tables(void)
{
	static unsigned int known;
	unsigned int i, found = READ_ONCE(known);
	bool sure = true;

	if (found & SEARCHED)
		return found & ~SEARCHED;

	found = 0;
	for (i = 0; i < acs_policy_db.acpi_table_count; i++) {
		int ret = find_table(acs_policy_db.acpi_tables[i]);

		if (ret > 0)
			found |= BIT(i);
		sure = sure && ret >= 0;
	}

	if (sure)
		WRITE_ONCE(known, found | SEARCHED);
	return found;
}
