// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads the hex dumps of "lspci -xxxx" and "inteltool -r".
 */
#include <stdlib.h>

#include "base/memory.h"
#include "source/config-space.h"
#include "source/hex.h"

/* The kernel ignores a function with an unknown header type */
static void leave_out_strange(struct acs_capture *capture,
			      struct warnings *warnings)
{
	unsigned int i;

	for (i = 0; i < capture->count; i++) {
		struct acs_capture_function *f = &capture->functions[i];
		u8 header = f->bytes[PCI_HEADER_TYPE] & 0x7f;

		if (!acs_capture_has_byte(f, PCI_HEADER_TYPE) ||
		    header == 0x7f || header <= PCI_HEADER_TYPE_CARDBUS)
			continue;
		f->left_out = true;
		warn(warnings, f->line,
		     "header type %02x, which the kernel ignores; the function is left out",
		     header);
	}
}

/**
 * machine_from_hex - create a machine from a hex dump
 * @text: output of "lspci -xxxx", with or without decoded text
 * @length: length of @text
 * @warnings: collects what is damaged or missing
 *
 * Return: the machine, not linked yet, or NULL if @text has no hex dump.
 */
struct machine *machine_from_hex(const char *text, size_t length,
				 struct warnings *warnings)
{
	struct acs_capture capture = {};
	unsigned int room = acs_capture_count(text, length);

	capture.functions = allocate(room, sizeof(*capture.functions));
	acs_capture_parse(&capture, room, text, length, warn_of_mistake,
			  warnings);
	if (!capture.rows) {
		free(capture.functions);
		return NULL;
	}
	leave_out_strange(&capture, warnings);
	acs_capture_validate(&capture, warn_of_mistake, warnings);
	return machine_from_capture(&capture);
}

/**
 * machine_add_memory - add chipset registers to a machine
 * @machine: the machine
 * @text: output of "inteltool -r"
 * @length: length of @text
 * @warnings: collects what is damaged
 *
 * Return: true if there were any.
 */
bool machine_add_memory(struct machine *machine, const char *text,
			size_t length, struct warnings *warnings)
{
	u32 base = acs_capture_memory_base(&machine->capture);
	struct acs_capture_memory *memory = allocate(1, sizeof(*memory));

	if (!acs_capture_parse_memory(memory, text, length, warn_of_mistake,
				      warnings)) {
		free(memory);
		return false;
	}
	if (memory->base && memory->base != base)
		warn(warnings, 1,
		     "RCBA is elsewhere than register f0 of 00:1f.0 says: do these registers belong to the capture?");
	machine->memory = memory;
	machine->memory_base = memory->base ? memory->base : base;
	return true;
}
