// SPDX-License-Identifier: GPL-2.0-only
/*
 * Titles of lspci -P and -PP, which name the bridges above: "00:01.0/00.0",
 * "00:01.0/01:00.0".
 */
#include "source/forms.h"

/* "00.0" below a bridge, or "01:00.0" */
static bool take_part(struct forms *forms, const char **at, char *address)
{
	unsigned int domain, device, function;
	char above[ADDRESS_TEXT];
	int bus, used = 0;

	snprintf(above, sizeof(above), "%s", address);
	if (take_address(at, address))
		return true;
	if (sscanf(*at, "%2x.%1x%n", &device, &function, &used) != 2 ||
	    sscanf(above, "%x:", &domain) != 1 || device > 31 || function > 7)
		return false;
	*at += used;
	bus = forms_find_bus(forms, above);
	*address = 0;
	if (bus >= 0)
		snprintf(address, ADDRESS_TEXT, "%04x:%02x:%02x.%x", domain,
			 bus, device, function);
	return true;
}

/* "01:00.0" has the domain of the bridge */
static void inherit_domain(char *address, const char *part,
			   const char *above)
{
	if (strcspn(part, "./ ") == strlen("01:00"))
		memcpy(address, above, strcspn(above, ":"));
}

/* Returns what follows the path, or NULL; sets the address, or "" */
static const char *take_path(struct forms *forms, const char *text,
			     char *address)
{
	char above[ADDRESS_TEXT];
	const char *at = text, *part;
	unsigned int bus;

	if (!take_address(&at, address) || *at != '/')
		return NULL;
	while (*at == '/') {
		part = ++at;
		snprintf(above, sizeof(above), "%s", address);
		if (!take_part(forms, &at, address))
			return NULL;
		if (!*address || !*above)
			continue;
		inherit_domain(address, part, above);
		if (sscanf(address, "%*x:%x:", &bus) == 1)
			forms_bus(forms, above, bus);
	}
	return *at == ' ' || !*at ? at : NULL;
}

/**
 * form_path - take a title with a path
 * @forms: the text
 * @text: the line, without indentation
 *
 * Return: true if it is one.
 */
bool form_path(struct forms *forms, const char *text)
{
	char address[ADDRESS_TEXT];
	const char *shown = address, *title = take_path(forms, text, address);

	if (!title)
		return false;
	forms->seen_function = true;
	forms->skips = !*address;
	snprintf(forms->title, sizeof(forms->title), "%s", address);
	if (!*address) {
		forms->lost++;
		forms_print(forms, "%s", "");
		return true;
	}
	/* Without a domain, as lspci prints it */
	if (!strncmp(address, "0000:", 5) && strcspn(text, ":") == 2)
		shown += 5;
	forms_print(forms, "%s%s", shown, title);
	return true;
}
