// SPDX-License-Identifier: GPL-2.0-only
/*
 * The version, which argp and pages show.
 */
#include <argp.h>

const char *argp_program_version = "acsctl " ACSCTL_VERSION;
