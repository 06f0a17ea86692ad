// SPDX-License-Identifier: GPL-2.0-only
/*
 * Test only: simulates memory reclaim that has to wait for a suspended disk.
 *
 * If memory is short, an allocation that may wait for I/O also waits for the
 * disk to resume, and for the port above it. If a task allocates memory like
 * that while it holds a lock that the port's resume takes, it deadlocks. This
 * file makes that happen whenever the ACS policy allocates memory with I/O
 * allowed: a card that the tester selects, and that stands in for the disk, is
 * resumed, and the allocation waits for it. Allocations of other code are not
 * affected, since they would resume the card before; those of the policy are
 * recognized by a function acs_*() among their callers.
 *
 * The slab allocator calls should_failslab() before each allocation, with its
 * flags. A kprobe replaces that function.
 *
 * /sys/module/lab_reclaim/parameters/disk
 *	Write BB:DD.F to it once, a suspended function in domain 0. An
 *	allocation resumes it immediately. Reads as the number of allocations
 *	that have waited for it to resume.
 */

#define pr_fmt(fmt) "acs_lab: " fmt

#include <linux/atomic.h>
#include <linux/delay.h>
#include <linux/gfp.h>
#include <linux/jiffies.h>
#include <linux/kprobes.h>
#include <linux/moduleparam.h>
#include <linux/pci.h>
#include <linux/pm_runtime.h>
#include <linux/sched/debug.h>
#include <linux/sched/mm.h>
#include <linux/slab.h>
#include <linux/stacktrace.h>
#include <linux/string.h>

#include "../../pci.h"

/* A resume takes less than a second, even in an emulator */
#define PATIENCE_S	30

#define CALLERS		48

static struct pci_dev *disk;
static atomic_t waits;
static bool gave_up;

static bool is_for_policy(void)
{
	unsigned long callers[CALLERS];
	unsigned int i, count;
	char name[5];

	count = stack_trace_save(callers, ARRAY_SIZE(callers), 0);
	for (i = 0; i < count; i++) {
		snprintf(name, sizeof(name), "%ps", (void *)callers[i]);
		if (!strcmp(name, "acs_"))
			return true;
	}
	return false;
}

/* Gives up after a while, so that the machine can report and power off */
static void wait_for_disk(void)
{
	unsigned long end = jiffies + PATIENCE_S * HZ;

	while (!pm_runtime_active(&disk->dev) && time_before(jiffies, end))
		msleep(20);
	if (pm_runtime_active(&disk->dev))
		return;

	WRITE_ONCE(gave_up, true);
	pr_err("BUG: reclaim has waited %d s for %s to resume, these tasks sleep:\n",
	       PATIENCE_S, pci_name(disk));
	show_state_filter(TASK_UNINTERRUPTIBLE);
}

/* Replaces should_failslab(); no allocation fails */
static int reclaim(struct kmem_cache *cache, gfp_t flags)
{
	unsigned int noio;

	if (!gfpflags_allow_blocking(flags) ||
	    !(current_gfp_context(flags) & __GFP_IO) ||
	    pm_runtime_active(&disk->dev) || READ_ONCE(gave_up) ||
	    !is_for_policy())
		return 0;

	atomic_inc(&waits);
	noio = memalloc_noio_save();
	pm_runtime_get(&disk->dev);
	wait_for_disk();
	pm_runtime_put(&disk->dev);
	memalloc_noio_restore(noio);
	return 0;
}

static int call_reclaim(struct kprobe *probe, struct pt_regs *regs)
{
	instruction_pointer_set(regs, (unsigned long)reclaim);
	return 1;
}

/* A post handler prevents that the probe is optimized into a jump */
static void no_afterwards(struct kprobe *probe, struct pt_regs *regs,
			  unsigned long flags)
{
}

static struct kprobe probe = {
	.symbol_name = "should_failslab",
	.pre_handler = call_reclaim,
	.post_handler = no_afterwards,
};

/*
 * Tells lockdep that reclaim may take the locks that the port's resume takes,
 * but only those of the policy: in a complete resume lockdep would first report
 * the lock of the port's MSI-X vectors, which was held during an allocation.
 */
static void prime_lockdep(void)
{
	struct pci_dev *port = pci_upstream_bridge(disk);
	unsigned int noio;

	pm_runtime_get_sync(&port->dev);
	fs_reclaim_acquire(GFP_KERNEL);
	noio = memalloc_noio_save();
	pci_dev_specific_enable_acs(port);
	memalloc_noio_restore(noio);
	fs_reclaim_release(GFP_KERNEL);
	pm_runtime_put(&port->dev);
}

/* Allocates as the policy does, but without any of its locks */
static noinline void acs_lab_allocate(void)
{
	void *memory = kmalloc(sizeof(long), GFP_KERNEL);

	OPTIMIZER_HIDE_VAR(memory);
	kfree(memory);
}

static int set_disk(const char *text, const struct kernel_param *param)
{
	unsigned int bus, dev, fn;
	int ret;

	if (disk)
		return -EBUSY;
	if (sscanf(text, "%2x:%2x.%1x", &bus, &dev, &fn) != 3)
		return -EINVAL;
	disk = pci_get_domain_bus_and_slot(0, bus, PCI_DEVFN(dev, fn));
	if (!disk || !pci_upstream_bridge(disk))
		return -ENODEV;
	if (!pm_runtime_suspended(&disk->dev))
		return -EBUSY;

	/* As the SCSI core does for disks, whose resume must not need a disk */
	pm_runtime_set_memalloc_noio(&disk->dev, true);
	ret = register_kprobe(&probe);
	if (ret)
		return ret;
	acs_lab_allocate();
	prime_lockdep();
	return 0;
}

static int get_waits(char *buffer, const struct kernel_param *param)
{
	return sysfs_emit(buffer, "%d\n", atomic_read(&waits));
}

static const struct kernel_param_ops disk_ops = {
	.set = set_disk,
	.get = get_waits,
};
module_param_cb(disk, &disk_ops, NULL, 0600);
