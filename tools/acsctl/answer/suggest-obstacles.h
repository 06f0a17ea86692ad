/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Why functions get no groups of their own.
 */
#ifndef ACSCTL_ANSWER_SUGGEST_OBSTACLES_H
#define ACSCTL_ANSWER_SUGGEST_OBSTACLES_H

#include "answer/suggestion.h"

/**
 * struct obstacle - why a function gets no group of its own
 * @asked: number of the function
 * @function: number of the function that is in the way, may be the same
 * @unknown: UNKNOWN_* fact that is in the way, or 0
 * @tried: it was found by trying an option
 * @text: description
 */
struct obstacle {
	unsigned int asked;
	unsigned int function;
	unsigned int unknown;
	bool tried;
	char *text;
};

/**
 * struct obstacles - a list of obstacles
 * @list: sorted by @asked
 * @count: number of @list
 */
struct obstacles {
	struct obstacle *list;
	unsigned int count;
};

struct obstacles *obstacles_find(const struct suggestion *suggestion);
void obstacles_free(struct obstacles *obstacles);
bool obstacles_are_unknown(const struct obstacles *obstacles);
bool obstacles_are_tried(const struct obstacles *obstacles);

#endif /* ACSCTL_ANSWER_SUGGEST_OBSTACLES_H */
