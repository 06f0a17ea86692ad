// SPDX-License-Identifier: GPL-2.0-only
/*
 * How to learn what is unknown.
 */
#include <stdbool.h>

#include "judge/unknown.h"
#include "output/remedies.h"
#include "output/table.h"

#define INDENT	4
/* Of the lines that continue one */
#define HANG	2

/**
 * print_remedies - print once for each kind of fact how to learn it
 * @out: stream to write to
 * @unknown: UNKNOWN_* facts; without any, nothing is printed
 * @width: width of a line in columns; 0 for no limit
 */
void print_remedies(FILE *out, unsigned int unknown, unsigned int width)
{
	const char *label = "\nTo learn what is unknown:\n";
	unsigned int fact, later;
	bool again;

	while ((fact = unknown_next(&unknown))) {
		again = false;
		for (later = unknown; later && !again;)
			again = unknown_remedy(unknown_next(&later)) ==
				unknown_remedy(fact);
		if (again)
			continue;
		fprintf(out, "%s%*s", label, INDENT, "");
		label = "";
		print_wrapped(out, unknown_remedy(fact), INDENT + HANG, width);
		fputc('\n', out);
	}
}
