// SPDX-License-Identifier: GPL-2.0-only
/*
 * Writes a draft in the language of the database. Only the evidence is missing,
 * and why the kernel's own table does not have the device.
 */
#include <stdlib.h>

#include "answer/rules.h"
#include "base/memory.h"
#include "base/text.h"
#include "output/draft-text.h"

/* As acsgen fmt wraps them */
#define IDS_A_LINE	7

/**
 * struct draft_misses - ids that are near misses
 * @ids: the ids
 * @count: number of @ids
 */
struct draft_misses {
	u32 *ids;
	unsigned int count;
};

static const struct function *function_of(const struct draft *draft,
					  unsigned int i)
{
	return &draft->analysis->machine->functions[draft->functions[i]];
}

static void write_address(FILE *out, const struct draft *draft,
			  unsigned int function)
{
	const struct machine *machine = draft->analysis->machine;
	char address[ADDRESS_TEXT];

	machine_address(address, sizeof(address), machine,
			&machine->functions[function]);
	fputs(address, out);
}

/* Separated by commas, as acsctl draft takes them */
static void write_addresses(FILE *out, const struct draft *draft)
{
	unsigned int i;

	for (i = 0; i < draft->count; i++) {
		fputs(i ? "," : "", out);
		write_address(out, draft, draft->functions[i]);
	}
}

/* Others that the rule could be for as well */
static void write_others(FILE *out, const struct draft *draft)
{
	bool found = false;
	unsigned int i;

	for (i = 0; i < draft->analysis->machine->count; i++) {
		if (!draft_could_have(draft, i))
			continue;
		fputs(found ? " " : "# Of the same kind, and without a rule: ",
		      out);
		write_address(out, draft, i);
		found = true;
	}
	if (!found)
		return;
	fputs(".\n# acsctl draft ", out);
	write_addresses(out, draft);
	fputs(",... puts several into one rule.\n", out);
}

static void write_head(FILE *out, const struct draft *draft)
{
	const struct acs_rule *rule =
		draft->analysis->verdicts[draft->functions[0]].decision.rule;

	fputs("# SPDX-License-Identifier: GPL-2.0-only\n#\n", out);
	fputs("# A draft, for ", out);
	write_addresses(out, draft);
	fputs(". Evidence is missing: knowledge that the\n"
	      "# hardware does keep peers apart, not that it could. See\n"
	      "# quirkdb/README.md; without evidence there is no rule.\n#\n", out);
	if (rule)
		fprintf(out, "# So far the rule %s applies to it, as to all devices\n"
			"# of the vendor; a rule that names the id takes precedence.\n",
			rule->name);
	if (draft->is_new)
		fprintf(out, "# It needs a new file, quirkdb/%s: no rule is about this vendor.\n",
			draft->file);
	else
		fprintf(out, "# It belongs in quirkdb/%s, without these lines.\n",
			draft->file);
	if (draft->kin)
		fprintf(out, "# If it belongs to the family of the rule %s there,\n"
			"# and the evidence of that rule covers it, add the id to that rule instead.\n",
			draft->kin->name);
	write_others(out, draft);
}

static void write_evidence(FILE *out, const struct draft *draft)
{
	fprintf(out, "\nevidence %s {\n", draft->name);
	fputs("\t# specification, datasheet, erratum or vendor-statement; a measurement\n"
	      "\t# alone is not enough\n"
	      "\t# kind\tvendor-statement;\n"
	      "\t# Who says so, and in which document, with revision and section\n"
	      "\t# by\t\"\";\n"
	      "\t# An address that anyone can open, or several\n"
	      "\t# see\t\"https://\";\n"
	      "\t# What it says, in a few words of your own\n"
	      "\t# says\t\"\";\n"
	      "}\n", out);
}

static bool is_downstream(const struct function *f)
{
	return f->type == PCI_EXP_TYPE_ROOT_PORT ||
	       f->type == PCI_EXP_TYPE_DOWNSTREAM;
}

