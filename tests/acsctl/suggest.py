# SPDX-License-Identifier: GPL-2.0-only
"""acsctl suggest. Some of the expected suggestions were worked out by hand. In
addition, each suggestion for each function of each machine has to agree with
what acsctl groups says."""

import itertools
import json
import tempfile

from agreement import REPLAYED, find_capture
from command import MACHINES, acsctl, document, expect, skip
from sysfs import make

# How many smaller options to try
TRIALS = 8

# (machine, policy to begin with, functions to isolate, items to add to the
# policy)
FOUND = [
    # The card's port has no ACS, and no rule or item covers it
    ("root-ports", "", "03:00.0", "override@0000:00:03.0"),
    # A port with a card behind it, and a card behind a switch
    ("root-ports", "", "00:03.1", "override@0000:00:03.1"),
    ("switch", "", "03:00.0", "override@0000:00:02.0/00.0/00.0"),
    # An item for one port would leave the other with the card behind it
    ("root-ports", "", "03:00.0,04:00.0",
     "override@0000:00:03.0;override@0000:00:03.1"),
    ("switch", "", "05:00.0,04:00.0",
     "override@0000:00:02.0/00.0/01.0;override@0000:00:02.0/00.0/01.1"),
    # Three functions do not isolate. One item isolates one of them, and two
    # items isolate all of them
    ("root-ports", "", "00:1f.2", "override@0000:00:1f.2"),
    ("root-ports", "", "00:1f.0,00:1f.2,00:1f.3",
     "override@0000:00:1f.0;override@0000:00:1f.2"),
    ("multifunction-endpoint", "", "01:00.1", "override@0000:00:02.0/00.1"),
    # When one of two functions leaves the group, the other is alone, too
    ("multifunction-endpoint", "", "01:00.0,01:00.1",
     "override@0000:00:02.0/00.0"),
    # The database has a rule for these, so that they need no override
    ("multifunction-endpoint", "strict", "00:05.1", "quirk@0000:00:05.1"),
    ("pch-ports", "strict", "01:00.0", "quirk@0000:00:1c.0"),
    # Nothing is behind 1c.4, so it is alone once the two others leave
    ("pch-ports", "strict", "00:1c.0,00:1c.1,00:1c.4",
     "quirk@0000:00:1c.0;quirk@0000:00:1c.1"),
    # A card with two functions behind a port: card and port need an item
    ("vendor-word", "strict", "01:00.0",
     "quirk@0000:00:01.0;quirk@0000:00:01.0/00.0"),
    # Only the function that the database does not know needs an override
    ("multifunction-endpoint", "strict", "00:05.0,01:00.1",
     "quirk@0000:00:05.0;override@0000:00:02.0/00.1"),
    # An item of the policy sets strict for the port
    ("pch-ports", "override@downstream;strict@0000:00:1c.0", "01:00.0",
     "quirk@0000:00:1c.0"),
    # A rule says that the port does not isolate, and is final
    ("vendor-word", "", "04:00.0", "override@0000:00:03.1"),
    # The chipset registers cannot be read. The override helps whatever they
    # hold
    ("pch-rcba-silent", "", "01:00.0", "override@0000:00:1c.0"),
    # The third function does not use the requester ID of another
    ("dma-alias", "", "01:00.2", "override@0000:00:01.0/00.2"),
    # Another domain, another root bus
    ("domains", "", "0001:01:00.0", "override@0001:00:00.0"),
    ("expander-bus", "", "21:00.0", "override@0000:20:00.0"),
    # Functions that may share a group need no item to separate them
    ("multifunction-endpoint", "", "00:1f.0+00:1f.2", "override@0000:00:1f.3"),
    ("multifunction-endpoint", "", "00:1f.0,00:1f.2+00:1f.3",
     "override@0000:00:1f.0"),
    ("root-ports", "", "00:03.0+03:00.0,01:00.0", "override@0000:00:03.0"),
    ("gpu-and-nic", "", "01:00.0+01:00.1", "override@0000:00:01.0"),
    ("gpu-and-nic", "", "01:00.0",
     "override@0000:00:01.0;override@0000:00:01.0/00.0"),
    ("gpu-and-nic", "", "02:00.0", "override@0000:00:01.1"),
    # A path is an address too
    ("switch", "", "00:02.0/00.0/00.0/00.0",
     "override@0000:00:02.0/00.0/00.0"),
]

NEEDLESS = [("root-ports", "", "01:00.0"), ("pci-bridge", "", "00:02.0"),
            ("pch-ports", "", "01:00.0,02:00.0"),
            ("root-ports", "override@downstream", "03:00.0"),
            ("multifunction-endpoint", "", "01:00.0+01:00.1"),
            ("dma-alias", "", "01:00.0+01:00.1+01:00.2"),
            ("pci-bridge", "", "01:00.0+02:01.0+02:02.0")]

