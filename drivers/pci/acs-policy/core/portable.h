/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The few definitions that the pure core needs, for the kernel and for programs
 * on the host. Nothing else in the core depends on where it runs.
 */
#ifndef ACS_PORTABLE_H
#define ACS_PORTABLE_H

#ifdef __KERNEL__

#include <asm/byteorder.h>
#include <linux/bits.h>
#include <linux/errno.h>
#include <linux/kconfig.h>
#include <linux/kernel.h>
#include <linux/pci_regs.h>
#include <linux/string.h>
#include <linux/types.h>

#include "../compat.h"
#include "../test-seam.h"

/* What the kernel is built with; programs on the host have all of it */
#define ACS_HAS_OVERRIDE	IS_ENABLED(CONFIG_PCI_ACS_POLICY_OVERRIDE)
#define ACS_HAS_BLOB		IS_ENABLED(CONFIG_PCI_ACS_POLICY_BLOB)

#else

#include <endian.h>
#include <errno.h>
#include <linux/pci_regs.h>
#include <linux/types.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

typedef __u8 u8;
typedef __u16 u16;
typedef __u32 u32;
typedef __u64 u64;

#define U32_MAX		0xffffffffU
#define BIT(n)		(1U << (n))
#define ARRAY_SIZE(a)	(sizeof(a) / sizeof((a)[0]))

#define le16_to_cpu(x)	le16toh(x)
#define le32_to_cpu(x)	le32toh(x)
#define cpu_to_le16(x)	htole16(x)
#define cpu_to_le32(x)	htole32(x)

/* Like the kernel's: the value of a hexadecimal digit, or -1 */
static inline int hex_to_bin(unsigned char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

#define __printf(a, b)	__attribute__((format(printf, a, b)))
#define __aligned(n)	__attribute__((aligned(n)))
#define __acs_init

#define ACS_HAS_OVERRIDE	true
#define ACS_HAS_BLOB		true

#endif

#endif /* ACS_PORTABLE_H */
