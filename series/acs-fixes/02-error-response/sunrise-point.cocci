// SPDX-License-Identifier: GPL-2.0-only
// file drivers/pci/quirks.c

@@
identifier dev, flags, pos, cap, ctrl;
@@
  pci_quirk_intel_spt_pch_acs(struct pci_dev *dev, u16 flags)
  {
	...
	pci_read_config_dword(dev, pos + PCI_ACS_CAP, &cap);
	...
	pci_read_config_dword(dev, pos + INTEL_SPT_ACS_CTRL, &ctrl);
+	if (PCI_POSSIBLE_ERROR(cap) || PCI_POSSIBLE_ERROR(ctrl))
+		return 0;

	return ...;
  }
