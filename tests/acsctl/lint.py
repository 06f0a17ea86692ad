# SPDX-License-Identifier: GPL-2.0-only
"""acsctl lint: how it reads a command line, what it reports for each item, and
that following its advice changes no group."""

from agreement import REPLAYED, find_capture
from command import MACHINES, acsctl, document, expect, partition, skip

PORTS = "root-ports"
CARDS = "multifunction-endpoint"

# (option as given, items that the kernel reads from it)
READ = [
    ("strict;quirk@00:1c.0", "strict;quirk@0000:00:1c.0"),
    ("acs_policy=strict", "strict"),
    ("pci=acs_policy=strict", "strict"),
    ("pci=noats,acs_policy=strict,nomsi,acs_policy=quirk@1:0.0",
     "strict;quirk@0000:01:00.0"),
    ("quiet pci=acs_policy=strict  ro pci=acs_policy=quirk@1:0.0\n",
     "strict;quirk@0000:01:00.0"),
    # The two options can come in either order
    ("pcie_acs_override=downstream pci=acs_policy=strict",
     "override@downstream;strict"),
    ("pcie-acs-override=downstream,id:8086:1c10",
     "override@downstream;override@pci:8086:1c10"),
    # Blanks in quotes do not end a word; quotes around a value are removed
    ('a="b pci=acs_policy=strict" pci="acs_policy=quirk"', "quirk"),
    ('"pci=acs_policy=quirk;strict@1:0.0"', "quirk;strict@0000:01:00.0"),
    # The kernel ignores what follows "--"
    ("pci=acs_policy=strict -- pci=acs_policy=quirk", "strict"),
]

# (option as given, then the members of the mistake: "before", "text",
# "character", "length", part of "what")
MISTAKES = [
    ("quirk;overide@00:1c.0", "pci=acs_policy=", "quirk;overide@00:1c.0", 7, 15,
     "expected strict, quirk or override"),
    ("pcie_acs_override=downstream;multifunction", "pcie_acs_override=",
     "downstream;multifunction", 1, 24, "expected downstream"),
    ("ro pcie_acs_override", "pcie_acs_override=", "", 1, 0,
     "expected downstream"),
    ("ro pci=noats,acs_policy=quirk,override@00:1c.0", "pci=",
     "noats,acs_policy=quirk,override@00:1c.0", 24, 16, "a comma ends"),
    ("strict,quirk", "pci=", "acs_policy=strict,quirk", 19, 5, "a comma ends"),
    ("ro acs_policy=strict", "", "acs_policy=strict", 1, 17,
     "must follow pci="),
    ("ro pci=acspolicy=strict", "", "ro pci=acspolicy=strict", 1, 23,
     "there is neither"),
    ('pci=acs_policy="strict"', "pci=acs_policy=", '"strict"', 1, 8,
     "expected strict, quirk or override"),
    (";".join(["strict"] * 341), "pci=acs_policy=",
     ";".join(["strict"] * 341), 2381, 6, "one too many"),
]

SILENT = "has no effect"
WIDER = "for 2 functions, where groups need it for 1"
SURPLUS = "no group changes without it"

# (machine, policy, for each item: its warnings, and what to write instead)
WARNINGS = [
    (PORTS, "override@00:03.0", [([], None)]),
    (PORTS, "quirk", [([], None)]),
    (PORTS, "strict", [([], None)]),
    (PORTS, "quirk@00:09.0", [(["selects no function"], None)]),
    (PORTS, "override@pci:10de:0", [(["selects no function"], None)]),
    # A port with ACS needs no override
    (PORTS, "override@00:02.0", [([f"claims nothing, and {SURPLUS}"], None)]),
    # A function that is not PCIe has to be selected by path or full ids
    (PORTS, "strict;override@pci:8086:0",
     [([], None), (["must be selected"], None)]),
    # The last item that selects a function counts
    (PORTS, "strict@00:03.0;override@downstream",
     [([SILENT], None),
      (["added later"], "override@0000:00:03.0;override@0000:00:03.1")]),
    (PORTS, "strict;quirk", [([SILENT], None), ([], None)]),
    (PORTS, "override@00:03.0;override@00:03.0",
     [([SILENT], None), ([], None)]),
    # The mode is quirk, or strict, without this item too
    (PORTS, "quirk@00:03.0", [(["mode is the same"], None)]),
    (PORTS, "strict;strict@00:03.0", [([], None), (["mode is the same"], None)]),
    (PORTS, "strict;quirk@00:03.0", [([], None), ([], None)]),
    # One of the two items is enough. lint keeps the first
    (CARDS, "override@01:00.0;override@01:00.1",
     [([], None), ([SURPLUS], None)]),
    (CARDS, "override@multifunction",
     [([WIDER], "override@0000:00:02.0/00.0")]),
    (CARDS, "override@pci:8086:10d3",
     [([WIDER], "override@0000:00:02.0/00.0")]),
    # lint keeps the item that claims for one function, not for many
    (CARDS, "override;override@01:00.0",
     [([SURPLUS], None), ([], None)]),
    # Behind a conventional bridge
    ("pci-bridge", "override@00:1e.0/01.0",
     [(["refused for 03:01.0: of a kind that cannot have ACS; option item 1 "
        "refused, it is behind a conventional PCI bus"], None)]),
    # It is granted, but has no effect: the bridge replaces the requester
    # ID of everything behind it
    ("pci-bridge", "override@00:1e.0", [([SURPLUS], None)]),
    # The database has a rule that does the same
    ("pch-ports", "override@downstream", [([f"claims nothing, and {SURPLUS}"], None)]),
    ("pch-ports", "strict;override@00:1c.1",
     [([], None), (["quirk does the same"], "quirk@0000:00:1c.1")]),
]


