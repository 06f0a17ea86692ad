# SPDX-License-Identifier: GPL-2.0-only
"""What acsctl is certain of, and what not: parts of machines, platforms with
other rules, what follows from the text of lspci, and what reported groups
settle."""

import os
import re
from pathlib import Path

import made
from command import REAL, acsctl, document, expect, skip

HOST = """\
00:00.0 Host bridge [0600]: Some host [1eb0:0001]
\tStatus: Cap- 66MHz-

"""
ACS = """\
\tCapabilities: [140 v1] Access Control Services
\t\tACSCap:\tSrcValid+ TransBlk- ReqRedir+ CmpltRedir+ UpstreamFwd+ EgressCtrl- DirectTrans-
\t\tACSCtl:\tSrcValid+ TransBlk- ReqRedir+ CmpltRedir+ UpstreamFwd+ EgressCtrl- DirectTrans-
"""

# What lspci prints about a port with nothing behind it
CLOSED = """\
\tI/O behind bridge: [disabled] [16-bit]
\tMemory behind bridge: fff00000-000fffff [disabled] [32-bit]
\tPrefetchable memory behind bridge: [disabled] [64-bit]
"""
LINK = """\
\t\tLnkCap:\tPort #1, Speed 8GT/s, Width x4, ASPM L1, Exit Latency L1 <16us
\t\t\tClockPM- Surprise- LLActRep+ BwNot+ ASPMOptComp+
\t\tLnkSta:\tSpeed 2.5GT/s, Width x%d
\t\t\tTrErr- Train- SlotClk+ DLActive%s BWMgmt- ABWMgmt-
"""


def port(address, bus, ids="1eb0:0002", acs="", group=None, kind="Root Port",
         name="Some port"):
    primary = address.split(":")[0]
    return (f"{address} PCI bridge [0604]: {name} [{ids}]\n"
            f"\tStatus: Cap+ 66MHz-\n" + reports(group) +
            f"\tBus: primary={primary}, secondary={bus}, subordinate={bus}\n"
            f"\tCapabilities: [40] Express (v2) {kind}, MSI 00\n{acs}\n")


def card(address, group=None, ids="1eb0:0010"):
    return (f"{address} Ethernet controller [0200]: Some net [{ids}]\n"
            f"\tStatus: Cap+ 66MHz-\n" + reports(group) +
            f"\tCapabilities: [40] Express (v2) Endpoint, MSI 00\n\n")


def reports(group):
    return "" if group is None else f"\tIOMMU group: {group}\n"


def judged(text, *arguments):
    found = document("groups", *arguments, "-", text=text.encode())
    return {f["address"]: f for f in found["functions"]}


def result(found, address):
    return found[address]["results"][0]


def expect_doubt(text, address, *words, arguments=()):
    found = result(judged(text, *arguments), address)
    expect(not found["certain"], f"{address} is certain", found)
    for word in words:
        expect(any(word in reason["what"] for reason in found["unknown"]),
               f"no '{word}'", found)


# --- Parts of machines ------------------------------------------------------

def function_above_0_alone():
    """Function 0 of the slot must exist, and it may not isolate either."""
    for text, address in ((port("00:1c.4", "07"), "00:1c.4"),
                          (HOST + port("00:1c.4", "07"), "00:1c.4"),
                          (HOST + port("00:01.0", "01", acs=ACS) +
                           card("01:00.1"), "01:00.1")):
        if address == "01:00.1":
            # With ARI, function 0 of the device is what matters
            expect_doubt(text, address, "function 0 of its slot")
            continue
        expect_doubt(text, address, "function 0 of its slot")
        status, out, _ = acsctl("explain", address, "-", text=text.encode())
        expect(status == 1 and "at least 0 others" in out and
               "sudo lspci -vvnn prints all functions" in out, status, out)
        status, out, _ = acsctl("suggest", "--isolate", address, "-",
                                text=text.encode())
        expect(status == 1 and "Nothing is needed" not in out, status, out)


