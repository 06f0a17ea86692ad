/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Random numbers for tests: the same ones each time, so that failures can be
 * reproduced; others with SEED=NUMBER in the environment.
 */
#ifndef ACS_TEST_RANDOM_H
#define ACS_TEST_RANDOM_H

#include <stdlib.h>

static unsigned int random_state;

static inline unsigned int random_seed(void)
{
	const char *seed = getenv("SEED");

	return seed ? strtoul(seed, NULL, 0) : 1;
}

/* Numerical Recipes' linear congruence; the low bits are poor */
static inline unsigned int pick(unsigned int below)
{
	random_state = random_state * 1664525u + 1013904223u;
	return (random_state >> 8) % below;
}

#endif /* ACS_TEST_RANDOM_H */
