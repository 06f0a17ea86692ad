/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Texts of any length.
 */
#ifndef ACSCTL_TEXT_H
#define ACSCTL_TEXT_H

#include <stdio.h>

/**
 * struct text - a text that is being written
 * @out: where to
 * @text: all of it, once text_end() is done
 * @size: of @text
 */
struct text {
	FILE *out;
	char *text;
	size_t size;
};

char *text_format(const char *format, ...)
	__attribute__((format(printf, 1, 2)));
FILE *text_begin(struct text *text);
char *text_end(struct text *text);

#endif /* ACSCTL_TEXT_H */
