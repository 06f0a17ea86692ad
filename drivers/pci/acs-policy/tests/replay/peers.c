// SPDX-License-Identifier: GPL-2.0-only
/*
 * Asks p2pdma about each pair of devices of the replayed machine.
 *
 * A line "peers FROM TO ..." has what pci_p2pdma_distance_many() returns for TO as
 * the provider and FROM as its client, in each of these worlds:
 *
 *	1	host bridges that nobody knows, so that no way leads through them
 *	2	the machine's own host bridges
 *	3	the same, with a processor of AMD that lets all peers pass
 *	4-6	the same three, without the policy's hook, as in a stock kernel
 *
 * A line "changed ADDRESS OFFSET VALUE" has a dword of config space that the
 * kernel has changed since the capture, so that others can see the machine as
 * p2pdma does.
 *
 * With the option acs_replay_hosts=VENDOR,..., a line "hosts VENDOR FIRST LAST
 * SAME ACROSS" has device ids of host bridges that p2pdma knows: whether it goes
 * through one of them, and whether it does from one to another.
 *
 * What is not negative in the first world is direct. The worlds without the hook
 * are the same as those with it unless the kernel has KUnit tests, which can
 * bypass it.
 */
#define pr_fmt(fmt) "replay: " fmt

#include <linux/pci-p2pdma.h>
#include <linux/slab.h>
#include <asm/processor.h>

#include "../../test-seam.h"
#include "replay.h"

#define WORLDS		6

/* A function there is not taken for one */
#define NO_HOST_BRIDGE	PCI_DEVFN(0x1f, 7)

static char *host_vendors __initdata;

static int __init setup_hosts(char *str)
{
	host_vendors = str;
	return 0;
}
early_param("acs_replay_hosts", setup_hosts);

/*
 * In front of all functions of a root bus, in place of a host bridge, so that
 * p2pdma finds none, or another one.
 */
static struct pci_dev strangers[2];

static void replace_host_bridges(struct pci_dev *from, struct pci_dev *to,
				 unsigned int devfn)
{
	struct pci_bus *one = pci_find_host_bridge(from->bus)->bus;
	struct pci_bus *other = pci_find_host_bridge(to->bus)->bus;

	strangers[0].devfn = devfn;
	strangers[1].devfn = devfn;
	list_add(&strangers[0].bus_list, &one->devices);
	list_add(&strangers[1].bus_list, &other->devices);
}

static void restore_host_bridges(void)
{
	list_del(&strangers[0].bus_list);
	list_del(&strangers[1].bus_list);
}

static void set_processor(bool passes_peers)
{
	cpu_data(0).x86_vendor = passes_peers ? X86_VENDOR_AMD :
						X86_VENDOR_UNKNOWN;
	cpu_data(0).x86 = passes_peers ? 0x17 : 0;
}

static void bypass(bool on)
{
#ifdef CONFIG_PCI_ACS_POLICY_KUNIT_TEST
	acs_test_bypass = on;
#endif
}

static int distance(struct pci_dev *provider, struct pci_dev *client)
{
	struct device *clients[] = { &client->dev };

	return pci_p2pdma_distance_many(provider, clients, 1, false);
}

/* In the worlds of one hook, or of none */
static void ask(struct pci_dev *from, struct pci_dev *to, int *distances)
{
	set_processor(false);
	replace_host_bridges(from, to, NO_HOST_BRIDGE);
	distances[0] = distance(to, from);
	restore_host_bridges();
	distances[1] = distance(to, from);
	set_processor(true);
	distances[2] = distance(to, from);
}

static void report_pair(const struct acs_replay *replay, unsigned int from,
			unsigned int to)
{
	const struct acs_capture *capture = &replay->capture;
	struct pci_dev *client = replay->functions[from].dev;
	struct pci_dev *provider = replay->functions[to].dev;
	char one[32], other[32];
	int d[WORLDS];

	ask(client, provider, d);
	bypass(true);
	ask(client, provider, d + WORLDS / 2);
	bypass(false);

	acs_capture_format_address(one, sizeof(one), capture,
				   &capture->functions[from]);
	acs_capture_format_address(other, sizeof(other), capture,
				   &capture->functions[to]);
	pr_emerg("peers %s %s %d %d %d %d %d %d\n", one, other, d[0], d[1],
		 d[2], d[3], d[4], d[5]);
}

