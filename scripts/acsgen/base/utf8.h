/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Characters in UTF-8.
 */
#ifndef ACSGEN_UTF8_H
#define ACSGEN_UTF8_H

int utf8_length(const char *text);

#endif /* ACSGEN_UTF8_H */
