# SPDX-License-Identifier: GPL-2.0-only
"""The forms in which people paste machines: output of lspci that some program
has changed on the way, and output of commands other than lspci -vv."""

import gzip
import html
import json
import lzma
import os
import quopri
import tempfile
from pathlib import Path

import made
from command import REAL, acsctl, document, expect, skip

# A machine with two ports and a card behind each. One port isolates, the other
# does not
PLAIN = """\
00:00.0 Host bridge [0600]: Intel Corporation Some host [8086:7f10] (rev 07)
\tControl: I/O- Mem+ BusMaster+
\tStatus: Cap- 66MHz-
\tIOMMU group: 0

00:01.0 PCI bridge [0604]: Intel Corporation Some port [8086:7f11] (rev 02)
\tControl: I/O+ Mem+ BusMaster+
\tStatus: Cap+ 66MHz-
\tIOMMU group: 1
\tBus: primary=00, secondary=01, subordinate=01, sec-latency=0
\tCapabilities: [40] Express (v2) Root Port (Slot+), MSI 00
\tCapabilities: [100 v1] Advanced Error Reporting

00:02.0 PCI bridge [0604]: Intel Corporation Other port [8086:7f12] (rev 02)
\tControl: I/O+ Mem+ BusMaster+
\tStatus: Cap+ 66MHz-
\tIOMMU group: 2
\tBus: primary=00, secondary=02, subordinate=02, sec-latency=0
\tCapabilities: [40] Express (v2) Root Port (Slot+), MSI 00
\tCapabilities: [140 v1] Access Control Services
\t\tACSCap:\tSrcValid+ TransBlk+ ReqRedir+ CmpltRedir+ UpstreamFwd+ EgressCtrl- DirectTrans-
\t\tACSCtl:\tSrcValid- TransBlk- ReqRedir- CmpltRedir- UpstreamFwd- EgressCtrl- DirectTrans-

01:00.0 VGA compatible controller [0300]: Some Card [1eb0:0010] (rev a1)
\tControl: I/O+ Mem+ BusMaster+
\tStatus: Cap+ 66MHz-
\tIOMMU group: 1
\tCapabilities: [78] Express (v2) Legacy Endpoint, MSI 00

01:00.1 Audio device [0403]: Some Sound [1eb0:0011] (rev a1)
\tControl: I/O- Mem+ BusMaster+
\tStatus: Cap+ 66MHz-
\tIOMMU group: 1
\tCapabilities: [78] Express (v2) Endpoint, MSI 00

02:00.0 Ethernet controller [0200]: Some Net [1eb0:0020] (rev 03)
\tControl: I/O- Mem+ BusMaster+
\tStatus: Cap+ 66MHz-
\tIOMMU group: 3
\tCapabilities: [a0] Express (v2) Endpoint, MSI 00
\tKernel driver in use: somenet
"""


def each_line(mangle):
    return lambda text: "".join(mangle(i + 1, line) for i, line in
                                enumerate(text.splitlines()))


def spaced(text):
    return "\n\n".join(line for line in text.splitlines() if line) + "\n"


def in_spans(text):
    """As in a web page: with entities, and a tag at the end of each line."""
    lines = [html.escape(line).replace("\t", "&nbsp;&#160;") for line in
             text.splitlines()]
    return "<div><code>" + "<br/>\n".join(lines) + "</code></div>"


def in_one_line(text):
    return "<pre>" + "<br>".join(html.escape(line) for line in
                                 text.splitlines()) + "</pre>\n"


def in_forum(text):
    return each_line(lambda i, line: f"[FONT=mono][COLOR=#333]{line}[/COLOR]"
                     "[/FONT]\n")(text)


def in_table(text):
    return "<table>" + "".join(f"<tr><td>{i}</td><td>{html.escape(line)}"
                               "</td></tr>\n" for i, line in
                               enumerate(text.splitlines(), 1)) + "</table>"


def in_columns(text, width):
    """As a terminal breaks lines: within words, and without indentation."""
    lines = text.expandtabs(8).splitlines()
    return "".join(line[i:i + width] + "\n" for line in lines
                   for i in range(0, len(line) or 1, width))


def quoted_printable(text):
    return quopri.encodestring(text.encode()).decode()


def in_color(text):
    return each_line(lambda i, line: f"\x1b[1;3{i % 8}m{line[:7]}\x1b[0m"
                     f"{line[7:]}\x1b[K\n")(text)


