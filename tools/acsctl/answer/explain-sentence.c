// SPDX-License-Identifier: GPL-2.0-only
/*
 * The one sentence that says why a function shares its group or does not.
 */
#include <stdlib.h>
#include <string.h>

#include "answer/explain-path.h"
#include "answer/explain-sentence.h"
#include "base/text.h"

/* Prints how @i is tied to the group, from the point of view of @self */
static void print_tie(FILE *out, const struct analysis *analysis,
		      unsigned int i, unsigned int self)
{
	const struct placement *place = &analysis->placements[i];
	unsigned int other = i == self ? place->tied_to : i;

	switch (place->tie) {
	case TIE_BRIDGE:
		fputs("bridge ", out);
		print_address(out, analysis, place->tied_to);
		fputs(" replaces the requester ID of everything below it", out);
		break;
	case TIE_PATH:
		if (i != self) {
			print_address(out, analysis, i);
			fputs(" is below it and ", out);
		}
		print_open_path(out, analysis, i);
		break;
	case TIE_ALIAS:
		fputs("the IOMMU may mistake it and ", out);
		print_address(out, analysis, other);
		fputs(" for each other", out);
		break;
	case TIE_REPORTED:
		fputs("the kernel of the source reports it and ", out);
		print_address(out, analysis, other);
		fputs(" in one group", out);
		break;
	default:
		fputs("it and ", out);
		print_address(out, analysis, other);
		fprintf(out, " are functions of one slot and neither %s: it",
			neither_isolates(analysis, self, other) ? "isolates" :
			"is known to isolate");
		print_lack(out, analysis, self);
		fputs(", ", out);
		print_address(out, analysis, other);
		print_lack(out, analysis, other);
		break;
	}
}

/* Prints what would still unite the slot if the path were closed */
static void print_slot(FILE *out, const struct analysis *analysis,
		       unsigned int self)
{
	const struct function *functions = analysis->machine->functions;
	const struct function *f = &functions[self];
	unsigned int i;

	if (analysis->verdicts[self].isolates == FACT_YES ||
	    f->multifunction == FACT_NO)
		return;
	for (i = 0; i < analysis->machine->count; i++) {
		if (i == self || functions[i].domain != f->domain ||
		    functions[i].bus != f->bus ||
		    (functions[i].devfn ^ f->devfn) & ~7 ||
		    analysis->verdicts[i].isolates == FACT_YES)
			continue;
		fputs("; it and ", out);
		print_address(out, analysis, i);
		fputs(" do not isolate from each other, either", out);
		return;
	}
}

/* Its own tie or, if it began the group, that of a function that joined it */
static unsigned int find_tied(const struct explanation *explanation)
{
	const struct placement *places = explanation->analysis->placements;
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

/**
 * member_count_format - format the number of other members of a group
 * @explanation: complete except for the sentence
 *
 * If a part of the machine is missing, the group may have more members.
 *
 * Return: the text, to be freed with free().
 */
char *member_count_format(const struct explanation *explanation)
{
	const struct analysis *analysis = explanation->analysis;
	const char *limit = "up to ";
	unsigned int i, others = explanation->mates.count - 1;

	for (i = 0; i < explanation->mates.count; i++)
		if (analysis->verdicts[explanation->mates.list[i].function]
			    .unknown &
		    UNKNOWN_MEMBERS)
			limit = "at least ";
	if (analysis->placements[explanation->function].certain)
		limit = "";
	return text_format("%s%u other%s", limit, others,
			   others == 1 ? "" : "s");
}

static void print_sharing(FILE *out, const struct explanation *explanation)
{
	const struct analysis *analysis = explanation->analysis;
	unsigned int self = explanation->function;
	unsigned int tied = find_tied(explanation);
	char *others = member_count_format(explanation);
	bool certain = analysis->placements[self].certain;

	fprintf(out, certain || !analysis_is_alone_at_best(analysis, self) ?
		" shares its group" : " may share its group");
	fprintf(out, " with %s, because ", others);
	free(others);
	print_tie(out, analysis, tied, self);
	if (tied == self && analysis->placements[self].tie == TIE_PATH)
		print_slot(out, analysis, self);
	fputc('.', out);
}

static bool path_isolates(const struct explanation *explanation)
{
	const struct analysis *analysis = explanation->analysis;
	const struct function *all = analysis->machine->functions;
	const struct function *f = &all[explanation->function];

	if (f->orphan)
		return false;
	while ((f = f->above))
		if (analysis->verdicts[f - all].isolates != FACT_YES)
			return false;
	return true;
}

static void print_own_group(FILE *out, const struct explanation *explanation)
{
	fputs(" has a group of its own: ", out);
	if (!path_isolates(explanation))
		fputs("the kernel of the source reports so", out);
	else
		fputs(explanation->hop_count > 1 ?
		      "every hop above it isolates" :
		      "it is on a root bus", out);
	if (explanation->apart.count)
		fputs(", and no function of its slot shares it", out);
	fputc('.', out);
}

static bool is_said_before(const struct remarks *remarks, unsigned int i)
{
	unsigned int before;

	for (before = 0; before < i; before++)
		if (!strcmp(remarks->list[before].text, remarks->list[i].text))
			return true;
	return false;
}

/* Several functions may leave the same fact open */
static void print_doubt(FILE *out, const struct explanation *explanation)
{
	const struct remarks *unknown = &explanation->unknown;
	unsigned int i;

	fputs("Whether ", out);
	print_address(out, explanation->analysis, explanation->function);
	fputs(" has a group of its own is unknown", out);
	for (i = 0; i < unknown->count; i++)
		if (!is_said_before(unknown, i))
			fprintf(out, "%s%s", i ? "; " : ": ",
				unknown->list[i].text);
	fputc('.', out);
}

/**
 * sentence_format - format why a function shares its group or does not
 * @explanation: complete except for the sentence
 *
 * Return: the sentence, to be freed with free().
 */
char *sentence_format(const struct explanation *explanation)
{
	struct text text;
	FILE *out = text_begin(&text);

	if (explanation->mates.count == 1 &&
	    explanation->own_group == FACT_UNKNOWN) {
		print_doubt(out, explanation);
		return text_end(&text);
	}
	print_address(out, explanation->analysis, explanation->function);
	if (explanation->own_group == FACT_YES)
		print_own_group(out, explanation);
	else
		print_sharing(out, explanation);
	return text_end(&text);
}
