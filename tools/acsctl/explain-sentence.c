// SPDX-License-Identifier: GPL-2.0-only
/*
 * The one sentence that says why a function shares its group, or that it does
 * not.
 */
#include <stdlib.h>

#include "explain.h"
#include "text.h"

static void say_address(FILE *out, const struct study *study, unsigned int i)
{
	char address[ADDRESS_TEXT];

	machine_address(address, sizeof(address), study->machine,
			&study->machine->functions[i]);
	fputs(address, out);
}

static void say_lack(FILE *out, const struct study *study, unsigned int i)
{
	const struct verdict *verdict = &study->verdicts[i];
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
 * verdict_gives - tell which bits a function gives of those that isolate
 * @verdict: what comes of it
 * @gives: set to PCI_ACS_* bits, where something is unknown at worst
 *
 * Return: true if that is known.
 */
bool verdict_gives(const struct verdict *verdict, u32 *gives)
{
	*gives = verdict->decision.provides & ACS_ISOLATION;
	return verdict->isolates != FACT_UNKNOWN || *gives != ACS_ISOLATION;
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

/* The tie of @i to who was in the group before, as @self sees it */
static void say_tie(FILE *out, const struct study *study, unsigned int i,
		    unsigned int self)
{
	const struct placement *place = &study->placements[i];
	unsigned int other = i == self ? place->tied_to : i;

	switch (place->tie) {
	case TIE_BRIDGE:
		fputs("bridge ", out);
		say_address(out, study, place->tied_to);
		fputs(" sends in its own name what comes from behind it", out);
		break;
	case TIE_PATH:
		if (i != self) {
			say_address(out, study, i);
			fputs(" is behind it and ", out);
		}
		say_path(out, study, i);
		break;
	case TIE_ALIAS:
		fputs("the IOMMU may take it and ", out);
		say_address(out, study, other);
		fputs(" for each other", out);
		break;
	default:
		fputs("it and ", out);
		say_address(out, study, other);
		fprintf(out, " are functions of one slot and neither %s: it",
			do_not_isolate(study, self, other) ? "isolates" :
			"is known to isolate");
		say_lack(out, study, self);
		fputs(", ", out);
		say_address(out, study, other);
		say_lack(out, study, other);
		break;
	}
}

/* Once the path is closed, a function of its slot would still be with it */
static void say_slot(FILE *out, const struct study *study, unsigned int self)
{
	const struct function *functions = study->machine->functions;
	const struct function *f = &functions[self];
	unsigned int i;

	if (study->verdicts[self].isolates == FACT_YES ||
	    f->multifunction == FACT_NO)
		return;
	for (i = 0; i < study->machine->count; i++) {
		if (i == self || functions[i].domain != f->domain ||
		    functions[i].bus != f->bus ||
		    (functions[i].devfn ^ f->devfn) & ~7 ||
		    study->verdicts[i].isolates == FACT_YES)
			continue;
		fputs("; it and ", out);
		say_address(out, study, i);
		fputs(" do not isolate from each other, either", out);
		return;
	}
}

/* Its own tie or, if it was there first, that of who joined it */
static unsigned int find_tied(const struct explanation *explanation)
{
	const struct placement *places = explanation->study->placements;
	unsigned int i, self = explanation->function;

	if (places[self].tie != TIE_NONE)
		return self;
	for (i = 0; i < explanation->mates.count; i++) {
		unsigned int mate = explanation->mates.list[i].function;

		if (mate != self && places[mate].tied_to == self)
			return mate;
	}
	return self;
}

static bool is_alone_at_best(const struct explanation *explanation)
{
	const struct study *study = explanation->study;
	unsigned int i, self = explanation->function;

	for (i = 0; i < study->machine->count; i++)
		if (i != self && study->placements[i].best ==
				 study->placements[self].best)
			return false;
	return true;
}

/**
 * mates_text - count those with whom a function shares its group
 * @explanation: all but the sentence
 *
 * If a part of the machine is missing, others may be with it than those that
 * can be seen.
 *
 * Return: the text, which free() frees.
 */
char *mates_text(const struct explanation *explanation)
{
	const struct study *study = explanation->study;
	const char *limit = "up to ";
	unsigned int i, others = explanation->mates.count - 1;

	for (i = 0; i < explanation->mates.count; i++)
		if (study->verdicts[explanation->mates.list[i].function].unknown &
		    (UNKNOWN_PLACE | UNKNOWN_VMD))
			limit = "at least ";
	if (study->placements[explanation->function].certain)
		limit = "";
	return text_format("%s%u other%s", limit, others,
			   others == 1 ? "" : "s");
}

static void say_sharing(FILE *out, const struct explanation *explanation)
{
	const struct study *study = explanation->study;
	unsigned int self = explanation->function;
	unsigned int tied = find_tied(explanation);
	char *others = mates_text(explanation);
	bool certain = study->placements[self].certain;

	fprintf(out, certain || !is_alone_at_best(explanation) ?
		" shares its group" : " may share its group");
	fprintf(out, " with %s, because ", others);
	free(others);
	say_tie(out, study, tied, self);
	if (tied == self && study->placements[self].tie == TIE_PATH)
		say_slot(out, study, self);
	fputc('.', out);
}

static void say_own_group(FILE *out, const struct explanation *explanation)
{
	fputs(" has a group of its own: ", out);
	fputs(explanation->hop_count > 1 ? "every hop above it isolates" :
					   "it is on a root bus", out);
	if (explanation->apart.count)
		fputs(", and nothing in its slot is with it", out);
	fputc('.', out);
}

static void say_doubt(FILE *out, const struct explanation *explanation)
{
	const struct remarks *unknown = &explanation->unknown;
	unsigned int i;

	fputs("Whether ", out);
	say_address(out, explanation->study, explanation->function);
	fputs(" has a group of its own cannot be told", out);
	for (i = 0; i < unknown->count; i++)
		fprintf(out, "%s%s", i ? "; " : ": ", unknown->list[i].text);
	fputc('.', out);
}

/**
 * find_sentence - say in a sentence why a function shares its group or not
 * @explanation: all but this
 *
 * Return: the sentence, which free() frees.
 */
char *find_sentence(const struct explanation *explanation)
{
	struct text text;
	FILE *out = text_begin(&text);

	if (explanation->mates.count == 1 &&
	    explanation->own_group == FACT_UNKNOWN) {
		say_doubt(out, explanation);
		return text_end(&text);
	}
	say_address(out, explanation->study, explanation->function);
	if (explanation->own_group == FACT_YES)
		say_own_group(out, explanation);
	else
		say_sharing(out, explanation);
	return text_end(&text);
}
