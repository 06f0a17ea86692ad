// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds installed kernels and their configurations, where distributions have
 * them: in /boot, or beside the modules.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "boot/format.h"
#include "boot/kernels.h"
#include "boot/root.h"

#define MODULES	"/lib/modules"

/**
 * struct place - where kernels are
 * @folder: absolute name of a folder
 * @before: what precedes the version, including the folder
 * @after: what follows the version
 */
struct place {
	const char *folder;
	const char *before;
	const char *after;
};

static const struct place images[] = {
	{ "/boot", "/boot/vmlinuz-", "" },
	{ MODULES, MODULES "/", "/vmlinuz" },
};

static const struct place configs[] = {
	{ "/boot", "/boot/config-", "" },
	{ MODULES, MODULES "/", "/config" },
};

static bool has_line(const char *text, const char *wanted)
{
	struct boot_word line;

	while (line_next(&text, &line))
		if (boot_word_is(line, wanted))
			return true;
	return false;
}

static char *read_config(const char *root, const char *version)
{
	char *text = NULL;
	unsigned int i;

	for (i = 0; !text && i < ARRAY_SIZE(configs); i++) {
		char *name = text_format("%s%s%s", configs[i].before, version,
					 configs[i].after);
		size_t length;

		text = root_read(root, name, &length);
		free(name);
	}
	return text;
}

static void add_kernel(struct boot_kernels *kernels, const char *root,
		       const char *version)
{
	struct boot_kernel kernel = { .version = text_copy(version) };
	char *config = read_config(root, version);

	if (config) {
		kernel.policy = has_line(config, "CONFIG_PCI_ACS_POLICY=y") ?
				FACT_YES : FACT_NO;
		kernel.override = has_line(config, "CONFIG_PCI_ACS_POLICY_OVERRIDE=y") ?
				  FACT_YES : FACT_NO;
	}
	free(config);
	kernels->list = reallocate(kernels->list, kernels->count + 1,
				   sizeof(*kernels->list));
	kernels->list[kernels->count++] = kernel;
}

static bool is_known(const struct boot_kernels *kernels, const char *version)
{
	unsigned int i;

	for (i = 0; i < kernels->count; i++)
		if (!strcmp(kernels->list[i].version, version))
			return true;
	return false;
}

static void add_named(struct boot_kernels *kernels, const char *root,
		      const struct place *place, const char *name)
{
	size_t before = strlen(place->before), length;
	char *version;

	if (strncmp(name, place->before, before))
		return;
	length = strlen(name) - before - strlen(place->after);
	version = text_format("%.*s", (int)length, name + before);
	if (!is_known(kernels, version))
		add_kernel(kernels, root, version);
	free(version);
}

/* The folder itself, or each of its folders that has the file */
static void add_place(struct boot_kernels *kernels, const char *root,
		      const struct place *place)
{
	struct names names = root_list(root, place->folder, place->after);
	unsigned int i;

	for (i = 0; i < names.count; i++)
		add_named(kernels, root, place, names.list[i]);
	names_free(&names);
}

static int compare(const void *a, const void *b)
{
	const struct boot_kernel *x = a, *y = b;

	return strverscmp(x->version, y->version);
}

static void mark_running(struct boot_kernels *kernels, const char *root)
{
	size_t length;
	char *release = root_read(root, "/proc/sys/kernel/osrelease", &length);
	unsigned int i;

	if (!release)
		return;
	release[strcspn(release, "\n")] = 0;
	for (i = 0; i < kernels->count; i++)
		kernels->list[i].running = !strcmp(kernels->list[i].version,
						   release);
	free(release);
}

/**
 * kernels_read - find the installed kernels of a system
 * @root: where the system's root is
 *
 * Return: the kernels, to be freed with kernels_free().
 */
struct boot_kernels kernels_read(const char *root)
{
	struct boot_kernels kernels = {};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(images); i++)
		add_place(&kernels, root, &images[i]);
	for (i = 0; i < ARRAY_SIZE(configs); i++)
		add_place(&kernels, root, &configs[i]);
	if (kernels.count)
		qsort(kernels.list, kernels.count, sizeof(*kernels.list),
		      compare);
	mark_running(&kernels, root);
	return kernels;
}

/**
 * kernels_free - free a list of kernels
 * @kernels: the list
 */
void kernels_free(struct boot_kernels *kernels)
{
	while (kernels->count)
		free(kernels->list[--kernels->count].version);
	free(kernels->list);
}