JOURNAL = "Jun 07 11:33:10 box lspci[123]: "
ISO = "2026-06-07T11:33:10+0200 box lspci[123]: "

# Changes after which the text still has to be read as output of lspci
MANGLED = {
    "with a byte order mark": lambda text: "\ufeff" + text,
    "with CR LF": lambda text: text.replace("\n", "\r\n"),
    "with CR only": lambda text: text.replace("\n", "\r"),
    "in colour": in_color,
    "with blanks that do not break":
        lambda text: text.replace("\t", "\u00a0 \u00a0 ").replace(
            "00:02.0", "\u00a0\u00a000:02.0"),
    "with marks of no width":
        lambda text: text.replace("01:00.0", "\u200b01:00\u2060.0").replace(
            "ACSCap", "ACS\u00adCap"),
    "with typographic blanks and dashes":
        lambda text: text.replace(" (rev", "\u2003(rev").replace(
            "TransBlk-", "TransBlk\u2212"),
    "as lines of a web page": in_spans,
    "as one line of a web page": in_one_line,
    "numbered by cat": each_line(lambda i, line: f"{i:6}\t{line}\n"),
    "numbered by grep": each_line(lambda i, line: f"{i}:{line}\n"),
    "numbered with blanks": each_line(lambda i, line: f"{i:4}  {line}\n"),
    "from a journal": each_line(lambda i, line: f"{JOURNAL}{line}\n"),
    "from a journal with ISO dates": each_line(lambda i, line:
                                               f"{ISO}{line}\n"),
    "quoted": each_line(lambda i, line: f"> {line}\n"),
    "quoted twice": each_line(lambda i, line: f"> >> {line}\n"),
    "quoted with bars": each_line(lambda i, line: f"| {line}\n"),
    "indented": each_line(lambda i, line: f"      {line}\n"),
    "in a fence": lambda text: f"Here it is:\n```text\n{text}```\nThanks!\n",
    "in marks of a forum":
        lambda text: f"[code]{text.rstrip()}[/code]\nWhat now?\n",
    "after a prompt":
        lambda text: f"root@box:~# lspci -vvnn\n{text}root@box:~# \n",
    "with empty lines in between": spaced,
    "with line separators": lambda text: text.replace("\n", "\u2028"),
    "with blanks read as Latin-1": lambda text: text.replace("\t", "\u00c2\u00a0"),
    "in colour, shown by a terminal":
        lambda text: in_color(text).replace("\x1b", "^["),
    "in colour, without the first byte":
        lambda text: in_color(text).replace("\x1b", ""),
    "with the marks of a forum": in_forum,
    "as a table of a web page": in_table,
    "with brackets as entities":
        lambda text: "<pre>" + html.escape(text).replace(
            "[", "&lsqb;").replace("]", "&#93;") + "</pre>",
    "with escaped punctuation":
        lambda text: text.replace("[", "\\[").replace("]", "\\]"),
    "as a string of JSON": json.dumps,
    "as a member of JSON": lambda text: json.dumps({"rc": 0, "stdout": text}),
    "as lines of JSON":
        lambda text: json.dumps({"lines": text.splitlines()}, indent=2),
    "with escaped ends of lines": lambda text: json.dumps(text)[1:-1],
    "quoted-printable": quoted_printable,
    "shown by cat -A": lambda text: text.replace("\t", "^I").replace(
        "\n", "$\n"),
    "numbered by bat": each_line(lambda i, line: f"{i:4}   \u2502 {line}\n"),
    "after the name of a machine": each_line(lambda i, line:
                                             f"box1: {line}\n"),
    "after the name of who wrote it": each_line(lambda i, line:
                                                f"AB> {line}\n"),
    "as a difference": each_line(lambda i, line: f"+{line}\n"),
    "in quotes": each_line(lambda i, line: f"`{line}`\n"),
    "from a log of containers":
        each_line(lambda i, line: f"2026-06-07T11:33:10.1Z stdout F {line}\n"),
    "as ts prints it": each_line(lambda i, line: f"Jun 07 11:33:10 {line}\n"),
}


def functions_of(text, *arguments):
    if isinstance(text, str):
        text = text.encode()
    return document("groups", *arguments, "-", text=text)["functions"]


def mangled_is_plain(mangle):
    found, plain = functions_of(mangle(PLAIN)), functions_of(PLAIN)
    expect(found == plain, *(f"{f}\n{g}" for f, g in zip(found, plain)
                             if f != g), len(found))


