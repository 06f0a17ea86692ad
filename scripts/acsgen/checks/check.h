/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A check judges one thing and has a name, which its messages end with. It is
 * registered by one macro under its function, with the line that describes it
 * to readers. What a check that was registered as a warning finds can be
 * switched off, or made an error; what the others find is an error always.
 */
#ifndef ACSGEN_CHECK_H
#define ACSGEN_CHECK_H

#include "base/diag.h"
#include "rules/rule.h"

/**
 * enum check_kind - what becomes of a finding unless options say otherwise
 * @CHECK_ERROR: an error, whatever the options say
 * @CHECK_WARNING: a warning
 * @CHECK_WARNING_OFF: nothing, until it is asked for
 */
enum check_kind {
	CHECK_ERROR,
	CHECK_WARNING,
	CHECK_WARNING_OFF,
};

/**
 * struct check - a check
 * @name: shown in messages and listed in the reference
 * @summary: what it refuses or warns of
 * @kind: what becomes of its findings
 * @run: judges the tree; NULL if the check is part of another stage
 */
struct check {
	const char *name;
	const char *summary;
	enum check_kind kind;
	void (*run)(struct tree *tree, const char *name);
};

#define CHECK_OF_KIND(function_, name_, kind_, summary_)		\
	static const struct check function_##_check = {			\
		.name = name_,						\
		.summary = summary_,					\
		.kind = kind_,						\
		.run = function_,					\
	}

#define REFUSAL(function_, name_, summary_)				\
	CHECK_OF_KIND(function_, name_, CHECK_ERROR, summary_)

#define WARNING(function_, name_, summary_)				\
	CHECK_OF_KIND(function_, name_, CHECK_WARNING, summary_)

#define WARNING_OFF(function_, name_, summary_)				\
	CHECK_OF_KIND(function_, name_, CHECK_WARNING_OFF, summary_)

#endif /* ACSGEN_CHECK_H */
