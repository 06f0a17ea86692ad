# SPDX-License-Identifier: GPL-2.0-only
"""acsctl peers: the ways of packets, and the options that open them. The ways of
the machines here were worked out by hand, from PCIe r6.0, sec 6.12."""

import re

import honest
import made
from agreement import REPLAYED
from command import MACHINES, REAL, TOP, acsctl, document, expect, skip

BITS = {"SV": 1, "TB": 2, "RR": 4, "CR": 8, "UF": 16, "EC": 32, "DT": 64}
ISOLATES = "SV RR CR UF"
ALL = "SV TB RR CR UF EC DT"

# What no packet depends on
INSIDE = ("--assume=internal", *REPLAYED)


def word(bits):
    return sum(BITS[bit] for bit in bits.split())


def acs(control, capability=None):
    """ACS registers. The kernel enables SV, RR, CR and UF where they are
    implemented, so those that are off are not, unless @capability says so."""
    if control is None:
        return None
    return word(capability) if capability else \
        word(control) | word("TB EC DT"), word(control)


def bridge(address, bus, kind, control=None, capability=None, **what):
    return made.port(address, int(bus, 16), kind=kind,
                     acs=acs(control, capability), **what)


def card(address, class_=0x0302, **what):
    return made.function(address, "Card: Some card", class_=class_, **what)


HOST = made.function("00:00.0", "Host bridge: Some host", class_=0x0600,
                     kind=made.INTEGRATED)


def box(root=ISOLATES, first=ISOLATES, second=ISOLATES, third=ISOLATES,
        capability=None, functions=(), ids="1234:0001"):
    """A switch with three cards below one root port, and a drive below another:
    the registers of the root port, and of the ports of the switch. The first
    card may have two @functions, which are their registers. @ids are those of
    the ports of the switch."""
    ports = "".join(bridge(f"02:0{i}.0", f"0{i + 3}", made.DOWNSTREAM, control,
                           capability, ids=ids)
                    for i, control in enumerate((first, second, third)))
    several = "".join(card(f"03:00.{i}", several=True,
                           acs=acs("", ISOLATES) if control == "off" else
                           acs(control))
                      for i, control in enumerate(functions))
    return (HOST + made.port("00:01.0", 1, 5, acs=acs(root)) +
            bridge("00:02.0", "06", made.ROOT_PORT, ISOLATES) +
            made.port("01:00.0", 2, 5, kind=made.UPSTREAM) + ports +
            (several or card("03:00.0")) + card("04:00.0") +
            card("05:00.0", 0x0200) + card("06:00.0", 0x0108))


def nested(outer=ISOLATES, first=ISOLATES, second=ISOLATES):
    """A switch below a port of a switch, two cards below that, and one beside."""
    return (HOST + made.port("00:01.0", 1, 7, acs=acs(ISOLATES)) +
            made.port("01:00.0", 2, 7, kind=made.UPSTREAM) +
            made.port("02:00.0", 3, 6, kind=made.DOWNSTREAM, acs=acs(outer)) +
            bridge("02:01.0", "07", made.DOWNSTREAM, ISOLATES) +
            made.port("03:00.0", 4, 6, kind=made.UPSTREAM) +
            bridge("04:00.0", "05", made.DOWNSTREAM, first) +
            bridge("04:01.0", "06", made.DOWNSTREAM, second) +
            card("05:00.0") + card("06:00.0") + card("07:00.0"))


def ask(text, *arguments):
    return document("peers", *INSIDE, *arguments, "-", text=text.encode())


def pair(text, one="03:00.0", other="04:00.0", *arguments):
    found = ask(text, *arguments, one, other)["pairs"]
    expect([(p["from"], p["to"]) for p in found] ==
           [(one, other), (other, one)], found)
    return found[0]


def ways(text, *addresses):
    """The ways of requests, translated requests and completions."""
    found = pair(text, *addresses)
    return tuple(" ".join(found[kind]["ways"])
                 for kind in ("requests", "translated", "completions"))


