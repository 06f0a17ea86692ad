# SPDX-License-Identifier: GPL-2.0-only
"""acsctl explain. The expected results were worked out by hand from the
captures and the rules in quirkdb/. The wording of decisions is that of
drivers/pci/acs-policy/core/format.c."""

import json
import re

from agreement import MODES, captures
from behaviour import refused, terminal
from command import (MACHINES, TOP, acsctl, document, expect, expectation,
                     pasids)

PCH = MACHINES / "pch-ports/machine.lspci"
PORTS = MACHINES / "root-ports/machine.lspci"
BRIDGES = MACHINES / "pci-bridge/machine.lspci"
PASID = MACHINES / "pasid/machine.lspci"


def explained(address, *arguments, text=None):
    return document("explain", address, *arguments, text=text)


def remarks(found, key):
    return {remark["address"]: remark["what"] for remark in found[key]}


def rule_place(name):
    """FILE:LINE of a rule in its source."""
    for path in (TOP / "quirkdb").glob("*.acs"):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if line.startswith(f"rule {name} "):
                return f"{path.name}:{number}"
    return "nowhere"


def register(hop, name):
    return next(r for r in hop["registers"] if r["name"] == name)


# --- What decides, and the values of registers -------------------------------

def enabled_rule_and_its_registers():
    """In UPDCR, all bits of peer_decode, 5:0, are set, and the rule clears
    them. In MPC, at d8 of 00:1c.0, the rule sets irbnce, bit 26."""
    found = explained("01:00.0", PCH)
    port, card = found["hops"]
    place = rule_place("intel-pch-no-acs")
    expect(port["address"] == "00:1c.0" and card["address"] == "01:00.0",
           found["hops"])
    expect(port["result"]["reason"] ==
           f"quirk: SV RR CR UF; rule intel-pch-no-acs ({place}), enabled; "
           "evidence rh1037684 linux-pch-quirk", port["result"])
    expect(f"{port['rule']['file']}:{port['rule']['line']}" == place,
           port["rule"])
    expect(port["gives"] == ["SV", "RR", "CR", "UF"] and port["lacks"] == [],
           port)
    for name, before, after in (("bspr", "0x00000000", "0x00000000"),
                                ("updcr", "0x0000003f", "0x00000000"),
                                ("mpc", "0x01118000", "0x05118000")):
        row = register(port, name)
        expect((row["before"], row["after"]) == (before, after), row)
    expect(card["registers"] == [] and card["rule"] is None, card)
    expect(found["own_group"] is True, found)
    expect(found["sentence"] == "01:00.0 has a group of its own: every hop "
           "above it isolates.", found["sentence"])


def rule_that_strict_mode_does_not_believe():
    found = explained("01:00.0", "--policy", "strict", PCH)
    port = found["hops"][0]
    expect(port["registers"] == [], port)
    expect(port["lacks"] == ["SV", "RR", "CR", "UF"], port)
    expect("not believed: rule intel-pch-no-acs" in port["result"]["reason"],
           port["result"])
    expect(found["own_group"] is False, found)
    expect(found["sentence"] == "01:00.0 shares its group with 4 others, "
           "because 00:1c.0 lacks SV RR CR UF.", found["sentence"])


def program_that_failed_says_how():
    """The base register at f0 of 00:1f.0 is fed1c000: bit 0 is not set."""
    found = explained("00:1c.0", MACHINES / "pch-rcba-disabled/machine.lspci")
    port = found["hops"][0]
    expect("enabling failed" in port["result"]["reason"], port["result"])
    expect(register(port, "bspr")["fault"] ==
           "register bspr: window rcba disabled, base register 0xfed1c000",
           port["registers"])
    expect(register(port, "mpc")["after"] == "0x01118000", port["registers"])


def patched(path, function, rows):
    """The capture with some rows of a function replaced."""
    before, row, after = path.read_text().partition(f"\n{function} ")
    for offset, text in rows.items():
        after = re.sub(rf"^{offset}: .*$", f"{offset}: {text}", after, count=1,
                       flags=re.M)
    return (before + row + after).encode()


