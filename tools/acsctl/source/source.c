// SPDX-License-Identifier: GPL-2.0-only
/*
 * From a name to a machine: finds out what a file holds, and what lies beside
 * it. Says what is wrong with a source, with its line.
 */
#include <errno.h>
#include <stdlib.h>

#include "source/source.h"

/* Of a line so much is shown; a mistake further on is only counted out */
#define SHOWN			100

/* The text of a line, counted from 1, and how much of it is shown */
static const char *find_line(const struct notes *notes, unsigned int line,
			     size_t *length)
{
	const char *at = notes->text, *end = notes->text + notes->length;
	const char *stop;

	while (--line) {
		at = memchr(at, '\n', end - at);
		if (!at)
			return NULL;
		at++;
	}
	stop = memchr(at, '\n', end - at);
	*length = (stop ? stop : end) - at;
	if (*length > SHOWN)
		*length = SHOWN;
	return at;
}

/* Bytes that a terminal would obey are shown as what they are not */
static void show_line(const struct notes *notes, unsigned int line,
		      unsigned int column)
{
	size_t i, length = 0;
	const char *text = find_line(notes, line, &length);

	if (!text || column > SHOWN)
		return;
	while (length && (text[length - 1] == '\r' || text[length - 1] == ' '))
		length--;
	fputs("    ", notes->to);
	for (i = 0; i < length; i++)
		fputc(text[i] == '\t' ? ' ' :
		      text[i] >= ' ' && text[i] < 0x7f ? text[i] : '?',
		      notes->to);
	fprintf(notes->to, "\n%*s^\n", (int)column + 3, "");
}

/**
 * note_mistake - tell of a mistake in a source
 * @context: its struct notes
 * @mistake: the mistake
 */
void note_mistake(void *context, const struct acs_capture_mistake *mistake)
{
	struct notes *notes = context;

	notes->count++;
	fprintf(notes->to, "%s:%u:%u: warning: %s\n", notes->name,
		mistake->line, mistake->column, mistake->what);
	if (notes->text && mistake->line)
		show_line(notes, mistake->line, mistake->column);
}

/**
 * note - tell of something about a source
 * @notes: where to
 * @line: of the source, or 0 if it is about all of it
 * @format: as for printf(), without a line end
 */
void note(struct notes *notes, unsigned int line, const char *format, ...)
{
	va_list args;

	notes->count++;
	fprintf(notes->to, "%s:", notes->name);
	if (line)
		fprintf(notes->to, "%u:", line);
	fputs(" warning: ", notes->to);
	va_start(args, format);
	vfprintf(notes->to, format, args);
	va_end(args);
	fputc('\n', notes->to);
}

/**
 * source_name - name a source for people
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
		*text = realloc(*text, room);
		if (!*text)
			return false;
	}
	return !ferror(file);
}

static bool read_file(const char *path, char **text, size_t *length)
{
	bool is_input = !strcmp(path, "-");
	FILE *file = is_input ? stdin : fopen(path, "r");
	bool good;
	int error;

	*text = NULL;
	if (!file)
		return false;
	good = read_stream(file, text, length);
	error = errno;
	if (!is_input)
		fclose(file);
	errno = error;
	return good;
}

/* The name of what lies beside a capture, which the caller frees */
static char *name_beside(const char *name)
{
	const char *slash = strrchr(name, '/'), *dot = strrchr(name, '.');
	char *beside;
	int stem = dot && dot > (slash ? slash + 1 : name) ?
		   (int)(dot - name) : (int)strlen(name);

	if (asprintf(&beside, "%.*s.rcba", stem, name) < 0)
		return NULL;
	return beside;
}

/* Returns false if a file that was asked for is not there */
static bool add_memory(struct machine *machine, const struct source *source,
		       FILE *to)
{
	char *path = source->rcba ? strdup(source->rcba) :
				    name_beside(source->name);
	struct notes notes = { .to = to, .name = path };
	char *text = NULL;
	bool good = path && read_file(path, &text, &notes.length);

	notes.text = text;
	if (!good && (source->rcba || errno != ENOENT))
		fprintf(to, "acsctl: %s: %s\n", path, strerror(errno));
	else if (!good)
		good = true;
	else if (!machine_add_memory(machine, text, notes.length, &notes))
		note(&notes, 1, "no register of RCBA in it, expected inteltool -r");
	free(text);
	free(path);
	return good;
}

/**
 * machine_from_file - read what a file holds, whatever it is
 * @text: its bytes; need not end in 0
 * @length: of @text
 * @notes: is told what is damaged or missing
 *
 * Return: the machine, not linked yet; it has no functions if there are none
 * in the text.
 */
struct machine *machine_from_file(const char *text, size_t length,
				  struct notes *notes)
{
	struct machine *machine = machine_from_hex(text, length, notes);

	if (!machine)
		return machine_from_text(text, length, notes);
	machine_annotate(machine, text, length);
	return machine;
}

/**
 * source_load - read all that a source which is a file holds
 * @source: the source
 * @length: set to how much that is
 * @to: is told if it cannot be read
 *
 * Return: its bytes, which free() frees, or NULL.
 */
char *source_load(const struct source *source, size_t *length, FILE *to)
{
	char *text;

	if (read_file(source->name, &text, length))
		return text;
	fprintf(to, "acsctl: %s: %s\n", source_name(source), strerror(errno));
	free(text);
	return NULL;
}

static struct machine *read_sysfs(const struct source *source, FILE *to)
{
	struct notes notes = { .to = to, .name = source_name(source) };

	return machine_from_sysfs(source->sysfs, &notes);
}

/* Standard input has nothing beside it */
static bool needs_memory(const struct source *source)
{
	return source->rcba || (source->name && strcmp(source->name, "-"));
}

static struct machine *complete(const struct source *source,
				struct machine *machine, FILE *to)
{
	if (!machine->count)
		fprintf(to, "acsctl: %s: no PCI function in it\n",
			source_name(source));
	if (!machine->count ||
	    (needs_memory(source) && !add_memory(machine, source, to))) {
		machine_free(machine);
		return NULL;
	}
	machine_link(machine);
	return machine;
}

/**
 * source_parse - read a machine from a source that is a file, and was loaded
 * @source: the source
 * @text: from source_load()
 * @length: of @text
 * @to: is told what is wrong
 *
 * Return: as source_read() does.
 */
struct machine *source_parse(const struct source *source, const char *text,
			     size_t length, FILE *to)
{
	struct notes notes = {
		.to = to,
		.name = source_name(source),
		.text = text,
		.length = length,
	};

	return complete(source, machine_from_file(text, length, &notes), to);
}

/**
 * source_read - read a machine
 * @source: where from
 * @to: is told what is wrong
 *
 * Return: the machine, which machine_free() frees, or NULL if there is none;
 * then @to was told why.
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