# (text, two addresses or none, ways of each kind of packet)
OTHER_ROOT = ("03:00.0", "06:00.0")
UPPER = ("05:00.0", "07:00.0")
WAYS = {
    "all redirect": (box(), (), ("root", "root", "root")),
    "the sender's port does not": (
        box(first="SV CR UF"), (), ("switch", "switch", "root")),
    "the receiver's port lets completions pass": (
        box(second="SV RR UF"), (), ("root", "root", "switch")),
    "no port of the switch has ACS": (
        box(first=None, second=None), (), ("switch",) * 3),
    "what was redirected is not forwarded": (
        box(root="SV RR CR"), (), ("root blocked",) * 3),
    "translated requests pass": (
        box(first="SV RR CR UF DT"), (), ("root", "switch", "root")),
    "translated requests are blocked": (
        box(first="SV TB RR CR UF DT"), (), ("root", "blocked", "root")),
    "translated requests are blocked at the root": (
        box(root="SV TB RR CR UF"), (), ("root", "blocked", "root")),
    "egress control may block": (
        box(first="SV CR UF EC"), (), ("switch blocked",) * 2 + ("root",)),
    "egress control of what is redirected": (
        box(first="SV RR CR UF EC"), (), ("switch root",) * 2 + ("root",)),
    "two root ports": (box(), OTHER_ROOT, ("root",) * 3),
    "two root ports, and a switch that would not redirect": (
        box(first=None), OTHER_ROOT, ("root",) * 3),
    "the inner switch redirects, the outer forwards": (
        nested(), ("05:00.0", "06:00.0"), ("root",) * 3),
    "the outer switch does not forward": (
        nested(outer="SV RR CR"), ("05:00.0", "06:00.0"), ("blocked",) * 3),
    "the outer switch does not matter": (
        nested(outer=None, first=None, second=None), ("05:00.0", "06:00.0"),
        ("switch",) * 3),
    "only the port below the common switch matters": (
        nested(outer="SV CR UF"), UPPER, ("switch", "switch", "root")),
    "the inner port does not": (
        nested(first=None), UPPER, ("root",) * 3),
    "functions of one device": (
        box(functions=(None, None)), ("03:00.0", "03:00.1"),
        ("device root",) * 3),
    "functions of one device that cannot redirect": (
        box(functions=("", "")), ("03:00.0", "03:00.1"), ("device root",) * 3),
    "functions of one device that do not, though they can": (
        box(functions=("off", "off")), ("03:00.0", "03:00.1"),
        ("device",) * 3),
    "functions of one device that redirect": (
        box(functions=("RR CR", "RR CR")), ("03:00.0", "03:00.1"),
        ("root",) * 3),
    "a conventional bus": (
        HOST + made.port("00:01.0", 1, 2, acs=acs(ISOLATES)) +
        made.port("01:00.0", 2, kind=made.PCI_BRIDGE) +
        card("02:00.0") + card("02:01.0"), ("02:00.0", "02:01.0"),
        ("bus",) * 3),
    "the root bus": (
        HOST + card("00:03.0", kind=made.INTEGRATED) +
        card("00:04.0", kind=made.INTEGRATED), ("00:03.0", "00:04.0"),
        ("root",) * 3),
}


def ways_are_those_by_hand(name):
    text, addresses, expected = WAYS[name]
    found = ways(text, *addresses)
    expect(found == expected, found, expected)


def steps_name_the_bit():
    found = pair(box(root="SV RR CR"))
    steps = [(step["address"], step["action"], step["bit"])
             for step in found["requests"]["steps"]]
    expect(steps == [("02:00.0", "redirect", "RR"), ("01:00.0", "up", None),
                     ("00:01.0", "doubt", None)], steps)
    steps = [(step["address"], step["action"], step["bit"])
             for step in found["completions"]["steps"]]
    expect(steps[0] == ("02:01.0", "redirect", "CR"), steps)


