// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl capture: a machine as a text that replays and acsctl read.
 */
#include <argp.h>
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>

#include "cli/verb.h"
#include "output/capture-text.h"

enum {
	KEY_WITH_SERIALS = 0x100,
	KEY_SYSFS,
};

/**
 * struct asked - what the user asked for
 * @source: where the machine is to be read from
 * @output: file to be written, or NULL for standard output
 * @keeps_serials: serial numbers are to be kept
 */
struct asked {
	struct source source;
	const char *output;
	bool keeps_serials;
};

static const struct argp_option options[] = {
	{ "output", 'o', "FILE", 0,
	  "Where to write the capture (default: standard output)" },
	{ "with-serials", KEY_WITH_SERIALS, NULL, 0,
	  "Keep serial numbers, which are zero otherwise" },
	{ "sysfs", KEY_SYSFS, "DIR", 0,
	  "Where the sysfs of the machine is, if not in /sys" },
	{}
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct asked *asked = state->input;

	switch (key) {
	case 'o':
		asked->output = arg;
		break;
	case KEY_WITH_SERIALS:
		asked->keeps_serials = true;
		break;
	case KEY_SYSFS:
		asked->source.sysfs = arg;
		break;
	case ARGP_KEY_ARG:
		if (asked->source.name)
			argp_error(state, "a capture is of one machine");
		asked->source.name = arg;
		break;
	case ARGP_KEY_END:
		if (asked->source.name && asked->source.sysfs)
			argp_error(state, "--sysfs is a machine of its own, and goes with no file");
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static bool convert(struct dump *dump, const struct source *source)
{
	struct notes notes = { .to = stderr, .name = source_name(source) };
	char *text = source_load(source, &notes.length, stderr);
	bool good;

	if (!text)
		return false;
	notes.text = text;
	good = dump_text(dump, text, notes.length, &notes);
	free(text);
	if (!good)
		fprintf(stderr,
			"acsctl: %s: no config space in it; lspci -xxxx prints that, as root\n",
			notes.name);
	return good;
}

/* In a capture there is nothing but config space */
static void say_what_is_lost(const struct machine *machine)
{
	char words[80] = "";
	size_t i, used = 0;

	for (i = 0; i < acs_policy_db.acpi_table_count; i++)
		if (machine->tables[i] != FACT_UNKNOWN)
			used += snprintf(words + used, sizeof(words) - used,
					 "%s%s%s", used ? "," : "",
					 machine->tables[i] == FACT_NO ?
					 "no-" : "",
					 acs_policy_db.acpi_tables[i]);
	if (machine->locked_down)
		snprintf(words + used, sizeof(words) - used, "%slockdown",
			 used ? "," : "");
	for (i = 0; words[i]; i++)
		words[i] = tolower((unsigned char)words[i]);
	if (*words)
		fprintf(stderr,
			"acsctl: what the firmware and this kernel say is not in a capture; acsctl takes it from --assume %s\n",
			words);
}

static bool take(struct dump *dump, const struct source *source)
{
	struct machine *machine = source_read(source, stderr);

	if (!machine)
		return false;
	dump_machine(dump, machine);
	say_what_is_lost(machine);
	machine_free(machine);
	return true;
}

static int say_lacks(const struct dump *dump)
{
	if (dump->blanked)
		fprintf(stderr,
			"acsctl: serial numbers of %u %s are zero in the capture; --with-serials keeps them\n",
			dump->blanked,
			dump->blanked == 1 ? "function" : "functions");
	if (dump->halves.size)
		fprintf(stderr,
			"acsctl: only the first 256 bytes are there of%s: whether these have ACS is not in the capture\n",
			dump->halves.text);
	if (!dump->headers.size)
		return EXIT_YES;
	fprintf(stderr,
		"acsctl: only the header is there of%s: root can read all, and without that nobody can tell what isolates\n",
		dump->headers.text);
	return EXIT_UNREADABLE;
}

/* Of standard output main() asks whether all is well */
static bool write_text(const char *path, const char *text, size_t size)
{
	FILE *out = path ? fopen(path, "w") : stdout;
	bool good;

	if (!out)
		return false;
	good = fwrite(text, 1, size, out) == size;
	return !path || (!fclose(out) && good);
}

/* All is read before anything is written, which may be the very same file */
static int capture(const struct asked *asked)
{
	struct dump dump;
	char *text;
	size_t size;
	FILE *out = open_memstream(&text, &size);
	int status = EXIT_UNREADABLE;
	bool good;

	if (!out)
		return EXIT_UNREADABLE;
	dump_begin(&dump, out, asked->keeps_serials);
	good = (asked->source.name ? convert : take)(&dump, &asked->source);
	fclose(out);
	if (good)
		status = say_lacks(&dump);
	if (good && !write_text(asked->output, text, size)) {
		fprintf(stderr, "acsctl: %s: %s\n", asked->output,
			strerror(errno));
		status = EXIT_UNREADABLE;
	}
	dump_end(&dump);
	free(text);
	return status;
}

static int run(int argc, char **argv)
{
	static const struct argp argp = {
		.options = options,
		.parser = parse,
		.args_doc = "[SOURCE]",
		.doc = "Writes a capture: config space as lspci -xxxx prints it, "
		       "with what acsctl and make replay want to know besides.",
	};
	struct asked asked = {};

	argp_parse(&argp, argc, argv, 0, NULL, &asked);
	return capture(&asked);
}

const struct verb verb_capture = {
	.name = "capture",
	.summary = "a capture of a machine, to be read elsewhere",
	.run = run,
};
