/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Options that verbs share.
 */
#ifndef ACSCTL_CLI_OPTIONS_H
#define ACSCTL_CLI_OPTIONS_H

#include <argp.h>

#include "machine/assumptions.h"
#include "source/source.h"

/**
 * enum color - when to use colours
 * @COLOR_AUTO: on a terminal, unless NO_COLOR is set
 * @COLOR_ALWAYS: always
 * @COLOR_NEVER: never
 */
enum color {
	COLOR_AUTO,
	COLOR_ALWAYS,
	COLOR_NEVER,
};

/**
 * struct request - what the user asked for
 * @policy_text: the policy as given, or NULL
 * @policy: the parsed policy
 * @assumptions: facts that the user states
 * @color: when to use colours
 * @ignores_reported: learn nothing from the groups that sources report
 * @json: write JSON
 * @rcba: file with chipset registers, or NULL
 * @sysfs: root of sysfs, or NULL
 * @names_path: file with names, or NULL for that of libpci
 * @names: list of names
 * @sources: sources, as given
 * @source_count: number of @sources
 * @no_machine: do not read a machine
 */
struct request {
	const char *policy_text;
	struct acs_policy policy;
	struct assumptions assumptions;
	enum color color;
	bool ignores_reported;
	bool json;
	const char *rcba;
	const char *sysfs;
	const char *names_path;
	struct pci_ids *names;
	char **sources;
	unsigned int source_count;
	bool no_machine;
};

extern const struct argp_child all_options[];
extern const struct argp_child only_source_options[];
extern const struct argp_child only_output_options[];

unsigned int request_source_count(const struct request *request);
struct source request_source(const struct request *request, unsigned int i);
struct machine *request_read(const struct request *request, unsigned int i,
			     FILE *to);
void request_complete(const struct request *request, struct machine *machine);
bool request_uses_color(const struct request *request);
const char *request_policy_text(const struct request *request);

#endif /* ACSCTL_CLI_OPTIONS_H */
