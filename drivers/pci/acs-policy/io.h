/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Access to registers. The context is the device's struct pci_dev.
 */
#ifndef ACS_IO_H
#define ACS_IO_H

#include "core/program.h"

/* For running programs. May sleep if a page is not mapped yet */
extern const struct acs_io acs_program_io;

/* For reading in any context. A page that is not mapped cannot be read */
extern const struct acs_io acs_read_only_io;

#endif /* ACS_IO_H */