def bit_that_does_not_stick_says_so():
    """Here the PCI Express capability of 00:1c.0 is at d8, where its rule
    expects MPC. Its first dword, 01420010, is read-only."""
    text = patched(PCH, "00:1c.0", {
        "30": "00 00 00 00 d8 00 00 00 00 00 00 00 00 00 10 00",
        "d0": "00 00 00 00 00 00 00 00 10 00 42 01 00 00 00 00",
    })
    found = explained("00:1c.0", "--rcba", PCH.with_suffix(".rcba"), "-",
                      text=text)
    expect(register(found["hops"][0], "mpc")["fault"] ==
           "register mpc: wrote 0x05420010, read back 0x01420010",
           found["hops"][0]["registers"])


def registers_of_an_acs_capability():
    """The port implements 5f, all services but EC; SV, RR, CR and UF get
    enabled."""
    port = explained("00:02.0", PORTS)["hops"][0]
    expect([(r["before"], r["after"]) for r in port["registers"]] ==
           [("0x005f", "0x005f"), ("0x0000", "0x001d")], port["registers"])


def registers_at_a_place_of_their_own():
    """The ACS capability of the port is at 140; its dwords at 144 and 148 hold
    f and 0. Of SV, RR, CR and UF, the program sets in the second dword those
    that are set in the first."""
    path = MACHINES / "spt-ports/machine.lspci"
    lines = path.read_text().split("00:1c.0 ")[1].splitlines()
    row = next(line for line in lines if line.startswith("140: "))
    words = [bytes.fromhex(row[5 + at * 3:16 + at * 3])[::-1].hex()
             for at in (4, 8)]
    port = explained("00:1c.0", path)["hops"][0]
    expect(register(port, "spt_capability")["before"] == "0x" + words[0],
           words, port["registers"])
    expect(register(port, "spt_control")["before"] == "0x" + words[1], words,
           port["registers"])
    on = int(words[0], 16) & 0x1d | int(words[1], 16)
    expect(register(port, "spt_control")["after"] == f"0x{on:08x}", on,
           port["registers"])


def option_item_that_decides():
    found = explained("00:03.0", "--assume", "internal", "--policy",
                      "quirk;override@00:03.0", PORTS)
    port = found["hops"][0]
    expect(port["item"] == {"number": 2, "text": "override@0000:00:03.0"},
           port["item"])
    expect("option item 2 claims SV RR CR UF" in port["result"]["reason"],
           port["result"])
    expect(found["own_group"] is True, found)
    _, out, _ = acsctl("explain", "00:03.0", "--policy",
                       "quirk;override@00:03.0", PORTS)
    expect("item 2: override@0000:00:03.0" in out, out)


def final_no():
    found = explained("04:00.0", MACHINES / "vendor-word/machine.lspci")
    expect("zhaoxin-other-ports" in found["hops"][0]["result"]["reason"] and
           "a final no" in found["hops"][0]["result"]["reason"], found)
    expect(found["sentence"] == "04:00.0 shares its group with 1 other, "
           "because 00:03.1 lacks SV RR CR UF.", found["sentence"])


# --- Functions that share the group, and those that do not -------------------

def functions_of_a_slot_and_what_is_behind_them():
    """02:01.0 and 02:01.1 are ports without ACS; 04:00.0 and 05:00.0 are behind
    them."""
    found = explained("05:00.0", MACHINES / "switch/machine.lspci")
    expect(remarks(found, "mates") == {
        "02:01.0": "the first of the group",
        "02:01.1": "with 02:01.0: functions of one slot, and neither isolates",
        "04:00.0": "with 02:01.0, the bridge above it: "
                   "02:01.0 lacks SV RR CR UF",
        "05:00.0": "with 02:01.1, the bridge above it: "
                   "02:01.1 lacks SV RR CR UF",
    }, found["mates"])
    expect([hop["address"] for hop in found["hops"]] ==
           ["00:02.0", "01:00.0", "02:01.1", "05:00.0"], found["hops"])