def function_above_0_that_isolates():
    """A function that isolates shares no group with others of its slot,
    whichever others exist."""
    found = judged(port("00:1c.4", "07", acs=ACS))
    expect(result(found, "00:1c.4")["certain"], found)


def functions_across_slots():
    """With ARI, functions of one device below a port have no function 0 in
    the second slot."""
    text = (HOST + port("00:01.0", "01", acs=ACS) + card("01:00.0") +
            card("01:01.1"))
    found = result(judged(text), "01:01.1")
    expect(not any("function 0" in reason["what"] for reason in
                   found["unknown"]), found)


def card_alone():
    expect_doubt(card("01:00.0"), "01:00.0", "how its bus is reached")
    # Below its port, other functions of the card may be missing, unless the
    # source has the whole machine
    text = port("00:01.0", "01", acs=ACS) + card("01:00.0")
    expect_doubt(text, "01:00.0", "the source is a part")
    found = judged(HOST + text)
    expect(result(found, "01:00.0")["certain"], found)


def lost_functions_make_a_part():
    text = (HOST + port("00:01.0", "01", acs=ACS) + card("01:00.0") +
            "0x:03.0 Thing\n\tStatus: Cap- 66MHz-\n")
    expect_doubt(text, "01:00.0", "the source is a part")


def all_groups_make_a_whole():
    """The source has only titles, but all groups."""
    loop = "".join(f"IOMMU Group {group} {address} {name}: Some [1eb0:0001]\n"
                   for group, address, name in
                   ((0, "00:00.0", "Host bridge [0600]"),
                    (2, "00:02.0", "Display controller [0380]"),
                    (1, "00:01.0", "PCI bridge [0604]"),
                    (1, "01:00.0", "VGA compatible controller [0300]")))
    found = judged(loop)
    expect(all(f["results"][0]["certain"] for f in found.values()), found)
    # Without group 0, the source is a part
    part = "".join(line for line in loop.splitlines(True)
                   if "Group 0" not in line)
    expect(not result(judged(part), "00:02.0")["certain"], judged(part))


def list_that_ends_on_a_root_bus_is_open():
    """Functions of the last slot may follow, and whatever is on other buses."""
    text = HOST + card("00:19.0") + card("00:1b.0")
    expect_doubt(text, "00:1b.0", "all functions of its slot")
    expect(result(judged(text), "00:19.0")["certain"], judged(text))


def bridges_to_buses_after_the_end_are_open():
    """What is behind the first port would stand before the end, unlike what is
    behind the others."""
    text = HOST + port("00:01.0", "01") + port("00:02.0", "02", acs=ACS) + \
        port("00:03.0", "04") + card("02:00.0")
    expect_doubt(text, "00:03.0", "what is behind it")
    expect_doubt(text, "02:00.0", "all functions of its slot")
    expect(result(judged(text), "00:01.0")["certain"], judged(text))


def empty_ports_end_a_list():
    for empty in (CLOSED, LINK % (0, "+"), LINK % (4, "-")):
        text = HOST + port("00:02.0", "02", acs=ACS) + \
            port("00:03.0", "04", acs=empty) + card("02:00.0")
        for address in ("00:03.0", "02:00.0"):
            expect(result(judged(text), address)["certain"], empty,
                   judged(text))
    for busy in (CLOSED.replace("fff00000-000fffff [disabled]",
                                "fcc00000-fccfffff [size=1M]"),
                 LINK % (4, "+"),
                 (LINK % (4, "-")).replace("LLActRep+", "LLActRep-")):
        text = HOST + port("00:02.0", "02", acs=ACS) + \
            port("00:03.0", "04", acs=busy) + card("02:00.0")
        expect_doubt(text, "00:03.0", "what is behind it")


