// SPDX-License-Identifier: GPL-2.0-only
/*
 * Serial numbers in config space: the Device Serial Number capability (PCIe
 * r6.0, sec 7.9.3), which network cards derive from their MAC address, and the
 * data register of Vital Product Data, which may hold a part of a serial
 * number. VPD itself is not in config space.
 */
#include "answer/capture-serials.h"
#include "capture/config-space.h"

#define DSN_NUMBER	4
#define DSN_NUMBER_SIZE	8
/* Capability id and version 1 in the header of the capability */
#define DSN_BEGIN	0x10003
#define BEGIN_MASK	0xfffff

#define FIRST_EXTENDED	256

static bool knows_all(const struct acs_capture_function *f, unsigned int from,
		      unsigned int to)
{
	unsigned int at;

	for (at = from; at < to; at += ACS_ROW_SIZE)
		if (!acs_capture_has_byte(f, at))
			return false;
	return true;
}

/* Rows that are not in the capture are not written */
static bool blank(struct acs_capture_function *f, unsigned int at,
		  unsigned int size)
{
	bool any = false;

	for (; size-- && at < ACS_CONFIG_SIZE; at++) {
		if (!acs_capture_has_byte(f, at) || !f->bytes[at])
			continue;
		f->bytes[at] = 0;
		any = true;
	}
	return any;
}

/* The capability list is incomplete, so search everywhere */
static bool blank_anywhere(struct acs_capture_function *f)
{
	unsigned int at, acs = acs_config_find_extended(f->bytes,
							PCI_EXT_CAP_ID_ACS);
	bool any = false;

	for (at = FIRST_EXTENDED; at < ACS_CONFIG_SIZE; at += 4) {
		u32 begin = acs_config_get(f->bytes, at, 4);

		if ((begin & BEGIN_MASK) != DSN_BEGIN ||
		    (acs && at < acs + 8 && acs < at + 12))
			continue;
		any |= blank(f, at + DSN_NUMBER, DSN_NUMBER_SIZE);
	}
	return any;
}

/**
 * serials_blank - zero the serial numbers
 * @function: the function
 *
 * Return: true if there were any.
 */
bool serials_blank(struct acs_capture_function *function)
{
	struct acs_capture_function *f = function;
	unsigned int at = acs_config_find(f->bytes, PCI_CAP_ID_VPD);
	bool any = at && blank(f, at + PCI_VPD_DATA, 4);

	if (!knows_all(f, FIRST_EXTENDED, ACS_CONFIG_SIZE))
		return blank_anywhere(f) || any;
	at = acs_config_find_extended(f->bytes, PCI_EXT_CAP_ID_DSN);
	return (at && blank(f, at + DSN_NUMBER, DSN_NUMBER_SIZE)) || any;
}