def port_that_was_there_first():
    """No function is above 00:1c.0, so it shares its group because of its slot.
    The port 0001:00:00.0 shares its slot with no other function, but has a
    card behind it."""
    found = explained("00:1c.0", "--policy", "strict", PCH)
    expect(found["sentence"] == "00:1c.0 shares its group with 4 others, "
           "because it and 00:1c.1 are functions of one slot and neither "
           "isolates: it lacks SV RR CR UF, 00:1c.1 lacks SV RR CR UF.",
           found["sentence"])
    found = explained("0001:00:00.0", MACHINES / "domains/machine.lspci")
    expect(found["sentence"] == "0001:00:00.0 shares its group with 1 other, "
           "because 0001:01:00.0 is below it and 0001:00:00.0 lacks "
           "SV RR CR UF.", found["sentence"])


def slot_mates_that_are_apart():
    found = explained("00:02.0", PORTS)
    expect(remarks(found, "apart") == {"00:02.1": "both isolate"}, found)
    expect(found["sentence"] == "00:02.0 has a group of its own: it is on a "
           "root bus, and no function of its slot shares it.", found["sentence"])
    found = explained("00:03.1", MACHINES / "vendor-word/machine.lspci")
    expect(remarks(found, "apart") == {"00:03.0": "00:03.0 isolates"}, found)
    found = explained("00:03.0", MACHINES / "vendor-word/machine.lspci")
    expect(remarks(found, "apart") == {"00:03.1": "00:03.0 isolates"}, found)


VIRTUAL = b"""00:04.0 Ethernet controller [0200]: Some [1234:0001]
\tStatus: Cap+ 66MHz-
\tCapabilities: [40] Express (v2) Endpoint, MSI 00
\tCapabilities: [160 v1] Single Root I/O Virtualization (SR-IOV)
\t\tInitial VFs: 1, Total VFs: 1, Number of VFs: 1, Function Dependency Link: 00
\t\tVF offset: 1, stride: 1, Device ID: 0002

00:04.1 Ethernet controller [0200]: Some [1234:0002]
\tStatus: Cap+ 66MHz-
\tCapabilities: [40] Power Management version 2
"""


def virtual_function_is_the_only_one():
    """The virtual function has no PCI Express capability here, so it does not
    isolate."""
    found = explained("00:04.1", "-", text=VIRTUAL)
    expect(remarks(found, "apart") == {
        "00:04.0": "the kernel treats 00:04.1 as the only function of its "
                   "slot"}, found["apart"])
    found = explained("00:04.0", "-", text=VIRTUAL)
    expect(remarks(found, "apart") == {
        "00:04.1": "the kernel treats 00:04.1 as the only function of its "
                   "slot"}, found["apart"])


OPEN_PATH = b"""00:01.0 PCI bridge [0604]: Some [1234:0001]
\tStatus: Cap+ 66MHz-
\tBus: primary=00, secondary=01, subordinate=03, sec-latency=0
\tCapabilities: [40] Express (v2) Root Port (Slot-), MSI 00

01:00.0 PCI bridge [0604]: Some [1234:0002]
\tStatus: Cap+ 66MHz-
\tBus: primary=01, secondary=02, subordinate=03, sec-latency=0
\tCapabilities: [40] Express (v2) Upstream Port, MSI 00

02:00.0 PCI bridge [0604]: Some [1234:0003]
\tStatus: Cap+ 66MHz-
\tBus: primary=02, secondary=03, subordinate=03, sec-latency=0
\tCapabilities: [40] Express (v2) Downstream Port (Slot-), MSI 00

03:00.0 Ethernet controller [0200]: Some [1234:0004]
\tStatus: Cap+ 66MHz-
\tCapabilities: [40] Express (v2) Endpoint, MSI 00

03:00.1 Ethernet controller [0200]: Some [1234:0004]
\tStatus: Cap+ 66MHz-
\tCapabilities: [40] Express (v2) Endpoint, MSI 00
"""


def every_open_hop_is_a_reason():
    """The text of lspci does not show whether 01:00.0 is one of several
    functions."""
    found = explained("03:00.0", "-", text=OPEN_PATH)
    expect(found["sentence"] == "03:00.0 shares its group with 4 others, "
           "because 02:00.0 lacks SV RR CR UF, 01:00.0 at worst lacks "
           "SV RR CR UF, 00:01.0 lacks SV RR CR UF; it and 03:00.1 do not "
           "isolate from each other, either.",
           found["sentence"])


