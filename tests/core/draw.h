/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Random numbers for tests: the same ones each time, so that what was found is
 * found again; others with SEED=NUMBER in the environment.
 */
#ifndef ACS_TEST_DRAW_H
#define ACS_TEST_DRAW_H

#include <stdlib.h>

static unsigned int state_of_draw;

static inline unsigned int seed_of_draws(void)
{
	const char *seed = getenv("SEED");

	return seed ? strtoul(seed, NULL, 0) : 1;
}

/* Numerical Recipes' linear congruence; the low bits are poor */
static inline unsigned int draw(unsigned int below)
{
	state_of_draw = state_of_draw * 1664525u + 1013904223u;
	return (state_of_draw >> 8) % below;
}

#endif /* ACS_TEST_DRAW_H */
