// SPDX-License-Identifier: GPL-2.0-only
/*
 * Asks the tables about devices, one a line of the standard input: vendor,
 * device, type, multifunction, root bus, ACS, ACPI table, name of the rule.
 */
#include <stdio.h>

#include "core.h"

int main(void)
{
	unsigned int type, multifunction, root_bus, acs, acpi, wrong = 0;
	struct acs_device dev = { 0 };
	char wanted[32];

	while (scanf("%hx %hx %u %u %u %u %u %31s", &dev.vendor, &dev.device,
		     &type, &multifunction, &root_bus, &acs, &acpi,
		     wanted) == 8) {
		const struct acs_rule *rule;
		const char *found;

		dev.type = type;
		dev.multifunction = multifunction;
		dev.root_bus = root_bus;
		dev.has_acs = acs;
		dev.acpi_tables = acpi;
		rule = acs_find_rule(&acs_policy_db, &dev);
		found = rule ? rule->name : "none";
		if (strcmp(found, wanted) && wrong++ < 10)
			printf("%04x:%04x type %u multifunction %u root bus %u ACS %u ACPI table %u: rule %s, expected %s\n",
			       dev.vendor, dev.device, type, multifunction,
			       root_bus, acs, acpi, found, wanted);
	}
	if (wrong)
		printf("%u devices differ\n", wrong);
	return wrong ? 1 : 0;
}
