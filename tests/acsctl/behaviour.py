# SPDX-License-Identifier: GPL-2.0-only
"""How acsctl behaves on a command line: what it refuses and how, exit statuses,
colours, widths, several sources, and sources that lack information."""

import errno
import json
import os
import pty
import re
import subprocess
import tempfile
import time
from pathlib import Path

from command import (MACHINES, PROGRAM, TIMEOUT, Failure, acsctl, document,
                     expect, partition)

PORTS = MACHINES / "root-ports/machine.lspci"
SILENT = MACHINES / "pch-rcba-silent/machine.lspci"


def refused(status, arguments, *words):
    found, out, err = acsctl(*arguments)
    expect(found == status, f"status {found}", out, err)
    expect(out == "", "on standard output:", out)
    for word in words:
        expect(word in err, f"no '{word}'", err)


def no_verb():
    refused(2, [], "which verb?", "acsctl --help")


def unknown_verb():
    refused(2, ["group"], "there is no verb 'group'")


def unknown_option():
    refused(2, ["groups", "--nonsense"], "--nonsense", "acsctl groups --help")


def mistake_in_the_policy():
    refused(2, ["groups", "--policy", "quirk;overide@00:1c.0", PORTS],
            "character 7: expected strict, quirk or override",
            "    quirk;overide@00:1c.0\n          ^~~~")


def mistake_in_a_compared_policy():
    refused(2, ["groups", "--compare", "strict,quik", PORTS],
            "character 1: expected strict, quirk or override")


def mistake_in_the_old_option():
    refused(2, ["groups", "--policy", "pcie_acs_override=downstream,id:8086",
                PORTS], "character 19")


def policy_and_comparison():
    refused(2, ["groups", "--policy", "strict", "--compare", "quirk,strict",
                PORTS], "--compare and --policy")


def something_else_to_assume():
    refused(2, ["groups", "--assume", "external", PORTS],
            "'external' is not an assumption", "IVRS")


def another_color():
    refused(2, ["groups", "--color=red", PORTS], "'red'")


def standard_input_twice():
    refused(2, ["groups", "-", "-"], "only once")


def missing_file():
    refused(3, ["groups", "/nonexistent/capture"],
            "/nonexistent/capture: No such file")


def folder_is_no_capture():
    refused(3, ["groups", "/"], "/: Is a directory")


def nothing_in_it():
    status, out, err = acsctl("groups", "-", text=b"")
    expect(status == 3 and out == "", status, out)
    expect("standard input: no PCI function in it" in err, err)


def other_files():
    status, _, err = acsctl("groups", "-", text=b"\x00\x01\xff\n" * 5000)
    expect(status == 3, status, err)


def registers_that_are_missing():
    refused(3, ["groups", "--rcba", "/nonexistent.rcba", PORTS],
            "/nonexistent.rcba: No such file")


def help_names_the_verbs():
    status, out, _ = acsctl("--help")
    expect(status == 0, status)
    for word in ("groups", "Exit status: 0", "acsctl"):
        expect(word in out, f"no '{word}'", out)


def help_of_a_verb():
    status, out, _ = acsctl("groups", "--help")
    expect(status == 0, status)
    for word in ("acsctl groups", "--policy", "--compare", "--json"):
        expect(word in out, f"no '{word}'", out)


def version():
    status, out, _ = acsctl("--version")
    expect(status == 0 and re.fullmatch(r"acsctl \S+\n", out), out)


def no_difference_is_0():
    expect(acsctl("groups", PORTS)[0] == 0, "not 0")


def difference_between_policies_is_1():
    status, out, _ = acsctl("groups", "--compare", "strict,quirk",
                            MACHINES / "vendor-word/machine.lspci")
    expect(status == 1, status)
    expect(re.search(r"^\d+ +\d+ \* +00:01\.", out, re.M), out)


REPORTED = b"""00:00.0 Host bridge [0600]: Some [1234:0001]
\tStatus: Cap- 66MHz-
\tIOMMU group: 4

00:01.0 System peripheral [0880]: Some [1234:0002]
\tStatus: Cap- 66MHz-
\tIOMMU group: 4
"""


def difference_from_reported_groups_is_1():
    status, out, _ = acsctl("groups", "-", text=REPORTED)
    expect(status == 1, status)
    expect(re.search(r"^1\? +4 ! +00:01\.0 ", out, re.M), out)
    status, out, _ = acsctl("groups", "-",
                            text=REPORTED.replace(b"group: 4\n\n",
                                                  b"group: 3\n\n"))
    expect(status == 0 and "!" not in out, status, out)


