// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads the hex dumps of "lspci -xxxx" and "inteltool -r".
 */
#include <stdlib.h>

#include "base/memory.h"
#include "source/config-space.h"
#include "source/characters.h"
#include "source/hex.h"
#include "source/hex-view.h"
#include "source/words.h"

/* The kernel ignores a function with an unknown header type */
static void leave_out_strange(struct acs_capture *capture,
			      struct warnings *warnings)
{
	unsigned int i;

	for (i = 0; i < capture->count; i++) {
		struct acs_capture_function *f = &capture->functions[i];
		u8 header = f->bytes[PCI_HEADER_TYPE] & 0x7f;

		if (!acs_capture_has_byte(f, PCI_HEADER_TYPE) ||
		    header == 0x7f || header <= PCI_HEADER_TYPE_CARDBUS)
			continue;
		f->left_out = true;
		warn(warnings, f->line,
		     "header type %02x, which the kernel ignores; the function is left out",
		     header);
	}
}

/* The words about a function, or NULL */
static const struct decoded *find_words(const struct listing *listing,
					const struct acs_capture_function *f)
{
	unsigned int i;

	for (i = 0; i < listing->count; i++) {
		const struct decoded *d = &listing->functions[i];

		if (d->domain == f->domain && d->bus == f->bus &&
		    d->devfn == f->devfn)
			return d;
	}
	return NULL;
}

static bool find_captured(const struct acs_capture *capture,
			  const struct decoded *d)
{
	unsigned int i;

	for (i = 0; i < capture->count; i++)
		if (capture->functions[i].domain == d->domain &&
		    capture->functions[i].bus == d->bus &&
		    capture->functions[i].devfn == d->devfn)
			return true;
	return false;
}

/* Whether a function is described in words only */
static bool is_worded(const struct acs_capture_function *f,
		      const struct listing *listing)
{
	const struct decoded *d = find_words(listing, f);

	return !f->line || (!acs_capture_has_byte(f, 0) && d &&
			    (d->title || d->group != GROUP_UNREPORTED));
}

/* What is left out for its bytes is not added for its words */
static void mark_captured(const struct acs_capture *capture,
			  struct listing *listing)
{
	unsigned int i;

	for (i = 0; i < listing->count; i++)
		listing->functions[i].is_captured =
			find_captured(capture, &listing->functions[i]);
}

/* Takes out the functions that are described in words only */
static void take_out_words(struct acs_capture *capture,
			   const struct listing *listing)
{
	unsigned int i, count = 0;

	for (i = 0; i < capture->count; i++) {
		if (is_worded(&capture->functions[i], listing))
			continue;
		if (count != i)
			capture->functions[count] = capture->functions[i];
		count++;
	}
	capture->count = count;
}

/* A bridge that is described in words leads to its bus, too */
static void add_bridges(struct acs_capture *capture, struct listing *listing,
			unsigned int room)
{
	unsigned int i;

	take_out_words(capture, listing);
	mark_captured(capture, listing);
	for (i = 0; i < listing->count && capture->count < room; i++) {
		const struct decoded *d = &listing->functions[i];

		if (d->has_buses && !find_captured(capture, d))
			words_header(&capture->functions[capture->count++], d);
	}
}

/**
 * struct checking - a capture whose mistakes are reported
 * @capture: the capture
 * @listing: words beside it
 * @warnings: gets the reports
 * @lost: functions of the machine are left out
 */
struct checking {
	const struct acs_capture *capture;
	const struct listing *listing;
	struct warnings *warnings;
	bool lost;
};

static bool begins(const char *text, const char *words)
{
	return !strncmp(text, words, strlen(words));
}

/* What reads as all ones does not exist for the kernel either */
static bool loses_function(const char *what)
{
	return strstr(what, "the function is left out") &&
	       !begins(what, "it reads as all ones");
}

/* That bytes are missing does not matter where words say the same */
static void check_mistake(void *context,
			  const struct acs_capture_mistake *mistake)
{
	struct checking *c = context;
	const struct decoded *d = NULL;
	unsigned int i;

	/* Headers that words_header() has made have no line */
	if (!mistake->line)
		return;
	c->lost |= loses_function(mistake->what);
	for (i = 0; i < c->capture->count && !d; i++)
		if (c->capture->functions[i].line == mistake->line)
			d = find_words(c->listing, &c->capture->functions[i]);
	if (d && d->capabilities && !d->is_denied &&
	    (begins(mistake->what, "only 64 bytes") ||
	     begins(mistake->what, "only 256 bytes")))
		return;
	warn_of_mistake(c->warnings, mistake);
}

/* Lines are those of the file from now on */
static void number_lines(struct machine *machine, const struct plain *plain)
{
	unsigned int i;

	for (i = 0; i < machine->count; i++)
		machine->functions[i].line =
			plain->lines[machine->functions[i].line - 1].number;
}

/**
 * machine_from_hex - create a machine from a hex dump
 * @plain: output of "lspci -xxxx", with or without decoded text
 * @listing: the decoded text; what the dump has as well is marked
 * @warnings: collects what is damaged or missing
 *
 * The kernel replays a capture that has bytes of all functions, so from such a
 * one the same functions are left out. Where some are described in words only,
 * nothing is left out for its place.
 *
 * Return: the machine, not linked yet, or NULL if @plain has no hex dump.
 */
struct machine *machine_from_hex(const struct plain *plain,
				 struct listing *listing,
				 struct warnings *warnings)
{
	struct acs_capture capture = {};
	struct checking checking = { &capture, listing, warnings, false };
	struct machine *machine;
	size_t length;
	char *text = hex_view(plain, &length, warnings);
	unsigned int count = acs_capture_count(text, length);
	unsigned int room = count + listing->count;

	capture.functions = allocate(room, sizeof(*capture.functions));
	acs_capture_parse(&capture, count, text, length, warn_of_mistake,
			  warnings);
	free(text);
	if (!capture.rows) {
		free(capture.functions);
		return NULL;
	}
	leave_out_strange(&capture, warnings);
	add_bridges(&capture, listing, room);
	acs_capture_validate(&capture, check_mistake, &checking);
	take_out_words(&capture, listing);
	machine = machine_from_capture(&capture);
	machine->incomplete = capture.incomplete || checking.lost;
	number_lines(machine, plain);
	return machine;
}

/**
 * machine_add_memory - add chipset registers to a machine
 * @machine: the machine
 * @text: output of "inteltool -r"
 * @length: length of @text
 * @warnings: collects what is damaged
 *
 * Return: true if there were any.
 */
bool machine_add_memory(struct machine *machine, const char *text,
			size_t length, struct warnings *warnings)
{
	u32 base = acs_capture_memory_base(&machine->capture);
	struct acs_capture_memory *memory = allocate(1, sizeof(*memory));

	if (!acs_capture_parse_memory(memory, text, length, warn_of_mistake,
				      warnings)) {
		free(memory);
		return false;
	}
	if (memory->base && memory->base != base)
		warn(warnings, 1,
		     "RCBA is elsewhere than register f0 of 00:1f.0 says: do these registers belong to the capture?");
	machine->memory = memory;
	machine->memory_base = memory->base ? memory->base : base;
	return true;
}
