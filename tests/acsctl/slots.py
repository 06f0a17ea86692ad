# SPDX-License-Identifier: GPL-2.0-only
"""acsctl slots, and the slots that acsctl suggest names. A card is moved in the
text of lspci, and acsctl groups then has to say of that text what acsctl slots
has said before."""

import re

from agreement import REPLAYED
from command import MACHINES, REAL, acsctl, document, expect, skip
from text import decode

CARD = """{bus}:00.0 Ethernet controller [0200]: Some card [1234:0009]
\tControl: I/O- Mem+ BusMaster+ SpecCycle- MemWINV- VGASnoop- ParErr-
\tStatus: Cap+ 66MHz- UDF- FastB2B- ParErr- DEVSEL=fast >TAbort-
\tCapabilities: [40] Express (v2) Endpoint, MSI 00

"""

ISOLATES = "\tCapabilities: [100 v1] Access Control Services\n" \
    "\t\tACSCap:\tSrcValid+ TransBlk- ReqRedir+ CmpltRedir+ UpstreamFwd+ " \
    "EgressCtrl- DirectTrans-\n" \
    "\t\tACSCtl:\tSrcValid- TransBlk- ReqRedir- CmpltRedir- UpstreamFwd- " \
    "EgressCtrl- DirectTrans-\n"

HOST = """00:00.0 Host bridge [0600]: Some host [1234:0001]
\tControl: I/O- Mem+ BusMaster+ SpecCycle- MemWINV- VGASnoop- ParErr-
\tStatus: Cap- 66MHz- UDF- FastB2B- ParErr- DEVSEL=fast >TAbort-

"""


def port(address, secondary, kind, details="", acs=ISOLATES):
    return f"""{address} PCI bridge [0604]: Some port [1234:0002]
\tControl: I/O- Mem+ BusMaster+ SpecCycle- MemWINV- VGASnoop- ParErr-
\tStatus: Cap+ 66MHz- UDF- FastB2B- ParErr- DEVSEL=fast >TAbort-
\tBus: primary=00, secondary={secondary}, subordinate={secondary}, sec-latency=0
\tCapabilities: [40] Express (v2) {kind}, MSI 00
{details}{acs}
"""


def details(lanes, number=None):
    text = f"\t\tLnkCap:\tPort #1, Speed 8GT/s, Width {lanes}, ASPM L1\n"
    if number is not None:
        text += "\t\tSltCap:\tAttnBtn- PwrCtrl- MRL- AttnInd- PwrInd-\n" \
                f"\t\t\tSlot #{number}, PowerLimit 75.000W; Interlock-\n"
    return text


# Of ports with nothing behind them
LINK_DOWN = "\t\tLnkSta:\tSpeed 2.5GT/s, Width x0\n"
CLOSED = "".join(f"\t{what} behind bridge: [disabled]\n" for what in
                 ("I/O", "Memory", "Prefetchable memory"))


# A board as boards are: two ports that do not isolate, a slot that is free, a
# controller that is built in, and a port of which little is known
BOARD = HOST + \
    port("00:01.0", "01", "Root Port (Slot+)", details("x16", 2), "") + \
    port("00:01.1", "02", "Root Port (Slot+)", details("x8", 3), "") + \
    port("00:1c.0", "03", "Root Port (Slot+)", details("x4", 0) + LINK_DOWN) + \
    port("00:1d.0", "04", "Root Port (Slot-)", details("x1")) + \
    port("00:1e.0", "05", "Root Port (Slot+), Integrated", CLOSED) + \
    CARD.format(bus="01") + CARD.format(bus="02") + CARD.format(bus="04")


def parts(text):
    """The descriptions of the functions, by address."""
    found = re.split(r"^(?=(?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7] )",
                     text, flags=re.M)
    return {part.split()[0]: part for part in found if part.strip()}


def buses(text):
    """The bus below each port."""
    return {address: match[1] for address, part in parts(text).items()
            if (match := re.search(r"secondary=([0-9a-f]{2})", part))}


def without(text, addresses):
    return "".join(part for address, part in parts(text).items()
                   if address not in addresses)


def add_card(text, place):
    """The text with a card with one function behind a port, and its address."""
    bus = place["port"][:-7] + buses(text)[place["port"]]
    return without(text, place["functions"]) + CARD.format(bus=bus), \
        f"{bus}:00.0"


