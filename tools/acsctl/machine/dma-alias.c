// SPDX-License-Identifier: GPL-2.0-only
/*
 * DMA aliases: functions that send requests with the requester ID of another
 * function on their bus. The table follows the quirks of Linux 6.12.
 */
#include "machine/dma-alias.h"

/**
 * enum alias_kind - whose requester ID a function uses
 * @ALIAS_FUNCTION: that of one function in its own slot, unless it is that one
 * @ALIAS_DEVFN: that of one address
 * @ALIAS_LOW_FUNCTIONS: those of functions 0 to 4 in all slots
 * @ALIAS_ALL: that of any address
 * @ALIAS_PROGRAMMED: those in a table in its memory, which no source shows
 */
enum alias_kind {
	ALIAS_FUNCTION,
	ALIAS_DEVFN,
	ALIAS_LOW_FUNCTIONS,
	ALIAS_ALL,
	ALIAS_PROGRAMMED,
};

/**
 * struct alias - functions that use the requester IDs of others
 * @vendor: PCI vendor id
 * @first: lowest device id
 * @last: highest device id
 * @kind: whose requester ID
 * @number: function number or devfn, for the first two kinds
 * @subsystem_vendor: only with this subsystem, or 0
 * @subsystem_device: likewise
 * @conventional: it is not a PCI Express function
 */
struct alias {
	u16 vendor;
	u16 first;
	u16 last;
	enum alias_kind kind;
	u8 number;
	u16 subsystem_vendor;
	u16 subsystem_device;
	bool conventional;
};

static const struct alias aliases[] = {
	/* Microchip Efar */
	{ 0x1055, 0x1001, 0x1006, ALIAS_PROGRAMMED },
	{ 0x1055, 0x1008, 0x1008, ALIAS_PROGRAMMED },
	/* HighPoint */
	{ 0x1103, 0x0642, 0x0642, ALIAS_FUNCTION, 1 },
	{ 0x1103, 0x0645, 0x0645, ALIAS_FUNCTION, 1 },
	/* Ricoh */
	{ 0x1180, 0xe476, 0xe476, ALIAS_FUNCTION, 0 },
	{ 0x1180, 0xe832, 0xe832, ALIAS_FUNCTION, 0 },
	/* Switchtec; only bridges of class 0680 */
	{ 0x11f8, 0x4000, 0x5fff, ALIAS_PROGRAMMED },
	{ 0x11f8, 0x8531, 0x8576, ALIAS_PROGRAMMED },
	/* JMicron JMB388 */
	{ 0x197b, 0x2392, 0x2392, ALIAS_FUNCTION, 1 },
	/* Marvell, and Plextor's use of it */
	{ 0x1b4b, 0x9120, 0x9120, ALIAS_FUNCTION, 1 },
	{ 0x1b4b, 0x9123, 0x9123, ALIAS_FUNCTION, 1 },
	{ 0x1b4b, 0x9125, 0x9125, ALIAS_FUNCTION, 1 },
	{ 0x1b4b, 0x9128, 0x9128, ALIAS_FUNCTION, 1 },
	{ 0x1b4b, 0x9130, 0x9130, ALIAS_FUNCTION, 1 },
	{ 0x1b4b, 0x9170, 0x9170, ALIAS_FUNCTION, 1 },
	{ 0x1b4b, 0x9172, 0x9172, ALIAS_FUNCTION, 1 },
	{ 0x1b4b, 0x917a, 0x917a, ALIAS_FUNCTION, 1 },
	{ 0x1b4b, 0x9182, 0x9183, ALIAS_FUNCTION, 1 },
	{ 0x1b4b, 0x91a0, 0x91a0, ALIAS_FUNCTION, 1 },
	{ 0x1b4b, 0x9215, 0x9215, ALIAS_FUNCTION, 1 },
	{ 0x1b4b, 0x9220, 0x9220, ALIAS_FUNCTION, 1 },
	{ 0x1b4b, 0x9230, 0x9230, ALIAS_FUNCTION, 1 },
	{ 0x1b4b, 0x9235, 0x9235, ALIAS_FUNCTION, 1 },
	{ 0x1c28, 0x0122, 0x0122, ALIAS_FUNCTION, 1 },
	/* Glenfly */
	{ 0x6766, 0x3d40, 0x3d41, ALIAS_FUNCTION, 0 },
	/* Intel: MIC x200, Visual Compute Accelerator */
	{ 0x8086, 0x2260, 0x2260, ALIAS_DEVFN, 0x80 },
	{ 0x8086, 0x2260, 0x2260, ALIAS_DEVFN, 0x88 },
	{ 0x8086, 0x2260, 0x2260, ALIAS_DEVFN, 0x93 },
	{ 0x8086, 0x2264, 0x2264, ALIAS_DEVFN, 0x80 },
	{ 0x8086, 0x2264, 0x2264, ALIAS_DEVFN, 0x88 },
	{ 0x8086, 0x2264, 0x2264, ALIAS_DEVFN, 0x93 },
	{ 0x8086, 0x2954, 0x2956, ALIAS_LOW_FUNCTIONS },
	{ 0x8086, 0x2958, 0x295a, ALIAS_LOW_FUNCTIONS },
	/* Adaptec 3405 and 3805 */
	{ 0x9005, 0x0285, 0x0285, ALIAS_DEVFN, 0x08, 0x9005, 0x02bb, true },
	{ 0x9005, 0x0285, 0x0285, ALIAS_DEVFN, 0x08, 0x9005, 0x02bc, true },
	/* PLX */
	{ 0x10b5, 0x87b0, 0x87b1, ALIAS_ALL },
};

