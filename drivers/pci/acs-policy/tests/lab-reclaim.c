// SPDX-License-Identifier: GPL-2.0-only
/*
 * Test only: memory is short, and the disk that would take pages is asleep.
 *
 * When the kernel has no memory left, an allocation that may wait for I/O does
 * so, and so for the disk to resume, and for the port above it. A task that
 * allocates so with a lock held that a port's resume takes waits for itself.
 * Here a stand-in for reclaim meets the ACS policy in such a place: whenever
 * it allocates where I/O is allowed, a card of the tester's choice, which stands
 * for the disk, is resumed and waited for. Only what the policy allocates is
 * short of memory, known by a function acs_*() among the callers: all else
 * would have resumed the card before.
 *
 * The slab allocator calls should_failslab() before each allocation, with its
 * flags. A kprobe puts the stand-in in its place.
 *
 * /sys/module/lab_reclaim/parameters/disk
 *	Takes BB:DD.F, a function in domain 0 that is suspended, once. An
 *	allocation resumes it at once. Shows how many allocations have waited
 *	for it to resume.
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

/* A resume takes less than a second, even where the machine is emulated */
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

/* Without an end to it nothing could be shown, or the machine switched off */
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

/* Takes the place of should_failslab(): no allocation fails */
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

/* With a handler for afterwards, the probe is not turned into a jump */
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
 * Lockdep shall know that reclaim may take the locks that the port's resume
 * takes. Only those of the policy: in a whole resume it would first report the
 * lock of the port's MSI-X vectors, held when these were allocated.
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

/* As the policy would, but without any of its locks */
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

	/* As the SCSI core does for disks: resuming one waits for no other */
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
