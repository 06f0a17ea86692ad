/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The verbs of acsgen. Each is defined in the file with its name, and listed in
 * verbs.c.
 */
#ifndef ACSGEN_VERB_H
#define ACSGEN_VERB_H

#include <stdbool.h>
#include <stdio.h>

/* Exit status */
#define FAILED		1
#define MISUSED		2

/* Options that a verb takes */
#define TAKES_WARNINGS	0x01
#define TAKES_DIRECTORY	0x02
#define TAKES_JSON	0x04
#define TAKES_CHECK	0x08
#define TAKES_VERSION	0x10
/* Its first operand is a verb, which takes the words that follow */
#define TAKES_VERB	0x20
#define TAKES_FILE	0x40

struct verb;

/**
 * struct command - what the command line asks for
 * @verb: the verb
 * @to: of -o, a directory or, of TAKES_FILE, a file; or NULL
 * @depfile: of --depfile, or NULL
 * @json: --json is given
 * @check: --check is given
 * @operands: the words that are not options
 * @operand_count: number of @operands
 */
struct command {
	const struct verb *verb;
	const char *to;
	const char *depfile;
	bool json;
	bool check;
	char **operands;
	int operand_count;
};

/**
 * struct verb - a verb of acsgen
 * @name: the verb; NULL is acsgen itself
 * @operands: its operands, as the help shows them
 * @summary: what it does, in a few words
 * @about: its description, for its help
 * @takes: TAKES_* bits
 * @more_help: prints the end of its help, or NULL
 * @run: runs it; returns the exit status
 */
struct verb {
	const char *name;
	const char *operands;
	const char *summary;
	const char *about;
	unsigned int takes;
	void (*more_help)(FILE *out);
	int (*run)(const struct command *command);
};

/* acsgen itself, which runs one of the others */
extern const struct verb acsgen;

extern const struct verb verb_blob;
extern const struct verb verb_check;
extern const struct verb verb_compile;
extern const struct verb verb_diff;
extern const struct verb verb_examples;
extern const struct verb verb_expected;
extern const struct verb verb_explain;
extern const struct verb verb_fmt;
extern const struct verb verb_list;
extern const struct verb verb_notes;
extern const struct verb verb_rst;
extern const struct verb verb_stats;
extern const struct verb verb_vectors;

#endif /* ACSGEN_VERB_H */
