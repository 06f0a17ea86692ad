/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Measurements: repeated several times, alternating with what they are compared
 * with. The median counts.
 *
 * Figures are reported in lines of the kernel log that begin with "bench: " and
 * have words separated by "|".
 */
#ifndef ACS_TEST_BENCH_H
#define ACS_TEST_BENCH_H

#include <linux/sort.h>
#include <linux/types.h>

struct pci_dev;

#define BENCH_ROUNDS	15

/**
 * struct bench_figure - a figure
 * @rounds: result of each round
 */
struct bench_figure {
	s64 rounds[BENCH_ROUNDS];
};

static inline int bench_order(const void *a, const void *b)
{
	s64 one = *(const s64 *)a, other = *(const s64 *)b;

	return one < other ? -1 : one > other;
}

/* Sorts the rounds */
static inline s64 bench_median(struct bench_figure *figure)
{
	sort(figure->rounds, BENCH_ROUNDS, sizeof(*figure->rounds),
	     bench_order, NULL);
	return figure->rounds[BENCH_ROUNDS / 2];
}

/* What tests/bench/answer.c calls */
struct pci_dev *acs_bench_device(u16 vendor, u16 device, u8 type);
int acs_bench_ask(struct pci_dev *dev, bool stock);

#endif /* ACS_TEST_BENCH_H */
