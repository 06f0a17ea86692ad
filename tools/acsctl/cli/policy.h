/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The policy as given on the command line.
 */
#ifndef ACSCTL_CLI_POLICY_H
#define ACSCTL_CLI_POLICY_H

#include "core.h"

bool policy_parse(struct acs_policy *policy, const char *text, FILE *to);

#endif /* ACSCTL_CLI_POLICY_H */
