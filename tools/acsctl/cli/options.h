/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Options that verbs have in common.
 */
#ifndef ACSCTL_COMMON_H
#define ACSCTL_COMMON_H

#include <argp.h>

#include "cli/verb.h"
#include "judge/analysis.h"
#include "source/source.h"

/**
 * enum color - when to use colours
 * @COLOR_AUTO: on a terminal, unless NO_COLOR is set
 * @COLOR_ALWAYS: in any case
 * @COLOR_NEVER: not at all
 */
enum color {
	COLOR_AUTO,
	COLOR_ALWAYS,
	COLOR_NEVER,
};

/**
 * struct common - what the user asked for
 * @policy_text: the policy as given, or NULL
 * @policy: what it says
 * @assumptions: what to assume
 * @color: when to use colours
 * @json: for programs
 * @rcba: file with chipset registers, or NULL
 * @sysfs: root of sysfs, or NULL
 * @names: sources, as given
 * @name_count: number of @names
 */
struct common {
	const char *policy_text;
	struct acs_policy policy;
	struct assumptions assumptions;
	enum color color;
	bool json;
	const char *rcba;
	const char *sysfs;
	char **names;
	unsigned int name_count;
};

extern const struct argp_child common_children[];
extern const struct argp output_argp;

unsigned int common_source_count(const struct common *common);
struct source common_source(const struct common *common, unsigned int i);
struct machine *common_read(const struct common *common, unsigned int i,
			    FILE *to);
bool common_uses_color(const struct common *common);

#endif /* ACSCTL_COMMON_H */