# (machine, functions, assumptions, the obstacles: which function, and how)
NONE = [
    ("pci-bridge", "02:01.0", "internal",
     {"01:00.0": "replaces the requester ID of everything below it"}),
    # Both bridges are obstacles
    ("pci-bridge", "04:01.0", "internal",
     {"00:1e.0": "replaces the requester ID of everything below it",
      "03:02.0": "replaces the requester ID of everything below it"}),
    ("pci-bridge", "01:00.0", "internal",
     {"02:01.0": "is below it, and has its requester ID",
      "02:02.0": "is below it, and has its requester ID"}),
    ("dma-alias", "01:00.1", "internal", {"01:00.0": "has the same requester ID"}),
    ("root-ports", "03:00.0", "internal,lockdown",
     {"00:03.0": "no ACS capability; option item 1 refused, the kernel is "
                 "locked down"}),
]

UNKNOWN = [
    # The port may be external-facing, and override leaves such ports alone
    ("root-ports", "03:00.0", "no-ivrs",
     {"00:03.0": "whether firmware marks its root port as external-facing is "
                 "unknown"}),
]


def suggest(name, policy, functions, *assumed):
    policy = ["--policy", policy] if policy else []
    return document("suggest", *policy, "--isolate", functions, *assumed,
                    find_capture(name))


def addresses(functions):
    return {function["address"] for function in functions}


def finds(name, policy, functions, items):
    found = suggest(name, policy, functions, *REPLAYED)
    expect(found["answer"] == "found", found["answer"], found["obstacles"])
    option = f"{policy};{items}" if policy else items
    expect(found["option"] == f"pci=acs_policy={option}", found["option"])
    expect([item["item"] for item in found["items"]] == items.split(";"),
           found["items"])
    expect(found["obstacles"] == [] and found["tried"] is None, found)


def finds_nothing_to_do(name, policy, functions):
    found = suggest(name, policy, functions, *REPLAYED)
    expect(found["answer"] == "needless" and found["option"] is None and
           not found["items"], found)


def finds_nothing(answer, name, functions, assumed, obstacles):
    found = suggest(name, "", functions, "--assume", assumed)
    expect(found["answer"] == answer and found["option"] is None, found)
    expect({(o["address"], o["what"]) for o in found["obstacles"]} ==
           set(obstacles.items()), found["obstacles"])
    expect(all(o["unknown"] == (answer == "unknown")
               for o in found["obstacles"]), found["obstacles"])


def nothing_below_a_port_that_leads_out():
    """If the kernel reports a card as removable, its root port must be
    external-facing."""
    with tempfile.TemporaryDirectory() as root:
        devices = make(root, find_capture("switch"))
        (devices / "0000:03:00.0/removable").write_text("removable\n")
        status, out, err = acsctl("suggest", "--json", "--sysfs", root,
                                  "--isolate", "04:00.0")
    expect(status == 1, status, err)
    found = json.loads(out)
    obstacle, = found["obstacles"]
    expect(found["answer"] == "none" and obstacle["address"] == "02:01.0",
           found["answer"], obstacle)
    expect("below an external-facing port" in obstacle["what"], obstacle)
    expect(found["tried"] ==
           "pci=acs_policy=override@0000:00:02.0/00.0/01.0", found["tried"])


# The source has no bridge that leads to the bus of this function. In the second
# case, the function is behind a VMD controller, and in its group
ALONE = (b"%b VGA compatible controller [0300]: Some [1234:0001]\n"
         b"\tStatus: Cap+\n"
         b"\tCapabilities: [78] Express (v2) Endpoint, MSI 00\n")


def nobody_is_seen_above():
    for address, answer, what in (
            ("01:00.0", "unknown", "how its bus is reached is unknown"),
            ("10000:01:00.0", "none",
             "it is behind a VMD controller, whose group it is in")):
        found = document("suggest", *REPLAYED, "--isolate", address, "-",
                         text=ALONE % address.encode())
        expect(found["answer"] == answer, found)
        expect(what in [o["what"] for o in found["obstacles"]], found)


def statuses():
    for functions, assumed, status in (("03:00.0", "internal", 0),
                                       ("01:00.0", "internal", 0),
                                       ("03:00.0", "lockdown", 1),
                                       ("03:00.0", "ivrs", 1)):
        found, _, err = acsctl("suggest", "--isolate", functions, "--assume",
                               assumed, find_capture("root-ports"))
        expect(found == status, functions, assumed, found, err)


def refused(arguments, *words):
    status, out, err = acsctl("suggest", *arguments)
    expect(status == 2 and out == "", status, out)
    for word in words:
        expect(word in err, f"no '{word}'", err)


def nothing_to_isolate():
    refused([find_capture("switch")], "--isolate: which functions?")


