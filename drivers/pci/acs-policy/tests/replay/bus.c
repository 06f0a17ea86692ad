// SPDX-License-Identifier: GPL-2.0-only
/*
 * Emulates a host bridge for each root bus of a machine, and the functions
 * below it.
 *
 * Functions are found as hardware routes config accesses: the captured bus
 * number of the bridge counts, even if the kernel has assigned another one.
 */
#include <linux/device.h>
#include <linux/list.h>
#include <linux/slab.h>
#ifdef CONFIG_PPC
#include <asm/ppc-pci.h>
#endif

#include "replay.h"

#define ROOTS_MAX	256

/**
 * struct root - a root bus of the running machine
 * @sysdata: what the architecture expects first in the data of a bus
 * @bridge: the kernel's host bridge
 * @domain: PCI domain
 * @number: number of the root bus
 * @numbers: bus numbers below the host bridge
 */
struct root {
#ifdef CONFIG_X86
	struct pci_sysdata sysdata;
#elif defined(CONFIG_PPC)
	struct pci_controller sysdata;
#endif
	struct pci_host_bridge *bridge;
	u32 domain;
	u8 number;
	struct resource numbers;
};

static struct acs_replay *running;
static struct root roots[ROOTS_MAX];
static unsigned int root_count;
static struct device *parent;

/* All buses below a root bus have it as their sysdata */
static struct root *root_of(struct pci_bus *bus)
{
	struct root *root = bus->sysdata;

	return root >= roots && root < roots + ROOTS_MAX ? root : NULL;
}

/**
 * acs_replay_owns - check whether a bus belongs to the running machine
 * @bus: the bus
 *
 * Return: true if it does.
 */
bool acs_replay_owns(struct pci_bus *bus)
{
	return running && root_of(bus);
}

/**
 * acs_replay_find - find the function at an address
 * @bus: the kernel's bus, which belongs to the running machine
 * @devfn: device and function number
 *
 * Return: the function, or NULL.
 */
struct acs_replay_function *acs_replay_find(struct pci_bus *bus,
					    unsigned int devfn)
{
	struct root *root = root_of(bus);
	struct acs_replay_function *bridge;
	unsigned int i, number = root->number;

	if (!pci_is_root_bus(bus)) {
		bridge = bus->self ? acs_replay_find(bus->self->bus,
						     bus->self->devfn) : NULL;
		if (!bridge)
			return NULL;
		number = acs_capture_secondary_bus(bridge->config.captured);
		if (!number)
			return NULL;
	}

	for (i = 0; i < running->capture.count; i++) {
		const struct acs_capture_function *f =
			&running->capture.functions[i];

		if (f->domain == root->domain && f->bus == number &&
		    f->devfn == devfn)
			return &running->functions[i];
	}
	return NULL;
}

/**
 * acs_replay_fate - decide the outcome of an access
 * @replay: the machine
 * @access: the access
 *
 * Return: the outcome.
 */
enum acs_replay_fate acs_replay_fate(struct acs_replay *replay,
				     const struct acs_replay_access *access)
{
	if (!replay->fate || replay->shows_capture)
		return ACS_REPLAY_DONE;
	return replay->fate(replay->context, access);
}

static int config_read(struct pci_bus *bus, unsigned int devfn, int where,
		       int size, u32 *value)
{
	struct acs_replay_function *f = acs_replay_find(bus, devfn);
	struct acs_replay_access access = { .offset = where, .size = size };

	PCI_SET_ERROR_RESPONSE(value);
	if (!f)
		return PCIBIOS_DEVICE_NOT_FOUND;

	access.function = f->config.captured;
	switch (acs_replay_fate(running, &access)) {
	case ACS_REPLAY_FAILED:
		return PCIBIOS_DEVICE_NOT_FOUND;
	case ACS_REPLAY_ONES:
		return PCIBIOS_SUCCESSFUL;
	default:
		*value = acs_config_get(running->shows_capture ?
					f->config.captured->bytes :
					f->config.bytes, where, size);
		return PCIBIOS_SUCCESSFUL;
	}
}

static int config_write(struct pci_bus *bus, unsigned int devfn, int where,
			int size, u32 value)
{
	struct acs_replay_function *f = acs_replay_find(bus, devfn);
	struct acs_replay_access access = {
		.write = true,
		.offset = where,
		.size = size,
	};

	if (!f)
		return PCIBIOS_DEVICE_NOT_FOUND;

	access.function = f->config.captured;
	switch (acs_replay_fate(running, &access)) {
	case ACS_REPLAY_FAILED:
		return PCIBIOS_DEVICE_NOT_FOUND;
	case ACS_REPLAY_DONE:
		acs_config_write(&f->config, where, size, value);
		fallthrough;
	default:
		return PCIBIOS_SUCCESSFUL;
	}
}

static struct pci_ops config_ops = {
	.read = config_read,
	.write = config_write,
};

static int find_device(struct pci_dev *dev, void *context)
{
	struct acs_replay_function *f = acs_replay_find(dev->bus, dev->devfn);

	if (f)
		f->dev = dev;
	return 0;
}

/* Up to the next root bus of the domain */
static void set_numbers(const struct acs_replay *replay, struct root *root)
{
	unsigned int last = root->number;

	while (last < 0xff &&
	       !acs_capture_is_root(&replay->capture, root->domain, last + 1))
		last++;

	root->numbers = (struct resource) {
		.name = "ACS replay",
		.start = root->number,
		.end = last,
		.flags = IORESOURCE_BUS,
	};
}

