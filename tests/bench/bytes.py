# SPDX-License-Identifier: GPL-2.0-only
"""Prints the bytes that the policy adds to a kernel, by object and kind of
section, compared with the kernel's own table and callbacks."""

import os
import re
import subprocess
from collections import Counter
from pathlib import Path

import figures

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent
BUILD = Path(os.environ.get("BUILD", TOP / "build"))
KVER = os.environ.get("KVER", "6.12")
OUTPUT = BUILD / f"objects-{KVER}"

POLICY = "drivers/pci/acs-policy"
HOOKED = ("quirks", "pci", "pci-sysfs")
KINDS = ("text", "rodata", "data", "bss", "init")

# Sections that the linker drops, and those that are freed after boot
DROPPED = r"\.discard.*|\.note.*"
INIT = (r"\.(init|exit)\..*|\.initcall.*|\.x86_cpu.*|\.alt.*|\.parainstructions"
        r"|\.(retpoline|return|call)_sites|\.ibt_endbr_seal|__mcount_loc"
        r"|_ftrace_events")

# Symbols of quirks.o for which the policy has counterparts
OWN = (r"pci_dev_acs_(enabled|ops)|.*_acs_ids|pci_quirk_.*acs.*"
       r"|pci_acs_ctrl_enabled|pci_dev_specific_((en|dis)able_)?acs.*")


def run(*command):
    return subprocess.run(command, check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def kind_of(name, flags):
    if "ALLOC" not in flags or re.fullmatch(DROPPED, name):
        return None
    if re.fullmatch(INIT, name):
        return "init"
    if "CODE" in flags:
        return "text"
    if "READONLY" in flags:
        return "rodata"
    return "data" if "LOAD" in flags else "bss"


def sections(path):
    """Returns {kind: bytes} of an object."""
    sizes = Counter()
    for line in run("objdump", "-h", "-w", path).splitlines():
        section = re.match(r" *\d+ (\S+) +([0-9a-f]+) .* 2\*\*\d+ +(.*)", line)
        if section:
            sizes[kind_of(section[1], section[3])] += int(section[2], 16)
    del sizes[None]
    return sizes


def own_table(path):
    """Returns {kind: bytes} of the kernel's own table and callbacks."""
    sizes = Counter()
    for line in run("nm", "-S", path).splitlines():
        words = line.split()
        if len(words) == 4 and words[2] in "tTrR" and \
                re.fullmatch(OWN, words[3].split(".")[0]):
            kind = "text" if words[2] in "tT" else "rodata"
            sizes[kind] += int(words[1], 16)
    return sizes


def build(*symbols):
    run(TOP / "lab/progress", "1/1", "objects to count",
        BUILD / f"logs/objects-{KVER}.log", "--", HERE / "objects", OUTPUT,
        *symbols)
    return {name: sections(OUTPUT / f"drivers/pci/{name}.o")
            for name in HOOKED}


def show(name, sizes):
    print(f"{name:38}" + "".join(f"{sizes[kind]:8}" for kind in KINDS) +
          f"{sum(sizes.values()):9}")


def as_size_prints(path):
    """Returns text and data of an object."""
    text, data = run("size", path).splitlines()[1].split()[:2]
    return int(text) + int(data)


def show_policy(title, without, own, *symbols):
    hooked = build("PCI_ACS_POLICY", *symbols)
    objects = run("ar", "t", OUTPUT / POLICY / "built-in.a").split()
    total = Counter()
    printed = 0
    print(f"\n{title:38}" + "".join(f"{kind:>8}" for kind in KINDS) +
          f"{'all':>9}")
    for path in sorted(objects, key=lambda path: Path(path).name):
        sizes = sections(OUTPUT / POLICY / path.split(f"{POLICY}/")[-1])
        printed += as_size_prints(OUTPUT / POLICY /
                                  path.split(f"{POLICY}/")[-1])
        show(Path(path).name, sizes)
        total.update(sizes)
    for name in HOOKED:
        added = Counter(hooked[name])
        added.subtract(without[name])
        show(f"{name}.o, by hooks", added)
        total.update(added)
    show("all of the policy", total)
    show("the kernel's own table and callbacks", own)
    print(f"size prints {printed} bytes of text and data of these objects")
    figures.note(f"KiB of text and data, {title}", printed / 1024)


def main():
    without = build()
    own = own_table(OUTPUT / "drivers/pci/quirks.o")
    print("Bytes of a kernel for x86_64, by all sections of the objects that are "
          "linked into it\n(integration/check-unchanged.config with "
          "tests/bench/objects.config). \"init\" is freed\nafter boot. The "
          "kernel's own table and callbacks are measured by symbol, without "
          "string\nliterals; the policy does not remove them.")
    show_policy("PCI_ACS_POLICY_OVERRIDE=n", without, own)
    show_policy("PCI_ACS_POLICY_OVERRIDE=y", without, own,
                "PCI_ACS_POLICY_OVERRIDE")


if __name__ == "__main__":
    main()