# --- Requester IDs ------------------------------------------------------------

def bridge_of_pci_express_takes_the_number_of_its_bus():
    found = explained("02:01.0", BRIDGES)
    expect(remarks(found, "names") == {
        "01:00.0": "its requests have the requester ID 02:00.0, "
                   "like all that pass bridge 01:00.0"}, found["names"])
    expect(found["sentence"] == "02:01.0 shares its group with 2 others, "
           "because bridge 01:00.0 replaces the requester ID of everything "
           "below it.", found["sentence"])


def topmost_conventional_bridge_gives_its_own_number():
    found = explained("04:01.0", BRIDGES)
    expect(remarks(found, "names") == {
        "00:1e.0": "its requests have the requester ID 00:1e.0, "
                   "like all that pass bridge 00:1e.0"}, found["names"])


HIDDEN_BRIDGE = b"""00:01.0 PCI bridge [0604]: Some [1234:0001]
\tStatus: Cap+ 66MHz-
\tBus: primary=00, secondary=01, subordinate=02, sec-latency=0
\tCapabilities: [40] Express (v2) Root Port (Slot-), MSI 00

01:00.0 PCI bridge [0604]: Some [1234:0002]
\tStatus: Cap+ 66MHz-
\tBus: primary=01, secondary=02, subordinate=02, sec-latency=32
\tCapabilities: [40] Power Management version 2

02:00.0 Serial controller [0700]: Some [1234:0003]
\tStatus: Cap- 66MHz-
"""


def bridge_that_hides_what_it_is_may_do_either():
    found = explained("02:00.0", "-", text=HIDDEN_BRIDGE)
    expect(remarks(found, "names")["01:00.0"] ==
           "its requests have the requester ID 02:00.0 or 01:00.0, "
           "like all that pass bridge 01:00.0", found["names"])


def functions_that_send_for_each_other():
    """1b4b:9128 also uses the requester ID of function 1."""
    path = MACHINES / "dma-alias/machine.lspci"
    found = explained("01:00.0", path)
    expect(remarks(found, "names") == {
        "01:00.1": "it also uses the requester ID of 01:00.1"}, found["names"])
    found = explained("01:00.1", path)
    expect(remarks(found, "names") == {
        "01:00.0": "01:00.0 also uses its requester ID"}, found["names"])
    expect(found["sentence"] == "01:00.1 shares its group with 2 others, "
           "because the IOMMU may mistake it and 01:00.0 for each other.",
           found["sentence"])


def name_that_nobody_has():
    text = OPEN_PATH.split(b"03:00.1")[0].replace(b"1234:0004", b"1b4b:9128")
    found = explained("03:00.0", "-", text=text)
    expect(remarks(found, "names") == {
        "03:00.0": "it also uses the requester ID of 03:00.1, where there "
                   "is no function"}, found["names"])


# --- ACS capabilities that a rule describes -----------------------------------

def behind_a_switch(ids, control):
    """OPEN_PATH with the IDs of 02:00.0, the downstream port of the switch, set
    to @ids, and with an ACS capability there. @control, + or -, is the state of
    source validation; all other services are disabled."""
    head, port, tail = OPEN_PATH.decode().partition("Downstream Port (Slot-)"
                                                    ", MSI 00\n")
    return (head + port + f"""\
\tCapabilities: [148 v1] Access Control Services
\t\tACSCap:\tSrcValid+ TransBlk- ReqRedir+ CmpltRedir+ UpstreamFwd+ EgressCtrl- DirectTrans-
\t\tACSCtl:\tSrcValid{control} TransBlk- ReqRedir- CmpltRedir- UpstreamFwd- EgressCtrl- DirectTrans-
""" + tail).replace("1234:0003", ids).encode()


def port_above(text, policy):
    found = explained("03:00.0", "--policy", policy, "-", text=text)
    return next(hop for hop in found["hops"] if hop["address"] == "02:00.0")


