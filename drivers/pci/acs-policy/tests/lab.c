// SPDX-License-Identifier: GPL-2.0-only
/*
 * Test only: replaces the values of config registers as the command line says.
 *
 * QEMU has no property for the ids of its root ports, and its ports have their
 * ACS control register where the specification puts it. This layer is between
 * the PCI core and the config accessors of x86, or those for ECAM of other
 * architectures, and makes these ports look like root ports of a PCH or of an
 * arm64 server. Everything else is real: enumeration, the registers at RCBA, the
 * IOMMU and its groups.
 *
 * acs_lab=BB:DD.F+OFF=VALUE[~MASK][,...]
 *	The dword at offset OFF of that function in domain 0 reads as VALUE.
 *	A write changes only the bits of MASK; without a mask, none. If VALUE
 *	is "fail", every access fails. All numbers are hexadecimal, and OFF is
 *	a multiple of four. The first of several items for a dword applies.
 *
 * acs_lab_mem=ADDR:VALUE[,...]
 *	The dword of memory-mapped I/O at physical address ADDR is set to
 *	VALUE once, before the first PCI device is found.
 *
 * Both may be given several times. An invalid item is reported and ignored.
 *
 * /sys/module/lab/parameters/patch
 *	Write an item of acs_lab= to it at any time, provided that there was
 *	one at boot. It replaces a previous item for the same dword.
 *
 * /sys/module/lab/parameters/watch
 *	Write BB:DD.F+OFF to it once, a dword of a function in domain 0. Reads
 *	as the number of accesses since then, and of accesses while the
 *	function was disconnected. (The PCI core itself accesses other dwords
 *	even then.)
 *
 * /sys/module/lab/parameters/disconnect
 *	Write BB:DD.F to it, to mark that function as disconnected, as the PCI
 *	core does when a device is unplugged.
 *
 * /sys/module/lab/parameters/restore
 *	Write BB:DD.F to it, to restore the state of that function, as VFIO
 *	does when a user closes a device.
 */

#define pr_fmt(fmt) "acs_lab: " fmt

#include <linux/atomic.h>
#include <linux/bits.h>
#include <linux/init.h>
#include <linux/io.h>
#include <linux/kernel.h>
#include <linux/moduleparam.h>
#include <linux/panic.h>
#include <linux/pci.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/sysfs.h>
#ifdef CONFIG_X86
#include <asm/pci_x86.h>
#else
#include <linux/pci-ecam.h>
#endif

#include "../../pci.h"

#define LAB_MAX_ITEMS	64

/**
 * struct lab_patch - a config dword with a replaced value
 * @bus: bus number
 * @devfn: device and function number
 * @offset: offset in config space, dword aligned
 * @value: current value
 * @sticky: bits that a write can change
 * @fail: accesses fail instead
 */
struct lab_patch {
	u8 bus;
	u8 devfn;
	u16 offset;
	u32 value;
	u32 sticky;
	bool fail;
};

/**
 * struct lab_poke - a dword of memory-mapped I/O to set at boot
 * @addr: physical address, dword aligned
 * @value: the value to write
 */
struct lab_poke {
	u32 addr;
	u32 value;
};

static struct lab_patch lab_patches[LAB_MAX_ITEMS];
static unsigned int lab_nr_patches;
static struct lab_poke lab_pokes[LAB_MAX_ITEMS] __initdata;
static unsigned int lab_nr_pokes __initdata;

/* The accessors below this layer. */
static struct pci_ops lab_real_ops;

/* Not every architecture serializes config accesses; protects lab_patch.value. */
static DEFINE_RAW_SPINLOCK(lab_lock);

/* The watched dword, and the number of accesses to it */
static struct pci_dev *lab_watched;
static unsigned int lab_watched_offset;
static atomic_t lab_accesses;
static atomic_t lab_accesses_while_gone;

/* Once the device is removed, accesses may look for a new one in its place */
static void lab_count(struct pci_bus *bus, unsigned int devfn, int where)
{
	/* Pairs with the release in lab_watch() */
	struct pci_dev *dev = smp_load_acquire(&lab_watched);

	if (!dev || dev->bus != bus || dev->devfn != devfn ||
	    lab_watched_offset != (where & ~3) ||
	    !device_is_registered(&dev->dev))
		return;
	atomic_inc(&lab_accesses);
	if (pci_dev_is_disconnected(dev))
		atomic_inc(&lab_accesses_while_gone);
}

