/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Text that is put together in a buffer of a given size.
 */
#ifndef ACS_TEXT_H
#define ACS_TEXT_H

#include "portable.h"

/* The bits that have a name */
#define ACS_BITS	0x7f

/**
 * struct acs_text - a text in a buffer; what does not fit is cut off
 * @buf: the buffer
 * @size: bytes in @buf, at least 1
 * @length: characters of the text, without the final NUL
 */
struct acs_text {
	char *buf;
	size_t size;
	size_t length;
};

void __printf(2, 3) acs_append(struct acs_text *text, const char *format, ...);
size_t acs_format_bits(char *buf, size_t size, u32 bits);

#endif /* ACS_TEXT_H */
