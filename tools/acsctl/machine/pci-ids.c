// SPDX-License-Identifier: GPL-2.0-only
/*
 * libpci finds names for ids; this is the way back, over the same list. Names
 * that devices share say that it is one of these; those that vendors share say
 * nothing.
 */
#include <pthread.h>
#include <stdlib.h>

#include "base/libpci.h"
#include "machine/pci-ids.h"

/**
 * struct name - a name
 * @text: of the vendor, or of vendor and device with a blank in between
 * @vendor: PCI vendor id
 * @device: PCI device id, or -1 if @text is the vendor's
 */
struct name {
	char *text;
	u16 vendor;
	int device;
};

static struct name *names;
static size_t count;
static size_t room;
static const char *list_path;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void add_name(char *text, u16 vendor, int device)
{
	if (!text)
		return;
	if (count == room) {
		room = room ? room * 2 : 1 << 16;
		names = realloc(names, room * sizeof(*names));
		if (!names)
			exit(3);
	}
	names[count++] = (struct name) { text, vendor, device };
}

static int compare_names(const void *left, const void *right)
{
	const struct name *a = left, *b = right;

	return strcmp(a->text, b->text);
}

/* "8086  Intel Corporation", and below it "<tab>1c10  Name of the device" */
static void take_line(char *line, char **vendor_name, unsigned int *vendor)
{
	unsigned int id;
	char *text;
	int used = 0;

	line[strcspn(line, "\r\n")] = 0;
	if (line[0] == '\t' && line[1] != '\t' && *vendor_name &&
	    sscanf(line + 1, "%4x  %n", &id, &used) == 1 && used) {
		if (asprintf(&text, "%s %s", *vendor_name,
			     line + 1 + used) < 0)
			return;
		add_name(text, *vendor, id);
	} else if (line[0] != '\t' && line[0] != '#' && line[0]) {
		free(*vendor_name);
		*vendor_name = NULL;
		/* Lists of classes follow, whose lines begin with a letter */
		if (line[1] == ' ' ||
		    sscanf(line, "%4x  %n", vendor, &used) != 1 || !used)
			return;
		*vendor_name = strdup(line + used);
		add_name(strdup(line + used), *vendor, -1);
	}
}

/* libpci, too, takes the list as it is if there is none that is compressed */
static FILE *open_list(const char *path)
{
	size_t length = strlen(path);
	char *plain;
	FILE *file;

	if (length < 3 || strcmp(path + length - 3, ".gz"))
		return fopen(path, "r");
	plain = strndup(path, length - 3);
	file = plain ? fopen(plain, "r") : NULL;
	free(plain);
	return file;
}

static void load(void)
{
	struct pci_access *access = NULL;
	char *line = NULL, *vendor_name = NULL;
	unsigned int vendor = 0;
	size_t size = 0;
	FILE *file;

	if (!list_path) {
		access = pci_alloc();
		list_path = access->id_file_name;
	}
	file = open_list(list_path);
	while (file && getline(&line, &size, file) > 0)
		take_line(line, &vendor_name, &vendor);
	if (file)
		fclose(file);
	if (access)
		pci_cleanup(access);
	free(vendor_name);
	free(line);
	if (count)
		qsort(names, count, sizeof(*names), compare_names);
}

/**
 * names_load - say where the list of names is, before it is needed
 * @path: of a file as pci.ids, or NULL for libpci's own; has to stay
 */
void names_load(const char *path)
{
	list_path = path;
}

/* The first with this name, of vendors or of devices, or NULL */
static const struct name *find(const char *text)
{
	struct name key = { .text = (char *)text };
	const struct name *found;

	if (!count)
		return NULL;
	found = bsearch(&key, names, count, sizeof(*names), compare_names);
	while (found && found > names && !compare_names(found - 1, found))
		found--;
	return found;
}

static const struct name *next(const struct name *name)
{
	return name + 1 < names + count && !compare_names(name, name + 1) ?
	       name + 1 : NULL;
}

