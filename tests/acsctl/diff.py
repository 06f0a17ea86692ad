# SPDX-License-Identifier: GPL-2.0-only
"""acsctl diff: which functions share a group before and after, and which
function's answer has made the difference."""

import itertools
import json
import tempfile
from pathlib import Path

import made
from agreement import MODES, SILENT, find_capture
from command import MACHINES, acsctl, document, expect, skip
from expectation import expectation

PORTS = MACHINES / "root-ports/machine.lspci"
ASSUMED = ("--assume", "internal,no-ivrs")


class Texts:
    """Files that hold the texts and exist while a test runs."""

    def __init__(self, *texts):
        self.folder = tempfile.TemporaryDirectory()
        self.paths = []
        for i, text in enumerate(texts):
            self.paths.append(Path(self.folder.name, f"machine-{i}"))
            self.paths[-1].write_text(text)

    def __enter__(self):
        return self.paths

    def __exit__(self, *_):
        self.folder.cleanup()


def compare(*arguments, text=None):
    """Returns (document, {address: function}). The address is that in A, or +
    and that in B for a function that A does not have."""
    status, out, err = acsctl("diff", "--json", *ASSUMED, *arguments,
                              text=text)
    expect(status in (0, 1), f"status {status}", err)
    found = json.loads(out)
    expect(found["schema"] == "acsctl/1" and found["verb"] == "diff", found)
    expect(found["same"] is (status == 0), f"status {status}", found["same"])
    return found, {f["address"]["a"] or "+" + f["address"]["b"]: f
                   for f in found["functions"]}


def compare_texts(a, b, *arguments):
    with Texts(a, b) as paths:
        return compare(*arguments, *paths)


def changed(functions):
    return {address: f["changes"] for address, f in functions.items()
            if f["changes"]}


def expect_changes(functions, expected):
    expect(changed(functions) == expected, "found:", changed(functions),
           "expected:", expected)


# --- Against groups worked out by hand --------------------------------------

def group_of(groups, address):
    return next(group for group in groups if address in group)


def moves_between_modes(name, path, a, b):
    policy_a, groups_a = expectation(MACHINES / name / a)
    policy_b, groups_b = expectation(MACHINES / name / b)
    found, functions = compare("--policy-a", policy_a, "--policy-b", policy_b,
                               path, path)
    both = set().union(*groups_a) & set(functions)
    moved = {address for address in both
             if group_of(groups_a, address) != group_of(groups_b, address)}
    expect({address for address in both
            if "moved" in functions[address]["changes"]} == moved,
           "moved:", changed(functions), "expected:", sorted(moved))
    doubtful = len({(name, a), (name, b)} & SILENT)
    expect(found["same"] is (not moved and doubtful != 1), "different in",
           changed(functions))
    for address in moved:
        f = functions[address]
        gone = group_of(groups_a, address) - group_of(groups_b, address)
        come = group_of(groups_b, address) - group_of(groups_a, address)
        expect(set(f["only_with"]["a"]) & both == gone, f, sorted(gone))
        expect(set(f["only_with"]["b"]) & both == come, f, sorted(come))
        expect(f["because"], f"nobody has moved {address}")


def same_machine(path):
    found, functions = compare(path, path)
    expect(found["same"] and not changed(functions), changed(functions))
    expect({f["matched"] for f in functions.values()} == {"path"}, functions)


# --- Which function's answer makes the difference ---------------------------

def reasons(function):
    return {hop["address"]["a"]: (hop["reason"]["a"], hop["reason"]["b"])
            for hop in function["because"]}


NO_ACS = "quirk: nothing; no ACS capability"


def claim(item):
    return ("override: SV RR CR UF; no ACS capability; "
            f"option item {item} claims SV RR CR UF")


def port_above_decides():
    """The policy claims both ports. Each card moves because of its own port."""
    _, functions = compare("--policy-b", "override@00:03.1;override@00:03.0",
                           PORTS, PORTS)
    expect(set(changed(functions)) ==
           {"00:03.0", "00:03.1", "03:00.0", "04:00.0"}, changed(functions))
    expect(reasons(functions["03:00.0"]) == {"00:03.0": (NO_ACS, claim(2))},
           functions["03:00.0"])
    expect(reasons(functions["04:00.0"]) == {"00:03.1": (NO_ACS, claim(1))},
           functions["04:00.0"])


