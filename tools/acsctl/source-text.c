// SPDX-License-Identifier: GPL-2.0-only
/*
 * Machines of which there are only words: "lspci -vv" as people paste it. From
 * each function's words come its facts, and a header, so that the reader of
 * captures can leave out what hangs in the air.
 */
#include <stdlib.h>

#include "decode.h"
#include "names.h"
#include "source.h"

#define CLASS_HOST_BRIDGE	0x0600
#define CLASS_PCI_BRIDGE	0x0604
#define CLASS_CARDBUS_BRIDGE	0x0607

/**
 * struct looks - what the text as a whole tells
 * @has_capabilities: capabilities of some function were printed
 * @has_groups: so were IOMMU groups
 * @guessed: ids that came from names
 * @unnamed: functions whose ids are unknown
 */
struct looks {
	bool has_capabilities;
	bool has_groups;
	unsigned int guessed;
	unsigned int unnamed;
};

/* Of classes without a number those that anything hangs on */
static bool find_class(const struct decoded *d, u16 *class)
{
	static const struct {
		const char *name;
		u16 class;
	} classes[] = {
		{ "Host bridge:", CLASS_HOST_BRIDGE },
		{ "PCI bridge:", CLASS_PCI_BRIDGE },
		{ "CardBus bridge:", CLASS_CARDBUS_BRIDGE },
	};
	unsigned int i;

	*class = d->class;
	for (i = 0; i < ARRAY_SIZE(classes) && !d->has_class; i++) {
		if (!d->title || strncmp(d->title, classes[i].name,
					 strlen(classes[i].name)))
			continue;
		*class = classes[i].class;
		return true;
	}
	return d->has_class;
}

/* The name without its class */
static void read_name(struct function *f, const struct decoded *d)
{
	const char *colon = d->title ? strstr(d->title, ": ") : NULL;

	if (colon && !d->is_numeric)
		f->name = strdup(colon + 2);
}

static void read_ids(struct function *f, const struct decoded *d,
		     struct looks *looks)
{
	struct ids ids = {};

	if (d->has_ids) {
		f->has_vendor = true;
		f->has_ids = true;
		f->vendor = d->vendor;
		f->device = d->device;
		return;
	}
	if (f->name)
		ids = names_find(f->name);
	f->has_vendor = ids.has_vendor;
	f->has_ids = ids.count == 1;
	f->vendor = ids.vendor;
	f->device = ids.candidates[0];
	if (f->has_ids) {
		looks->guessed++;
		return;
	}
	looks->unnamed++;
	f->candidate_count = ids.count;
	memcpy(f->candidates, ids.candidates, sizeof(f->candidates));
}

/* lspci says where a bridge leads if it says more than a line */
static void read_header(struct function *f, const struct decoded *d)
{
	u16 class;

	f->has_class = find_class(d, &class);
	f->class = (u32)class << 8;
	if (d->has_buses ||
	    (f->has_class && (class == CLASS_PCI_BRIDGE ||
			      class == CLASS_CARDBUS_BRIDGE))) {
		f->header = FACT_YES;
		f->header_type = class == CLASS_CARDBUS_BRIDGE ?
				 PCI_HEADER_TYPE_CARDBUS :
				 PCI_HEADER_TYPE_BRIDGE;
	} else if (d->is_detailed) {
		f->header = FACT_YES;
		f->header_type = PCI_HEADER_TYPE_NORMAL;
	}
	if (d->has_buses && d->secondary > d->bus)
		f->secondary = d->secondary;
}

/* Whether all of its capabilities were printed, or it has none */
static bool tells_capabilities(const struct decoded *d,
			       const struct looks *looks)
{
	if (d->is_denied)
		return false;
	if (d->capabilities || d->chain == FACT_NO)
		return true;
	return d->chain == FACT_UNKNOWN && d->is_detailed &&
	       looks->has_capabilities;
}