def nobody_of_that_address():
    refused(["--isolate", "03:00.0,0000:07:00.0", find_capture("switch")],
            "machine.lspci: there is no function 0000:07:00.0")
    refused(["--isolate", "00:02.0/01.0", find_capture("switch")],
            "there is no function 00:02.0/01.0")


def the_same_one_twice():
    refused(["--isolate", "03:00.0,04:00.0+0000:03:00.0",
             find_capture("switch")], "0000:03:00.0 is given twice")


def no_address():
    for text, words in (("03:00", "expected '.'"), ("", "expected"), ("03:00.0+", "expected"),
                        ("pci:8086:1234", "expected an address"),
                        ("00:02.0;strict", "expected an address"),
                        ("00:02.0/" + "00.0/" * 300, "too many steps")):
        refused(["--isolate", text, find_capture("switch")],
                "--isolate: '", words)


def two_machines():
    refused(["--isolate", "03:00.0", find_capture("switch"),
             find_capture("switch")], "one SOURCE at a time")


def unreadable_machine():
    status, out, _ = acsctl("suggest", "--isolate", "03:00.0", "/nonexistent")
    expect(status == 3 and out == "", status, out)


def who_comes_apart_too():
    """One group is split into two, each with a port and a card. 00:03.1 leaves
    with its card, and 00:03.0 and its card remain."""
    found = suggest("root-ports", "", "04:00.0", *REPLAYED)["functions"]
    expect(addresses(f for f in found if f["concerned"]) ==
           {"00:03.0", "00:03.1", "03:00.0", "04:00.0"}, found)
    expect(addresses(f for f in found if f["apart"]) == {"00:03.1"}, found)


def who_is_not_spoken_for():
    """No item covers the other port of the slot, which can still send to this
    one."""
    found = suggest("root-ports", "", "04:00.0", *REPLAYED)
    expect(found["open"] == [{"from": "00:03.0", "to": "00:03.1"}],
           found["open"])
    found = suggest("root-ports", "", "03:00.0,04:00.0", *REPLAYED)
    expect(found["open"] == [], found["open"])


def what_is_trusted():
    """A port is trusted with four bits, a function of a multifunction endpoint
    only with two."""
    port, = suggest("root-ports", "", "03:00.0", *REPLAYED)["items"]
    expect(port["address"] == "00:03.0" and
           list(port["trusts"]) == ["SV", "RR", "CR", "UF"], port)
    expect("redirects requests from below it to a peer upstream" in
           port["trusts"]["RR"], port)
    card, = suggest("multifunction-endpoint", "", "01:00.0",
                    *REPLAYED)["items"]
    expect(list(card["trusts"]) == ["RR", "CR"], card)
    rule, = suggest("pch-ports", "strict", "01:00.0", *REPLAYED)["items"]
    expect(rule["trusts"] == {}, rule)


def people_get_a_line_to_copy():
    status, out, err = acsctl("suggest", *REPLAYED, "--isolate", "03:00.0",
                              find_capture("root-ports"))
    lines = out.splitlines()
    expect(status == 0, status, err)
    expect(lines[0] == "pci=acs_policy=override@0000:00:03.0", out)
    for text in ("without evidence; you trust that 00:03.0",
                 "RR  redirects requests", "no ACS capability",
                 "Still open: 00:03.1 can send to 00:03.0",
                 "The kernel warns", "leaves the group, too"):
        expect(text in out, f"no '{text}'", out)
    expect("semicolon" not in out, out)


def people_are_told_whom_the_database_trusts():
    _, out, _ = acsctl("suggest", *REPLAYED, "--policy", "strict", "--isolate",
                       "01:00.0", find_capture("pch-ports"))
    expect(out.startswith("pci=acs_policy=strict;quirk@0000:00:1c.0\n"), out)
    for text in ("rule intel-pch-no-acs", "evidence rh1037684", "semicolon"):
        expect(text in out, f"no '{text}'", out)
    for text in ("without evidence", "tainted"):
        expect(text not in out, f"'{text}'", out)


def people_are_told_why_not():
    _, out, _ = acsctl("suggest", "--isolate", "03:00.0",
                       find_capture("root-ports"))
    expect("pci=" in out and not out.startswith("pci="), out)
    expect("--assume internal" in out, out)
    _, out, _ = acsctl("suggest", *REPLAYED, "--isolate", "02:01.0",
                       find_capture("pci-bridge"))
    expect("01:00.0: replaces the requester ID" in out and "pci=" not in out, out)


# --- Suggestions for each function of each machine --------------------------