def sibling_decides():
    """00:03.1 is no longer with 00:03.0: the policy claims 00:03.0."""
    _, functions = compare("--policy-b", "override@00:03.0", PORTS, PORTS)
    expect(reasons(functions["00:03.1"]) == {"00:03.0": (NO_ACS, claim(1))},
           functions["00:03.1"])
    expect(reasons(functions["00:03.0"]) == {"00:03.0": (NO_ACS, claim(1))},
           functions["00:03.0"])


def answers_are_shown_to_people():
    status, out, _ = acsctl("diff", *ASSUMED, "--policy-b", "override@00:03.0",
                            PORTS, PORTS)
    expect(status == 1, status)
    expect("B: " + str(PORTS) + ", policy override@00:03.0\n" in out, out)
    lines = [line.split() for line in out.splitlines()]
    expect("03:00.0 1af4:1044 3 7 no longer with 00:03.0 00:03.1 04:00.0"
           .split() in lines, out)
    expect(["00:03.0", "A", "root-port", *NO_ACS.split()] in lines, out)
    expect(["B", "root-port", *claim(1).split()] in lines, out)
    expect("00:03.1 A" not in " ".join(out.split()), "not decisive:", out)


# --- Finding functions again ------------------------------------------------

def two_cards(second):
    """Two ports with ACS and a card behind each, on buses 1 and @second."""
    return made.port("00:1c.0", 1, acs=True, several=True) + \
        made.port("00:1c.1", second, acs=True, several=True) + \
        made.function("01:00.0", ids="1234:0001") + \
        made.function(f"{second:02x}:00.0", ids="1234:0002")


def buses_with_other_numbers():
    found, functions = compare_texts(two_cards(2), two_cards(5))
    expect(found["same"], "not the same")
    expect_changes(functions, {"02:00.0": ["renumbered"]})
    f = functions["02:00.0"]
    expect(f["address"] == {"a": "02:00.0", "b": "05:00.0"}, f)
    expect(f["matched"] == "path", f)


def buses_with_other_numbers_for_people():
    with Texts(two_cards(2), two_cards(5)) as paths:
        status, out, _ = acsctl("diff", *ASSUMED, *paths)
    expect(status == 0, status)
    expect("No difference: 4 functions, in the same groups." in out, out)
    expect("Matched by path from the root bus" in out and
           "  02:00.0 > 05:00.0\n" in out, out)


def card_that_was_put_in():
    """Bus numbers shift, and nothing else differs."""
    before = made.port("00:1c.1", 1, acs=True) + made.function("01:00.0")
    after = made.port("00:1c.0", 1, acs=True) + made.function("01:00.0") + \
        made.port("00:1c.1", 2, acs=True) + made.function("02:00.0")
    _, functions = compare_texts(before, after)
    expect_changes(functions, {"01:00.0": ["renumbered"],
                               "+00:1c.0": ["appeared"],
                               "+01:00.0": ["appeared"]})
    expect(functions["01:00.0"]["address"]["b"] == "02:00.0",
           functions["01:00.0"])


def card_that_was_taken_out():
    text = two_cards(2)
    without = text[:text.index("02:00.0 ")]
    _, functions = compare_texts(text, without)
    expect_changes(functions, {"02:00.0": ["vanished"]})
    expect(functions["02:00.0"]["group"]["b"] is None, functions["02:00.0"])


def another_card_in_the_slot():
    _, functions = compare_texts(two_cards(2), two_cards(2).replace(
        "02:00.0 Thing: Some device\n00: 34 12 02 00",
        "02:00.0 Thing: Some device\n00: 34 12 03 00"))
    expect_changes(functions, {"02:00.0": ["replaced"]})
    expect(functions["02:00.0"]["ids"] == {"a": "1234:0002", "b": "1234:0003"},
           functions["02:00.0"])


def switch():
    """The card is at the same address, but behind a switch."""
    return made.port("00:1c.0", 1, 3, acs=True) + \
        made.port("01:00.0", 2, 3, acs=True, kind=made.UPSTREAM) + \
        made.port("02:00.0", 3, acs=True, kind=made.DOWNSTREAM) + \
        made.function("03:00.0", ids="1234:0002")


def another_way_to_the_same_address():
    before = made.port("00:1c.0", 3, acs=True) + \
        made.function("03:00.0", ids="1234:0002")
    _, functions = compare_texts(before, switch())
    expect_changes(functions, {"+01:00.0": ["appeared"],
                               "+02:00.0": ["appeared"]})
    expect(functions["00:1c.0"]["matched"] == "path" and
           functions["03:00.0"]["matched"] == "address", functions)
    with Texts(before, switch()) as paths:
        _, out, _ = acsctl("diff", *ASSUMED, *paths)
    expect("with other paths from the root bus:\n  03:00.0\n" in out, out)


