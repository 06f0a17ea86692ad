// SPDX-License-Identifier: GPL-2.0-only
// file drivers/pci/quirks.c

@@
identifier dev, mem, bspr;
identifier updcr;
@@
  pci_quirk_enable_intel_lpc_acs(struct pci_dev *dev)
  {
	<+...
(
	bspr = readl(mem + INTEL_BSPR_REG);
+	if (PCI_POSSIBLE_ERROR(bspr))
+		return -EIO;
+
|
	writel(updcr, mem + INTEL_UPDCR_REG);
+	updcr = readl(mem + INTEL_UPDCR_REG);
+	if (updcr & INTEL_UPDCR_REG_MASK)
+		return -EIO;
)
	...+>
  }
