// SPDX-License-Identifier: GPL-2.0-only
/*
 * Why a function is in its group, in a few words: how it joined the group or, if
 * it is the first one there, what its isolation is based on. The kernel's own
 * words, with rules and evidence, are those of analysis_reason().
 */
#include "base/text.h"
#include "output/short-reason.h"

static void print_lack(FILE *out, const struct verdict *verdict)
{
	char bits[40];
	u32 lack = ACS_ISOLATION & ~verdict->decision.provides;

	if (verdict->isolates == FACT_YES || !lack)
		return;
	acs_format_bits(bits, sizeof(bits), lack);
	fprintf(out, " lacks %s", bits);
}

static void print_basis(FILE *out, const struct verdict *verdict)
{
	const struct acs_decision *decision = &verdict->decision;

	switch (decision->basis) {
	case ACS_BASIS_NONE_NEEDED:
		fputs("single function", out);
		break;
	case ACS_BASIS_NOT_APPLICABLE:
		fputs("cannot have ACS", out);
		break;
	case ACS_BASIS_NO_CAPABILITY:
		fputs("no ACS", out);
		break;
	case ACS_BASIS_UNREADABLE:
		fputs("ACS unreadable", out);
		break;
	case ACS_BASIS_CAPABILITY:
		fputs("ACS", out);
		print_lack(out, verdict);
		break;
	case ACS_BASIS_KERNEL_ROW:
		fputs("kernel's own table", out);
		print_lack(out, verdict);
		break;
	case ACS_BASIS_RULE_NOT_ENABLED:
	case ACS_BASIS_RULE_FAILED:
	case ACS_BASIS_RULE_LOST:
		fprintf(out, "rule %s, not enabled", decision->rule->name);
		break;
	case ACS_BASIS_RULE_FINAL_NO:
		fprintf(out, "rule %s denies it", decision->rule->name);
		break;
	default:
		fprintf(out, "rule %s", decision->rule->name);
		print_lack(out, verdict);
		break;
	}
}

static void print_verdict(FILE *out, const struct verdict *verdict)
{
	const struct acs_decision *decision = &verdict->decision;

	if (verdict->isolates == FACT_UNKNOWN)
		fputs("at worst ", out);
	if (decision->claims)
		fprintf(out, "claimed by item %u", decision->item);
	else
		print_basis(out, verdict);
	if (decision->refusal != ACS_REFUSED_NOT)
		fputs(", override refused", out);
}

static void print_address(FILE *out, const struct analysis *analysis,
			  const struct function *function)
{
	char address[ADDRESS_TEXT];

	machine_address(address, sizeof(address), analysis->machine, function);
	fputs(address, out);
}

/* The nearest bridge above it that does not isolate */
static void print_below(FILE *out, const struct analysis *analysis,
			const struct function *function)
{
	const struct function *all = analysis->machine->functions;
	const struct function *hop = function->above;

	while (hop && analysis->verdicts[hop - all].isolates == FACT_YES)
		hop = hop->above;
	if (!hop) {
		fputs("bus reached in an unknown way", out);
		return;
	}
	fputs("below ", out);
	print_address(out, analysis, hop);
}

/* Functions that cannot have ACS say so by their port type */
static void print_slot(FILE *out, const struct analysis *analysis,
		       unsigned int function)
{
	const struct verdict *verdict = &analysis->verdicts[function];
	const struct function *all = analysis->machine->functions;
	bool plain = verdict->decision.basis == ACS_BASIS_NOT_APPLICABLE &&
		     verdict->isolates == FACT_NO;

	fputs(plain ? "slot of " : "with ", out);
	print_address(out, analysis,
		      &all[analysis->placements[function].tied_to]);
	if (plain)
		return;
	fputs(": ", out);
	print_verdict(out, verdict);
}

/**
 * short_reason - say in a few words why a function is in its group
 * @analysis: the analysis
 * @function: number of the function
 *
 * Return: the text, to be freed with free().
 */
char *short_reason(const struct analysis *analysis, unsigned int function)
{
	const struct placement *place = &analysis->placements[function];
	const struct function *all = analysis->machine->functions;
	const struct function *other = &all[place->tied_to];
	struct text text;
	FILE *out = text_begin(&text);

	switch (place->tie) {
	case TIE_BRIDGE:
		fputs("behind bridge ", out);
		print_address(out, analysis, other);
		break;
	case TIE_PATH:
		print_below(out, analysis, &all[function]);
		break;
	case TIE_ALIAS:
		fputs("alias of ", out);
		print_address(out, analysis, other);
		break;
	case TIE_SLOT:
		print_slot(out, analysis, function);
		break;
	case TIE_REPORTED:
		fputs("reported with ", out);
		print_address(out, analysis, other);
		break;
	default:
		print_verdict(out, &analysis->verdicts[function]);
		break;
	}
	return text_end(&text);
}
