// SPDX-License-Identifier: GPL-2.0-only
/*
 * SHA-256 (FIPS 180-4) for programs on the host. The kernel has its own, and
 * does not build this file.
 */
#include "sha256.h"

#define BLOCK	64
#define WORDS	8

/*
 * The fractional parts of the cube roots of the first 64 primes (FIPS 180-4,
 * sec 4.2.2)
 */
static const u32 constants[BLOCK] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
	0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
	0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
	0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
	0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
	0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
	0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
	0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
	0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static u32 rotate(u32 x, unsigned int n)
{
	return x >> n | x << (32 - n);
}

static u32 big_endian(const u8 *at)
{
	return (u32)at[0] << 24 | at[1] << 16 | at[2] << 8 | at[3];
}

static void schedule(u32 w[BLOCK], const u8 *block)
{
	unsigned int i;

	for (i = 0; i < 16; i++)
		w[i] = big_endian(block + 4 * i);
	for (; i < BLOCK; i++) {
		u32 x = w[i - 15], y = w[i - 2];

		w[i] = w[i - 16] + w[i - 7] +
		       (rotate(x, 7) ^ rotate(x, 18) ^ x >> 3) +
		       (rotate(y, 17) ^ rotate(y, 19) ^ y >> 10);
	}
}

static void add_block(u32 state[WORDS], const u8 *block)
{
	u32 w[BLOCK], s[WORDS];
	unsigned int i;

	schedule(w, block);
	memcpy(s, state, sizeof(s));
	for (i = 0; i < BLOCK; i++) {
		u32 a = s[0], e = s[4];
		u32 t1 = s[7] + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
			 ((e & s[5]) ^ (~e & s[6])) + constants[i] + w[i];
		u32 t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) +
			 ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));

		memmove(s + 1, s, (WORDS - 1) * sizeof(*s));
		s[0] = t1 + t2;
		s[4] += t1;
	}
	for (i = 0; i < WORDS; i++)
		state[i] += s[i];
}

/* The rest, a one bit, and the number of all bits at the end of a block */
static void add_rest(u32 state[WORDS], const u8 *data, size_t size)
{
	size_t i, rest = size % BLOCK, padded = rest < BLOCK - 8 ? BLOCK
								 : 2 * BLOCK;
	u8 last[2 * BLOCK] = {};
	u64 bits = (u64)size * 8;

	memcpy(last, data + size - rest, rest);
	last[rest] = 0x80;
	for (i = 0; i < 8; i++)
		last[padded - 1 - i] = bits >> 8 * i;
	for (i = 0; i < padded; i += BLOCK)
		add_block(state, last + i);
}

/**
 * sha256 - compute a SHA-256
 * @data: of what
 * @size: bytes in @data
 * @hash: set to the 32 bytes of the hash
 */
void sha256(const u8 *data, size_t size, u8 *hash)
{
	/* Those of the square roots of the first 8 primes (sec 5.3.3) */
	u32 state[WORDS] = {
		0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
		0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
	};
	size_t i;

	for (i = 0; i + BLOCK <= size; i += BLOCK)
		add_block(state, data + i);
	add_rest(state, data, size);
	for (i = 0; i < 4 * WORDS; i++)
		hash[i] = state[i / 4] >> (24 - 8 * (i % 4));
}
