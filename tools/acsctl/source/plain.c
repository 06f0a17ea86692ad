// SPDX-License-Identifier: GPL-2.0-only
/*
 * Lines, and what all readers have to recognize in them.
 */
#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "capture/capture.h"
#include "source/plain.h"

/**
 * plain_add - add a line
 * @plain: the lines
 * @text: the line, on the heap; taken over
 * @number: number of its line in the file
 */
void plain_add(struct plain *plain, char *text, unsigned int number)
{
	if (plain->count == plain->room) {
		plain->room = plain->room ? plain->room * 2 : 256;
		plain->lines = reallocate(plain->lines, plain->room,
					  sizeof(*plain->lines));
	}
	plain->lines[plain->count++] = (struct plain_line) { text, number };
}

/**
 * plain_print - format a line, and add it
 * @plain: the lines
 * @number: number of its line in the file
 * @format: as for printf()
 */
void plain_print(struct plain *plain, unsigned int number, const char *format,
		 ...)
{
	va_list args;

	va_start(args, format);
	plain_add(plain, text_vformat(format, args), number);
	va_end(args);
}

/**
 * plain_join - join lines to a text
 * @plain: the lines
 * @length: set to the length of the text
 *
 * Return: the text, to be freed with free().
 */
char *plain_join(const struct plain *plain, size_t *length)
{
	struct text text;
	FILE *out = text_begin(&text);
	size_t i;
	char *joined;

	for (i = 0; i < plain->count; i++)
		fprintf(out, "%s\n", plain->lines[i].text);
	joined = text_end(&text);
	*length = text.size;
	return joined;
}

/**
 * plain_numbers - get the numbers that lines have in the file
 * @plain: the lines
 *
 * Return: a number for each line, to be freed with free().
 */
unsigned int *plain_numbers(const struct plain *plain)
{
	unsigned int *numbers = allocate(plain->count, sizeof(*numbers));
	size_t i;

	for (i = 0; i < plain->count; i++)
		numbers[i] = plain->lines[i].number;
	return numbers;
}

/**
 * plain_free - free lines
 * @plain: the lines; empty afterwards
 */
void plain_free(struct plain *plain)
{
	size_t i;

	for (i = 0; i < plain->count; i++)
		free(plain->lines[i].text);
	free(plain->lines);
	free(plain->command_line);
	free(plain->release);
	*plain = (struct plain) {};
}

/**
 * skip_blanks - skip blanks and tabs
 * @text: where to begin
 *
 * Return: what follows.
 */
const char *skip_blanks(const char *text)
{
	return text + strspn(text, " \t");
}

/**
 * is_blank_line - check whether a line is empty
 * @text: the line
 *
 * Return: true if there are only blanks and tabs.
 */
bool is_blank_line(const char *text)
{
	return !*skip_blanks(text);
}

/**
 * address_length - check whether a line begins with the address of a function
 * @text: the line
 *
 * Return: length of the address, or 0.
 */
unsigned int address_length(const char *text)
{
	struct acs_capture_function unused;
	bool shows_domain;

	return acs_capture_parse_address(text, strlen(text), &unused,
					 &shows_domain);
}

/**
 * is_hex_row - check whether a line is a row of a hex dump
 * @text: the line, without indentation
 *
 * Return: true if it begins as one does, even if the rest is damaged.
 */
bool is_hex_row(const char *text)
{
	size_t digits = strspn(text, "0123456789abcdefABCDEF");

	return (digits == 2 || digits == 3) && text[digits] == ':' &&
	       (!text[digits + 1] || strchr(" \t", text[digits + 1]));
}

/**
 * begins_item - check whether a line begins an item, as lspci prints them
 * @text: the line, without indentation
 *
 * Return: true if it is "Name: ...".
 */
bool begins_item(const char *text)
{
	const char *at = text;

	if (!isalpha((unsigned char)*at))
		return false;
	while (isalnum((unsigned char)*at) || (*at && strchr(" -/", *at)))
		at++;
	return *at == ':' && (!at[1] || strchr(" \t", at[1]));
}
