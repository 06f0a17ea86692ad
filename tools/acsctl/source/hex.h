/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Reads the hex dumps of "lspci -xxxx" and "inteltool -r".
 */
#ifndef ACSCTL_SOURCE_HEX_H
#define ACSCTL_SOURCE_HEX_H

#include "machine/machine.h"
#include "source/warnings.h"
#include "source/words-decode.h"

struct machine *machine_from_hex(const struct plain *plain,
				 struct listing *listing,
				 struct warnings *warnings);
bool machine_add_memory(struct machine *machine, const char *text,
			size_t length, struct warnings *warnings);

#endif /* ACSCTL_SOURCE_HEX_H */
