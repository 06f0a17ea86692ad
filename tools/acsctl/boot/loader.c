// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads the files of a boot loader, and notes what in them is not understood.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "boot/edit.h"
#include "boot/loader.h"

const char *const boot_mounts[] = { "/boot", "/efi", "/boot/efi", NULL };

/**
 * loader_has - look for a file or a folder of the system
 * @loader: the loader
 * @name: its absolute name
 *
 * Return: true if it is there.
 */
bool loader_has(const struct boot_loader *loader, const char *name)
{
	return root_has(loader->root, name);
}

/**
 * loader_file_mentions - look for a text in a file
 * @loader: the loader
 * @name: absolute name of the file
 * @text: the text
 *
 * Return: true if it is there.
 */
bool loader_file_mentions(const struct boot_loader *loader, const char *name,
			  const char *text)
{
	size_t length;
	char *all = root_read(loader->root, name, &length);
	bool mentions = all && memmem(all, length, text, strlen(text));

	free(all);
	return mentions;
}

/**
 * loader_file_assigns - look for a line of a file
 * @loader: the loader
 * @name: absolute name of the file
 * @beginning: what the line begins with, but for blanks
 *
 * Return: true if there is one.
 */
bool loader_file_assigns(const struct boot_loader *loader, const char *name,
			 const char *beginning)
{
	size_t length;
	char *all = root_read(loader->root, name, &length);
	const char *at = all;
	struct boot_word line;
	bool found = false;

	while (all && !found && line_next(&at, &line))
		found = boot_word_begins(word_trim(line), beginning);
	free(all);
	return found;
}

static void add_text(struct names *names, const char *format, va_list args)
{
	names_add(names, text_vformat(format, args));
}

/**
 * loader_doubt - note why a loader is not understood wholly
 * @loader: the loader
 * @why: the reason, as for printf()
 */
void loader_doubt(struct boot_loader *loader, const char *why, ...)
{
	va_list args;

	va_start(args, why);
	add_text(&loader->doubts, why, args);
	va_end(args);
}

/**
 * loader_note - note what is to be known about a loader
 * @loader: the loader
 * @what: the text, as for printf()
 */
void loader_note(struct boot_loader *loader, const char *what, ...)
{
	va_list args;

	va_start(args, what);
	add_text(&loader->notes, what, args);
	va_end(args);
}

static struct boot_file *add_file(struct boot_loader *loader, const char *name,
				  const struct format *format)
{
	struct boot_file *file;

	loader->files = reallocate(loader->files, loader->file_count + 1,
				   sizeof(*loader->files));
	file = &loader->files[loader->file_count++];
	*file = (struct boot_file) {
		.name = text_copy(name),
		.format = format,
	};
	return file;
}

static void add_policy(struct boot_file *file, char *policy)
{
	unsigned int i;

	for (i = 0; policy && i < file->policies.count; i++) {
		if (!strcmp(file->policies.list[i], policy)) {
			free(policy);
			return;
		}
	}
	if (policy)
		names_add(&file->policies, policy);
}

static void read_fields(struct boot_loader *loader, struct boot_file *file)
{
	struct fields fields = fields_find(file->format, file->text);
	unsigned int i;
	bool plain;

	if (fields.unclear)
		loader_doubt(loader, "%s: %s", file->name, fields.unclear);
	for (i = 0; i < fields.count; i++) {
		const struct field *field = &fields.list[i];

		add_policy(file, field_policy(file->format, field, &plain));
		if (!field_is_clear(file->format, field))
			loader_doubt(loader,
				     "%s: the policy in it is quoted in a way "
				     "that acsctl does not understand",
				     file->name);
	}
	fields_free(&fields);
}

static void read_text(struct boot_loader *loader, struct boot_file *file)
{
	size_t length;

	file->text = root_read(loader->root, file->name, &length);
	if (!file->text) {
		if (!file->own || errno != ENOENT)
			loader_doubt(loader, "%s: %s", file->name,
				     strerror(errno));
		return;
	}
	if (strlen(file->text) != length)
		loader_doubt(loader, "%s: it is no text", file->name);
	if (root_is_link(loader->root, file->name))
		loader_doubt(loader, "%s: it is a symbolic link; what it "
				     "leads to would have to be changed",
			     file->name);
	read_fields(loader, file);
}

/**
 * loader_add - read a file with options
 * @loader: the loader
 * @name: its absolute name
 * @format: its format
 */
void loader_add(struct boot_loader *loader, const char *name,
		const struct format *format)
{
	read_text(loader, add_file(loader, name, format));
}

/**
 * loader_add_own - read a drop-in of acsctl's own, if it is there
 * @loader: the loader
 * @name: its absolute name
 * @format: its format
 * @own: its text, with %s for the words
 */
void loader_add_own(struct boot_loader *loader, const char *name,
		    const struct format *format, const char *own)
{
	struct boot_file *file = add_file(loader, name, format);

	file->own = own;
	read_text(loader, file);
}

/**
 * loader_add_folder - read all files of a folder
 * @loader: the loader
 * @folder: its absolute name
 * @ending: what their names end in
 * @format: their format
 * @but: absolute name of a file that is left out, or NULL
 */
void loader_add_folder(struct boot_loader *loader, const char *folder,
		       const char *ending, const struct format *format,
		       const char *but)
{
	struct names names = root_list(loader->root, folder, ending);
	unsigned int i;

	for (i = 0; i < names.count; i++)
		if (!but || strcmp(names.list[i], but))
			loader_add(loader, names.list[i], format);
	names_free(&names);
}

static bool file_has_target(const struct boot_file *file)
{
	struct fields fields;
	bool has = file->own;
	unsigned int i;

	if (has || !file->text)
		return has;
	fields = fields_find(file->format, file->text);
	for (i = 0; i < fields.count; i++)
		has = has || fields.list[i].target;
	fields_free(&fields);
	return has;
}

/**
 * loader_has_target - check that there is a place for a new option
 * @loader: the loader
 *
 * Return: true if there is.
 */
bool loader_has_target(const struct boot_loader *loader)
{
	unsigned int i;

	for (i = 0; i < loader->file_count; i++)
		if (file_has_target(&loader->files[i]))
			return true;
	return false;
}

/**
 * loader_release - free what a loader has
 * @loader: the loader
 */
void loader_release(struct boot_loader *loader)
{
	unsigned int i;

	for (i = 0; i < loader->file_count; i++) {
		free(loader->files[i].name);
		free(loader->files[i].text);
		free(loader->files[i].change);
		names_free(&loader->files[i].policies);
	}
	free(loader->files);
	names_free(&loader->doubts);
	names_free(&loader->notes);
}