class Groups:
    """The groups of a machine under an option, as reported by acsctl groups."""

    def __init__(self, path, option):
        found = document("groups", *REPLAYED, "--policy", option, path)
        self.functions = {f["address"]: f["results"][0]
                          for f in found["functions"]}
        self.members = {}
        for address, result in self.functions.items():
            self.members.setdefault(result["group"], set()).add(address)

    def isolate(self, functions):
        """Whether these certainly share a group with no other function."""
        return all(self.functions[f]["certain"] and
                   self.members[self.functions[f]["group"]] <= functions
                   for f in functions)

    def are_isolated(self, sets):
        return all(self.isolate(functions) for functions in sets)


def joined(policy, items):
    return ";".join(text for text in (policy, *items) if text) or "quirk"


def without_one(items):
    for left_out in items:
        yield [item for item in items if item != left_out]


def fewer(sets, items, before):
    """Sets with one override fewer. Only overrides that can make a difference
    are in them: for functions that share a group with those asked for, and that
    may not isolate."""
    mates = set().union(*(before.members[before.functions[f]["group"]]
                          for functions in sets for f in functions))
    lacking = [f"override@{f}" for f in mates
               if before.functions[f]["isolates"] is not True]
    return itertools.islice(itertools.combinations(lacking, len(items) - 1),
                            TRIALS)


def expect_least(path, policy, sets, found, before):
    option = found["option"]
    groups = Groups(path, option)
    expect(groups.are_isolated(sets), option, "does not isolate", sets)
    for item in found["items"]:
        result = groups.functions[item["address"]]
        expect((result["claims"] != "nothing") ==
               item["item"].startswith("override"), item, result)
    items = [item["item"] for item in found["items"]]
    trials = [*without_one(items)]
    if all(item.startswith("override") for item in items):
        trials += fewer(sets, items, before)
    for rest in trials:
        less = joined(policy, rest)
        expect(not Groups(path, less).are_isolated(sets),
               less, "isolates as well:", sets)


def expect_truth(path, policy, sets, before, best):
    """@before has the groups under the policy, and @best those under the policy
    and an override for each function."""
    arguments = ["--policy", policy] if policy else []
    found = document("suggest", *REPLAYED, *arguments, "--isolate",
                     ",".join("+".join(sorted(functions))
                              for functions in sets), path)
    needless = before.are_isolated(sets)
    expect((found["answer"] == "needless") == needless, found["answer"], sets)
    if needless:
        return
    possible = best.are_isolated(sets)
    expect((found["answer"] == "found") == possible, found["answer"],
           sets, found["obstacles"])
    if possible:
        expect_least(path, policy, sets, found, before)
        return
    kept = {obstacle["isolate"] for obstacle in found["obstacles"]}
    expect(all(bool(functions & kept) != best.isolate(functions)
               for functions in sets), kept, found["obstacles"])


def is_true(path, policy):
    """Checks each function. Without a policy, also checks it and the next one,
    in groups of their own and in one that they may share."""
    before = Groups(path, policy or "quirk")
    everything = [f"override@{address}" for address in before.functions]
    best = Groups(path, joined(policy or "quirk", everything))
    for one, next_one in itertools.pairwise([*before.functions, None]):
        expect_truth(path, policy, [{one}], before, best)
        if next_one and not policy:
            expect_truth(path, policy, [{one}, {next_one}], before, best)
            expect_truth(path, policy, [{one, next_one}], before, best)


def tests():
    for case in FOUND:
        name = f"suggests {case[3]} for {case[2]} of {case[0]}"
        if find_capture(case[0]):
            yield (name, finds, *case)
        else:
            skip(f"{name}, whose capture is not at hand")
    for case in NEEDLESS:
        yield (f"suggests nothing for {case[2]} of {case[0]}, which is alone",
               finds_nothing_to_do, *case)
    for answer, cases in (("none", NONE), ("unknown", UNKNOWN)):
        for case in cases:
            yield (f"nothing isolates {case[1]} of {case[0]} ({answer})",
                   finds_nothing, answer, *case)
    for test in (nothing_below_a_port_that_leads_out, nobody_is_seen_above,
                 statuses,
                 nothing_to_isolate, nobody_of_that_address,
                 the_same_one_twice, no_address, two_machines,
                 unreadable_machine, who_comes_apart_too,
                 who_is_not_spoken_for, what_is_trusted,
                 people_get_a_line_to_copy,
                 people_are_told_whom_the_database_trusts,
                 people_are_told_why_not):
        yield f"suggest: {test.__name__.replace('_', ' ')}", test


def suggestions():
    """Tests of the suggestions for each function of each machine."""
    for folder in sorted(MACHINES.iterdir()):
        if not folder.is_dir():
            continue
        path = find_capture(folder.name)
        if not path:
            skip(f"suggestions for {folder.name}, whose capture is not at hand")
            continue
        for policy in ("", "strict"):
            yield (f"what is suggested for {folder.name} under "
                   f"{policy or 'quirk'} is true, and the least",
                   is_true, path, policy)
