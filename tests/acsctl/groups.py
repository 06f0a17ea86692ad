# SPDX-License-Identifier: GPL-2.0-only
"""The table of "acsctl groups", as people read it: its order, names, reasons,
colours and width, its filters, and the lines below it."""

import re
import tempfile

from command import MACHINES, acsctl, document, expect
from text import decode

SWITCH = MACHINES / "switch/machine.lspci"
CARDS = MACHINES / "gpu-and-nic/machine.lspci"
PORTS = MACHINES / "root-ports/machine.lspci"
PCH = MACHINES / "pch-ports/machine.lspci"


def title(address, kind, name, ids, driver=None, group=None):
    """A function as lspci -nnk prints it, without capabilities."""
    lines = [f"{address} {kind}: {name} [{ids}]", "\tStatus: Cap- 66MHz-"]
    if group is not None:
        lines.append(f"\tIOMMU group: {group}")
    if driver:
        lines.append(f"\tKernel driver in use: {driver}")
    return "\n".join(lines) + "\n\n"


# What a list of names calls the vendor, a name in a source, and what is left
FIRMS = (
    ("Some Firm, Inc. [SF]", "Some Firm, Inc. [SF] Thing 1", "Thing 1"),
    ("Some Firm, Inc. [SF]", "Some Firm [SF] Thing 1", "Thing 1"),
    ("SOME Corporation", "Some Corporation Some Thing", "Some Thing"),
    ("Some Firm", "Some Firmware Engine", "Firmware Engine"),
    ("Some Firm", "Other Firm Thing", "Other Firm Thing"),
    ("Some Firm", "Firm Some Thing", "Firm Some Thing"),
    ("Some Firm", "Some Firm", "Some Firm"),
)


def names_lose_their_vendor(firm, name, left):
    """The list of names says what the vendor is, not how firms are called."""
    text = title("00:00.0", "Host bridge [0600]", name, "1234:0001")
    with tempfile.NamedTemporaryFile("w") as names:
        names.write(f"1234  {firm}\n")
        names.flush()
        _, out, _ = acsctl("groups", "--names", names.name, "-",
                           text=text.encode())
    expect(f"  {left}  " in out, out)


def rows(*arguments, text=None, **environment):
    """(group, address) of each row of the table, from top to bottom."""
    _, out, _ = acsctl("groups", *arguments, text=text, **environment)
    return re.findall(r"^(\d+)\??.*? ([0-9a-f:]+:..\.\d) ",
                      out.partition("\n\n")[0], re.M)


def order_is_that_of_groups():
    """The ports of the switch come in turn with what is below them."""
    found = rows(SWITCH)
    expect(len(found) == 12, *found)
    expect(found == sorted(found, key=lambda row: int(row[0])), *found)
    where = [address for _, address in found]
    expect(where.index("03:00.0") == where.index("02:00.0") + 1, *where)


def order_of_addresses():
    where = [address for _, address in rows("--sort=address", SWITCH)]
    expect(where == sorted(where) and len(where) == 12, *where)
    found = [f["address"] for f in document("groups", SWITCH)["functions"]]
    expect(found == where, *found)


def other_orders_are_refused():
    for arguments, wrong in ((["--sort=name"], "neither group nor address"),
                             (["--sort=group", "--json"], "is for tables"),
                             (["-v", "--format=dot"], "is for tables")):
        status, out, err = acsctl("groups", *arguments, SWITCH)
        expect(status == 2 and not out and wrong in err, status, err)


# One function of each class, and some with drivers. Only 00:1f has several
# functions, conventional ones, so they are together
FUNCTIONS = (
    ("00:00.0", "Host bridge [0600]", "A", "1234:0001"),
    ("00:01.0", "VGA compatible controller [0300]", "B", "1234:0002",
     "vfio-pci"),
    ("00:02.0", "3D controller [0302]", "C", "1234:0003"),
    ("00:03.0", "Ethernet controller [0200]", "D", "1234:0004", "igb"),
    ("00:04.0", "Network controller [0280]", "E", "1234:0005"),
    ("00:05.0", "Non-Volatile memory controller [0108]", "F",
     "1234:0006", "nvme"),
    ("00:06.0", "USB controller [0c03]", "G", "1234:0007"),
    ("00:07.0", "Audio device [0403]", "H", "1234:0008"),
    ("00:08.0", "Multimedia audio controller [0401]", "I", "1234:0009"),
    ("00:1f.0", "ISA bridge [0601]", "J", "1234:000a"),
    ("00:1f.2", "SATA controller [0106]", "K", "1234:000b", "ahci"),
    ("00:1f.3", "SMBus [0c05]", "L", "1234:000c"),
)


