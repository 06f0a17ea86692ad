// SPDX-License-Identifier: GPL-2.0-only
/*
 * Replays the machine that the command line names, prints its groups and why
 * they are as they are, and powers off. No user process is needed: User Mode
 * Linux 6.1 and 6.12 cannot run any on a host whose extended register state is
 * larger than they expect. The report is printed at a log level that consoles
 * always show.
 *
 * acs_replay=PATH
 *	Output of "lspci -xxxx", in the initramfs.
 * acs_replay_memory=PATH
 *	Output of "inteltool -r", in the initramfs.
 * acs_replay_acpi=SIGNATURE
 *	An ACPI table that the machine has.
 *
 * Each line of the report begins with "replay: ". The next word says what the
 * line is about:
 *
 *	mistake LINE:COLUMN TEXT	in the capture
 *	memory-mistake LINE:COLUMN TEXT	in the chipset registers
 *	refused TEXT			the machine cannot be replayed
 *	function ADDRESS VENDOR:DEVICE CLASS TYPE BEFORE AFTER GROUP REASON
 *	peers FROM TO DISTANCE...	what p2pdma thinks of them, see peers.c
 *	log <LEVEL>KERNEL-LOG-LINE	a line that the engine logged
 *	end				the report is complete
 *
 * BEFORE and AFTER are ACS capability and control, hexadecimal and separated by
 * a colon. "-" stands for "none".
 */
#define pr_fmt(fmt) "replay: " fmt

#include <linux/init.h>
#include <linux/iommu.h>
#include <linux/kmsg_dump.h>
#include <linux/reboot.h>
#include <linux/slab.h>

#include "../../engine.h"
#include "../../core/type-names.h"
#include "../../test-seam.h"
#include "replay.h"

/* Further mistakes are counted, but not printed */
#define MISTAKES_MAX	1000

static char *path __initdata;
static char *memory_path __initdata;
static char acpi_table[5];

static struct acs_replay *machine __initdata;
static unsigned int mistakes __initdata;
static int error __initdata;

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
 * acs_seam_has_acpi_table - check whether a replayed machine has an ACPI table
 * @signature: signature of the table
 *
 * Return: true if the command line says so.
 */
bool acs_seam_has_acpi_table(const char *signature)
{
	return !strcmp(signature, acpi_table);
}

static void __init note_mistake(void *context,
				const struct acs_capture_mistake *mistake)
{
	if (mistakes++ < MISTAKES_MAX)
		pr_emerg("%s %u:%u %s\n", (const char *)context,
			 mistake->line, mistake->column, mistake->what);
}

/* ACS capability and control, as text for the report */
struct words_text {
	char text[16];
};

static struct words_text __init format_words(const struct acs_words *words)
{
	struct words_text t = { "unreadable" };

	if (words->state == ACS_WORDS_READ)
		snprintf(t.text, sizeof(t.text), "%04x:%04x",
			 words->capability, words->control);
	else if (words->state == ACS_WORDS_ABSENT)
		strscpy(t.text, "-", sizeof(t.text));
	return t;
}

static const char * __init type_name(u8 type)
{
	unsigned int i;

	for (i = 0; acs_type_names[i]; i++)
		if (acs_type_bits[i] == BIT(type))
			return acs_type_names[i];
	return "reserved";
}

static void __init format_group(char *buf, size_t size, struct pci_dev *dev)
{
	struct iommu_group *group = iommu_group_get(&dev->dev);

	if (group)
		snprintf(buf, size, "%d", iommu_group_id(group));
	else
		strscpy(buf, "-", size);
	iommu_group_put(group);
}

