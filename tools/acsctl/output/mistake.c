// SPDX-License-Identifier: GPL-2.0-only
/*
 * A mistake in the boot option, with a marker below it.
 */
#include "base/text.h"
#include "output/mistake.h"

/* So much of a long text is shown before and after a mistake */
#define BEFORE		60
#define AFTER		100

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
	unsigned int at = mistake->offset, from = at > BEFORE ? at - BEFORE : 0;
	const char *gap = from ? "..." : "";
	unsigned int i, length = mistake->length;

	fprintf(to, "    %s%s", name, gap);
	/* Replaces control bytes, which a terminal would interpret */
	for (i = from; text[i] && i < at + AFTER; i += text_step(text + i))
		if (text_control(text + i))
			fputc('?', to);
		else
			fwrite(text + i, text_step(text + i), 1, to);
	fprintf(to, "%s\n    %*s^", text[i] ? "..." : "",
		(int)(strlen(name) + strlen(gap) + at - from), "");
	for (i = 1; i < length && i < AFTER; i++)
		fputc('~', to);
	fputc('\n', to);
}
