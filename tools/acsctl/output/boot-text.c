// SPDX-License-Identifier: GPL-2.0-only
/*
 * How a system boots, as text: what is in force, each boot loader with its
 * files, and the kernels; or what a change does to the files.
 */
#include <ctype.h>
#include <string.h>

#include "output/boot-text.h"
#include "output/table.h"

#define INDENT	4

static void print_line(const struct boot_view *view, FILE *out,
		       enum style style, const char *before, const char *text)
{
	fprintf(out, "%*s", INDENT, "");
	print_styled(out, view->color, style, before);
	print_wrapped(out, text, INDENT + strlen(before), view->width);
	fputc('\n', out);
}

static void print_names(const struct boot_view *view, FILE *out,
			enum style style, const char *before,
			const struct names *names)
{
	unsigned int i;

	for (i = 0; i < names->count; i++)
		print_line(view, out, style, before, names->list[i]);
}

static void print_in_force(const struct boot_view *view, FILE *out)
{
	const struct boot *boot = view->boot;

	print_styled(out, view->color, STYLE_HEAD, "in force");
	if (!boot->booted)
		fputs(": not known, there is no /proc/cmdline\n", out);
	else if (!boot->policy)
		fputs(": no option\n", out);
	else
		fprintf(out, ": pci=" POLICY_NAME "%s\n", boot->policy);
}

static const char *fact_word(enum fact fact)
{
	return fact == FACT_YES ? "yes" : fact == FACT_NO ? "no" : "?";
}

static void print_kernels(const struct boot_view *view, FILE *out)
{
	static const char *const headlines[] = {
		"kernel", "policy", "override", "",
	};
	const struct boot_kernels *kernels = &view->boot->kernels;
	struct table *table = table_new(ARRAY_SIZE(headlines));
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(headlines); i++)
		table_add(table, STYLE_HEAD, "%s", headlines[i]);
	for (i = 0; i < kernels->count; i++) {
		const struct boot_kernel *kernel = &kernels->list[i];

		table_add(table, STYLE_PLAIN, "%s", kernel->version);
		table_add(table, STYLE_PLAIN, "%s", fact_word(kernel->policy));
		table_add(table, STYLE_PLAIN, "%s",
			  fact_word(kernel->override));
		table_add(table, STYLE_FAINT, "%s%s",
			  kernel->running ? "running" : "",
			  kernel->policy ? "" :
			  " its configuration is not at hand");
	}
	table_print(table, view->width, view->color, out);
	table_free(table);
}

static void print_file(const struct boot_file *file, FILE *out)
{
	unsigned int i;

	fprintf(out, "%*s%s: ", INDENT, "", file->name);
	for (i = 0; i < file->policies.count; i++)
		fprintf(out, "%spci=" POLICY_NAME "%s", i ? ", or " : "",
			file->policies.list[i]);
	fputs(!file->text ? "not there\n" :
	      file->policies.count ? "\n" : "no option\n", out);
}

static void print_loader(const struct boot_view *view, FILE *out,
			 const struct boot_loader *loader)
{
	unsigned int i;

	print_styled(out, view->color, STYLE_HEAD, loader->kind->name);
	fputs(loader->booted ? ", which has booted this machine\n" : "\n", out);
	for (i = 0; i < loader->file_count; i++)
		print_file(&loader->files[i], out);
	print_names(view, out, STYLE_DOUBT, "not understood: ",
		    &loader->doubts);
	print_names(view, out, STYLE_FAINT, "note: ", &loader->notes);
	if (loader->command)
		print_line(view, out, STYLE_FAINT, "after a change: ",
			   loader->command);
}

/* Prints a line of a file; other bytes could command the terminal */
static void print_change(FILE *out, char sign, struct boot_word line)
{
	size_t i;

	fprintf(out, "%*s%c", INDENT, "", sign);
	for (i = 0; i < line.length; i++)
		fputc(iscntrl((unsigned char)line.start[i]) &&
		      line.start[i] != '\t' ? '?' : line.start[i], out);
	fputc('\n', out);
}