def broken_service_is_off_whatever_the_capture_says():
    """Bits 4, 3 and 2 get set, and bit 0 does not."""
    place = rule_place("idt-broken-sv")
    reason = "ACS capability without SV, which the kernel considers broken, " \
             f"known from rule idt-broken-sv ({place}); evidence "
    for before in "-+":
        text = behind_a_switch("111d:80b5", before)
        port = port_above(text, "quirk")
        expect(port["lacks"] == [] and reason in port["result"]["reason"], port)
        expect(register(port, "control")["after"] == "0x001c", port)
        port = port_above(text, "strict")
        expect(port["lacks"] == ["SV"] and reason in port["result"]["reason"],
               port)


def rule_that_only_explains_changes_nothing():
    for ids, known in (("12d8:2404", ", known from rule pericom-store-forward"),
                       ("12d8:2405", "")):
        for policy in ("quirk", "strict"):
            port = port_above(behind_a_switch(ids, "-"), policy)
            expect(port["lacks"] == [], port)
            expect(f"ACS capability{known}" in port["result"]["reason"] and
                   ("known" in port["result"]["reason"]) == bool(known), port)
            expect(register(port, "control")["after"] == "0x001d", port)


# --- What is unknown ----------------------------------------------------------

def unknown_registers_and_how_to_learn_them():
    found = explained("00:1c.0", MACHINES / "pch-rcba-silent/machine.lspci")
    expect(found["own_group"] is None, found)
    expect({u["address"] for u in found["unknown"]} ==
           {"00:1c.0", "00:1c.1", "00:1c.4"}, found["unknown"])
    for unknown in found["unknown"]:
        expect(unknown["what"] == "chipset registers not in the capture" and
               "inteltool -r" in unknown["remedy"] and
               "--rcba" in unknown["remedy"], unknown)
    port = found["hops"][0]
    for name in ("bspr", "updcr", "mpc"):
        expect(register(port, name)["after"] is None, port["registers"])
    expect(found["sentence"].startswith("00:1c.0 may share its group with up "
                                        "to 4 others, because "),
           found["sentence"])
    expect("neither is known to isolate: it at worst lacks SV RR CR UF" in
           found["sentence"], found["sentence"])


def unknown_place():
    text = b"03:00.0" + OPEN_PATH.split(b"03:00.0")[1].split(b"03:00.1")[0]
    found = explained("03:00.0", "-", text=text)
    expect(found["own_group"] is None, found)
    expect(found["sentence"] == "Whether 03:00.0 has a group of its own "
           "is unknown: whether its header has the multifunction bit is "
           "unknown; how its bus is reached is unknown; whether other "
           "functions of its slot exist is unknown: the source is a part of "
           "the machine.",
           found["sentence"])


def part_of_a_machine_has_at_least_these():
    text = b"03:00.0" + OPEN_PATH.split(b"03:00.0")[1]
    found = explained("03:00.0", "-", text=text)
    expect(" with at least 1 other, because " in found["sentence"],
           found["sentence"])


def unknown_ids_promise_nothing():
    """A root port of which only the vendor is known may be one that a rule
    names. If it has ACS registers, it is not one of those for which a rule
    replaces a missing capability."""
    text = OPEN_PATH.split(b"\n\n")[0].replace(
        b"[0604]: Some [1234:0001]",
        b": Intel Corporation Bridge of no known name") + b"\n"
    port = explained("00:01.0", "-", text=text)["hops"][0]
    expect(port["result"]["isolates"] is None, port)
    text += b"""\
\tCapabilities: [100 v1] Access Control Services
\t\tACSCap:\tSrcValid+ TransBlk+ ReqRedir+ CmpltRedir+ UpstreamFwd+ EgressCtrl- DirectTrans-
\t\tACSCtl:\tSrcValid+ TransBlk- ReqRedir+ CmpltRedir+ UpstreamFwd+ EgressCtrl- DirectTrans-
"""
    port = explained("00:01.0", "-", text=text)["hops"][0]
    expect(port["gives"] == ["SV", "RR", "CR", "UF"], port)


# --- What Linux asks for besides groups -----------------------------------------

