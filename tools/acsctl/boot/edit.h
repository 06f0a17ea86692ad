/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The policy in boot loaders' files.
 */
#ifndef ACSCTL_BOOT_EDIT_H
#define ACSCTL_BOOT_EDIT_H

#include "boot/format.h"

char *field_policy(const struct format *format, const struct field *field,
		   bool *plain);
bool field_is_clear(const struct format *format, const struct field *field);
char *file_edit(const struct format *format, const char *text,
		const char *policy, const char *words);

#endif /* ACSCTL_BOOT_EDIT_H */
