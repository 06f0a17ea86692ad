// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads a database from the early, uncompressed part of the initramfs, so that
 * a rule can be tried without building a kernel. Its claims are the
 * administrator's word: they count in override mode only.
 */
#define pr_fmt(fmt) "ACS: " fmt

#include <linux/earlycpio.h>
#include <linux/init.h>
#include <linux/initrd.h>
#include <linux/printk.h>
#include <linux/slab.h>

#include "early-blob.h"
#include "io.h"
#include "core/blob.h"
#include "core/portable-sha256.h"

#define FOLDER	"kernel/firmware/acs/"

/* Set at boot, before the first device is found */
static struct acs_db blob __ro_after_init;

/* ACPI tables that conditions of the blob test, as acs_acpi_tables() has it */
static unsigned int blob_acpi_tables;

/**
 * acs_get_blob - get the database from the initramfs
 *
 * Return: the database, or NULL if there is none.
 */
const struct acs_db *acs_get_blob(void)
{
	return blob.rule_count ? &blob : NULL;
}

/**
 * acs_find_tried_rule - find the rule of the blob that matches a device
 * @record: record of the device, for which the kernel has no rule of its own
 *
 * Context: Any.
 *
 * Return: the rule, or NULL if no rule matches.
 */
const struct acs_rule *acs_find_tried_rule(const struct acs_device *record)
{
	struct acs_device tried;

	if (!blob.rule_count || !acs_boot_policy->item_count)
		return NULL;
	tried = *record;
	tried.acpi_tables = acs_acpi_tables(&blob, &blob_acpi_tables);
	return acs_find_rule(&blob, &tried);
}

/* The copies stay as long as the kernel does, since texts are used in place */
static bool __init read_blob(const struct cpio_data *file,
			     struct acs_blob_mistake *mistake)
{
	void *copy = kmemdup(file->data, file->size, GFP_KERNEL), *room = NULL;
	size_t size;

	mistake->offset = 0;
	mistake->what = "no memory for it";
	if (!copy)
		return false;
	size = acs_blob_room(copy, file->size, mistake);
	if (size)
		room = kvmalloc(size, GFP_KERNEL);
	if (room && acs_blob_read(&blob, room, copy, mistake))
		return true;

	kvfree(room);
	kfree(copy);
	return false;
}

/* Runs before the first device is found, and before the initramfs is freed */
static int __init find_blob(void)
{
	u8 hash[ACS_BLOB_HASH_SIZE];
	struct acs_blob_mistake mistake;
	struct cpio_data file;
	long next;

	if (!initrd_start)
		return 0;
	file = find_cpio_data(FOLDER, (void *)initrd_start,
			      initrd_end - initrd_start, &next);
	if (!file.data)
		return 0;

	if (!read_blob(&file, &mistake)) {
		pr_warn("blob %s refused: byte %u: %s\n", file.name,
			mistake.offset, mistake.what);
		return 0;
	}
	/* Later callers may hold spinlocks */
	acs_find_acpi_tables(&blob, &blob_acpi_tables);
	sha256(file.data, file.size, hash);
	pr_info("blob %s (%zu bytes, %u rule%s, SHA-256 %*phN) counts for what override selects\n",
		file.name, file.size, blob.rule_count,
		blob.rule_count == 1 ? "" : "s", ACS_BLOB_HASH_SIZE, hash);
	return 0;
}
core_initcall(find_blob);
