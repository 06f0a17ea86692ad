/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Groups, in any format.
 */
#ifndef ACSCTL_OUTPUT_GROUPS_VIEW_H
#define ACSCTL_OUTPUT_GROUPS_VIEW_H

#include "judge/analysis.h"

/**
 * struct groups_view - what to show
 * @source: name of the source
 * @machine: the machine
 * @analyses: the machine under each policy
 * @texts: each policy
 * @count: number of policies
 * @generator: name and version of the program
 * @alone: no other source is shown
 * @first: it is the first source
 * @width: width of a line in columns; 0 for no limit
 * @color: use colours
 * @uncertain: some group is uncertain
 * @verbose: show the kernel's words
 * @shown: numbers of the functions to show, in this order
 * @shown_count: number of @shown
 * @named: names are shown; set by groups_print()
 */
struct groups_view {
	const char *source;
	const struct machine *machine;
	struct analysis *const *analyses;
	const char *const *texts;
	unsigned int count;
	const char *generator;
	bool alone;
	bool first;
	unsigned int width;
	bool color;
	bool uncertain;
	bool verbose;
	const unsigned int *shown;
	unsigned int shown_count;
	bool named;
};

/**
 * struct paint - a colour, and one with contrast to it
 * @fill: the colour
 * @ink: colour of text on it
 */
struct paint {
	const char *fill;
	const char *ink;
};

#define PAINTS	24

extern const struct paint paints[PAINTS];

/* Size of a buffer for view_headline(), view_device() and view_lack() */
#define VIEW_TEXT	80

/* Size of a buffer for the name of a function, where there is space */
#define VIEW_TITLE	160

bool view_is_long(const struct groups_view *view, unsigned int policy);
size_t view_headline(char *buf, size_t size, const struct groups_view *view,
		     unsigned int policy);
size_t view_device(char *buf, size_t size, const struct function *function);
size_t view_lack(char *buf, size_t size, const struct analysis *analysis,
		 unsigned int function);
bool view_repeats_reason(const struct groups_view *view, unsigned int policy,
			 unsigned int function);

#endif /* ACSCTL_OUTPUT_GROUPS_VIEW_H */
