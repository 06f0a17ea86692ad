# SPDX-License-Identifier: GPL-2.0-only
"""acsctl capture writes what it has read, except for serial numbers."""

import re
import tempfile
from pathlib import Path

import made
from agreement import REPLAYED, find_capture
import sysfs
from command import MACHINES, acsctl, document, expect, skip

COMPARED = (*REPLAYED, "--compare", "strict,quirk,override")

SERIAL = bytes.fromhex("ddccbbffffaa1b00")


def capture(text, *arguments, status=0):
    """What acsctl capture writes between its first and its last line. These two
    lines show whether something was cut off."""
    found, out, err = acsctl("capture", *arguments, "-", text=text.encode())
    expect(found == status, f"status {found}", err)
    return out and between_marks(out), err


def between_marks(text):
    begin, *lines, end = text.splitlines(True)
    expect(begin == "=== acsctl capture ===\n" and
           re.fullmatch(r"=== end of acsctl capture: \d+ functions"
                        r"(, the whole machine)? ===\n", end), begin, end)
    return "".join(lines)


def grouped(text, *arguments):
    found = document("groups", *COMPARED, *arguments, "-", text=text.encode())
    return found["functions"]


# --- Round trips ------------------------------------------------------------

def registers_of(path):
    beside = path.with_suffix(".rcba")
    return ("--rcba", beside) if beside.exists() else ()


def same_machine(path):
    text = path.read_text(errors="replace")
    out, _ = capture(text)
    expect(grouped(out, *registers_of(path)) ==
           grouped(text, *registers_of(path)), "not the same functions")


def same_capture_again(path):
    out, _ = capture(path.read_text(errors="replace"))
    again, err = capture(out)
    expect(again == out, "another capture")
    expect("serial" not in err, "serial numbers are left:", err)


def as_lspci_wrote_it(path):
    text = path.read_text()
    expect(capture(text, "--with-serials")[0] == text, "other bytes")


# --- Serial numbers ---------------------------------------------------------

def serial_numbers_are_zero():
    text = made.port("00:1c.0", 1, acs=True) + \
        made.function("01:00.0", serial=SERIAL, acs=True)
    out, err = capture(text)
    row = "100: 03 00 01 14 dd cc bb ff ff aa 1b 00 00 00 00 00\n"
    expect(text.count(row) == 1, text)
    expect(out == text.replace(row, "100: 03 00 01 14" + " 00" * 12 + "\n"),
           "something else is other:", out)
    expect("serial numbers of 1 function are zero" in err and
           "--with-serials" in err, err)


def what_was_read_of_vpd_is_zero():
    text = made.function("00:03.0", vpd=b"SN12")
    out, err = capture(text)
    row = "60: 03 00 00 80 53 4e 31 32"
    expect(text.count(row) == 1, text)
    expect(out == text.replace(row, "60: 03 00 00 80 00 00 00 00"), out)
    expect("serial numbers of 1 function" in err, err)


def serial_numbers_are_kept_if_asked_for():
    text = made.function("00:03.0", serial=SERIAL, vpd=b"SN12")
    out, err = capture(text, "--with-serials")
    expect(out == text and err == "", "not kept:", out, err)


def no_serial_number_no_word():
    text = made.function("00:03.0", serial=bytes(8), acs=True)
    expect(capture(text) == (text, ""), *capture(text))


def serial_number_behind_a_gap():
    """The capability list that leads to it begins in a row that is missing."""
    text = made.function("00:03.0", serial=SERIAL)
    first = "100: 03 00 01 00 dd cc bb ff ff aa 1b 00 00 00 00 00\n"
    moved = text.replace(first, "").replace(
        "140:" + " 00" * 16 + "\n", first.replace("100:", "140:"))
    expect(moved.count("dd cc bb") == 1, moved)
    out, err = capture(moved)
    expect("dd cc bb" not in out and "aa 1b" not in out, out)
    expect("140: 03 00 01 00 00 00" in out, out)
    expect("1 function" in err, err)


