// SPDX-License-Identifier: GPL-2.0-only
/*
 * libpci finds names for ids. This finds ids for names, in the same list. If
 * several devices of a vendor share a name, they are all candidates. A name
 * that several vendors share says nothing.
 */
#include <pthread.h>
#include <stdlib.h>
#include <strings.h>

#include "base/libpci.h"
#include "base/memory.h"
#include "base/text.h"
#include "machine/pci-ids.h"

/**
 * struct name - an entry of the list
 * @text: name of the vendor, or of vendor and device with a blank in between
 * @vendor: PCI vendor id
 * @device: PCI device id, or -1 if @text is the vendor's
 */
struct name {
	char *text;
	u16 vendor;
	int device;
};

/**
 * struct pci_ids - a list of names, read on first use
 * @path: file to read, or NULL for that of libpci
 * @lock: held while reading the file
 * @is_loaded: the file has been read
 * @names: the names, sorted by text
 * @count: number of @names
 * @room: number of elements that fit
 * @vendors: name of each vendor, or NULL
 */
struct pci_ids {
	const char *path;
	pthread_mutex_t lock;
	bool is_loaded;
	struct name *names;
	size_t count;
	size_t room;
	const char **vendors;
};

#define VENDORS		0x10000

static void add_name(struct pci_ids *list, char *text, u16 vendor, int device)
{
	if (list->count == list->room) {
		list->room = list->room ? list->room * 2 : 1 << 16;
		list->names = reallocate(list->names, list->room,
					 sizeof(*list->names));
	}
	list->names[list->count++] = (struct name) { text, vendor, device };
}

static int compare_names(const void *left, const void *right)
{
	const struct name *a = left, *b = right;

	return strcmp(a->text, b->text);
}

/* "8086 Intel Corporation", and below it "<tab>1c10 Name of the device" */
static void take_line(struct pci_ids *list, char *line, char **vendor_name,
		      unsigned int *vendor)
{
	unsigned int id;
	int used = 0;

	line[strcspn(line, "\r\n")] = 0;
	if (line[0] == '\t' && line[1] != '\t' && *vendor_name &&
	    sscanf(line + 1, "%4x  %n", &id, &used) == 1 && used) {
		add_name(list, text_format("%s %s", *vendor_name,
					   line + 1 + used), *vendor, id);
	} else if (line[0] != '\t' && line[0] != '#' && line[0]) {
		free(*vendor_name);
		*vendor_name = NULL;
		/* A list of classes follows, whose lines begin with a letter */
		if (line[1] == ' ' ||
		    sscanf(line, "%4x  %n", vendor, &used) != 1 || !used)
			return;
		*vendor_name = text_copy(line + used);
		add_name(list, text_copy(line + used), *vendor, -1);
	}
}

/* Like libpci, fall back from a compressed list to a plain one */
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

static void read_list(struct pci_ids *list, const char *path)
{
	char *line = NULL, *vendor_name = NULL;
	FILE *file = open_list(path);
	unsigned int vendor = 0;
	size_t i, size = 0;

	while (file && getline(&line, &size, file) > 0)
		take_line(list, line, &vendor_name, &vendor);
	if (file)
		fclose(file);
	free(vendor_name);
	free(line);
	if (list->count)
		qsort(list->names, list->count, sizeof(*list->names),
		      compare_names);
	for (i = 0; i < list->count; i++)
		if (list->names[i].device < 0)
			list->vendors[list->names[i].vendor] =
				list->names[i].text;
}

/* Several threads may use the list */
static void load(struct pci_ids *list)
{
	struct pci_access *access;

	pthread_mutex_lock(&list->lock);
	if (!list->is_loaded && list->path) {
		read_list(list, list->path);
	} else if (!list->is_loaded) {
		access = pci_alloc();
		read_list(list, access->id_file_name);
		pci_cleanup(access);
	}
	list->is_loaded = true;
	pthread_mutex_unlock(&list->lock);
}

/**
 * pci_ids_new - create a list of names
 * @path: file in the format of pci.ids, or NULL for that of libpci; must
 *	outlive the list
 *
 * Return: the list, to be freed with pci_ids_free().
 */
struct pci_ids *pci_ids_new(const char *path)
{
	struct pci_ids *list = allocate(1, sizeof(*list));

	list->path = path;
	list->vendors = allocate(VENDORS, sizeof(*list->vendors));
	pthread_mutex_init(&list->lock, NULL);
	return list;
}

/**
 * pci_ids_free - free a list of names
 * @list: from pci_ids_new(), or NULL
 */
void pci_ids_free(struct pci_ids *list)
{
	size_t i;

	if (!list)
		return;
	for (i = 0; i < list->count; i++)
		free(list->names[i].text);
	free(list->names);
	free(list->vendors);
	pthread_mutex_destroy(&list->lock);
	free(list);
}

/* Finds the first entry with this name, or NULL */
static const struct name *find(const struct pci_ids *list, const char *text)
{
	struct name key = { .text = (char *)text };
	const struct name *found;

	if (!list->count)
		return NULL;
	found = bsearch(&key, list->names, list->count, sizeof(key),
			compare_names);
	while (found && found > list->names && !compare_names(found - 1, found))
		found--;
	return found;
}