def move(text, origin, target):
    """The text with a card moved, and the new addresses of its functions."""
    bus, new = buses(text)[origin["port"]], buses(text)[target["port"]]
    domains = [place["port"][:-7] for place in (origin, target)]
    moved = {}
    for address in origin["functions"]:
        inside = address.removeprefix(domains[0])
        if inside.startswith(bus):
            inside = new + inside[2:]
        moved[address] = domains[1] + inside
    all_parts = {moved.get(old, old): part.replace(old, moved.get(old, old), 1)
                 for old, part in parts(text).items()}
    # lspci prints functions in the order of their addresses
    return "".join(part for _, part in sorted(all_parts.items())), moved


def groups_of(text):
    """For each function, the others of its group, and if that is certain."""
    functions = document("groups", *REPLAYED, "-",
                         text=text.encode())["functions"]
    results = {f["address"]: f["results"][0] for f in functions}
    return {one: ({other for other in results if other != one and
                   results[other]["group"] == result["group"]},
                  result["certain"]) for one, result in results.items()}


def slots(text):
    return document("slots", *REPLAYED, "-", text=text.encode())


def a_card_is_grouped_as_told(text):
    """Puts a card with one function behind each port."""
    found = slots(text)
    expect(found["places"], "no place in", text)
    for place in found["places"]:
        changed, address = add_card(text, place)
        others, certain = groups_of(changed)[address]
        expect(set(place["shares"]) == others, place, others)
        expect((place["alone"] is True) == (certain and not others), place,
               others, certain)
        expect(place["alone"] is not False or others, place)
        expect(not certain or place["alone"] is not None, place)


def shared(groups, functions):
    return any(not certain or others - functions
               for others, certain in (groups[one] for one in functions))


def moves_are_those_that_help(text):
    """Moves each card to each place that is empty."""
    found = slots(text)
    told = {(move["from"], move["to"]) for move in found["moves"]}
    now = groups_of(text)
    helping = set()
    for origin in found["places"]:
        functions = set(origin["functions"])
        expect(origin["shared"] == bool(functions and shared(now, functions)),
               origin)
        for target in found["places"]:
            if not origin["shared"] or target["functions"] or \
               False in (origin["slot"], target["slot"]):
                continue
            changed, moved = move(text, origin, target)
            if not shared(groups_of(changed), set(moved.values())):
                helping.add((origin["port"], target["port"]))
    expect(told == helping, told, helping)


def suggest_names_those_slots(text, address):
    """The empty slots in which one function would be alone."""
    found = slots(text)
    origin = next(place for place in reversed(found["places"])
                  if address in place["functions"])
    told = document("suggest", *REPLAYED, "--isolate", address, "-",
                    text=text.encode())
    helping = []
    for target in found["places"]:
        if target["functions"] or target["slot"] is False:
            continue
        changed, moved = move(text, origin, target)
        others, certain = groups_of(changed)[moved[address]]
        if certain and not others:
            helping.append(target["port"])
    needless = told["answer"] == "needless"
    expect(told["moves"] == ([] if needless else helping), told["moves"],
           helping)


def facts_are_those_of_the_board():
    found = {place["port"]: place for place in slots(BOARD)["places"]}
    facts = {port: [place[name] for name in ("slot", "number", "lanes",
                                             "empty", "alone", "shared")]
             for port, place in found.items()}
    expect(facts == {
        "00:01.0": [True, 2, 16, False, False, True],
        "00:01.1": [True, 3, 8, False, False, True],
        "00:1c.0": [True, None, 4, True, True, False],
        "00:1d.0": [False, None, 1, False, True, False],
        "00:1e.0": [True, None, None, True, True, False],
    }, facts)


def moves_of_the_board():
    found = slots(BOARD)["moves"]
    expect(found == [{"from": one, "to": to} for one in ("00:01.0", "00:01.1")
                     for to in ("00:1c.0", "00:1e.0")], found)


def cards_without_a_slot_stay():
    """What is built in cannot be moved, and nothing can be put there."""
    text = BOARD.replace("Root Port (Slot+)", "Root Port (Slot-)")
    found = slots(text)
    expect(found["moves"] == [] and any(p["shared"] for p in found["places"]),
           found)
    _, out, _ = acsctl("suggest", *REPLAYED, "--isolate", "01:00.0", "-",
                       text=text.encode())
    expect("Another slot" not in out, out)
    status, out, _ = acsctl("slots", *REPLAYED, "-", text=text.encode())
    expect(status == 1 and "--all shows them" in out and "00:1c.0" not in out,
           status, out)
    _, out, _ = acsctl("slots", "--all", *REPLAYED, "-", text=text.encode())
    expect("00:1c.0" in out and "--all" not in out, out)


