// SPDX-License-Identifier: GPL-2.0-only
/*
 * Serial numbers in config space: the Device Serial Number capability (PCIe
 * r6.0, sec 7.9.3), which network cards make of their MAC address, and what
 * was last read of Vital Product Data, which has a serial number in it. VPD
 * itself lies behind these registers, and is in no capture.
 */
#include "dump.h"
#include "config-space.h"

#define DSN_NUMBER	4
#define DSN_NUMBER_SIZE	8
/* Its id and version 1, of the four bytes that begin a capability */
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

/* Rows that are not in the capture are not written either */
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

/* No chain leads there, since a part of it is missing: so wherever it may be */
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
 * serials_blank - set serial numbers to zero
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
