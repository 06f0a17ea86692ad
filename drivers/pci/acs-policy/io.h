/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef ACS_IO_H
#define ACS_IO_H

#include "program.h"

extern const struct acs_io acs_hardware_io;

#endif /* ACS_IO_H */
