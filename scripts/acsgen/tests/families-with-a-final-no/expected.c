// SPDX-License-Identifier: GPL-2.0-only
/*
 * The two families, in the words of C.
 */
#include "walk.h"

#include <stddef.h>

const u16 vendors_walked[] = { 0x1d16, 0x1d17, 0x1d18, 0x8087, 0x8088, 0x8089, 0 };

static const char *expected_zhaoxin(const struct acs_device *dev)
{
	u16 id = dev->device;

	if (id == 0x3038 || id == 0x3104 || id == 0x9083)
		return "zhaoxin-functions";
	if (dev->type != PCI_EXP_TYPE_ROOT_PORT &&
	    dev->type != PCI_EXP_TYPE_DOWNSTREAM)
		return NULL;
	if ((id >= 0x0710 && id <= 0x071e) || id == 0x0721 ||
	    (id >= 0x0723 && id <= 0x0752))
		return "zhaoxin-ports";
	return "zhaoxin-others";
}

static const char *expected_wangxun(const struct acs_device *dev)
{
	switch (dev->device) {
	case 0x0100 ... 0x010f:
	case 0x1001:
	case 0x2001:
	case 0x5010:
	case 0x5025:
	case 0x5040:
	case 0x5110:
	case 0x5125:
	case 0x5140:
		return "wangxun-nics";
	default:
		return "wangxun-others";
	}
}

const char *expected_rule(const struct acs_device *dev)
{
	if (dev->vendor == 0x1d17)
		return expected_zhaoxin(dev);
	if (dev->vendor == 0x8088)
		return expected_wangxun(dev);
	return NULL;
}
