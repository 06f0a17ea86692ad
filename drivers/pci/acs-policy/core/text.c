// SPDX-License-Identifier: GPL-2.0-only
/*
 * Text that is put together in a buffer of a given size, and the names of bits.
 */
#include "text.h"

/**
 * acs_append - append to a text
 * @text: the text
 * @format: as for printf()
 */
void acs_append(struct acs_text *text, const char *format, ...)
{
	size_t room = text->size - text->length;
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(text->buf + text->length, room, format, args);
	va_end(args);

	if (n > 0)
		text->length += (size_t)n < room ? (size_t)n : room - 1;
}

static const char *const bit_names[] = {
	"SV", "TB", "RR", "CR", "UF", "EC", "DT",
};

/**
 * acs_format_bits - format ACS bits as their names
 * @buf: filled with the names, separated by blanks; "nothing" for no bits and
 *	"everything" for a device that needs no ACS
 * @size: bytes in @buf, at least 1
 * @bits: PCI_ACS_* bits; bits beyond Direct Translated P2P are left out
 *
 * Return: characters in @buf, without the final NUL.
 */
size_t acs_format_bits(char *buf, size_t size, u32 bits)
{
	struct acs_text text = { buf, size };
	unsigned int i;

	if (bits == ~0U) {
		acs_append(&text, "everything");
		return text.length;
	}

	for (i = 0; i < ARRAY_SIZE(bit_names); i++)
		if (bits & BIT(i))
			acs_append(&text, "%s%s", text.length ? " " : "",
				   bit_names[i]);
	if (!text.length)
		acs_append(&text, "nothing");

	return text.length;
}
