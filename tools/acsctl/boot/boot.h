/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How a system boots, and which policy it gets.
 */
#ifndef ACSCTL_BOOT_BOOT_H
#define ACSCTL_BOOT_BOOT_H

#include "boot/kernels.h"
#include "boot/loader.h"

/**
 * struct boot - how a system boots
 * @root: where the system's root is
 * @loaders: its boot loaders
 * @loader_count: number of @loaders
 * @doubts: what could not be looked at
 * @kernels: the installed kernels
 * @booted: the running kernel's command line is known
 * @policy: the policy on that, or NULL if there is none
 */
struct boot {
	const char *root;
	struct boot_loader *loaders;
	unsigned int loader_count;
	struct names doubts;
	struct boot_kernels kernels;
	bool booted;
	char *policy;
};

struct boot *boot_read(const char *root);
void boot_free(struct boot *boot);
bool boot_is_clear(const struct boot *boot);
bool boot_loader_changes(const struct boot_loader *loader);
char *boot_words(const struct acs_policy *policy);
void boot_plan(struct boot *boot, const struct acs_policy *policy);
const char *boot_write(const struct boot *boot);

#endif /* ACSCTL_BOOT_BOOT_H */
