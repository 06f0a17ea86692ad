// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl capture: writes a capture of a machine, for acsctl and make replay.
 */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/options.h"
#include "cli/verb.h"
#include "output/capture-text.h"
#include "source/raw-text.h"

enum {
	KEY_WITH_SERIALS = 0x200,
};

/**
 * struct asked - what the user asked for
 * @request: as for all verbs, but only the source
 * @output: file to write, or NULL for standard output
 * @keeps_serials: keep serial numbers
 */
struct asked {
	struct request request;
	const char *output;
	bool keeps_serials;
};

static const struct argp_option options[] = {
	{ "output", 'o', "FILE", 0,
	  "Write the capture to FILE (default: standard output)" },
	{ "with-serials", KEY_WITH_SERIALS, NULL, 0,
	  "Keep serial numbers, which are zeroed by default" },
	{}
};

static error_t parse(int key, char *arg, struct request *request,
		     struct argp_state *state)
{
	struct asked *asked = (struct asked *)request;

	switch (key) {
	case 'o':
		asked->output = arg;
		return 0;
	case KEY_WITH_SERIALS:
		asked->keeps_serials = true;
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static struct raw_capture *read_text(const struct source *source)
{
	struct warnings warnings = { .to = stderr,
				     .name = source_name(source) };
	size_t length;
	char *text = source_load(source, &length, stderr);
	struct raw_capture *raw;

	if (!text)
		return NULL;
	raw = raw_capture_parse(text, length, &warnings);
	free(text);
	if (!raw)
		fprintf(stderr,
			"acsctl: %s: no config space in it; lspci -xxxx prints that, as root\n",
			warnings.name);
	return raw;
}

/* Reports what is lost, since a capture has nothing but config space */
static void report_lost(const struct machine *machine)
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
			"acsctl: a capture does not have facts about the firmware and the kernel; give acsctl --assume %s\n",
			words);
}

static struct raw_capture *read_machine(const struct source *source)
{
	struct machine *machine = source_read(source, stderr);
	struct raw_capture *raw;

	if (!machine)
		return NULL;
	raw = raw_capture_of_machine(machine);
	report_lost(machine);
	machine_free(machine);
	return raw;
}

static int report_missing(const struct capture *capture)
{
	if (capture->blanked)
		fprintf(stderr,
			"acsctl: serial numbers of %u %s are zero in the capture; --with-serials keeps them\n",
			capture->blanked,
			capture->blanked == 1 ? "function" : "functions");
	if (*capture->halves)
		fprintf(stderr,
			"acsctl: only the first 256 bytes are known of%s: the capture does not show whether these have ACS\n",
			capture->halves);
	if (!*capture->headers)
		return EXIT_YES;
	fprintf(stderr,
		"acsctl: only the header is known of%s: root can read the rest, without which isolation is unknown\n",
		capture->headers);
	return EXIT_UNREADABLE;
}

static bool write_all(FILE *out, const char *text, size_t size)
{
	bool good = fwrite(text, 1, size, out) == size;

	return !fclose(out) && good;
}

/* A file beside @path, to be renamed; @name is set, to be freed with free() */
static FILE *open_beside(const char *path, char **name)
{
	mode_t mask = umask(0);
	FILE *out = NULL;
	int fd;

	umask(mask);
	*name = text_format("%s.XXXXXX", path);
	fd = mkstemp(*name);
	if (fd >= 0 && !fchmod(fd, 0666 & ~mask))
		out = fdopen(fd, "w");
	if (fd >= 0 && !out)
		close(fd);
	return out;
}

/* The file is whole or not there at all, and an older one stays if it fails */
static bool replace_file(const char *path, const char *text, size_t size)
{
	char *name;
	FILE *out = open_beside(path, &name);
	bool good = out && write_all(out, text, size) && !rename(name, path);
	int error = errno;

	if (!good)
		unlink(name);
	free(name);
	errno = error;
	return good;
}

/*
 * Devices and pipes are written in place, as are links. main() checks standard
 * output for errors.
 */
static bool write_text(const char *path, const char *text, size_t size)
{
	struct stat status;
	FILE *out;

	if (!path)
		return fwrite(text, 1, size, stdout) == size;
	if (lstat(path, &status) || S_ISREG(status.st_mode))
		return replace_file(path, text, size);
	out = fopen(path, "w");
	return out && write_all(out, text, size);
}

/*
 * Everything is read before anything is written, since it may be the same file
 */
static int run(const struct request *request)
{
	const struct asked *asked = (const struct asked *)request;
	struct source source = request_source(request, 0);
	struct raw_capture *raw =
		(source.name ? read_text : read_machine)(&source);
	struct capture *capture;
	struct text text;
	char *written;
	int status;

	if (!raw)
		return EXIT_UNREADABLE;
	capture = capture_new(raw, asked->keeps_serials);
	capture_print(capture, text_begin(&text));
	written = text_end(&text);
	status = report_missing(capture);
	if (!write_text(asked->output, written, text.size)) {
		fprintf(stderr, "acsctl: %s: %s\n",
			asked->output ? asked->output : "standard output",
			strerror(errno));
		status = EXIT_UNREADABLE;
	}
	capture_free(capture);
	free(written);
	return status;
}

const struct verb verb_capture = {
	.name = "capture",
	.summary = "a capture of a machine, to read elsewhere",
	.arguments = "[SOURCE]",
	.doc = "Writes a capture: config space in the format of lspci -xxxx, "
	       "with IOMMU groups and drivers.",
	.examples = "  sudo acsctl capture --output=machine.txt\n",
	.options = options,
	.shared = only_source_options,
	.size = sizeof(struct asked),
	.sources_max = 1,
	.parse = parse,
	.run = run,
};
