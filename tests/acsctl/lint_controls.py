# SPDX-License-Identifier: GPL-2.0-only
"""acsctl lint of disable_acs_redir= and config_acs=: how it reads them, and what
they do to groups. The other verbs take account of them if a source has them."""

import made
from agreement import REPLAYED, find_capture
from command import acsctl, document, expect
from honest import BARE, HOST, card, port
from lint import finds_mistake

# 00:02.0 with 01:00.0 behind it and 00:02.1 have ACS, 00:03.0 and 00:03.1 none
PORTS = "root-ports"
# Ports whose ACS registers are where only a rule says: 00:1c.0 and others
MISPLACED = "spt-ports"

# (option, items: option, devices, bits that it sets, bits that it clears)
REDIRECT, CONFIG = "disable_acs_redir=", "config_acs="
OFF = ("nothing", "RR CR EC")
READ = [
    ("pci=disable_acs_redir=00:02.0;1:0.0/1.2",
     [(REDIRECT, "0000:00:02.0", *OFF), (REDIRECT, "0000:01:00.0/01.2", *OFF)]),
    ("disable_acs_redir=pci:8086:1c10:1:2",
     [(REDIRECT, "pci:8086:1c10:0001:0002", *OFF)]),
    # The last flag is that of bit 0, SV; a semicolon may end the list
    ("pci=nomsi,config_acs=10x@pci:0:0;",
     [(CONFIG, "pci:0000:0000", "RR", "TB")]),
    ("quiet pci=config_acs=1X0x1x0@2:3.4 pci=disable_acs_redir=00:02.0",
     [(REDIRECT, "0000:00:02.0", *OFF),
      (CONFIG, "0000:02:03.4", "RR DT", "SV UF")]),
    # Flags above bit 6 may be there if they change nothing
    ("config_acs=xx0000000@00:02.0",
     [(CONFIG, "0000:00:02.0", "nothing", "SV TB RR CR UF EC DT")]),
    # What follows a mistake is not read, what precedes it is
    ("disable_acs_redir=00:02.0;oops;00:02.1",
     [(REDIRECT, "0000:00:02.0", *OFF)]),
]

STOPS = "the kernel stops reading here"
MISTAKES = [
    ("ro pci=noacs", "pci=", "noacs", 1, 5, "no option noacs"),
    ("ro pci=nomsi,noacs", "pci=", "nomsi,noacs", 7, 5,
     "disable_acs_redir=DEVICE turns redirection off"),
    ("pci=disable_acs_redir=00:02.0;oops", "pci=disable_acs_redir=",
     "00:02.0;oops", 9, 4, STOPS),
    ("pci=disable_acs_redir=", "pci=disable_acs_redir=", "", 1, 0, STOPS),
    ("pci=disable_acs_redir=downstream", "pci=disable_acs_redir=",
     "downstream", 1, 10, "expected a path"),
    ("pci=disable_acs_redir=00:02.0,00:02.1", "pci=",
     "disable_acs_redir=00:02.0,00:02.1", 27, 7, "';' separates"),
    ("pci=config_acs=00:02.0", "pci=config_acs=", "00:02.0", 1, 7,
     "expected flags"),
    ("pci=config_acs=1y@00:02.0", "pci=config_acs=", "1y@00:02.0", 2, 1,
     "expected flags"),
    ("pci=config_acs=10000000@00:02.0", "pci=config_acs=", "10000000@00:02.0",
     1, 8, "bit 6 is the highest"),
    ("pci=config_acs=1@00:02.0;1@00:2", "pci=config_acs=",
     "1@00:02.0;1@00:2", 17, 0, STOPS),
    ("ro config_acs=1@00:02.0", "", "config_acs=1@00:02.0", 1, 20,
     "must follow pci="),
    ("pci=config_acs=1@00:02.0,config_acs=0@00:02.0", "pci=",
     "config_acs=1@00:02.0,config_acs=0@00:02.0", 22, 20, "forgets"),
]

# (machine, option, groups that become one and whether that is certain)
CARD_AND_PORT = [["00:02.0"], ["01:00.0"]]
EFFECTS = [
    (PORTS, "disable_acs_redir=00:02.0", [(CARD_AND_PORT, True)]),
    # Two ports of one slot that do not isolate share a group
    (PORTS, "disable_acs_redir=pci:1b36:c",
     [([["00:02.0"], ["00:02.1"], ["01:00.0"]], True)]),
    (PORTS, "config_acs=xx1x1x1@00:02.1", []),
    # One service is missing, or may be: the firmware decides about the rest
    (PORTS, "config_acs=11110@00:02.0", [(CARD_AND_PORT, True)]),
    (PORTS, "config_acs=111x1@00:02.0", []),
    (PORTS, "config_acs=1111x@00:02.0", [(CARD_AND_PORT, False)]),
    (PORTS, "config_acs=@00:02.0", [(CARD_AND_PORT, False)]),
    # The first item of an option that selects a function applies to it
    (PORTS, "config_acs=11111@00:02.0;00000@pci:0:0", []),
    # config_acs= comes after the other option
    (PORTS, "disable_acs_redir=00:02.0,config_acs=11111@00:02.0", []),
    # The administrator claims what was turned off
    (PORTS, "disable_acs_redir=00:02.0,acs_policy=override@00:02.0", []),
    # No ACS capability
    (PORTS, "disable_acs_redir=00:03.0", []),
    # The program of the rule turns it off, whatever the flags
    (MISPLACED, "disable_acs_redir=00:1c.0",
     [([["00:1c.0"], ["01:00.0"]], True)]),
    (MISPLACED, "config_acs=1111111@00:1c.0",
     [([["00:1c.0"], ["01:00.0"]], True)]),
]

