// SPDX-License-Identifier: GPL-2.0-only
/*
 * Characters in UTF-8 (RFC 3629), the only ones that a manual or JSON can show.
 */
#include "base/utf8.h"

/**
 * utf8_length - measure the character that a text begins with
 * @text: has to end with a byte that is no continuation, such as a NUL
 *
 * Return: its bytes, or 0 if it is not UTF-8 or a control character of ASCII
 * other than a tab.
 */
int utf8_length(const char *text)
{
	const unsigned char *c = (const unsigned char *)text;
	int i, length = c[0] < 0x80 ? 1 : c[0] < 0xe0 ? 2 : c[0] < 0xf0 ? 3 : 4;

	if ((c[0] < ' ' && c[0] != '\t') || c[0] == 0x7f ||
	    (c[0] >= 0x80 && c[0] < 0xc2) || c[0] > 0xf4)
		return 0;
	for (i = 1; i < length; i++)
		if ((c[i] & 0xc0) != 0x80)
			return 0;
	/* Overlong forms, surrogates, and values beyond U+10FFFF */
	if ((c[0] == 0xe0 && c[1] < 0xa0) || (c[0] == 0xed && c[1] > 0x9f) ||
	    (c[0] == 0xf0 && c[1] < 0x90) || (c[0] == 0xf4 && c[1] > 0x8f))
		return 0;
	return length;
}
