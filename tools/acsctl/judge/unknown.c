// SPDX-License-Identifier: GPL-2.0-only
/*
 * Facts that a source may leave open, and how to learn them.
 */
#include "judge/unknown.h"

static const char *const unknown_texts[] = {
	"its ids are not known",
	"its subsystem ids are not known, and an option item asks for them",
	"whether it is PCI Express, and of which type, is not known",
	"whether its header says that it is one of several functions is not known",
	"whether it has ACS is not known",
	"not all of the registers that its rule asks for are known",
	"chipset registers not in the capture",
	"whether firmware marks its root port as external-facing is not known",
	"whether a conventional PCI bus lies above it is not known",
	"how its bus is reached is not known",
	"it is behind a VMD controller, whose group it is in",
	"in whose names it sends is not known",
};

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
					"whether the firmware has an ACPI table %s is not known",
					acs_policy_db.acpi_tables[i]);
	return snprintf(buf, size, "something is not known");
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
	"lspci prints the bridge above it as well, if it is asked for all functions",
	"what becomes of the controller becomes of it",
	"if it is for want of its ids, lspci -nn prints them; else the device alone knows",
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
