// SPDX-License-Identifier: GPL-2.0-only
/*
 * Machines from the decoded output of lspci, without a hex dump. A header is
 * made up for each function, so that the core can leave out what it cannot
 * place.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "machine/pci-ids.h"
#include "source/words-decode.h"
#include "source/words.h"

#define CLASS_HOST_BRIDGE	0x0600
#define CLASS_PCI_BRIDGE	0x0604
#define CLASS_CARDBUS_BRIDGE	0x0607

/**
 * struct overview - what the text says as a whole
 * @names: list to look up ids in
 * @has_capabilities: capabilities of some function were printed
 * @has_groups: IOMMU groups were printed
 * @guessed: number of functions whose ids were found by name
 * @unnamed: number of functions whose ids are unknown
 */
struct overview {
	struct pci_ids *names;
	bool has_capabilities;
	bool has_groups;
	unsigned int guessed;
	unsigned int unnamed;
};

/* Classes that matter, for output without their numbers */
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
		f->name = text_copy(colon + 2);
}

static void read_ids(struct function *f, const struct decoded *d,
		     struct overview *overview)
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
		ids = pci_ids_find(overview->names, f->name);
	f->has_vendor = ids.has_vendor;
	f->has_ids = ids.count == 1;
	f->vendor = ids.vendor;
	f->device = ids.candidates[0];
	if (f->has_ids) {
		overview->guessed++;
		return;
	}
	overview->unnamed++;
	f->candidate_count = ids.count;
	memcpy(f->candidates, ids.candidates, sizeof(f->candidates));
}

/* With details, lspci prints the buses of a bridge */
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

/* Whether all capabilities were printed, or there are none */
static bool knows_capabilities(const struct decoded *d,
			       const struct overview *overview)
{
	if (d->is_denied)
		return false;
	if (d->capabilities || d->chain == FACT_NO)
		return true;
	return d->chain == FACT_UNKNOWN && d->is_detailed &&
	       overview->has_capabilities;
}

static void read_capabilities(struct function *f, const struct decoded *d,
			      const struct overview *overview)
{
	bool tells = knows_capabilities(d, overview);

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

/*
 * Virtual functions cannot be told from their headers, but from their numbers
 */
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
 * lspci does not print the multifunction bit. It is set for functions above 0,
 * and for function 0 if there are others. A function 0 alone may have it or
 * not.
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
			  unsigned int i, struct overview *overview)
{
	const struct decoded *d = &listing->functions[i];

	f->domain = d->domain;
	f->bus = d->bus;
	f->devfn = d->devfn;
	f->line = d->line;
	read_name(f, d);
	read_ids(f, d, overview);
	f->has_subsystem = d->has_subsystem;
	f->subsystem_vendor = d->subsystem_vendor;
	f->subsystem_device = d->subsystem_device;
	read_header(f, d);
	read_capabilities(f, d, overview);
	f->multifunction = find_multifunction(listing, d, &f->is_virtual);
}

static void survey(struct overview *overview, const struct listing *listing)
{
	unsigned int i;

	memset(overview, 0, sizeof(*overview));
	for (i = 0; i < listing->count; i++) {
		const struct decoded *d = &listing->functions[i];

		overview->has_capabilities |= d->capabilities > 0;
		overview->has_groups |= d->group != GROUP_UNREPORTED;
	}
}

static void know_row(struct acs_capture_function *captured,
		     unsigned int offset)
{
	unsigned int row = offset / ACS_ROW_SIZE;

	captured->known[row / 8] |= BIT(row % 8);
}

/* The part of a header that the topology depends on */
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
		      struct warnings *warnings)
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
	acs_capture_prune(&capture, warn_of_mistake, warnings);

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

/* Adds the IOMMU group and the driver, which hex dumps may have as well */
static void annotate(struct machine *machine, struct listing *listing)
{
	struct overview overview;
	unsigned int i;

	survey(&overview, listing);
	machine->shows_groups = overview.has_groups;
	for (i = 0; i < listing->count; i++) {
		struct decoded *d = &listing->functions[i];
		struct function *f = machine_find(machine, d->domain, d->bus,
						  d->devfn);

		if (!f)
			continue;
		if (overview.has_groups)
			f->reported = d->group == GROUP_UNREPORTED ?
				      GROUP_NONE : d->group;
		if (!f->name)
			read_name(f, d);
		if (!f->driver && d->driver)
			f->driver = text_copy(d->driver);
	}
}

/**
 * machine_annotate - add what the source says in words
 * @machine: the machine
 * @text: the source
 * @length: length of @text
 */
void machine_annotate(struct machine *machine, const char *text,
		      size_t length)
{
	struct listing listing;

	listing_read(&listing, text, length, NULL);
	annotate(machine, &listing);
	listing_free(&listing);
}

static void warn_of_names(const struct overview *overview,
			  struct warnings *warnings)
{
	if (overview->guessed)
		warn(warnings, 0,
		     "ids of %u functions are taken from their names, which may have changed; lspci -nn prints ids",
		     overview->guessed);
	if (overview->unnamed)
		warn(warnings, 0,
		     "ids of %u functions are unknown, since no single device has their name; lspci -nn prints ids",
		     overview->unnamed);
}

/**
 * machine_from_text - create a machine from the decoded output of lspci
 * @text: output of "lspci -vv", without a hex dump
 * @length: length of @text
 * @names: list to look up ids in
 * @warnings: collects what is missing
 *
 * Return: the machine, not linked yet; without functions if there are none in
 * @text.
 */
struct machine *machine_from_text(const char *text, size_t length,
				  struct pci_ids *names,
				  struct warnings *warnings)
{
	struct listing listing;
	struct machine *machine;
	struct overview overview;
	unsigned int i;

	listing_read(&listing, text, length, warnings);
	survey(&overview, &listing);
	overview.names = names;
	machine = machine_new(listing.count);
	machine->shows_domains = listing.shows_domains;
	for (i = 0; i < listing.count; i++)
		read_function(&machine->functions[i], &listing, i, &overview);
	leave_out(machine, &listing, warnings);
	annotate(machine, &listing);
	if (listing.count && !overview.has_capabilities)
		warn(warnings, 0,
		     "no capabilities in it, so isolation is unknown; use lspci -vvnn, as root");
	warn_of_names(&overview, warnings);
	listing_free(&listing);
	return machine;
}
