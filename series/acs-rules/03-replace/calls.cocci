// SPDX-License-Identifier: GPL-2.0-only
// file drivers/pci/pci.c

@@
@@
(
- pci_dev_specific_acs_enabled
+ pci_acs_rule_enabled
|
- pci_dev_specific_enable_acs
+ pci_acs_rule_enable
|
- pci_dev_specific_disable_acs_redir
+ pci_acs_rule_disable_redir
)
  (...)
