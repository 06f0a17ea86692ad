/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Files of a system, which may be mounted below another root than /.
 */
#ifndef ACSCTL_BOOT_ROOT_H
#define ACSCTL_BOOT_ROOT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/names.h"

/* Text after a name that keeps what was there before a change */
#define ROOT_KEPT	".acsctl-old"

char *root_path(const char *root, const char *name);
bool root_has(const char *root, const char *name);
bool root_is_folder(const char *root, const char *name);
bool root_is_link(const char *root, const char *name);
char *root_read(const char *root, const char *name, size_t *length);
struct names root_list(const char *root, const char *folder,
		       const char *ending);
bool root_replace(const char *root, const char *name, const char *text);

#endif /* ACSCTL_BOOT_ROOT_H */
