/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The slots of a machine as text.
 */
#ifndef ACSCTL_OUTPUT_SLOTS_TABLE_H
#define ACSCTL_OUTPUT_SLOTS_TABLE_H

#include <stdio.h>

#include "answer/slots.h"

/**
 * struct slots_view - what to show
 * @slots: the places
 * @all: show ports without a slot, too
 * @width: width of a line in columns; 0 for no limit
 * @color: use colours
 */
struct slots_view {
	const struct slots *slots;
	bool all;
	unsigned int width;
	bool color;
};

void slots_print(const struct slots_view *view, FILE *out);

#endif /* ACSCTL_OUTPUT_SLOTS_TABLE_H */
