# SPDX-License-Identifier: GPL-2.0-only
"""acsctl draft. The tests run acsgen on each draft: it may find nothing missing
but the evidence, and why Linux does not know the device."""

import json
import re
import subprocess
import tempfile
from pathlib import Path

from agreement import captures
from behaviour import refused
from command import BUILD, MACHINES, acsctl, document, expect
from explain import OPEN_PATH, PCH, patched
from rules import SOURCES

BRIDGES = MACHINES / "pci-bridge/machine.lspci"
ENDPOINTS = MACHINES / "multifunction-endpoint/machine.lspci"
CARDS = MACHINES / "gpu-and-nic/machine.lspci"
PORTS = MACHINES / "root-ports/machine.lspci"
SPT = MACHINES / "spt-ports/machine.lspci"
SWITCH = MACHINES / "switch/machine.lspci"
WORD = MACHINES / "vendor-word/machine.lspci"

EVIDENCE = {
    "kind": "vendor-statement",
    "by": '"The vendor, in Data Sheet 7, section 3"',
    "see": '"https://pcisig.com/sheets"',
    "says": '"Peers do not reach each other."',
}
BECAUSE = '"Linux has no row for it."'


def draft(address, *arguments, text=None):
    status, out, err = acsctl("draft", address, *arguments, text=text)
    expect(status == 0, status, err)
    return out


def refused_from(text, address, *words):
    status, out, err = acsctl("draft", address, "-", text=text)
    expect(status == 1 and out == "", status, out)
    for word in words:
        expect(word in err, f"no '{word}'", err)


def clauses(text):
    """The text without comments, one clause a line, with blanks joined."""
    lines = [line.partition("#")[0] for line in text.splitlines()]
    return [" ".join(line.split()) for line in lines if line.strip()]


def filled_in(text):
    """The draft with the evidence that its comments ask for."""
    for word, value in EVIDENCE.items():
        text, count = re.subn(rf"^\t# {word}\t.*$", f"\t{word}\t{value};",
                              text, flags=re.M)
        expect(count == 1, f"no place for {word}", text)
    text, count = re.subn(r"^\t\t# because\t.*$", f"\t\tbecause\t{BECAUSE};",
                          text, flags=re.M)
    expect(count == 1, "no place for because", text)
    return text