def function_that_is_cut_off_may_have_acs():
    """Without an empty line, a hex dump or a driver, its capabilities may go
    on."""
    text = HOST + port("00:02.0", "02") + port("00:02.1", "03", acs=ACS)
    cut = text[:text.index("\tCapabilities: [140 v1]")]
    expect_doubt(cut, "00:02.1", "whether it has ACS")
    expect_doubt(cut + "```\n", "00:02.1", "whether it has ACS")
    for end in ("\n", "\tKernel driver in use: pcieport\n"):
        expect(judged(cut + end)["00:02.1"]["acs"] is False, end)


def function_that_is_alone_of_several_ends_no_list():
    dump = made.function("00:00.0", kind=made.INTEGRATED) + \
        made.port("00:02.0", 2, acs=True) + \
        made.function("02:00.0", several=True)
    expect_doubt(dump, "02:00.0", "all functions of its slot")
    single = dump.replace(made.function("02:00.0", several=True),
                          made.function("02:00.0"))
    expect(result(judged(single), "02:00.0")["certain"], judged(single))


def loop_in_the_order_of_numbers_may_be_cut_off():
    """The order of the shell, 0 1 10 2, would show that group 3 is missing."""
    loop = "".join(f"IOMMU Group {group} {address} {name}: Some [1eb0:0001]\n"
                   for group, address, name in
                   ((0, "00:00.0", "Host bridge [0600]"),
                    (1, "00:01.0", "PCI bridge [0604]"),
                    (1, "01:00.0", "VGA compatible controller [0300]"),
                    (2, "00:02.0", "Display controller [0380]")))
    expect_doubt(loop, "00:02.0", "all functions of its slot")


def functions_that_are_left_out_make_a_part():
    """A switch lacks its upstream port, so what is below it is left out."""
    dump = made.function("00:00.0", kind=made.INTEGRATED) + \
        made.port("00:02.0", 1, 3, acs=True) + \
        made.function("00:03.0", kind=made.INTEGRATED) + \
        made.function("03:00.0")
    found = document("groups", "-", text=dump.encode())
    expect(found["whole"] is False and len(found["functions"]) == 3, found)


def text_says_that_it_is_a_part():
    out = acsctl("groups", "-", text=card("01:00.0").encode())[1]
    expect("shows a part of the machine only" in out, out)


# --- Platforms --------------------------------------------------------------

def power_groups_otherwise():
    text = (port("00:00.0", "01", ids="1014:04c1", acs=ACS) + card("01:00.0"))
    found = document("groups", "-", text=text.encode())
    expect(found["platform"] == "POWER", found["platform"])
    for function in found["functions"]:
        expect(not function["results"][0]["certain"], function)
    out = acsctl("groups", "-", text=text.encode())[1]
    expect("This machine is of POWER" in out, out)


def mainframes_group_otherwise():
    text = "".join(card(f"000{i}:00:00.0") for i in range(3))
    found = document("groups", "-", text=text.encode())
    expect(found["platform"] == "z/Architecture", found["platform"])
    expect(document("groups", "-", text=(HOST + card("00:02.0")).encode())
           ["platform"] is None, "a PC")


# --- What follows from the text of lspci ------------------------------------

SPT = """\
\tCapabilities: [140 v1] Access Control Services
\t\tACSCap:\tSrcValid+ TransBlk+ ReqRedir+ CmpltRedir+ UpstreamFwd- EgressCtrl- DirectTrans-
\t\tACSCtl:\tSrcValid- TransBlk- ReqRedir- CmpltRedir- UpstreamFwd- EgressCtrl- DirectTrans-
"""


def misplaced_registers_are_decided():
    """The line ACSCap: shows the low half of the register that the rule reads.
    The rule sets the control register from it."""
    text = HOST + port("00:1c.0", "01", ids="8086:9d10", acs=SPT) + \
        port("00:1c.1", "02", ids="8086:9d11", acs=SPT)
    found = judged(text)
    for address in ("00:1c.0", "00:1c.1"):
        expect(result(found, address)["isolates"] is True and
               result(found, address)["certain"], found[address])
    # Without these capability bits, there is nothing to set
    bare = text.replace("ReqRedir+", "ReqRedir-").replace("SrcValid+",
                                                          "SrcValid-")
    expect(document("groups", "-", text=bare.encode()), "read")


