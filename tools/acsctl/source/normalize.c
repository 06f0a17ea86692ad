// SPDX-License-Identifier: GPL-2.0-only
/*
 * Brings a text into the form that lspci prints, step by step: what encodes the
 * whole text, characters, broken lines, what stands before each line, and other
 * forms.
 */
#include <stdlib.h>

#include "source/characters.h"
#include "source/encodings.h"
#include "source/forms.h"
#include "source/normalize.h"
#include "source/prefixes.h"
#include "source/wrapping.h"

/**
 * text_normalize - bring a text into the form that lspci prints
 * @plain: gets its lines; to be freed with plain_free()
 * @text: the text, not packed; need not be NUL-terminated
 * @length: length of @text
 * @warnings: collects what cannot be read, or NULL
 *
 * Return: true if no function was lost.
 */
bool text_normalize(struct plain *plain, const char *text, size_t length,
		    struct warnings *warnings)
{
	struct plain lines = {};
	size_t decoded;
	char *inner = encodings_decode(text, length, &decoded);
	bool complete;

	*plain = (struct plain) {};
	characters_clean(&lines, inner ? inner : text,
			 inner ? decoded : length);
	free(inner);
	wrapping_undo(&lines);
	prefixes_strip(&lines);
	complete = forms_convert(plain, &lines, warnings);
	plain_free(&lines);
	return complete;
}
