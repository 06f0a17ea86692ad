/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Facts that a source may leave open, and how to learn them.
 */
#ifndef ACSCTL_JUDGE_UNKNOWN_H
#define ACSCTL_JUDGE_UNKNOWN_H

#include "core.h"

/* Facts that a verdict may depend on; ACPI tables follow the last one */
#define UNKNOWN_IDS		BIT(0)
#define UNKNOWN_SUBSYSTEM	BIT(1)
#define UNKNOWN_TYPE		BIT(2)
#define UNKNOWN_MULTIFUNCTION	BIT(3)
#define UNKNOWN_ACS		BIT(4)
#define UNKNOWN_REGISTERS	BIT(5)
#define UNKNOWN_CHIPSET		BIT(6)
#define UNKNOWN_EXTERNAL	BIT(7)
#define UNKNOWN_ABOVE		BIT(8)
/* Facts that only groups depend on */
#define UNKNOWN_PLACE		BIT(9)
#define UNKNOWN_VMD		BIT(10)
#define UNKNOWN_ALIAS		BIT(11)
#define UNKNOWN_FUNCTION_0	BIT(12)
#define UNKNOWN_SIBLINGS	BIT(13)
#define UNKNOWN_PLATFORM	BIT(14)
#define UNKNOWN_CONTROL		BIT(15)
#define UNKNOWN_BELOW		BIT(16)
#define UNKNOWN_SLOT		BIT(17)
#define UNKNOWN_TABLE_SHIFT	18
/* Those with which a function may be in any group */
#define UNKNOWN_ANYWHERE	(UNKNOWN_PLACE | UNKNOWN_VMD | UNKNOWN_PLATFORM)
/* Those with which functions may be missing that nothing hints at */
#define UNKNOWN_MISSING		(UNKNOWN_SIBLINGS | UNKNOWN_BELOW | UNKNOWN_SLOT)
/* Those with which a group may have members that are not in the source */
#define UNKNOWN_MEMBERS		(UNKNOWN_ANYWHERE | UNKNOWN_FUNCTION_0 | \
				 UNKNOWN_MISSING)

/* Size of a buffer for unknown_format() */
#define UNKNOWN_TEXT		160

unsigned int unknown_next(unsigned int *rest);
size_t unknown_format(char *buf, size_t size, unsigned int unknown);
const char *unknown_remedy(unsigned int unknown);

#endif /* ACSCTL_JUDGE_UNKNOWN_H */
