# SPDX-License-Identifier: GPL-2.0-only
"""acsctl agrees with the kernel. The expected groups of each machine were
worked out by hand. The KUnit suite acs_policy_replay compares them with the
groups of a kernel that has enumerated the same captures."""

from command import (MACHINES, REAL, document, expect, expect_groups,
                     expectation, partition, skip)

MODES = ("strict", "quirk", "override")

# Like the machines that the kernel replays: firmware provides no information
REPLAYED = ("--assume", "internal,no-ivrs")

# The values of the chipset registers of these machines are unknown. The kernel
# finds that the registers do not answer; acsctl can only say that it
# is uncertain.
SILENT = {("pch-rcba-silent", "quirk"), ("pch-rcba-silent", "override")}


def captured_by_kernel(functions):
    """All functions but those behind a CardBus bridge: a replay skips these."""
    cardbus = {f["address"] for f in functions
               if f["class"] and f["class"].startswith("0607")}
    return [f for f in functions if f["above"] not in cardbus]


def machine_agrees(name, path, mode):
    policy, groups = expectation(MACHINES / name / mode)
    found = document("groups", *REPLAYED, "--policy", policy, path)
    functions = captured_by_kernel(found["functions"])
    expect_groups(partition(functions), groups)
    doubtful = [f["address"] for f in functions
                if not f["results"][0]["certain"]]
    expect(bool(doubtful) == ((name, mode) in SILENT), "uncertain:", doubtful)


def find_capture(name):
    for path in (MACHINES / name / "machine.lspci", REAL / f"{name}.lspci"):
        if path.exists():
            return path
    return None


def captures(what):
    """(name, path) of each machine; reports a missing capture as skipped."""
    for folder in sorted(MACHINES.iterdir()):
        if not folder.is_dir():
            continue
        path = find_capture(folder.name)
        if path:
            yield folder.name, path
        else:
            skip(f"{what} {folder.name}, whose capture is not at hand")


def tests():
    for name, path in captures("agreement on"):
        for mode in MODES:
            yield (f"agrees with the kernel on {name} under {mode}",
                   machine_agrees, name, path, mode)