def what_is_unknown_stays_unknown():
    """Without registers, a port may do anything, and nobody is told a way."""
    hidden = re.sub(r"(?m)^[0-9a-f]{3}: .*\n", "", box())
    found = pair(hidden)
    for kind in ("requests", "translated", "completions"):
        expect(set(found[kind]["ways"]) >= {"switch", "root", "blocked"} and
               found[kind]["unknown"], kind, found[kind])
    expect(not found["direct"] and found["linux"]["direct"] is None, found)
    _, out, _ = acsctl("peers", *INSIDE, "03:00.0", "04:00.0", "-",
                       text=hidden.encode())
    expect("02:00.0  downstream-port  unknown: RR is not known" in out and
           "unknown: through the switch, or through the root complex, or none"
           in out and "To learn what is unknown:" in out, out)
    _, out, _ = acsctl("peers", *INSIDE, "-", text=hidden.encode())
    expect(re.search(r"^03:00\.0 +- +\? +\? +\? ", out, re.M) and
           "*: completions" not in out, out)


def bridges_that_are_missing():
    """The upstream port may be that of one switch, or there may be two."""
    kind = "Downstream Port (Slot+)"
    text = honest.HOST + "".join(
        honest.port(f"02:0{i}.0", f"0{i + 3}", acs=honest.ACS, kind=kind) +
        honest.card(f"0{i + 3}:00.0") for i in range(2))
    found = pair(text)
    expect(len(found["requests"]["ways"]) > 1 and
           found["linux"]["distance"] is None, found)
    _, out, _ = acsctl("peers", "--open", *INSIDE, "03:00.0", "04:00.0", "-",
                       text=text.encode())
    expect("in the root complex only" not in out, out)


def ports_that_are_missing_may_refuse():
    """What the port above the switch would do with what comes up again."""
    kind = "Downstream Port (Slot+)"
    text = honest.HOST + honest.port("01:00.0", "02", kind="Upstream Port") + \
        "".join(honest.port(f"02:0{i}.0", f"0{i + 3}", acs=honest.ACS,
                            kind=kind) + honest.card(f"0{i + 3}:00.0")
                for i in range(2))
    found = pair(text)["requests"]
    expect(found["ways"] == ["root", "blocked"] and found["unknown"], found)


def ids_that_are_missing_may_have_a_rule():
    """A port without ACS redirects if it is one that a rule knows."""
    text = honest.HOST + honest.port("00:01.0", "01", acs=honest.ACS) + \
        honest.port("01:00.0", "02", kind="Upstream Port") + "".join(
            honest.port(f"02:0{i}.0", f"0{i + 3}", kind="Downstream Port",
                        name="Zhaoxin Some port", ids="1d17:0720")
            .replace(" [1d17:0720]", "") + honest.card(f"0{i + 3}:00.0")
            for i in range(2))
    found = pair(text)
    expect({"switch", "root"} <= set(found["requests"]["ways"]) and
           found["requests"]["unknown"], found)
    linux = found["linux"]
    expect((linux["direct"], linux["policy"]["direct"]) == (True, None), linux)
    _, out, _ = acsctl("peers", *INSIDE, "03:00.0", "04:00.0", "-",
                       text=text.encode())
    expect("With the ACS policy: unknown, since a rule may know of redirection "
           "elsewhere\n" in out, out)


def override_changes_no_way():
    """It claims that a port isolates; packets do not care."""
    text = box(first=None, second=None)
    for policy in ("strict", "override", "override@downstream"):
        found = document("peers", *INSIDE, f"--policy={policy}", "03:00.0",
                         "04:00.0", "-", text=text.encode())["pairs"][0]
        expect(found["requests"]["ways"] == ["switch"], policy, found)


# What pci_p2pdma_distance_many() says: (direct, distance, functions that
# redirect). It asks each function up to the common bridge, that one included
JUDGED = {
    "all redirect": (box(), "03:00.0", "04:00.0",
                     (False, 4, {"02:00.0", "02:01.0"})),
    "none redirects": (box(first=None, second="SV UF DT"), "03:00.0",
                       "04:00.0", (True, 4, set())),
    "egress control counts": (box(first="EC", second="SV"), "03:00.0",
                              "04:00.0", (False, 4, {"02:00.0"})),
    "no common bridge: the provider's side is asked alone": (
        box(), "06:00.0", "03:00.0",
        (False, 6, {"02:00.0", "00:01.0"})),
    "ports that do not matter": (
        nested(outer=None), "05:00.0", "07:00.0",
        (False, 6, {"04:00.0", "02:01.0"})),
    "the common bridge counts": (
        box(functions=(None, None)), "03:00.0", "03:00.1",
        (False, 2, {"02:00.0"})),
}


