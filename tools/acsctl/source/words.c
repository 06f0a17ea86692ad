// SPDX-License-Identifier: GPL-2.0-only
/*
 * Machines from the decoded output of lspci, and what that adds to a hex dump.
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
		{ "VGA compatible controller:", 0x0300 },
		{ "3D controller:", 0x0302 },
		{ "Display controller:", 0x0380 },
		{ "Ethernet controller:", 0x0200 },
		{ "Network controller:", 0x0280 },
		{ "Non-Volatile memory controller:", 0x0108 },
		{ "SATA controller:", 0x0106 },
		{ "USB controller:", 0x0c03 },
		{ "Serial bus controller:", 0x0c80 },
		{ "SMBus:", 0x0c05 },
		{ "ISA bridge:", 0x0601 },
		{ "Audio device:", 0x0403 },
		{ "RAM memory:", 0x0500 },
		{ "Communication controller:", 0x0780 },
		{ "Signal processing controller:", 0x1180 },
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
	f->shows_empty = d->link_down || (d->closed == 3 && !d->open);
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

static void make_byte(struct function *f, unsigned int at, u8 value)
{
	unsigned int row = at / ACS_ROW_SIZE;

	f->made->known[row / 8] |= BIT(row % 8);
	f->made->bytes[at] = value;
	f->known_bytes[at / 8] |= BIT(at % 8);
}

/*
 * Some ports have the registers of their ACS capability twice as wide as
 * specified. There, what lspci decodes are the two halves of the capability
 * register, and the control register is behind that. Programs of rules only add
 * to what that holds, so it is taken as 0, which is the worst value.
 */
static void make_registers(struct function *f)
{
	unsigned int at = f->acs_at, i;
	u32 words = f->words.capability | (u32)f->words.control << 16;

	if (!f->has_words || f->captured || at + 12 > ACS_CONFIG_SIZE)
		return;
	f->made = allocate(1, sizeof(*f->made));
	memset(f->made->bytes, 0xff, sizeof(f->made->bytes));
	f->made->domain = f->domain;
	f->made->bus = f->bus;
	f->made->devfn = f->devfn;
	f->captured = f->made;
	for (i = 0; i < 4; i++) {
		make_byte(f, at + PCI_ACS_CAP + i, words >> i * 8);
		make_byte(f, at + PCI_ACS_CAP + 4 + i, 0);
	}
	f->cleared_at = at + PCI_ACS_CAP + 4;
}

static void read_capabilities(struct function *f, const struct decoded *d,
			      const struct overview *overview)
{
	bool tells = knows_capabilities(d, overview);

	if (d->express && d->has_type) {
		f->express = FACT_YES;
		f->type = d->type;
		f->slot = d->slot;
		f->slot_number = d->slot_number;
		f->lanes = d->slot ? d->lanes : 0;
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
	make_registers(f);
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

/* Class, vendor and port type are those of the parent (PCIe r6.0, sec 9.3.4) */
static bool is_of_kind(const struct decoded *d, const struct decoded *parent)
{
	u16 class, parent_class;

	if (find_class(d, &class) && find_class(parent, &parent_class) &&
	    class != parent_class)
		return false;
	if (d->has_ids && parent->has_ids && d->vendor != parent->vendor)
		return false;
	return d->express || d->is_denied || !d->capabilities;
}

static bool may_be_virtual(const struct decoded *d,
			   const struct decoded *parent)
{
	bool is_open = parent->vf_count < 0 ||
		       (parent->vf_count && !parent->vf_offset);

	return parent != d && parent->has_sriov && is_open && !d->has_sriov &&
	       parent->domain == d->domain && parent->bus == d->bus &&
	       d->devfn > parent->devfn && is_of_kind(d, parent);
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

/**
 * words_header - make the part of a header that the topology depends on
 * @captured: filled in; it has no line
 * @d: words about a bridge with its buses
 */
void words_header(struct acs_capture_function *captured,
		  const struct decoded *d)
{
	u16 class;

	memset(captured, 0, sizeof(*captured));
	captured->domain = d->domain;
	captured->bus = d->bus;
	captured->devfn = d->devfn;
	captured->known[0] = BIT(0) | BIT(PCI_PRIMARY_BUS / ACS_ROW_SIZE);
	captured->bytes[PCI_HEADER_TYPE] =
		find_class(d, &class) && class == CLASS_CARDBUS_BRIDGE ?
		PCI_HEADER_TYPE_CARDBUS : PCI_HEADER_TYPE_BRIDGE;
	captured->bytes[PCI_PRIMARY_BUS] = d->bus;
	captured->bytes[PCI_SECONDARY_BUS] = d->secondary;
	captured->bytes[PCI_SUBORDINATE_BUS] = d->subordinate;
}

/* Takes what hex dumps do not have, and what this one lacks */
static void annotate(struct machine *machine, const struct listing *listing,
		     const struct overview *overview)
{
	unsigned int i;

	machine->shows_groups = overview->has_groups;
	machine->has_doubtful_groups = listing->contradicts;
	for (i = 0; i < listing->count; i++) {
		const struct decoded *d = &listing->functions[i];
		struct function *f = machine_find(machine, d->domain, d->bus,
						  d->devfn);

		if (!f)
			continue;
		if (overview->has_groups)
			f->reported = d->group == GROUP_UNREPORTED ?
				      GROUP_NONE : d->group;
		if (!f->name)
			read_name(f, d);
		if (!f->driver && d->driver)
			f->driver = text_copy(d->driver);
		if (f->express == FACT_UNKNOWN || f->acs == FACT_UNKNOWN)
			read_capabilities(f, d, overview);
	}
}

/**
 * machine_annotate - add what the source says in words
 * @machine: a machine from a hex dump
 * @listing: the words
 */
void machine_annotate(struct machine *machine, const struct listing *listing)
{
	struct overview overview;

	survey(&overview, listing);
	annotate(machine, listing, &overview);
}

/* A function that reads as all ones is off, and the kernel ignores it */
static bool is_off(const struct decoded *d)
{
	return d->title && strstr(d->title, "!!! Unknown header type 7f");
}

/* Adds the functions that the machine does not have yet */
static void add_functions(struct machine *machine,
			  const struct listing *listing,
			  struct overview *overview)
{
	unsigned int i;

	for (i = 0; i < listing->count; i++) {
		const struct decoded *d = &listing->functions[i];

		if (!is_off(d) && !d->is_captured &&
		    !machine_find(machine, d->domain, d->bus, d->devfn))
			read_function(machine_add(machine), listing, i,
				      overview);
	}
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
		     "ids of %u functions are unknown; lspci -nn prints ids",
		     overview->unnamed);
}

/**
 * machine_add_words - add the functions that are described in words only
 * @machine: the machine, not linked yet
 * @listing: the words
 * @names: list to look up ids in
 * @warnings: collects what is missing
 */
void machine_add_words(struct machine *machine, const struct listing *listing,
		       struct pci_ids *names, struct warnings *warnings)
{
	struct overview overview;
	unsigned int before = machine->count;

	survey(&overview, listing);
	overview.names = names;
	add_functions(machine, listing, &overview);
	annotate(machine, listing, &overview);
	if (machine->count > before && !overview.has_capabilities)
		warn(warnings, 0,
		     "no capabilities in it, so isolation is unknown; use lspci -vvnn, as root");
	warn_of_names(&overview, warnings);
}