def plain_is_right():
    found = {f["address"]: f["results"][0] for f in functions_of(PLAIN)}
    expect(all(result["certain"] for result in found.values()), found)
    expect(found["01:00.0"]["group"] == found["00:01.0"]["group"] !=
           found["02:00.0"]["group"] != found["00:02.0"]["group"], found)


PACKED = {
    "gzip": gzip.compress,
    "gzip in two members":
        lambda text: gzip.compress(text[:100]) + gzip.compress(text[100:]),
    "xz": lzma.compress,
    "UTF-16, little endian":
        lambda text: ("\ufeff" + text.decode()).encode("utf-16-le"),
    "UTF-16, big endian":
        lambda text: ("\ufeff" + text.decode()).encode("utf-16-be"),
    "UTF-16 without a mark": lambda text: text.decode().encode("utf-16-le"),
    "UTF-16 in gzip":
        lambda text: gzip.compress(text.decode().encode("utf-16")),
}


def packed_is_plain(pack):
    expect(functions_of(pack(PLAIN.encode())) == functions_of(PLAIN), "differs")


def expect_refusal(text, *words):
    status, out, err = acsctl("groups", "-", text=text)
    expect(status == 3 and not out, status, out)
    for word in words:
        expect(word in err, f"no '{word}'", err)


def damaged_packs_are_refused():
    expect_refusal(gzip.compress(PLAIN.encode())[:-30], "gzip", "early")
    expect_refusal(gzip.compress(PLAIN.encode())[:30] + b"x" * 90, "gzip")
    expect_refusal(lzma.compress(PLAIN.encode())[:-30], "xz")
    expect_refusal(b"BZh91AY&SY", "bunzip2")
    expect_refusal(b"\x28\xb5\x2f\xfd" + b"x" * 50, "unzstd")
    expect_refusal(b"\x89PNG\r\n\x1a\n" + b"x" * 50, "text is needed")


def bombs_are_refused():
    expect_refusal(gzip.compress(bytes(80 << 20)), "64 MiB")
    expect_refusal(lzma.compress(bytes(80 << 20)), "64 MiB")


# Hex dumps survive the same changes as text
BYTES = (made.port("00:01.0", 1, acs=True) + made.port("00:02.0", 2) +
         made.function("01:00.0") + made.function("02:00.0"))


def mangled_bytes_are_plain(mangle):
    found, plain = functions_of(mangle(BYTES)), functions_of(BYTES)
    expect(found == plain and len(plain) == 4, found, plain)


# Output of loops over the groups, as in guides. Each prints the same machine, in
# the order of the shell, which is not that of numbers
LOOPED = [("00:00.0", "0600", "Host bridge", "8086:7f10", 0),
          ("00:01.0", "0604", "PCI bridge", "8086:7f11", 1),
          ("01:00.0", "0300", "VGA compatible controller", "1eb0:0010", 1),
          ("01:00.1", "0403", "Audio device", "1eb0:0011", 1),
          ("02:00.0", "0200", "Ethernet controller", "1eb0:0020", 3),
          ("00:02.0", "0604", "PCI bridge", "8086:7f12", 2)]


def titles(form):
    return "".join(form.format(a=address, c=code, n=name, i=ids, g=group)
                   for address, code, name, ids, group in LOOPED)


def sections(head, form):
    text, last = "", None
    for address, code, name, ids, group in LOOPED:
        if group != last:
            text += head.format(g=group)
        last = group
        text += form.format(a=address, c=code, n=name, i=ids)
    return text


