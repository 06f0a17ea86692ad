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

import figures

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent
CORE = TOP / "drivers/pci/acs-policy/core"
BUILD = Path(os.environ.get("BUILD", TOP / "build"))
KVER = os.environ.get("KVER", "6.12")
KERNEL = BUILD / f"bench-{KVER}"
VMLINUX = KERNEL / "vmlinux"
QUIRKS = BUILD / f"linux-{KVER}" / "drivers/pci/quirks.c"
LINE = 64
ENDPOINT = "0"
INTEL, ROOT_PORT = "8086", 4

# Programs of the host lie below it, the stack above
STACK = 1 << 32

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
          "are counted above.\nThe last ratio leaves out what reads again the "
          "registers that a program has set:\nthe kernel's own quirks never do "
          "that.\n")
    print(f"{'':24}{'upstream':>9}{'lookup':>9}{'ratio':>7}{'decide':>9}"
          f"{'hook':>9}{'ratio':>7}{'read again':>12}{'ratio':>7}")
    for name, case in cases.items():
        upstream, lookup, decide, hook, again = case.times
        share = (hook - again) / upstream
        print(f"{name:24}{upstream:9.1f}{lookup:9.1f}{lookup / upstream:7.2f}"
              f"{decide:9.1f}{hook:9.1f}{hook / upstream:7.2f}"
              f"{again:12.1f}{share:7.2f}")
        figures.note(f"time of a lookup of upstream's, {name}",
                     lookup / upstream)
        figures.note(f"time of an answer of upstream's, {name}", share)


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


def trace(program, ranges, *arguments):
    """Returns (lines of data, lines of code, instructions) between the marks."""
    traced = subprocess.run(
        ["valgrind", "--tool=lackey", "--trace-mem=yes", "--log-fd=1", program,
         *arguments], check=True, text=True, stdout=subprocess.PIPE).stdout
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
                data, code, instructions = trace(
                    program, ranges, *case.ids.split(":"), case.type,
                    str(int(case.type == ENDPOINT)))
                print(f"{name:24}{upstream_lines(case):9}{minimum(name):9}"
                      f"{data:8}{code:6}{instructions:14}")


def build_answer(folder):
    """Links objects of the measured kernel into a program of the host. Of the engine,
    the linker takes what answers need; of the kernel, answers call nothing else."""
    program, archive = folder / "answer", folder / "engine.a"
    engine = KERNEL / "drivers/pci/acs-policy"
    tests = KERNEL / "lib/kunit-tests"
    run("ar", "qcs", archive, *sorted(engine.glob("*.o")),
        *sorted(engine.glob("core/*.o")), engine / "tests/replay/memory.o")
    linked = subprocess.run(
        ["gcc", "-std=gnu11", "-O2", "-static", "-no-pie", "-fno-pie",
         "-Wl,--warn-unresolved-symbols", "-o", program, HERE / "answer.c",
         KERNEL / "drivers/pci/quirks.o", tests / "bench_device.o",
         tests / "bypass.o", archive], text=True, check=False,
        stderr=subprocess.PIPE)
    missing = set(re.findall(r"reference to `(acs_\w+)'", linked.stderr))
    if linked.returncode or missing:
        sys.exit(f"{program.name}: not linked: {missing or linked.stderr}")
    return program


def marker(program):
    """The address of the marker, and everything but the stack."""
    for line in run("nm", program).splitlines():
        words = line.split()
        if words[-1] == "mark":
            start = int(words[0], 16)
    return {"mark": [(start, start + 1)], "code": [(0, STACK)],
            "data": [(0, STACK)]}


def show_answers(cases):
    print("\nInstructions and cache lines of a whole answer that has been logged "
          "before: objects of\nthe measured kernel, run on the host; without "
          "the stack, with upstream's callbacks. The\nkernel is one of User "
          "Mode Linux, with far calls.\n")
    print(f"{'':24}{'instructions':^26}{'data':>12}{'code':>14}")
    print(f"{'':24}{'upstream':>9}{'hook':>9}{'ratio':>7}{'upstream':>10}"
          f"{'hook':>5}{'upstream':>10}{'hook':>5}")
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        program = build_answer(Path(folder))
        ranges = marker(program)
        for name, case in cases.items():
            if not case.ids or "enabled" in name:
                continue
            stock, hook = (trace(program, ranges, *case.ids.split(":"),
                                 case.type, side) for side in ("1", "0"))
            print(f"{name:24}{stock[2]:9}{hook[2]:9}{hook[2] / stock[2]:7.2f}"
                  f"{stock[0]:10}{hook[0]:5}{stock[1]:10}{hook[1]:5}")
            figures.note(f"instructions of an answer, {name}", hook[2])


def minimum(name):
    if "unknown" in name:
        return 1
    return 2 if "miss" in name else 3


def main():
    cases = measure()
    show_times(cases)
    show_lines(cases)
    show_answers(cases)


if __name__ == "__main__":
    main()