static void report_changes(const struct acs_replay *replay, unsigned int i)
{
	const struct acs_capture_function *f = &replay->capture.functions[i];
	const u8 *bytes = replay->functions[i].config.bytes;
	unsigned int at;
	char address[32];

	acs_capture_format_address(address, sizeof(address), &replay->capture,
				   f);
	for (at = 0; at < f->size; at += 4)
		if (memcmp(f->bytes + at, bytes + at, 4))
			pr_emerg("changed %s %03x %08x\n", address, at,
				 acs_config_get(bytes, at, 4));
}

static bool is_device(const struct acs_replay *replay, unsigned int i)
{
	const struct pci_dev *dev = replay->functions[i].dev;

	return dev && dev->hdr_type == PCI_HEADER_TYPE_NORMAL &&
	       dev->class >> 8 != PCI_CLASS_BRIDGE_HOST;
}

/* Whether p2pdma lets the two pass through host bridges of these ids */
static bool __init passes(struct pci_dev *const *pair, u16 vendor, u16 device)
{
	int found;

	replace_host_bridges(pair[0], pair[1], 0);
	strangers[0].vendor = vendor;
	strangers[0].device = device;
	strangers[1].vendor = vendor;
	strangers[1].device = device;
	found = distance(pair[0], pair[1]);
	restore_host_bridges();
	return found >= 0;
}

/* Finds two devices that have one host bridge, or two, and no direct way */
static bool __init find_pair(const struct acs_replay *replay, bool one,
			     struct pci_dev **pair)
{
	unsigned int i, k;

	for (i = 0; i < replay->capture.count; i++)
		for (k = 0; k < i; k++) {
			pair[0] = replay->functions[i].dev;
			pair[1] = replay->functions[k].dev;
			if (is_device(replay, i) && is_device(replay, k) &&
			    one == (pci_find_host_bridge(pair[0]->bus) ==
				    pci_find_host_bridge(pair[1]->bus)) &&
			    !passes(pair, 0, 0))
				return true;
		}
	return false;
}

static void __init report_vendor(struct pci_dev *const *same,
				 struct pci_dev *const *across, u16 vendor)
{
	unsigned int device, first = 0, before = 0;

	for (device = 0; device <= 0x10000; device++) {
		unsigned int now = device > 0xffff ? 0 :
				   passes(same, vendor, device) |
				   passes(across, vendor, device) << 1;

		if (now == before)
			continue;
		if (before)
			pr_emerg("hosts %04x %04x %04x %u %u\n", vendor, first,
				 device - 1, before & 1, before >> 1);
		first = device;
		before = now;
	}
}

static void __init report_hosts(const struct acs_replay *replay)
{
	struct pci_dev *same[2], *across[2];
	char *vendor;
	u16 id;

	set_processor(false);
	if (!find_pair(replay, true, same) || !find_pair(replay, false, across))
		return;
	while ((vendor = strsep(&host_vendors, ",")))
		if (!kstrtou16(vendor, 16, &id))
			report_vendor(same, across, id);
}

/**
 * acs_replay_report_peers - report what p2pdma thinks of each pair of devices
 * @replay: the running machine
 *
 * Afterwards the kernel takes the processor for another one.
 *
 * Context: May sleep. Before memory that is read-only after init is write
 * protected.
 */
void __init acs_replay_report_peers(const struct acs_replay *replay)
{
	unsigned int from, to;

	for (from = 0; from < replay->capture.count; from++)
		report_changes(replay, from);
	for (from = 0; from < replay->capture.count; from++)
		for (to = 0; to < replay->capture.count; to++)
			if (from != to && is_device(replay, from) &&
			    is_device(replay, to))
				report_pair(replay, from, to);
	report_hosts(replay);
}
