/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Strings of any length.
 */
#ifndef ACSCTL_BASE_TEXT_H
#define ACSCTL_BASE_TEXT_H

#include <stdarg.h>
#include <stdio.h>

/**
 * struct text - a string that is being written
 * @out: stream to write to
 * @text: the string, valid after text_end()
 * @size: length of @text
 */
struct text {
	FILE *out;
	char *text;
	size_t size;
};

char *text_copy(const char *text);
char *text_format(const char *format, ...)
	__attribute__((format(printf, 1, 2)));
char *text_vformat(const char *format, va_list args)
	__attribute__((format(printf, 1, 0)));
size_t text_control(const char *text);
size_t text_step(const char *text);
FILE *text_begin(struct text *text);
char *text_end(struct text *text);

#endif /* ACSCTL_BASE_TEXT_H */
