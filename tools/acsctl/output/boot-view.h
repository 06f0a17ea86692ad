/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How a system boots, in any format.
 */
#ifndef ACSCTL_OUTPUT_BOOT_VIEW_H
#define ACSCTL_OUTPUT_BOOT_VIEW_H

#include "boot/boot.h"

/**
 * struct boot_view - what to show
 * @boot: how the system boots
 * @asked: a change was asked for
 * @words: what is to be set, as words of a command line; empty to clear
 * @override: it needs a kernel with override
 * @written: the change was made
 * @width: width of a line in columns; 0 for no limit
 * @color: use colours
 */
struct boot_view {
	const struct boot *boot;
	bool asked;
	const char *words;
	bool override;
	bool written;
	unsigned int width;
	bool color;
};

#endif /* ACSCTL_OUTPUT_BOOT_VIEW_H */