static enum fact has_subsystem(const struct function *f, const struct alias *a)
{
	if (!a->subsystem_vendor)
		return FACT_YES;
	if (!f->has_subsystem)
		return FACT_UNKNOWN;
	return f->subsystem_vendor == a->subsystem_vendor &&
	       f->subsystem_device == a->subsystem_device ? FACT_YES : FACT_NO;
}

static bool covers(const struct function *f, const struct alias *a, u8 devfn)
{
	switch (a->kind) {
	case ALIAS_FUNCTION:
		return devfn == ((f->devfn & ~7) | a->number);
	case ALIAS_DEVFN:
		return devfn == a->number;
	case ALIAS_LOW_FUNCTIONS:
		return (devfn & 7) < 5;
	default:
		return true;
	}
}

static bool has_device(const struct alias *a, u16 vendor, u16 device)
{
	return vendor == a->vendor && device >= a->first && device <= a->last;
}

static bool is_one_of(const struct function *f, const struct alias *a)
{
	return has_device(a, f->vendor, f->device);
}

static enum fact has_alias_by(const struct function *f, const struct alias *a,
			      u8 devfn)
{
	if (!is_one_of(f, a) || !covers(f, a, devfn))
		return FACT_NO;
	if (a->kind != ALIAS_PROGRAMMED)
		return has_subsystem(f, a);
	return f->has_class && f->class >> 8 != 0x0680 ? FACT_NO :
							 FACT_UNKNOWN;
}

static bool may_be_one_of(const struct function *f, const struct alias *a)
{
	unsigned int i;

	if (f->has_ids)
		return is_one_of(f, a);
	if ((f->has_vendor && f->vendor != a->vendor) ||
	    (f->express == FACT_NO && !a->conventional))
		return false;
	for (i = 0; i < f->candidate_count; i++)
		if (has_device(a, f->vendor, f->candidates[i]))
			return true;
	return !f->candidate_count;
}

/* None of them is a port of PCI Express */
static bool is_port(const struct function *f)
{
	return f->express == FACT_YES &&
	       (f->type == PCI_EXP_TYPE_ROOT_PORT ||
		f->type == PCI_EXP_TYPE_UPSTREAM ||
		f->type == PCI_EXP_TYPE_DOWNSTREAM);
}

/**
 * function_may_have_aliases - check whether a function may use another
 *	requester ID
 * @function: the function
 *
 * Return: false if function_has_alias() says no for every address.
 */
bool function_may_have_aliases(const struct function *function)
{
	unsigned int i;

	if (!function->has_ids && is_port(function))
		return false;
	for (i = 0; i < ARRAY_SIZE(aliases); i++)
		if (may_be_one_of(function, &aliases[i]))
			return true;
	return false;
}

/**
 * function_has_alias - check whether a function uses the requester ID of
 *	another
 * @function: the function, of a linked machine
 * @devfn: device and function number of the other one, on the same bus
 *
 * Return: whether it does, as far as Linux 6.12 knows.
 */
enum fact function_has_alias(const struct function *function, u8 devfn)
{
	enum fact result = function->has_ids ? FACT_NO : FACT_UNKNOWN;
	unsigned int i;

	if (!function->may_have_aliases)
		return FACT_NO;
	for (i = 0; i < ARRAY_SIZE(aliases) && function->has_ids; i++) {
		enum fact sends = has_alias_by(function, &aliases[i], devfn);

		if (sends == FACT_YES)
			return FACT_YES;
		if (sends == FACT_UNKNOWN)
			result = FACT_UNKNOWN;
	}
	return result;
}

/**
 * functions_are_aliases - check whether the IOMMU may mistake one for the other
 * @a: a function
 * @b: another one of the same bus
 *
 * Return: whether one of them uses the requester ID of the other.
 */
enum fact functions_are_aliases(const struct function *a,
				const struct function *b)
{
	enum fact one = function_has_alias(a, b->devfn);
	enum fact other = function_has_alias(b, a->devfn);

	if (one == FACT_YES || other == FACT_YES)
		return FACT_YES;
	return one == FACT_UNKNOWN || other == FACT_UNKNOWN ? FACT_UNKNOWN :
							      FACT_NO;
}