def acsgen_check(text, *options):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "draft.acs")
        path.write_text(text)
        done = subprocess.run([BUILD / "acsgen", "check", *options, *SOURCES,
                               path],
                              capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def expect_laid_out(text):
    """The draft has the layout of the database."""
    done = subprocess.run([BUILD / "acsgen", "fmt", "-"], input=text,
                          capture_output=True, text=True, check=False)
    expect(done.returncode == 0 and done.stdout == text, done.stdout,
           done.stderr, text)


def expect_only_evidence_missing(text):
    """It has all examples that make check asks for; but where the answer depends
    on the values of registers, none that the rule matches."""
    expect_laid_out(text)
    status, said = acsgen_check(text)
    errors = re.findall(r"error: (.*)", said)
    expect(status == 1 and len(errors) == 5 and
           {re.fullmatch(r"(?:evidence \S+|this difference) has no (\w+) "
                         r"\[missing-clause\]", error)[1]
            for error in errors} == {*EVIDENCE, "because"}, said)
    status, said = acsgen_check(filled_in(text), "-Wmissing-example")
    if "provides capability" in text:
        said, count = re.subn(r".*has no example of a device that it matches.*\n"
                              r"(?: .*\n){2}help:.*\n", "", said)
        expect(count == 1, said)
        said = said.replace("acsgen: 1 warning\n", "")
    expect(status == 0 and said == "", said)


# --- The text of a draft ------------------------------------------------------

def function_of_several():
    """8086:10d3: two functions, no ACS. Intel's endpoints have a file."""
    text = draft("01:00.0", ENDPOINTS)
    expect(clauses(text) == [
        "evidence intel-10d3 {", "}",
        'rule intel-10d3 "82574L Gigabit Network Connection" {',
        "match {", "vendor 0x8086;",
        'device 0x10d3 "82574L Gigabit Network Connection";',
        "type endpoint;", "multifunction yes;", "acs absent;", "}",
        "provides RR CR DT;", "inapplicable SV TB UF;",
        "evidence intel-10d3;", "difference {", "}",
        "example {", "device 0x10d3;",
        "type endpoint;", "multifunction yes;",
        "provides SV TB RR CR UF DT;", "}",
        "example {", "device 0x10d2, 0x10d4;", "type endpoint;",
        "multifunction yes;", "no match;", "}",
        "example {", "device 0x10d3;", "type rciep;", "multifunction yes;",
        "no match;", "}", "}"], text)
    expect("quirkdb/intel-endpoints.acs" in text and
           "intel-multifunction-endpoints" in text, text)


def port_of_a_vendor_without_a_file():
    text = draft("02:01.1", SWITCH)
    expect(clauses(text)[2:] == [
        'rule texas-8233 "XIO3130 PCI Express Switch (Downstream)" {',
        "match {", "vendor 0x104c;",
        'device 0x8233 "XIO3130 PCI Express Switch (Downstream)";',
        "type downstream-port;", "acs absent;", "}",
        "provides SV RR CR UF;", "evidence texas-8233;", "difference {", "}",
        "example {", "device 0x8233;", "type downstream-port;",
        "multifunction yes;", "provides SV RR CR UF;", "}",
        "example {", "device 0x8232, 0x8234;", "type downstream-port;",
        "multifunction yes;", "no match;", "}",
        "example {", "device 0x8233;", "type upstream-port;",
        "multifunction yes;", "no match;", "}", "}"], text)
    expect("new file, quirkdb/texas.acs" in text, text)


def function_on_a_root_bus():
    text = draft("00:1f.0", SWITCH)
    for clause in ("type conventional;", "multifunction yes;",
                   "root-bus yes;"):
        expect(clause in clauses(text), text)


def file_of_the_family_rather_than_of_the_vendor():
    """No rule covers the port 8086:1ce0, but the rules for PCH ports without
    ACS have a file of their own."""
    text = patched(PCH, "00:1c.0", {
        "00": "86 80 e0 1c 07 00 10 00 b5 00 04 06 10 00 81 00"})
    found = document("draft", "00:1c.0", "-", text=text)
    expect(found["file"] == "intel-pch.acs" and found["file_is_new"] is False,
           found)
    expect("of the rule intel-pch-no-acs" in found["text"], found["text"])
    expect_only_evidence_missing(found["text"])


def rule_for_all_of_a_vendor_gives_way():
    text = draft("00:03.1", WORD)
    for words in ("the rule zhaoxin-other-ports applies to it",
                  "quirkdb/zhaoxin.acs", "of the rule zhaoxin-ports there",
                  "The ACS capability of 00:03.1, at 0x150, reads 0x001f, and "
                  "control 0x0000"):
        expect(words in text, words, text)
    expect("acs present;" in clauses(text), text)


def misplaced(control):
    """8086:a1e0, which no rule covers. It implements the services f, and its
    ACS control bits are at 148. Intel's root ports that have these bits at 148
    are those in intel-spt.acs."""
    return patched(SPT, "00:1c.0", {
        "00": "86 80 e0 a1 07 00 10 00 f1 00 04 06 10 00 81 00",
        "140": f"0d 00 01 22 0f 00 00 00 {control:02x} 00 00 00 00 00 00 00",
    })


def registers_that_are_plainly_misplaced():
    text = draft("00:1c.0", "-", text=misplaced(0x0d))
    for clause in ("acs present;",
                   "update spt_control { set sv, rr, cr, uf where "
                   "spt_capability; }",
                   "provides capability spt_capability control spt_control;"):
        expect(clause in clauses(text), clause, text)
    expect("intel-spt.acs" in text and "intel-spt-misplaced-acs" in text, text)
    expect_only_evidence_missing(text)


def registers_that_may_be_where_they_belong():
    """No service is enabled, or only one that is not implemented. Neither
    proves that the registers are misplaced."""
    for control in (0, 0x10):
        refused_from(misplaced(control), "00:1c.0", "it needs none")


def names_from_elsewhere():
    """Names that the rule language does not allow as they are."""
    with tempfile.NamedTemporaryFile("w") as names:
        names.write('104c  3D "Labs"\n\t8233  A "switch" of \N{BULLET} ports\n')
        names.flush()
        text = draft("02:01.1", "--names", names.name, SWITCH)
    expect("rule vendor-104c-8233 \"A 'switch' of ??? ports\" {" in
           clauses(text), text)
    expect_only_evidence_missing(text)
    with tempfile.NamedTemporaryFile("w") as names:
        text = draft("02:01.1", "--names", names.name, SWITCH)
    expect('rule vendor-104c-8233 "Device 104c:8233" {' in clauses(text), text)


# --- Several functions ----------------------------------------------------------

def several_of_one_kind():
    """Both ports, in the order of their ids, with an example at each end."""
    text = draft("00:01.1,00:01.0", CARDS)
    expect(clauses(text)[2:] == [
        'rule intel-1901 "Devices from 1901 to 1905" {', "match {",
        "vendor 0x8086;",
        'device 0x1901 "6th-10th Gen Core Processor PCIe Controller (x16)",',
        '0x1905 "Xeon E3-1200 v5/E3-1500 v5/6th Gen Core Processor PCIe '
        'Controller (x8)";', "type root-port;", "acs absent;", "}",
        "provides SV RR CR UF;", "evidence intel-1901;", "difference {", "}",
        "example {", "device 0x1901;", "type root-port;",
        "multifunction yes;", "root-bus yes;", "provides SV RR CR UF;", "}",
        "example {", "device 0x1905;", "type root-port;",
        "multifunction yes;", "root-bus yes;", "provides SV RR CR UF;", "}",
        "example {", "device 0x1900, 0x1902, 0x1904, 0x1906;",
        "type root-port;", "multifunction yes;", "root-bus yes;", "no match;",
        "}", "example {", "device 0x1901;", "type downstream-port;",
        "multifunction yes;", "no match;", "}", "}"], text)
    expect("A draft, for 00:01.0,00:01.1." in text and
           "Of the same kind" not in text, text)
    expect_only_evidence_missing(text)
    found = document("draft", "00:01.1,00:01.0", CARDS)
    expect(found["addresses"] == ["00:01.0", "00:01.1"] and
           found["address"] == "00:01.0", found)


def others_of_the_kind_are_named():
    text = draft("00:01.0", CARDS)
    expect("# Of the same kind, and without a rule: 00:01.1.\n"
           "# acsctl draft 00:01.0,... puts several into one rule.\n" in text,
           text)


def neighbours_are_listed_once():
    """Six ports: 1905 and 1906 are neighbours of each other, 190a is one of two,
    and ffff has none above it."""
    text = CARDS.read_text()
    block = re.search(r"^00:01\.1 .*?\n\n", text, re.M | re.S)[0]
    more = "".join(
        block.replace("00:01.1", f"00:01.{n}")
        .replace("86 80 05 19", f"86 80 {device}")
        .replace("00 02 02 00", f"00 {n + 8:02x} {n + 8:02x} 00")
        for n, device in enumerate(("06 19", "09 19", "0b 19", "ff ff"), 2))
    text = draft(",".join(f"00:01.{n}" for n in range(6)), "-",
                 text=text.replace(block, block + more).encode())
    expect("\t\tdevice\t0x1900, 0x1902, 0x1904, 0x1907, 0x1908, 0x190a, 0x190c,"
           "\n\t\t\t0xfffe;\n\t\ttype\troot-port;\n" in text, text)
    expect_only_evidence_missing(text)


def one_id_is_listed_once():
    """Both functions of the card are 8086:10d3."""
    text = draft("01:00.1,01:00.0", ENDPOINTS)
    expect(text == draft("01:00.1", ENDPOINTS), text)


def names_that_have_something_in_common():
    names = {
        ("Lake Port PCIe Controller (x16)", "Lake Port PCIe Controller (x8)"):
        ("intel-lake-port-pcie", "Lake Port PCIe Controller"),
        ("Root Port #1", "Root Port #11"): ("intel-root-port", "Root Port"),
        ("Ports 12", "Ports 13"): ("intel-ports", "Ports"),
        ("RCiEP", "rciep"): ("intel-1901", "Devices from 1901 to 1905"),
        # A rule has that name
        ("RCiEP 1", "RCiEP 2"): ("intel-1901", "RCiEP"),
    }
    for (one, other), (name, title) in names.items():
        with tempfile.NamedTemporaryFile("w") as file:
            file.write(f"8086  Intel Corporation\n\t1901  {one}\n"
                       f"\t1905  {other}\n")
            file.flush()
            text = draft("00:01.0,00:01.1", "--names", file.name, CARDS)
        expect(f'\nrule {name} "{title}" {{\n' in text, name, text)


def several_kinds_are_several_rules():
    """A port, and the card behind it, where both need a rule. A function that
    gets none is named."""
    refused(1, ["draft", "00:02.0,01:00.0", ENDPOINTS],
            "no rule for 00:02.0: it needs none")
    text = OPEN_PATH.split(b"03:00.1")[0]
    refused_from(text, "00:01.0,02:00.0",
                 "no rule for 02:00.0: it is of another kind than 00:01.0")
    found = json.loads(acsctl("draft", "--json", "00:01.0,02:00.0", "-",
                              text=text)[1])
    expect(found["address"] == "02:00.0" and "another kind" in
           found["refusal"], found)
    refused(2, ["draft", "00:01.0,", CARDS], "draft: ''")
    refused(2, ["draft", "00:01.0,00:09.0", CARDS],
            "no function has the address 00:09.0")


def file_is_created_and_never_replaced():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "new.acs")
        status, out, err = acsctl("draft", "-o", path, "00:01.0", CARDS)
        expect(status == 0 and not out and not err, status, out, err)
        expect(path.read_text() == draft("00:01.0", CARDS), path.read_text())
        path.write_text("somebody's work\n")
        refused(3, ["draft", "--output", path, "00:01.0", CARDS],
                f"acsctl: {path}: File exists; acsctl draft adds to no file")
        expect(path.read_text() == "somebody's work\n", path.read_text())
        refused(1, ["draft", "-o", Path(folder, "none"), "00:1c.0", CARDS],
                "no rule for 00:1c.0")
        refused(3, ["draft", "-o", Path(folder, "no/where"), "00:01.0", CARDS],
                "No such file or directory")
        expect([path.name for path in Path(folder).iterdir()] == ["new.acs"],
               *Path(folder).iterdir())
    refused(2, ["draft", "-o", "x", "--json", "00:01.0", CARDS],
            "exclude each other")


