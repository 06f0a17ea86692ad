// SPDX-License-Identifier: GPL-2.0-only
/*
 * Common parts of the C files that acsgen writes.
 */
#include "output/emit.h"

/**
 * emit_head - write the head of a C file
 * @out: where to
 * @tree: what the file is made from
 * @header: what it includes
 */
void emit_head(FILE *out, const struct tree *tree, const char *header)
{
	unsigned int i;

	fputs("// SPDX-License-Identifier: GPL-2.0-only\n"
	      "/*\n"
	      " * Made by acsgen; do not edit. Made from:\n", out);
	for (i = 0; i < tree->source_count; i++)
		fprintf(out, " *\t%s\n", tree->sources[i]->name);
	fprintf(out, " */\n#include \"%s\"\n", header);
}

/**
 * emit_text - write a text of the sources as a string
 * @out: where to
 * @text: the text, which has no quotes
 */
void emit_text(FILE *out, const char *text)
{
	fputc('"', out);
	for (; *text; text++) {
		if (*text == '\\')
			fputc('\\', out);
		fputc(*text, out);
	}
	fputc('"', out);
}

/**
 * emit_ids_notes - write members of a note: device ids, and how many
 * @out: where to
 * @ids: the ids
 */
void emit_ids_notes(FILE *out, const struct ids *ids)
{
	unsigned int count = 0;

	fputs("\t\t.ids = (const struct ids_note []) {\n", out);
	for (; ids; ids = ids->next, count++) {
		fprintf(out, "\t\t\t{ 0x%04x, 0x%04x, ", ids->first,
			ids->last);
		if (ids->name)
			emit_text(out, ids->name);
		else
			fputs("NULL", out);
		fputs(" },\n", out);
	}
	fprintf(out, "\t\t},\n\t\t.id_count = %u,\n", count);
}

/**
 * emit_cited - write a member of a note: the evidence that something cites
 * @out: where to
 * @cited: the evidence, which is numbered
 */
void emit_cited(FILE *out, const struct cited *cited)
{
	fputs("\t\t.evidence = (const struct evidence_note *const []) {\n",
	      out);
	for (; cited; cited = cited->next)
		fprintf(out, "\t\t\t&evidence_notes[%u],\n",
			cited->evidence->number);
	fputs("\t\t\tNULL\n\t\t},\n", out);
}

/**
 * emit_windows - number and write the windows
 * @out: where to
 * @tree: the rules
 */
void emit_windows(FILE *out, const struct tree *tree)
{
	struct window *window;
	unsigned int count = 0;

	if (!tree->windows)
		return;
	fputs("\nstatic const struct acs_window windows[] = {\n", out);
	for (window = tree->windows; window; window = window->next) {
		const struct acs_window *table = &window->table;

		window->number = count++;
		fprintf(out, "\t{\n\t\t.name = \"%s\",\n", table->name);
		fprintf(out, "\t\t.devfn = 0x%02x,\n", table->devfn);
		fprintf(out, "\t\t.offset = 0x%03x,\n", table->offset);
		fprintf(out, "\t\t.mask = 0x%08x,\n", table->mask);
		fprintf(out, "\t\t.enable = 0x%08x,\n\t},\n", table->enable);
	}
	fputs("};\n", out);
}

static const char *space_text(enum acs_space space)
{
	switch (space) {
	case ACS_SPACE_CONFIG:
		return "ACS_SPACE_CONFIG";
	case ACS_SPACE_CAPABILITY:
		return "ACS_SPACE_CAPABILITY";
	default:
		return "ACS_SPACE_WINDOW";
	}
}

/**
 * emit_registers - number and write the registers
 * @out: where to
 * @tree: the rules
 */
void emit_registers(FILE *out, const struct tree *tree)
{
	struct reg *reg;
	unsigned int count = 0;

	if (!tree->registers)
		return;
	fputs("\nstatic const struct acs_register registers[] = {\n", out);
	for (reg = tree->registers; reg; reg = reg->next) {
		reg->number = count++;
		fprintf(out, "\t{\n\t\t.name = \"%s\",\n", reg->table.name);
		if (reg->window)
			fprintf(out, "\t\t.window = &windows[%u],\n",
				reg->window->number);
		fprintf(out, "\t\t.offset = 0x%04x,\n", reg->table.offset);
		fprintf(out, "\t\t.width = %u,\n", reg->table.width);
		fprintf(out, "\t\t.space = %s,\n\t},\n",
			space_text(reg->table.space));
	}
	fputs("};\n", out);
}