def another_device_by_another_way():
    """The switch is where the card was, and another card has the old address of
    the first one."""
    before = made.port("00:1c.0", 3, acs=True) + \
        made.function("03:00.0", ids="1234:0009")
    _, functions = compare_texts(before, switch())
    expect_changes(functions, {"03:00.0": ["replaced", "renumbered"],
                               "+02:00.0": ["appeared"],
                               "+03:00.0": ["appeared"]})
    expect(functions["03:00.0"]["address"]["b"] == "01:00.0",
           functions["03:00.0"])


def numbers_of_groups_mean_nothing():
    """An additional first function changes the group numbers of all others."""
    text = two_cards(2)
    _, functions = compare_texts(text, made.function("00:00.0") + text)
    expect_changes(functions, {"+00:00.0": ["appeared"]})
    expect(functions["01:00.0"]["group"]["a"] !=
           functions["01:00.0"]["group"]["b"], functions["01:00.0"])


def way_that_is_another():
    """The port is now a bridge to conventional PCI, which replaces the
    requester ID of everything below it."""
    def text(kind):
        return made.port("00:1c.0", 1, acs=True) + \
            made.port("01:00.0", 2, kind=kind, acs=True) + \
            made.function("02:00.0")
    _, functions = compare_texts(text(made.UPSTREAM), text(7))
    expect_changes(functions, {"01:00.0": ["moved"], "02:00.0": ["moved"]})
    expect([hop["type"] for hop in functions["02:00.0"]["because"]] ==
           [{"a": "upstream-port", "b": "pcie-to-pci-bridge"}],
           functions["02:00.0"])


# --- Certainty, and groups that a kernel reported ---------------------------

def registers_that_are_missing():
    path = MACHINES / "pch-ports/machine.lspci"
    found, functions = compare(path, "-", text=path.read_bytes())
    expect(not found["same"], "the same")
    f = functions["00:1c.0"]
    expect(f["certain"] == {"a": True, "b": False}, f)
    expect("certainty" in f["changes"], f)
    _, out, _ = acsctl("diff", *ASSUMED, path, "-", text=path.read_bytes())
    expect("no longer certain" in out, out)
    expect(out.count("  00:1c.0 in B: chipset registers not in the capture\n")
           == 1, out)
    _, out, _ = acsctl("diff", *ASSUMED, "-", path, text=path.read_bytes())
    expect("now certain" in out and "00:1c.0 in A: chipset" in out, out)


def reported(*groups):
    """Single functions in different slots, in groups that a kernel reported."""
    return "\n".join(
        f"00:0{i + 1}.0 System peripheral [0880]: Some [1234:000{i}]\n"
        "\tStatus: Cap- 66MHz-\n" +
        (f"\tIOMMU group: {group}\n" if group is not None else "")
        for i, group in enumerate(groups))


def what_both_kernels_report_is_compared():
    _, functions = compare_texts(reported(1, 2), reported(7, 7))
    expect_changes(functions, {"00:01.0": ["reported"],
                               "00:02.0": ["reported"]})
    expect(functions["00:01.0"]["reported_only_with"] ==
           {"a": [], "b": ["00:02.0"]}, functions["00:01.0"])
    found, _ = compare_texts(reported(1, 2), reported(8, 7))
    expect(found["same"], "numbers of groups mean nothing")


def what_one_kernel_reports_is_not():
    found, _ = compare_texts(reported(1, 1), reported(None, None))
    expect(found["same"], "not the same")


def function_that_a_kernel_no_longer_groups():
    _, functions = compare_texts(reported(1, 2), reported(1, None))
    expect_changes(functions, {"00:02.0": ["reported"]})


# --- Snapshots --------------------------------------------------------------

def snapshot(path, *arguments):
    status, out, err = acsctl("groups", "--json", *ASSUMED, *arguments, path)
    expect(status in (0, 1), status, err)
    return out


def snapshot_is_the_machine(path):
    with Texts(snapshot(path)) as (written,):
        for pair in ((written, path), (path, written), (written, written)):
            found, functions = compare(*pair)
            expect(found["same"] and not changed(functions),
                   changed(functions))


def snapshot_from_standard_input():
    found, _ = compare("-", PORTS, text=snapshot(PORTS).encode())
    expect(found["same"], "not the same")


