// SPDX-License-Identifier: GPL-2.0-only
/*
 * Derives facts from config space the way the kernel does, as far as it is
 * known.
 */
#include "capture/config-space.h"
#include "source/config-space.h"

/* Size of the config space that conventional functions have, too */
#define CONVENTIONAL_SIZE	256

static u32 get(const struct function *f, unsigned int offset,
	       unsigned int size)
{
	return acs_config_get(f->captured->bytes, offset, size);
}

static void find_known_bytes(struct function *f)
{
	unsigned int offset;

	for (offset = 0; offset < ACS_CONFIG_SIZE; offset++)
		if (acs_capture_has_byte(f->captured, offset))
			f->known_bytes[offset / 8] |= BIT(offset % 8);
}

static void read_subsystem(struct function *f, enum fact all_capabilities)
{
	unsigned int at = PCI_SUBSYSTEM_VENDOR_ID;

	if (f->header_type == PCI_HEADER_TYPE_CARDBUS)
		at = PCI_CB_SUBSYSTEM_VENDOR_ID;
	if (f->header_type == PCI_HEADER_TYPE_BRIDGE) {
		at = acs_config_find(f->captured->bytes, PCI_CAP_ID_SSVID);
		if (!at) {
			f->has_subsystem = all_capabilities == FACT_YES;
			return;
		}
		at += PCI_SSVID_VENDOR_ID;
	}
	f->has_subsystem = function_knows(f, at, 4);
	if (f->has_subsystem) {
		f->subsystem_vendor = get(f, at, 2);
		f->subsystem_device = get(f, at + 2, 2);
	}
}

static void read_header(struct function *f)
{
	f->has_vendor = true;
	f->has_ids = true;
	f->vendor = get(f, PCI_VENDOR_ID, 2);
	f->device = get(f, PCI_DEVICE_ID, 2);
	f->has_class = true;
	f->class = get(f, PCI_CLASS_REVISION, 4) >> 8;
	f->header = FACT_YES;
	f->header_type = f->captured->bytes[PCI_HEADER_TYPE] & 0x7f;
	f->secondary = acs_capture_secondary_bus(f->captured);

	/* A function number above 0 says so as well */
	f->multifunction = f->captured->bytes[PCI_HEADER_TYPE] & 0x80 ||
			   f->devfn & 7 ? FACT_YES : FACT_NO;
}

/* Whether the capability list is known from end to end, if there is one */
static enum fact knows_capabilities(const struct function *f)
{
	if (!(get(f, PCI_STATUS, 2) & PCI_STATUS_CAP_LIST))
		return FACT_YES;
	return function_knows(f, 0, CONVENTIONAL_SIZE) ? FACT_YES :
							 FACT_UNKNOWN;
}

/*
 * No lanes are in use, or the data link layer is down. Presence detection is no
 * proof: QEMU's ports deny cards that are there.
 */
static bool is_link_down(const struct function *f, unsigned int at)
{
	u32 link;

	if (!function_knows(f, at, PCI_EXP_LNKSTA + 2))
		return false;
	link = get(f, at + PCI_EXP_LNKSTA, 2);
	return !(link & PCI_EXP_LNKSTA_NLW) ||
	       (get(f, at + PCI_EXP_LNKCAP, 4) & PCI_EXP_LNKCAP_DLLLARC &&
		!(link & PCI_EXP_LNKSTA_DLLLA));
}

/* A window from a register for its first and one for its last address */
static bool is_window_closed(const struct function *f, unsigned int first,
			     unsigned int last, unsigned int size)
{
	u32 mask = size == 1 ? 0xf0 : 0xfff0;

	return function_knows(f, first, size) && function_knows(f, last, size) &&
	       (get(f, first, size) & mask) > (get(f, last, size) & mask);
}

/* A bridge that forwards nothing: the firmware has found nothing behind it */
static bool has_no_windows(const struct function *f)
{
	return f->header_type == PCI_HEADER_TYPE_BRIDGE &&
	       is_window_closed(f, PCI_IO_BASE, PCI_IO_LIMIT, 1) &&
	       is_window_closed(f, PCI_MEMORY_BASE, PCI_MEMORY_LIMIT, 2) &&
	       is_window_closed(f, PCI_PREF_MEMORY_BASE, PCI_PREF_MEMORY_LIMIT,
				2);
}

