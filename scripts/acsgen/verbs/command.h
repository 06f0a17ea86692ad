/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The command line.
 */
#ifndef ACSGEN_COMMAND_H
#define ACSGEN_COMMAND_H

#include "base/diag.h"
#include "verbs/verb.h"

PRINTF(2, 3)
int misuse(const struct verb *verb, const char *format, ...);
int run_command(const struct verb *verb, int count, char **words);

#endif /* ACSGEN_COMMAND_H */