def registers_that_look_like_a_serial_number():
    """The capability list is complete and does not lead to them."""
    text = made.function("00:03.0", acs=True)
    row = "200:" + " 00" * 16 + "\n"
    expect(text.count(row) == 1, text)
    text = text.replace(row, "200: 03 00 01 00 01 02 03 04 05 06 07 08"
                        " 00 00 00 00\n")
    expect(capture(text) == (text, ""), *capture(text))


# --- Text -------------------------------------------------------------------

def groups_and_drivers_are_kept():
    title, rest = made.function("00:03.0").split("\n", 1)
    words = ("\tSubsystem: Somebody\n\tControl: I/O+\n\tIOMMU group: 17\n"
             "\tKernel driver in use: e1000e\n\tKernel modules: e1000e\n")
    out, _ = capture(f"{title}\n{words}{rest}")
    expect(out == f"{title}\n\tIOMMU group: 17\n"
           f"\tKernel driver in use: e1000e\n{rest}", out)
    found = grouped(out)[0]
    expect(found["reported"] == 17 and found["driver"] == "e1000e", found)


def functions_without_a_title_get_one():
    text = made.function("00:03.0", title="", ids="8086:10d3")
    out, _ = capture(text)
    title = out.splitlines()[0]
    expect(title == "00:03.0 System peripheral: Intel Corporation 82574L "
           "Gigabit Network Connection", title)
    expect(capture(out)[0] == out, "not kept")


def domains_are_kept():
    text = made.function("10000:e0:03.0") + made.function("0000:00:03.0")
    expect(capture(text)[0] == text, capture(text)[0])


def control_bytes_are_not_kept():
    out, _ = capture(made.function("00:03.0", title="Thing: \002\033[2J\007"))
    expect(out.startswith("00:03.0 Thing: ??\n"), out[:40])


# --- What is missing --------------------------------------------------------

def header_alone_is_useless():
    text = made.port("00:1c.0", 1, size=64) + \
        made.function("01:00.0", size=256)
    out, err = capture(text, status=3)
    expect(out == text, "not written all the same:", out)
    expect("only the header is known of 00:1c.0: root" in err, err)
    expect("first 256 bytes are known of 01:00.0:" in err, err)


def header_of_what_has_no_capabilities_is_enough():
    text = made.function("00:03.0", size=64).replace("00: 34 12 01 00 00 00 10",
                                                     "00: 34 12 01 00 00 00 00")
    expect(capture(text) == (text, ""), *capture(text))


def words_are_no_capture():
    out, err = capture("00:00.0 Host bridge [0600]: Some [1234:0001]\n",
                       status=3)
    expect(out == "" and "no config space in it; lspci -xxxx" in err, err)


def lost_rows_stay_lost():
    text = made.function("00:03.0", acs=True)
    lost = text.replace("\n20: ", "\n20: zz ")
    out, err = capture(lost)
    expect("standard input:4:5: warning: expected 16 bytes" in err, err)
    row = "\n20:" + " 00" * 16
    expect(text.count(row) == 1, text)
    expect(out == text.replace(row, "\n20:" + " ??" * 16), out)
    expect(grouped(out) == grouped(lost), "not the same")


def rows_that_are_lost_in_a_row():
    """They must not look like the end of the function: the rows after them
    still belong to it."""
    text = made.function("00:03.0", acs=True)
    for row in ("60:", "70:", "80:"):
        text = text.replace(f"\n{row} 0", f"\n{row} x")
    out, _ = capture(text)
    expect(capture(out)[0] == out, "not kept")
    found = grouped(out)[0]
    expect(found["acs"] is True and found == grouped(text)[0], found)


def first_row_that_is_lost():
    """The row must not look like text that continues the title."""
    text = made.function("00:00.0") + \
        made.function("00:03.0").replace("\n00: 3", "\n00: x")
    out, _ = capture(text)
    expect("\n00:03.0 Thing: Some device\n00: ?? " in out, out)
    expect(capture(out)[0] == out, "not kept")


