/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Installed kernels, and which of them understand the option.
 */
#ifndef ACSCTL_BOOT_KERNELS_H
#define ACSCTL_BOOT_KERNELS_H

#include "machine/machine.h"

/**
 * struct boot_kernel - an installed kernel
 * @version: its version
 * @policy: it understands the option
 * @override: it supports override
 * @running: it is running
 */
struct boot_kernel {
	char *version;
	enum fact policy;
	enum fact override;
	bool running;
};

/**
 * struct boot_kernels - all installed kernels
 * @list: the kernels, sorted by name
 * @count: number of @list
 */
struct boot_kernels {
	struct boot_kernel *list;
	unsigned int count;
};

struct boot_kernels kernels_read(const char *root);
void kernels_free(struct boot_kernels *kernels);

#endif /* ACSCTL_BOOT_KERNELS_H */
