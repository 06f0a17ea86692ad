/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the engine reads of the machine, and what it writes.
 */
#ifndef ACS_IO_H
#define ACS_IO_H

#include "core/program.h"

struct pci_dev;

/* The context is the device's struct pci_dev */

/* For running programs. May sleep if a page is not mapped yet */
extern const struct acs_io acs_program_io;

/* For reading in any context. A page that is not mapped cannot be read */
extern const struct acs_io acs_read_only_io;

struct acs_place acs_device_place(struct pci_dev *dev,
				  const struct acs_io *io);
int acs_run_program(struct pci_dev *dev, const struct acs_program *program,
		    struct acs_fault *fault);

/* Set together with the ACPI tables that were found, in one variable */
#define ACS_ACPI_SEARCHED	BIT(ACS_ACPI_TABLES_MAX)

u8 acs_find_acpi_tables(const struct acs_db *db, unsigned int *known);

/**
 * acs_acpi_tables - get the ACPI tables that conditions test
 * @db: the database with the conditions
 * @known: what is known so far of its tables; 0 at first
 *
 * These tables describe the machine and do not change after boot, so it is
 * enough to search once.
 *
 * Context: May sleep.
 *
 * Return: BIT(n) for each of struct acs_db.acpi_tables that exists.
 */
static inline u8 acs_acpi_tables(const struct acs_db *db, unsigned int *known)
{
	unsigned int found = READ_ONCE(*known);

	return found & ACS_ACPI_SEARCHED ? found & ~ACS_ACPI_SEARCHED
					 : acs_find_acpi_tables(db, known);
}

#endif /* ACS_IO_H */
