/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A text as lines, of which each knows the line of the file that it is from.
 */
#ifndef ACSCTL_SOURCE_PLAIN_H
#define ACSCTL_SOURCE_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

/**
 * struct plain_line - a line
 * @text: the line, without its end
 * @number: number of the line in the file, counted from 1
 */
struct plain_line {
	char *text;
	unsigned int number;
};

/**
 * struct plain - lines
 * @lines: the lines
 * @count: number of @lines
 * @room: number of elements that fit
 * @is_whole: it is a capture of all functions of a machine
 * @command_line: command line of the kernel, if a line has it, or NULL
 * @release: release of the kernel, likewise
 */
struct plain {
	struct plain_line *lines;
	size_t count;
	size_t room;
	bool is_whole;
	char *command_line;
	char *release;
};

void plain_add(struct plain *plain, char *text, unsigned int number);
void plain_print(struct plain *plain, unsigned int number, const char *format,
		 ...) __attribute__((format(printf, 3, 4)));
char *plain_join(const struct plain *plain, size_t *length);
unsigned int *plain_numbers(const struct plain *plain);
void plain_free(struct plain *plain);

const char *skip_blanks(const char *text);
bool is_blank_line(const char *text);
unsigned int address_length(const char *text);
bool is_hex_row(const char *text);
bool begins_item(const char *text);

#endif /* ACSCTL_SOURCE_PLAIN_H */