def machine(groups):
    """A source with these functions, in these groups."""
    return "".join(title(*(what + (None,))[:5], group) for what, group in
                   zip(FUNCTIONS, groups)).encode()


MACHINE = machine([None] * len(FUNCTIONS))

CHOICES = (
    (["--class=vga"], "00:01.0 00:02.0"),
    (["--class=nic"], "00:03.0 00:04.0"),
    (["--class=nvme,usb"], "00:05.0 00:06.0"),
    (["--class=audio"], "00:07.0 00:08.0"),
    (["--class=sata"], "00:1f.2"),
    (["--class=bridge"], "00:00.0 00:1f.0"),
    (["--driver=nvme,vfio-pci"], "00:01.0 00:05.0"),
    (["--shared"], "00:1f.0 00:1f.2 00:1f.3"),
    (["--group=9"], "00:1f.0 00:1f.2 00:1f.3"),
    (["--group=1,3"], "00:01.0 00:03.0"),
    (["00:1f.2"], "00:1f.0 00:1f.2 00:1f.3"),
    (["0000:00:01.0", "00:03.0"], "00:01.0 00:03.0"),
    (["--shared", "--class=bridge"], "00:1f.0"),
    (["--shared", "--class=vga"], ""),
)


def filters_choose(arguments, addresses):
    """The table and JSON show the same, with the groups of the whole."""
    found = [address for _, address in rows(*arguments, "-", text=MACHINE)]
    expect(found == addresses.split(), *found)
    # An address may as well come after the source
    found = document("groups", "-", *arguments, text=MACHINE)
    whole = document("groups", "-", text=MACHINE)
    expect([f["address"] for f in found["functions"]] == addresses.split(),
           found)
    expect(all(f in whole["functions"] for f in found["functions"]), found)
    expect(found["count"] == 12, found["count"])


def filters_change_no_status():
    """The groups that differ are not shown."""
    text = MACHINE.replace(b"[1234:0001]\n\tStatus: Cap- 66MHz-\n",
                           b"[1234:0001]\n\tStatus: Cap- 66MHz-\n"
                           b"\tIOMMU group: 1\n")
    text = text.replace(b"[1234:0002]\n\tStatus: Cap- 66MHz-\n",
                        b"[1234:0002]\n\tStatus: Cap- 66MHz-\n"
                        b"\tIOMMU group: 1\n")
    for arguments in ([], ["--class=usb"]):
        status, out, err = acsctl("groups", *arguments, "-", text=text)
        expect(status == 1, arguments, status, out, err)
        expect("2 are in another group than the source reports (!)." in out,
               out)


MISTAKES = (
    (["--class=gpu"], "'gpu' is not a class, expected vga, nic, nvme, usb,"),
    (["--class=vga,"], "'' is not a class"),
    (["--group=x"], "'x' is not the number of a group"),
    (["--group=10"], "there is no group 10; the last one is 9"),
    (["--driver=nvmee"], "no function has the driver 'nvmee'; the drivers are"
     " vfio-pci, igb, nvme, ahci"),
    (["00:09.0"], "no function has the address 0000:00:09.0"),
    (["--shared", "--format=html"], "filters are for tables and JSON"),
    (["00:01.0", "--format=dot"], "filters are for tables and JSON"),
    (["--class=vga", "--class=nic"], "--class is given twice"),
)


def mistake_in_a_filter(arguments, message):
    status, out, err = acsctl("groups", *arguments, "-", text=MACHINE)
    expect(status == 2 and not out and message in err, status, out, err)


def unknown_classes_are_counted():
    """A list of addresses and groups has no classes."""
    text = b"".join(b"IOMMU Group %d 00:0%d.0\n" % (i, i) for i in range(3))
    _, out, err = acsctl("groups", "--class=vga", "-", text=text)
    expect("3 functions are left out, since the source does not show the class"
           in err, out, err)


def filtered_json_is_no_snapshot():
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write(acsctl("groups", "--json", "--group=1", CARDS)[1])
        file.flush()
        status, _, err = acsctl("diff", file.name, CARDS)
    expect(status == 3 and "some are missing" in err, status, err)


def machines():
    return sorted(MACHINES.glob("*/machine.lspci"))


def everything_fits(columns):
    for path in machines():
        for arguments in ([], ["-c", "strict,quirk,override"], ["-v"],
                          ["-v", "-c", "strict,quirk,override"]):
            _, out, _ = acsctl("groups", *arguments, path,
                               COLUMNS=str(columns))
            for line in out.splitlines():
                expect(len(line) <= columns, path, line)


