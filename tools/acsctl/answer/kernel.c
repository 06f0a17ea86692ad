// SPDX-License-Identifier: GPL-2.0-only
/*
 * The kernel that a source is from: which policy it had, and what the groups
 * that it formed say about unknown facts.
 */
#include "answer/boot-line.h"
#include "answer/kernel.h"
#include "judge/evidence.h"

/**
 * kernel_ask - learn what a source says about its kernel
 * @machine: the machine, linked, with --assume applied
 * @assumptions: facts that the user states
 * @ignores_reported: learn nothing from the groups that the source reports
 *
 * Without a command line in the source, its kernel is taken for a stock one,
 * which decides as quirk mode does. Options of pci= that change ACS control
 * registers are taken to stay.
 */
void kernel_ask(struct machine *machine, const struct assumptions *assumptions,
		bool ignores_reported)
{
	struct boot_line *line = boot_line_read(machine->command_line ?
						machine->command_line : " ");

	machine->controls = line->controls;
	line->controls = NULL;
	if (!ignores_reported)
		evidence_find(machine, &line->policy, assumptions);
	boot_line_free(line);
}
