// SPDX-License-Identifier: GPL-2.0-only
/*
 * Removes from a capture the functions that cannot be used. A function is left
 * out if its ids are unknown, or if its place in the hierarchy is: a bus whose
 * bridge is missing must not be taken for a root bus, which would isolate it.
 */
#include "config-space.h"

/* Register of the LPC bridge, 00:1f.0, with the base of chipset registers */
#define LPC			(0x1f << 3)
#define LPC_RCBA		0xf0
#define RCBA_BASE		0xffffc000

/**
 * struct pruner - a capture that is being pruned
 * @capture: the capture
 * @mistake: called for what is left out
 * @context: passed to @mistake
 */
struct pruner {
	struct acs_capture *capture;
	acs_capture_mistake_fn mistake;
	void *context;
};

__printf(3, 4)
static void report(struct pruner *s, const struct acs_capture_function *f,
		   const char *format, ...)
{
	struct acs_capture_mistake mistake = { .line = f->line, .column = 1 };
	char what[160];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof(what), format, args);
	va_end(args);

	mistake.what = what;
	s->mistake(s->context, &mistake);
}

/* Virtual functions have a header type, but no ids */
static bool may_be_a_bridge_to_anywhere(const struct acs_capture_function *f)
{
	return !acs_capture_has_byte(f, 0) ||
	       f->bytes[PCI_HEADER_TYPE] == 0xff ||
	       (acs_config_is_bridge(f->bytes) &&
		!acs_capture_has_byte(f, PCI_PRIMARY_BUS));
}

static bool may_hide_bridges(const struct acs_capture *capture, u32 domain)
{
	unsigned int i;

	if (capture->incomplete)
		return true;
	for (i = 0; i < capture->count; i++)
		if (capture->functions[i].domain == domain &&
		    may_be_a_bridge_to_anywhere(&capture->functions[i]))
			return true;
	return false;
}

static bool is_known_function(struct pruner *s,
			      const struct acs_capture_function *f)
{
	if (!acs_capture_has_byte(f, 0)) {
		report(s, f,
		       "its ids are not in the capture; the function is left out");
		return false;
	}
	if (acs_config_get(f->bytes, PCI_VENDOR_ID, 4) == ~0U) {
		report(s, f,
		       "it reads as all ones, because it is off or virtual; the function is left out");
		return false;
	}
	if (may_be_a_bridge_to_anywhere(f))
		report(s, f,
		       "where this bridge leads to is not in the capture");
	return true;
}

/* Derives the size from the last row: "lspci -x", "-xxx" or "-xxxx" */
static void note_size(struct pruner *s, struct acs_capture_function *f)
{
	unsigned int row, from = ACS_ROWS, known = 0, last = 0;

	for (row = 0; row < ACS_ROWS; row++)
		if (acs_capture_has_byte(f, row * ACS_ROW_SIZE)) {
			last = row;
			known++;
		}
	f->size = last < 64 / ACS_ROW_SIZE ? 64 :
		  last < 256 / ACS_ROW_SIZE ? 256 : ACS_CONFIG_SIZE;
	for (row = f->size / ACS_ROW_SIZE; row-- > 0;)
		if (!acs_capture_has_byte(f, row * ACS_ROW_SIZE))
			from = row;

	if (from != ACS_ROWS)
		report(s, f,
		       "%u of its rows are missing, the first at %02x; they read as all ones",
		       f->size / ACS_ROW_SIZE - known, from * ACS_ROW_SIZE);
}

static void note_what_is_unknown(struct pruner *s,
				 const struct acs_capture_function *f)
{
	if (f->size == 64 && f->bytes[PCI_STATUS] & PCI_STATUS_CAP_LIST)
		report(s, f,
		       "only 64 bytes of it: whether it is PCI Express is unknown, so it is treated as conventional; make the capture as root");
	else if (f->size == 256 && acs_config_find(f->bytes, PCI_CAP_ID_EXP))
		report(s, f,
		       "only 256 bytes of it: whether it has ACS is unknown, so it is treated as if it had none; use lspci -xxxx");
}

/**
 * acs_capture_secondary_bus - get the secondary bus of a bridge
 * @function: the function
 *
 * Return: number of the bus; 0 if the function is no bridge or the number is
 * invalid, because it is not greater than that of the bridge's own bus.
 */
u8 acs_capture_secondary_bus(const struct acs_capture_function *function)
{
	u8 bus = function->bytes[PCI_SECONDARY_BUS];

	if (!acs_config_is_bridge(function->bytes) ||
	    !acs_capture_has_byte(function, PCI_SECONDARY_BUS))
		return 0;
	return bus > function->bus ? bus : 0;
}

/* The bus is in the range of bus numbers that the bridge forwards */
static bool forwards(const struct acs_capture_function *f, u8 bus)
{
	u8 first = acs_capture_secondary_bus(f);

	return first && bus >= first && bus <= f->bytes[PCI_SUBORDINATE_BUS];
}

/**
 * acs_capture_is_root - check whether a bus is a root bus
 * @capture: the capture
 * @domain: domain of the bus
 * @bus: number of the bus
 *
 * Return: true if there are functions on the bus and no bridge leads to it.
 */
