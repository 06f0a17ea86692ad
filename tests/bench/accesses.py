# SPDX-License-Identifier: GPL-2.0-only
"""Prints how often the policy and the kernel's own quirks access hardware. The
KUnit suite acs_policy_accesses counts the accesses, and compares them with the
limits."""

import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
KINDS = ("config reads", "config writes", "MMIO reads", "MMIO writes",
         "ioremap()")


def main():
    lines = subprocess.run([HERE / "kernel", "acs_policy_accesses"],
                           check=True, text=True,
                           stdout=subprocess.PIPE).stdout
    print("Accesses to hardware, as policy / the kernel's own quirks, without "
          "those of the PCI core itself.\nAn answer is one call of "
          "pci_acs_enabled(), enabling is one of pci_enable_acs(), and\n"
          "restoring is one of pci_restore_state() after registers were "
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