def snapshot_of_several_policies():
    text = snapshot(PORTS, "--compare", "strict,override@00:03.0")
    with Texts(text) as (path,):
        for policy in ("strict", "override@00:03.0"):
            found, _ = compare("--policy", policy, path, PORTS)
            expect(found["same"], f"not the same under {policy}")
        found, _ = compare("--policy-a", "strict", "--policy-b",
                           "override@00:03.0", path, path)
        expect(not found["same"], "the same")
        status, out, err = acsctl("diff", path, PORTS)
    expect(status == 3 and out == "", status, out)
    expect(f"{path}: no results under the policy quirk, but under strict, "
           "override@00:03.0" in err, err)


def refused_snapshot(edit, message):
    found = json.loads(snapshot(PORTS))
    edit(found)
    status, out, err = acsctl("diff", "-", PORTS,
                              text=json.dumps(found).encode())
    expect(status == 3 and out == "", f"status {status}", err)
    expect(f"acsctl: standard input: {message}" in err, err)


def edit_function(number, **members):
    def edit(found):
        found["functions"][number].update(members)
    return edit


def edit_result(number, **members):
    def edit(found):
        found["functions"][number]["results"][0].update(members)
    return edit


def drop(*path):
    def edit(found):
        for step in path[:-1]:
            found = found[step]
        del found[path[-1]]
    return edit


def drop_and_count(number):
    def edit(found):
        del found["functions"][number]
        found["count"] -= 1
    return edit


# Functions of root-ports by index: 0 is 00:00.0, 8 is 01:00.0 behind 00:02.0
EDITS = [
    ("another schema", lambda f: f.update(schema="acsctl/2"),
     "schema: expected acsctl/1"),
    ("another verb", lambda f: f.update(verb="diff"),
     "verb: expected groups"),
    ("no policies", drop("policies"), "policies: expected an array"),
    ("no functions", lambda f: f.update(functions=[]),
     "functions: expected an array"),
    ("a function that is missing", drop("functions", 10),
     "count: expected how many"),
    ("no count", drop("count"), "count: expected how many"),
    ("a group that is missing", drop_and_count(0), "functions["),
    ("a bridge that is missing", drop_and_count(1), "functions["),
    ("no address", drop("functions", 2, "address"),
     "functions[2].address: expected an address"),
    ("an address that is none", edit_function(2, address="00:20.0"),
     "functions[2].address: expected an address"),
    ("an address and more", edit_function(2, address="00:02.1 "),
     "functions[2].address: expected an address"),
    ("an address again", edit_function(2, address="00:02.0"),
     "functions[2].address: this one is repeated"),
    ("ids that are none", edit_function(3, vendor="1B36"),
     "functions[3].vendor: expected four"),
    ("a type that is none", edit_function(3, type=4),
     "functions[3].type: expected a string or null"),
    ("no multifunction", drop("functions", 3, "multifunction"),
     "functions[3].multifunction: expected true, false or null"),
    ("a group that is no number", edit_function(3, reported="5"),
     "functions[3].reported: expected a number or null"),
    ("a bridge that is nowhere", edit_function(8, above="00:07.0"),
     "functions[8].above: this function is missing"),
    ("a bridge below itself", edit_function(1, above="01:00.0"),
     "functions[1].above: this function cannot be above it"),
    ("itself above itself", edit_function(8, above="01:00.0"),
     "functions[8].above: this function cannot be above it"),
    ("no results", edit_function(4, results=[]),
     "functions[4].results: expected one for each policy"),
    ("no group", drop("functions", 4, "results", 0, "group"),
     "functions[4].results[0].group: expected the number of a group"),
    ("a group too high", edit_result(4, group=11),
     "functions[4].results[0].group: expected the number of a group"),
    ("a group below 0", edit_result(4, best_group=-1),
     "functions[4].results[0].best_group: expected the number of a group"),
    ("a group that leaves a gap", edit_result(10, best_group=10),
     "functions[10].results[0].best_group: groups before it are missing"),
    ("no certainty", drop("functions", 4, "results", 0, "certain"),
     "functions[4].results[0].certain: expected true or false"),
    ("half a certain group", edit_result(4, certain=False),
     "functions["),
    ("no reason", edit_result(4, reason=None),
     "functions[4].results[0].reason: expected a string"),
    ("isolation that is no fact", edit_result(4, isolates="yes"),
     "functions[4].results[0].isolates: expected true, false or null"),
    ("nothing that is unknown", drop("functions", 4, "results", 0, "unknown"),
     "functions[4].results[0].unknown: expected an array"),
    ("something that is unknown", edit_result(4, unknown=[{"what": "it"}]),
     "functions[4].results[0].unknown: expected objects"),
]


