/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the program of random tests can do.
 */
#ifndef ACSCTL_RANDOM_H
#define ACSCTL_RANDOM_H

int random_groups(void);
int random_text(const char *path);

#endif /* ACSCTL_RANDOM_H */
