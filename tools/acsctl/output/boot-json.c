// SPDX-License-Identifier: GPL-2.0-only
/*
 * How a system boots, as JSON.
 */
#include "output/boot-json.h"
#include "output/json.h"

static json_t *file_object(const struct boot_file *file)
{
	json_t *object = json_object();

	json_set(object, "name", json_text(file->name));
	json_set(object, "own", json_boolean(file->own));
	json_set(object, "present", json_boolean(file->text));
	json_set(object, "policies", json_texts(&file->policies));
	json_set(object, "changes", json_boolean(file->changes));
	return object;
}

static json_t *loader_object(const struct boot_loader *loader)
{
	json_t *object = json_object(), *files = json_array();
	unsigned int i;

	for (i = 0; i < loader->file_count; i++)
		json_array_append_new(files, file_object(&loader->files[i]));
	json_set(object, "name", json_string(loader->kind->name));
	json_set(object, "booted", json_boolean(loader->booted));
	json_set(object, "command", json_text(loader->command));
	json_set(object, "files", files);
	json_set(object, "doubts", json_texts(&loader->doubts));
	json_set(object, "notes", json_texts(&loader->notes));
	return object;
}

static json_t *kernels_array(const struct boot_kernels *kernels)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = 0; i < kernels->count; i++) {
		const struct boot_kernel *kernel = &kernels->list[i];
		json_t *object = json_object();

		json_set(object, "version", json_text(kernel->version));
		json_set(object, "policy", json_fact(kernel->policy));
		json_set(object, "override", json_fact(kernel->override));
		json_set(object, "running", json_boolean(kernel->running));
		json_array_append_new(list, object);
	}
	return list;
}

/**
 * boot_json - write how a system boots as a JSON document
 * @view: what to show
 *
 * Return: the document.
 */
json_t *boot_json(const struct boot_view *view)
{
	const struct boot *boot = view->boot;
	json_t *document = json_document("boot", NULL), *loaders = json_array();
	unsigned int i;

	for (i = 0; i < boot->loader_count; i++)
		json_array_append_new(loaders,
				      loader_object(&boot->loaders[i]));
	json_set(document, "booted", json_boolean(boot->booted));
	json_set(document, "policy", json_text(boot->policy));
	json_set(document, "understood", json_boolean(boot_is_clear(boot)));
	json_set(document, "loaders", loaders);
	json_set(document, "doubts", json_texts(&boot->doubts));
	json_set(document, "kernels", kernels_array(&boot->kernels));
	json_set(document, "words", view->asked ? json_text(view->words) :
						  json_null());
	json_set(document, "written", json_boolean(view->written));
	return document;
}