/* The only vendor with this name, or NULL */
static const struct name *find_single_vendor(const char *text)
{
	const struct name *name, *vendor = NULL;

	for (name = find(text); name; name = next(name)) {
		if (vendor)
			return NULL;
		vendor = name;
	}
	return vendor && vendor->device < 0 ? vendor : NULL;
}

static bool find_devices(const char *text, struct ids *ids)
{
	const struct name *name;

	for (name = find(text); name; name = next(name)) {
		if (name->device < 0 || ids->count == CANDIDATES_MAX ||
		    (ids->count && name->vendor != ids->vendor)) {
			ids->count = 0;
			return false;
		}
		ids->vendor = name->vendor;
		ids->candidates[ids->count++] = name->device;
	}
	ids->has_vendor = ids->count > 0;
	return ids->has_vendor;
}

static void set_ids(struct ids *ids, unsigned int vendor, unsigned int device)
{
	ids->has_vendor = true;
	ids->vendor = vendor;
	ids->candidates[0] = device;
	ids->count = 1;
}

/* "Some Vendor Device 1c10", as lspci says of a device without a name */
static bool find_numbered(char *text, struct ids *ids)
{
	char *at = strstr(text, " Device ");
	const struct name *vendor;

	if (!at || strlen(at) != strlen(" Device ") + 4 ||
	    strspn(at + 8, "0123456789abcdef") != 4)
		return false;
	*at = 0;
	vendor = find_single_vendor(text);
	if (vendor)
		set_ids(ids, vendor->vendor, strtoul(at + 8, NULL, 16));
	return vendor;
}

/* "Device 1234:5678", as lspci says if the vendor has no name either */
static bool find_numbers(const char *text, struct ids *ids)
{
	unsigned int vendor, device;
	int used = 0;

	if (sscanf(text, "Device %4x:%4x%n", &vendor, &device, &used) != 2 ||
	    text[used])
		return false;
	set_ids(ids, vendor, device);
	return true;
}

/* The vendor alone: the longest beginning that is one vendor's name */
static void find_vendor(char *text, struct ids *ids)
{
	const struct name *vendor;
	char *at;

	while ((at = strrchr(text, ' '))) {
		*at = 0;
		vendor = find_single_vendor(text);
		if (!vendor)
			continue;
		ids->vendor = vendor->vendor;
		ids->has_vendor = true;
		return;
	}
}

static bool strip(char *text, const char *from)
{
	char *at = NULL, *next = text;

	while ((next = strstr(next, from)))
		at = next++;
	if (!at || text[strlen(text) - 1] != ')')
		return false;
	*at = 0;
	return true;
}

/**
 * names_find - find the ids that a name stands for
 * @name: vendor and device as lspci prints them, behind the class
 *
 * Return: the ids, as far as only one vendor is called so.
 */
struct ids names_find(const char *name)
{
	char *text = strdup(name);
	struct ids ids = {};

	pthread_once(&once, load);
	if (!text)
		return ids;
	strip(text, " (prog-if ");
	strip(text, " (rev ");
	if (!find_devices(text, &ids) && !find_numbers(text, &ids) &&
	    !find_numbered(text, &ids))
		find_vendor(text, &ids);
	free(text);
	return ids;
}

static const struct name *find_id(u16 vendor, int device)
{
	size_t i;

	pthread_once(&once, load);
	for (i = 0; i < count; i++)
		if (names[i].vendor == vendor && names[i].device == device)
			return &names[i];
	return NULL;
}

/**
 * names_vendor - look a vendor's name up
 * @vendor: PCI vendor id
 *
 * Return: the name, or NULL if the list has none.
 */
const char *names_vendor(u16 vendor)
{
	const struct name *name = find_id(vendor, -1);

	return name ? name->text : NULL;
}

/**
 * names_device - look a device's name up
 * @vendor: PCI vendor id
 * @device: PCI device id
 *
 * Return: the name, without the vendor's, or NULL if the list has none.
 */
const char *names_device(u16 vendor, u16 device)
{
	const struct name *name = find_id(vendor, device);

	return name ? name->text + strlen(names_vendor(vendor)) + 1 : NULL;
}
