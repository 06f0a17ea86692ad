/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The switches of the warnings.
 */
#ifndef ACSGEN_SWITCHES_H
#define ACSGEN_SWITCHES_H

const char *switch_warnings(const char *words);

#endif /* ACSGEN_SWITCHES_H */