WARNINGS = [
    ("disable_acs_redir=00:09.0", ["names no function of this machine"]),
    ("disable_acs_redir=pci:10de:0", ["names no function of this machine"]),
    ("disable_acs_redir=00:03.0", ["which has no ACS capability"]),
    ("disable_acs_redir=00:02.0", []),
    ("config_acs=0@00:02.0;1@00:02.0", ["another item names it"]),
    ("config_acs=1@00:02.0,disable_acs_redir=00:02.0",
     ["another item names it"]),
]


def lint(option, *source):
    return document("lint", f"pci={option}", *REPLAYED, *source)


def reads(option, items):
    found = document("lint", option, "--no-machine")["controls"]["items"]
    expect([(item["option"], item["item"], item["sets"], item["clears"])
            for item in found] == items, found)


def has_effect(name, option, joins):
    found = lint(option, find_capture(name))["controls"]
    expect([(change["parts"], change["certain"])
            for change in found["joins"]] == joins, found["joins"])
    expect(found["splits"] == [], found["splits"])


def warns(option, warnings):
    found = lint(option, find_capture(PORTS))["controls"]["items"]
    texts = [text for item in found for text in item["warnings"]]
    expect(len(texts) == len(warnings), texts)
    for text, words in zip(texts, warnings):
        expect(words in text, f"no '{words}'", text)


def part_of_a_machine_may_have_the_function():
    found = document("lint", "disable_acs_redir=00:09.0", "-",
                     text=port("00:01.0", "01").encode())
    item, = found["controls"]["items"]
    expect("the source, which is a part" in item["warnings"][0], item)


UNNAMED = HOST + port("00:01.0", "01", ids="").replace(" []", "")


def function_without_ids_may_be_selected():
    """Nothing is certain then, and nothing isolates for certain."""
    item, = document("lint", "disable_acs_redir=pci:1234:5678", "-",
                     text=UNNAMED.encode())["controls"]["items"]
    expect([(f["address"], f["selected"]) for f in item["functions"]] ==
           [("00:01.0", None)], item)


def old_kernel_ignores_config_acs():
    """The release is in the log, or in what uname prints."""
    for line, warned in (
            ("[    0.000000] Linux version 6.1.0-18-amd64 (x@y)\n", True),
            ("Linux host 6.1.0-18-amd64 #1 SMP x86_64 GNU/Linux\n", True),
            ("[    0.000000] Linux version 6.10.3 (x@y)\n", True),
            ("[    0.000000] Linux version 6.11.0 (x@y)\n", False),
            ("[    0.000000] Linux version 6.12.1 (x@y)\n", False), ("", False)):
        found = document("lint", "config_acs=1@00:01.0", "-", text=(
            line + HOST + port("00:01.0", "01")).encode())
        item, = found["controls"]["items"]
        expect(any("is ignored by Linux 6.1" in text
                   for text in item["warnings"]) == warned, line, item)
    found = document("lint", "disable_acs_redir=00:01.0", "-", text=(
        "Linux version 6.1.0 (x@y)\n" + HOST + port("00:01.0", "01")).encode())
    expect("6.11" not in str(found), found)


ACS = """\
\tCapabilities: [140 v1] Access Control Services
\t\tACSCap:\tSrcValid+ TransBlk- ReqRedir+ CmpltRedir+ UpstreamFwd+ EgressCtrl- DirectTrans-
\t\tACSCtl:\tSrcValid+ TransBlk- ReqRedir+ CmpltRedir+ UpstreamFwd+ EgressCtrl- DirectTrans-
"""
MACHINE = HOST + port("00:01.0", "01", acs=ACS) + card("01:00.0")


def judged(option):
    line = f"[    0.0] Command line: BOOT_IMAGE=/x pci={option}\n"
    found = document("groups", "-", text=(line + MACHINE).encode())
    return {f["address"]: f["results"][0] for f in found["functions"]}


