# SPDX-License-Identifier: GPL-2.0-only
"""The table of "acsctl groups", as people read it: its order, names, reasons,
colours and width, its filters, and the lines below it."""

import tempfile

from command import acsctl, expect


def title(address, kind, name, ids, driver=None, group=None):
    """A function as lspci -nnk prints it, without capabilities."""
    lines = [f"{address} {kind}: {name} [{ids}]", "\tStatus: Cap- 66MHz-"]
    if group is not None:
        lines.append(f"\tIOMMU group: {group}")
    if driver:
        lines.append(f"\tKernel driver in use: {driver}")
    return "\n".join(lines) + "\n\n"


# What a list of names calls the vendor, a name in a source, and what is left
FIRMS = (
    ("Some Firm, Inc. [SF]", "Some Firm, Inc. [SF] Thing 1", "Thing 1"),
    ("Some Firm, Inc. [SF]", "Some Firm [SF] Thing 1", "Thing 1"),
    ("SOME Corporation", "Some Corporation Some Thing", "Some Thing"),
    ("Some Firm", "Some Firmware Engine", "Firmware Engine"),
    ("Some Firm", "Other Firm Thing", "Other Firm Thing"),
    ("Some Firm", "Firm Some Thing", "Firm Some Thing"),
    ("Some Firm", "Some Firm", "Some Firm"),
)


def names_lose_their_vendor(firm, name, left):
    """The list of names says what the vendor is, not how firms are called."""
    text = title("00:00.0", "Host bridge [0600]", name, "1234:0001")
    with tempfile.NamedTemporaryFile("w") as names:
        names.write(f"1234  {firm}\n")
        names.flush()
        _, out, _ = acsctl("groups", "--names", names.name, "-",
                           text=text.encode())
    expect(f"  {left}  " in out, out)


TESTS = []


def tests():
    for test in TESTS:
        yield f"groups: {test.__name__.replace('_', ' ')}", test
    for firm, name, left in FIRMS:
        yield (f"groups: {name} of {firm} is {left}",
               names_lose_their_vendor, firm, name, left)
