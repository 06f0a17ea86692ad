// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds the rows of the kernel's own tables of ACS quirks that no rule of the
 * database covers, because a stable update or a vendor has added them. Only for
 * their devices the kernel's own table is asked, so that a device keeps what
 * such a row grants. If the table does not answer for such a device, a rule for
 * all ids of the vendor still applies.
 */
#define pr_fmt(fmt) "ACS: " fmt

#include <linux/init.h>
#include <linux/pci.h>
#include <linux/printk.h>
#include <linux/slab.h>

#include "engine.h"
#include "kernel-rows.h"

/* Set at boot, before the first device is found; usually there are none */
static struct acs_kernel_row *new_rows __ro_after_init;
unsigned int acs_new_kernel_rows __ro_after_init;

/**
 * acs_list_new_kernel_rows - get the rows that no rule covers
 * @count: set to their number
 *
 * Return: the rows.
 */
const struct acs_kernel_row *acs_list_new_kernel_rows(unsigned int *count)
{
	*count = acs_new_kernel_rows;
	return new_rows;
}

/**
 * acs_kernel_row_is_listed - check whether a row that no rule covers is for a
 *	device
 * @vendor: vendor id of the device
 * @device: device id of the device
 *
 * Return: true if one is.
 */
bool acs_kernel_row_is_listed(u16 vendor, u16 device)
{
	unsigned int i;

	for (i = 0; i < acs_new_kernel_rows; i++)
		if (acs_kernel_row_is_for(&new_rows[i], vendor, device))
			return true;
	return false;
}

/* The answer of the first row that applies */
static int ask_rows(struct pci_dev *dev, u16 acs_flags)
{
	unsigned int n = 0;
	int answer;

	do {
		answer = acs_ask_kernel_row(n++, dev, acs_flags);
	} while (answer == -ENOTTY);
	return answer;
}

/**
 * acs_kernel_row_provides - get what the kernel's own table grants a device
 * @dev: the device
 * @applies: set to true if a row answers for the device at all
 *
 * The table only answers whether it grants a set of bits, so it is asked for
 * each bit separately.
 *
 * Return: PCI_ACS_* bits.
 */
u32 acs_kernel_row_provides(struct pci_dev *dev, bool *applies)
{
	u32 provides = 0, bit;

	*applies = false;
	for (bit = 1; bit & ACS_BITS; bit <<= 1) {
		int answer = ask_rows(dev, bit);

		if (answer > 0)
			provides |= bit;
		if (answer >= 0)
			*applies = true;
	}
	return provides;
}

/* A rule that leaves the answer to the ACS capability covers no row */
static bool __init has_answer(const struct acs_link *link)
{
	for (; link; link = acs_next_link(link))
		if (!acs_rule_reads_capability(&acs_policy_db.rules[link->rule]))
			return true;
	return false;
}

/*
 * Any rule of a vendor covers a row for all ids of that vendor. Only the row's
 * function knows which ids it is for, and the rule's author has read it.
 */
static bool __init is_covered(const struct acs_kernel_row *row)
{
	bool all = row->device == ACS_ANY_ID;
	const struct acs_vendor *vendor;
	const struct acs_span *span;
	const struct acs_link *links;

	if (row->vendor == ACS_ANY_ID)
		return false;
	vendor = acs_find_vendor(&acs_policy_db, row->vendor);
	if (!vendor)
		return false;

	links = &acs_policy_db.links[vendor->link];
	if (all && vendor->wide && has_answer(links))
		return true;
	span = &acs_policy_db.spans[vendor->span];
	for (; span < &acs_policy_db.spans[vendor->span + vendor->span_count];
	     span++)
		if ((all || (span->first <= row->device &&
			     row->device <= span->last)) &&
		    has_answer(links + span->link))
			return true;
	return false;
}

static bool __init is_listed(const struct acs_kernel_row *row)
{
	unsigned int i;

	for (i = 0; i < acs_new_kernel_rows; i++)
		if (new_rows[i].vendor == row->vendor &&
		    new_rows[i].device == row->device)
			return true;
	return false;
}

/**
 * acs_format_kernel_row - format the ids of a row
 * @buf: filled with "vvvv:dddd", where either may be "any"
 * @row: the row
 */
void acs_format_kernel_row(char buf[10], const struct acs_kernel_row *row)
{
	unsigned int length = 0;

	if (row->vendor == ACS_ANY_ID)
		length = scnprintf(buf, 10, "any:");
	else
		length = scnprintf(buf, 10, "%04x:", row->vendor);
	if (row->device == ACS_ANY_ID)
		scnprintf(buf + length, 10 - length, "any");
	else
		scnprintf(buf + length, 10 - length, "%04x", row->device);
}

static void __init report_new_rows(void)
{
	unsigned int i, length = 0;
	char text[800], ids[10];

	for (i = 0; i < acs_new_kernel_rows; i++) {
		acs_format_kernel_row(ids, &new_rows[i]);
		length += scnprintf(text + length, sizeof(text) - length,
				    " %s", ids);
	}
	pr_info("%u rows of the kernel's own table have no rule:%s; it is asked about these devices\n",
		acs_new_kernel_rows, text);
}

/* Runs before the first device is found */
static int __init find_new_rows(void)
{
	struct acs_kernel_row row;
	unsigned int n, missing = 0;

	for (n = 0; acs_get_kernel_row(n, &row); n++)
		missing += !is_covered(&row);
	if (!missing)
		return 0;

	new_rows = kcalloc(missing, sizeof(*new_rows), GFP_KERNEL);
	if (!new_rows)
		return -ENOMEM;
	for (n = 0; acs_get_kernel_row(n, &row); n++)
		if (!is_covered(&row) && !is_listed(&row))
			new_rows[acs_new_kernel_rows++] = row;
	report_new_rows();
	return 0;
}
core_initcall(find_new_rows);