/* The domain is where the architecture looks for it */
static void set_domain(struct root *root, struct pci_host_bridge *bridge)
{
#ifdef CONFIG_X86
	root->sysdata = (struct pci_sysdata) {
		.domain = root->domain,
		.node = NUMA_NO_NODE,
	};
#elif defined(CONFIG_PPC)
	root->sysdata = (struct pci_controller) {
		.global_number = root->domain,
		.node = NUMA_NO_NODE,
	};
#else
	bridge->domain_nr = root->domain;
#endif
}

/*
 * Some emulated machines cannot do without a host bridge. It would have the same
 * bus numbers, and its IOMMU would claim all devices.
 */
static void remove_others(void)
{
	struct pci_bus *bus;

	while ((bus = pci_find_next_bus(NULL))) {
#ifdef CONFIG_PPC
		ppc_iommu_unregister_device(pci_bus_to_host(bus));
#endif
		pci_stop_root_bus(bus);
		pci_remove_root_bus(bus);
	}
}

static int scan_root(const struct acs_replay *replay, u32 domain, u8 number)
{
	struct root *root = &roots[root_count];
	struct pci_host_bridge *bridge = pci_alloc_host_bridge(0);
	int ret;

	if (!bridge)
		return -ENOMEM;

	root->domain = domain;
	root->number = number;
	set_numbers(replay, root);
	bridge->dev.parent = parent;
	bridge->sysdata = root;
	bridge->ops = &config_ops;
	bridge->busnr = number;
	set_domain(root, bridge);
	pci_add_resource(&bridge->windows, &root->numbers);

	ret = pci_scan_root_bus_bridge(bridge);
	if (ret) {
		pci_free_host_bridge(bridge);
		return ret;
	}
	root->bridge = bridge;
	root_count++;
	pci_walk_bus(bridge->bus, find_device, NULL);
	pci_bus_add_devices(bridge->bus);
	return 0;
}

static bool is_scanned(u32 domain, u8 number)
{
	unsigned int i;

	for (i = 0; i < root_count; i++)
		if (roots[i].domain == domain && roots[i].number == number)
			return true;
	return false;
}

/* The root buses of the domains from @from on, and before @end */
static int scan_domains(struct acs_replay *replay, u64 from, u64 end)
{
	const struct acs_capture *capture = &replay->capture;
	unsigned int i;
	int ret = 0;

	pci_lock_rescan_remove();
	for (i = 0; !ret && i < capture->count; i++) {
		const struct acs_capture_function *f = &capture->functions[i];

		if (f->domain >= from && f->domain < end &&
		    acs_capture_is_root(capture, f->domain, f->bus) &&
		    !is_scanned(f->domain, f->bus))
			ret = root_count < ROOTS_MAX ?
			      scan_root(replay, f->domain, f->bus) : -ENOSPC;
	}
	pci_unlock_rescan_remove();
	return ret;
}

/**
 * acs_replay_scan - let the PCI core enumerate a machine
 * @replay: the machine
 *
 * Context: May sleep.
 *
 * Return: 0, -EBUSY if another machine is running, or another negative error
 * number.
 */
int acs_replay_scan(struct acs_replay *replay)
{
	int ret;

	if (running)
		return -EBUSY;
	parent = root_device_register("acs-replay");
	if (IS_ERR(parent))
		return PTR_ERR(parent);

	running = replay;
	pci_lock_rescan_remove();
	remove_others();
	pci_unlock_rescan_remove();
	ret = scan_domains(replay, 0, replay->late_from);
	if (ret)
		acs_replay_remove();
	return ret;
}

/**
 * acs_replay_add_late - let the host bridges of the late domains come
 * @replay: the running machine
 *
 * The IOMMU is in use by then, so each function gets its group when it is found.
 *
 * Context: May sleep.
 *
 * Return: 0 or a negative error number, after which the machine still runs.
 */
int acs_replay_add_late(struct acs_replay *replay)
{
	return scan_domains(replay, replay->late_from, U64_MAX);
}

#ifndef CONFIG_X86
/**
 * pci_real_dma_dev - get the device whose requester ID a device uses
 * @dev: the device
 *
 * x86 has its own, which knows VMD.
 *
 * Return: @late_alias of the running machine for a device of a late domain, else
 * @dev.
 */
struct pci_dev *pci_real_dma_dev(struct pci_dev *dev)
{
	if (acs_replay_owns(dev->bus) && running->late_alias &&
	    root_of(dev->bus)->domain >= running->late_from)
		return running->late_alias->dev ?: dev;
	return dev;
}
#endif

/**
 * acs_replay_remove - remove the devices of the running machine
 *
 * Context: May sleep.
 */
void acs_replay_remove(void)
{
	unsigned int i;

	pci_lock_rescan_remove();
	while (root_count) {
		struct pci_host_bridge *bridge = roots[--root_count].bridge;

		pci_stop_root_bus(bridge->bus);
		pci_remove_root_bus(bridge->bus);
		/* The capture chose it, so nobody is to free it */
		bridge->domain_nr = PCI_DOMAIN_NR_NOT_SET;
		/* pseries would free the sysdata, too */
		bridge->release_fn = NULL;
		pci_free_host_bridge(bridge);
	}
	pci_unlock_rescan_remove();

	for (i = 0; i < running->capture.count; i++)
		running->functions[i].dev = NULL;
	root_device_unregister(parent);
	running = NULL;
}