static void read_capabilities(struct function *f, const struct decoded *d,
			      const struct looks *looks)
{
	bool tells = tells_capabilities(d, looks);

	if (d->express && d->has_type) {
		f->express = FACT_YES;
		f->type = d->type;
	} else if (tells && !d->express) {
		f->express = FACT_NO;
		f->type = ACS_TYPE_CONVENTIONAL;
	}

	if (d->acs_at) {
		f->acs = FACT_YES;
		f->acs_at = d->acs_at;
	} else if (tells) {
		f->acs = FACT_NO;
	}
	if (!d->acs_at || d->words != (DECODED_CAPABILITY | DECODED_CONTROL))
		return;
	f->has_words = true;
	f->words.state = ACS_WORDS_READ;
	f->words.capability = d->capability;
	f->words.control = d->control;
}

/* Virtual functions have numbers of their own, and no header that says so */
static bool is_virtual(const struct decoded *d, const struct decoded *parent)
{
	unsigned int id = d->bus << 8 | d->devfn;
	unsigned int first = (parent->bus << 8 | parent->devfn) +
			     parent->vf_offset;
	int i;

	for (i = 0; parent->vf_offset && i < parent->vf_count; i++)
		if (id == first + i * parent->vf_stride)
			return true;
	return false;
}

static bool may_be_virtual(const struct decoded *d,
			   const struct decoded *parent)
{
	bool is_open = parent->vf_count < 0 ||
		       (parent->vf_count && !parent->vf_offset);

	return parent != d && parent->has_sriov && is_open && !d->has_sriov &&
	       parent->domain == d->domain && parent->bus == d->bus;
}

/*
 * lspci does not print the bit. A function above 0 has siblings; function 0
 * has some if they are there, and else may have the bit all the same.
 */
static enum fact find_multifunction(const struct listing *listing,
				    const struct decoded *d, bool *virtual)
{
	enum fact result = d->devfn & 7 ? FACT_YES : FACT_UNKNOWN;
	unsigned int i;

	for (i = 0; i < listing->count; i++) {
		const struct decoded *other = &listing->functions[i];

		if (other->domain != d->domain)
			continue;
		if (is_virtual(d, other)) {
			*virtual = true;
			return FACT_NO;
		}
		if (may_be_virtual(d, other))
			return FACT_UNKNOWN;
		if (other != d && other->bus == d->bus &&
		    !((other->devfn ^ d->devfn) & ~7))
			result = FACT_YES;
	}
	return result;
}

static void read_function(struct function *f, const struct listing *listing,
			  unsigned int i, struct looks *looks)
{
	const struct decoded *d = &listing->functions[i];

	f->domain = d->domain;
	f->bus = d->bus;
	f->devfn = d->devfn;
	f->line = d->line;
	read_name(f, d);
	read_ids(f, d, looks);
	f->has_subsystem = d->has_subsystem;
	f->subsystem_vendor = d->subsystem_vendor;
	f->subsystem_device = d->subsystem_device;
	read_header(f, d);
	read_capabilities(f, d, looks);
	f->multifunction = find_multifunction(listing, d, &f->is_virtual);
}

static void look_at_all(struct looks *looks, const struct listing *listing)
{
	unsigned int i;

	memset(looks, 0, sizeof(*looks));
	for (i = 0; i < listing->count; i++) {
		const struct decoded *d = &listing->functions[i];

		looks->has_capabilities |= d->capabilities > 0;
		looks->has_groups |= d->group != GROUP_UNREPORTED;
	}
}

static void know_row(struct acs_capture_function *captured,
		     unsigned int offset)
{
	unsigned int row = offset / ACS_ROW_SIZE;

	captured->known[row / 8] |= BIT(row % 8);
}

/* As much of a header as says where the function is, and leads to */
static void make_header(struct acs_capture_function *captured,
			const struct function *f, const struct decoded *d)
{
	captured->domain = f->domain;
	captured->bus = f->bus;
	captured->devfn = f->devfn;
	captured->line = f->line;
	captured->bytes[PCI_HEADER_TYPE] = f->header_type;
	know_row(captured, 0);
	if (d->title && strstr(d->title, "!!! Unknown header type 7f"))
		memset(captured->bytes, 0xff, ACS_ROW_SIZE);
	if (function_is_bridge(f) && !d->has_buses)
		return;
	know_row(captured, PCI_PRIMARY_BUS);
	captured->bytes[PCI_PRIMARY_BUS] = d->bus;
	captured->bytes[PCI_SECONDARY_BUS] = d->secondary;
	captured->bytes[PCI_SUBORDINATE_BUS] = d->subordinate;
}

