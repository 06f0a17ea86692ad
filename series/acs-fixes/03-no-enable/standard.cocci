// SPDX-License-Identifier: GPL-2.0-only
// file drivers/pci/pci.c

@@
identifier dev, caps, pos;
@@
  void pci_enable_acs(struct pci_dev *dev)
  {
	...
	pci_read_config_word(dev, pos + PCI_ACS_CTRL, &caps.ctrl);
+	if (PCI_POSSIBLE_ERROR(caps.ctrl))
+		return;
+
	caps.fw_ctrl = caps.ctrl;
	...
  }
