/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a source may leave open, and how to learn it.
 */
#ifndef ACSCTL_JUDGE_UNKNOWN_H
#define ACSCTL_JUDGE_UNKNOWN_H

#include "core.h"

/* What a verdict may hang on; ACPI tables are counted from the last */
#define UNKNOWN_IDS		BIT(0)
#define UNKNOWN_SUBSYSTEM	BIT(1)
#define UNKNOWN_TYPE		BIT(2)
#define UNKNOWN_MULTIFUNCTION	BIT(3)
#define UNKNOWN_ACS		BIT(4)
#define UNKNOWN_REGISTERS	BIT(5)
#define UNKNOWN_CHIPSET		BIT(6)
#define UNKNOWN_EXTERNAL	BIT(7)
#define UNKNOWN_ABOVE		BIT(8)
/* What only groups hang on */
#define UNKNOWN_PLACE		BIT(9)
#define UNKNOWN_VMD		BIT(10)
#define UNKNOWN_ALIAS		BIT(11)
#define UNKNOWN_TABLE_SHIFT	12

/* Room for unknown_format() */
#define UNKNOWN_TEXT		160

size_t unknown_format(char *buf, size_t size, unsigned int unknown);
const char *unknown_remedy(unsigned int unknown);

#endif /* ACSCTL_JUDGE_UNKNOWN_H */
