/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A check judges one thing and has a name, which its messages end with. It is
 * registered by one line under its function.
 */
#ifndef ACSGEN_CHECK_H
#define ACSGEN_CHECK_H

#include "diag.h"
#include "tree.h"

/**
 * struct check - a check
 * @name: shown in messages and listed in the reference
 * @run: judges the tree
 */
struct check {
	const char *name;
	void (*run)(struct tree *tree, const char *name);
};

#define CHECK(function_, name_)						\
	static const struct check function_##_check = {			\
		.name = name_,						\
		.run = function_,					\
	}

#endif /* ACSGEN_CHECK_H */
