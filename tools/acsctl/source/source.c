// SPDX-License-Identifier: GPL-2.0-only
/*
 * Opens a source, and finds out which kind it is.
 */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "machine/link.h"
#include "source/hex.h"
#include "source/normalize.h"
#include "source/source.h"
#include "source/sysfs.h"
#include "source/unpack.h"
#include "source/words.h"

/**
 * source_name - get a human-readable name of a source
 * @source: the source
 *
 * Return: the name.
 */
const char *source_name(const struct source *source)
{
	if (!source->name)
		return "this machine";
	return strcmp(source->name, "-") ? source->name : "standard input";
}

static bool read_stream(FILE *file, char **text, size_t *length)
{
	size_t room = 1 << 16, n;

	*text = allocate(1, room);
	*length = 0;
	while ((n = fread(*text + *length, 1, room - *length, file))) {
		*length += n;
		if (*length > SOURCE_TEXT_MAX) {
			errno = EFBIG;
			return false;
		}
		if (*length < room)
			continue;
		room *= 2;
		*text = reallocate(*text, room, 1);
	}
	return !ferror(file);
}

/**
 * source_read_file - read a file as it is
 * @path: the file, or "-" for standard input
 * @data: set to what is in it, to be freed with free() in any case
 * @length: set to the length of @data
 *
 * Return: false if it cannot be read; errno says why.
 */
bool source_read_file(const char *path, char **data, size_t *length)
{
	bool is_input = !strcmp(path, "-");
	FILE *file = is_input ? stdin : fopen(path, "r");
	bool good;
	int error;

	*data = NULL;
	if (!file)
		return false;
	good = read_stream(file, data, length);
	error = errno;
	if (!is_input)
		fclose(file);
	errno = error;
	return good;
}

/* Returns NULL, or what is wrong */
static const char *read_text(const char *path, char **text, size_t *length)
{
	const char *wrong;

	if (!source_read_file(path, text, length))
		return strerror(errno);
	return unpack(text, length, &wrong) ? NULL : wrong;
}

/*
 * Name of the file with chipset registers beside a capture; the caller frees it
 */
static char *name_beside(const char *name)
{
	const char *slash = strrchr(name, '/'), *dot = strrchr(name, '.');
	int stem = dot && dot > (slash ? slash + 1 : name) ?
		   (int)(dot - name) : (int)strlen(name);

	return text_format("%.*s.rcba", stem, name);
}

/* Returns false if a file that the user named cannot be read */
static bool add_memory(struct machine *machine, const struct source *source,
		       FILE *to)
{
	char *path = source->rcba ? text_copy(source->rcba) :
				    name_beside(source->name);
	struct warnings warnings = { .to = to, .name = path };
	bool is_there = source->rcba || !access(path, F_OK);
	const char *wrong = NULL;
	char *text = NULL;
	size_t length;

	if (is_there)
		wrong = read_text(path, &text, &length);
	if (wrong)
		fprintf(to, "acsctl: %s: %s\n", path, wrong);
	else if (is_there &&
		 !machine_add_memory(machine, text, length, &warnings))
		warn(&warnings, 1, "no RCBA register in it, expected the output of inteltool -r");
	warnings_end(&warnings);
	free(text);
	free(path);
	return !wrong;
}

static struct machine *machine_from_lines(const struct plain *plain,
					  struct pci_ids *names,
					  struct warnings *warnings)
{
	struct listing listing;
	struct machine *machine;

	listing_read(&listing, plain, warnings);
	machine = machine_from_hex(plain, &listing, warnings);
	if (!machine)
		machine = machine_new(0);
	machine_add_words(machine, &listing, names, warnings);
	machine->shows_domains |= listing.shows_domains;
	machine->incomplete |= listing.incomplete;
	machine->ends_open = listing.ends_open;
	listing_free(&listing);
	return machine;
}

/**
 * machine_from_file - create a machine from the contents of a file
 * @text: contents of the file; need not be NUL-terminated
 * @length: length of @text
 * @names: list to look up ids in
 * @warnings: collects what is damaged or missing
 *
 * Return: the machine, not linked yet; without functions if there are none in
 * @text.
 */
struct machine *machine_from_file(const char *text, size_t length,
				  struct pci_ids *names,
				  struct warnings *warnings)
{
	struct plain plain;
	bool complete = text_normalize(&plain, text, length, warnings);
	struct machine *machine;

	warnings->plain = &plain;
	machine = machine_from_lines(&plain, names, warnings);
	machine->incomplete |= !complete;
	machine->is_whole = plain.is_whole && !machine->incomplete;
	machine->command_line = plain.command_line;
	plain.command_line = NULL;
	machine->release = plain.release;
	plain.release = NULL;
	warnings_end(warnings);
	warnings->plain = NULL;
	plain_free(&plain);
	return machine;
}

/**
 * source_load - read the contents of a source that is a file
 * @source: the source
 * @length: set to the number of bytes
 * @to: gets an error message
 *
 * Return: the contents, to be freed with free(), or NULL.
 */
char *source_load(const struct source *source, size_t *length, FILE *to)
{
	char *text;
	const char *wrong = read_text(source->name, &text, length);

	if (!wrong)
		return text;
	fprintf(to, "acsctl: %s: %s\n", source_name(source), wrong);
	free(text);
	return NULL;
}

static struct machine *read_sysfs(const struct source *source, FILE *to)
{
	struct warnings warnings = { .to = to, .name = source_name(source) };

	return machine_from_sysfs(source->sysfs, &warnings);
}

/* There is no file beside standard input */
static bool needs_memory(const struct source *source)
{
	return source->rcba || (source->name && strcmp(source->name, "-"));
}

static void find_firms(struct machine *machine, struct pci_ids *names)
{
	struct function *f = machine->functions;

	for (; names && f < machine->functions + machine->count; f++)
		if (f->name && f->has_vendor)
			f->firm = pci_ids_firm(names, f->vendor, f->name);
}

static struct machine *complete(const struct source *source,
				struct machine *machine, FILE *to)
{
	if (!machine)
		return NULL;
	if (!machine->count)
		fprintf(to,
			"acsctl: %s: no PCI function in it; expected the output of: sudo lspci -vvnn\n",
			source_name(source));
	if (!machine->count ||
	    (needs_memory(source) && !add_memory(machine, source, to))) {
		machine_free(machine);
		return NULL;
	}
	machine_link(machine);
	find_firms(machine, source->names);
	return machine;
}

/**
 * source_parse - create a machine from the contents of a source
 * @source: the source
 * @text: from source_load()
 * @length: length of @text
 * @to: gets warnings and error messages
 *
 * Return: as source_read() does.
 */
struct machine *source_parse(const struct source *source, const char *text,
			     size_t length, FILE *to)
{
	struct warnings warnings = {
		.to = to,
		.name = source_name(source),
	};
	struct machine *machine;

	machine = machine_from_file(text, length, source->names, &warnings);
	return complete(source, machine, to);
}

/**
 * source_read - create a machine from a source
 * @source: the source
 * @to: gets warnings and error messages
 *
 * Return: the machine, to be freed with machine_free(), or NULL after an error
 * message.
 */
struct machine *source_read(const struct source *source, FILE *to)
{
	struct machine *machine;
	size_t length;
	char *text;

	if (!source->name)
		return complete(source, read_sysfs(source, to), to);
	text = source_load(source, &length, to);
	if (!text)
		return NULL;
	machine = source_parse(source, text, length, to);
	free(text);
	return machine;
}
