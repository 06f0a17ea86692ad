// SPDX-License-Identifier: GPL-2.0-only
/*
 * Shows the current decision about each device, all rules, the rows of the
 * kernel's own table that no rule covers, and all items of the boot option, in
 * acs_policy/ of debugfs. See Documentation/ABI/testing/debugfs-acs-policy.
 */
#include <linux/debugfs.h>
#include <linux/init.h>
#include <linux/pci.h>
#include <linux/seq_file.h>

#include "../pci.h"
#include "early-blob.h"
#include "engine.h"
#include "kernel-rows.h"

/* While devices are shown, none is added or removed */
static void *devices_start(struct seq_file *file, loff_t *pos)
{
	struct pci_dev *dev = NULL;
	loff_t n = *pos;

	pci_lock_rescan_remove();
	do {
		dev = pci_get_device(PCI_ANY_ID, PCI_ANY_ID, dev);
	} while (dev && n--);
	return dev;
}

static void *devices_next(struct seq_file *file, void *dev, loff_t *pos)
{
	++*pos;
	return pci_get_device(PCI_ANY_ID, PCI_ANY_ID, dev);
}

static void devices_stop(struct seq_file *file, void *dev)
{
	pci_dev_put(dev);
	pci_unlock_rescan_remove();
}

/* Reads registers, so the device is resumed if it is suspended */
static int devices_show(struct seq_file *file, void *dev)
{
	char text[ACS_REASON_TEXT];
	struct acs_decision decision;

	if (pci_dev_is_disconnected(dev)) {
		seq_printf(file, "%s disconnected\n", pci_name(dev));
		return 0;
	}

	acs_decide_device_awake(dev, &decision);
	acs_format_decision(text, sizeof(text), &decision);
	seq_printf(file, "%s %s\n", pci_name(dev), text);
	return 0;
}

static const struct seq_operations devices_sops = {
	.start = devices_start,
	.next = devices_next,
	.stop = devices_stop,
	.show = devices_show,
};
DEFINE_SEQ_ATTRIBUTE(devices);

static void show_rule(struct seq_file *file, const struct acs_db *db,
		      const struct acs_rule *rule, const char *origin)
{
	char text[ACS_REASON_TEXT];
	struct acs_ids ids = {};

	acs_format_rule(text, sizeof(text), rule);
	seq_printf(file, "%s%s\n", origin, text);
	while (acs_next_ids(db, rule, &ids)) {
		acs_format_ids(text, sizeof(text), &ids);
		seq_printf(file, "\t%s\n", text);
	}
}

static int rules_show(struct seq_file *file, void *unused)
{
	const struct acs_db *db = &acs_policy_db, *blob = acs_get_blob();
	unsigned int i;

	for (i = 0; i < db->rule_count; i++)
		show_rule(file, db, &db->rules[i], "");
	for (i = 0; blob && i < blob->rule_count; i++)
		show_rule(file, blob, &blob->rules[i], "blob: ");
	return 0;
}

static int kernel_rows_show(struct seq_file *file, void *unused)
{
	unsigned int i, count;
	const struct acs_kernel_row *rows = acs_list_new_kernel_rows(&count);
	char ids[10];

	for (i = 0; i < count; i++) {
		acs_format_kernel_row(ids, &rows[i]);
		seq_printf(file, "%s\n", ids);
	}
	return 0;
}

static void show_item(struct seq_file *file, unsigned int i)
{
	const struct acs_item *item = &acs_boot_policy->items[i];
	char text[ACS_ITEM_TEXT];
	struct acs_usage usage;

	acs_format_item(text, sizeof(text), item);
	acs_count_usage(&usage, item);
	seq_printf(file, "%u %s: ", i + 1, text);
	if (usage.selects)
		seq_printf(file, "selects %u, counts for %u, claims for %u, refused for %u\n",
			   usage.selects, usage.counts, usage.claims,
			   usage.refused);
	else
		seq_puts(file, "selects no device\n");
}

static int cmdline_show(struct seq_file *file, void *unused)
{
	unsigned int i;

	pci_lock_rescan_remove();
	for (i = 0; i < acs_boot_policy->item_count; i++)
		show_item(file, i);
	pci_unlock_rescan_remove();
	return 0;
}

/* The data of such a file is the function that shows it */
static int open_shown(struct inode *inode, struct file *file)
{
	return single_open(file, inode->i_private, NULL);
}

static const struct file_operations shown_fops = {
	.owner = THIS_MODULE,
	.open = open_shown,
	.read = seq_read,
	.llseek = seq_lseek,
	.release = single_release,
};

static int __init create_files(void)
{
	struct dentry *folder = debugfs_create_dir("acs_policy", NULL);

	debugfs_create_file("devices", 0400, folder, NULL, &devices_fops);
	debugfs_create_file("rules", 0400, folder, rules_show, &shown_fops);
	debugfs_create_file("kernel_rows", 0400, folder, kernel_rows_show,
			    &shown_fops);
	debugfs_create_file("cmdline", 0400, folder, cmdline_show,
			    &shown_fops);
	return 0;
}
late_initcall(create_files);
