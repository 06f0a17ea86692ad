// SPDX-License-Identifier: GPL-2.0-only
// file drivers/pci/quirks.c

@@
identifier dev, rcba;
@@
  pci_quirk_enable_intel_lpc_acs(struct pci_dev *dev)
  {
	...
+	if (PCI_POSSIBLE_ERROR(rcba))
+		return -ENODEV;
+
	if (
-	    !(rcba & INTEL_LPC_RCBA_ENABLE)
+	    !(rcba & INTEL_LPC_RCBA_ENABLE) || !(rcba & INTEL_LPC_RCBA_MASK)
	   )
		return -EINVAL;
	...
  }
