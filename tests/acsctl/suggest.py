# SPDX-License-Identifier: GPL-2.0-only
"""acsctl suggest: what it should find was worked out by hand; and whatever it
finds, for whichever function of whichever machine, has to be true of groups."""

import itertools
import json
import tempfile

from agreement import REPLAYED, find_capture
from command import MACHINES, acsctl, document, expect, skip
from sysfs import make

# Of smaller options so many are tried
TRIALS = 8

# (machine, policy to begin with, functions, what is to be added to it)
FOUND = [
    # The card's port has no ACS, and nobody speaks for it
    ("root-ports", "", "03:00.0", "override@0000:00:03.0"),
    # A port that has something behind it, and one that has a port above it
    ("root-ports", "", "00:03.1", "override@0000:00:03.1"),
    ("switch", "", "03:00.0", "override@0000:00:02.0/00.0/00.0"),
    # Each port alone would leave the other with the card behind it
    ("root-ports", "", "03:00.0,04:00.0",
     "override@0000:00:03.0;override@0000:00:03.1"),
    ("switch", "", "05:00.0,04:00.0",
     "override@0000:00:02.0/00.0/01.0;override@0000:00:02.0/00.0/01.1"),
    # Of three that do not isolate, one is to leave; of two all of them
    ("root-ports", "", "00:1f.2", "override@0000:00:1f.2"),
    ("root-ports", "", "00:1f.0,00:1f.2,00:1f.3",
     "override@0000:00:1f.0;override@0000:00:1f.2"),
    ("multifunction-endpoint", "", "01:00.1", "override@0000:00:02.0/00.1"),
    # When one of two leaves, the other is alone too
    ("multifunction-endpoint", "", "01:00.0,01:00.1",
     "override@0000:00:02.0/00.0"),
    # The database knows these: no override
    ("multifunction-endpoint", "strict", "00:05.1", "quirk@0000:00:05.1"),
    ("pch-ports", "strict", "01:00.0", "quirk@0000:00:1c.0"),
    # Nothing is behind 1c.4, and the two others leave it
    ("pch-ports", "strict", "00:1c.0,00:1c.1,00:1c.4",
     "quirk@0000:00:1c.0;quirk@0000:00:1c.1"),
    # A card with two functions behind a port: both are in the way
    ("vendor-word", "strict", "01:00.0",
     "quirk@0000:00:01.0;quirk@0000:00:01.0/00.0"),
    # What the database does not know takes an override, and only that
    ("multifunction-endpoint", "strict", "00:05.0,01:00.1",
     "quirk@0000:00:05.0;override@0000:00:02.0/00.1"),
    # An item of the policy stands against it
    ("pch-ports", "override@downstream;strict@0000:00:1c.0", "01:00.0",
     "quirk@0000:00:1c.0"),
    # Against the word of the database, a final no
    ("vendor-word", "", "04:00.0", "override@0000:00:03.1"),
    # The chipset's registers are not at hand. Whatever they hold, this helps
    ("pch-rcba-silent", "", "01:00.0", "override@0000:00:1c.0"),
    # The third function sends in no other name
    ("dma-alias", "", "01:00.2", "override@0000:00:01.0/00.2"),
    # Another domain, another root bus
    ("domains", "", "0001:01:00.0", "override@0001:00:00.0"),
    ("expander-bus", "", "21:00.0", "override@0000:20:00.0"),
    # Those that may be together need no word that keeps them apart
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

# (machine, functions, assumptions, who keeps them, and how)
NONE = [
    ("pci-bridge", "02:01.0", "internal",
     {"01:00.0": "replaces the requester ID of everything below it"}),
    # Both bridges do
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
    # It may be a port that leads out of the machine, which override leaves
    # alone
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
    """A card that the kernel takes for removable makes one of its port."""
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


# Nothing is said of how its bus is reached; behind a VMD controller, nobody can
# say
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
    """Two groups of a port and a card are made of one: the first is the rest."""
    found = suggest("root-ports", "", "04:00.0", *REPLAYED)["functions"]
    expect(addresses(f for f in found if f["concerned"]) ==
           {"00:03.0", "00:03.1", "03:00.0", "04:00.0"}, found)
    expect(addresses(f for f in found if f["apart"]) == {"00:03.1"}, found)


def who_is_not_spoken_for():
    """The other port of the slot goes on sending as it likes."""
    found = suggest("root-ports", "", "04:00.0", *REPLAYED)
    expect(found["open"] == [{"from": "00:03.0", "to": "00:03.1"}],
           found["open"])
    found = suggest("root-ports", "", "03:00.0,04:00.0", *REPLAYED)
    expect(found["open"] == [], found["open"])


def what_is_trusted():
    """A port has four things to do; one of several functions only two."""
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


# --- Whatever it finds ------------------------------------------------------

class Groups:
    """The groups of a machine under an option, as acsctl groups has them."""

    def __init__(self, path, option):
        found = document("groups", *REPLAYED, "--policy", option, path)
        self.functions = {f["address"]: f["results"][0]
                          for f in found["functions"]}
        self.members = {}
        for address, result in self.functions.items():
            self.members.setdefault(result["group"], set()).add(address)

    def isolate(self, functions):
        """Whether these are together with nobody else, which is certain."""
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
    """Any smaller number of overrides, of those that can make a difference: in
    groups of those asked for, and above."""
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
    """Under the policy they are as in before, under all that could be said as
    in best."""
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
    """Each function; without a policy also it and the next one, apart and
    together."""
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
    """What is suggested for each function of each machine."""
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