static bool needs_root_bus(const struct function *f)
{
	return f->express == FACT_NO && !f->above;
}

static void write_match(FILE *out, const struct draft *draft)
{
	const struct function *f = function_of(draft, 0);
	unsigned int i;

	fprintf(out, "\tmatch {\n\t\tvendor\t0x%04x;\n", f->vendor);
	for (i = 0; i < draft->count; i++)
		fprintf(out, "\t\t%s\t0x%04x \"%s\"%s\n", i ? "" : "device",
			function_of(draft, i)->device, draft->titles[i],
			i + 1 < draft->count ? "," : ";");
	fprintf(out, "\t\ttype\t%s;\n", function_type_name(f));
	if (!is_downstream(f) && f->multifunction == FACT_YES)
		fputs("\t\tmultifunction yes;\n", out);
	if (needs_root_bus(f))
		fputs("\t\troot-bus yes;\n", out);
	fprintf(out, "\t\tacs\t%s;\n",
		f->acs == FACT_YES ? "present" : "absent");
	fputs("\t}\n", out);
}

/*
 * The database has all that the table has; a kernel may have a row that is newer
 */
static void write_difference(FILE *out)
{
	fputs("\tdifference {\n"
	      "\t\t# Why Linux has no row of its own for it; if it has one, remove this\n"
	      "\t\t# because\t\"\";\n"
	      "\t}\n", out);
}

/* The names of the isolation fields in the rule that describes the register */
static void write_fields(FILE *out, const struct acs_register *reg)
{
	const struct field_note *field;
	const char *comma = "";

	for (field = field_notes; field->reg; field++) {
		if (strcmp(field->reg, reg->name) ||
		    field->mask & ~ACS_ISOLATION)
			continue;
		fprintf(out, "%s%s", comma, field->name);
		comma = ", ";
	}
}

static void write_misplaced_answer(FILE *out, const struct draft *draft)
{
	const struct acs_method *method = draft->misplaced->method;

	fprintf(out, "\t# Its control bits are plainly where those of the rule\n"
		"\t# %s are. The evidence has to say so.\n",
		draft->misplaced->name);
	fprintf(out, "\tenable {\n\t\tupdate %s { set ",
		method->control->name);
	write_fields(out, method->control);
	fprintf(out, " where %s; }\n\t}\n", method->capability->name);
	fprintf(out, "\tprovides capability %s control %s;\n",
		method->capability->name, method->control->name);
}

static void write_words(FILE *out, const struct draft *draft, unsigned int i)
{
	const struct function *f = function_of(draft, i);

	if (!f->has_words)
		return;
	fputs("\t# The ACS capability of ", out);
	write_address(out, draft, draft->functions[i]);
	fprintf(out, ", at 0x%x, reads 0x%04x, and control 0x%04x\n",
		f->acs_at, f->words.capability, f->words.control);
}

static void write_answer(FILE *out, const struct draft *draft)
{
	const struct function *f = function_of(draft, 0);
	unsigned int i;

	if (draft->misplaced) {
		write_misplaced_answer(out, draft);
		return;
	}
	for (i = 0; i < draft->count; i++)
		write_words(out, draft, i);
	fputs("\t# No more than the evidence vouches for. If registers have to be set\n"
	      "\t# first, add a program, and \"when enabled\".\n", out);
	if (is_downstream(f))
		fputs("\tprovides SV RR CR UF;\n", out);
	else
		fputs("\tprovides RR CR DT;\n\tinapplicable SV TB UF;\n", out);
}

/* What an example says of a device besides its id and its type */
static void write_state(FILE *out, const struct function *f, bool root_bus)
{
	if (f->multifunction == FACT_YES)
		fputs("\t\tmultifunction yes;\n", out);
	if (root_bus)
		fputs("\t\troot-bus yes;\n", out);
	if (f->acs == FACT_YES)
		fputs("\t\tacs\tpresent;\n", out);
}

