// SPDX-License-Identifier: GPL-2.0-only
/*
 * Asks the emitted tables, through the engine's own lookup, about every device
 * id of some vendors, as every port type, multifunction or not, on a root bus
 * or not, with an ACS capability or not, in a machine with each set of the first
 * two ACPI tables asked for; and compares with a test's own word.
 */
#include <stdio.h>

#include "walk.h"

static unsigned int wrong;

static void compare(const struct acs_device *dev)
{
	const struct acs_rule *rule = acs_find_rule(&acs_policy_db, dev);
	const char *wanted = expected_rule(dev);
	const char *found = rule ? rule->name : NULL;

	if (wanted == found || (wanted && found && !strcmp(wanted, found)))
		return;
	if (wrong++ < 10)
		printf("%04x:%04x type %u mf %u root bus %u ACS %u "
		       "ACPI tables %#x: rule %s, expected %s\n",
		       dev->vendor, dev->device, dev->type, dev->multifunction,
		       dev->root_bus, dev->has_acs, dev->acpi_tables,
		       found ? found : "none", wanted ? wanted : "none");
}

int main(void)
{
	struct acs_device dev = { 0 };
	const u16 *vendor = vendors_walked;
	unsigned int i;

	do {
		for (i = 0; i < 0x10000U << 9; i++) {
			dev.vendor = *vendor;
			dev.device = i >> 9;
			dev.acpi_tables = (i >> 7) & 3;
			dev.type = (i >> 3) & 15;
			dev.multifunction = i & 1;
			dev.root_bus = i & 2;
			dev.has_acs = i & 4;
			compare(&dev);
		}
	} while (*vendor++);

	if (wrong)
		printf("%u devices differ\n", wrong);
	return wrong ? 1 : 0;
}