def lint(option, name, *assumed):
    source = [find_capture(name)] if name else ["--no-machine"]
    return document("lint", option, *assumed, *source)


def reads(option, items):
    found = lint(option, None)
    expect(found["policy"] == items, found["policy"])
    expect(found["mistakes"] == [], found["mistakes"])
    expect(found["deprecated"] == ("override=" in option), found)


def finds_mistake(option, before, text, character, length, what):
    found, = lint(option, None)["mistakes"]
    expect((found["before"], found["text"], found["character"],
            found["length"]) == (before, text, character, length), found)
    expect(what in found["what"], found)


def warns(name, policy, items):
    found = lint(policy, name, *REPLAYED)["items"]
    for item, (warnings, instead) in zip(found, items, strict=True):
        expect(len(item["warnings"]) == len(warnings), item)
        for text, words in zip(item["warnings"], warnings):
            expect(words in text, f"no '{words}'", text)
        expect(item["instead"] == instead, item)


def addresses(item, key, value=True):
    return [f["address"] for f in item["functions"] if f[key] == value]


def who_is_selected():
    """Four ports are 1b36:000c. Two of them lack ACS, and a later item selects
    one of these two."""
    ids, path = lint("override@pci:1b36:c;strict@00:03.1", PORTS,
                     *REPLAYED)["items"]
    expect(addresses(ids, "selected") ==
           ["00:02.0", "00:02.1", "00:03.0", "00:03.1"], ids)
    expect(addresses(ids, "counts") == ["00:02.0", "00:02.1", "00:03.0"], ids)
    expect(addresses(ids, "claims", "SV RR CR UF") == ["00:03.0"], ids)
    expect(addresses(path, "counts") == ["00:03.1"], path)
    expect(addresses(path, "claims", "nothing") == ["00:03.1"], path)


def what_is_unknown_is_no_claim():
    item, = lint("override@00:03.0", PORTS)["items"]
    found, = item["functions"]
    expect(found["certain"] is False and found["counts"] is True, found)
    expect(item["warnings"] == [], item)


NAMELESS = (b"00:00.0 Host bridge [0600]: Some [1234:0001]\n"
            b"\tStatus: Cap-\n\n"
            b"00:01.0 Ethernet controller: Some Vendor and Device\n"
            b"\tStatus: Cap-\n")


def ids_that_are_unknown():
    """The second item may select the function without ids. It is unknown
    which of the two items counts for it."""
    found = document("lint", "strict;override@pci:1af4:1000", "-",
                     text=NAMELESS)
    default, ids = found["items"]
    expect([(f["address"], f["counts"]) for f in default["functions"]] ==
           [("00:00.0", True), ("00:01.0", None)], default)
    expect([(f["address"], f["selected"]) for f in ids["functions"]] ==
           [("00:01.0", None)], ids)


def lockdown_refuses():
    item, = lint("override@00:03.0", PORTS, "--assume",
                 "lockdown,internal")["items"]
    expect(len(item["warnings"]) == 1 and
           "the kernel is locked down" in item["warnings"][0], item)


def statuses():
    capture = find_capture(PORTS)
    for arguments, status in ((["override@00:03.0", capture], 0),
                              (["override@00:02.0", capture], 1),
                              (["override@00:02.0", "--no-machine"], 0),
                              (["overide", "--no-machine"], 1),
                              (["pcie_acs_override=downstream",
                                "--no-machine"], 1),
                              (["strict", "/nonexistent"], 3),
                              ([], 2), (["strict", capture, capture], 2),
                              (["strict", "--no-machine", capture], 2),
                              (["strict", "--policy", "quirk", capture], 2)):
        found, out, err = acsctl("lint", *arguments)
        expect(found == status, arguments, found, out, err)