def one_unreadable_source_is_3():
    status, out, err = acsctl("groups", PORTS, "/nonexistent", PORTS)
    expect(status == 3, status)
    expect("/nonexistent: No such file" in err, err)
    expect(out.count("device ") == 2, out)


def standard_input():
    status, out, _ = acsctl("groups", "-", text=PORTS.read_bytes())
    expect(status == 0 and out == acsctl("groups", PORTS)[1], out)


def chipset_registers_lie_beside():
    path = MACHINES / "pch-ports/machine.lspci"
    beside = document("groups", path)["functions"]
    named = document("groups", "--rcba", path.with_suffix(".rcba"), path)
    one = document("groups", "--rcba", path.with_suffix(".rcba"), "00:1c.0",
                   path)
    expect(one["functions"] == [f for f in named["functions"] if
                                f["address"] == "00:1c.0"], one)
    without = document("groups", "-", text=path.read_bytes())["functions"]
    expect(beside == named["functions"], "not the same")
    expect(partition(beside) != partition(without), "they made no difference")


def terminal(columns, *arguments, watched="stdout", **environment):
    """What acsctl writes to a terminal with that many columns."""
    master, slave = pty.openpty()
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL,
               watched: slave}
    env = {k: v for k, v in os.environ.items()
           if k not in ("NO_COLOR", "COLUMNS")}
    subprocess.run(["stty", "cols", str(columns), "-onlcr"], stdin=slave,
                   check=True)
    with subprocess.Popen([PROGRAM, *map(str, arguments)], **streams,
                          env={**env, **environment}):
        os.close(slave)
        out = b""
        try:
            while chunk := os.read(master, 65536):
                out += chunk
        except OSError:
            pass
    os.close(master)
    return out.decode()


def colours_on_a_terminal_only():
    expect("\033[" in terminal(200, "groups", PORTS), "none on a terminal")
    expect("\033[" not in terminal(200, "groups", PORTS, NO_COLOR="1"),
           "some, in spite of NO_COLOR")
    expect("\033[" in terminal(200, "groups", PORTS, NO_COLOR=""),
           "an empty NO_COLOR means nothing")
    expect("\033[" not in acsctl("groups", PORTS)[1], "some in a pipe")


def colours_by_option():
    expect("\033[" in acsctl("groups", "--color=always", PORTS)[1], "none")
    expect("\033[" not in terminal(200, "groups", "--color=never", PORTS),
           "some")


def lines_fit_the_terminal():
    for columns in (80, 100, 132):
        for line in terminal(columns, "groups", "--color=never",
                             SILENT).splitlines():
            expect(len(line) <= columns, f"{columns}:", line)


def lines_of_a_pipe_are_not_broken():
    lines = acsctl("groups", PORTS)[1].partition("\n\n")[0].splitlines()
    expect(all(re.match(r"\d+ +[0-9a-f]{2}:|group", line) for line in lines),
           *lines)


def uncertain_groups_are_marked():
    _, out, _ = acsctl("groups", SILENT)
    expect(re.search(r"^\d+\? +00:1c\.0 ", out, re.M), out)
    expect(re.search(r"^  00:1c\.0.*: chipset registers not in the capture$",
                     out, re.M), out)


def control_bytes_do_not_reach_the_terminal():
    text = REPORTED.replace(b"Some", b"So\033[2Jme\x07")
    _, out, err = acsctl("groups", "-", text=text)
    expect("\033" not in out + err and "\x07" not in out + err, out, err)


def damage_is_shown_with_its_line():
    lines = PORTS.read_text().splitlines()
    lines[2] = "10: 00 zz"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "capture")
        path.write_text("\n".join(lines) + "\n")
        _, _, err = acsctl("groups", path)
        expect(f"{path}:3:8: warning: " in err, err)
        expect("    10: 00 zz\n           ^\n" in err, err)


def many_sources_are_shown_in_order():
    names = sorted(MACHINES.glob("*/machine.lspci")) * 20
    status, out, _ = acsctl("groups", *names)
    expect(status == 0, status)
    expect([line for line in out.splitlines() if line.startswith("/")] ==
           [str(name) for name in names], "another order")


def many_sources_are_lines_of_json():
    names = sorted(MACHINES.glob("*/machine.lspci"))
    _, out, _ = acsctl("groups", "--json", *names)
    documents = [json.loads(line) for line in out.splitlines()]
    expect([d["source"] for d in documents] == list(map(str, names)), out)
    expect({d["schema"] for d in documents} == {"acsctl/1"}, out)


