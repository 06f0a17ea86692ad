// SPDX-License-Identifier: GPL-2.0-only
/*
 * Whatever a source holds: what is said of it names a line that it has, what
 * comes of it has been read off it, and its capture is of the same machine.
 */
#include <ctype.h>
#include <stdlib.h>

#include "machine/link.h"
#include "output/capture-text.h"
#include "sound.h"
#include "source/raw-text.h"
#include "source/source.h"

/**
 * analysis_is_unsound - look for what cannot be of a machine
 * @analysis: the machine under any policy
 *
 * Return: what does not hold, or NULL.
 */
const char *analysis_is_unsound(const struct analysis *analysis)
{
	const struct machine *machine = analysis->machine;
	unsigned int i;

	for (i = 0; i < machine->count; i++) {
		const struct function *f = &machine->functions[i];

		if (f->has_words && f->acs != FACT_YES)
			return "registers of an ACS capability that is not there";
		if (analysis->placements[i].group >= analysis->group_count)
			return "a function is in no group";
		if (f->orphan && analysis->placements[i].certain)
			return "certain on a bus that hangs in the air";
		if (f->above && f->above >= f)
			return "a function stands before its bridge";
	}
	return NULL;
}

/* Returns the capture, which free() frees, or NULL if there are no bytes */
static char *capture_of(const char *text, size_t length, size_t *size)
{
	struct warnings warnings = { .to = fopen("/dev/null", "w"),
				     .name = "text" };
	struct raw_capture *raw;
	struct capture *capture;
	char *written = NULL;
	FILE *out = open_memstream(&written, size);

	if (!warnings.to || !out)
		abort();
	raw = raw_capture_parse(text, length, &warnings);
	fclose(warnings.to);
	if (raw) {
		capture = capture_new(raw, false);
		capture_print(capture, out);
		capture_free(capture);
	}
	fclose(out);
	if (raw)
		return written;
	free(written);
	return NULL;
}

/* What words add to bytes is not in a capture */
static bool is_same_express(const struct function *f, const struct function *g)
{
	return g->express == FACT_UNKNOWN ||
	       (f->express == g->express && f->type == g->type);
}

static bool is_same_acs(const struct function *f, const struct function *g)
{
	return g->acs == FACT_UNKNOWN ||
	       (f->acs == g->acs && f->acs_at == g->acs_at &&
		f->has_words == g->has_words &&
		f->words.capability == g->words.capability &&
		f->words.control == g->words.control);
}

static bool is_same_function(const struct function *f,
			     const struct function *g)
{
	return f->domain == g->domain && f->bus == g->bus &&
	       f->devfn == g->devfn && f->vendor == g->vendor &&
	       f->device == g->device && f->class == g->class &&
	       f->secondary == g->secondary &&
	       f->multifunction == g->multifunction &&
	       is_same_express(f, g) && is_same_acs(f, g) &&
	       f->reported == g->reported;
}

/* Of what has no bytes, a capture has the title at most */
static bool is_captured(const struct function *f)
{
	return f->captured && !f->made;
}

static bool is_same_machine(const struct machine *machine, const char *text,
			    size_t length)
{
	struct warnings warnings = { .to = fopen("/dev/null", "w"),
				     .name = "text" };
	struct pci_ids *names = pci_ids_new(NULL);
	struct machine *other =
		machine_from_file(text, length, names, &warnings);
	const struct function *f = machine->functions, *g;
	bool same = true;
	unsigned int i;

	machine_link(other);
	for (i = 0; same && i < machine->count; i++) {
		g = machine_find(other, f[i].domain, f[i].bus, f[i].devfn);
		same = !is_captured(&f[i]) ||
		       (g && is_same_function(&f[i], g));
	}
	machine_free(other);
	pci_ids_free(names);
	fclose(warnings.to);
	return same;
}

/**
 * capture_is_unsound - look at a capture of what a machine was read from
 * @machine: the machine, linked
 * @text: what it was read from
 * @length: of @text
 *
 * Return: what does not hold, or NULL.
 */
const char *capture_is_unsound(const struct machine *machine, const char *text,
			       size_t length)
{
	size_t size, size_again;
	char *capture = capture_of(text, length, &size), *again;
	const char *wrong = NULL;

	if (!capture)
		return NULL;
	again = capture_of(capture, size, &size_again);
	if (!again || size != size_again || memcmp(capture, again, size))
		wrong = "a capture of its capture is another one";
	else if (!is_same_machine(machine, capture, size))
		wrong = "its capture is of another machine";
	free(again);
	free(capture);
	return wrong;
}

/* "NAME:LINE:", or "NAME:" alone, where it is about all of the source */
static bool names_a_line(const char *said, unsigned int lines)
{
	unsigned long line;
	char *end;

	if (!isdigit((unsigned char)*said))
		return *said == ' ';
	line = strtoul(said, &end, 10);
	return line && line <= lines && *end == ':';
}

/**
 * messages_are_unsound - look at what was said of a source
 * @said: all of it
 * @name: of the source
 * @lines: that it has
 *
 * Return: what does not hold, or NULL.
 */
const char *messages_are_unsound(const char *said, const char *name,
				 unsigned int lines)
{
	size_t length = strlen(name);

	for (; *said; said += strcspn(said, "\n") + 1) {
		/* The line itself, and what points at a place in it */
		if (!strncmp(said, "    ", 4))
			continue;
		if (!strncmp(said, "acsctl: ", 8))
			said += 8;
		if (strncmp(said, name, length) || said[length] != ':')
			return "a message does not name its source";
		if (!names_a_line(said + length + 1, lines))
			return "a message names a line that there is none of";
		if (!said[strcspn(said, "\n")])
			return "a message ends without a line end";
	}
	return NULL;
}
