// SPDX-License-Identifier: GPL-2.0-only
/*
 * The kernel that a source is from: which policy it had, and what the groups
 * that it formed say about unknown facts.
 */
#include "answer/boot-line.h"
#include "answer/kernel.h"
#include "judge/evidence.h"

/**
 * kernel_ask - learn what the groups say that the source reports
 * @machine: the machine, linked, with --assume applied
 * @assumptions: facts that the user states
 *
 * Without a command line in the source, its kernel is taken for a stock one,
 * which decides as quirk mode does.
 */
void kernel_ask(struct machine *machine, const struct assumptions *assumptions)
{
	static const struct acs_policy stock;
	struct boot_line *line;

	if (!machine->command_line) {
		evidence_find(machine, &stock, assumptions);
		return;
	}
	line = boot_line_read(machine->command_line);
	evidence_find(machine, &line->policy, assumptions);
	boot_line_free(line);
}