TITLE = "{a} {n} [{c}]: Some Device [{i}] (rev 01)\n"
LOOPS = {
    "group first": titles("IOMMU Group {g} " + TITLE),
    "group first, padded": titles("IOMMU Group {g:<3} " + TITLE),
    "group first, with a colon": titles("IOMMU group {g}: " + TITLE),
    "group as a title": sections("IOMMU Group {g}:\n", "\t" + TITLE),
    "group as a title, not indented": sections("IOMMU Group {g}:\n", TITLE),
    "group as a title, with hashes": sections("### Group {g} ###\n",
                                              "    " + TITLE),
    "group as a title, with empty lines": sections("\nIOMMU group {g}\n",
                                                   TITLE),
    "ids before the address": titles("Group {g}:\t[{i}] {a} {n} [{c}]: "
                                     "Some Device\n"),
    "ids and a mark before the address":
        titles("Group {g:<3} [{i}] [R] {a}  {n:40} Some Device\n"),
    "ids before the address, below the group":
        sections("IOMMU group {g}:\n",
                 "\t[{i}] {a} {n} [{c}]: Some Device (rev 01)\n"),
    "with the domain": titles("IOMMU Group {g} 0000:" + TITLE),
    "quoted": "".join(f"> {line}\n" for line in
                      titles("IOMMU Group {g} " + TITLE).splitlines()),
    "with marks of a list": sections("* **IOMMU Group {g}:**\n",
                                     "  \u2022 " + TITLE),
    "numbered": sections("IOMMU Group {g}:\n", "1. " + TITLE),
    "with branches": sections("IOMMU Group {g}:\n", "\u251c\u2500\u2500 " +
                              TITLE),
    "with an arrow": titles("IOMMU Group {g} => " + TITLE),
    "in German": sections("IOMMU-Gruppe {g}:\n", "\t" + TITLE),
    "in French": sections("Groupe IOMMU {g} :\n", "\t" + TITLE),
    "in Chinese": titles("IOMMU \u7ec4 {g} " + TITLE),
    "a path as a title": sections("/sys/kernel/iommu_groups/{g}\n",
                                  "\t" + TITLE),
    "the group at the end": titles(TITLE.rstrip() + " (IOMMU group {g})\n"),
    "with numbers in capitals": "".join(
        f"IOMMU Group {group} {address} {name} [{code.upper()}]: Some "
        f"[{ids.upper()}]\n" for address, code, name, ids, group in LOOPED),
    "first line after a mark": "[code]" + titles("IOMMU Group {g} " + TITLE),
    "with details": sections("IOMMU Group {g}:\n", "\t" + TITLE +
                             "\t\tSubsystem: Some Board [1eb0:1000]\n"
                             "\t\tKernel driver in use: vfio-pci\n"),
}


def reported(functions):
    return {f["address"].removeprefix("0000:"): f["reported"]
            for f in functions}


WANTED = {address: group for address, _, _, _, group in LOOPED}


def loop_is_read(text):
    found = functions_of(text)
    expect(reported(found) == WANTED, reported(found))
    for function in found:
        ids = next(ids for address, _, _, ids, _ in LOOPED
                   if function["address"].endswith(address))
        expect(f"{function['vendor']}:{function['device']}" == ids, function)
    # The loop prints all groups of the machine, so nothing is uncertain
    for function in found:
        expect(function["results"][0]["certain"], function)


LOG = """\
[    0.1] Kernel command line: BOOT_IMAGE=/vmlinuz root=/dev/sda1
[    0.310000] pci 0000:00:01.0: [8086:7f11] type 01 class 0x060400
[    0.310001] pci 0000:00:01.0: PME# supported from D0 D3hot D3cold
[    0.320000] pci 0000:01:00.0: [1eb0:0010] type 00 class 0x030000
[    0.330000] pci 0000:00:01.0: PCI bridge to [bus 01-02]
[    0.472565] pci 0000:00:00.0: Adding to iommu group 0
[    0.472582] pci 0000:00:01.0: Adding to iommu group 1
[    0.472613] vfio-pci 0000:01:00.0: Adding to iommu group 1
"""
OLD_LOG = """\
[    0.472565] iommu: Adding device 0000:00:00.0 to group 0
[    0.472582] iommu: Adding device 0000:00:01.0 to group 1
[    0.472613] iommu: Adding device 0000:01:00.0 to group 1
"""
FOUND = """\
/sys/kernel/iommu_groups/1
/sys/kernel/iommu_groups/1/devices
/sys/kernel/iommu_groups/1/devices/0000:00:01.0
/sys/kernel/iommu_groups/1/devices/0000:01:00.0
/sys/kernel/iommu_groups/0/devices/0000:00:00.0
"""
LISTED = """\
/sys/kernel/iommu_groups/0/devices:
total 0
lrwxrwxrwx 1 root root 0 Jun  7 11:33 0000:00:00.0 -> ../../../../devices/pci0000:00/0000:00:00.0

/sys/kernel/iommu_groups/1/devices:
total 0
lrwxrwxrwx 1 root root 0 Jun  7 11:33 0000:00:01.0 -> ../../../../devices/pci0000:00/0000:00:01.0
lrwxrwxrwx 1 root root 0 Jun  7 11:33 0000:01:00.0 -> ../../../../devices/pci0000:00/0000:00:01.0/0000:01:00.0
"""
NAMED = """\
/sys/kernel/iommu_groups/0/devices:
0000:00:00.0

/sys/kernel/iommu_groups/1/devices:
0000:00:01.0  0000:01:00.0
"""
LINKED = """\
/sys/bus/pci/devices/0000:00:00.0/iommu_group -> ../../../kernel/iommu_groups/0
/sys/bus/pci/devices/0000:00:01.0/iommu_group -> ../../../kernel/iommu_groups/1
/sys/bus/pci/devices/0000:01:00.0/iommu_group -> ../../../kernel/iommu_groups/1
"""


