// SPDX-License-Identifier: GPL-2.0-only
//
// Adds the hooks of the ACS policy engine to quirks.c, pci.c, pci-driver.c and
// p2pdma.c of drivers/pci. It only names functions, so that the same patch fits
// Linux 6.1, 6.12 and 7.3; integration/join checks that each hook was added
// exactly once.
//
// If a function has no loop over a table, or takes flags of another type, its
// hook comes first and has a variable of its own.
//
// Hooks that may return from their function are under #ifdef: an additional
// return changes the code that compilers generate, even in "if (false)", and
// without the engine not a byte of upstream's objects may change (see
// check-unchanged). The other hooks are stubs then.

@@
@@
  #include "pci.h"
+ #include "acs-policy/acs-policy.h"

// p2pdma.c does not include that.
@@
@@
  #include <linux/xarray.h>
+ #include "acs-policy/acs-policy.h"

// The policy answers before upstream's table of devices known to isolate.
@answers@
typedef u16;
identifier dev, acs_flags, ret;
expression E;
@@
  int pci_dev_specific_acs_enabled(struct pci_dev *dev, u16 acs_flags)
  {
	...
+#ifdef CONFIG_PCI_ACS_POLICY
+	if (acs_policy_acs_enabled(dev, acs_flags, &ret)) {
+		return ret;
+	}
+#endif
	for (...; ...; ...) {
		<+...
		ret = E(dev, acs_flags);
		...+>
	}
	...
  }

@depends on !answers@
identifier dev, acs_flags;
type T;
@@
  int pci_dev_specific_acs_enabled(struct pci_dev *dev, T acs_flags)
  {
+#ifdef CONFIG_PCI_ACS_POLICY
+	int acs_result;
+
+	if (acs_policy_acs_enabled(dev, acs_flags, &acs_result))
+		return acs_result;
+#endif
	...
  }

// The policy enables before upstream's table of devices with quirks.
@enables@
identifier dev, ret;
expression E;
@@
  int pci_dev_specific_enable_acs(struct pci_dev *dev)
  {
	...
+#ifdef CONFIG_PCI_ACS_POLICY
+	if (acs_policy_enable_acs(dev, &ret)) {
+		return ret;
+	}
+#endif
	for (...; ...; ...) {
		<+...
		ret = E(dev);
		...+>
	}
	...
  }

@depends on !enables@
identifier dev;
@@
  int pci_dev_specific_enable_acs(struct pci_dev *dev)
  {
+#ifdef CONFIG_PCI_ACS_POLICY
+	int acs_result;
+
+	if (acs_policy_enable_acs(dev, &acs_result))
+		return acs_result;
+#endif
	...
  }

// The policy disables redirection if the command line requests that.
@disables@
identifier dev, ret;
expression E;
@@
  int pci_dev_specific_disable_acs_redir(struct pci_dev *dev)
  {
	...
+#ifdef CONFIG_PCI_ACS_POLICY
+	if (acs_policy_disable_acs_redir(dev, &ret)) {
+		return ret;
+	}
+#endif
	for (...; ...; ...) {
		<+...
		ret = E(dev);
		...+>
	}
	...
  }

@depends on !disables@
identifier dev;
@@
  int pci_dev_specific_disable_acs_redir(struct pci_dev *dev)
  {
+#ifdef CONFIG_PCI_ACS_POLICY
+	int acs_result;
+
+	if (acs_policy_disable_acs_redir(dev, &acs_result))
+		return acs_result;
+#endif
	...
  }

// Below both tables, the engine gets access to their rows.
@@
identifier dev;
@@
  int pci_dev_specific_disable_acs_redir(struct pci_dev *dev) { ... }
+
+#ifdef CONFIG_PCI_ACS_POLICY
+#include "acs-policy/kernel-tables.h"
+#endif

// After a device's state was restored, the policy checks the device again.
@@
identifier dev;
@@
  void pci_restore_state(struct pci_dev *dev)
  {
	...
	pci_enable_acs(dev);
+	acs_policy_recheck(dev);
	...
  }

// So it does after a driver was bound, where that enables ACS as well.
@@
expression dev;
@@
  pci_dma_configure(...)
  {
	...
	pci_enable_acs(dev);
+	acs_policy_recheck(dev);
	...
  }

// On some machines an IOMMU's driver asks for ACS after devices were found.
@@
identifier asked;
@@
  void pci_request_acs(void)
  {
	asked = 1;
+	acs_policy_acs_requested();
  }

// The policy knows of redirection that the standard register does not show.
@@
identifier dev, pos;
@@
  pci_bridge_has_acs_redir(struct pci_dev *dev)
  {
	...
+#ifdef CONFIG_PCI_ACS_POLICY
+	if (acs_policy_redirects(dev)) {
+		return 1;
+	}
+#endif
	pos = dev->acs_cap;
	...
  }

// The policy gets those parts of "pci=" that the architecture does not handle.
@@
expression E;
@@
  pci_setup(...)
  {
	<+...
-	pcibios_setup(E)
+	acs_policy_setup(pcibios_setup(E))
	...+>
  }
