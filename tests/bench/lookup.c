// SPDX-License-Identifier: GPL-2.0-only
/*
 * Does one lookup in the database, between two calls of an empty function, so
 * that a tracer can find its memory accesses.
 *
 *	lookup VENDOR DEVICE TYPE MULTIFUNCTION
 *
 * All arguments are hexadecimal.
 */
#include <stdlib.h>

#include "core.h"

static const struct acs_rule *volatile found;

static void __attribute__((noipa)) mark(void)
{
}

int main(int argc, char **argv)
{
	struct acs_device dev = { .hop_count = 1, .root_bus = true };

	if (argc != 5)
		return 2;
	dev.vendor = strtoul(argv[1], NULL, 16);
	dev.device = strtoul(argv[2], NULL, 16);
	dev.type = strtoul(argv[3], NULL, 16);
	dev.multifunction = strtoul(argv[4], NULL, 16);

	mark();
	found = acs_find_rule(&acs_policy_db, &dev);
	mark();
	return 0;
}