/* Only defined for ports that lead down (PCIe r6.0, sec 7.5.3.2) */
static void read_slot(struct function *f, unsigned int at)
{
	if (f->type != PCI_EXP_TYPE_ROOT_PORT &&
	    f->type != PCI_EXP_TYPE_DOWNSTREAM)
		return;
	f->slot = get(f, at + PCI_EXP_FLAGS, 2) & PCI_EXP_FLAGS_SLOT ?
		  FACT_YES : FACT_NO;
	if (f->slot == FACT_YES && function_knows(f, at + PCI_EXP_SLTCAP, 4))
		f->slot_number = get(f, at + PCI_EXP_SLTCAP, 4) >> 19;
	if (function_knows(f, at + PCI_EXP_LNKCAP, 4))
		f->lanes = (get(f, at + PCI_EXP_LNKCAP, 4) &
			    PCI_EXP_LNKCAP_MLW) >> 4;
	f->shows_empty = is_link_down(f, at);
}

static void read_express(struct function *f, enum fact all_capabilities)
{
	unsigned int at = acs_config_find(f->captured->bytes, PCI_CAP_ID_EXP);

	if (at && function_knows(f, at + PCI_EXP_FLAGS, 2)) {
		f->express = FACT_YES;
		f->type = (get(f, at + PCI_EXP_FLAGS, 2) &
			   PCI_EXP_FLAGS_TYPE) >> 4;
		read_slot(f, at);
	} else if (!at && all_capabilities == FACT_YES) {
		f->express = FACT_NO;
		f->type = ACS_TYPE_CONVENTIONAL;
	}
}

/* The kernel looks for extended capabilities in these functions only */
static enum fact has_extended_space(const struct function *f)
{
	unsigned int at;

	if (f->express == FACT_YES || f->class >> 8 == 0x0600)
		return FACT_YES;
	if (f->express == FACT_UNKNOWN)
		return FACT_UNKNOWN;
	at = acs_config_find(f->captured->bytes, PCI_CAP_ID_PCIX);
	if (!at || f->header_type != PCI_HEADER_TYPE_NORMAL)
		return FACT_NO;
	return get(f, at + PCI_X_STATUS, 4) &
	       (PCI_X_STATUS_266MHZ | PCI_X_STATUS_533MHZ) ? FACT_YES : FACT_NO;
}

/* Hardware that repeats the first 256 bytes has no extended config space */
static bool is_aliased(const struct function *f)
{
	unsigned int at;

	for (at = CONVENTIONAL_SIZE; at < ACS_CONFIG_SIZE;
	     at += CONVENTIONAL_SIZE)
		if (get(f, at, 4) != get(f, PCI_VENDOR_ID, 4))
			return false;
	return true;
}

static void read_acs(struct function *f)
{
	enum fact extended = has_extended_space(f);
	unsigned int at = acs_config_find_extended(f->captured->bytes,
						   PCI_EXT_CAP_ID_ACS);

	if (extended == FACT_NO || is_aliased(f)) {
		f->acs = FACT_NO;
	} else if (extended == FACT_YES && at) {
		f->acs = FACT_YES;
		f->acs_at = at;
		f->has_words = function_knows(f, at + PCI_ACS_CAP, 4);
		f->words.capability = get(f, at + PCI_ACS_CAP, 2);
		f->words.control = get(f, at + PCI_ACS_CTRL, 2);
		f->words.state = f->words.capability == 0xffff ||
				 f->words.control == 0xffff ?
				 ACS_WORDS_FAILED : ACS_WORDS_READ;
	} else if (extended == FACT_YES &&
		   function_knows(f, CONVENTIONAL_SIZE,
				  ACS_CONFIG_SIZE - CONVENTIONAL_SIZE)) {
		f->acs = FACT_NO;
	}
}

static void read_function(struct function *f,
			  const struct acs_capture_function *captured)
{
	enum fact all_capabilities;

	f->captured = captured;
	f->domain = captured->domain;
	f->bus = captured->bus;
	f->devfn = captured->devfn;
	f->line = captured->line;
	find_known_bytes(f);
	read_header(f);
	all_capabilities = knows_capabilities(f);
	read_subsystem(f, all_capabilities);
	read_express(f, all_capabilities);
	read_acs(f);
	f->shows_empty |= has_no_windows(f);
}

/**
 * machine_from_capture - create a machine from config space
 * @capture: as acs_capture_validate() left it; the machine takes over its
 *	functions
 *
 * Return: the machine, not linked yet.
 */
struct machine *machine_from_capture(struct acs_capture *capture)
{
	struct machine *machine = machine_new(capture->count);
	unsigned int i;

	machine->capture = *capture;
	machine->shows_domains = capture->shows_domains;
	for (i = 0; i < capture->count; i++)
		read_function(&machine->functions[i], &capture->functions[i]);
	return machine;
}