def only_groups(text):
    found = functions_of(text)
    expect(reported(found) == {"00:00.0": 0, "00:01.0": 1, "01:00.0": 1},
           reported(found))
    return {f["address"]: f for f in found}


def log_has_ids_and_buses():
    found = only_groups(LOG)
    expect(found["0000:00:01.0"]["device"] == "7f11" and
           found["0000:00:01.0"]["class"] == "060400" and
           found["0000:01:00.0"]["above"] == "0000:00:01.0", found)


def lines_may_say_what_they_are():
    """As a journal prints them as JSON."""
    text = "".join(json.dumps({"PRIORITY": "6", "MESSAGE": line}) + "\n"
                   for line in stamped(LOG, "").splitlines())
    only_groups(text)


def groups_of_functions_begin_no_list():
    """The group of lspci -v on a line of its own, or in a list: what follows is
    not in that group."""
    flags = "\tFlags: bus master, fast devsel, latency 0, IRQ 16, IOMMU group"
    for head in (f"{flags}\n5\n", "* \tIOMMU group: 5\n",
                 flags.replace(", IOMMU", ",\nIOMMU") + " 5\n"):
        found = functions_of("00:01.0 PCI bridge [0604]: A [8086:7f11]\n" +
                             head + "00:02.0 PCI bridge [0604]: B "
                             "[8086:7f12]\n")
        expect(found[0]["reported"] in (5, None) and
               found[1]["reported"] is None, head, found)


def two_titles_in_a_line_are_no_ids():
    """Ids of a title are those of its own function, or unknown."""
    one, two = titles(TITLE).splitlines()[1:3]
    status, out, err = acsctl("groups", "--json", "-",
                              text=f"{one} {two}\n".encode())
    found = json.loads(out)
    expect(found["functions"][0]["device"] is None and not found["whole"] and
           "after something else" in err, found, err)
    found = functions_of("00:01.0 PCI bridge: Some port\n?Subsystem: Some "
                         "[1eb0:1000]\n")
    expect(found[0]["device"] is None, found)


def lines_that_nothing_reads_are_counted():
    text = titles("{g} | " + TITLE) + PLAIN
    err = acsctl("groups", "-", text=text.encode())[2]
    expect(err.count("6 lines name a function after something else") == 1, err)
    expect_refusal(titles("{g} | " + TITLE).encode(), "6 lines", "lspci -vvnn")


def lines_that_a_terminal_has_broken():
    for width in (80, 100):
        text = in_columns(PLAIN, width)
        expect(functions_of(text) == functions_of(PLAIN), width,
               functions_of(text))
    # Lines of the same length are no broken lines
    only_groups(stamped(LOG, "[    0.4] "))


def links_have_buses():
    found = only_groups(LISTED)
    expect(found["0000:01:00.0"]["above"] == "0000:00:01.0", found)


BRANCHES = """\
/sys/kernel/iommu_groups
\u251c\u2500\u2500 0
\u2502   \u251c\u2500\u2500 devices
\u2502   \u2502   \u2514\u2500\u2500 0000:00:00.0 -> ../../../../devices/pci0000:00/0000:00:00.0
\u2502   \u2514\u2500\u2500 type
\u2514\u2500\u2500 1
    \u251c\u2500\u2500 devices
    \u2502   \u251c\u2500\u2500 0000:00:01.0 -> ../../../../devices/pci0000:00/0000:00:01.0
    \u2502   \u2514\u2500\u2500 0000:01:00.0 -> ../../../../devices/pci0000:00/0000:00:01.0/0000:01:00.0
    \u2514\u2500\u2500 type
"""
COLUMNS = "  ".join(line for line in FOUND.splitlines() if "0000:" in line)
# What stands before the lines of logs
STAMPS = ["[Sun Jun  7 11:33:10 2026] ", "[So Jun  7 11:33:10 2026] ",
          "kern  :info  : [    0.472565] ", "[    0.472565][    T1] ",
          "[  +0.000012] ", "jun 07 11:33:10 box kernel: ", "kernel: ",
          "    [    0.472565] ", "> [    0.472565] ", "6,812,472565,-;",
          "2026-06-07T11:33:10.1Z stdout F ", "2026-06-07 11:33:10\tbox\t"]


