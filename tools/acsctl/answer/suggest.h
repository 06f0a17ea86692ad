/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Finds the smallest boot option that gives functions groups of their own.
 * Nothing is predicted: each option is tried on the machine.
 */
#ifndef ACSCTL_ANSWER_SUGGEST_H
#define ACSCTL_ANSWER_SUGGEST_H

#include "answer/suggestion.h"

struct suggestion *suggestion_new(const struct machine *machine,
				  const struct acs_policy *base,
				  const struct assumptions *assumptions,
				  const unsigned int *asked);

#endif /* ACSCTL_ANSWER_SUGGEST_H */
