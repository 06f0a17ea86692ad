// SPDX-License-Identifier: GPL-2.0-only
//
// The hooks of the ACS policy engine in drivers/pci/quirks.c and
// drivers/pci/pci.c. Only functions are named, so that the same patch fits
// Linux 6.1 and 6.12; integration/join checks that each hook got in exactly
// once.
//
// Hooks that may end their function stand under #ifdef: compilers lay out a
// function differently for one more return, even for one in "if (false)", and
// without the engine not a byte of upstream's objects may change (see
// check-unchanged). The others are stubs then.

@@
@@
  #include "pci.h"
+ #include "acs-policy/acs-policy.h"

// The policy answers before upstream's table of devices known to isolate.
@@
typedef u16;
identifier dev, acs_flags, ret;
expression E;
@@
  int pci_dev_specific_acs_enabled(struct pci_dev *dev, u16 acs_flags)
  {
	...
+#ifdef CONFIG_PCI_ACS_POLICY
+	if (acs_policy_answers(dev, acs_flags, &ret)) {
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

// It enables before upstream's table of devices with a way of their own.
@@
identifier dev, ret;
expression E;
@@
  int pci_dev_specific_enable_acs(struct pci_dev *dev)
  {
	...
+#ifdef CONFIG_PCI_ACS_POLICY
+	if (acs_policy_enables(dev, &ret)) {
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

// It turns redirection off where the command line asks for it.
@@
identifier dev, ret;
expression E;
@@
  int pci_dev_specific_disable_acs_redir(struct pci_dev *dev)
  {
	...
+#ifdef CONFIG_PCI_ACS_POLICY
+	if (acs_policy_disables_redirect(dev, &ret)) {
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

// Below both tables, the engine reads which devices they name, and tests leave
// none of their vendors out.
@@
identifier dev;
@@
  int pci_dev_specific_disable_acs_redir(struct pci_dev *dev) { ... }
+
+#ifdef CONFIG_PCI_ACS_POLICY
+#include "acs-policy/kernel-tables.h"
+#endif
+#ifdef CONFIG_PCI_ACS_POLICY_KUNIT_TEST
+#include "../../lib/kunit-tests/upstream_rows.h"
+#endif

// Where a device's state has been restored, it looks whether all still holds.
@@
identifier dev;
@@
  void pci_restore_state(struct pci_dev *dev)
  {
	...
	pci_enable_acs(dev);
+	acs_policy_restored(dev);
	...
  }

// Of "pci=" it is offered what the architecture leaves over.
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
