/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * SHA-256: the kernel's own, or that of libmd for programs on the host.
 */
#ifndef ACS_PORTABLE_SHA256_H
#define ACS_PORTABLE_SHA256_H

#include "portable.h"

#ifdef __KERNEL__
#include <crypto/sha2.h>
#else
#include <sha2.h>

/* Like the kernel's */
static inline void sha256(const u8 *data, size_t size, u8 *hash)
{
	SHA2_CTX context;

	SHA256Init(&context);
	SHA256Update(&context, data, size);
	SHA256Final(hash, &context);
}
#endif

#endif /* ACS_PORTABLE_SHA256_H */