bool acs_capture_is_root(const struct acs_capture *capture, u32 domain, u8 bus)
{
	bool found = false;
	unsigned int i;

	for (i = 0; i < capture->count; i++) {
		const struct acs_capture_function *f = &capture->functions[i];

		if (f->left_out || f->domain != domain)
			continue;
		if (bus && acs_capture_secondary_bus(f) == bus)
			return false;
		if (f->bus == bus)
			found = true;
	}
	return found;
}

/**
 * acs_capture_memory_base - get the base address of the chipset registers
 * @capture: the capture
 *
 * Return: the address in the LPC bridge, or 0 if there is no LPC bridge.
 */
u32 acs_capture_memory_base(const struct acs_capture *capture)
{
	unsigned int i;

	for (i = 0; i < capture->count; i++) {
		const struct acs_capture_function *f = &capture->functions[i];

		if (!f->domain && !f->bus && f->devfn == LPC)
			return acs_config_get(f->bytes, LPC_RCBA, 4) &
			       RCBA_BASE;
	}
	return 0;
}

static bool is_forwarded(const struct acs_capture *capture, u32 domain, u8 bus)
{
	unsigned int i;

	for (i = 0; i < capture->count; i++)
		if (capture->functions[i].domain == domain &&
		    forwards(&capture->functions[i], bus))
			return true;
	return false;
}

/* Considers functions that are left out as well */
static bool is_first_bus(const struct acs_capture *capture, u32 domain, u8 bus)
{
	unsigned int i;

	if (capture->incomplete)
		return !bus;
	for (i = 0; i < capture->count; i++)
		if (capture->functions[i].domain == domain &&
		    capture->functions[i].bus < bus)
			return false;
	return true;
}

static bool is_placed(struct pruner *s, const struct acs_capture_function *f)
{
	if (!acs_capture_is_root(s->capture, f->domain, f->bus))
		return true;
	if (is_forwarded(s->capture, f->domain, f->bus)) {
		report(s, f,
		       "the bridge that leads to bus %02x is missing; the function is left out",
		       f->bus);
		return false;
	}
	if (!may_hide_bridges(s->capture, f->domain) ||
	    is_first_bus(s->capture, f->domain, f->bus))
		return true;
	report(s, f,
	       "no bridge is known to lead to bus %02x, but an unknown one may; the function is left out",
	       f->bus);
	return false;
}

/* Functions with an upstream link have a port above them */
static void note_missing_port(struct pruner *s,
			      const struct acs_capture_function *f)
{
	unsigned int at = acs_config_find(f->bytes, PCI_CAP_ID_EXP);
	u32 flags;

	if (!at || !acs_capture_is_root(s->capture, f->domain, f->bus))
		return;

	flags = acs_config_get(f->bytes, at + PCI_EXP_FLAGS, 2);
	switch ((flags & PCI_EXP_FLAGS_TYPE) >> 4) {
	case PCI_EXP_TYPE_ENDPOINT:
	case PCI_EXP_TYPE_LEG_END:
	case PCI_EXP_TYPE_UPSTREAM:
	case PCI_EXP_TYPE_DOWNSTREAM:
		report(s, f,
		       "no port leads to it: unless this is a virtual machine, a port is missing here, and the group may be larger");
	}
}

static void compact(struct acs_capture *capture)
{
	struct acs_capture_function *all = capture->functions;
	unsigned int i, count = 0;

	for (i = 0; i < capture->count; i++) {
		if (all[i].left_out)
			continue;
		if (count != i)
			memcpy(&all[count], &all[i], sizeof(all[i]));
		count++;
	}
	capture->count = count;
}

/* Returns true if a function was left out, since others may depend on it */
static bool leave_out(struct pruner *s,
		      bool (*is_kept)(struct pruner *s,
				      const struct acs_capture_function *f))
{
	struct acs_capture_function *f = s->capture->functions;
	unsigned int i;
	bool any = false;

	for (i = 0; i < s->capture->count; i++)
		if (!f[i].left_out && !is_kept(s, &f[i])) {
			f[i].left_out = true;
			any = true;
		}
	return any;
}

/**
 * acs_capture_prune - remove functions whose place or ids are unknown
 * @capture: a capture with at least the headers of config space
 * @mistake: called for each function that is left out
 * @context: passed to @mistake
 */
void acs_capture_prune(struct acs_capture *capture,
		       acs_capture_mistake_fn mistake, void *context)
{
	struct pruner s = {
		.capture = capture,
		.mistake = mistake,
		.context = context,
	};

	leave_out(&s, is_known_function);
	while (leave_out(&s, is_placed))
		;
	compact(capture);
}

/**
 * acs_capture_validate - prune a capture, and report what it does not tell
 * @capture: the result of acs_capture_parse()
 * @mistake: called for what is left out or unknown
 * @context: passed to @mistake
 */
void acs_capture_validate(struct acs_capture *capture,
			  acs_capture_mistake_fn mistake, void *context)
{
	struct pruner s = {
		.capture = capture,
		.mistake = mistake,
		.context = context,
	};
	unsigned int i;

	acs_capture_prune(capture, mistake, context);
	for (i = 0; i < capture->count; i++) {
		note_size(&s, &capture->functions[i]);
		note_what_is_unknown(&s, &capture->functions[i]);
		note_missing_port(&s, &capture->functions[i]);
	}
}
