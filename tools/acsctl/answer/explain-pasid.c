// SPDX-License-Identifier: GPL-2.0-only
/*
 * Whether Linux lets a function use PASIDs. pci_enable_pasid() demands that each
 * hop forwards the prefix of a request that carries one, and that it redirects
 * requests between peers (RR) and forwards them upstream (UF). Groups demand more
 * of the ports, but nothing of the function itself if it is the only one.
 */
#include "answer/explain-path.h"
#include "answer/explain-pasid.h"
#include "base/text.h"
#include "capture/config-space.h"

#define DEMANDED	(PCI_ACS_RR | PCI_ACS_UF)

/* Only config space shows it, and only the whole of it that there is none */
static bool has_pasid(const struct function *f)
{
	return f->captured && !f->is_virtual &&
	       function_knows(f, 0, ACS_CONFIG_SIZE) &&
	       acs_config_find_extended(f->captured->bytes,
					PCI_EXT_CAP_ID_PASID);
}

static enum fact forwards_prefixes(const struct function *f)
{
	unsigned int at;

	if (!f->captured || !function_knows(f, 0, 0x100))
		return FACT_UNKNOWN;
	at = acs_config_find(f->captured->bytes, PCI_CAP_ID_EXP);
	if (!at ||
	    (f->captured->bytes[at + PCI_EXP_FLAGS] & PCI_EXP_FLAGS_VERS) < 2)
		return FACT_NO;
	return acs_config_get(f->captured->bytes, at + PCI_EXP_DEVCAP2, 4) &
	       PCI_EXP_DEVCAP2_EE_PREFIX ? FACT_YES : FACT_NO;
}

static enum fact gives_demanded(const struct verdict *verdict)
{
	if (!(DEMANDED & ~verdict->decision.provides))
		return FACT_YES;
	return verdict->isolates == FACT_UNKNOWN ? FACT_UNKNOWN : FACT_NO;
}

/**
 * struct checks - the hops that decide, or NO_HOP
 * @dropping: one that drops prefixes
 * @lacking: one that lacks a service
 * @unknown: one of which this is not known
 * @claimed: one of which the administrator claims it
 */
struct checks {
	unsigned int dropping;
	unsigned int lacking;
	unsigned int unknown;
	unsigned int claimed;
};

#define NO_HOP	(~0U)

/* Of several, the one that is closest to the root bus is kept */
static struct checks check_hops(const struct explanation *explanation)
{
	struct checks found = { NO_HOP, NO_HOP, NO_HOP, NO_HOP };
	const struct analysis *analysis = explanation->analysis;
	unsigned int i;

	for (i = explanation->hop_count; i--; ) {
		unsigned int hop = explanation->hops[i];
		const struct function *f = &analysis->machine->functions[hop];
		const struct verdict *verdict = &analysis->verdicts[hop];
		enum fact prefixes = forwards_prefixes(f);
		enum fact gives = gives_demanded(verdict);

		if (prefixes == FACT_NO)
			found.dropping = hop;
		if (gives == FACT_NO)
			found.lacking = hop;
		if (prefixes == FACT_UNKNOWN || gives == FACT_UNKNOWN ||
		    f->orphan)
			found.unknown = hop;
		if (verdict->decision.claims & DEMANDED)
			found.claimed = hop;
	}
	return found;
}

static void print_hop(FILE *out, const char *before,
		      const struct explanation *explanation, unsigned int hop)
{
	fputs(before, out);
	print_address(out, explanation->analysis, hop);
}

static void print_lacking(FILE *out, const struct explanation *explanation,
			  unsigned int hop)
{
	char bits[40];

	acs_format_bits(bits, sizeof(bits), DEMANDED &
			~explanation->analysis->verdicts[hop].decision.provides);
	print_hop(out, "Linux does not let it use PASIDs: ", explanation, hop);
	fprintf(out, " lacks %s.", bits);
}

/**
 * find_pasid - find out whether Linux lets a function use PASIDs
 * @explanation: updates gets_pasid and pasid; its hops are complete
 */
void find_pasid(struct explanation *explanation)
{
	const struct machine *machine = explanation->analysis->machine;
	struct checks found;
	struct text text;
	FILE *out;

	if (!has_pasid(&machine->functions[explanation->function]))
		return;

	found = check_hops(explanation);
	out = text_begin(&text);
	if (found.dropping != NO_HOP) {
		explanation->gets_pasid = FACT_NO;
		print_hop(out, "Linux does not let it use PASIDs: ",
			  explanation, found.dropping);
		fputs(" does not forward the prefix that carries one.", out);
	} else if (found.lacking != NO_HOP) {
		explanation->gets_pasid = FACT_NO;
		print_lacking(out, explanation, found.lacking);
	} else if (found.unknown != NO_HOP) {
		explanation->gets_pasid = FACT_UNKNOWN;
		print_hop(out, "Whether Linux lets it use PASIDs depends on ",
			  explanation, found.unknown);
		fputs(", of which something is unknown.", out);
	} else {
		explanation->gets_pasid = FACT_YES;
		fputs("Linux lets it use PASIDs: each hop gives RR and UF", out);
		if (found.claimed != NO_HOP) {
			print_hop(out, ", ", explanation, found.claimed);
			fputs(" only by a claim", out);
		}
		fputc('.', out);
	}
	explanation->pasid = text_end(&text);
}