static const struct name *next(const struct pci_ids *list,
			       const struct name *name)
{
	return name + 1 < list->names + list->count &&
	       !compare_names(name, name + 1) ? name + 1 : NULL;
}

/* Finds the only vendor with this name, or NULL */
static const struct name *find_single_vendor(const struct pci_ids *list,
					     const char *text)
{
	const struct name *name, *vendor = NULL;

	for (name = find(list, text); name; name = next(list, name)) {
		if (vendor)
			return NULL;
		vendor = name;
	}
	return vendor && vendor->device < 0 ? vendor : NULL;
}

static bool find_devices(const struct pci_ids *list, const char *text,
			 struct ids *ids)
{
	const struct name *name;

	for (name = find(list, text); name; name = next(list, name)) {
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

/* "Some Vendor Device 1c10", as lspci prints for a device without a name */
static bool find_numbered(const struct pci_ids *list, char *text,
			  struct ids *ids)
{
	char *at = strstr(text, " Device ");
	const struct name *vendor;

	if (!at || strlen(at) != strlen(" Device ") + 4 ||
	    strspn(at + 8, "0123456789abcdef") != 4)
		return false;
	*at = 0;
	vendor = find_single_vendor(list, text);
	if (vendor)
		set_ids(ids, vendor->vendor, strtoul(at + 8, NULL, 16));
	return vendor;
}

/* "Device 1234:5678", as lspci prints if the vendor has no name either */
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

/* The vendor alone: the longest prefix that is the name of one vendor */
static void find_vendor(const struct pci_ids *list, char *text,
			struct ids *ids)
{
	const struct name *vendor;
	char *at;

	while ((at = strrchr(text, ' '))) {
		*at = 0;
		vendor = find_single_vendor(list, text);
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
 * pci_ids_find - find the ids for a name
 * @list: the list of names
 * @name: vendor and device as lspci prints them after the class
 *
 * Return: the ids, as far as the name is unambiguous.
 */
struct ids pci_ids_find(struct pci_ids *list, const char *name)
{
	char *text = text_copy(name);
	struct ids ids = {};

	load(list);
	strip(text, " (prog-if ");
	strip(text, " (rev ");
	if (!find_devices(list, text, &ids) && !find_numbers(text, &ids) &&
	    !find_numbered(list, text, &ids))
		find_vendor(list, text, &ids);
	free(text);
	return ids;
}

/**
 * pci_ids_vendor - look up the name of a vendor
 * @list: the list of names
 * @vendor: PCI vendor id
 *
 * Return: the name, or NULL if the list has none.
 */
const char *pci_ids_vendor(struct pci_ids *list, u16 vendor)
{
	load(list);
	return list->vendors[vendor];
}

/**
 * pci_ids_device - look up the name of a device
 * @list: the list of names
 * @vendor: PCI vendor id
 * @device: PCI device id
 *
 * Return: the name without that of the vendor, or NULL if the list has none.
 */
const char *pci_ids_device(struct pci_ids *list, u16 vendor, u16 device)
{
	size_t i;

	load(list);
	for (i = 0; i < list->count; i++)
		if (list->names[i].vendor == vendor &&
		    list->names[i].device == device)
			return list->names[i].text +
			       strlen(list->vendors[vendor]) + 1;
	return NULL;
}

/* Length of a word without the comma or the dot at its end */
static size_t bare_length(const char *word, size_t length)
{
	while (length && strchr(",.", word[length - 1]))
		length--;
	return length;
}

/* Finds a word in a text; returns what follows it there, or NULL */
static const char *find_word(const char *text, const char *word, size_t length)
{
	size_t bare = bare_length(word, length), n;

	for (; *text; text += n + (text[n] == ' ')) {
		n = strcspn(text, " ");
		if (bare && bare_length(text, n) == bare &&
		    !strncasecmp(text, word, bare))
			return text + n + (text[n] == ' ');
	}
	return NULL;
}

/**
 * pci_ids_firm - find the name of the vendor at the beginning of a longer one
 * @list: the list of names
 * @vendor: PCI vendor id
 * @name: vendor and device, as lspci prints them
 *
 * Older lists write some vendors with fewer words or other commas, so @name may
 * lack words of the vendor.
 *
 * Return: number of bytes before the name of the device; 0 if @name does not
 * begin with the vendor, or has nothing else.
 */
size_t pci_ids_firm(struct pci_ids *list, u16 vendor, const char *name)
{
	const char *rest = pci_ids_vendor(list, vendor), *at = name;
	size_t length = strcspn(name, " ");

	if (!rest || find_word(rest, name, length) !=
		     rest + strcspn(rest, " ") + !!strchr(rest, ' '))
		return 0;
	while ((rest = find_word(rest, at, length))) {
		if (!at[length])
			return 0;
		at += length + 1;
		length = strcspn(at, " ");
	}
	return at - name;
}