def linux_judges_so(name):
    text, one, other, expected = JUDGED[name]
    linux = pair(text, one, other)["linux"]
    expect((linux["direct"], linux["distance"],
            set(linux["redirects"])) == expected, linux, expected)


def with_option(text, option):
    return f"Kernel command line: quiet pci={option}\n\n{text}"


def opened(text, *arguments):
    return ask(text, "--open", *arguments)["opening"]


def expect_holds(text, found, addresses):
    """The kernel with the option does what was promised."""
    for name in ("config_acs", "disable_acs_redir"):
        if not found[name] or (name != "config_acs" and found["config_acs"]):
            continue
        after = ask(with_option(text, found[name]), *addresses)
        expect(after["pairs"] == found["pairs"], found[name], after["pairs"])


# (text, addresses, items of config_acs=, other devices in reach, groups that
# become one, or None for those that are asked about elsewhere)
PORT = "@0000:00:01.0/00.0/0{}.0"
OPENED = {
    "two cards": (
        box(), ("03:00.0", "04:00.0"),
        ["0010001" + PORT.format(0), "0010001" + PORT.format(1)], ["05:00.0"],
        [[["02:00.0"], ["03:00.0"]], [["02:01.0"], ["04:00.0"]]]),
    "only ports that redirect": (
        box(second=None), ("03:00.0", "04:00.0", "05:00.0"),
        ["0010001" + PORT.format(0), "0010001" + PORT.format(2)], [], None),
    "bits that are not implemented are left alone": (
        box(capability=ISOLATES), ("03:00.0", "04:00.0"),
        ["100x1" + PORT.format(0), "100x1" + PORT.format(1)], ["05:00.0"],
        None),
    "what is on stays on": (
        box(first="SV TB RR CR UF DT", second=None), ("03:00.0", "04:00.0"),
        ["1010011" + PORT.format(0)], ["05:00.0"], None),
    "egress control goes as well": (
        box(first="SV UF EC", second=None), ("03:00.0", "04:00.0"),
        ["001xx01" + PORT.format(0)], ["05:00.0"], None),
}


def options_are_those_by_hand(name):
    text, addresses, items, reached, joins = OPENED[name]
    found = opened(text, *addresses)
    expect(found["helps"] and not found["needless"], found)
    expect(found["config_acs"] == f"config_acs={';'.join(items)}",
           found["config_acs"], items)
    expect(found["reached"] == reached, found["reached"])
    if joins is not None:
        real = [join["parts"] for join in found["joins"]]
        expect(real == joins, real)
    paths = ";".join(item.split("@")[1] for item in items)
    expect(found["disable_acs_redir"] == f"disable_acs_redir={paths}", found)
    expect_holds(text, found, addresses)


def setpci_clears_what_redirects():
    found = opened(box(first="SV RR UF EC"), "03:00.0", "04:00.0")
    lines = [gate["setpci"] for gate in found["gates"]]
    expect(lines == ["setpci -s 02:00.0 ECAP_ACS+6.w=0000:0024",
                     "setpci -s 02:01.0 ECAP_ACS+6.w=0000:000c"], lines)


def nothing_to_open():
    text = box(first=None, second=None)
    found = opened(text, "03:00.0", "04:00.0")
    expect(found["needless"] and found["helps"] and not found["gates"] and
           found["config_acs"] is None, found)
    status, out, _ = acsctl("peers", "--open", *INSIDE, "03:00.0", "04:00.0",
                            "-", text=text.encode())
    expect((status, out) == (0, "They already reach each other directly.\n"),
           status, out)


def no_option_joins_two_root_ports():
    found = opened(box(), "03:00.0", "06:00.0")
    expect(not found["helps"] and not found["gates"], found)
    status, out, _ = acsctl("peers", "--open", *INSIDE, "03:00.0", "06:00.0",
                            "-", text=box().encode())
    expect(status == 1 and "meet in the root complex only" in out, status, out)