static bool is_left(const struct acs_capture *capture,
		    const struct function *f)
{
	unsigned int i;

	for (i = 0; i < capture->count; i++)
		if (capture->functions[i].domain == f->domain &&
		    capture->functions[i].bus == f->bus &&
		    capture->functions[i].devfn == f->devfn)
			return true;
	return false;
}

static void leave_out(struct machine *machine, const struct listing *listing,
		      struct notes *notes)
{
	struct acs_capture capture = {
		.count = machine->count,
		.incomplete = listing->incomplete,
	};
	unsigned int i, count = 0;

	capture.functions = allocate(machine->count,
				     sizeof(*capture.functions));
	for (i = 0; i < machine->count; i++)
		make_header(&capture.functions[i], &machine->functions[i],
			    &listing->functions[i]);
	acs_capture_prune(&capture, note_mistake, notes);

	for (i = 0; i < machine->count; i++) {
		struct function *f = &machine->functions[i];

		if (is_left(&capture, f)) {
			machine->functions[count++] = *f;
			continue;
		}
		free(f->name);
		free(f->driver);
	}
	machine->count = count;
	free(capture.functions);
}

/* Group and driver are for people; they stand in captures as well */
static void annotate(struct machine *machine, struct listing *listing)
{
	struct looks looks;
	unsigned int i;

	look_at_all(&looks, listing);
	machine->shows_groups = looks.has_groups;
	for (i = 0; i < listing->count; i++) {
		struct decoded *d = &listing->functions[i];
		struct function *f = machine_find(machine, d->domain, d->bus,
						  d->devfn);

		if (!f)
			continue;
		if (looks.has_groups)
			f->reported = d->group == GROUP_UNREPORTED ?
				      GROUP_NONE : d->group;
		if (!f->name)
			read_name(f, d);
		if (!f->driver && d->driver)
			f->driver = strdup(d->driver);
	}
}

/**
 * machine_annotate - add what a capture says in words
 * @machine: the machine
 * @text: its capture
 * @length: of @text
 */
void machine_annotate(struct machine *machine, const char *text,
		      size_t length)
{
	struct listing listing;

	listing_read(&listing, text, length, NULL);
	annotate(machine, &listing);
	listing_free(&listing);
}

static void say_names(const struct looks *looks, struct notes *notes)
{
	if (looks->guessed)
		note(notes, 0,
		     "ids of %u functions are taken from their names, which may have changed; lspci -nn prints ids",
		     looks->guessed);
	if (looks->unnamed)
		note(notes, 0,
		     "ids of %u functions are unknown, since no single device has their name; lspci -nn prints ids",
		     looks->unnamed);
}

/**
 * machine_from_text - read a machine from words
 * @text: as "lspci -vv" prints it, without bytes
 * @length: of @text
 * @notes: is told what is missing
 *
 * Return: the machine, not linked yet; it has no functions if there are none
 * in the text.
 */
struct machine *machine_from_text(const char *text, size_t length,
				  struct notes *notes)
{
	struct listing listing;
	struct machine *machine;
	struct looks looks;
	unsigned int i;

	listing_read(&listing, text, length, notes);
	look_at_all(&looks, &listing);
	machine = machine_new(listing.count);
	machine->shows_domains = listing.shows_domains;
	for (i = 0; i < listing.count; i++)
		read_function(&machine->functions[i], &listing, i, &looks);
	leave_out(machine, &listing, notes);
	annotate(machine, &listing);
	if (listing.count && !looks.has_capabilities)
		note(notes, 0,
		     "no capabilities in it, so nobody can tell what isolates; use lspci -vvnn, as root");
	say_names(&looks, notes);
	listing_free(&listing);
	return machine;
}