def many_sources_are_read_at_once():
    """One source for each core: no source ends before all have begun."""
    capture = PORTS.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        pipes = [Path(folder, str(i)) for i in range(os.cpu_count())]
        for path in pipes:
            os.mkfifo(path)
        with subprocess.Popen([PROGRAM, "groups", "--json", *pipes],
                              stdout=subprocess.PIPE) as process:
            try:
                ends = [open_when_read(path) for path in pipes]
                for end in reversed(ends):
                    with open(end, "wb") as pipe:
                        pipe.write(capture)
                out, _ = process.communicate(timeout=TIMEOUT)
            finally:
                process.kill()
    found = [json.loads(line)["source"] for line in out.splitlines()]
    expect(found == list(map(str, pipes)), *found)


def open_when_read(path):
    """The write end of a named pipe, opened once acsctl has it open."""
    deadline = time.monotonic() + TIMEOUT
    while time.monotonic() < deadline:
        try:
            end = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
            os.set_blocking(end, True)
            return end
        except OSError as error:
            expect(error.errno == errno.ENXIO, error)
            time.sleep(0.01)
    raise Failure(f"nobody reads {path}")


def progress_is_shown_on_a_terminal():
    """Progress is shown only where it does not mix with other output."""
    sources = [PORTS] * 4
    shown = terminal(80, "groups", *sources, watched="stderr")
    expect(re.findall(r"\r(\d/\d)", shown) == ["1/4", "2/4", "3/4"],
           repr(shown))
    expect(re.search(r"\r +\r$", shown), "it stays", repr(shown))
    expect(terminal(80, "groups", PORTS, watched="stderr") == "",
           "of one source")
    expect("1/4" not in acsctl("groups", *sources)[2], "in a file")


def output_that_cannot_be_written():
    for verb in ("groups", "capture"):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, verb, PORTS], stdout=full,
                                  stderr=subprocess.PIPE, check=False)
        expect(done.returncode == 3, done.returncode)
        expect(b"standard output: No space left" in done.stderr and
               b"null" not in done.stderr, done.stderr)


def closed_pipe_ends_it():
    names = sorted(MACHINES.glob("*/machine.lspci")) * 100
    with subprocess.Popen([PROGRAM, "groups", *names], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL) as process:
        process.stdout.read(10)
        process.stdout.close()
        expect(process.wait(30) == -13, process.returncode)


# --- Information that the source lacks, or has only in part -----------------

def unknown_port_is_no_root_bus():
    """Only the endpoint was pasted, without the ports above it."""
    text = (b"01:00.0 VGA compatible controller [0300]: Some [1234:0001]\n"
            b"\tStatus: Cap+\n"
            b"\tCapabilities: [78] Express (v2) Endpoint, MSI 00\n")
    found = document("groups", "-", text=text)["functions"][0]
    expect(found["results"][0]["certain"] is False, found)
    expect("how its bus is reached is unknown" in
           [unknown["what"] for unknown in found["results"][0]["unknown"]],
           found)


def lost_bridge_makes_no_root_bus():
    text = (b"00:00.0 Host bridge [0600]: Some [1234:0001]\n"
            b"\tStatus: Cap-\n\n"
            b"00:1c.0 PCI bridge [0604]: Some [1234:0002]\n\n"
            b"02:00.0 Ethernet controller [0200]: Some [1234:0003]\n"
            b"\tStatus: Cap-\n")
    found = document("groups", "-", text=text)["functions"][-1]
    expect(found["address"] == "02:00.0" and found["above"] is None, found)
    expect(not found["results"][0]["certain"], found)
    expect({"address": "02:00.0", "what": "how its bus is reached is unknown"}
           in found["results"][0]["unknown"], found)


def denied_capabilities_are_unknown():
    text = (b"00:1c.0 PCI bridge [0604]: Some [1234:0001]\n"
            b"\tBus: primary=00, secondary=01, subordinate=01, sec-latency=0\n"
            b"\tStatus: Cap+\n\tCapabilities: <access denied>\n\n"
            b"01:00.0 VGA compatible controller [0300]: Some [1234:0002]\n"
            b"\tStatus: Cap+\n\tCapabilities: <access denied>\n")
    for found in document("groups", "-", text=text)["functions"]:
        expect(found["type"] is None and found["acs"] is None, found)
        expect(found["results"][0]["certain"] is False, found)


def denied_capabilities_are_unknown_beside_others():
    text = (b"00:01.0 System peripheral [0880]: Some [1234:0001]\n"
            b"\tFlags: fast devsel\n\tCapabilities: [40] Subsystem: Some\n\n"
            b"00:02.0 System peripheral [0880]: Some [1234:0001]\n"
            b"\tFlags: fast devsel\n\tCapabilities: <access denied>\n")
    one, other = document("groups", "-", text=text)["functions"]
    expect(one["type"] == "conventional", one)
    expect(other["type"] is None, other)


