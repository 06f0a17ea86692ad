# SPDX-License-Identifier: GPL-2.0-only
"""What a kernel tree has that the hooks depend on.

A version number says little about that: distributions port changes back. So
join asks which functions there are, and what they call.
"""

import re

QUIRKS = "drivers/pci/quirks.c"
PCI = "drivers/pci/pci.c"
DRIVER = "drivers/pci/pci-driver.c"
PEERS = "drivers/pci/p2pdma.c"
IOMMU = "drivers/iommu/iommu.c"
ENGINE = "drivers/pci/acs-policy"

RESTORES = (PCI, "pci_restore_state")
# Where a tree enables ACS before the device gets its group, besides restoring
FOUND = (PCI, "pci_acs_init")
CONFIGURED = (DRIVER, "pci_dma_configure")

COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.S)
FUNCTION = re.compile(r"^(?![#\s/])[^;{}=\n]*?\b(\w+)\([^;{}]*\)[^;{}\n]*\n"
                      r"\{\n.*?^\}", re.M | re.S)


def functions(text):
    """{name: text} of the functions that a C file of kernel style defines."""
    return {found[1]: found[0]
            for found in FUNCTION.finditer(COMMENT.sub("", text))}


def callers(text, call):
    """Names of the functions that call a function."""
    pattern = re.compile(rf"(?<![\w.]){re.escape(call)}\(")
    return [name for name, body in functions(text).items()
            if name != call and pattern.search(body)]


def find_callers(read, names, call):
    """{(file, function)}, of the files of these names."""
    return {(name, function) for name in names
            for function in callers(read(name), call)}


def pci_files(tree):
    return sorted(str(path.relative_to(tree))
                  for path in (tree / "drivers/pci").rglob("*.c")
                  if not path.is_relative_to(tree / ENGINE))


def enables_when_bound(read):
    """Whether a driver that is bound enables ACS, perhaps not for the first
    time."""
    return CONFIGURED[1] in callers(read(DRIVER), "pci_enable_acs")


def describe(places):
    return " and ".join(f"{function}() of {name}"
                        for name, function in sorted(places)) or "nowhere"


def problem_of_enabling(tree, read):
    """Why the engine cannot tell when the tree enables ACS, or nothing.

    It has to be enabled before the device gets its group. A tree does so either
    when it has found the device, or in pci_dma_configure(), if its IOMMU core
    calls that before it forms the group. One that has the latter without the
    former forms groups first.
    """
    places = find_callers(read, pci_files(tree), "pci_enable_acs")
    if places == {RESTORES, FOUND}:
        return ""
    if places != {RESTORES, CONFIGURED}:
        return (f"pci_enable_acs() is called in {describe(places)}; the engine "
                f"knows calls in {describe([RESTORES, FOUND])}, or in "
                f"{describe([RESTORES, CONFIGURED])}")
    if callers(read(IOMMU), "dev->bus->dma_configure"):
        return ""
    return (f"{DRIVER}: pci_dma_configure() calls pci_enable_acs(), but no "
            f"function of {IOMMU} calls dev->bus->dma_configure() before it forms "
            "a device's group: groups are formed before ACS is enabled, and "
            "merge (bugzilla.kernel.org 221234). Take a release of this kernel "
            "that has taken this back-port out")
