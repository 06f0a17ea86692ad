/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * SHA-256: the kernel's own, or for programs on the host that of sha256.c.
 */
#ifndef ACS_SHA256_H
#define ACS_SHA256_H

#ifdef __KERNEL__
#include <crypto/sha2.h>
#else
#include "portable.h"

void sha256(const u8 *data, size_t size, u8 *hash);
#endif

#endif /* ACS_SHA256_H */
