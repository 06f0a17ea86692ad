/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Policies: lists of the items in the boot option.
 */
#ifndef ACSCTL_JUDGE_POLICY_H
#define ACSCTL_JUDGE_POLICY_H

#include "core.h"

char *policy_format(const struct acs_policy *policy);
void item_for_function(struct acs_item *item, const struct acs_device *record,
		       enum acs_mode mode);

#endif /* ACSCTL_JUDGE_POLICY_H */
