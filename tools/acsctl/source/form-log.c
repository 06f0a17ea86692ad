// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the kernel logs at boot: groups, ids, and the buses of bridges.
 */
#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "source/forms.h"

/**
 * form_command_line - take the command line of the kernel
 * @forms: the text
 * @text: the line: as the kernel logs it, or as /proc/cmdline has it
 *
 * Return: true if it is one.
 */
bool form_command_line(struct forms *forms, const char *text)
{
	static const char *const marks[] = {
		"Kernel command line: ", "Command line: " };
	const char *at = NULL;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(marks) && !at; i++) {
		at = strstr(text, marks[i]);
		if (at)
			at += strlen(marks[i]);
	}
	if (!at && (!strncmp(text, "BOOT_IMAGE=", 11) ||
		    !strncmp(text, "initrd=", 7)))
		at = text;
	if (!at)
		return false;
	if (!forms->to->command_line)
		forms->to->command_line = text_copy(at);
	return true;
}

/**
 * form_release - take the release of the kernel
 * @forms: the text
 * @text: the line: as the kernel logs it, or as uname -a prints it
 *
 * Return: true if it is one.
 */
bool form_release(struct forms *forms, const char *text)
{
	const char *at = strstr(text, "Linux version ");
	size_t length;

	if (at) {
		at += strlen("Linux version ");
	} else {
		/* Linux HOST RELEASE #1 SMP ... */
		if (strncmp(text, "Linux ", 6) || !strstr(text, " #"))
			return false;
		at = skip_blanks(text + 6);
		at = skip_blanks(at + strcspn(at, " "));
	}
	length = strcspn(at, " ");
	if (!isdigit((unsigned char)*at) || !memchr(at, '.', length))
		return false;
	if (!forms->to->release)
		forms->to->release = text_format("%.*s", (int)length, at);
	return true;
}

/* The address before some place in a line */
static bool find_address_before(const char *text, const char *end,
				char *address)
{
	const char *at = end;

	while (at > text && strchr("0123456789abcdefABCDEF:.", at[-1]))
		at--;
	return take_address(&at, address) && at == end;
}

/*
 * "pci 0000:00:01.0: Adding to iommu group 1", of any driver, after whatever
 * time or name a program has put before it
 */
static bool take_group(struct forms *forms, const char *text)
{
	static const char words[] = ": Adding to iommu group ";
	const char *at = strstr(text, words);
	char address[ADDRESS_TEXT];
	bool any = false;
	int group;

	for (; at; at = strstr(at + 1, words)) {
		if (!read_group(at + sizeof(words) - 1, &group) ||
		    !find_address_before(text, at, address))
			continue;
		forms_group(forms, address, group);
		any = true;
	}
	return any;
}

/* "iommu: Adding device 0000:00:01.0 to group 1", before Linux 5.2 */
static bool take_old_group(struct forms *forms, const char *text)
{
	static const char words[] = "Adding device ";
	const char *at = strstr(text, words);
	char address[ADDRESS_TEXT];
	int group;

	if (!at)
		return false;
	at += sizeof(words) - 1;
	if (!take_address(&at, address) || strncmp(at, " to group ", 10) ||
	    !read_group(at + 10, &group))
		return false;
	forms_group(forms, address, group);
	return true;
}

/* "[8086:1901] type 01 class 0x060400" */
static void take_ids(struct forms *forms, const char *at, const char *address)
{
	unsigned int vendor, device, class;

	if (sscanf(at, ": [%4x:%4x] type %*x class %x", &vendor, &device,
		   &class) != 3)
		return;
	forms_print(forms, "%s %04x: %04x:%04x", address, class >> 8 & 0xffff,
		    vendor, device);
	forms_print(forms, "%s", "");
}

/* "PCI bridge to [bus 01-05]" */
static void take_bus(struct forms *forms, const char *at, const char *address)
{
	unsigned int bus;

	if (sscanf(at, ": PCI bridge to [bus %2x", &bus) == 1)
		forms_bus(forms, address, bus);
}

/* "pci 0000:00:01.0: ...": what else it says is of no use */
static bool take_device(struct forms *forms, const char *text)
{
	const char *at = strchr(text, ' ');
	char address[ADDRESS_TEXT];

	if (!at)
		return false;
	at = skip_blanks(at);
	if (!take_address(&at, address) || *at != ':')
		return false;
	if (strncmp(text, "pci ", 4))
		return false;
	take_ids(forms, at, address);
	take_bus(forms, at, address);
	return true;
}

/**
 * form_log - take a line of the kernel's log
 * @forms: the text
 * @text: the line, without the time
 *
 * Return: true if it is one.
 */
bool form_log(struct forms *forms, const char *text)
{
	return take_group(forms, text) || take_device(forms, text) ||
	       take_old_group(forms, text);
}