def stamped(text, stamp):
    return "".join(stamp + line.split("] ", 1)[1] + "\n" for line in
                   text.splitlines() if "group" in line)


RECORDS = """\
Slot:\t00:01.0
Class:\tPCI bridge [0604]
Vendor:\tIntel Corporation [8086]
Device:\tSome port [7f11]
SVendor:\tSome Maker [1eb0]
SDevice:\tSome Board [1000]
Rev:\t02
IOMMUGroup:\t1

Slot:\t01:00.0
Class:\tVGA compatible controller [0300]
Vendor:\tSome Maker [1eb0]
Device:\tSome Card [0010]
Driver:\tvfio-pci
IOMMUGroup:\t1
"""
NUMBERS = """\
Slot:\t0000:00:01.0
Class:\t0604
Vendor:\t8086
Device:\t7f11
"""
QUOTED = ('00:01.0 "PCI bridge [0604]" "Intel Corporation [8086]" '
          '"Some port [7f11]" -r02 -p00 "Some Maker [1eb0]" '
          '"Some Board [1000]"\n')


def expect_port(function):
    for key, value in (("vendor", "8086"), ("device", "7f11"),
                       ("class", "060400"), ("subsystem_vendor", "1eb0"),
                       ("subsystem_device", "1000")):
        expect(function[key] == value, key, function)


def records_are_read():
    port, card = functions_of(RECORDS)
    expect_port(port)
    expect(port["reported"] == 1 and card["reported"] == 1 and
           card["driver"] == "vfio-pci", card)
    expect_port(functions_of(QUOTED)[0])
    found = functions_of(NUMBERS)[0]
    expect(found["device"] == "7f11" and found["class"] == "060400", found)


PATHS = """\
00:01.0 PCI bridge [0604]: Some port [8086:7f11]
\tBus: primary=00, secondary=01, subordinate=05, sec-latency=0
\tCapabilities: [40] Express (v2) Root Port (Slot+), MSI 00

00:01.0/00.0 PCI bridge [0604]: Some switch [1eb0:0030]
\tBus: primary=01, secondary=02, subordinate=05, sec-latency=0
\tCapabilities: [40] Express (v2) Upstream Port, MSI 00

00:01.0/00.0/04.0 PCI bridge [0604]: Some switch [1eb0:0031]
\tBus: primary=02, secondary=05, subordinate=05, sec-latency=0
\tCapabilities: [40] Express (v2) Downstream Port (Slot+), MSI 00

00:01.0/00.0/04.0/00.0 Ethernet controller [0200]: Some Net [1eb0:0020]
\tCapabilities: [40] Express (v2) Endpoint, MSI 00
"""


def paths_are_read():
    long = PATHS.replace("/00.0/04.0/00.0", "/01:00.0/02:04.0/05:00.0").replace(
        "/00.0/04.0", "/01:00.0/02:04.0").replace("/00.0", "/01:00.0")
    for text in (PATHS, long):
        found = [(f["address"], f["above"]) for f in functions_of(text)]
        expect(found == [("00:01.0", None), ("01:00.0", "00:01.0"),
                         ("02:04.0", "01:00.0"), ("05:00.0", "02:04.0")],
               found)


def long_paths_alone_have_the_bridges():
    text = ("00:01.0 PCI bridge: Some port\n"
            "00:01.0/01:00.0 VGA compatible controller: Some Card\n")
    expect(functions_of(text)[1]["above"] == "00:01.0", functions_of(text))


def short_paths_without_buses_are_lost():
    status, _, err = acsctl("groups", "-", text=b"""\
00:01.0 PCI bridge: Some port
00:01.0/00.0 VGA compatible controller: Some Card
""")
    expect(status == 0 and "1 functions are left out" in err and
           "lspci -PP" in err, err)