def names_are_there_at_80_columns():
    """Beside the groups of three policies, too: at least nine characters."""
    for path in machines():
        names = {f["address"]: f["name"]
                 for f in document("groups", path)["functions"]}
        for policies in ("quirk", "strict,quirk,override"):
            _, out, _ = acsctl("groups", "-c", policies, path, COLUMNS="80")
            for line in out.partition("\n\n")[0].splitlines()[1:]:
                found = re.search(r"\b([0-9a-f:]+:..\.\d)  (?:\S+:\S+ +)?"
                                  r"(.{9})", line)
                if found and names[found[1]]:
                    expect(found[2].rstrip(". ") in names[found[1]], line,
                           names[found[1]])


def reasons_are_short():
    _, out, _ = acsctl("groups", PCH)
    expect(re.search(r"^\d+ .* rule intel-pch-no-acs$", out, re.M), out)
    expect("evidence" not in out, out)
    _, out, _ = acsctl("groups", "-v", PCH)
    expect(re.search(r"^ +quirk: SV RR CR UF; rule intel-pch-no-acs "
                     r"\(.*\), enabled; evidence ", out, re.M), out)


REASONS = {"02:00.0": "no ACS", "03:00.0": "below 02:00.0",
           "02:01.1": "with 02:01.0: no ACS", "00:1f.2": "slot of 00:1f.0",
           "01:00.0": "single function", "00:02.0": "ACS"}


def reasons_say_how_it_joined():
    _, out, _ = acsctl("groups", SWITCH)
    for address, reason in REASONS.items():
        expect(re.search(rf" {address} .*  {reason}$", out, re.M), address,
               out)


RED, GREEN, YELLOW = "\033[31m", "\033[32m", "\033[33m"


def colours(address, *arguments):
    """The colours of the groups of a function, one for each policy."""
    _, out, _ = acsctl("groups", "--color=always", *arguments)
    line = next(line for line in out.splitlines() if f" {address} " in line)
    return re.findall(r"(\033\[3\dm)?\d+\??(?: \*)?(?:\033\[0m)? ",
                      line.partition(address)[0])


def colours_mean_danger():
    """Isolation on evidence is green, though strict does not have it. That
    which override claims is red, and so is that which is lost."""
    ports = ["--assume=internal", "-c"]
    address = next(f["address"] for f in document("groups", PCH)["functions"]
                   if "intel-pch-no-acs" in f["results"][0]["reason"])
    expect(colours(address, *ports, "strict,quirk", PCH)[1] == GREEN,
           colours(address, *ports, "strict,quirk", PCH))
    claim = "quirk,quirk;override@00:01.1"
    expect(colours("02:00.0", *ports, claim, CARDS)[1] == RED,
           colours("02:00.0", *ports, claim, CARDS))
    lost = "quirk;override@00:01.1,quirk"
    expect(colours("02:00.0", *ports, lost, CARDS)[1] == RED,
           colours("02:00.0", *ports, lost, CARDS))
    expect(colours("01:00.0", *ports, "quirk,strict", CARDS)[1] == "",
           colours("01:00.0", *ports, "quirk,strict", CARDS))


def last_line(*arguments, text=None):
    return acsctl("groups", *arguments, text=text)[1].splitlines()[-1]


def last_line_says_what_was_found():
    found = last_line("-", text=MACHINE)
    expect(found == "12 functions in 10 groups: 9 have groups of their own, "
           "3 share a group. The source reports no groups to compare with.",
           found)
    found = last_line("--assume=internal",
                      "--policy=quirk;override@00:01.1", CARDS)
    expect("For 1, that rests" not in found and
           "rests on what override claims without evidence." in found, found)


def last_line_compares():
    for last, words in ((9, "These are the groups that the source reports."),
                        (10, "3 are in another group than the source reports"
                         " (!).")):
        found = last_line("-", text=machine([*range(10), 9, last]))
        expect(found.endswith(words), found)


def last_line_explains_acs_that_is_off():
    """Two ports with ACS and the cards below them are in one group."""
    off = decode(PORTS, "-vvnn")
    off = re.sub(r"(?s)(\n0[0-4]:0[0-3]\.[01] .*?\tStatus: [^\n]*\n)",
                 r"\1\tIOMMU group: 0\n", off)
    on = off.replace("ACSCtl:\tSrcValid- TransBlk- ReqRedir- CmpltRedir- "
                     "UpstreamFwd-", "ACSCtl:\tSrcValid+ TransBlk- ReqRedir+ "
                     "CmpltRedir+ UpstreamFwd+")
    expect(on.count("SrcValid+ TransBlk- ReqRedir+") == 2, on)
    words = ("ACS of 2 is off there although they are in groups: with a device "
             "tree, Linux before 7.0 leaves it off, unless it has this policy.")
    for text, said in ((off, True), (on, False)):
        found = last_line("--assume=internal", "-", text=text.encode())
        expect("in another group than the source reports (!)." in found, found)
        expect(found.endswith(words) == said, found)