def registers_that_are_cut_off_are_unknown():
    whole = ("SrcValid+ TransBlk+ ReqRedir+ CmpltRedir+ UpstreamFwd+ "
             "EgressCtrl- DirectTrans-")
    for words, known in ((whole, True), (whole[:30], False)):
        text = ("00:01.0 PCI bridge [0604]: Some [1234:0001]\n"
                "\tCapabilities: [40] Express (v2) Root Port (Slot-)\n"
                "\tCapabilities: [100 v1] Access Control Services\n"
                f"\t\tACSCap:\t{words}\n\t\tACSCtl:\t{whole}\n")
        found = document("groups", "-", text=text.encode())["functions"][0]
        expect((found["acs_registers"] is not None) == known, found)
        expect(found["acs"], found)


def names_become_ids():
    text = b"00:00.0 Host bridge: Some Vendor Bridge of its own (rev 03)\n" \
           b"\tStatus: Cap- 66MHz-\n\n" \
           b"00:01.0 System peripheral: Some Vendor Twins\n" \
           b"\tStatus: Cap- 66MHz-\n"
    with tempfile.NamedTemporaryFile("w") as names:
        names.write("1234  Some Vendor\n"
                    "\t0001  Bridge of its own\n"
                    "\t\t1234 0009  A subsystem\n"
                    "\t0002  Twins\n"
                    "\t0003  Twins\n")
        names.flush()
        _, out, err = acsctl("groups", "--json", "--names", names.name, "-",
                             text=text)
    bridge, twins = json.loads(out)["functions"]
    expect(bridge["vendor"] == "1234" and bridge["device"] == "0001", bridge)
    expect(twins["vendor"] is None and twins["device"] is None, twins)
    expect("ids of 1 functions are taken from their names" in err, err)
    expect("ids of 1 functions are unknown" in err, err)


def certain(functions, address):
    function = next(f for f in functions if f["address"] == address)
    return function["results"][0]["certain"]


def ports_may_lead_out():
    """The kernel refuses override for ports that lead out of the machine. No
    capture shows which ports do."""
    question = ["groups", "--policy", "override@00:03.0", PORTS]
    open_ = document(*question)["functions"]
    expect(not certain(open_, "00:03.0"), open_)
    expect(partition(open_) == partition(document("groups",
                                                  PORTS)["functions"]),
           "claims something")
    closed = document(*question, "--assume", "internal")["functions"]
    expect(certain(closed, "00:03.0"), closed)
    expect(partition(closed) != partition(open_), "claims nothing")


SOUTH_BRIDGE = b"""00:14.0 SMBus [0c05]: Some [1002:4385]
\tStatus: Cap- 66MHz-

00:14.3 ISA bridge [0601]: Some [1002:439d]
\tStatus: Cap- 66MHz-

"""


def firmware_may_have_the_table():
    groups = {}
    for words in ([], ["--assume", "ivrs"], ["--assume", "NO-IVRS"]):
        found = document("groups", *words, "-", text=SOUTH_BRIDGE)["functions"]
        groups[tuple(words)] = (partition(found), certain(found, "00:14.0"))
    together = {frozenset(("00:14.0", "00:14.3"))}
    expect(groups[()] == (together, False), groups)
    expect(groups[("--assume", "NO-IVRS")] == (together, True), groups)
    expect(groups[("--assume", "ivrs")][1] and
           len(groups[("--assume", "ivrs")][0]) == 2, groups)


PORT = b"""00:01.0 PCI bridge%s: Some Vendor Port%s
\tSubsystem: Somebody Else Device 1111
\tBus: primary=00, secondary=01, subordinate=01, sec-latency=0
\tCapabilities: [40] Express (v2) Root Port (Slot-), MSI 00

00:01.1 PCI bridge%s: Some Vendor Port%s
\tBus: primary=00, secondary=02, subordinate=02, sec-latency=0
\tCapabilities: [40] Express (v2) Root Port (Slot-), MSI 00
\tKernel driver in use: pcieport
"""
NUMBERS = PORT % (b" [0604]", b" [1234:0001]", b" [0604]", b" [1234:0001]")
NAMES = PORT % (b"", b"", b"", b"")


def subsystem_that_is_not_told_may_be_meant():
    for policy, known in (("override@pci:1234:1:5678:9", False),
                          ("override@pci:1234:2:5678:9", True),
                          ("override@pci:1234:2", True)):
        found = document("groups", "--assume", "internal", "--policy", policy,
                         "-", text=NUMBERS)["functions"]
        expect(certain(found, "00:01.0") == known, policy, found)


