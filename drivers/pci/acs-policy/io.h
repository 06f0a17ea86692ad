/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How registers are reached. The context is the device's struct pci_dev.
 */
#ifndef ACS_IO_H
#define ACS_IO_H

#include "core/program.h"

/* For a program that runs. May sleep, where a page is not mapped yet */
extern const struct acs_io acs_program_io;

/* For reading in any context: what is not mapped cannot be read */
extern const struct acs_io acs_read_only_io;

#endif /* ACS_IO_H */