def linux_asks_more_than_matters():
    """Inner ports are asked, though what they send up does not turn there."""
    found = opened(nested(), "05:00.0", "07:00.0")
    gates = {gate["address"]: gate["for_linux"] for gate in found["gates"]}
    expect(gates == {"02:00.0": False, "02:01.0": False, "04:00.0": True},
           gates)
    expect("/00.0/00.0/00.0/00.0" not in found["config_acs"], found)
    expect(found["helps"] and found["pairs"][0]["linux"]["direct"] is False,
           found)
    more = next(g["config_acs"] for g in found["gates"] if g["for_linux"])
    after = pair(with_option(nested(), f"{found['config_acs']};{more}"),
                 "05:00.0", "07:00.0")
    expect(after["linux"]["direct"] is True, after)


def options_that_are_there_stay():
    """The kernel takes the last option of a name, and of it the first item."""
    there = "config_acs=xxx0xxx@0000:00:02.0;xxxxxx0@0000:00:01.0/00.0/00.0"
    found = opened(with_option(box(), there), "03:00.0", "04:00.0")
    items = found["config_acs"].removeprefix("config_acs=").split(";")
    expect(items[0].endswith("@0000:00:01.0/00.0/00.0") and
           items[-2:] == ["0xxx@0000:00:02.0", "0@0000:00:01.0/00.0/00.0"],
           items)


def contradictions_are_told():
    text = box()
    found = opened(text, "--isolate=05:00.0", "03:00.0", "04:00.0")
    expect(found["contradicts"] == [], found["contradicts"])
    found = opened(text, "--isolate=03:00.0,05:00.0", "03:00.0", "04:00.0")
    expect(found["contradicts"] == ["03:00.0"], found["contradicts"])
    _, out, _ = acsctl("peers", "--open", *INSIDE, "--isolate=03:00.0",
                       "03:00.0", "04:00.0", "-", text=text.encode())
    expect("03:00.0 has no group of its own, as --isolate asks, with it\n" in out, out)


# What a rule says of ports without registers; what it calls a final no
ZHAOXIN, ZHAOXIN_OTHER = "1d17:0721", "1d17:0720"
# A port whose registers are 32 bits wide: capability, then control
MISPLACED, WIDE = "8086:a110", (0x1f, 0, 0x1d, 0)


def a_rule_says_that_ports_redirect():
    text = box(first=None, second=None, ids=ZHAOXIN)
    expect(ways(text) == ("root",) * 3, pair(text))
    found = opened(text, "03:00.0", "04:00.0")
    expect(not found["helps"] and found["config_acs"] is None and
           found["disable_acs_redir"] is None and
           all(g["setpci"] is None for g in found["gates"]), found)
    _, out, _ = acsctl("peers", "--open", *INSIDE, "03:00.0", "04:00.0", "-",
                       text=text.encode())
    expect("02:00.0: its rule says that it redirects (RR CR), and no option "
           "changes that" in out, out)


def a_final_no_leaves_registers_as_they_are():
    text = box(ids=ZHAOXIN_OTHER)
    expect(ways(text) == ("root",) * 3, pair(text))
    found = opened(text, "03:00.0", "04:00.0")
    expect(found["helps"] and found["config_acs"], found)


def linux_reads_the_standard_place():
    """There, it finds the upper half of the capability."""
    text = HOST + made.port("00:01.0", 1, ids=MISPLACED, acs=WIDE) + "".join(
        card(f"01:00.{i}", several=True) for i in range(2))
    linux = pair(text, "01:00.0", "01:00.1")["linux"]
    expect((linux["direct"], linux["redirects"]) == (True, []), linux)
    expect(linux["policy"] == {"direct": False, "redirects": ["00:01.0"]},
           linux)
    _, out, _ = acsctl("peers", *INSIDE, "01:00.0", "01:00.1", "-",
                       text=text.encode())
    expect("Linux (p2pdma): direct; distance 2\nWith the ACS policy: not direct,"
           " since a rule knows of redirection elsewhere\n" in out, out)


# What a rule says of a port; (ids, ACS registers, direct with the policy)
BY_RULE = {
    "a rule that provides": (ZHAOXIN, None, False),
    "a program that firmware may have run": ("8086:1c10", None, False),
    "registers elsewhere that do not redirect": (
        MISPLACED, (0x40, 0, 0, 0), True),
    "a final no": ("1d17:0720", None, True),
    "no rule": ("1234:0001", None, True),
}


