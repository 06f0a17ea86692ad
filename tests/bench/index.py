# SPDX-License-Identifier: GPL-2.0-only
"""Compares the database with the kernel's own table, which is read row by row:
the time of an answer in one kernel, and cache lines."""

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent
CORE = TOP / "drivers/pci/acs-policy/core"
BUILD = Path(os.environ.get("BUILD", TOP / "build"))
KVER = os.environ.get("KVER", "6.12")
VMLINUX = BUILD / f"bench-{KVER}" / "vmlinux"
QUIRKS = BUILD / f"linux-{KVER}" / "drivers/pci/quirks.c"
LINE = 64
ENDPOINT = "0"
INTEL, ROOT_PORT = "8086", 4

# Rows of struct pci_dev_acs_enabled and ids of the list of PCH ports
ROW, PCH_ID = 16, 2


def run(*command):
    return subprocess.run(command, check=True, text=True,
                          stdout=subprocess.PIPE).stdout


# --- Time ---------------------------------------------------------------------

@dataclass
class Case:
    """A case of lib/kunit-tests/answers_bench.c."""
    ids: str = ""
    type: str = ""
    rows: int = 0
    times: tuple = ()

    def add_fact(self, kind, words):
        if kind == "time":
            self.times = tuple(int(word) / 1000 for word in words)
        else:
            self.ids, self.type = words[:2]
            self.rows = int(words[2])


def measure():
    """Returns {name: Case}, as the kernel reports them."""
    cases = {}
    for line in run(HERE / "kernel", "acs_bench_answers").splitlines():
        kind, name, *words = line.split("|")
        cases.setdefault(name, Case()).add_fact(kind, words)
    return cases


def show_times(cases):
    print("Nanoseconds per answer, alternating in one kernel; medians. The ratio "
          "is relative to upstream.")
    print("Registers are memory here. Accesses to the registers of real hardware "
          "are counted above.\n")
    print(f"{'':24}{'upstream':>9}{'lookup':>9}{'ratio':>7}{'decide':>9}"
          f"{'hook':>9}{'ratio':>7}")
    for name, case in cases.items():
        upstream, lookup, decide, hook = case.times
        print(f"{name:24}{upstream:9.1f}{lookup:9.1f}{lookup / upstream:7.2f}"
              f"{decide:9.1f}{hook:9.1f}{hook / upstream:7.2f}")


# --- Cache lines --------------------------------------------------------------

def lines_of(address, length):
    return set(range(address // LINE, (address + length - 1) // LINE + 1)) \
        if length else set()


def pch_ids_read(case):
    """How many ids of PCH ports upstream compares with the device's."""
    vendor, device = case.ids.split(":")
    if (vendor, int(case.type, 16)) != (INTEL, ROOT_PORT):
        return 0
    text = QUIRKS.read_text(encoding="utf-8")
    listed = re.search(r"pci_quirk_intel_pch_acs_ids\[\] = {(.*?)};", text,
                       re.DOTALL)[1]
    ids = re.findall(r"\b0x([0-9a-f]{4})\b",
                     re.sub(r"/\*.*?\*/", "", listed, flags=re.DOTALL))
    return ids.index(device) + 1 if device in ids else len(ids)


def upstream_lines(case):
    """Counts the cache lines of the rows and IDs that upstream reads."""
    address = {}
    for line in run("nm", VMLINUX).splitlines():
        words = line.split()
        address[words[-1]] = int(words[0], 16) if len(words) == 3 else 0
    return (len(lines_of(address["pci_dev_acs_enabled"], case.rows * ROW)) +
            len(lines_of(address["pci_quirk_intel_pch_acs_ids"],
                         pch_ids_read(case) * PCH_ID)))


def build_lookup(folder):
    """Builds the lookup from the kernel's files, at fixed addresses."""
    run(BUILD / "acsgen", "compile", "-o", folder,
        *sorted((TOP / "quirkdb").glob("*.acs")))
    program = folder / "lookup"
    run("gcc", "-std=gnu11", "-O2", "-static", "-no-pie", "-fno-pie", "-I",
        CORE, "-o", program, HERE / "lookup.c", CORE / "match.c",
        folder / "acs-policy-db.c")
    return program


def ranges_of(program):
    """Returns {what: [(address, end)]} of database, lookup and marker."""
    wanted = {"mark": "mark"}
    folder = program.parent
    for what, source in (("data", folder / "acs-policy-db.c"),
                         ("code", CORE / "match.c")):
        run("gcc", "-std=gnu11", "-O2", "-fno-pie", "-I", CORE, "-c", "-o",
            folder / "one.o", source)
        for line in run("nm", folder / "one.o").splitlines():
            if line.split()[-2] in "rRtT":
                wanted[line.split()[-1]] = what
    ranges = {"mark": [], "data": [], "code": []}
    for line in run("nm", "-S", program).splitlines():
        words = line.split()
        if len(words) == 4 and words[3] in wanted and words[2] in "rRtT":
            start = int(words[0], 16)
            ranges[wanted[words[3]]].append((start, start + int(words[1], 16)))
    return ranges


def within(address, ranges):
    return any(start <= address < end for start, end in ranges)


def trace(program, ranges, case):
    """Returns (lines of the database, lines of code, instructions)."""
    traced = subprocess.run(
        ["valgrind", "--tool=lackey", "--trace-mem=yes", "--log-fd=1", program,
         *case.ids.split(":"), case.type, str(int(case.type == ENDPOINT))],
        check=True, text=True, stdout=subprocess.PIPE).stdout
    marks, instructions = 0, 0
    data, code = set(), set()
    for line in traced.splitlines():
        access = re.fullmatch(r"(I | L| S| M) +([0-9a-f]+),(\d+)", line)
        if not access:
            continue
        address, length = int(access[2], 16), int(access[3])
        fetched = access[1] == "I "
        if fetched and address == ranges["mark"][0][0]:
            marks += 1
        elif marks == 1 and fetched and within(address, ranges["code"]):
            instructions += 1
            code |= lines_of(address, length)
        elif marks == 1 and not fetched and within(address, ranges["data"]):
            data |= lines_of(address, length)
    if marks != 2 or not data:
        sys.exit(f"{program}: the trace has no lookup")
    return len(data), len(code), instructions


def show_lines(cases):
    print(f"\nCache lines of {LINE} bytes that a lookup reads, without the record "
          "of the device and the\nstack. For upstream, the lines of the rows "
          "and IDs that it reads, without code and\ncallbacks. The minimum: a "
          "line for the vendor, a line for the IDs of a known vendor,\nand a "
          "line for the conditions of the rule that is found.\n")
    print(f"{'':24}{'upstream':>9}{'minimum':>9}{'lookup':>8}{'code':>6}"
          f"{'instructions':>14}")
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        program = build_lookup(Path(folder))
        ranges = ranges_of(program)
        for name, case in cases.items():
            if case.ids:
                data, code, instructions = trace(program, ranges, case)
                print(f"{name:24}{upstream_lines(case):9}{minimum(name):9}"
                      f"{data:8}{code:6}{instructions:14}")


def minimum(name):
    if "unknown" in name:
        return 1
    return 2 if "miss" in name else 3


def main():
    cases = measure()
    show_times(cases)
    show_lines(cases)


if __name__ == "__main__":
    main()
