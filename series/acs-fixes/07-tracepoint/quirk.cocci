// SPDX-License-Identifier: GPL-2.0-only
// file drivers/pci/pci.c

@@
symbol false;
identifier dev, flags, ret;
@@
  pci_acs_enabled(struct pci_dev *dev, u16 flags)
  {
	...
	if (ret >= 0)
-		return ret > 0;
+		return pci_acs_answer(dev, flags, ret > 0, "quirk");
	...
	if (!pci_is_pcie(dev))
-		return false;
+		return pci_acs_answer(dev, flags, false, "not PCIe");
	...
  }
