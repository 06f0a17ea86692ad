// SPDX-License-Identifier: GPL-2.0-only
/*
 * A mistake in the boot option, with a marker below it.
 */
#include <ctype.h>

#include "output/mistake.h"

/**
 * mistake_print - print a mistake with a marker below it
 * @to: stream to write to
 * @name: text to print before @text
 * @text: the text that the core read
 * @mistake: the mistake
 */
void mistake_print(FILE *to, const char *name, const char *text,
		   const struct acs_mistake *mistake)
{
	unsigned int i;

	fprintf(to, "    %s", name);
	/* Replaces control bytes, which a terminal would interpret */
	for (; *text; text++)
		fputc(iscntrl((unsigned char)*text) ? '?' : *text, to);
	fprintf(to, "\n    %*s^", (int)strlen(name) + mistake->offset, "");
	for (i = 1; i < mistake->length; i++)
		fputc('~', to);
	fputc('\n', to);
}
