// SPDX-License-Identifier: GPL-2.0-only
// file drivers/pci/pci.c

@@
identifier dev, flags, pos, ctrl;
@@
  pci_acs_flags_enabled(struct pci_dev *dev, u16 flags)
  {
	...
	pci_read_config_word(dev, pos + PCI_ACS_CTRL, &ctrl);
+	if (PCI_POSSIBLE_ERROR(ctrl))
+		return false;
+
	return ...;
  }
