// SPDX-License-Identifier: GPL-2.0-only
/*
 * Looks for boot loaders, plans another policy for them, and writes it.
 */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "answer/boot-line.h"
#include "base/memory.h"
#include "base/text.h"
#include "boot/boot.h"
#include "boot/edit.h"
#include "judge/policy.h"

/* Loaders say here what they are, in UTF-16 behind four bytes */
#define LOADER_INFO	"/sys/firmware/efi/efivars/LoaderInfo-4a67b082-0a4c-41cf-b6c7-440b29bb8c4f"
#define INFO_OFFSET	4

static const struct loader_kind *const kinds[] = {
	&loader_nixos,
	&loader_ostree,
	&loader_proxmox,
	&loader_grub,
	&loader_systemd_boot,
	&loader_image,
	&loader_refind,
	&loader_limine,
	&loader_extlinux,
	&loader_u_boot,
};

static bool is_booted(const struct boot_loader *loader)
{
	size_t length, i;
	char *info = root_read(loader->root, LOADER_INFO, &length);
	bool booted = info && loader->kind->info;

	for (i = 0; booted && loader->kind->info[i]; i++)
		booted = INFO_OFFSET + 2 * i < length &&
			 info[INFO_OFFSET + 2 * i] == loader->kind->info[i];
	free(info);
	return booted;
}

/* Returns false if no others have to be looked for */
static bool add_loader(struct boot *boot, const struct loader_kind *kind)
{
	struct boot_loader loader = { .kind = kind, .root = boot->root };

	if (!kind->find(&loader))
		return true;
	loader.booted = is_booted(&loader);
	if (!loader.doubts.count && !loader_has_target(&loader))
		loader_doubt(&loader, "no file of it has a place for the option");
	boot->loaders = reallocate(boot->loaders, boot->loader_count + 1,
				   sizeof(*boot->loaders));
	boot->loaders[boot->loader_count++] = loader;
	return !kind->alone;
}

/* Only root may look into some of these */
static void check_mounts(struct boot *boot)
{
	const char *const *mount;

	for (mount = boot_mounts; *mount; mount++) {
		char *path = root_path(boot->root, *mount);
		DIR *folder = opendir(path);

		if (folder)
			closedir(folder);
		else if (errno != ENOENT && errno != ENOTDIR)
			names_add(&boot->doubts, text_format("%s: %s", *mount,
							     strerror(errno)));
		free(path);
	}
}

static void read_policy(struct boot *boot)
{
	size_t length;
	char *text = root_read(boot->root, "/proc/cmdline", &length), *made;
	struct boot_line *line;

	boot->booted = text;
	if (!text)
		return;
	/* A blank makes any text a command line */
	made = text_format(" %s", text);
	line = boot_line_read(made);
	if (line->option_count)
		boot->policy = policy_format(&line->policy);
	boot_line_free(line);
	free(made);
	free(text);
}

/**
 * boot_read - look at how a system boots
 * @root: where the system's root is
 *
 * Return: what was found, to be freed with boot_free().
 */
struct boot *boot_read(const char *root)
{
	struct boot *boot = allocate(1, sizeof(*boot));
	unsigned int i;

	boot->root = root;
	for (i = 0; i < ARRAY_SIZE(kinds); i++)
		if (!add_loader(boot, kinds[i]))
			break;
	check_mounts(boot);
	boot->kernels = kernels_read(root);
	read_policy(boot);
	return boot;
}

/**
 * boot_free - free what was found
 * @boot: from boot_read()
 */
void boot_free(struct boot *boot)
{
	while (boot->loader_count)
		loader_release(&boot->loaders[--boot->loader_count]);
	free(boot->loaders);
	names_free(&boot->doubts);
	kernels_free(&boot->kernels);
	free(boot->policy);
	free(boot);
}

/**
 * boot_is_clear - check that everything that has to be changed is understood
 * @boot: from boot_read()
 *
 * A loader that is not understood is of no account if another one, which is,
 * has booted this machine.
 *
 * Return: true if it is.
 */
bool boot_is_clear(const struct boot *boot)
{
	unsigned int i, unclear = 0;
	bool booted = false;

	for (i = 0; i < boot->loader_count; i++) {
		const struct boot_loader *loader = &boot->loaders[i];

		unclear += !!loader->doubts.count;
		booted = booted || (loader->booted && !loader->doubts.count);
	}
	return boot->loader_count && !boot->doubts.count &&
	       (!unclear || booted);
}

/**
 * boot_loader_changes - check whether a change of a loader's files is planned
 * @loader: the loader
 *
 * Return: true if it is.
 */
bool boot_loader_changes(const struct boot_loader *loader)
{
	unsigned int i;

	for (i = 0; i < loader->file_count; i++)
		if (loader->files[i].changes)
			return true;
	return false;
}

/**
 * boot_words - write a policy as words of a command line
 * @policy: the policy
 *
 * Return: the words, one for each item, to be freed with free().
 */
char *boot_words(const struct acs_policy *policy)
{
	struct text text;
	FILE *out = text_begin(&text);
	unsigned int i;

	for (i = 0; i < policy->item_count; i++) {
		char item[ACS_ITEM_TEXT];

		acs_format_item(item, sizeof(item), &policy->items[i]);
		fprintf(out, "%spci=" POLICY_NAME "%s", i ? " " : "", item);
	}
	return text_end(&text);
}

static void plan_own(struct boot_file *file, const char *words)
{
	const char *place = strstr(file->own, "%s");

	if (*words)
		file->change = text_format("%.*s%s%s",
					   (int)(place - file->own), file->own,
					   words, place + strlen("%s"));
	file->changes = file->change ?
			!file->text || strcmp(file->text, file->change) :
			!!file->text;
}

static void plan_file(struct boot_file *file, const char *policy,
		      const char *words)
{
	if (file->own) {
		plan_own(file, words);
		return;
	}
	file->change = file_edit(file->format, file->text, policy, words);
	file->changes = strcmp(file->text, file->change);
}

static void plan_loader(struct boot_loader *loader, const char *policy,
			const char *words)
{
	unsigned int i;

	if (loader->doubts.count)
		return;
	for (i = 0; i < loader->file_count; i++)
		plan_file(&loader->files[i], policy, words);
}

/**
 * boot_plan - plan another policy for all loaders that are understood
 * @boot: from boot_read()
 * @policy: the policy, or NULL to take it out
 */
void boot_plan(struct boot *boot, const struct acs_policy *policy)
{
	char *words = policy ? boot_words(policy) : text_copy("");
	char *text = policy ? policy_format(policy) : NULL;
	unsigned int i;

	for (i = 0; i < boot->loader_count; i++)
		plan_loader(&boot->loaders[i], text, words);
	free(text);
	free(words);
}

/**
 * boot_write - write what was planned
 * @boot: from boot_plan()
 *
 * Return: NULL if that was done; or the name of a file that could not be
 * written, with errno set. Those before it are written.
 */
const char *boot_write(const struct boot *boot)
{
	unsigned int i, k;

	for (i = 0; i < boot->loader_count; i++) {
		const struct boot_loader *loader = &boot->loaders[i];

		for (k = 0; k < loader->file_count; k++) {
			const struct boot_file *file = &loader->files[k];

			if (file->changes &&
			    !root_replace(boot->root, file->name, file->change))
				return file->name;
		}
	}
	return NULL;
}
