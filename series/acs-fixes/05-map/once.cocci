// SPDX-License-Identifier: GPL-2.0-only
// file drivers/pci/quirks.c

@@
identifier dev, rcba, mem;
@@
  pci_quirk_enable_intel_lpc_acs(struct pci_dev *dev)
  {
	...
-	mem = ioremap(rcba & INTEL_LPC_RCBA_MASK,
-				   PAGE_ALIGN(INTEL_UPDCR_REG));
+	mem = pci_quirk_map_intel_rcba(rcba);
	...
-	iounmap(mem);
	return 0;
  }
