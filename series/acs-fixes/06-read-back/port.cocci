// SPDX-License-Identifier: GPL-2.0-only
// file drivers/pci/quirks.c

@@
identifier dev, mpc;
@@
- static void pci_quirk_enable_intel_rp_mpc_acs(struct pci_dev *dev)
+ static int pci_quirk_enable_intel_rp_mpc_acs(struct pci_dev *dev)
  {
	...
	pci_read_config_dword(dev, INTEL_MPC_REG, &mpc);
+	if (PCI_POSSIBLE_ERROR(mpc))
+		return -EIO;
+
	if (!(mpc & INTEL_MPC_REG_IRBNCE)) {
		...
		pci_write_config_dword(dev, INTEL_MPC_REG, mpc);
+		pci_read_config_dword(dev, INTEL_MPC_REG, &mpc);
+		if (PCI_POSSIBLE_ERROR(mpc) || !(mpc & INTEL_MPC_REG_IRBNCE))
+			return -EIO;
	}
+
+	return 0;
  }