static struct lab_patch *lab_find(struct pci_bus *bus, unsigned int devfn,
				  int where)
{
	unsigned int i;

	if (pci_domain_nr(bus))
		return NULL;

	/* Pairs with the release in lab_set_patch() */
	for (i = 0; i < smp_load_acquire(&lab_nr_patches); i++) {
		struct lab_patch *p = &lab_patches[i];

		if (p->bus == bus->number && p->devfn == devfn &&
		    p->offset == (where & ~3))
			return p;
	}
	return NULL;
}

static int lab_read(struct pci_bus *bus, unsigned int devfn, int where,
		    int size, u32 *val)
{
	struct lab_patch *p = lab_find(bus, devfn, where);

	lab_count(bus, devfn, where);
	if (!p)
		return lab_real_ops.read(bus, devfn, where, size, val);

	if (p->fail) {
		PCI_SET_ERROR_RESPONSE(val);
		return PCIBIOS_DEVICE_NOT_FOUND;
	}

	*val = (READ_ONCE(p->value) >> (where & 3) * 8) &
	       GENMASK(size * 8 - 1, 0);
	return PCIBIOS_SUCCESSFUL;
}

static int lab_write(struct pci_bus *bus, unsigned int devfn, int where,
		     int size, u32 val)
{
	struct lab_patch *p = lab_find(bus, devfn, where);
	int shift = (where & 3) * 8;
	unsigned long flags;
	u32 mask;

	lab_count(bus, devfn, where);
	if (!p)
		return lab_real_ops.write(bus, devfn, where, size, val);

	if (p->fail)
		return PCIBIOS_DEVICE_NOT_FOUND;

	raw_spin_lock_irqsave(&lab_lock, flags);
	mask = (GENMASK(size * 8 - 1, 0) << shift) & p->sticky;
	WRITE_ONCE(p->value, (p->value & ~mask) | ((val << shift) & mask));
	raw_spin_unlock_irqrestore(&lab_lock, flags);
	return PCIBIOS_SUCCESSFUL;
}

static bool lab_read_patch(const char *item, struct lab_patch *patch)
{
	unsigned int bus, dev, fn, offset;
	struct lab_patch p = {};
	int end = 0;

	if (sscanf(item, "%2x:%2x.%1x+%3x=%n",
		   &bus, &dev, &fn, &offset, &end) != 4 || !end)
		return false;
	if (dev > 0x1f || fn > 7 || offset & 3)
		return false;

	item += end;
	p.fail = !strcmp(item, "fail");
	if (!p.fail) {
		end = 0;
		if (sscanf(item, "%8x%n~%8x%n",
			   &p.value, &end, &p.sticky, &end) < 1 || item[end])
			return false;
	}

	p.bus = bus;
	p.devfn = PCI_DEVFN(dev, fn);
	p.offset = offset;
	*patch = p;
	return true;
}

static bool __init lab_parse_patch(const char *item)
{
	if (lab_nr_patches == LAB_MAX_ITEMS ||
	    !lab_read_patch(item, &lab_patches[lab_nr_patches]))
		return false;
	lab_nr_patches++;
	return true;
}

static int lab_set_patch(const char *item, const struct kernel_param *kp)
{
	struct lab_patch new;
	unsigned int i = 0;

	if (!lab_real_ops.read || !lab_read_patch(item, &new))
		return -EINVAL;
	while (i < lab_nr_patches && (lab_patches[i].bus != new.bus ||
				      lab_patches[i].devfn != new.devfn ||
				      lab_patches[i].offset != new.offset))
		i++;
	if (i == LAB_MAX_ITEMS)
		return -ENOSPC;

	/* A lock of the module parameters serializes this */
	lab_patches[i] = new;
	if (i == lab_nr_patches)
		smp_store_release(&lab_nr_patches, i + 1); /* lab_find() */
	return 0;
}

static const struct kernel_param_ops lab_patch_ops = {
	.set = lab_set_patch,
};
module_param_cb(patch, &lab_patch_ops, NULL, 0200);

static struct pci_dev *lab_get_device(const char *text)
{
	unsigned int bus, dev, fn;

	if (sscanf(text, "%2x:%2x.%1x", &bus, &dev, &fn) != 3)
		return NULL;
	return pci_get_domain_bus_and_slot(0, bus, PCI_DEVFN(dev, fn));
}

