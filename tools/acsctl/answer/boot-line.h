/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The policy as it stands on a kernel command line, and what is wrong with it.
 */
#ifndef ACSCTL_ANSWER_BOOT_LINE_H
#define ACSCTL_ANSWER_BOOT_LINE_H

#include "core.h"

/**
 * struct boot_mistake - a mistake on the command line
 * @name: what stands before @text, as people write it
 * @text: the text that is wrong
 * @place: where, and what
 */
struct boot_mistake {
	char *name;
	char *text;
	struct acs_mistake place;
};

/**
 * struct boot_line - a command line, as the kernel reads it
 * @policy: the items that are understood
 * @mistakes: all that is not
 * @mistake_count: number of @mistakes
 * @option_count: how often there was an option for the policy
 * @legacy: one of them was pcie_acs_override=
 */
struct boot_line {
	struct acs_policy policy;
	struct boot_mistake *mistakes;
	unsigned int mistake_count;
	unsigned int option_count;
	bool legacy;
};

struct boot_line *boot_line_read(const char *text);
void boot_line_free(struct boot_line *line);

#endif /* ACSCTL_ANSWER_BOOT_LINE_H */
