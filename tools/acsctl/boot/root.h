/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Files of a system, which may be mounted below another root than /.
 */
#ifndef ACSCTL_BOOT_ROOT_H
#define ACSCTL_BOOT_ROOT_H

#include <stdbool.h>
#include <stddef.h>

/* Text after a name that keeps what was there before a change */
#define ROOT_KEPT	".acsctl-old"

/**
 * struct names - names of files, or other texts
 * @list: the names, each allocated
 * @count: number of @list
 */
struct names {
	char **list;
	unsigned int count;
};

void names_add(struct names *names, char *name);
void names_free(struct names *names);

char *root_path(const char *root, const char *name);
bool root_has(const char *root, const char *name);
bool root_is_folder(const char *root, const char *name);
bool root_is_link(const char *root, const char *name);
char *root_read(const char *root, const char *name, size_t *length);
struct names root_list(const char *root, const char *folder,
		       const char *ending);
bool root_replace(const char *root, const char *name, const char *text);

#endif /* ACSCTL_BOOT_ROOT_H */
