// SPDX-License-Identifier: GPL-2.0-only
/*
 * The path above a function, and where it is open.
 */
#include "answer/explain-path.h"

/**
 * print_address - print the address of a function
 * @out: stream to write to
 * @analysis: its machine
 * @i: its number
 */
void print_address(FILE *out, const struct analysis *analysis, unsigned int i)
{
	char address[ADDRESS_TEXT];

	machine_address(address, sizeof(address), analysis->machine,
			&analysis->machine->functions[i]);
	fputs(address, out);
}

/**
 * print_lack - print the bits that a function lacks
 * @out: stream to write to
 * @analysis: its machine
 * @i: its number
 */
void print_lack(FILE *out, const struct analysis *analysis, unsigned int i)
{
	const struct verdict *verdict = &analysis->verdicts[i];
	char bits[40];
	u32 gives;

	if (!verdict_gives(verdict, &gives)) {
		fputs(" is not known to isolate", out);
		return;
	}
	acs_format_bits(bits, sizeof(bits), ACS_ISOLATION & ~gives);
	fprintf(out, " %slacks %s",
		verdict->isolates == FACT_UNKNOWN ? "at worst " : "", bits);
}

/**
 * print_open_path - print where the path above a function is open
 * @out: stream to write to
 * @analysis: its machine
 * @function: its number
 */
void print_open_path(FILE *out, const struct analysis *analysis,
		     unsigned int function)
{
	const struct function *functions = analysis->machine->functions;
	const struct function *hop = functions[function].above;
	const char *comma = "";

	for (; hop; hop = hop->above) {
		unsigned int i = hop - functions;

		if (analysis->verdicts[i].isolates != FACT_YES) {
			fputs(comma, out);
			print_address(out, analysis, i);
			print_lack(out, analysis, i);
			comma = ", ";
		}
		if (hop->orphan) {
			fprintf(out, "%show the bus of ", comma);
			print_address(out, analysis, i);
			fputs(" is reached is unknown", out);
			comma = ", ";
		}
	}
}

/**
 * neither_isolates - check whether two functions are known not to isolate
 * @analysis: their machine
 * @one: number of a function
 * @other: number of another one
 *
 * Return: true if they are.
 */
bool neither_isolates(const struct analysis *analysis, unsigned int one,
		      unsigned int other)
{
	return analysis->verdicts[one].isolates == FACT_NO &&
	       analysis->verdicts[other].isolates == FACT_NO;
}
