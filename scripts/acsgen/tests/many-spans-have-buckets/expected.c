// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the script test writes, in the words of C.
 */
#include "walk.h"

#include <stddef.h>

const u16 vendors_walked[] = {
	0x1000, 0x2000, 0x2001, 0x2002, 0x2003, 0x3000, 0
};

static bool is_scattered(u16 id)
{
	return id < 0x300 ? id % 3 == 0 : id >= 0xc000 && id % 0x40 == 0;
}

static bool is_wide(u16 id)
{
	return id > 0x3000 && id < 0xbfff;
}

static const char *expected_port(const struct acs_device *dev)
{
	u16 id = dev->device;

	switch (dev->vendor) {
	case 0x1000:
		return id >= 0x10 && id <= 0x20 ? "first" : NULL;
	case 0x2000:
		return is_scattered(id) ? "scattered-0x2000" :
		       is_wide(id) ? "wide-0x2000" : NULL;
	case 0x2001:
		return is_scattered(id) ? "scattered-0x2001" :
		       is_wide(id) ? "wide-0x2001" : "others";
	case 0x2002:
		return id == 0 || id == 0xffff ? "between" : NULL;
	case 0x2003:
		return is_scattered(id) ? "scattered-0x2003" : NULL;
	case 0x3000:
		return id == 0xffff ? "last" : NULL;
	default:
		return NULL;
	}
}

const char *expected_rule(const struct acs_device *dev)
{
	return dev->type == PCI_EXP_TYPE_ROOT_PORT ? expected_port(dev) : NULL;
}