def pasid_agrees(mode):
    """As the KUnit suite acs_policy_pasid finds it in a kernel."""
    policy, groups = expectation(MACHINES / "pasid" / mode)
    allowed = set()
    for address in frozenset().union(*groups):
        found = explained(address, "--assume", "internal", "--policy", policy,
                          PASID)["pasid"]
        expect(found is None or found["allowed"] is not None, found)
        if found and found["allowed"]:
            allowed.add(address)
    expect(allowed == pasids(MACHINES / "pasid" / mode), allowed)


def pasid_with_its_reason():
    """The capability of 08:00.0 is at 120, and it is below 06:01.0 without ACS;
    bit 21 at 64 of 00:04.0 is not set; 0b:00.0 has no such capability."""
    lets = "Linux lets it use PASIDs: "
    lets_not = "Linux does not let it use PASIDs: "
    for address, policy, sentence in (
            ("01:00.0", "strict", lets + "each hop gives RR and UF."),
            ("03:00.0", "strict", lets_not + "00:03.0 lacks RR UF."),
            ("08:00.0", "quirk", lets_not + "06:01.0 lacks RR UF."),
            ("09:00.0", "quirk", lets_not + "09:00.0 lacks RR UF."),
            ("04:00.0", "quirk", lets_not + "00:04.0 does not forward the "
             "prefix that carries one."),
            ("02:00.0", "override@00:02.0", lets + "each hop gives RR and UF, "
             "00:02.0 only by a claim.")):
        arguments = address, "--assume", "internal", "--policy", policy, PASID
        found = explained(*arguments)["pasid"]
        expect(found["what"] == sentence, address, found)
        expect(found["allowed"] == sentence.startswith(lets), address, found)
        expect(acsctl("explain", *arguments)[1].endswith(f"\n{sentence}\n"),
               address)
    expect(explained("0b:00.0", PASID)["pasid"] is None, "no capability")


def pasid_that_depends_on_what_is_unknown():
    """Whether 00:02.0 leads out of the machine decides whether it is claimed. A
    capture of 256 bytes does not show the capability."""
    found = explained("02:00.0", "--policy", "override@00:02.0", PASID)["pasid"]
    expect(found["allowed"] is None and found["what"] ==
           "Whether Linux lets it use PASIDs depends on 00:02.0, of which "
           "something is unknown.", found)
    found = explained("01:00.0", "-", text="".join(
        line for line in PASID.read_text().splitlines(keepends=True)
        if not re.match("[0-9a-f]{3}: ", line)).encode())
    expect(found["pasid"] is None, found["pasid"])


# --- The command line ---------------------------------------------------------

def doubt_names_each_reason_once():
    """Though several functions leave the same fact open."""
    text = "".join(f"IOMMU group {group} {address} Some: A [1eb0:0020]\n" for
                   group, address in ((2, "01:00.0"), (1, "02:00.0")))
    status, out, _ = acsctl("explain", "02:00.0", "--ignore-reported",
                            "--json", "-", text=text.encode())
    found = json.loads(out)
    reasons = [remark["what"] for remark in found["unknown"]]
    sentence = found["sentence"]
    expect(status == 1 and len(set(reasons)) < len(reasons), reasons)
    expect(all(sentence.count(reason) == 1 for reason in reasons), sentence)


def status_is_that_of_the_answer():
    expect(acsctl("explain", "01:00.0", PCH)[0] == 0, "not 0")
    expect(acsctl("explain", "01:00.0", "--policy", "strict", PCH)[0] == 1,
           "not 1 if it shares")
    expect(acsctl("explain", "00:1c.0",
                  MACHINES / "pch-rcba-silent/machine.lspci")[0] == 1,
           "not 1 if it is unknown")


def addresses():
    by_path = explained("00:1c.0/00.0", PCH)
    expect(by_path["address"] == "01:00.0", by_path["address"])
    domains = MACHINES / "domains/machine.lspci"
    expect(explained("01:00.0", domains)["address"] == "0000:01:00.0",
           "another domain")
    expect(explained("0001:01:00.0", domains)["address"] == "0001:01:00.0",
           "another domain")


