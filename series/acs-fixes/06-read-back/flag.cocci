// SPDX-License-Identifier: GPL-2.0-only
// file drivers/pci/quirks.c

@@
identifier dev;
expression text;
@@
  pci_quirk_enable_intel_pch_acs(struct pci_dev *dev)
  {
+	int ret;
+
	if (!pci_quirk_intel_pch_acs_match(dev))
		return -ENOTTY;

+
+	ret = pci_quirk_enable_intel_lpc_acs(dev);
+	if (!ret)
+		ret = pci_quirk_enable_intel_rp_mpc_acs(dev);
-	if (pci_quirk_enable_intel_lpc_acs(dev)) {
-		pci_warn(dev, text);
+	if (ret) {
+		dev->dev_flags &= ~PCI_DEV_FLAGS_ACS_ENABLED_QUIRK;
+		pci_warn(dev, "Failed to enable Intel PCH ACS quirk: %d\n", ret);
		return 0;
	}

-	pci_quirk_enable_intel_rp_mpc_acs(dev);
-
	...
  }