/* A change stays within lines, so that they are the same number before and after */
static void print_changes(FILE *out, const struct boot_file *file)
{
	const char *old = file->text ? file->text : "";
	const char *new = file->change ? file->change : "";
	struct boot_word before, after;
	bool has_before, has_after;

	for (;;) {
		has_before = line_next(&old, &before);
		has_after = line_next(&new, &after);
		if (!has_before && !has_after)
			return;
		if (has_before && has_after && before.length == after.length &&
		    !memcmp(before.start, after.start, after.length))
			continue;
		if (has_before)
			print_change(out, '-', before);
		if (has_after)
			print_change(out, '+', after);
	}
}

static void print_plan(const struct boot_view *view, FILE *out,
		       const struct boot_loader *loader)
{
	unsigned int i;

	for (i = 0; i < loader->file_count; i++) {
		const struct boot_file *file = &loader->files[i];
		const char *did = !file->text ? "created" :
				  !file->change ? "removed" : "changed";

		if (!file->changes)
			continue;
		fprintf(out, "%s %s%s\n", file->name,
			view->written ? "" : "would be ", did);
		print_changes(out, file);
		if (view->written && file->text)
			fprintf(out, "%*skept as %s" ROOT_KEPT "\n", INDENT, "",
				file->name);
	}
}

/* What is to be done by hand */
static void print_doubts(const struct boot_view *view, FILE *out,
			 const struct boot_loader *loader)
{
	print_styled(out, view->color, STYLE_BAD, loader->kind->name);
	fputs(" is not understood wholly, and left alone\n", out);
	print_names(view, out, STYLE_DOUBT, "", &loader->doubts);
}

static void print_loader_plan(const struct boot_view *view, FILE *out,
			      const struct boot_loader *loader)
{
	if (loader->doubts.count) {
		print_doubts(view, out, loader);
		return;
	}
	print_plan(view, out, loader);
	if (!boot_loader_changes(loader)) {
		fprintf(out, "%s: nothing to change\n", loader->kind->name);
		return;
	}
	print_names(view, out, STYLE_FAINT, "note: ", &loader->notes);
	if (loader->command)
		fprintf(out, "%s run: %s\n", view->written ? "Now" : "Then",
			loader->command);
}

static void print_end(const struct boot_view *view, FILE *out)
{
	if (view->written) {
		fputs("It takes effect at the next boot.\n", out);
		return;
	}
	fputs("Nothing was written.\n", out);
	if (boot_is_clear(view->boot))
		return;
	if (*view->words)
		fprintf(out, "Add by hand to the kernel's command line:\n    %s\n",
			view->words);
	else
		fputs("Take pci=" POLICY_NAME " out of the kernel's command line by hand.\n",
		      out);
}

/* Kernels that would not do what is asked */
static void print_kernel_warnings(const struct boot_view *view, FILE *out)
{
	const struct boot_kernels *kernels = &view->boot->kernels;
	unsigned int i;

	for (i = 0; *view->words && i < kernels->count; i++) {
		const struct boot_kernel *kernel = &kernels->list[i];

		if (kernel->policy == FACT_NO)
			fprintf(out, "Linux %s does not understand the "
				     "option\n",
				kernel->version);
		else if (view->override && kernel->override == FACT_NO)
			fprintf(out, "Linux %s does not support override\n",
				kernel->version);
	}
}

static void print_state(const struct boot_view *view, FILE *out)
{
	const struct boot *boot = view->boot;
	unsigned int i;

	print_in_force(view, out);
	for (i = 0; i < boot->loader_count; i++) {
		fputc('\n', out);
		print_loader(view, out, &boot->loaders[i]);
	}
	fputc('\n', out);
	if (boot->kernels.count)
		print_kernels(view, out);
	else
		fputs("No kernel was found in /boot or /lib/modules.\n", out);
}

static void print_change_plan(const struct boot_view *view, FILE *out)
{
	const struct boot *boot = view->boot;
	unsigned int i;

	for (i = 0; i < boot->loader_count; i++)
		print_loader_plan(view, out, &boot->loaders[i]);
	print_kernel_warnings(view, out);
	print_end(view, out);
}

/**
 * boot_print - print how a system boots, or what a change does
 * @view: what to show
 * @out: stream to write to
 */
void boot_print(const struct boot_view *view, FILE *out)
{
	const struct boot *boot = view->boot;

	if (view->asked)
		print_change_plan(view, out);
	else
		print_state(view, out);
	if (!boot->loader_count)
		fputs("No boot loader that acsctl knows was found.\n", out);
	print_names(view, out, STYLE_BAD, "cannot be read: ", &boot->doubts);
}
