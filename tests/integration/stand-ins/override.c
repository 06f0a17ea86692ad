// SPDX-License-Identifier: GPL-2.0-only
/*
 * Stands in for the pcie_acs_override patch: its names, and functions that do
 * about the same in other words.
 */
static bool acs_on_downstream;
static bool acs_on_multifunction;

#define NUM_ACS_IDS 16
struct acs_on_id {
	unsigned short vendor;
	unsigned short device;
};
static struct acs_on_id acs_on_ids[NUM_ACS_IDS];
static u8 max_acs_id;

static __init int pcie_acs_override_setup(char *p)
{
	/* An item after the other; what is not known is skipped */
	while (p && *p) {
		long val;
		char opt[5];

		if (!strncmp(p, "downstream", 10))
			acs_on_downstream = true;
		if (!strncmp(p, "multifunction", 13))
			acs_on_multifunction = true;
		if (!strncmp(p, "id:", 3) && max_acs_id < NUM_ACS_IDS) {
			snprintf(opt, 5, "%s", p + 3);
			if (kstrtol(opt, 16, &val))
				return -EINVAL;
			acs_on_ids[max_acs_id].vendor = val;
			snprintf(opt, 5, "%s", p + 8);
			if (kstrtol(opt, 16, &val))
				return -EINVAL;
			acs_on_ids[max_acs_id++].device = val;
		}
		p += strcspn(p, ",");
		p += *p == ',';
	}
	pr_warn("isolation of PCIe devices is claimed by hand\n");
	return 0;
}
early_param("pcie_acs_override", pcie_acs_override_setup);

static int pcie_acs_overrides(struct pci_dev *dev, u16 acs_flags)
{
	int i;

	if (!pci_is_pcie(dev) ||
	    pci_find_ext_capability(dev, PCI_EXT_CAP_ID_ACS))
		return -ENOTTY;

	for (i = 0; i < max_acs_id; i++)
		if (acs_on_ids[i].vendor == dev->vendor &&
		    acs_on_ids[i].device == dev->device)
			return 1;
	if (acs_on_downstream &&
	    (pci_pcie_type(dev) == PCI_EXP_TYPE_DOWNSTREAM ||
	     pci_pcie_type(dev) == PCI_EXP_TYPE_ROOT_PORT))
		return 1;
	if (acs_on_multifunction && dev->multifunction)
		return 1;
	return -ENOTTY;
}