static void write_example(FILE *out, const struct function *f)
{
	fprintf(out, "\texample {\n\t\tdevice\t0x%04x;\n\t\ttype\t%s;\n",
		f->device, function_type_name(f));
	write_state(out, f, !f->above);
	fprintf(out, "\t\tprovides %s;\n\t}\n",
		is_downstream(f) ? "SV RR CR UF" : "SV TB RR CR UF DT");
}

static bool has_id(const struct draft *draft, u32 id)
{
	unsigned int i;

	for (i = 0; i < draft->count; i++)
		if (function_of(draft, i)->device == id)
			return true;
	return false;
}

/* @id may be below the lowest id that there is, or above the highest */
static void add_miss(struct draft_misses *misses, const struct draft *draft,
		     u32 id)
{
	if (id > 0xffff || has_id(draft, id) ||
	    (misses->count && misses->ids[misses->count - 1] == id))
		return;
	misses->ids[misses->count++] = id;
}

/* The neighbours of all ids, in ascending order */
static void write_near_ids(FILE *out, const struct draft *draft)
{
	const struct function *f = function_of(draft, 0);
	struct draft_misses misses = {
		.ids = allocate(2 * draft->count, sizeof(*misses.ids)),
	};
	unsigned int i;

	for (i = 0; i < draft->count; i++) {
		add_miss(&misses, draft, function_of(draft, i)->device - 1);
		add_miss(&misses, draft, function_of(draft, i)->device + 1);
	}
	fputs("\t# Does the evidence confirm that these are none of them?\n"
	      "\texample {\n", out);
	for (i = 0; i < misses.count; i++)
		fprintf(out, "%s0x%04x", !i ? "\t\tdevice\t" :
			i % IDS_A_LINE ? ", " : ",\n\t\t\t", misses.ids[i]);
	fprintf(out, ";\n\t\ttype\t%s;\n", function_type_name(f));
	write_state(out, f, !f->above);
	fputs("\t\tno match;\n\t}\n", out);
	free(misses.ids);
}

/* Another type, which the hardware could be taken for */
static const char *near_type(const struct function *f)
{
	if (f->express != FACT_YES)
		return "endpoint";
	switch (f->type) {
	case PCI_EXP_TYPE_ROOT_PORT:
		return "downstream-port";
	case PCI_EXP_TYPE_DOWNSTREAM:
		return "upstream-port";
	case PCI_EXP_TYPE_ENDPOINT:
		return "rciep";
	default:
		return "endpoint";
	}
}

static void write_near_type(FILE *out, const struct draft *draft)
{
	const struct function *f = function_of(draft, 0);

	fprintf(out, "\texample {\n\t\tdevice\t0x%04x;\n\t\ttype\t%s;\n",
		f->device, near_type(f));
	write_state(out, f, needs_root_bus(f));
	fputs("\t\tno match;\n\t}\n", out);
}

/*
 * The first device and the last one, unless the answer depends on the values of
 * registers, and near misses
 */
static void write_examples(FILE *out, const struct draft *draft)
{
	if (!draft->misplaced) {
		write_example(out, function_of(draft, 0));
		if (draft->count > 1)
			write_example(out,
				      function_of(draft, draft->count - 1));
	} else {
		fputs("\t# An example that gives the values of its registers is missing\n",
		      out);
	}
	write_near_ids(out, draft);
	write_near_type(out, draft);
}

/**
 * draft_text - format a draft
 * @draft: a draft without a refusal
 *
 * Return: the text, to be freed with free().
 */
char *draft_text(const struct draft *draft)
{
	struct text text;
	FILE *out = text_begin(&text);

	write_head(out, draft);
	write_evidence(out, draft);
	fprintf(out, "\nrule %s \"%s\" {\n", draft->name, draft->title);
	write_match(out, draft);
	write_answer(out, draft);
	fprintf(out, "\tevidence %s;\n", draft->name);
	write_difference(out);
	write_examples(out, draft);
	fputs("}\n", out);
	return text_end(&text);
}
