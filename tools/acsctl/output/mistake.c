// SPDX-License-Identifier: GPL-2.0-only
/*
 * A mistake in the boot option, and the place where it is.
 */
#include <ctype.h>

#include "output/mistake.h"

/**
 * mistake_print - show a mistake, and the place where it is
 * @to: where
 * @name: what stands before the text
 * @text: the text that the core read
 * @mistake: the mistake
 */
void mistake_print(FILE *to, const char *name, const char *text,
		   const struct acs_mistake *mistake)
{
	unsigned int i;

	fprintf(to, "    %s", name);
	/* Options are copied from anywhere, and a terminal would obey */
	for (; *text; text++)
		fputc(iscntrl((unsigned char)*text) ? '?' : *text, to);
	fprintf(to, "\n    %*s^", (int)strlen(name) + mistake->offset, "");
	for (i = 1; i < mistake->length; i++)
		fputc('~', to);
	fputc('\n', to);
}