TABLE = """\
root@pve:~# pvesh get /nodes/pve/hardware/pci --pci-class-blacklist ""
┌──────────┬────────┬──────────────┬────────────┬────────┬──────────────┐
│ class    │ device │ id           │ iommugroup │ vendor │ device_name  │
╞══════════╪════════╪══════════════╪════════════╪════════╪══════════════╡
│ 0x060400 │ 0x7f11 │ 0000:00:01.0 │          1 │ 0x8086 │ Some port    │
├──────────┼────────┼──────────────┼────────────┼────────┼──────────────┤
│ 0x030000 │ 0x0010 │ 0000:01:00.0 │          1 │ 0x1eb0 │              │
├──────────┼────────┼──────────────┼────────────┼────────┼──────────────┤
│ 0x080600 │ 0x0099 │ 0000:00:00.2 │         -1 │ 0x1eb0 │              │
└──────────┴────────┴──────────────┴────────────┴────────┴──────────────┘
"""
OBJECTS = [
    {"class": "0x060400", "device": "0x7f11", "id": "0000:00:01.0",
     "iommugroup": 1, "vendor": "0x8086"},
    {"class": "0x030000", "device": "0x0010", "id": "0000:01:00.0",
     "iommugroup": "1", "vendor": "0x1eb0"},
    {"class": "0x080600", "device": "0x0099", "id": "0000:00:00.2",
     "iommugroup": -1, "vendor": "0x1eb0"},
]


def proxmox_is_read():
    for text in (TABLE, json.dumps(OBJECTS), json.dumps(OBJECTS, indent=1),
                 "$ pvesh get /nodes/pve/hardware/pci --output-format json\n" +
                 json.dumps(OBJECTS) + "\n$ \n"):
        found = functions_of(text)
        expect(reported(found) == {"00:01.0": 1, "01:00.0": 1,
                                   "00:00.2": None}, reported(found))
        expect([(f["vendor"], f["device"]) for f in found] ==
               [("1eb0", "0099"), ("8086", "7f11"), ("1eb0", "0010")], found)


def flags_have_the_group():
    found = functions_of("""\
01:00.0 Ethernet controller [0200]: Some Net [1eb0:0020]
\tFlags: bus master, fast devsel, latency 0, IRQ 16, IOMMU group 17
\tCapabilities: [a0] Express Endpoint, MSI 00
\t\tFlags: PMEClk- DSI- IOMMU group 4
""")
    expect(found[0]["reported"] == 17, found)


TREE = """\
-[0000:00]-+-00.0  Intel Corporation Some host
           +-01.0-[01]--+-00.0  Some Card
           |            \\-00.1  Some Sound
           \\-02.0-[02]----00.0  Some Net
"""


def trees_are_not_in_the_way():
    plain = functions_of(PLAIN)
    expect(functions_of(TREE + PLAIN) == plain, "before")
    expect(functions_of(PLAIN + TREE) == plain, "after")


def several_forms_add_up():
    groups = "".join(line for line in PLAIN.splitlines(True)
                     if "IOMMU group" not in line)
    text = groups + "\n" + sections("IOMMU Group {g}:\n", "\t" + TITLE)
    expect(functions_of(text) == functions_of(PLAIN), functions_of(text))


def bytes_of_some_and_words_of_the_rest():
    """A hex dump of one function does not drop the functions that have none."""
    text = PLAIN + "\n" + made.function("02:00.0", ids="1eb0:0020")
    found = functions_of(text)
    expect([f["address"] for f in found] ==
           [f["address"] for f in functions_of(PLAIN)], found)
    expect(reported(found) == WANTED, reported(found))


def words_fill_short_dumps():
    """lspci -vvxxx prints text and 256 bytes."""
    short = made.function("00:02.0", ids="8086:7f12", size=256,
                          kind=made.ROOT_PORT, behind=(0, 2, 2))
    head, rows = short.split("\n", 1)
    words = PLAIN.split("00:02.0 ")[1].split("\n\n")[0].split("\n", 1)[1]
    status, out, err = acsctl("groups", "--json", "-",
                              text=f"{head}\n{words}\n{rows}".encode())
    found = json.loads(out)["functions"][0]
    expect(found["acs"] is True and found["results"][0]["isolates"] is True,
           found)
    expect("treated as if it had none" not in err, err)


def long_dumps_win():
    """The source has the output of lspci -x, run by a user, and of lspci -xxxx,
    run by root."""
    long = made.port("00:01.0", 1, acs=True)
    short = made.port("00:01.0", 1, acs=True, size=64)
    for text in (short + long, long + short):
        status, out, err = acsctl("groups", "--json", "-", text=text.encode())
        found = json.loads(out)["functions"]
        expect(len(found) == 1 and found[0]["acs"] is True and not err, found,
               err)


