# SPDX-License-Identifier: GPL-2.0-only
"""acsctl says what the kernel does. The groups expected of the machines were
worked out by hand, and the KUnit suite acs_policy_replay holds them against a
kernel that has enumerated the same captures."""

from command import (MACHINES, REAL, document, expect, expect_groups,
                     expectation, partition, skip)

MODES = ("strict", "quirk", "override")

# As the machines that the kernel replays: no firmware that says anything
REPLAYED = ("--assume", "internal,no-ivrs")

# Nobody knows what the chipset registers of these hold. The kernel finds that
# nobody answers; acsctl only knows that it cannot tell.
SILENT = {("pch-rcba-silent", "quirk"), ("pch-rcba-silent", "override")}


def captured_by_kernel(functions):
    """All but those behind a CardBus bridge, which a replay leaves to it."""
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


def tests():
    for folder in sorted(MACHINES.iterdir()):
        if not folder.is_dir():
            continue
        name = folder.name
        path = find_capture(name)
        if not path:
            skip(f"agreement on {name}, whose capture is not at hand")
            continue
        for mode in MODES:
            yield (f"agrees with the kernel on {name} under {mode}",
                   machine_agrees, name, path, mode)
