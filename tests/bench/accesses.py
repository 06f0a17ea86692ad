# SPDX-License-Identifier: GPL-2.0-only
"""How often hardware is accessed, by the policy and by the kernel's own quirks:
counted, and held against what it should be, by the KUnit suite
acs_policy_accesses."""

import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
KINDS = ("config reads", "config writes", "MMIO reads", "MMIO writes",
         "ioremap()")


def main():
    lines = subprocess.run([HERE / "kernel", "acs_policy_accesses"],
                           check=True, text=True,
                           stdout=subprocess.PIPE).stdout
    print("Accesses to hardware, as policy / the kernel's own quirks. What the "
          "PCI core does beside either\nis left out. An answer is the whole of "
          "pci_acs_enabled(), enabling is that of pci_enable_acs(),\nand "
          "restoring is that of pci_restore_state() once registers were "
          "lost.\n")
    print(f"{'':38}" + "".join(f"{kind:>14}" for kind in KINDS))
    for line in lines.splitlines():
        hook, name, *counts = line.split("|")
        pairs = zip(counts[:len(KINDS)], counts[len(KINDS):])
        print(f"{hook:11}{name:27}" +
              "".join(f"{policy + ' / ' + quirks:>14}"
                      for policy, quirks in pairs))


if __name__ == "__main__":
    main()
