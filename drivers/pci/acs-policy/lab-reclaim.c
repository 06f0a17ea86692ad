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
 *	Takes BB:DD.F, a function in domain 0 that is suspended, once. It is
 *	resumed by reclaim's account, so that lockdep knows of all locks that
 *	this takes, and then by an allocation. Shows how many allocations have
 *	waited for it since.
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

/* A resume takes a tenth of a second, more where the machine is emulated */
#define PATIENCE_S	60

#define CALLERS		48

static struct pci_dev *disk;
static atomic_t waits;

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

/* Without end it would keep the machine from being switched off, too */
static void wait_for_disk(void)
{
	unsigned long end = jiffies + PATIENCE_S * HZ;

	while (!pm_runtime_active(&disk->dev) && time_before(jiffies, end))
		msleep(20);
	if (pm_runtime_active(&disk->dev))
		return;

	pr_err("BUG: reclaim has waited %d s for %s to resume, these tasks sleep:\n",
	       PATIENCE_S, pci_name(disk));
	show_state_filter(TASK_UNINTERRUPTIBLE);
}

/* Takes the place of should_failslab(): no allocation fails */
static int reclaim(struct kmem_cache *cache, gfp_t flags)
{
	unsigned int noio;

	if (!gfpflags_allow_blocking(flags) ||
	    !(current_gfp_context(flags) & __GFP_IO) || !is_for_policy())
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

static void resume_for_reclaim(void)
{
	fs_reclaim_acquire(GFP_KERNEL);
	pm_runtime_get_sync(&disk->dev);
	fs_reclaim_release(GFP_KERNEL);
	pm_runtime_put_sync(&disk->dev);
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
	if (!disk)
		return -ENODEV;
	if (!pm_runtime_suspended(&disk->dev))
		return -EBUSY;

	/* As the SCSI core does for disks: resuming one waits for no other */
	pm_runtime_set_memalloc_noio(&disk->dev, true);
	resume_for_reclaim();
	ret = register_kprobe(&probe);
	if (!ret)
		acs_lab_allocate();
	return ret;
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
