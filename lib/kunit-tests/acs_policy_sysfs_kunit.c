// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of what sysfs shows about a device.
 */
#include <linux/device.h>
#include <linux/gfp.h>

#include "engine.h"
#include "machine.h"

#define OTHER_VENDOR	0x1af4

/* A device with runtime power management */
static struct pci_dev *add_device(struct kunit *test, u16 vendor, u16 device,
				  u8 type)
{
	struct pci_dev *dev = acs_machine_add_device(test, NULL, vendor, device,
						     type);

	device_initialize(&dev->dev);
	return dev;
}

static struct device_attribute *find(const char *name)
{
	struct attribute **at;

	for (at = acs_policy_attr_group.attrs; *at; at++)
		if (!strcmp((*at)->name, name))
			return container_of(*at, struct device_attribute, attr);
	return NULL;
}

static void expect(struct kunit *test, struct pci_dev *dev, const char *name,
		   const char *expected)
{
	struct device_attribute *attribute = find(name);
	char *buf = (char *)__get_free_page(GFP_KERNEL);
	ssize_t length;

	KUNIT_ASSERT_NOT_NULL(test, buf);
	if (attribute) {
		length = attribute->show(&dev->dev, attribute, buf);
		KUNIT_EXPECT_STREQ(test, buf, expected);
		KUNIT_EXPECT_EQ(test, length, strlen(expected));
	} else {
		KUNIT_FAIL(test, "there is no %s", name);
	}
	free_page((unsigned long)buf);
}

static void ask(struct pci_dev *dev)
{
	pci_acs_enabled(dev, PCI_ACS_SV);
}

static void nobody_has_asked(struct kunit *test)
{
	struct pci_dev *dev = add_device(test, 0x8086, 0x1c10,
					 PCI_EXP_TYPE_ROOT_PORT);

	expect(test, dev, "mode", "unknown\n");
	expect(test, dev, "provides", "unknown\n");
	expect(test, dev, "claims", "unknown\n");
	KUNIT_EXPECT_EQ(test, acs_machine.reads, 0);
}

static void an_answer_is_shown(struct kunit *test)
{
	struct pci_dev *dev = add_device(test, 0x8086, 0x1c10,
					 PCI_EXP_TYPE_ROOT_PORT);

	ask(dev);
	expect(test, dev, "mode", "quirk\n");
	expect(test, dev, "provides", "nothing\n");
	expect(test, dev, "claims", "nothing\n");
}

static void claims_are_shown(struct kunit *test)
{
	struct pci_dev *dev = add_device(test, OTHER_VENDOR, 1,
					 PCI_EXP_TYPE_ROOT_PORT);

	acs_machine_set_option(test, "strict;override@70:1c.0");
	dev->acs_cap = MACHINE_ACS;
	acs_machine.config[MACHINE_ACS / 4 + 1] = 0x000d007f;

	ask(dev);
	expect(test, dev, "mode", "override\n");
	expect(test, dev, "provides", "SV RR CR UF\n");
	expect(test, dev, "claims", "UF\n");
}

static void what_needs_nothing_is_shown(struct kunit *test)
{
	struct pci_dev *dev = add_device(test, OTHER_VENDOR, 1,
					 PCI_EXP_TYPE_ENDPOINT);

	acs_machine_set_option(test, "strict");
	ask(dev);
	expect(test, dev, "mode", "strict\n");
	expect(test, dev, "provides", "everything\n");
	expect(test, dev, "claims", "nothing\n");
}

/* Only debugfs shows what the registers hold now */
static void the_last_answer_is_shown(struct kunit *test)
{
	struct pci_dev *dev = add_device(test, OTHER_VENDOR, 1,
					 PCI_EXP_TYPE_ROOT_PORT);

	dev->acs_cap = MACHINE_ACS;
	acs_machine.config[MACHINE_ACS / 4 + 1] = 0x001d007f;
	ask(dev);
	acs_machine.config[MACHINE_ACS / 4 + 1] = 0x0000007f;
	acs_machine.reads = 0;
	expect(test, dev, "provides", "SV RR CR UF\n");
	KUNIT_EXPECT_EQ(test, acs_machine.reads, 0);

	ask(dev);
	expect(test, dev, "provides", "nothing\n");
}

static struct kunit_case sysfs_test_cases[] = {
	KUNIT_CASE(nobody_has_asked),
	KUNIT_CASE(an_answer_is_shown),
	KUNIT_CASE(claims_are_shown),
	KUNIT_CASE(what_needs_nothing_is_shown),
	KUNIT_CASE(the_last_answer_is_shown),
	{}
};

static struct kunit_suite sysfs_test_suite = {
	.name = "acs_policy_sysfs",
	.suite_init = acs_machine_map_memory,
	.init = acs_machine_init,
	.exit = acs_machine_exit,
	.test_cases = sysfs_test_cases,
};

kunit_test_suite(sysfs_test_suite);
