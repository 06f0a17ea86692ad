// SPDX-License-Identifier: GPL-2.0-only
/*
 * The forms of lspci for programs: lspci -vmm prints records, -mm quoted words.
 */
#include <stdlib.h>

#include "base/text.h"
#include "source/forms.h"

static const char *const names[KEY_COUNT] = {
	[KEY_SLOT]	= "Slot:",
	[KEY_CLASS]	= "Class:",
	[KEY_VENDOR]	= "Vendor:",
	[KEY_DEVICE]	= "Device:",
	[KEY_SVENDOR]	= "SVendor:",
	[KEY_SDEVICE]	= "SDevice:",
	[KEY_GROUP]	= "IOMMUGroup:",
	[KEY_DRIVER]	= "Driver:",
};

/* A name without its number: "Host bridge [0600]" */
struct named {
	int name;
	const char *number;
};

/* With -n there is only the number */
static struct named split(const char *text)
{
	size_t length = strlen(text);
	struct named named = { length, NULL };

	if (length == 4 && strspn(text, "0123456789abcdefABCDEF") == 4)
		return (struct named) { 0, text };
	if (length < 6 || text[length - 1] != ']' || text[length - 6] != '[' ||
	    strspn(text + length - 5, "0123456789abcdefABCDEF") != 4)
		return named;
	named.number = text + length - 5;
	named.name = length - 6;
	while (named.name && text[named.name - 1] == ' ')
		named.name--;
	return named;
}

static const char *value_of(char *const *record, enum record_key key)
{
	return record[key] ? record[key] : "";
}

static void print_title(struct forms *forms, char *const *record)
{
	const char *class = value_of(record, KEY_CLASS);
	const char *vendor = value_of(record, KEY_VENDOR);
	const char *device = value_of(record, KEY_DEVICE);
	struct named c = split(class), v = split(vendor), d = split(device);
	bool has_ids = v.number && d.number;

	if (!c.name && c.number && has_ids) {
		forms_print(forms, "%s %.4s: %.4s:%.4s", record[KEY_SLOT],
			    c.number, v.number, d.number);
		return;
	}
	forms_print(forms, "%s %.*s%s%.*s%s: %.*s %.*s%s%.*s%s%.*s%s",
		    record[KEY_SLOT], c.name, class, c.number ? " [" : "",
		    c.number ? 4 : 0, c.number ? c.number : "",
		    c.number ? "]" : "", v.name, vendor, d.name, device,
		    has_ids ? " [" : "", has_ids ? 4 : 0,
		    has_ids ? v.number : "", has_ids ? ":" : "",
		    has_ids ? 4 : 0, has_ids ? d.number : "",
		    has_ids ? "]" : "");
}

static void print_details(struct forms *forms, char *const *record)
{
	const char *vendor = value_of(record, KEY_SVENDOR);
	const char *device = value_of(record, KEY_SDEVICE);
	struct named v = split(vendor), d = split(device);

	if (v.number && d.number)
		forms_print(forms, "\tSubsystem: %.*s %.*s [%.4s:%.4s]", v.name,
			    vendor, d.name, device, v.number, d.number);
	if (record[KEY_GROUP])
		forms_print(forms, "\tIOMMUGroup: %s", record[KEY_GROUP]);
	if (record[KEY_DRIVER])
		forms_print(forms, "\tKernel driver in use: %s",
			    record[KEY_DRIVER]);
}

static void print_record(struct forms *forms, char *const *record)
{
	forms->seen_function = true;
	print_title(forms, record);
	print_details(forms, record);
	forms_print(forms, "%s", "");
}

/**
 * form_record_end - end a record of lspci -vmm
 * @forms: the text
 */
void form_record_end(struct forms *forms)
{
	unsigned int i;

	if (forms->record[KEY_SLOT])
		print_record(forms, forms->record);
	for (i = 0; i < KEY_COUNT; i++) {
		free(forms->record[i]);
		forms->record[i] = NULL;
	}
}

/* "Slot: 00:01.0", or "Device: 00:01.0" of lspci -vm */
static bool begins_record(struct forms *forms, const char *text)
{
	enum record_key key = KEY_SLOT;
	const char *value;

	if (strncmp(text, names[key], strlen(names[key])))
		key = KEY_DEVICE;
	if (strncmp(text, names[key], strlen(names[key])))
		return false;
	value = skip_blanks(text + strlen(names[key]));
	if (address_length(value) != strlen(value))
		return false;
	form_record_end(forms);
	forms->record[KEY_SLOT] = text_copy(value);
	return true;
}

/**
 * form_record - take a line of lspci -vmm
 * @forms: the text
 * @text: the line, without indentation
 *
 * Return: true if it is one.
 */
bool form_record(struct forms *forms, const char *text)
{
	unsigned int i;

	if (begins_record(forms, text))
		return true;
	if (!forms->record[KEY_SLOT])
		return false;
	if (!*text || !begins_item(text)) {
		form_record_end(forms);
		return !*text;
	}
	for (i = KEY_CLASS; i < KEY_COUNT; i++)
		if (!forms->record[i] &&
		    !strncmp(text, names[i], strlen(names[i])))
			forms->record[i] =
				text_copy(skip_blanks(text + strlen(names[i])));
	return true;
}

/* The next "word in quotes", or NULL */
static char *take_quoted(const char **at)
{
	const char *text = strchr(*at, '"'), *stop;

	stop = text ? strchr(text + 1, '"') : NULL;
	if (!stop)
		return NULL;
	*at = stop + 1;
	return text_format("%.*s", (int)(stop - text - 1), text + 1);
}

/**
 * form_quoted - take a line of lspci -mm
 * @forms: the text
 * @text: the line, without indentation
 *
 * Return: true if it is one.
 */
bool form_quoted(struct forms *forms, const char *text)
{
	unsigned int i, length = address_length(text);
	char *record[KEY_COUNT] = {};
	const char *at = text + length;

	if (!length || strncmp(at, " \"", 2))
		return false;
	record[KEY_SLOT] = text_format("%.*s", (int)length, text);
	for (i = KEY_CLASS; i <= KEY_SDEVICE; i++)
		record[i] = take_quoted(&at);
	if (record[KEY_DEVICE])
		print_record(forms, record);
	for (i = 0; i < KEY_COUNT; i++)
		free(record[i]);
	return true;
}