static int lab_watch(const char *text, const struct kernel_param *kp)
{
	const char *plus = strchr(text, '+');
	unsigned int offset;
	struct pci_dev *dev;

	if (!lab_real_ops.read || !plus || kstrtouint(plus + 1, 16, &offset))
		return -EINVAL;
	if (lab_watched)
		return -EBUSY;
	dev = lab_get_device(text);
	if (!dev)
		return -ENODEV;
	lab_watched_offset = offset & ~3;
	smp_store_release(&lab_watched, dev); /* lab_count() */
	return 0;
}

static int lab_show_accesses(char *buffer, const struct kernel_param *kp)
{
	return sysfs_emit(buffer, "%d accesses, %d while disconnected\n",
			  atomic_read(&lab_accesses),
			  atomic_read(&lab_accesses_while_gone));
}

static const struct kernel_param_ops lab_watch_ops = {
	.set = lab_watch,
	.get = lab_show_accesses,
};
module_param_cb(watch, &lab_watch_ops, NULL, 0600);

static int lab_disconnect(const char *text, const struct kernel_param *kp)
{
	struct pci_dev *dev = lab_get_device(text);

	if (!dev)
		return -ENODEV;
	pci_dev_set_disconnected(dev, NULL);
	pci_dev_put(dev);
	return 0;
}

static const struct kernel_param_ops lab_disconnect_ops = {
	.set = lab_disconnect,
};
module_param_cb(disconnect, &lab_disconnect_ops, NULL, 0200);

static int lab_restore(const char *text, const struct kernel_param *kp)
{
	struct pci_dev *dev = lab_get_device(text);

	if (!dev)
		return -ENODEV;
	pci_save_state(dev); /* Linux 6.1 restores what was saved only */
	pci_restore_state(dev);
	pci_dev_put(dev);
	return 0;
}

static const struct kernel_param_ops lab_restore_ops = {
	.set = lab_restore,
};
module_param_cb(restore, &lab_restore_ops, NULL, 0200);

static bool __init lab_parse_poke(const char *item)
{
	struct lab_poke p;
	int end = 0;

	if (sscanf(item, "%x:%x%n", &p.addr, &p.value, &end) != 2 ||
	    item[end] || p.addr & 3)
		return false;

	if (lab_nr_pokes == LAB_MAX_ITEMS)
		return false;
	lab_pokes[lab_nr_pokes++] = p;
	return true;
}

static void __init lab_parse_list(char *list, const char *option,
				  bool (*parse)(const char *item))
{
	char *item;

	while ((item = strsep(&list, ",")))
		if (!parse(item))
			pr_err("%s ignored in %s=, a bad item or more than %d of them\n",
			       item, option, LAB_MAX_ITEMS);
}

static int __init lab_patches_setup(char *str)
{
	lab_parse_list(str, "acs_lab", lab_parse_patch);
	return 0;
}
early_param("acs_lab", lab_patches_setup);

static int __init lab_pokes_setup(char *str)
{
	lab_parse_list(str, "acs_lab_mem", lab_parse_poke);
	return 0;
}
early_param("acs_lab_mem", lab_pokes_setup);

static void __init lab_poke(const struct lab_poke *p)
{
	void __iomem *reg = ioremap(p->addr, sizeof(u32));

	if (!reg) {
		pr_err("cannot map %#010x\n", p->addr);
		return;
	}
	writel(p->value, reg);
	iounmap(reg);
}

/*
 * The accessors of all host bridges, on x86, or of those with ECAM. The latter
 * are constant, but the kernel protects constants after all initcalls only.
 */
static struct pci_ops * __init lab_accessors(void)
{
#ifdef CONFIG_X86
	return &pci_root_ops;
#else
	return (struct pci_ops *)&pci_generic_ecam_ops.pci_ops;
#endif
}

/* Runs before enumeration, which starts at subsys_initcall. */
static int __init lab_init(void)
{
	struct pci_ops *ops = lab_accessors();
	unsigned int i;

	if (!lab_nr_patches && !lab_nr_pokes)
		return 0;

	pr_warn("TEST ONLY: %u configuration registers are faked, %u memory registers set\n",
		lab_nr_patches, lab_nr_pokes);
	add_taint(TAINT_TEST, LOCKDEP_STILL_OK);

	for (i = 0; i < lab_nr_pokes; i++)
		lab_poke(&lab_pokes[i]);

	lab_real_ops = *ops;
	ops->read = lab_read;
	ops->write = lab_write;
	return 0;
}
arch_initcall(lab_init);
