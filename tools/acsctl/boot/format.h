/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where boot loaders' files have kernel command lines.
 */
#ifndef ACSCTL_BOOT_FORMAT_H
#define ACSCTL_BOOT_FORMAT_H

#include "answer/boot-words.h"

/**
 * struct field - a part of a file that goes to the kernel's command line
 * @text: the part
 * @target: a new option goes here
 */
struct field {
	struct boot_word text;
	bool target;
};

/**
 * struct fields - all fields of a file
 * @list: the fields, in the order of the file
 * @count: number of @list
 * @unclear: why acsctl does not understand the file, or NULL
 */
struct fields {
	struct field *list;
	unsigned int count;
	char *unclear;
};

/**
 * struct format - a format of files
 * @find: finds the fields of a text
 * @quotes: characters that quote blanks in a field
 * @key: names the lines that matter: what names of variables begin with
 * @target: the variable that gets a new option, or NULL
 * @entries: how an entry of a menu is written, or NULL
 */
struct format {
	void (*find)(const struct format *format, const char *text,
		     struct fields *fields);
	const char *quotes;
	const char *key;
	const char *target;
	const struct entry_format *entries;
};

extern const struct format format_line;
extern const struct format format_other_line;
extern const struct format format_grub;
extern const struct format format_grub_target;
extern const struct format format_dracut;
extern const struct format format_flash_kernel;
extern const struct format format_u_boot;
extern const struct format format_update_extlinux;
extern const struct format format_armbian;
extern const struct format format_bls;
extern const struct format format_extlinux;
extern const struct format format_limine;
extern const struct format format_refind;

struct fields fields_find(const struct format *format, const char *text);
void fields_free(struct fields *fields);
void fields_add(struct fields *fields, const char *from, const char *to,
		bool target);
void fields_doubt(struct fields *fields, const char *why, ...)
	__attribute__((format(printf, 2, 3)));
bool line_next(const char **at, struct boot_word *line);
struct boot_word word_trim(struct boot_word word);

void shell_find(const struct format *format, const char *text,
		struct fields *fields);
void entries_find(const struct format *format, const char *text,
		  struct fields *fields);

#endif /* ACSCTL_BOOT_FORMAT_H */
