// SPDX-License-Identifier: GPL-2.0-only
/*
 * Facts that a source may leave open, and how to learn them.
 */
#include "judge/unknown.h"

static const char *const unknown_texts[] = {
	"its ids are unknown",
	"its subsystem ids are unknown, and an option item selects by them",
	"whether it is PCI Express, and of which type, is unknown",
	"whether its header has the multifunction bit is unknown",
	"whether it has ACS is unknown",
	"some registers that its rule needs are unknown",
	"chipset registers not in the capture",
	"whether firmware marks its root port as external-facing is unknown",
	"whether a conventional PCI bus is above it is unknown",
	"how its bus is reached is unknown",
	"it is behind a VMD controller, whose group it is in",
	"its requester IDs are unknown",
	"function 0 of its slot, which has to exist, is not in the source",
	"whether other functions of its slot exist is unknown: the source is a part of the machine",
	"its platform forms groups by other rules than ACS",
	"which of its ACS controls an option of pci= leaves enabled is unknown",
	"nothing shows what is behind it, or that nothing is",
	"nothing shows that the source has all functions of its slot",
};

/**
 * unknown_next - take the next one of several unknown facts
 * @rest: UNKNOWN_* facts; the one that is returned is taken out
 *
 * Return: one of UNKNOWN_*, or 0 if there are no more.
 */
unsigned int unknown_next(unsigned int *rest)
{
	unsigned int fact = *rest & -*rest;

	*rest &= ~fact;
	return fact;
}

/**
 * unknown_format - format an unknown fact
 * @buf: filled with the text, without a newline
 * @size: size of @buf; UNKNOWN_TEXT suffices for one
 * @unknown: one of UNKNOWN_*
 *
 * Return: the length of the whole text, as snprintf() does.
 */
size_t unknown_format(char *buf, size_t size, unsigned int unknown)
{
	unsigned int i;

	for (i = 0; i < UNKNOWN_TABLE_SHIFT; i++)
		if (unknown == BIT(i))
			return snprintf(buf, size, "%s", unknown_texts[i]);
	for (i = 0; i < acs_policy_db.acpi_table_count; i++)
		if (unknown == BIT(UNKNOWN_TABLE_SHIFT + i))
			return snprintf(buf, size,
					"whether the firmware has an ACPI table %s is unknown",
					acs_policy_db.acpi_tables[i]);
	return snprintf(buf, size, "something is unknown");
}

static const char *const remedies[] = {
	"lspci -nn prints them",
	"lspci -vnn prints them",
	"lspci -vv prints its capabilities, as root",
	"lspci -xxxx prints its header",
	"lspci -vv or -xxxx prints that, as root",
	"lspci -xxxx prints them, as root",
	"inteltool -r prints them, as root: --rcba FILE, or a file .rcba beside the capture",
	"--assume internal says that no port leads out of the machine",
	"lspci -vv prints the capabilities of the bridges above it, as root",
	"lspci prints the bridge above it, too, unless it is limited to some functions",
	"it shares the group of the controller",
	"if its ids are missing, lspci -nn prints them; else only the device knows",
	"sudo lspci -vvnn prints all functions, unless -s or -d leaves some out",
	"sudo lspci -vvnn prints all functions, unless -s or -d leaves some out",
	"only its own kernel knows: ls /sys/kernel/iommu_groups/*/devices",
	"config_acs= with 0 or 1 in place of each x settles it",
	"sudo lspci -vvnn prints whether its link is up; acsctl capture, run there, marks its end",
	"sudo lspci -xxxx prints its header; acsctl capture, run there, marks its end",
};

/**
 * unknown_remedy - get the way to learn an unknown fact
 * @unknown: one of UNKNOWN_*
 *
 * Return: the text, without a newline.
 */
const char *unknown_remedy(unsigned int unknown)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(remedies); i++)
		if (unknown == BIT(i))
			return remedies[i];
	return "ls /sys/firmware/acpi/tables on that machine; "
	       "then --assume with its name, or with no- before it";
}