def syntax_has_a_place():
    text = snapshot(PORTS).splitlines(True)
    for lines, place in ((text[:20], "line 21, column 0"),
                         (text[:4] + ["?\n"] + text[4:], "line 5, column 1"),
                         (text + ["{}\n"], f"line {len(text) + 1}, column 1")):
        status, out, err = acsctl("diff", "-", PORTS,
                                  text="".join(lines).encode())
        expect(status == 3 and out == "", status, out)
        expect(f"standard input: {place}: " in err, place, err)


def member_that_is_there_twice():
    text = snapshot(PORTS).replace('"certain": true',
                                   '"certain": false, "certain": true', 1)
    status, _, err = acsctl("diff", "-", PORTS, text=text.encode())
    expect(status == 3 and "duplicate" in err, status, err)


# --- The command line -------------------------------------------------------

def refused(arguments, status, *words):
    found, out, err = acsctl("diff", *arguments)
    expect(found == status and out == "", f"status {found}", out, err)
    for word in words:
        expect(word in err, f"no '{word}'", err)


def no_machine():
    refused([], 2, "which two machines?")


def three_machines():
    refused([PORTS, PORTS, PORTS], 2, "which two machines?")


def mistake_in_a_policy():
    refused(["--policy-b", "quik", PORTS, PORTS], 2, "character 1:")


def policy_for_nobody():
    refused(["--policy", "strict", "--policy-a", "quirk", "--policy-b",
             "quirk", PORTS, PORTS], 2, "--policy has no effect")


def policy_given_twice():
    refused(["--policy-a", "quirk", "--policy-a", "strict", PORTS, PORTS], 2,
            "given twice")


def policy_of_one_and_of_the_other():
    found, _ = compare("--policy", "override@00:03.0", "--policy-a", "quirk",
                       PORTS, PORTS)
    expect(found["policies"] == ["quirk", "override@00:03.0"], found)


def machine_that_cannot_be_read():
    refused([PORTS, "/nonexistent"], 3, "/nonexistent: No such file")
    refused(["/nonexistent", PORTS], 3, "/nonexistent: No such file")


def this_machine():
    status, out, _ = acsctl("groups", "--json")
    expect(status in (0, 1), "not read, although it is there")
    status, out, err = acsctl("diff", "--json", "-", text=out.encode())
    expect(status == 0, status, out, err)
    expect(json.loads(out)["other"] == "this machine", out)


TESTS = [port_above_decides, sibling_decides, answers_are_shown_to_people,
         buses_with_other_numbers, buses_with_other_numbers_for_people,
         card_that_was_put_in, card_that_was_taken_out,
         another_card_in_the_slot, another_way_to_the_same_address,
         another_device_by_another_way, numbers_of_groups_mean_nothing,
         way_that_is_another, registers_that_are_missing,
         what_both_kernels_report_is_compared, what_one_kernel_reports_is_not,
         function_that_a_kernel_no_longer_groups, snapshot_from_standard_input,
         snapshot_of_several_policies, syntax_has_a_place,
         member_that_is_there_twice, no_machine, three_machines,
         mistake_in_a_policy, policy_for_nobody, policy_given_twice,
         policy_of_one_and_of_the_other, machine_that_cannot_be_read]


def tests():
    for folder in sorted(MACHINES.iterdir()):
        if not folder.is_dir():
            continue
        path = find_capture(folder.name)
        if not path:
            skip(f"diff of {folder.name}, which is not at hand")
            continue
        yield f"diff of {folder.name} and itself", same_machine, path
        yield f"diff of {folder.name} and its snapshot", \
            snapshot_is_the_machine, path
        for a, b in itertools.combinations(MODES, 2):
            yield f"diff of {folder.name} under {a} and {b}", \
                moves_between_modes, folder.name, path, a, b
    for test in TESTS:
        yield f"diff: {test.__name__.replace('_', ' ')}", test
    for name, edit, message in EDITS:
        yield f"diff refuses {name}", refused_snapshot, edit, message
    if any(Path("/sys/bus/pci/devices").glob("*")):
        yield "diff: this machine", this_machine
    else:
        skip("diff of this machine, which has no PCI")
