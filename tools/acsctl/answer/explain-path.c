// SPDX-License-Identifier: GPL-2.0-only
/*
 * The path above a function, and where it is open.
 */
#include "answer/explain-path.h"

/**
 * say_address - write the address of a function
 * @out: where to
 * @study: its machine
 * @i: its number
 */
void say_address(FILE *out, const struct study *study, unsigned int i)
{
	char address[ADDRESS_TEXT];

	machine_address(address, sizeof(address), study->machine,
			&study->machine->functions[i]);
	fputs(address, out);
}

/**
 * say_lack - write what a function lacks
 * @out: where to
 * @study: its machine
 * @i: its number
 */
void say_lack(FILE *out, const struct study *study, unsigned int i)
{
	const struct verdict *verdict = &study->verdicts[i];
	char bits[40];
	u32 gives;

	if (!verdict_gives(verdict, &gives)) {
		fputs(" is not known to isolate", out);
		return;
	}
	acs_bits_name(bits, sizeof(bits), ACS_ISOLATION & ~gives);
	fprintf(out, " %slacks %s",
		verdict->isolates == FACT_UNKNOWN ? "at worst " : "", bits);
}

/**
 * say_path - say where the path above a function is open
 * @out: where to
 * @study: its machine
 * @function: its number
 */
void say_path(FILE *out, const struct study *study, unsigned int function)
{
	const struct function *functions = study->machine->functions;
	const struct function *hop = functions[function].above;
	const char *comma = "";

	for (; hop; hop = hop->above) {
		unsigned int i = hop - functions;

		if (study->verdicts[i].isolates != FACT_YES) {
			fputs(comma, out);
			say_address(out, study, i);
			say_lack(out, study, i);
			comma = ", ";
		}
		if (hop->orphan) {
			fprintf(out, "%show the bus of ", comma);
			say_address(out, study, i);
			fputs(" is reached is not known", out);
			comma = ", ";
		}
	}
}

/**
 * do_not_isolate - ask whether it is known of two functions that neither does
 * @study: their machine
 * @one: number of a function
 * @other: number of another one
 *
 * Return: true if so.
 */
bool do_not_isolate(const struct study *study, unsigned int one,
		    unsigned int other)
{
	return study->verdicts[one].isolates == FACT_NO &&
	       study->verdicts[other].isolates == FACT_NO;
}
