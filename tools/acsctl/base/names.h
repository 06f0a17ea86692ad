/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Lists of texts.
 */
#ifndef ACSCTL_BASE_NAMES_H
#define ACSCTL_BASE_NAMES_H

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

#endif /* ACSCTL_BASE_NAMES_H */