def nothing_is_empty_of_which_a_part_is_missing():
    """In a part of a machine, a port may lead to what is not in it."""
    text = without(BOARD, ["00:00.0", "00:1d.0"])
    places = {place["port"]: place for place in slots(text)["places"]}
    expect(places["00:1c.0"]["empty"] is None, places["00:1c.0"])
    _, out, _ = acsctl("slots", *REPLAYED, "-", text=text.encode())
    expect("nothing listed" in out, out)


def what_is_unknown_is_uncertain():
    """Without capabilities, a port may isolate or not."""
    text = re.sub(r"^\tCapabilities: \[.*\n(?:\t\t.*\n)*", "", BOARD,
                  flags=re.M).replace("\tStatus: Cap+", "\tStatus: Cap+\n"
                                      "\tCapabilities: <access denied>\n#")
    found = slots(text)
    expect(all(place["alone"] is None and place["unknown"] and
               place["slot"] is None for place in found["places"]), found)
    expect(not found["moves"], found)
    _, out, _ = acsctl("slots", *REPLAYED, "-", text=text.encode())
    expect("may share its group" in out and
           "\nTo learn what is unknown:\n    lspci" in out, out)


def people_are_told_where_to_put_it():
    status, out, _ = acsctl("slots", *REPLAYED, "-", text=BOARD.encode())
    rows = {line.split()[0]: line for line in out.splitlines() if line}
    expect(status == 0, status)
    expect("00:1d.0" not in rows, out)
    expect(re.search(r"#2 +x16 +01:00\.0 +Some card +shares its group with "
                     r"00:01\.0 00:01\.1 02:00\.0$", rows["00:01.0"]), out)
    expect(re.search(r"yes +x4 +nothing +is alone in its group$",
                     rows["00:1c.0"]), out)
    expect("The card with 01:00.0 shares its group; it would not behind "
           "00:1c.0 (x4), 00:1e.0.\n" in out, out)
    _, out, _ = acsctl("suggest", *REPLAYED, "--isolate", "02:00.0", "-",
                       text=BOARD.encode())
    expect("\nAnother slot would do without an option: 00:1c.0 (x4), "
           "00:1e.0.\n" in out, out)


def words_say_what_bytes_say(path):
    """Of slots; what groups depend on is compared elsewhere."""
    names = ("port", "slot", "number", "lanes", "functions")
    pair = [document("slots", path),
            document("slots", "-", text=decode(path, "-vvnn").encode())]
    bytes_, words = ([[place[name] for name in names]
                      for place in found["places"]] for found in pair)
    expect(bytes_ and bytes_ == words, bytes_, words)


def whole(name):
    """The words of a machine that shows that it is whole."""
    text = decode(MACHINES / name / "machine.lspci", "-vvnn")
    return text if "00:00.0" in text else HOST + text


TEXTS = ("root-ports", "switch", "pci-bridge", "gpu-and-nic", "domains",
         "multifunction-endpoint", "vendor-word", "dma-alias")


def tests():
    for name in TEXTS:
        text = whole(name)
        yield (f"slots: a card behind each port of {name}",
               a_card_is_grouped_as_told, text)
        yield (f"slots: each card of {name} in each empty slot",
               moves_are_those_that_help, text)
    yield "slots: a card behind each port of a board", \
        a_card_is_grouped_as_told, BOARD
    yield "slots: each card of a board in each empty slot", \
        moves_are_those_that_help, BOARD
    for name, address in (("gpu-and-nic", "01:00.0"),
                          ("gpu-and-nic", "01:00.1"),
                          ("gpu-and-nic", "02:00.0"),
                          ("root-ports", "03:00.0"),
                          ("root-ports", "01:00.0")):
        yield (f"suggest: slots that would do for {address} of {name}",
               suggest_names_those_slots, whole(name), address)
    for path in [*(MACHINES / name / "machine.lspci" for name in TEXTS),
                 *(REAL / name for name in ("x58-ich10.lspci",
                                            "h77-panther-point.lspci"))]:
        name = f"slots: words of {path.parent.name}/{path.name} say what " \
               "bytes say"
        if path.exists():
            yield name, words_say_what_bytes_say, path
        else:
            skip(f"{name}, which is not at hand")
    for test in (facts_are_those_of_the_board, moves_of_the_board,
                 cards_without_a_slot_stay,
                 nothing_is_empty_of_which_a_part_is_missing,
                 what_is_unknown_is_uncertain,
                 people_are_told_where_to_put_it):
        yield f"slots: {test.__name__.replace('_', ' ')}", test
