/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A check looks for one kind of mistake and has a name, which its messages end
 * with. A macro below its function registers it, with a line that describes it
 * to readers. The findings of a check that is registered as a warning can be
 * switched off or made errors; those of the others are always errors.
 */
#ifndef ACSGEN_CHECK_H
#define ACSGEN_CHECK_H

#include "base/diag.h"
#include "rules/rule.h"

/**
 * enum check_kind - how findings are treated unless options say otherwise
 * @CHECK_ERROR: as errors, whatever the options say
 * @CHECK_WARNING: as warnings
 * @CHECK_WARNING_OFF: not at all, until the check is switched on
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
 * @kind: how its findings are treated
 * @run: checks the tree; NULL if the check is part of another stage
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
