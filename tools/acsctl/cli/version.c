// SPDX-License-Identifier: GPL-2.0-only
/*
 * The version, as shown by --version and on pages.
 */
#include <argp.h>

const char *argp_program_version = "acsctl " ACSCTL_VERSION;