def rules_count_with_the_policy(name):
    """Two cards below a switch, whose port to them has the ids."""
    ids, registers, direct = BY_RULE[name]
    text = HOST + made.port("00:01.0", 1, ids=ids, acs=registers) + "".join(
        card(f"01:00.{i}", several=True) for i in range(2))
    for mode in ("strict", "quirk", "override@00:01.0"):
        linux = pair(text, "01:00.0", "01:00.1", f"--policy={mode}")["linux"]
        expect((linux["direct"], linux["policy"]["direct"]) == (True, direct),
               mode, linux)


def rules_of_devices_do_not_count():
    """They say what becomes of requests between functions of the device."""
    text = HOST + made.port("00:01.0", 1) + "".join(
        card(f"01:00.{i}", several=True, ids="8086:1521") for i in range(2))
    linux = pair(text, "01:00.0", "01:00.1")["linux"]
    expect(linux["policy"] == {"direct": True, "redirects": []}, linux)


def root(ids, address="00:00.0", other="00:00.0"):
    """A host bridge, and cards below two root ports of bus 00, or of two."""
    more = "" if other == address else \
        made.port(other, 3, ids=ids)
    bus = other[:2]
    return (made.function(address, "Host bridge: Some", class_=0x0600,
                          ids=ids, kind=made.INTEGRATED) +
            made.port("00:01.0", 1) + card("01:00.0") + more +
            made.port(f"{bus}:02.0", 0x82) + card("82:00.0"))


# (host bridge, release of the kernel, whether Linux takes the way through it,
# which block says so, whether the version matters)
ALL, ONE, LATER = "8086:2030", "8086:2f00", "10de:2f95"
HOSTS = {
    "a listed one": (root(ALL), "", (True, "intel-skylake-e", False)),
    "one for peers below it": (
        root(ONE), "", (True, "intel-xeon-e5", False)),
    "two for peers below one": (
        root(ONE, other="80:00.0"), "", (False, "intel-xeon-e5", False)),
    "two for all": (
        root(ALL, other="80:00.0"), "", (True, "intel-skylake-e", False)),
    "none that is listed": (root("8086:1237"), "", (False, None, False)),
    "one that later kernels know": (root(LATER), "", (None, "nvidia", True)),
    "one that this kernel knows": (
        root(LATER), "7.3.4", (True, "nvidia", False)),
    "one that a later kernel knows": (
        root(LATER), "7.10.1-rc2", (True, "nvidia", False)),
    "one that this kernel does not know": (
        root(LATER), "6.12.9", (False, "nvidia", False)),
    "one that this kernel may know": (
        root(LATER), "6.19.2", (None, "nvidia", True)),
    "one of Zen": (root("1022:1480"), "", (True, "amd-zen", False)),
    "one of another processor of AMD": (
        root("1022:9600"), "", (None, "amd-others", False)),
    "a function that is no host bridge": (
        HOST.replace("00:00.0", "00:00.1") + root(ALL, "00:00.2", "00:00.2"), "",
        (None, None, False)),
}


def linux_knows_host_bridges(name):
    text, release, expected = HOSTS[name]
    if release:
        text = f"Linux version {release} (somebody)\n{text}"
    for found in ask(text, "01:00.0", "82:00.0")["pairs"]:
        host = found["linux"]["host_bridge"]
        expect((host["passes"], host["name"], host["depends_on_version"]) ==
               expected, host)


# The end of what is said of a pair
SAID = {
    "a listed one": "through the host bridge (Intel Skylake-E and later Xeons)",
    "two for peers below one": "none, since it does not trust such host "
    "bridges with peers below different ones (Intel Xeon E5, E7 v3 and E5 v3)",
    "none that is listed": "none, since it does not know that the host bridge "
    "lets peers pass",
    "one that later kernels know": "through the host bridge from Linux 7.3 on, "
    "none up to 6.12 (Processors of NVIDIA)",
    "one that this kernel does not know": "none, since it does not know this "
    "host bridge yet (Processors of NVIDIA)",
    "one of another processor of AMD": "through the host bridge or none, as "
    "the processor decides (Other processors of AMD)",
    "a function that is no host bridge": "through the host bridge, if it knows "
    "that one",
}


