// SPDX-License-Identifier: GPL-2.0-only
/*
 * The folders of groups in sysfs, as find and ls list them:
 *
 *	/sys/kernel/iommu_groups/9/devices/0000:00:1f.2
 *	/sys/kernel/iommu_groups/9/devices:
 *	lrwxrwxrwx 1 root root 0 Jun  7 11:33 0000:00:1f.2 -> ../../../...
 *	/sys/bus/pci/devices/0000:00:1f.2/iommu_group -> .../iommu_groups/9
 */
#include <stdlib.h>

#include "base/text.h"
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

/*
 * "|-- 9" in a tree of the folder, and "/sys/kernel/iommu_groups/9" as a title of
 * titles
 */
static bool take_folder(struct forms *forms, const char *text)
{
	const char *at = strstr(text, "iommu_groups/"), *branch = text;
	int group;

	while (*branch & 0x80 || (*branch && strchr("|`- \t", *branch)))
		branch++;
	if (at)
		at += strlen("iommu_groups/");
	else
		at = branch > text && forms->in_tree ? branch : NULL;
	if (!at || !read_group(at, &group) || at[strspn(at, "0123456789")])
		return false;
	if (branch > text)
		forms->link_group = group;
	else
		forms->group = group;
	forms->group_last = 0;
	forms->group_ends = false;
	return true;
}

/* A line of the tree: what is no address is the name of a file */
static bool take_branch(struct forms *forms, const char *text)
{
	char address[ADDRESS_TEXT];

	if (!forms->in_tree)
		return false;
	while (*text & 0x80 || (*text && strchr("|`- \t", *text)))
		text++;
	if (take_address(&text, address)) {
		if (forms->link_group != FORMS_NONE)
			forms_group(forms, address, forms->link_group);
		take_target(forms, text);
	}
	return true;
}

/* "/sys/kernel/iommu_groups", before a tree of it */
static bool begins_tree(struct forms *forms, const char *text)
{
	static const char name[] = "iommu_groups";
	size_t length = strlen(text);

	if (!length)
		forms->in_tree = false;
	while (length && text[length - 1] == '/')
		length--;
	if (length < sizeof(name) - 1 ||
	    strncmp(text + length - (sizeof(name) - 1), name, sizeof(name) - 1))
		return false;
	forms->in_tree = true;
	forms->link_group = FORMS_NONE;
	return true;
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

/* Paths in columns, as ls prints them on a terminal */
static bool take_columns(struct forms *forms, const char *text)
{
	const char *second = strstr(text, "iommu_groups/");
	char *words, *word, *rest;
	bool any = false;

	second = second ? strstr(second + 1, "iommu_groups/") : NULL;
	if (!second || strstr(text, "->"))
		return false;
	words = text_copy(text);
	for (word = strtok_r(words, " \t", &rest); word;
	     word = strtok_r(NULL, " \t", &rest))
		any |= take_entry(forms, word);
	free(words);
	return any;
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

/* "total 0" in the user's language: a word and a number */
static bool is_total(const char *text)
{
	const char *number = strchr(text, ' ');

	return number && !strpbrk(text, ":./[") &&
	       number[1 + strspn(number + 1, "0123456789.,KMG")] == 0;
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
	return any || is_total(text);
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
	if (take_columns(forms, text) || take_entry(forms, text) ||
	    take_group_link(forms, text) || begins_tree(forms, text) ||
	    take_folder(forms, text) || take_branch(forms, text))
		return true;
	if (forms->link_group == FORMS_NONE)
		return false;
	if (take_listed(forms, text))
		return true;
	forms->link_group = FORMS_NONE;
	return false;
}
