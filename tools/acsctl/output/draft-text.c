// SPDX-License-Identifier: GPL-2.0-only
/*
 * Writes a draft in the language of the database. Only the evidence is missing.
 */
#include "answer/rules.h"
#include "base/text.h"
#include "output/draft-text.h"

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
	if (f->express == FACT_NO && !f->above)
		fputs("\t\troot-bus yes;\n", out);
	fprintf(out, "\t\tacs\t%s;\n",
		f->acs == FACT_YES ? "present" : "absent");
	fputs("\t}\n", out);
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

static void write_example(FILE *out, const struct function *f)
{
	fprintf(out, "\texample {\n\t\tdevice\t0x%04x;\n\t\ttype\t%s;\n",
		f->device, function_type_name(f));
	if (f->multifunction == FACT_YES)
		fputs("\t\tmultifunction yes;\n", out);
	if (!f->above)
		fputs("\t\troot-bus yes;\n", out);
	if (f->acs == FACT_YES)
		fputs("\t\tacs\tpresent;\n", out);
	fprintf(out, "\t\tprovides %s;\n\t}\n",
		is_downstream(f) ? "SV RR CR UF" : "SV TB RR CR UF DT");
}

/*
 * The first device and the last one, unless the answer depends on the values of
 * registers
 */
static void write_examples(FILE *out, const struct draft *draft)
{
	if (draft->misplaced)
		return;
	write_example(out, function_of(draft, 0));
	if (draft->count > 1)
		write_example(out, function_of(draft, draft->count - 1));
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
	write_examples(out, draft);
	fputs("}\n", out);
	return text_end(&text);
}
