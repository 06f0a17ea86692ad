// SPDX-License-Identifier: GPL-2.0-only
/*
 * Two tables, each there or not: bit 0 is AAAA, which the source names first.
 */
#include "walk.h"

#include <stddef.h>

const u16 vendors_walked[] = { 0x1234, 0x1235, 0x1236, 0 };

const char *expected_rule(const struct acs_device *dev)
{
	u16 id = dev->device;

	if (dev->vendor == 0x1235)
		return id == 1 && (dev->acpi_tables & 1) ? "with-a-elsewhere"
							 : NULL;
	if (dev->vendor == 0x1236 && id == 1)
		return dev->acpi_tables & 1 ? "same-with-a" : "same-with-none";
	if (dev->vendor != 0x1234)
		return NULL;
	if (id >= 3 && id <= 5 && (dev->acpi_tables & 2))
		return "with-b";
	if (id >= 1 && id <= 3 && (dev->acpi_tables & 1))
		return "with-a";
	return id >= 1 && id <= 6 ? "with-none" : NULL;
}
