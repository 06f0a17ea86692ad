// SPDX-License-Identifier: GPL-2.0-only
// file drivers/pci/quirks.c

@@
identifier dev, pos, ctrl;
@@
  pci_quirk_enable_intel_spt_pch_acs(struct pci_dev *dev)
  {
	int pos;
+	u32 enabled;
	...
	pci_write_config_dword(dev, pos + INTEL_SPT_ACS_CTRL, ctrl);
+	pci_read_config_dword(dev, pos + INTEL_SPT_ACS_CTRL, &enabled);
+	if (PCI_POSSIBLE_ERROR(enabled) || (ctrl & ~enabled)) {
+		pci_warn(dev, "Failed to enable Intel SPT PCH ACS quirk\n");
+		return 0;
+	}
	...
  }
