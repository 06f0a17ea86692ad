// SPDX-License-Identifier: GPL-2.0-only
/*
 * A port and its slot as text.
 */
#include "output/slot-text.h"

/**
 * print_slot - print what identifies a slot, as in "00:1c.0 (slot 5, x4)"
 * @out: stream to write to
 * @machine: the machine
 * @port: number of the port
 */
void print_slot(FILE *out, const struct machine *machine, unsigned int port)
{
	const struct function *f = &machine->functions[port];
	char address[ADDRESS_TEXT];

	machine_address(address, sizeof(address), machine, f);
	fputs(address, out);
	if (f->slot_number && f->lanes)
		fprintf(out, " (slot %u, x%u)", f->slot_number, f->lanes);
	else if (f->slot_number)
		fprintf(out, " (slot %u)", f->slot_number);
	else if (f->lanes)
		fprintf(out, " (x%u)", f->lanes);
}