SWITCH = b"""00:01.0 PCI bridge [0604]: Some [1234:0001]
\tBus: primary=00, secondary=01, subordinate=03, sec-latency=0
\tCapabilities: [40] Express (v2) Root Port (Slot-), MSI 00
\tCapabilities: [100 v1] Access Control Services

01:00.0 PCI bridge [0604]: Some [1234:0002]
\tBus: primary=01, secondary=02, subordinate=03, sec-latency=0
\tCapabilities: [40] Express (v2) %s Port, MSI 00

02:00.0 PCI bridge [0604]: Some [1234:0003]
\tBus: primary=02, secondary=03, subordinate=03, sec-latency=0
\tCapabilities: [40] Express (v2) Downstream Port (Slot-), MSI 00
\tCapabilities: [100 v1] Access Control Services

03:00.0 Ethernet controller [0200]: Some [1234:0004]
\tCapabilities: [40] Express (v2) Endpoint, MSI 00
"""


def lone_function_may_have_the_bit():
    """The text of lspci does not show whether an upstream port has the
    multifunction bit. If it has, it needs ACS, and this one has none."""
    found = document("groups", "-", text=SWITCH % b"Upstream")["functions"]
    expect(not certain(found, "03:00.0"), found)
    expect(not certain(found, "01:00.0"), found)
    # The root port isolates what is below it in any case
    expect(certain(found, "00:01.0"), found)


def port_of_an_impossible_type_is_corrected():
    """As in the kernel: a port below a root port is no downstream port."""
    found = document("groups", "-", text=SWITCH % b"Downstream")["functions"]
    types = {f["address"]: f["type"] for f in found}
    expect(types["01:00.0"] == "upstream-port", types)
    expect(types["02:00.0"] == "downstream-port", types)


def any_of_the_devices_of_a_name_may_be_meant():
    with tempfile.NamedTemporaryFile("w") as names:
        names.write("1234  Some Vendor\n\t0001  Port\n\t0002  Port\n")
        names.flush()
        for policy, known in (("override@pci:1234:1", False),
                              ("override@pci:1234:3", True),
                              ("quirk", True)):
            found = document("groups", "--assume", "internal", "--names",
                             names.name, "--policy", policy, "-",
                             text=NAMES)["functions"]
            expect(certain(found, "00:01.0") == known, policy, found)


def name_that_nobody_knows_may_be_any_device():
    # Unknown vendor; a vendor with rules; a vendor without rules
    for line, known in (("", False), ("177d  Some Vendor\n", False),
                        ("1234  Some Vendor\n", True)):
        with tempfile.NamedTemporaryFile("w") as names:
            names.write(line)
            names.flush()
            found = document("groups", "--names", names.name, "-",
                             text=NAMES)["functions"]
        expect(certain(found, "00:01.0") == known, line, found)


TESTS = [no_verb, unknown_verb, unknown_option, mistake_in_the_policy,
         mistake_in_a_compared_policy, mistake_in_the_old_option,
         policy_and_comparison, something_else_to_assume, another_color,
         standard_input_twice, missing_file, folder_is_no_capture,
         nothing_in_it, other_files, registers_that_are_missing,
         help_names_the_verbs, help_of_a_verb, version, no_difference_is_0,
         difference_between_policies_is_1,
         difference_from_reported_groups_is_1, one_unreadable_source_is_3,
         standard_input, chipset_registers_lie_beside,
         colours_on_a_terminal_only, colours_by_option, lines_fit_the_terminal,
         lines_of_a_pipe_are_not_broken, uncertain_groups_are_marked,
         control_bytes_do_not_reach_the_terminal,
         damage_is_shown_with_its_line, many_sources_are_shown_in_order,
         many_sources_are_lines_of_json, many_sources_are_read_at_once,
         progress_is_shown_on_a_terminal, output_that_cannot_be_written,
         closed_pipe_ends_it, unknown_port_is_no_root_bus,
         lost_bridge_makes_no_root_bus,
         denied_capabilities_are_unknown,
         denied_capabilities_are_unknown_beside_others,
         registers_that_are_cut_off_are_unknown, names_become_ids,
         ports_may_lead_out,
         firmware_may_have_the_table,
         subsystem_that_is_not_told_may_be_meant,
         lone_function_may_have_the_bit,
         port_of_an_impossible_type_is_corrected,
         any_of_the_devices_of_a_name_may_be_meant,
         name_that_nobody_knows_may_be_any_device]


def tests():
    for test in TESTS:
        yield test.__name__.replace("_", " "), test