def misuse():
    refused(2, ["explain"], "which ADDRESS?")
    refused(2, ["explain", "1c", PCH], "'1c'")
    refused(2, ["explain", "pci:8086:1c10", PCH], "pci:8086:1c10")
    refused(2, ["explain", "00:1c.7", PCH], "no function has the address")
    refused(2, ["explain", "00:1c.0", PCH, PCH], "one SOURCE")
    refused(3, ["explain", "00:1c.0", "/nonexistent"], "No such file")


def people_are_told_the_same():
    _, out, _ = acsctl("explain", "01:00.0", "--policy", "strict", PCH)
    for pattern in (r"^group +1, with 4 others$",
                    r"^00:1c\.0 +8086:1c10 +root-port +nothing +SV RR CR UF",
                    r"^00:1c\.0 +strict: nothing; no ACS capability; not bel",
                    r"^rh1037684 +vendor-statement +Intel, to Red Hat$",
                    r"^02:00\.0 .*with 00:1c\.1, the bridge above it"):
        expect(re.search(pattern, out, re.M), pattern, out)
    expect(out.rstrip().endswith("\n\n01:00.0 shares its group with 4 others, "
                                 "because 00:1c.0 lacks SV RR CR UF."), out)


def lines_fit():
    for address, path in (("00:1c.0", MACHINES /
                           "pch-rcba-silent/machine.lspci"),
                          ("02:01.0", BRIDGES),
                          ("0001:01:00.0", MACHINES /
                           "domains/machine.lspci")):
        for line in terminal(80, "explain", "--color=never", address,
                             path).splitlines():
            expect(len(line) <= 80, line)


def all_agree_with_groups(path):
    """explain lists the functions of each function's group, and connects each
    of them, except the first, to another function of the group."""
    functions = document("groups", path)["functions"]
    for function in functions:
        group = function["results"][0]["group"]
        mates = {f["address"] for f in functions
                 if f["results"][0]["group"] == group}
        status, out, err = acsctl("explain", function["address"], "--json",
                                  path)
        found = json.loads(out)
        expect(set(remarks(found, "mates")) == mates, found["mates"], mates)
        certain = function["results"][0]["certain"]
        expect((status == 0) == (len(mates) == 1 and certain), status, err)
        firsts = 0
        for what in remarks(found, "mates").values():
            tied = re.match(r"with ([0-9a-f:.]+)", what)
            firsts += not tied
            expect(not tied or tied[1].rstrip(":") in mates, what)
        expect(firsts == 1, found["mates"])


TESTS = [enabled_rule_and_its_registers,
         rule_that_strict_mode_does_not_believe, program_that_failed_says_how,
         bit_that_does_not_stick_says_so,
         registers_of_an_acs_capability, registers_at_a_place_of_their_own,
         option_item_that_decides, final_no,
         functions_of_a_slot_and_what_is_behind_them,
         port_that_was_there_first, slot_mates_that_are_apart,
         virtual_function_is_the_only_one,
         every_open_hop_is_a_reason,
         bridge_of_pci_express_takes_the_number_of_its_bus,
         topmost_conventional_bridge_gives_its_own_number,
         bridge_that_hides_what_it_is_may_do_either,
         functions_that_send_for_each_other, name_that_nobody_has,
         broken_service_is_off_whatever_the_capture_says,
         rule_that_only_explains_changes_nothing,
         unknown_registers_and_how_to_learn_them, unknown_place,
         part_of_a_machine_has_at_least_these, unknown_ids_promise_nothing,
         pasid_with_its_reason, pasid_that_depends_on_what_is_unknown,
         doubt_names_each_reason_once, status_is_that_of_the_answer,
         addresses, misuse,
         people_are_told_the_same, lines_fit]


def tests():
    for test in TESTS:
        yield f"explain: {test.__name__.replace('_', ' ')}", test
    for mode in MODES:
        yield f"explain: PASID agrees with the kernel under {mode}", \
            pasid_agrees, mode
    for name, path in captures("explain: agrees with groups on"):
        yield (f"explain: agrees with groups on {name}",
               all_agree_with_groups, path)