def people_see_the_place():
    _, out, _ = acsctl("lint", "--no-machine", "quirk;overide@00:1c.0;strict")
    expect("mistake: character 7: expected strict, quirk or override\n"
           "    pci=acs_policy=quirk;overide@00:1c.0;strict\n"
           "                         ^~~~~~~~~~~~~~~\n"
           "item 1: quirk\nitem 2: strict\n1 mistake, 0 warnings\n" == out, out)


def no_control_bytes_reach_the_terminal():
    _, out, _ = acsctl("lint", "--no-machine", "over\033[2Jride;strict\n")
    expect("\033" not in out, out)


def people_see_who_and_what():
    _, out, _ = acsctl("lint", *REPLAYED, "override@downstream",
                       find_capture(PORTS))
    for line in ("    selects     00:02.0 00:02.1 00:03.0 00:03.1",
                 "    claims for  00:03.0 00:03.1: SV RR CR UF",
                 "    instead     override@0000:00:03.0;override@0000:00:03.1",
                 "0 mistakes, 1 warning"):
        expect(line in out.splitlines(), f"no '{line}'", out)
    _, out, _ = acsctl("lint", "override@00:03.0", find_capture(PORTS))
    expect("    unknown     00:03.0: whether firmware marks" in out, out)


def people_see_the_new_option():
    _, out, _ = acsctl("lint", "--no-machine",
                       "pcie_acs_override=downstream,id:8086:1c10")
    expect("deprecated, write instead:\n    pci=acs_policy=override@downstream;"
           "override@pci:8086:1c10\n" in out, out)


# --- Following the advice, on each machine ----------------------------------

POLICIES = ["override", "override@downstream", "override@multifunction",
            "override@downstream;override@multifunction",
            "strict;override", "override@pci:8086:0;override@pci:1b36:c",
            "strict;override@multifunction;quirk@downstream",
            "quirk@downstream;strict@pci:8086:0;override@downstream;override"]


def heeded(items):
    for item in items:
        if item["instead"]:
            yield item["instead"]
        elif not item["useless"]:
            yield item["item"]


def groups(policy, path):
    found = document("groups", *REPLAYED, "--policy", policy,
                     path)["functions"]
    return partition(found), partition(found, "best_group")


def heeding_it_changes_no_group(path, policies):
    for policy in policies:
        items = document("lint", policy, *REPLAYED, path)["items"]
        better = ";".join(heeded(items)) or "quirk"
        expect(groups(better, path) == groups(policy, path),
               f"{policy} is not {better}")


def suggestions_are_clean(path):
    for function in document("groups", path)["functions"]:
        option = document("suggest", *REPLAYED, "--isolate",
                          function["address"], path)["option"]
        if option:
            status, out, _ = acsctl("lint", *REPLAYED, option, path)
            expect(status == 0, out)


def by_paths(path):
    """Policies with an override for each function. The second one also has a
    default mode, and a later item with another mode for the first function."""
    items = [f"override@{f['address']}"
             for f in document("groups", path)["functions"]]
    return [";".join(items),
            ";".join(["strict", *items,
                      items[0].replace("override", "quirk")])]


def holds(path):
    heeding_it_changes_no_group(path, POLICIES + by_paths(path))
    suggestions_are_clean(path)


def tests():
    for option, items in READ:
        yield f"lint reads {option.strip()}", reads, option, items
    for case in MISTAKES:
        yield f"lint finds the mistake in {case[0][:60]}", finds_mistake, *case
    for case in WARNINGS:
        yield f"lint of {case[1]} for {case[0]}", warns, *case
    for test in (who_is_selected, what_is_unknown_is_no_claim,
                 ids_that_are_unknown, lockdown_refuses, statuses,
                 people_see_the_place, no_control_bytes_reach_the_terminal,
                 people_see_who_and_what,
                 people_see_the_new_option):
        yield f"lint: {test.__name__.replace('_', ' ')}", test
    for folder in sorted(MACHINES.iterdir()):
        if not folder.is_dir():
            continue
        path = find_capture(folder.name)
        if not path:
            skip(f"lint for {folder.name}, whose capture is not at hand")
            continue
        yield (f"heeding lint changes no group of {folder.name}, and what is "
               f"suggested is clean", holds, path)
