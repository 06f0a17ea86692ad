/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How simulated config space handles writes. The functions are a bridge and a
 * device. All registers other than these hold all ones, so that every change is
 * noticed:
 *
 *	40	PCI Express, a root port or an endpoint
 *	80	Power Management
 *	100	ACS: SV RR CR UF implemented, nothing enabled
 *	140	SR-IOV
 *	200	row that the capture lacks
 */
#ifndef ACS_TEST_CONFIG_CASES_H
#define ACS_TEST_CONFIG_CASES_H

/**
 * struct config_case - a write, and what is read afterwards
 * @name: what it shows
 * @bridge: the write is to the bridge, else to the device
 * @offset: offset of the register
 * @size: in bytes
 * @write: value written
 * @read: value read afterwards
 */
struct config_case {
	const char *name;
	bool bridge;
	u16 offset;
	u8 size;
	u32 write;
	u32 read;
};

static const struct config_case config_cases[] = {
	{ "vendor and device id stay", false, 0x00, 4, 0, 0x12348086 },
	{ "command is written", false, 0x04, 2, 0x0405, 0x0405 },
	{ "status stays", false, 0x06, 2, 0xffff, 0x0010 },
	{ "class and revision stay", false, 0x08, 4, 0, 0x02000001 },
	{ "cache line size is written", false, 0x0c, 1, 0x10, 0x10 },
	{ "header type stays", false, 0x0e, 1, 0, 0x80 },
	{ "a base address reads 0", false, 0x10, 4, ~0U, 0 },
	{ "the last base address reads 0", false, 0x24, 4, ~0U, 0 },
	{ "subsystem ids stay", false, 0x2c, 4, 0, 0xffffffff },
	{ "a ROM address reads 0", false, 0x30, 4, ~0U, 0 },
	{ "the capability pointer stays", false, 0x34, 1, 0, 0x40 },
	{ "the interrupt line is written", false, 0x3c, 1, 0x0b, 0x0b },

	{ "a bridge's base address reads 0", true, 0x14, 4, ~0U, 0 },
	{ "bus numbers are written", true, 0x18, 4, 0x00040302, 0x00040302 },
	{ "an I/O window stays", true, 0x1c, 2, 0, 0xffff },
	{ "secondary status stays", true, 0x1e, 2, 0, 0xffff },
	{ "a memory window stays", true, 0x20, 4, 0, 0xffffffff },
	{ "the upper half of a window stays", true, 0x2c, 4, 0, 0xffffffff },
	{ "a bridge's ROM address reads 0", true, 0x38, 4, ~0U, 0 },
	{ "bridge control is written", true, 0x3e, 2, 0x0040, 0x0040 },

	{ "a capability's header stays", false, 0x40, 2, 0, 0x8010 },
	{ "the port type stays", false, 0x42, 2, 0, 0x0002 },
	{ "device capabilities stay", false, 0x44, 4, 0, 0xffffffff },
	{ "device control is written", false, 0x48, 2, 0x2810, 0x2810 },
	{ "device status stays", false, 0x4a, 2, 0x0000, 0xffff },
	{ "link control is written", false, 0x50, 2, 0x0040, 0x0040 },
	{ "link status stays", true, 0x52, 2, 0xffff, 0x1011 },
	{ "a port whose link is down does not tell", true, 0x4c, 4, 0,
	  0xffefffff },
	{ "slot control is written", true, 0x58, 2, 0x0001, 0x0001 },
	{ "slot status stays", true, 0x5a, 2, 0, 0xffff },
	{ "power management's abilities stay", false, 0x82, 2, 0, 0xffff },
	{ "the power state is written", false, 0x84, 2, 0x0003, 0x0003 },
	{ "any other register is written", false, 0xd8, 4, 0x04000000,
	  0x04000000 },
	{ "a byte in the middle of a dword", false, 0xd9, 1, 0, 0 },

	{ "an extended capability's header stays", false, 0x100, 4, 0,
	  0x1401000d },
	{ "what ACS implements stays", false, 0x104, 2, 0, 0x001d },
	{ "ACS bits that are implemented are enabled", false, 0x106, 2, 0x1d,
	  0x1d },
	{ "ACS bits that are not stay off", false, 0x106, 2, 0xffff, 0x1d },
	{ "the dword behind ACS is written", true, 0x108, 4, 0x1d, 0x1d },
	{ "a base address of virtual functions reads 0", false, 0x164, 4, ~0U,
	  0 },
	{ "the number of virtual functions is written", false, 0x150, 2, 3, 3 },
	{ "the most virtual functions stay", false, 0x14e, 2, 0, 0xffff },

	{ "what is unknown reads as all ones", false, 0x200, 4, 0, ~0U },
	{ "the last register is written", false, 0xffc, 4, 0x12, 0x12 },
};

#endif /* ACS_TEST_CONFIG_CASES_H */
