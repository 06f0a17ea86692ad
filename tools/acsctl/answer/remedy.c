// SPDX-License-Identifier: GPL-2.0-only
/*
 * How to learn what a source does not tell.
 */
#include "answer/explain.h"

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
 * unknown_remedy - tell how to learn what is unknown
 * @unknown: one of UNKNOWN_*
 *
 * Return: the text, without a line end.
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
