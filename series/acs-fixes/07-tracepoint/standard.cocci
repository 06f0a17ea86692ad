// SPDX-License-Identifier: GPL-2.0-only
// file drivers/pci/pci.c

@@
symbol true, false;
identifier dev, flags, pos, ctrl;
expression E;
@@
  pci_acs_flags_enabled(struct pci_dev *dev, u16 flags)
  {
	...
	u16 ctrl;
+	u16 controls;
	...
	if (!pos)
-		return false;
+		return pci_acs_answer(dev, flags, false, "no ACS capability");
	...
-	flags &= E;
+	controls = flags & E;
	...
	if (PCI_POSSIBLE_ERROR(ctrl))
-		return false;
+		return pci_acs_answer(dev, flags, false, "no response");

-	return (ctrl & flags) == flags;
+	return pci_acs_answer(dev, flags, (ctrl & controls) == controls,
+			      "ACS Control");
  }
