/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The same work for many sources, on all cores.
 */
#ifndef ACSCTL_CLI_PARALLEL_H
#define ACSCTL_CLI_PARALLEL_H

#include <stdio.h>

/**
 * typedef work_fn - the work for one source
 * @context: as passed to parallel_run()
 * @i: number of the source
 * @out: for standard output
 * @err: for standard error
 *
 * Several threads call this at the same time.
 *
 * Return: an exit status.
 */
typedef int (*work_fn)(void *context, unsigned int i, FILE *out, FILE *err);

int parallel_run(unsigned int count, work_fn fn, void *context);

#endif /* ACSCTL_CLI_PARALLEL_H */
