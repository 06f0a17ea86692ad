// SPDX-License-Identifier: GPL-2.0-only
/*
 * Lets a machine run that the command line names, and shows what became of it
 * in debugfs.
 *
 * acs_replay=PATH
 *	"lspci -xxxx" output, in the initial RAM file system.
 * acs_replay_memory=PATH
 *	"inteltool -r" output.
 * acs_replay_acpi=SIGNATURE
 *	An ACPI table that the machine has.
 *
 * The file acs_replay has one fact a line, the first word says what kind:
 *
 *	mistake LINE:COLUMN TEXT	in the capture
 *	memory-mistake LINE:COLUMN TEXT	in the chipset registers
 *	refused TEXT			there is no machine
 *	function ADDRESS VENDOR:DEVICE CLASS TYPE BEFORE AFTER GROUP REASON
 *
 * BEFORE and AFTER are ACS capability and control, hexadecimal, with a colon
 * in between. Any word may be "-" for "none".
 */
#define pr_fmt(fmt) "acs_replay: " fmt

#include <linux/debugfs.h>
#include <linux/init.h>
#include <linux/iommu.h>
#include <linux/seq_file.h>
#include <linux/slab.h>

#include "../engine.h"
#include "../type-names.h"
#include "replay.h"

/* Enough for some hundred mistakes; the rest is counted */
#define MISTAKES_SIZE	65536

static char *path __initdata;
static char *memory_path __initdata;
static char acpi_table[5];

static struct acs_replay *machine;
static const char *refusal;

static char mistakes[MISTAKES_SIZE];
static size_t mistakes_length;
static unsigned int mistakes_left_out;

static int __init setup_path(char *str)
{
	path = str;
	return 0;
}
early_param("acs_replay", setup_path);

static int __init setup_memory_path(char *str)
{
	memory_path = str;
	return 0;
}
early_param("acs_replay_memory", setup_memory_path);

static int __init setup_acpi_table(char *str)
{
	strscpy(acpi_table, str ?: "", sizeof(acpi_table));
	return 0;
}
early_param("acs_replay_acpi", setup_acpi_table);

/**
 * acs_replay_has_table - tell whether a replayed machine has an ACPI table
 * @signature: of the table
 *
 * Return: true if the command line says so.
 */
bool acs_replay_has_table(const char *signature)
{
	return !strcmp(signature, acpi_table);
}

static void __init note_mistake(void *context,
				const struct acs_capture_mistake *mistake)
{
	size_t room = sizeof(mistakes) - mistakes_length;
	size_t length = snprintf(mistakes + mistakes_length, room,
				 "%s %u:%u %s\n", (const char *)context,
				 mistake->line, mistake->column,
				 mistake->what);

	if (length < room) {
		mistakes_length += length;
	} else {
		mistakes[mistakes_length] = 0;
		mistakes_left_out++;
	}
}

static void show_words(struct seq_file *m, const struct acs_words *words)
{
	if (words->state == ACS_WORDS_READ)
		seq_printf(m, " %04x:%04x", words->capability, words->control);
	else
		seq_puts(m, words->state == ACS_WORDS_ABSENT ? " -" :
							       " unreadable");
}

/* As captured, and as enabling left them */
static void show_registers(struct seq_file *m, struct pci_dev *dev,
			   struct acs_device *record)
{
	const struct acs_rule *rule = acs_find_rule(&acs_policy_db, record);

	machine->shows_capture = true;
	acs_record_words(record, dev, rule);
	machine->shows_capture = false;
	show_words(m, &record->words);
	acs_record_words(record, dev, rule);
	show_words(m, &record->words);
}

static const char *type_name(u8 type)
{
	unsigned int i;

	for (i = 0; acs_type_names[i]; i++)
		if (acs_type_bits[i] == BIT(type))
			return acs_type_names[i];
	return "reserved";
}

static void show_group(struct seq_file *m, struct pci_dev *dev)
{
	struct iommu_group *group = iommu_group_get(&dev->dev);

	if (group)
		seq_printf(m, " %d", iommu_group_id(group));
	else
		seq_puts(m, " -");
	iommu_group_put(group);
}

static void show_function(struct seq_file *m, unsigned int i)
{
	const struct acs_capture_function *f = &machine->capture.functions[i];
	struct pci_dev *dev = machine->functions[i].dev;
	struct acs_decision decision;
	struct acs_device record;
	char text[320];

	acs_capture_name(text, sizeof(text), &machine->capture, f);
	seq_printf(m, "function %s %04x:%04x %06x", text,
		   acs_config_get(f->bytes, PCI_VENDOR_ID, 2),
		   acs_config_get(f->bytes, PCI_DEVICE_ID, 2),
		   acs_config_get(f->bytes, PCI_CLASS_REVISION, 4) >> 8);
	if (!dev) {
		seq_puts(m, " - - - - the kernel did not find it\n");
		return;
	}

	acs_policy_decide(dev, &decision);
	acs_reason(text, sizeof(text), &decision);
	record = acs_record_device(dev);
	seq_printf(m, " %s", type_name(record.type));
	show_registers(m, dev, &record);
	show_group(m, dev);
	seq_printf(m, " %s\n", text);
}

static int acs_replay_show(struct seq_file *m, void *unused)
{
	unsigned int i;

	seq_puts(m, mistakes);
	if (mistakes_left_out)
		seq_printf(m, "mistake 0:0 and %u more\n", mistakes_left_out);
	if (refusal)
		seq_printf(m, "refused %s\n", refusal);
	for (i = 0; machine && i < machine->capture.count; i++)
		show_function(m, i);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(acs_replay);

static const char * __init name_refusal(int error)
{
	switch (error) {
	case -ENODATA:
		return "no function with its config space in it; make it with lspci -xxxx, as root";
	case -EFBIG:
		return "it is longer than 64 MiB";
	case -EBUSY:
		return "another machine runs already";
	case -ENOMEM:
		return "there is not enough memory for it";
	default:
		return "the kernel could not read or enumerate it";
	}
}

static int __init replay_machine(void)
{
	int ret;

	machine = acs_replay_load(path, note_mistake, "mistake");
	if (IS_ERR(machine)) {
		ret = PTR_ERR(machine);
		machine = NULL;
		return ret;
	}

	/* Without these registers nobody answers for them, which is safe */
	if (memory_path &&
	    acs_replay_load_memory(machine, memory_path, note_mistake,
				   "memory-mistake"))
		note_mistake("memory-mistake",
			     &(struct acs_capture_mistake) {
				.line = 1,
				.column = 1,
				.what = "no register of RCBA in it, expected inteltool -r",
			     });
	return acs_replay_start(machine);
}

static int __init replay_at_boot(void)
{
	int ret;

	if (!path)
		return 0;

	ret = replay_machine();
	if (ret)
		refusal = name_refusal(ret);
	if (ret && machine) {
		acs_replay_free(machine);
		machine = NULL;
	}
	debugfs_create_file("acs_replay", 0400, NULL, NULL, &acs_replay_fops);
	return 0;
}
late_initcall(replay_at_boot);
