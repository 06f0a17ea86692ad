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