# --- Functions that get no draft ----------------------------------------------

def rule_that_is_there():
    refused(1, ["draft", "00:1c.0", PCH],
            "no rule for 00:1c.0: it has one already: rule intel-pch-no-acs (")


def id_that_is_named_for_another_kind():
    """Without its capability list, 00:1c.0 is a conventional bridge."""
    text = patched(PCH, "00:1c.0", {
        "00": "86 80 10 1c 07 00 00 00 b5 00 04 06 10 00 81 00"})
    refused_from(text, "00:1c.0",
                 "named, for another kind of device, by rule intel-pch-no-acs")


def isolates_by_itself():
    refused(1, ["draft", "00:02.0", PORTS],
            "it needs none; quirk: SV RR CR UF; ACS capability")
    refused(1, ["draft", "03:00.0", PORTS],
            "it needs none; quirk: everything; single function")
    refused(1, ["draft", "00:05.0", ENDPOINTS], "it needs none; quirk: SV RR "
            "CR UF; rule intel-rciep (")


def no_group_would_change():
    """A host bridge alone in its slot; a bridge to PCI alone in its slot."""
    refused(1, ["draft", "00:00.0", PORTS], "no group would change")
    refused(1, ["draft", "01:00.0", BRIDGES], "no group would change")


def behind_a_conventional_bridge():
    refused(1, ["draft", "04:01.0", BRIDGES],
            "no rule can help: bridge 03:02.0 replaces the requester ID")