def host_bridges_are_named(name):
    text, release, _ = HOSTS[name]
    if release:
        text = f"Linux version {release} (somebody)\n{text}"
    _, out, _ = acsctl("peers", *INSIDE, "01:00.0", "82:00.0", "-",
                       text=text.encode())
    expect(f"Linux (p2pdma): {SAID[name]}; distance 4\n" in out, out)


def only_what_is_known_can_be_written():
    """config_acs= has to say what each bit is to be."""
    lines = re.compile(r"^\t\tACS(Cap|Ctl).*\n", re.M)
    kind = "Downstream Port (Slot+)"
    text = honest.HOST + honest.port("00:01.0", "01", acs=honest.ACS) + \
        honest.port("01:00.0", "02", kind="Upstream Port") + "".join(
            honest.port(f"02:0{i}.0", f"0{i + 3}", kind=kind,
                        acs=lines.sub("", honest.ACS) if i else honest.ACS) +
            honest.card(f"0{i + 3}:00.0") for i in range(2))
    found = opened(text, "03:00.0", "04:00.0")
    expect(found["config_acs"] is None and found["disable_acs_redir"] ==
           "disable_acs_redir=0000:00:01.0/00.0/00.0;0000:00:01.0/00.0/01.0",
           found)
    expect_holds(text, found, ("03:00.0", "04:00.0"))


def guide_shows_what_is_written():
    """In the guide, lines are left out, but none is wrong."""
    guide = (TOP / "Documentation/PCI/acs-peers.rst").read_text()
    commands = re.findall(r"^    \$ acsctl (.*)\n((?:    .*\n)+)", guide, re.M)
    expect(len(commands) == 3, commands)
    for command, lines in commands:
        arguments = command.replace("machine.txt", "-").split()
        _, out, _ = acsctl(*arguments, text=box().encode())
        written = iter(out.splitlines())
        for line in lines.splitlines():
            expect(line[4:] in written, command, line, "is not, or not there, "
                   "in", out)


def all_classes_by_default():
    found = ask(box())["pairs"]
    addresses = sorted({p["from"] for p in found})
    expect(addresses == ["03:00.0", "04:00.0", "05:00.0", "06:00.0"],
           addresses)
    found = ask(box(), "--class=vga")["pairs"]
    expect(ask(box(), "--all", "--class=vga")["pairs"] == found, found)
    expect(sorted({p["from"] for p in found}) == ["03:00.0", "04:00.0"], found)
    status, _, err = acsctl("peers", "--class=usb", *INSIDE, "-",
                            text=box().encode())
    expect(status == 2 and "fewer than two functions of the classes usb" in err,
           status, err)


def matrix_reads_at_a_glance():
    status, out, _ = acsctl("peers", *INSIDE, "-",
                            text=box(first="SV CR UF").encode())
    expect(status == 1, status)
    expect(re.search(r"^from \\ to +03:00\.0 +04:00\.0 +05:00\.0 +06:00\.0 +"
                     r"what it is$", out, re.M), out)
    expect(re.search(r"^03:00\.0 +- +switch\* +switch\* +root ", out, re.M) and
           re.search(r"^04:00\.0 +root +- +root +root ", out, re.M), out)
    expect("*: completions take another way back\n" in out, out)
    expect("In the way: CR of 02:00.0, RR CR of 02:01.0, RR CR of 02:02.0\n"
           in out, out)


def page_has_the_matrix():
    """The same words as in the table."""
    text = box(first="SV CR UF").encode()
    _, out, _ = acsctl("peers", *INSIDE, "-", text=text)
    table = [line.split()[1:5] for line in out.splitlines()
             if re.match(r"0\d:00\.0 ", line)]
    _, page, _ = acsctl("groups", "--format=html", *INSIDE, "-", text=text)
    part = page[page.index('<table class="peers">'):]
    rows = [re.findall(r"<td[^>]*>([^<]*)</td>", row)
            for row in re.findall(r'<tr><th scope="row">(.*)</tr>', part)]
    expect(len(rows) == 4 and rows == [[cell.replace("-", "") for cell in row]
                                       for row in table], rows, table)
    _, page, _ = acsctl("groups", "--format=html", *INSIDE, "-",
                        text=HOST.encode())
    expect('class="peers"' not in page, page)


