// SPDX-License-Identifier: GPL-2.0-only
/*
 * Formats faults of register programs.
 */
#include "program.h"

static int hex_digits(const struct acs_register *reg)
{
	return reg->width / 4;
}

/**
 * acs_format_fault - format a fault
 * @buf: filled with the text, without a newline
 * @size: bytes in @buf, at least 1; what does not fit is cut off
 * @fault: the fault
 *
 * Return: length of the whole text, as snprintf() does.
 */
size_t acs_format_fault(char *buf, size_t size, const struct acs_fault *fault)
{
	const struct acs_register *reg = fault->reg;
	int digits = hex_digits(reg);

	switch (fault->kind) {
	case ACS_FAULT_WINDOW_UNREADABLE:
		return snprintf(buf, size,
				"register %s: base of window %s unreadable",
				reg->name, reg->window->name);
	case ACS_FAULT_WINDOW_DISABLED:
		return snprintf(buf, size,
				"register %s: window %s disabled, base register 0x%08x",
				reg->name, reg->window->name, fault->read);
	case ACS_FAULT_READ:
		return snprintf(buf, size, "register %s unreadable",
				reg->name);
	case ACS_FAULT_WRITE:
		return snprintf(buf, size, "register %s: writing 0x%0*x failed",
				reg->name, digits, fault->written);
	case ACS_FAULT_READ_BACK:
		return snprintf(buf, size,
				"register %s: wrote 0x%0*x, read back 0x%0*x",
				reg->name, digits, fault->written, digits,
				fault->read);
	default:
		return snprintf(buf, size,
				"register %s: should hold 0x%0*x, holds 0x%0*x",
				reg->name, digits, fault->written, digits,
				fault->read);
	}
}
