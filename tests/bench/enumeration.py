# SPDX-License-Identifier: GPL-2.0-only
"""Prints what the policy adds to the boot of each machine of
tests/replay/machines. One kernel enumerates and groups them alternately with the
policy and with the kernel's own quirks."""

import subprocess
from pathlib import Path

import figures as noted

HERE = Path(__file__).resolve().parent
KINDS = ("boot, log on", "boot, log off", "reads", "writes", "ask", "enable")


def measure():
    """Returns ({machine: functions}, {(kind, machine): (stock, policy)})."""
    functions, figures = {}, {}
    lines = subprocess.run([HERE / "kernel", "acs_bench_boot"], check=True,
                           text=True, stdout=subprocess.PIPE).stdout
    for line in lines.splitlines():
        kind, machine, count, *pair = line.split("|")
        functions[machine] = int(count)
        figures[kind, machine] = tuple(map(int, pair))
    return functions, figures


def show_boots(functions, figures):
    print("Microseconds to enumerate and group a machine whose configuration "
          "space is memory, the fastest\nof alternating rounds; and reads and "
          "writes of configuration space and chipset registers.\nThe log does "
          "not go to the console. With the log off, messages are formatted and "
          "dropped.\n")
    print(f"{'':28}{'log off':^24}  {'log on':^24}  {'reads':^11}"
          f"  {'writes':^11}")
    print(f"{'machine':23}{'fns':>4} {'stock':>8}{'policy':>8}{'ratio':>8}"
          f"  {'stock':>8}{'policy':>8}{'ratio':>8}  {'stock':>6}{'added':>5}"
          f"  {'stock':>6}{'added':>5}")
    for machine, count in functions.items():
        row = f"{machine:23}{count:4} "
        for kind in ("boot, log off", "boot, log on"):
            stock, policy = figures[kind, machine]
            row += (f"{stock / 1000:8.1f}{policy / 1000:8.1f}"
                    f"{policy / stock:8.3f}  ")
        for kind in ("reads", "writes"):
            stock, policy = figures[kind, machine]
            row += f"{stock:6}{policy - stock:5}  "
        print(row.rstrip())


def show_hooks(functions, figures):
    print("\nNanoseconds per function, with the log off, of pci_acs_enabled() "
          "and of the quirk that enables\nACS, called again for all functions "
          "of the machine.\n")
    print(f"{'':24}{'ask':^24}  {'enable':^24}")
    print(f"{'machine':24}{'stock':>8}{'policy':>8}{'ratio':>8}"
          f"  {'stock':>8}{'policy':>8}{'ratio':>8}")
    for machine, count in functions.items():
        row = f"{machine:24}"
        for kind in ("ask", "enable"):
            stock, policy = figures[kind, machine]
            row += (f"{stock / count:8.1f}{policy / count:8.1f}"
                    f"{policy / max(stock, 1):8.2f}  ")
        print(row.rstrip())


def show_sums(functions, figures):
    print()
    for kind in KINDS:
        stock, policy = (sum(figures[kind, machine][side]
                             for machine in functions) for side in (0, 1))
        unit = "" if kind in ("reads", "writes") else " ns"
        print(f"all machines, {kind:14} stock {stock}{unit}, policy "
              f"{policy}{unit}, ratio {policy / stock:.3f}")
        noted.note(f"all machines, {kind}, of stock's", policy / stock)


def main():
    functions, figures = measure()
    show_boots(functions, figures)
    show_hooks(functions, figures)
    show_sums(functions, figures)


if __name__ == "__main__":
    main()
