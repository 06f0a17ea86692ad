// SPDX-License-Identifier: GPL-2.0-only
/*
 * The families, in the words of C.
 */
#include "walk.h"

#include <stddef.h>

const u16 vendors_walked[] = { 0x1002, 0x1022, 0x177d, 0x1c36, 0x8086, 0x1234, 0 };

static const char *expected_amd(const struct acs_device *dev)
{
	if (!dev->multifunction || !dev->root_bus || !(dev->acpi_tables & 1))
		return NULL;

	switch (dev->vendor << 16 | dev->device) {
	case 0x10024383:
	case 0x10024385:
	case 0x10024399:
	case 0x1002439c:
	case 0x1002439d:
		return "amd-ati";
	case 0x10227809:
	case 0x1022780f:
		return "amd-hudson";
	default:
		return NULL;
	}
}

static const char *expected_cavium(const struct acs_device *dev)
{
	u16 id = dev->device;

	if (id == 0xa026)
		return "cavium-endpoint";
	if (dev->type == PCI_EXP_TYPE_ROOT_PORT &&
	    ((id & 0xf800) == 0xa000 || id == 0xaf84 || id == 0xb884))
		return "cavium-ports";
	return NULL;
}

static const char *expected_intel(const struct acs_device *dev)
{
	u16 id = dev->device;

	if (dev->type == PCI_EXP_TYPE_RC_END)
		return "rciep";
	if (dev->type == PCI_EXP_TYPE_ROOT_PORT && dev->has_acs &&
	    ((id & 0xfff0) == 0xa110 || (id >= 0xa167 && id <= 0xa16a)))
		return "spt";
	return NULL;
}

const char *expected_rule(const struct acs_device *dev)
{
	switch (dev->vendor) {
	case 0x1002:
	case 0x1022:
		return expected_amd(dev);
	case 0x177d:
		return expected_cavium(dev);
	case 0x1c36:
		return dev->device == 0x0031 &&
		       dev->type == PCI_EXP_TYPE_ROOT_PORT ?
		       "annapurna-ports" : NULL;
	case 0x8086:
		return expected_intel(dev);
	default:
		return NULL;
	}
}
