/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the verbs of acsctl share.
 *
 * A verb is one file, verb-NAME.c, with a struct verb, and one line in the
 * table of main.c. What it has to work with:
 *
 *	source.h	source_read() makes a struct machine of a file, of standard
 *			input or of this machine, and says what is wrong with it
 *	machine.h	the machine: struct function has the facts, each of which
 *			may be FACT_UNKNOWN; ->above leads up to the root bus
 *	study.h		study_new() asks the kernel's core about a machine under a
 *			policy; study->verdicts[i] and study->placements[i] belong
 *			to machine->functions[i]. A verdict has the core's record
 *			and decision, for acs_format_decision() and
 *			acs_format_reason(), and what the answer depends on,
 *			for unknown_text()
 *	groups.h	groups_form() alone, for isolation that is made up
 *	suggest.h	the least that the option has to say for groups of one's own
 *	lint.h		what each item does, and whether it is too much
 *	boot-line.h	the policy as it stands on a command line
 *	address.h	functions as people name them
 *	common.h	options that all verbs have, as a child parser for argp; the
 *			sources and the policy that the user named
 *	work.h		work_all() does the same for many sources on all cores
 *	json.h		a machine and its studies as JSON, schema acsctl/1
 *	table.h		aligned columns and colours, fit to the terminal
 *
 * All of it but standard output is free of global state: several machines may
 * be studied side by side.
 */
#ifndef ACSCTL_H
#define ACSCTL_H

/**
 * enum exit_status - what acsctl ends with; the highest of several counts
 * @EXIT_YES: yes, or nothing is amiss
 * @EXIT_NO: no, or there is a difference
 * @EXIT_USAGE: the command line is not understood
 * @EXIT_UNREADABLE: a source cannot be read, or the output not be written
 */
enum exit_status {
	EXIT_YES,
	EXIT_NO,
	EXIT_USAGE,
	EXIT_UNREADABLE,
};

/**
 * struct verb - what acsctl can be asked for
 * @name: the word
 * @summary: one line for people
 * @run: does it; gets the words after "acsctl", the verb among them, whose
 *	place "acsctl VERB" has taken, and returns an exit status
 */
struct verb {
	const char *name;
	const char *summary;
	int (*run)(int argc, char **argv);
};

extern const struct verb verb_capture;
extern const struct verb verb_diff;
extern const struct verb verb_groups;
extern const struct verb verb_explain;
extern const struct verb verb_rules;
extern const struct verb verb_draft;
extern const struct verb verb_suggest;
extern const struct verb verb_lint;

#endif /* ACSCTL_H */