def what_has_to_be_known():
    title = b"00:1c.0 PCI bridge [0604]: Some [1234:0001]\n"
    bridge = b"\tBus: primary=00, secondary=01, subordinate=01, sec-latency=0\n"
    card = (b"\n01:00.0 Serial controller [0700]: Some [1234:0002]\n"
            b"\tStatus: Cap+\n")
    refused_from(title + bridge + card, "00:1c.0", "whether it is PCI "
                 "Express, and of which type, is unknown; lspci -vv")
    refused_from(title.replace(b" [1234:0001]", b"") + bridge + card,
                 "00:1c.0", "its ids are unknown; lspci -nn")


def port_below_an_open_port():
    """Neither 00:01.0 nor 02:00.0 isolates. A rule for only one of them would
    change no group, because the other one still would not isolate. Both need
    a rule."""
    for address in ("00:01.0", "02:00.0"):
        status, out, err = acsctl("draft", address, "-",
                                  text=OPEN_PATH.split(b"03:00.1")[0])
        expect(status == 0 and "provides SV RR CR UF;" in out, err)


# --- All machines -------------------------------------------------------------

def drafts_of(path):
    """For each kind of device, acsctl prints a draft that lacks only the
    evidence, or the reason why there is no draft."""
    seen = set()
    for function in document("groups", path)["functions"]:
        kind = (function["vendor"], function["device"], function["type"],
                function["multifunction"], function["acs"])
        if kind in seen:
            continue
        seen.add(kind)
        status, out, err = acsctl("draft", "--json", function["address"], path)
        found = json.loads(out)
        if status:
            expect(status == 1 and found["refusal"] and not found["text"],
                   status, found, err)
            continue
        expect_only_evidence_missing(found["text"])


TESTS = [function_of_several, port_of_a_vendor_without_a_file,
         function_on_a_root_bus, file_of_the_family_rather_than_of_the_vendor,
         rule_for_all_of_a_vendor_gives_way,
         registers_that_are_plainly_misplaced,
         registers_that_may_be_where_they_belong, names_from_elsewhere,
         rule_that_is_there, id_that_is_named_for_another_kind,
         isolates_by_itself, no_group_would_change,
         behind_a_conventional_bridge, what_has_to_be_known,
         port_below_an_open_port, several_of_one_kind,
         others_of_the_kind_are_named, neighbours_are_listed_once,
         one_id_is_listed_once,
         names_that_have_something_in_common, several_kinds_are_several_rules,
         file_is_created_and_never_replaced]


def tests():
    for test in TESTS:
        yield f"draft: {test.__name__.replace('_', ' ')}", test
    for name, path in captures("draft: each device of"):
        yield f"draft: each device of {name}", drafts_of, path
