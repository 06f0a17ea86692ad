/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A database from the initramfs, whose rules are tried.
 */
#ifndef ACS_EARLY_BLOB_H
#define ACS_EARLY_BLOB_H

#include "engine.h"

#ifdef CONFIG_PCI_ACS_POLICY_BLOB
const struct acs_db *acs_get_blob(void);
const struct acs_rule *acs_find_tried_rule(const struct acs_device *record);
#else
static inline const struct acs_db *acs_get_blob(void)
{
	return NULL;
}

static inline const struct acs_rule *
acs_find_tried_rule(const struct acs_device *record)
{
	return NULL;
}
#endif

#endif /* ACS_EARLY_BLOB_H */
