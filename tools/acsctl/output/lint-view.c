// SPDX-License-Identifier: GPL-2.0-only
/*
 * Lines of the findings about an option.
 */
#include <string.h>

#include "output/lint-view.h"

#define INDENT	4
#define LABEL	12

/**
 * lint_print_line - print a line with a label
 * @view: what to show
 * @out: stream to write to
 * @label: the label
 * @style: style of the label
 * @text: the text, which is wrapped
 */
void lint_print_line(const struct lint_view *view, FILE *out, const char *label,
		     enum style style, const char *text)
{
	fprintf(out, "%*s", INDENT, "");
	print_styled(out, view->color, style, label);
	fprintf(out, "%*s", LABEL - (int)strlen(label), "");
	print_wrapped(out, text, INDENT + LABEL, view->width);
	fputc('\n', out);
}
