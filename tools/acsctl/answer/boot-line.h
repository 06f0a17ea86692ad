/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The policy on a kernel command line, the options that change ACS control
 * registers, and the mistakes in them.
 */
#ifndef ACSCTL_ANSWER_BOOT_LINE_H
#define ACSCTL_ANSWER_BOOT_LINE_H

#include "core.h"
#include "machine/controls.h"

/**
 * struct boot_mistake - a mistake on the command line
 * @name: the option, as written before @text
 * @text: the value that has the mistake
 * @place: where and what the mistake is
 */
struct boot_mistake {
	char *name;
	char *text;
	struct acs_mistake place;
};

/**
 * struct boot_line - a command line as the kernel parses it
 * @policy: the valid items
 * @mistakes: all mistakes
 * @mistake_count: number of @mistakes
 * @option_count: number of options that set the policy
 * @legacy: one of them was pcie_acs_override=
 * @controls: options that change ACS control registers, or NULL
 */
struct boot_line {
	struct acs_policy policy;
	struct boot_mistake *mistakes;
	unsigned int mistake_count;
	unsigned int option_count;
	bool legacy;
	struct controls *controls;
};

struct boot_line *boot_line_read(const char *text);
void boot_line_free(struct boot_line *line);

#endif /* ACSCTL_ANSWER_BOOT_LINE_H */
