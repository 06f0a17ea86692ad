// SPDX-License-Identifier: GPL-2.0-only
/*
 * Collects the vendors that tests of equivalence have to cover.
 */
#include <linux/kernel.h>

#include "kernel-rows.h"
#include "table.h"
#include "vendors.h"

/* Named by neither the table nor the database */
static const u16 others[] = { 0x10de, 0x1af4, 0x1b36 };

static int add(u16 *vendors, int count, u16 vendor)
{
	int i;

	if (count < 0)
		return count;
	/* A row for any vendor would stand for all of them */
	if (vendor == 0xffff)
		return -EINVAL;
	for (i = 0; i < count; i++)
		if (vendors[i] == vendor)
			return count;
	if (count == VENDORS_MAX)
		return -ENOSPC;
	vendors[count] = vendor;
	return count + 1;
}

/**
 * acs_test_collect_vendors - collect the vendors to test
 * @vendors: filled with each vendor that the kernel's own table or the database
 *	names, and three more; room for VENDORS_MAX
 *
 * Return: number of vendors, -ENOSPC if there are too many, or -EINVAL if the
 * kernel's own table has a row for all vendors, which is not supported.
 */
int acs_test_collect_vendors(u16 *vendors)
{
	const struct acs_db *db = &acs_policy_db;
	struct acs_kernel_row row;
	unsigned int i;
	int count = 0;

	for (i = 0; acs_get_kernel_row(i, &row); i++)
		count = add(vendors, count, row.vendor);
	for (i = 0; i < acs_slots(db); i++)
		if (db->vendors[i].vendor != ACS_NO_VENDOR)
			count = add(vendors, count, db->vendors[i].vendor);
	for (i = 0; i < ARRAY_SIZE(others); i++)
		count = add(vendors, count, others[i]);
	return count;
}