def senders_of_a_switch():
    """The ports of the switch have no ACS and are in two groups."""
    _, out, _ = acsctl("groups", SWITCH)
    expect("Linux asks the sender's side only" in out, out)
    for to, senders in (("02:00.0", "02:01.0 02:01.1"),
                        ("02:01.0", "02:00.0"), ("02:01.1", "02:00.0")):
        expect(f"  {to} and what is below it: from {senders}\n" in out, out)
    found = {f["address"]: f["results"][0]["open_from"]
             for f in document("groups", SWITCH)["functions"]}
    expect(found["02:00.0"] == ["02:01.0", "02:01.1"] and
           found["03:00.0"] == [], found)
    _, out, _ = acsctl("explain", "03:00.0", SWITCH)
    expect(re.search(r"^02:01\.1 .* to 02:00\.0 and what is below it$", out,
                     re.M), out)


def nobody_sends_where_ports_isolate():
    expect("sender" not in acsctl("groups", PORTS)[1], "somebody does")


def host_bridges_send_nothing():
    """As in AMD's root complexes: a host bridge is function 0 of a slot whose
    other functions are ports with ACS."""
    bits = ("SrcValid+ TransBlk+ ReqRedir+ CmpltRedir+ UpstreamFwd+ "
            "EgressCtrl- DirectTrans-")
    port = ("00:01.1 PCI bridge [0604]: B [1234:0002]\n\tStatus: Cap+\n"
            "\tBus: primary=00, secondary=01, subordinate=01, sec-latency=0\n"
            "\tCapabilities: [40] Express (v2) Root Port (Slot-)\n"
            "\tCapabilities: [100 v1] Access Control Services\n"
            f"\t\tACSCap:\t{bits}\n\t\tACSCtl:\t{bits}\n\n")
    for kind, sends in (("Host bridge [0600]", False),
                        ("System peripheral [0880]", True)):
        text = title("00:01.0", kind, "A", "1234:0001") + port
        _, out, _ = acsctl("groups", "-", text=text.encode())
        expect(("from 00:01.0" in out) == sends, kind, out)


def verbs():
    return re.findall(r"^  ([a-z]+) ", acsctl("--help")[1], re.M)


def examples_work(verb):
    """The command lines in the help of a verb are valid: they work on a
    machine that has what they name."""
    _, out, _ = acsctl(verb, "--help")
    found = re.findall(rf"^  (?:sudo )?acsctl ({verb}\b.*)$",
                       out.partition("Examples:\n")[2], re.M)
    expect(found, "no example", out)
    for line in found:
        if verb in ("boot", "capture"):
            continue
        words = [re.sub(r"^\w+\.txt$", str(CARDS), word.replace("'", ""))
                 for word in line.partition(" >")[0].split()]
        status, _, err = acsctl(*words)
        expect(status in (0, 1), line, status, err)


TESTS = [order_is_that_of_groups, order_of_addresses, other_orders_are_refused,
         filters_change_no_status, unknown_classes_are_counted,
         filtered_json_is_no_snapshot, names_are_there_at_80_columns,
         reasons_are_short, reasons_say_how_it_joined, colours_mean_danger,
         last_line_says_what_was_found, last_line_compares,
         last_line_explains_acs_that_is_off,
         senders_of_a_switch, nobody_sends_where_ports_isolate,
         host_bridges_send_nothing]


def tests():
    for test in TESTS:
        yield f"groups: {test.__name__.replace('_', ' ')}", test
    for arguments, addresses in CHOICES:
        yield (f"groups: {' '.join(arguments)} chooses", filters_choose,
               arguments, addresses)
    for arguments, message in MISTAKES:
        yield (f"groups: {' '.join(arguments)} is refused",
               mistake_in_a_filter, arguments, message)
    for columns in (80, 100):
        yield f"groups: all fits {columns} columns", everything_fits, columns
    for verb in verbs():
        yield f"{verb}: examples work", examples_work, verb
    for firm, name, left in FIRMS:
        yield (f"groups: {name} of {firm} is {left}",
               names_lose_their_vendor, firm, name, left)