def groups_take_account_of_the_command_line():
    found = judged("nomsi")
    expect(found["00:01.0"]["isolates"] and
           found["00:01.0"]["group"] != found["01:00.0"]["group"], found)
    found = judged("disable_acs_redir=00:01.0")
    expect(found["00:01.0"]["isolates"] is False and
           found["00:01.0"]["group"] == found["01:00.0"]["group"] and
           found["01:00.0"]["certain"], found)
    line = "Command line: BOOT_IMAGE=/x pci=disable_acs_redir=00:01.0\n"
    err = acsctl("groups", "-", text=(line + MACHINE).encode())[2]
    expect("its command line has pci=disable_acs_redir=" in err, err)


def garbled_options_make_nothing_certain():
    """The kernel may read more than acsctl does: it takes 0x before digits."""
    for option in ("disable_acs_redir=pci:0x1eb0:2", "config_acs=0@oops"):
        found = judged(option)
        expect(found["00:01.0"]["isolates"] is None and
               not found["01:00.0"]["certain"], option, found)
        expect("an option of pci= leaves" in str(found["01:00.0"]["unknown"]),
               found)


def reported_groups_are_those_of_the_command_line():
    """The port isolates without the option, which explains the groups."""
    text = (HOST.replace("\n\n", "\n\tIOMMU group: 0\n\n") +
            port("00:01.0", "01", acs=ACS, group=1) + card("01:00.0", group=1))
    line = "Command line: BOOT_IMAGE=/x pci=disable_acs_redir=00:01.0\n"
    for given, disputed in ((text, True), (line + text, False)):
        found = document("groups", "-", text=given.encode())["evidence"]
        expect(bool(found["disputed"]) == disputed, found)


def rule_that_reads_no_register_keeps_its_answer():
    """Ports of Cavium isolate by rule, whatever the register says."""
    text = (HOST + port("00:01.0", "01", acs=BARE, ids="177d:a02d") +
            card("01:00.0"))
    text = text.replace("[100 v1] Advanced Error Reporting\n",
                        "[100 v1] Advanced Error Reporting\n" + ACS)
    found = document("lint", "disable_acs_redir=00:01.0", *REPLAYED, "-",
                     text=text.encode())["controls"]
    item, = found["items"]
    expect(found["joins"] == [] and "does not read" in item["warnings"][0],
           found)


# The kernel leaves SV of this switch off, since it is broken
BROKEN = (made.port("00:00.0", 1, 3, acs=True) +
          made.port("01:00.0", 2, 3, kind=made.UPSTREAM) +
          made.port("02:00.0", 3, kind=made.DOWNSTREAM, ids="111d:80b5",
                    acs=True) + made.function("03:00.0"))
SET_SV = ["pci=acs_policy=strict,config_acs=11111@02:00.0"]


def groups_come_apart_if_a_broken_service_is_turned_on():
    """strict believes the register."""
    found = document("lint", *SET_SV, *REPLAYED, "-",
                     text=BROKEN.encode())["controls"]
    expect([change["parts"] for change in found["splits"]] ==
           [[["02:00.0"], ["03:00.0"]]] and found["joins"] == [], found)


def people_see_the_effect():
    _, out, _ = acsctl("lint", *REPLAYED, "pci=config_acs=1110x@00:02.0",
                       find_capture(PORTS))
    for line in ("config_acs= item 1: 0000:00:02.0",
                 "    sets        RR CR UF", "    clears      TB",
                 "    leaves      SV, as the firmware has set them",
                 "    selects     00:02.0",
                 "config_acs= is there from Linux 6.11 on.",
                 "    join        00:02.0 + 01:00.0; this is the worst case, "
                 "and depends on what is unknown"):
        expect(line in out.splitlines(), f"no '{line}'", out)
    _, out, _ = acsctl("lint", *REPLAYED, "config_acs=1@00:02.1,nomsi",
                       find_capture(PORTS), COLUMNS="80")
    expect(all(len(line) <= 80 for line in out.splitlines()[:-1]), out)


def tests():
    for option, items in READ:
        yield f"lint reads {option}", reads, option, items
    for case in MISTAKES:
        yield f"lint finds the mistake in {case[0]}", finds_mistake, *case
    for case in EFFECTS:
        yield f"what {case[1]} does to {case[0]}", has_effect, *case
    for option, warnings in WARNINGS:
        yield f"what lint says about {option}", warns, option, warnings
    for test in (part_of_a_machine_may_have_the_function,
                 function_without_ids_may_be_selected,
                 old_kernel_ignores_config_acs,
                 groups_take_account_of_the_command_line,
                 garbled_options_make_nothing_certain,
                 reported_groups_are_those_of_the_command_line,
                 rule_that_reads_no_register_keeps_its_answer,
                 groups_come_apart_if_a_broken_service_is_turned_on,
                 people_see_the_effect):
        yield f"lint: {test.__name__.replace('_', ' ')}", test