WRONG = [
    (("03:00.0",), "a second ADDRESS is missing"),
    (("03:00.0", "02:00.0"), "02:00.0 is a bridge"),
    (("03:00.0", "03:00.0"), "03:00.0 is given twice"),
    (("03:00.0", "0f:00.0"), "no function has the address 0f:00.0"),
    (("--class=gpu",), "'gpu' is not a class"),
    (("--all", "03:00.0", "04:00.0"), "--all and addresses exclude"),
    (("--class=vga", "03:00.0", "04:00.0"), "exclude each other"),
    (("--isolate=03:00.0", "03:00.0", "04:00.0"), "--isolate is for --open"),
]


def mistakes_are_told(arguments, message):
    status, out, err = acsctl("peers", *arguments, "-", text=box().encode())
    expect(status == 2 and message in err and not out, status, out, err)


def machines_keep_their_promises(path):
    """What is promised of an option holds when the kernel has it, and nobody is
    direct both with registers that redirect and in Linux's judgement."""
    functions = document("groups", path)["functions"]
    cards = [f["address"] for f in functions if f["type"] == "endpoint"][:4]
    if len(cards) < 2:
        return
    found = document("peers", "--open", *INSIDE, *cards, path)
    for one in found["pairs"]:
        if one["linux"]["direct"] and one["requests"]["ways"] == ["root"]:
            steps = one["requests"]["steps"]
            expect(any(step["action"] == "redirect" for step in steps), one)
    if found["opening"]["needless"] or not found["opening"]["config_acs"]:
        return
    text = path.read_text()
    option = found["opening"]["config_acs"]
    after = document("peers", *INSIDE, *cards, "-",
                     text=with_option(text, option).encode())
    expect(after["pairs"] == found["opening"]["pairs"], option)


def tests():
    paths = sorted(MACHINES.glob("*/machine.lspci"))
    if REAL.is_dir():
        paths += sorted(REAL.glob("*.lspci")) + sorted(REAL.glob("*.txt"))
    else:
        skip("peers: ways of real machines")
    return [
        *((f"peers: {name}", ways_are_those_by_hand, name) for name in WAYS),
        *((f"peers: Linux: {name}", linux_judges_so, name) for name in JUDGED),
        *((f"peers: Linux, with the policy: {name}",
           rules_count_with_the_policy, name) for name in BY_RULE),
        *((f"peers: Linux: host bridges: {name}", linux_knows_host_bridges,
           name) for name in HOSTS),
        *((f"peers: Linux: host bridges: the words for {name}",
           host_bridges_are_named, name) for name in SAID),
        *((f"peers: open: {name}", options_are_those_by_hand, name)
          for name in OPENED),
        *((f"peers: mistake: {' '.join(arguments)}", mistakes_are_told,
           arguments, message) for arguments, message in WRONG),
        *((f"peers: {path.parent.name if path.stem == 'machine' else path.stem}"
           " keeps its promises", machines_keep_their_promises, path)
          for path in paths),
        *((f"peers: {test.__name__.replace('_', ' ')}", test) for test in
          (steps_name_the_bit, what_is_unknown_stays_unknown,
           bridges_that_are_missing,
           ports_that_are_missing_may_refuse,
           ids_that_are_missing_may_have_a_rule, override_changes_no_way,
           setpci_clears_what_redirects, nothing_to_open,
           no_option_joins_two_root_ports, linux_asks_more_than_matters,
           options_that_are_there_stay, contradictions_are_told,
           a_rule_says_that_ports_redirect,
           a_final_no_leaves_registers_as_they_are,
           linux_reads_the_standard_place, rules_of_devices_do_not_count,
           only_what_is_known_can_be_written,
           guide_shows_what_is_written, page_has_the_matrix,
           all_classes_by_default, matrix_reads_at_a_glance)),
    ]
