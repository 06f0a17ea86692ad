// SPDX-License-Identifier: GPL-2.0-only
// file drivers/pci/pci.c

@@
symbol true, false;
identifier dev, flags;
@@
  pci_acs_enabled(struct pci_dev *dev, u16 flags)
  {
	<+...
(
-	return false;
+	return pci_acs_answer(dev, flags, false, "port type");
|
-	return true;
+	return pci_acs_answer(dev, flags, true, "single function");
)
	...+>
  }