def unknown_port_with_acs_is_decided():
    """Neither rules for ports without ACS nor rules for endpoints cover it."""
    text = HOST.replace("[1eb0:0001]", "[8086:0001]") + "".join(
        re.sub(r" \[....:....\]", "", port(f"00:1{i}.0", f"0{i}", acs=ACS,
                                           name="Intel Corporation New"))
        for i in (1, 2))
    found = judged(text)
    for address in ("00:11.0", "00:12.0"):
        expect(found[address]["device"] is None, found[address])
        expect(result(found, address)["isolates"] is True and
               result(found, address)["certain"], found[address])


def unknown_port_without_acs_stays_unknown():
    text = HOST + re.sub(r" \[....:....\]", "",
                         port("00:11.0", "01", name="Intel Corporation New")) \
        + card("01:00.0")
    expect_doubt(text, "01:00.0", "its ids are unknown")


SRIOV = "\tCapabilities: [200 v1] Single Root I/O Virtualization (SR-IOV)\n"


def other_class_is_no_virtual_function():
    text = (HOST + card("00:02.0").rstrip() + "\n" + SRIOV + "\n" +
            card("00:14.0").replace("Ethernet controller [0200]",
                                    "USB controller [0c03]") +
            card("00:14.2").replace("Ethernet controller [0200]",
                                    "RAM memory [0500]"))
    found = judged(text)
    for address in ("00:14.0", "00:14.2"):
        expect(found[address]["multifunction"] is True, found[address])
    # A function of the same class may be a virtual function
    same = text.replace("USB controller [0c03]", "Ethernet controller [0200]")
    expect(judged(same)["00:14.0"]["multifunction"] is None, "may be virtual")


def doubts_have_reasons():
    text = (HOST + card("00:02.0").rstrip() + "\n" + SRIOV + "\n" +
            card("00:02.1") + card("00:02.2"))
    for function in judged(text).values():
        found = function["results"][0]
        expect(found["certain"] or found["unknown"], function)


# --- Reported groups --------------------------------------------------------

# A port for which the answer depends on chipset registers
PCH = "8086:1c10"


def pch(first, second):
    return (HOST.replace("\n\n", "\n" + reports(0) + "\n") +
            port("00:1c.0", "01", ids=PCH, group=1) +
            port("00:1c.1", "02", ids="8086:1c12", group=first, acs=CLOSED) +
            card("01:00.0", group=second))


def reported_groups_settle_what_is_unknown():
    """The card is not in the group of its port, so the port isolates."""
    text = pch(2, 3)
    found = judged(text)
    expect(result(found, "00:1c.0")["isolates"] is True and
           all(f["results"][0]["certain"] for f in found.values()), found)
    evidence = document("groups", "-", text=text.encode())["evidence"]
    expect(evidence["used"] and evidence["settled"] and
           not evidence["disputed"], evidence)
    open_ones = judged(text, "--ignore-reported")
    expect(result(open_ones, "00:1c.0")["isolates"] is None, open_ones)
    out = acsctl("groups", "-", text=text.encode())[1]
    expect("The reported groups settle" in out and "--ignore-reported" in out,
           out)


def reported_groups_settle_the_reverse():
    found = judged(pch(1, 1))
    expect(result(found, "00:1c.0")["isolates"] is False and
           result(found, "01:00.0")["certain"], found)


def what_is_settled_holds_under_other_policies():
    """The program of its rule has set up the port; strict does not run it."""
    found = document("groups", "--compare", "quirk,strict", "-",
                     text=pch(2, 3).encode())
    quirk, strict = next(f for f in found["functions"]
                         if f["address"] == "00:1c.0")["results"]
    expect(quirk["isolates"] is True and strict["isolates"] is False, quirk,
           strict)


