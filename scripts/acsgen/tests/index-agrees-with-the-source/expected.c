// SPDX-License-Identifier: GPL-2.0-only
/*
 * What input.acs says, in the words of C.
 */
#include "walk.h"

#include <stddef.h>

const u16 vendors_walked[] = {
	0x0001, 0x0002, 0x1232, 0x1233, 0x1234, 0x1235, 0x1236,
	0xfffd, 0xfffe, 0xffff, 0
};

static const char *expected_1234(const struct acs_device *dev)
{
	u16 id = dev->device;

	if (dev->type == PCI_EXP_TYPE_RC_END) {
		if (id == 0xffff && dev->root_bus && dev->has_acs)
			return "top";
		return "integrated";
	}
	if (id <= 0x10) {
		if (dev->type == PCI_EXP_TYPE_ROOT_PORT)
			return "low";
		if (dev->type == PCI_EXP_TYPE_UPSTREAM ||
		    dev->type == PCI_EXP_TYPE_DOWNSTREAM)
			return "low-switch";
		return NULL;
	}
	if (id <= 0x22)
		return id != 0x21 && dev->type == PCI_EXP_TYPE_ROOT_PORT ?
		       "next" : NULL;
	if (id == 0x1900 && dev->multifunction &&
	    dev->type == PCI_EXP_TYPE_ENDPOINT)
		return "hole";
	if (id >= 0x1000 && id <= 0x1fff)
		return "first";
	if (id >= 0x2000 && id <= 0x27ff)
		return "second";
	if (id >= 0xfff0 && dev->root_bus)
		return "high";
	return NULL;
}

const char *expected_rule(const struct acs_device *dev)
{
	switch (dev->vendor) {
	case 0x0001:
		return dev->device == 0x0000 ? "least" : NULL;
	case 0x1233:
		return dev->device == 0xffff ? "below" : NULL;
	case 0x1234:
		return expected_1234(dev);
	case 0x1235:
		if (dev->type != PCI_EXP_TYPE_ROOT_PORT)
			return NULL;
		if ((dev->device == 0x0000 || dev->device == 0x8000) &&
		    !dev->has_acs)
			return "other-one";
		return "other";
	case 0xfffe:
		return dev->device == 0xffff ? "most" : NULL;
	default:
		return NULL;
	}
}
