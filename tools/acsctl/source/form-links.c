// SPDX-License-Identifier: GPL-2.0-only
/*
 * The folders of groups in sysfs, as find and ls list them:
 *
 *	/sys/kernel/iommu_groups/9/devices/0000:00:1f.2
 *	/sys/kernel/iommu_groups/9/devices:
 *	lrwxrwxrwx 1 root root 0 Jun  7 11:33 0000:00:1f.2 -> ../../../...
 *	/sys/bus/pci/devices/0000:00:1f.2/iommu_group -> .../iommu_groups/9
 */
#include "source/forms.h"

static const char devices[] = "/devices";

/* "9/devices"; returns what follows, or NULL */
static const char *skip_folder(const char *text, int *group)
{
	if (!read_group(text, group))
		return NULL;
	text += strspn(text, "0123456789");
	if (strncmp(text, devices, sizeof(devices) - 1))
		return NULL;
	return text + sizeof(devices) - 1;
}

/* The target of a link names the bridges above: ".../0000:00:01.0/0000:01:..." */
static void take_target(struct forms *forms, const char *text)
{
	char address[ADDRESS_TEXT], above[ADDRESS_TEXT] = "";
	unsigned int bus;
	const char *at;

	for (at = strchr(text, '/'); at; at = strchr(at, '/')) {
		at++;
		if (!take_address(&at, address))
			continue;
		if (*above && sscanf(address, "%*x:%x:", &bus) == 1)
			forms_bus(forms, above, bus);
		snprintf(above, sizeof(above), "%s", address);
	}
}

/* ".../iommu_groups/9/devices/0000:00:1f.2", "./9/devices/..." */
static bool take_entry(struct forms *forms, const char *text)
{
	const char *at = strstr(text, "iommu_groups/");
	char address[ADDRESS_TEXT];
	int group;

	if (at)
		at += strlen("iommu_groups/");
	else
		at = text + (strncmp(text, "./", 2) ? 0 : 2);
	at = skip_folder(at, &group);
	if (!at)
		return false;
	if (*at == ':' && !at[1]) {
		forms->link_group = group;
		return true;
	}
	if (*at++ != '/' || !take_address(&at, address))
		return false;
	take_target(forms, at);
	forms_group(forms, address, group);
	return true;
}

/* ".../0000:00:1f.2/iommu_group -> ../../../kernel/iommu_groups/9" */
static bool take_group_link(struct forms *forms, const char *text)
{
	static const char name[] = "/iommu_group";
	const char *at = strstr(text, name), *target, *begin = at;
	char address[ADDRESS_TEXT];
	int group;

	target = at ? strstr(at + 1, "iommu_groups/") : NULL;
	if (!target || at == text ||
	    !read_group(target + strlen("iommu_groups/"), &group))
		return false;
	while (begin > text && begin[-1] != '/' && begin[-1] != ' ')
		begin--;
	if (!take_address(&begin, address) || begin != at)
		return false;
	forms_group(forms, address, group);
	return true;
}

/* "0000:00:1f.2 -> ...", or names of several links in one line */
static bool take_listed(struct forms *forms, const char *text)
{
	char address[ADDRESS_TEXT];
	const char *at = text;
	bool any = false;

	while (*at) {
		if (take_address(&at, address) && (!*at || *at == ' ' ||
						   *at == '\t')) {
			forms_group(forms, address, forms->link_group);
			any = true;
		}
		if (!strncmp(skip_blanks(at), "->", 2))
			take_target(forms, at);
		at += strcspn(at, " \t");
		at = skip_blanks(at);
		if (!strncmp(at, "->", 2))
			break;
	}
	return any || !strncmp(text, "total ", 6);
}

/**
 * form_links - take a line of a list of sysfs
 * @forms: the text
 * @text: the line, without indentation
 *
 * Return: true if it is one.
 */
bool form_links(struct forms *forms, const char *text)
{
	if (take_entry(forms, text) || take_group_link(forms, text))
		return true;
	if (forms->link_group == FORMS_NONE)
		return false;
	if (take_listed(forms, text))
		return true;
	forms->link_group = FORMS_NONE;
	return false;
}
