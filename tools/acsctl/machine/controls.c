// SPDX-License-Identifier: GPL-2.0-only
/*
 * The options of pci= that change ACS control registers.
 */
#include <stdlib.h>

#include "machine/controls.h"

const char *const control_names[CONTROL_OPTIONS] = {
	[CONTROL_REDIRECT]	= "disable_acs_redir=",
	[CONTROL_CONFIG]	= "config_acs=",
};

/**
 * controls_free - free options
 * @controls: the options, or NULL
 */
void controls_free(struct controls *controls)
{
	unsigned int i;

	for (i = 0; controls && i < CONTROL_OPTIONS; i++)
		free(controls->lists[i].items);
	free(controls);
}

/**
 * control_item_format - format the devices that an item selects
 * @buf: filled with the text
 * @size: size of @buf; ACS_ITEM_TEXT suffices
 * @item: the item
 */
void control_item_format(char *buf, size_t size,
			 const struct control_item *item)
{
	char text[ACS_ITEM_TEXT];

	acs_format_item(text, sizeof(text), &item->device);
	snprintf(buf, size, "%s", strchr(text, '@') + 1);
}
