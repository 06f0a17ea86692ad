/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * From the names that lspci prints back to ids, and from ids to names, by
 * libpci's list of names.
 */
#ifndef ACSCTL_NAMES_H
#define ACSCTL_NAMES_H

#include "machine/machine.h"

/**
 * struct ids - what a name says
 * @has_vendor: @vendor is what it says
 * @candidates: device ids that it may stand for
 * @count: number of @candidates; 0 if it may be any
 * @vendor: PCI vendor id
 */
struct ids {
	bool has_vendor;
	u16 vendor;
	u16 candidates[CANDIDATES_MAX];
	unsigned int count;
};

void names_load(const char *path);
struct ids names_find(const char *name);
const char *names_vendor(u16 vendor);
const char *names_device(u16 vendor, u16 device);

#endif /* ACSCTL_NAMES_H */