def groups_that_cannot_be_are_named():
    """Two functions of one slot do not isolate, but are in different groups."""
    text = (HOST + card("00:03.0", group=1).replace("Express", "Vendor") +
            card("00:03.1", group=2).replace("Express", "Vendor"))
    document_ = document("groups", "-", text=text.encode())
    evidence = document_["evidence"]
    expect(not evidence["used"] and evidence["disputed"], evidence)
    status, out, _ = acsctl("groups", "-", text=text.encode())
    expect(status == 1 and "cannot have come about" in out, out)


def command_line_says_which_policy():
    """With an override, the same groups are expected, and prove nothing."""
    text = (HOST + card("00:03.0", group=1) + card("00:03.1", group=2))
    line = "[    0.0] Command line: BOOT_IMAGE=/x pcie_acs_override=multifunction\n"
    evidence = document("groups", "-", text=(line + text).encode())["evidence"]
    expect(evidence["used"] and not evidence["disputed"], evidence)
    expect(not document("groups", "-", text=text.encode())
           ["evidence"]["used"], "used")


def uncertain_is_no_difference():
    """Nothing contradicts the reported groups."""
    status, out, _ = acsctl("groups", "--ignore-reported", "-",
                            text=pch(2, 3).encode())
    expect(status == 0 and "another group" not in out and
           "Nothing contradicts the groups that the source reports." in out,
           status, out)


def nothing_is_needed_if_it_is_apart_already():
    text = (port("00:1b.0", "02", acs=ACS, group=8) + card("02:00.0", group=9))
    status, out, _ = acsctl("suggest", "--isolate", "02:00.0", "-",
                            text=text.encode())
    expect(status == 0 and "Nothing is needed" in out and
           "kernel of the source has formed" in out, status, out)


def suggested(text, functions):
    """The answer as JSON, and as people see it."""
    arguments = ["suggest", "--assume", "internal", "--isolate", functions, "-"]
    return (document(*arguments, text=text.encode()),
            acsctl(*arguments, text=text.encode())[1])


def list_without_capabilities_says_how_little_is_known():
    text = HOST + "00:03.0 Audio device [0403]: Some sound [1eb0:0011]\n" \
        "00:03.1 USB controller [0c03]: Some USB [1eb0:0012]\n"
    found, out = suggested(text, "00:03.1")
    item, = found["items"]
    expect(item["needed"] is False and item["doubts"], item)
    expect("1 of 1 item may be needless" in out and "sudo lspci -vvnn" in out,
           out)


# Two ports in one slot: one without ACS, one of which nothing is known
BARE = "\tCapabilities: [100 v1] Advanced Error Reporting\n"
HALF = (HOST + port("00:01.0", "01", acs=BARE) +
        port("00:01.1", "02").replace("[40] Express (v2) Root Port, MSI 00",
                                      "<access denied>") +
        card("01:00.0") + card("02:00.0"))


def items_rest_on_facts_about_others():
    """The first port and its card share a group with the second port only if
    that does not isolate either."""
    found, out = suggested(HALF, "00:01.0+01:00.0")
    item, = found["items"]
    expect(item["item"] == "override@0000:00:01.0" and item["needed"] is False,
           item)
    expect(("00:01.1", "whether it has ACS is unknown") in
           [(fact["address"], fact["what"]) for fact in item["unknown"]], item)
    expect("may be needless, since of 00:01.1 whether it has ACS" in out and
           "00:01.1 may send to 00:01.0" in out, out)


def items_that_are_needed_have_no_doubts():
    """The port of this card does not isolate, whatever the other one does."""
    found, out = suggested(HALF, "01:00.0")
    item, = found["items"]
    expect(item["item"] == "override@0000:00:01.0" and item["needed"] is True and
           not item["doubts"] and not item["unknown"], item)
    expect("needless" not in out, out)