def repeated_warnings_are_counted():
    """acsctl prints one warning, and how many more there are."""
    text = PLAIN + "".join(f"{bus:02x}:00.0 Thing: Some device\n00: 12 34\n\n"
                           for bus in range(3, 43))
    err = acsctl("groups", "-", text=text.encode())[2]
    lines = [line for line in err.splitlines() if "two hexadecimal" in line]
    expect(len(lines) == 1 and "39 more like that" in err, err)


def reading_twice_changes_nothing():
    """If two descriptions of a function differ, acsctl says so and does not mix
    them."""
    other = PLAIN.replace("1eb0:0020", "1eb0:0021").replace(
        "IOMMU group: 3", "IOMMU group: 4")
    status, out, err = acsctl("groups", "--json", "-",
                              text=(PLAIN + "\n" + other).encode())
    found = json.loads(out)["functions"]
    expect(found[-1]["device"] == "0020" and found[-1]["reported"] == 3, found)
    expect("described in two ways" in err and "two groups" in err, err)


def details_of_k_are_no_capabilities():
    """lspci -nnk prints details, but never capabilities."""
    text = ("00:00.0 Host bridge [0600]: Some host [8086:7f10]\n"
            "05:00.0 Ethernet controller [0200]: Some Net [1eb0:0020]\n"
            "\tSubsystem: Some Board [1eb0:1000]\n"
            "\tKernel driver in use: net\n\n" + PLAIN.split("\n\n", 1)[1])
    found = {f["address"]: f for f in functions_of(text)}
    expect(found["05:00.0"]["acs"] is None and
           found["05:00.0"]["type"] is None, found["05:00.0"])


def nothing_says_what_to_paste():
    expect_refusal(b"Hello, my GPU does not work!\n", "sudo lspci -vvnn")


def reports():
    folder = Path(os.environ.get("ACS_REPORTS", REAL.parent / "reports"))
    plain = folder / "plain.txt"
    if not plain.exists():
        skip("reports, which are not at hand")
        return
    for name in ("zwsp", "bom", "utf16", "ansi", "html", "numbered", "journal",
                 "oneline-blank", "nbsp-indent", "nbsp-titles", "crlf",
                 "mdlist"):
        yield (f"the report {name} is as plain",
               lambda path: expect(
                   document("groups", path)["functions"] ==
                   document("groups", plain)["functions"], "differs"),
               folder / f"{name}.txt")


def packed_files_are_read():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "machine.gz"
        path.write_bytes(gzip.compress(BYTES.encode()))
        expect(document("groups", path)["functions"] == functions_of(BYTES),
               "differs")
        status, out, _ = acsctl("capture", path)
        expect(status == 0 and "00:01.0" in out, status, out)


def tests():
    yield "the plain text of forms is right", plain_is_right
    for name, mangle in MANGLED.items():
        yield f"words {name} are as plain", mangled_is_plain, mangle
        yield f"bytes {name} are as plain", mangled_bytes_are_plain, mangle
    for name, pack in PACKED.items():
        yield f"{name} is unpacked", packed_is_plain, pack
    for name, text in LOOPS.items():
        yield f"loop with {name}", loop_is_read, text
    for name, text in {"the old log": OLD_LOG, "find": FOUND, "ls": NAMED,
                       "links of functions": LINKED, "a tree": BRANCHES,
                       "columns": COLUMNS,
                       "ls in German": LISTED.replace("total", "insgesamt"),
                       **{f"a log after '{stamp}'": stamped(log, stamp)
                          for stamp in STAMPS for log in
                          (LOG, OLD_LOG)}}.items():
        yield f"groups from {name}", only_groups, text
    yield from reports()
    for test in (damaged_packs_are_refused, bombs_are_refused,
                 log_has_ids_and_buses, lines_may_say_what_they_are,
                 groups_of_functions_begin_no_list,
                 two_titles_in_a_line_are_no_ids,
                 lines_that_nothing_reads_are_counted,
                 lines_that_a_terminal_has_broken, links_have_buses, records_are_read,
                 paths_are_read, long_paths_alone_have_the_bridges,
                 short_paths_without_buses_are_lost, proxmox_is_read,
                 flags_have_the_group, trees_are_not_in_the_way,
                 several_forms_add_up, bytes_of_some_and_words_of_the_rest,
                 words_fill_short_dumps, long_dumps_win,
                 repeated_warnings_are_counted, reading_twice_changes_nothing,
                 details_of_k_are_no_capabilities, nothing_says_what_to_paste,
                 packed_files_are_read):
        yield test.__name__.replace("_", " "), test
