/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Checks of simulated config space: config_cases.h.
 */
#ifndef ACS_TEST_CONFIG_CHECK_H
#define ACS_TEST_CONFIG_CHECK_H

#include "check.h"
#include "config_cases.h"
#include "config-space.h"

static inline void put(struct acs_capture_function *f, unsigned int offset,
		       unsigned int size, u32 value)
{
	unsigned int i;

	for (i = 0; i < size; i++)
		f->bytes[offset + i] = value >> i * 8;
}

static inline void make_function(struct acs_capture_function *f, bool bridge)
{
	memset(f, 0, sizeof(*f));
	memset(f->bytes, 0xff, sizeof(f->bytes));
	memset(f->known, 0xff, sizeof(f->known));
	f->known[0x200 / ACS_ROW_SIZE / 8] = 0xfe;

	put(f, PCI_VENDOR_ID, 4, 0x12348086);
	put(f, PCI_COMMAND, 4, PCI_STATUS_CAP_LIST << 16);
	put(f, PCI_CLASS_REVISION, 4, 0x02000001);
	put(f, PCI_HEADER_TYPE, 1, bridge ? 0x81 : 0x80);
	put(f, PCI_CAPABILITY_LIST, 1, 0x40);
	put(f, 0x40, 4, 0x00000010 | 0x80 << 8 |
	    (bridge ? PCI_EXP_TYPE_ROOT_PORT << 20 : 0) | 2 << 16);
	put(f, 0x40 + PCI_EXP_LNKSTA, 2, 0x1011);
	put(f, 0x80, 2, PCI_CAP_ID_PM);
	put(f, 0x100, 4, 0x1401000d);
	put(f, 0x104, 4, 0x0000001d);
	put(f, 0x140, 4, 0x00010010);
}

static inline void check_config(struct verdict *verdict,
				const struct config_case *c)
{
	static struct acs_capture_function function;
	static struct acs_config config;

	make_function(&function, c->bridge);
	acs_config_reset(&config, &function);
	acs_config_write(&config, c->offset, c->size, c->write);
	same_bits(verdict, "read", c->read,
		  acs_config_get(config.bytes, c->offset, c->size));
}

/* Wherever a chain of capabilities leads, its end is found */
static inline void check_chains(struct verdict *verdict)
{
	static struct acs_capture_function function;
	static struct acs_config config;
	unsigned int next;

	for (next = 0; next < 256; next++) {
		make_function(&function, false);
		put(&function, 0x81, 1, next);
		put(&function, 0x140, 4, next << 24 | 0x00010010);
		acs_config_reset(&config, &function);
		if (acs_config_find(function.bytes, 0x77) ||
		    acs_config_find_extended(function.bytes, 0x7777))
			wrong(verdict, "a capability that is not there, %02x",
			      next);
	}
	if (acs_config_get(function.bytes, ACS_CONFIG_SIZE - 1, 4) != ~0U)
		wrong(verdict, "something is read past the end");
}

#endif /* ACS_TEST_CONFIG_CHECK_H */