def needed_items_are_told_from_needless_ones():
    """One card is below the port of HALF, another behind a port that may
    isolate."""
    text = HALF + port("00:02.0", "03").replace(
        "[40] Express (v2) Root Port, MSI 00\n",
        "[40] Express (v2) Root Port, MSI 00\n\tCapabilities: <access denied>\n"
    ) + card("03:00.0")
    found, out = suggested(text, "01:00.0,03:00.0")
    expect({item["item"]: item["needed"] for item in found["items"]} ==
           {"override@0000:00:01.0": True, "override@0000:00:02.0": False},
           found["items"])
    expect("Needed in any case:\n    override@0000:00:01.0\n"
           "May be needless:\n    override@0000:00:02.0\n" in out, out)


def remedies_are_named_where_no_option_is_known():
    found, out = suggested(HALF, "02:00.0")
    expect(found["answer"] == "unknown", found["answer"])
    expect("lspci -vv prints its capabilities, as root" in out, out)


def override_of_the_source_is_no_news():
    """The kernel of the source has the functions apart by an override on its
    command line, or in a way that the source does not show."""
    text = HOST + "".join(
        port(f"00:01.{i}", f"0{i + 1}", acs=BARE, group=2 * i + 1) +
        card(f"0{i + 1}:00.0", group=2 * i + 2) for i in (0, 1))
    line = "[    0.0] Command line: BOOT_IMAGE=/x pcie_acs_override=downstream\n"
    for given, words in ((line + text, "its policy is override@downstream"),
                         (text, "so it has an override, or is another kernel")):
        found, out = suggested(given, "01:00.0")
        expect(found["answer"] == "found" and found["reported_apart"], found)
        expect("groups of their own for 01:00.0 already" in out and
               words in out, out)
    found, out = suggested(text.replace("IOMMU group: 2", "IOMMU group: 1"),
                           "01:00.0")
    expect(not found["reported_apart"] and "already" not in out, out)


# --- Reports ----------------------------------------------------------------

def report(name, check):
    folder = Path(os.environ.get("ACS_REPORTS", REAL.parent / "reports"))
    path = folder / f"{name}.txt"
    if not path.exists():
        skip(f"report {name}, which is not at hand")
        return
    yield f"report {name}", check, path


def all_certain(path):
    for function in document("groups", path)["functions"]:
        expect(function["results"][0]["certain"], function)


def never_certain(path):
    for function in document("groups", path)["functions"]:
        expect(not function["results"][0]["certain"], function)


TESTS = [function_above_0_alone, function_above_0_that_isolates,
         functions_across_slots, card_alone, lost_functions_make_a_part,
         all_groups_make_a_whole, text_says_that_it_is_a_part,
         list_that_ends_on_a_root_bus_is_open,
         bridges_to_buses_after_the_end_are_open, empty_ports_end_a_list,
         function_that_is_cut_off_may_have_acs,
         function_that_is_alone_of_several_ends_no_list,
         loop_in_the_order_of_numbers_may_be_cut_off,
         functions_that_are_left_out_make_a_part,
         power_groups_otherwise, mainframes_group_otherwise,
         misplaced_registers_are_decided, unknown_port_with_acs_is_decided,
         unknown_port_without_acs_stays_unknown,
         other_class_is_no_virtual_function, doubts_have_reasons,
         reported_groups_settle_what_is_unknown,
         reported_groups_settle_the_reverse,
         what_is_settled_holds_under_other_policies,
         groups_that_cannot_be_are_named, command_line_says_which_policy,
         uncertain_is_no_difference, nothing_is_needed_if_it_is_apart_already,
         list_without_capabilities_says_how_little_is_known,
         items_rest_on_facts_about_others,
         items_that_are_needed_have_no_doubts,
         needed_items_are_told_from_needless_ones,
         remedies_are_named_where_no_option_is_known,
         override_of_the_source_is_no_news]


def tests():
    for test in TESTS:
        yield test.__name__.replace("_", " "), test
    for name in ("spt-words", "unknown-names-collapse",
                 "v-sriov-unknown-reason"):
        yield from report(name, all_certain)
    for name in ("partial-function4", "partial-audio",
                 "suggest-without-capabilities", "unrelated-bridge-drops-all"):
        yield from report(name, never_certain)