/* With ACS registers as captured, and after ACS was enabled */
static void __init report_device(struct pci_dev *dev, const char *name)
{
	static char reason[ACS_REASON_TEXT] __initdata;
	struct words_text before, after;
	const struct acs_rule *rule;
	struct acs_decision decision;
	struct acs_device record;
	char group[16];

	acs_record_device(&record, dev);
	rule = acs_find_rule(&acs_policy_db, &record);
	machine->shows_capture = true;
	acs_read_words(&record.words, dev, rule);
	machine->shows_capture = false;
	before = format_words(&record.words);
	acs_read_words(&record.words, dev, rule);
	after = format_words(&record.words);

	acs_decide_device(dev, &decision);
	acs_format_decision(reason, sizeof(reason), &decision);
	format_group(group, sizeof(group), dev);
	pr_emerg("function %s %s %s %s %s %s\n", name,
		 type_name(record.type), before.text, after.text, group,
		 reason);
}

static void __init report_function(unsigned int i)
{
	const struct acs_capture_function *f = &machine->capture.functions[i];
	char name[64], address[32];

	acs_capture_format_address(address, sizeof(address),
				   &machine->capture, f);
	snprintf(name, sizeof(name), "%s %04x:%04x %06x", address,
		 acs_config_get(f->bytes, PCI_VENDOR_ID, 2),
		 acs_config_get(f->bytes, PCI_DEVICE_ID, 2),
		 acs_config_get(f->bytes, PCI_CLASS_REVISION, 4) >> 8);
	if (machine->functions[i].dev)
		report_device(machine->functions[i].dev, name);
	else
		pr_emerg("function %s - - - - the kernel did not find it\n",
			 name);
}

/* Everything that the engine has logged, except this report */
static void __init report_log(void)
{
	static char line[1024] __initdata;
	struct kmsg_dump_iter iter;
	size_t length;

	kmsg_dump_rewind(&iter);
	while (kmsg_dump_get_line(&iter, true, line, sizeof(line) - 1,
				  &length)) {
		line[length] = 0;
		if (strstr(line, "ACS: ") && !strstr(line, "replay: "))
			pr_emerg("log %s", line);
	}
}

static const char * __init name_refusal(int error)
{
	switch (error) {
	case -ENODATA:
		return "it has no function with config space; make it with lspci -xxxx, as root";
	case -EFBIG:
		return "it is larger than 64 MiB";
	case -EBUSY:
		return "another machine is already running";
	case -ENOMEM:
		return "there is not enough memory";
	default:
		return "the kernel could not read or enumerate it";
	}
}

static int __init replay_machine(void)
{
	int ret;

	machine = acs_replay_load(path, note_mistake, "mistake");
	if (IS_ERR(machine))
		return PTR_ERR(machine);

	/* Without the chipset registers, reads fail, which is safe */
	if (memory_path &&
	    acs_replay_load_memory(machine, memory_path, note_mistake,
				   "memory-mistake"))
		note_mistake("memory-mistake",
			     &(struct acs_capture_mistake) {
				.line = 1,
				.column = 1,
				.what = "no register of RCBA in it, expected inteltool -r",
			     });
	ret = acs_replay_start(machine);
	return ret ?: acs_replay_add_late(machine);
}

static int __init start_replay(void)
{
	if (path)
		error = replay_machine();
	return 0;
}
late_initcall(start_replay);

/* Without firmware, only a restart leaves an emulator, if it does not reboot */
static void __init leave(void)
{
	if (IS_ENABLED(CONFIG_UML))
		kernel_power_off();
	else
		kernel_restart(NULL);
}

/* Runs last, so that the report includes everything that the engine logs */
static int __init report_and_power_off(void)
{
	unsigned int i;

	if (!path)
		return 0;

	if (mistakes > MISTAKES_MAX)
		pr_emerg("mistake 0:0 and %u more\n", mistakes - MISTAKES_MAX);
	if (error)
		pr_emerg("refused %s\n", name_refusal(error));
	for (i = 0; !error && i < machine->capture.count; i++)
		report_function(i);
	if (!error)
		acs_replay_report_peers(machine);
	report_log();
	pr_emerg("end\n");
	leave();
	return 0;
}
late_initcall_sync(report_and_power_off);
