// SPDX-License-Identifier: GPL-2.0-only
/*
 * Proxmox VE: pvesh get /nodes/NODE/hardware/pci, as a table or as JSON.
 */
#include <jansson.h>
#include <stdlib.h>

#include "base/text.h"
#include "source/forms.h"

/* The line between columns, U+2502 */
#define COLUMN		"\xe2\x94\x82"

/**
 * struct pvesh_device - a device as Proxmox VE describes it
 * @id: its address
 * @class: class, as a hexadecimal number
 * @vendor: vendor id, likewise
 * @device: device id, likewise
 * @svendor: subsystem vendor id, or ""
 * @sdevice: subsystem id, or ""
 * @group: its IOMMU group, "" or -1 if it has none
 */
struct pvesh_device {
	const char *id;
	const char *class;
	const char *vendor;
	const char *device;
	const char *svendor;
	const char *sdevice;
	const char *group;
};

static unsigned int number_of(const char *text)
{
	return strtoul(text, NULL, 16);
}

static void print_device(struct forms *forms, const struct pvesh_device *d)
{
	int group;

	if (!address_length(d->id) ||
	    address_length(d->id) != strlen(d->id))
		return;
	forms->seen_function = true;
	if (*d->class && *d->vendor && *d->device)
		forms_print(forms, "%s %04x: %04x:%04x", d->id,
			    number_of(d->class) >> 8 & 0xffff,
			    number_of(d->vendor) & 0xffff,
			    number_of(d->device) & 0xffff);
	else
		forms_print(forms, "%s", d->id);
	if (*d->svendor && *d->sdevice)
		forms_print(forms, "\tSubsystem: [%04x:%04x]",
			    number_of(d->svendor) & 0xffff,
			    number_of(d->sdevice) & 0xffff);
	if (read_group(d->group, &group))
		forms_print(forms, "\tIOMMUGroup: %d", group);
	forms_print(forms, "%s", "");
}

/* Splits a row at the lines between columns; returns the number of cells */
static unsigned int split(const char *text, char **cells)
{
	unsigned int count = 0;
	const char *stop;

	text = strstr(text, COLUMN);
	while (text && count < COLUMNS_MAX) {
		text = skip_blanks(text + strlen(COLUMN));
		stop = strstr(text, COLUMN);
		if (!stop)
			break;
		cells[count] = text_format("%.*s", (int)(stop - text), text);
		cells[count][strcspn(cells[count], " \t")] = 0;
		count++;
		text = stop;
	}
	return count;
}

static const char *cell_of(const struct forms *forms, char *const *cells,
			   unsigned int count, const char *name)
{
	unsigned int i;

	for (i = 0; i < count && i < forms->column_count; i++)
		if (!strcmp(forms->columns[i], name))
			return cells[i];
	return "";
}

static void take_row(struct forms *forms, char *const *cells,
		     unsigned int count)
{
	const struct pvesh_device device = {
		.id = cell_of(forms, cells, count, "id"),
		.class = cell_of(forms, cells, count, "class"),
		.vendor = cell_of(forms, cells, count, "vendor"),
		.device = cell_of(forms, cells, count, "device"),
		.svendor = cell_of(forms, cells, count, "subsystem_vendor"),
		.sdevice = cell_of(forms, cells, count, "subsystem_device"),
		.group = cell_of(forms, cells, count, "iommugroup"),
	};

	print_device(forms, &device);
}

static bool is_header(char *const *cells, unsigned int count)
{
	unsigned int i;

	for (i = 0; i < count; i++)
		if (!strcmp(cells[i], "id"))
			return true;
	return false;
}

/**
 * form_pvesh - take a row of a table of Proxmox VE
 * @forms: the text
 * @text: the line, without indentation
 *
 * Return: true if it is one.
 */
bool form_pvesh(struct forms *forms, const char *text)
{
	char *cells[COLUMNS_MAX];
	unsigned int i, count;

	if (strncmp(text, COLUMN, strlen(COLUMN)))
		return false;
	count = split(text, cells);
	if (!forms->column_count && !is_header(cells, count)) {
		for (i = 0; i < count; i++)
			free(cells[i]);
		return false;
	}
	if (!forms->column_count) {
		memcpy(forms->columns, cells, count * sizeof(*cells));
		forms->column_count = count;
		return true;
	}
	take_row(forms, cells, count);
	for (i = 0; i < count; i++)
		free(cells[i]);
	return true;
}

static const char *member_of(const json_t *object, const char *name)
{
	const char *text = json_string_value(json_object_get(object, name));

	return text ? text : "";
}

static void take_object(struct forms *forms, const json_t *object)
{
	const json_t *number = json_object_get(object, "iommugroup");
	char *group = json_is_integer(number) ?
		      text_format("%lld", (long long)json_integer_value(number)) :
		      text_copy(member_of(object, "iommugroup"));
	const struct pvesh_device device = {
		.id = member_of(object, "id"),
		.class = member_of(object, "class"),
		.vendor = member_of(object, "vendor"),
		.device = member_of(object, "device"),
		.svendor = member_of(object, "subsystem_vendor"),
		.sdevice = member_of(object, "subsystem_device"),
		.group = group,
	};

	print_device(forms, &device);
	free(group);
}

/* The lines from the current one on */
static char *join_rest(const struct forms *forms, size_t *length)
{
	const struct plain rest = {
		.lines = forms->from->lines + forms->next - 1,
		.count = forms->from->count - forms->next + 1,
	};

	return plain_join(&rest, length);
}

/* Goes to the line after so many bytes */
static void skip_bytes(struct forms *forms, size_t bytes)
{
	size_t length = strlen(forms->from->lines[forms->next - 1].text) + 1;

	while (bytes > length && forms->next < forms->from->count) {
		bytes -= length;
		length = strlen(forms->from->lines[forms->next++].text) + 1;
	}
}

/**
 * form_json - take JSON of Proxmox VE
 * @forms: the text
 * @text: the line, without indentation
 *
 * Return: true if JSON begins with this line.
 */
bool form_json(struct forms *forms, const char *text)
{
	json_error_t error;
	size_t i, length;
	json_t *list, *object;
	char *rest;

	if (forms->tried_json || *text != '[' ||
	    (text[1] && !strchr("{ \t", text[1])))
		return false;
	rest = join_rest(forms, &length);
	list = json_loadb(rest, length, JSON_DISABLE_EOF_CHECK, &error);
	free(rest);
	forms->tried_json = true;
	if (!json_is_object(json_array_get(list, 0))) {
		json_decref(list);
		return false;
	}
	json_array_foreach(list, i, object)
		take_object(forms, object);
	json_decref(list);
	skip_bytes(forms, error.position);
	return true;
}
