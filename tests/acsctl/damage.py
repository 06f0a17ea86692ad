# SPDX-License-Identifier: GPL-2.0-only
"""Damage that fuzzers found: it made acsctl claim isolation, or worse. Each has
a test."""

from command import acsctl, document, expect

HOST = """00:00.0 Host bridge [0600]: Some host [1234:0009]
\tStatus: Cap- 66MHz-

"""
PORT = """00:0{number}.0 PCI bridge [0604]: Some port [1234:000{number}]
\tControl: I/O+ Mem+ BusMaster+
\tStatus: Cap+ 66MHz-
\tBus: primary=00, secondary=0{number}, subordinate=0{number}, sec-latency=0
\tCapabilities: [40] Express (v2) Root Port (Slot+), MSI 00
{acs}\tKernel driver in use: pcieport

"""

ACS = """\tCapabilities: [100 v1] Access Control Services
\t\tACSCap:\tSrcValid+ TransBlk+ ReqRedir+ CmpltRedir+ UpstreamFwd+ EgressCtrl- DirectTrans+
\t\tACSCtl:\tSrcValid+ TransBlk- ReqRedir+ CmpltRedir+ UpstreamFwd+ EgressCtrl- DirectTrans-
"""

CARD = """0{bus}:00.0 Ethernet controller [0200]: Some card [1234:0009]
\tControl: I/O+ Mem+ BusMaster+
\tStatus: Cap+ 66MHz-
\tCapabilities: [40] Express (v2) Endpoint, MSI 00
\tKernel driver in use: e1000e

"""

# A port that isolates, one that does not, and a card behind the latter
MACHINE = PORT.format(number=1, acs=ACS) + PORT.format(number=2, acs="") + \
    CARD.format(bus=2)


def groups(text):
    status, _, err = acsctl("groups", "-", text=text.encode())
    expect(status in (0, 1), status, err)
    found = document("groups", "--assume", "internal,no-ivrs", "-",
                     text=text.encode())
    return {f["address"]: f for f in found["functions"]}, err


def is_apart(functions, address):
    """Whether acsctl claims that the function has a group of its own."""
    if address not in functions:
        return False
    result = functions[address]["results"][0]
    others = [f for f in functions.values() if f["address"] != address and
              f["results"][0]["group"] == result["group"]]
    return result["certain"] and not others


def undamaged_machine():
    """If this failed, the tests below would prove nothing."""
    found, err = groups(MACHINE)
    expect(not is_apart(found, "02:00.0") and
           found["02:00.0"]["results"][0]["certain"], found)
    expect("missing" not in err, err)


def address_that_is_damaged():
    """The lines of that port do not belong to the port before it. That port
    isolates, and would then seem to be above the card."""
    found, err = groups(MACHINE.replace("00:02.0 PCI", "?0:02.0 PCI"))
    expect(found["00:01.0"]["results"][0]["certain"], found)
    expect(not is_apart(found, "02:00.0"), found.get("02:00.0"))
    expect("standard input:12: warning: this belongs to no function" in err, err)


def title_that_is_lost():
    lines = MACHINE.splitlines(True)
    at = next(i for i, line in enumerate(lines) if line.startswith("00:02.0"))
    found, err = groups("".join(lines[:at] + lines[at + 1:]))
    expect(not is_apart(found, "02:00.0"), found.get("02:00.0"))
    expect("this belongs to no function" in err, err)


def title_that_is_lost_with_the_line_before():
    """No empty line is left. What shows that a new function begins is the line
    that lspci prints first in each function."""
    lines = MACHINE.splitlines(True)
    at = next(i for i, line in enumerate(lines) if line.startswith("00:02.0"))
    found, err = groups("".join(lines[:at - 1] + lines[at + 1:]))
    expect(found["00:01.0"]["results"][0]["certain"], found)
    expect(not is_apart(found, "02:00.0"), found.get("02:00.0"))
    expect(f"standard input:{at}: warning: this belongs to no function" in err, err)


def empty_line_within_a_function():
    """acsctl cannot tell whether the rest belongs to this function, so it
    cannot tell the type of the function either."""
    found, err = groups(MACHINE.replace("\tCapabilities: [40] Express (v2) End",
                                        "\n\tCapabilities: [40] Express (v2) End"))
    expect("this belongs to no function" in err, err)
    card = found.get("02:00.0")
    expect(card is None or card["type"] is None, card)


def first_title_that_is_lost():
    found, err = groups(MACHINE[MACHINE.index("\n") + 1:])
    expect(sorted(found) == ["00:02.0", "02:00.0"], found)
    expect("standard input:1: warning: this belongs to no function" in err, err)


def text_around_it_is_no_damage():
    found, err = groups("Hello,\n\nthis is it:\n\n" + MACHINE +
                        "\nAny ideas?\n\nThanks: somebody\n")
    expect("missing" not in err, err)
    expect(not is_apart(found, "02:00.0"), found["02:00.0"])


def bridge_that_is_lost():
    """Two ports of one slot do not isolate, and each has a card. Without the
    second port, acsctl cannot tell that its card is in the group of the
    others."""
    text = HOST + PORT.format(number=1, acs=ACS) + CARD.format(bus=1)
    for number in (2, 3):
        port = PORT.format(number=number, acs="")
        text += port.replace(f"00:0{number}.0", f"00:02.{number - 2}") + \
            CARD.format(bus=number)
    whole, _ = groups(text)
    expect(all(f["results"][0]["certain"] for f in whole.values()), whole)
    at = text.index("00:02.1 ")
    found, _ = groups(text[:at] + text[text.index("03:00.0 "):])
    for address in ("00:02.0", "02:00.0"):
        result = found[address]["results"][0]
        expect(not result["certain"], address, found[address])
        expect({"address": "03:00.0",
                "what": "how its bus is reached is unknown"} in
               result["unknown"], result)
    expect(found["00:01.0"]["results"][0]["certain"], "ACS lets nobody in",
           found["00:01.0"])


TESTS = [undamaged_machine, address_that_is_damaged, title_that_is_lost,
         title_that_is_lost_with_the_line_before,
         empty_line_within_a_function, first_title_that_is_lost,
         text_around_it_is_no_damage, bridge_that_is_lost]


def tests():
    for test in TESTS:
        yield f"damage: {test.__name__.replace('_', ' ')}", test
