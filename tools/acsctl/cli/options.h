/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Options that verbs have in common.
 */
#ifndef ACSCTL_CLI_OPTIONS_H
#define ACSCTL_CLI_OPTIONS_H

#include <argp.h>

#include "machine/assumptions.h"
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
 * struct request - what the user asked for
 * @policy_text: the policy as given, or NULL
 * @policy: what it says
 * @assumptions: what to assume
 * @color: when to use colours
 * @json: for programs
 * @rcba: file with chipset registers, or NULL
 * @sysfs: root of sysfs, or NULL
 * @names_path: the list of names, or NULL for that of libpci
 * @names: that list
 * @sources: sources, as given
 * @source_count: number of @sources
 * @no_machine: no machine is to be looked at
 */
struct request {
	const char *policy_text;
	struct acs_policy policy;
	struct assumptions assumptions;
	enum color color;
	bool json;
	const char *rcba;
	const char *sysfs;
	const char *names_path;
	struct pci_ids *names;
	char **sources;
	unsigned int source_count;
	bool no_machine;
};

extern const struct argp_child shared_options[];
extern const struct argp_child output_options_only[];

unsigned int request_source_count(const struct request *request);
struct source request_source(const struct request *request, unsigned int i);
struct machine *request_read(const struct request *request, unsigned int i,
			    FILE *to);
bool request_uses_color(const struct request *request);
const char *request_policy_text(const struct request *request);

#endif /* ACSCTL_CLI_OPTIONS_H */