def lost_functions_stay_lost():
    """The address of the second of two ports is damaged. The function behind
    that port must not turn into a peer of the first port."""
    text = made.port("00:1c.0", 1) + made.port("00:1c.1", 2) + \
        made.function("02:00.0")
    lost = text.replace("00:1c.1 ", "0?:1c.1 ")
    addresses = [f["address"] for f in grouped(lost)]
    expect(addresses == ["00:1c.0"], addresses)
    out, _ = capture(lost)
    expect([f["address"] for f in grouped(out)] == addresses,
           "a lost bridge is forgotten:", out)
    expect(capture(out)[0] == out, "not kept")


def functions_without_bytes_stay():
    """The bus numbers of the bridge are unknown, so acsctl cannot tell where
    bus 1 is."""
    text = made.function("00:00.0") + "00:1c.0 PCI bridge: Some port\n\n" + \
        made.function("01:00.0")
    expect(capture(text)[0] == text, capture(text)[0])
    found = grouped(text)
    expect([f["address"] for f in found] == ["00:00.0", "00:1c.0", "01:00.0"],
           *found)
    expect(not found[2]["results"][0]["certain"] and not found[2]["above"],
           found[2])


def what_is_cut_off_is_missed():
    """The disk was full, or somebody has removed a part."""
    whole = acsctl("capture", "-", text=(made.function("00:00.0") +
                   made.function("00:02.0")).encode())[1]
    lines = whole.splitlines(True)
    rest = lines[0] + "".join(lines[lines.index("\n") + 1:])
    for text in ("".join(lines[:-1]), whole[:len(whole) // 2], rest):
        found, _, err = acsctl("groups", "--json", "-", text=text.encode())
        expect("the capture is cut off" in err, err)
    expect("cut off" not in acsctl("groups", "-", text=whole.encode())[2],
           "whole")


def capture_shows_that_it_is_whole():
    with tempfile.TemporaryDirectory() as root:
        make_live(root, sysfs.READABLE)
        out = acsctl("capture", "--sysfs", root)[1]
    expect(", the whole machine ===\n" in out, out[-80:])
    for text, whole in ((out, True), (between_marks(out), False)):
        found = document("groups", "-", text=text.encode())
        expect(found["whole"] is whole, found)


def old_file_stays_if_writing_fails():
    """The new file is written completely or not at all."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "capture")
        path.write_text("old")
        text = made.function("00:03.0").encode()
        found, _, err = acsctl("capture", "-o", Path(folder, "no/where"), "-",
                               text=text)
        expect(found == 3 and "no/where: No such file" in err, err)
        found, _, err = acsctl("capture", "-o", "/dev/full", "-", text=text)
        expect(found == 3 and "No space left" in err, err)
        expect(Path("/dev/full").is_char_device(), "replaced")
        expect(acsctl("capture", "-o", path, "-", text=text)[0] == 0, "status")
        expect([p.name for p in Path(folder).iterdir()] == ["capture"] and
               path.read_text().startswith("=== "), "more files")


# --- Files ------------------------------------------------------------------

def output_may_be_the_source():
    text = made.function("00:03.0", serial=SERIAL)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "capture")
        path.write_text(text)
        status, out, _ = acsctl("capture", "-o", path, path)
        expect(status == 0 and out == "", status, out)
        expect(between_marks(path.read_text()) == capture(text)[0],
               path.read_text())


def output_that_cannot_be_written():
    path = MACHINES / "root-ports/machine.lspci"
    for name in ("/dev/full", "/nonexistent/capture"):
        status, out, err = acsctl("capture", "-o", name, path)
        expect(status == 3 and out == "", status, out)
        expect(f"acsctl: {name}: No s" in err, err)


def one_machine_at_a_time():
    path = MACHINES / "root-ports/machine.lspci"
    for arguments in ([path, path], ["--sysfs", "/sys", path]):
        status, out, err = acsctl("capture", *arguments)
        expect(status == 2 and out == "", status, out, err)


# --- A live machine ---------------------------------------------------------

def make_sysfs(root, functions):
    """@functions: tuples of address, config space and group."""
    for address, config, group in functions:
        folder = Path(root, "bus/pci/devices", address)
        folder.mkdir(parents=True)
        (folder / "config").write_bytes(config)
        for name, at in (("vendor", 0), ("device", 2)):
            value = int.from_bytes(config[at:at + 2], "little")
            (folder / name).write_text(f"0x{value:04x}\n")
        os.symlink(f"/sys/kernel/iommu_groups/{group}",
                   folder / "iommu_group")
    for table in ("FACP", "IVRS"):
        path = Path(root, "firmware/acpi/tables", table)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


LIVE = made.port("00:1c.0", 1, ids="8086:1c10", several=True) + \
    made.port("00:1c.1", 2, acs=True) + \
    made.function("02:00.0", serial=SERIAL)
LIVE_GROUPS = [{"00:1c.0"}, {"00:1c.1"}, {"02:00.0"}]


def make_live(root, size):
    path = Path(root, "capture")
    path.write_text(LIVE)
    sysfs.make(root, path, size, LIVE_GROUPS)
    tables = Path(root, "firmware/acpi/tables")
    tables.mkdir(parents=True)
    (tables / "IVRS").touch()


def live_machine_is_captured():
    with tempfile.TemporaryDirectory() as root:
        make_live(root, sysfs.READABLE)
        status, out, err = acsctl("capture", "--sysfs", root)
        before = document("groups", *COMPARED, "--sysfs", root)["functions"]
    expect(status == 0, status, err)
    marked, out = out, between_marks(out)
    expect("--assume ivrs" in err, err)
    expect("serial numbers of 1 function" in err, err)
    expect(out.startswith("00:1c.0 PCI bridge: Intel Corporation 6 Series"),
           out[:80])
    expect("\tIOMMU group: 2\n" in out and "dd cc bb" not in out, out)
    after = grouped(out)
    for name in ("address", "above", "reported", "acs_registers"):
        expect([f[name] for f in after] == [f[name] for f in before],
               f"another {name}:", *[f[name] for f in after])
    after = document("groups", "--assume", "internal,ivrs", "--compare",
                     "strict,quirk,override", "-", text=marked.encode())
    expect([f["results"] for f in after["functions"]] ==
           [f["results"] for f in before], "other results")


def live_machine_without_rights():
    with tempfile.TemporaryDirectory() as root:
        make_live(root, sysfs.HEADER)
        status, out, err = acsctl("capture", "--sysfs", root)
    expect(status == 3, status, err)
    expect("only the header is known of 00:1c.0 00:1c.1 02:00.0:" in err, err)
    expect(out.count("\n30: ") == 3 and "\n40: " not in out, out)


TESTS = [serial_numbers_are_zero, what_was_read_of_vpd_is_zero,
         serial_numbers_are_kept_if_asked_for, no_serial_number_no_word,
         serial_number_behind_a_gap, registers_that_look_like_a_serial_number,
         groups_and_drivers_are_kept, functions_without_a_title_get_one,
         domains_are_kept, control_bytes_are_not_kept, header_alone_is_useless,
         header_of_what_has_no_capabilities_is_enough, words_are_no_capture,
         lost_rows_stay_lost, rows_that_are_lost_in_a_row,
         first_row_that_is_lost, lost_functions_stay_lost,
         functions_without_bytes_stay, what_is_cut_off_is_missed,
         capture_shows_that_it_is_whole, old_file_stays_if_writing_fails,
         output_may_be_the_source,
         output_that_cannot_be_written, one_machine_at_a_time,
         live_machine_is_captured, live_machine_without_rights]


def tests():
    for folder in sorted(MACHINES.iterdir()):
        if not folder.is_dir():
            continue
        path = find_capture(folder.name)
        if not path:
            skip(f"capture of {folder.name}, which is not at hand")
            continue
        yield f"capture of {folder.name} is the same machine", \
            same_machine, path
        yield f"capture of {folder.name} is the same again", \
            same_capture_again, path
        if path.parent == folder:
            yield f"capture of {folder.name} is as lspci wrote it", \
                as_lspci_wrote_it, path
    for test in TESTS:
        yield f"capture: {test.__name__.replace('_', ' ')}", test
