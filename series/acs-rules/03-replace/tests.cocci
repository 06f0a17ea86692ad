// SPDX-License-Identifier: GPL-2.0-only
// file drivers/pci/tests/acs_kunit.c

@@
expression dev, flags;
@@
- pci_dev_specific_acs_enabled(dev, flags)
+ pci_acs_rule_enabled(dev, flags)

@@
expression dev;
@@
- pci_dev_specific_disable_acs_redir(dev)
+ pci_acs_rule_disable_redir(dev)
