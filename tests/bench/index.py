# SPDX-License-Identifier: GPL-2.0-only
"""The database against the kernel's own table, read row by row: how long an
answer takes in one kernel, bytes, and cache lines."""

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent
CORE = TOP / "drivers/pci/acs-policy"
BUILD = Path(os.environ.get("BUILD", TOP / "build"))
OBJECTS = BUILD / f"bench-{os.environ.get('KVER', '6.12')}" / "drivers/pci"
LINE = 64
ENDPOINT = "0"

# Rows of struct pci_dev_acs_enabled and ids of the list of PCH ports
ROW, PCH_ID = 16, 2

# What is told of rules, and what register programs are made of
TEXTS = "texts"
PROGRAMS = "methods|registers|steps|guards|terms|windows"

# Bytes are those of the symbols of an object whose names match. What both have:
# (what, in quirks.o, in objects of the policy)
COMMON = (
    ("tables that say which device", "pci_dev_acs_(enabled|ops)|.*_acs_ids",
     {"acs-policy-db": f"(?!({PROGRAMS}|{TEXTS})$).*"}),
    ("looking up", "pci_dev_specific_acs_enabled", {"match": ".*"}),
    ("answering", "pci_quirk_(?!enable|disable).*_acs|pci_acs_ctrl_enabled",
     {"decide": ".*", "record": ".*", "acpi": ".*",
      "hooks": "acs_policy_(decide|answers?)|record_program"}),
    ("registers to set", "pci_quirk_(enable|disable)_.*|"
                         "pci_dev_specific_(en|dis)able_acs.*",
     {"acs-policy-db": PROGRAMS,
      "program": ".*", "io": ".*",
      "hooks": "enable|disable_redirect|acs_policy_(en|dis)ables.*|"
               "run_program|act_(by_rule|on_record)|has_program|"
               "program_lock"}),
)

# What upstream has no counterpart of
ALONE = (
    ("the option and its items", {"option": ".*", "select": ".*",
                                  "setup": ".*", "usage": ".*"}),
    ("reasons and the log", {"reason": ".*", "report": ".*"}),
    ("sysfs and debugfs", {"sysfs": ".*", "debugfs": ".*"}),
    ("looking again after a resume, and other hooks",
     {"hooks": "acs_policy_(restored|look|aside)|is_locked_down|find_ban|"
               "known"}),
)


def run(*command):
    return subprocess.run(command, check=True, text=True,
                          stdout=subprocess.PIPE).stdout


# --- Time and what is read ----------------------------------------------------

@dataclass
class Case:
    """A case of lib/kunit-tests/answers_bench.c."""
    ids: str = ""
    type: str = ""
    rows: int = 0
    pch_ids: int = 0
    reads: tuple = ()
    times: tuple = ()

    def take(self, kind, words):
        if kind == "time":
            self.times = tuple(int(word) / 1000 for word in words)
        else:
            self.ids, self.type = words[:2]
            self.rows, self.pch_ids, *reads = map(int, words[2:])
            self.reads = tuple(reads)


def measure():
    """{name: Case}, as the kernel tells of them."""
    cases = {}
    for line in run(HERE / "kernel", "acs_bench_answers").splitlines():
        kind, name, *words = line.split("|")
        cases.setdefault(name, Case()).take(kind, words)
    return cases


def show_times(cases):
    print("Nanoseconds an answer, in one kernel, by turns; medians. The ratio "
          "is to upstream's time.")
    print("Reads are those of config space, made of memory here.\n")
    print(f"{'':24}{'upstream':>9}{'lookup':>9}{'ratio':>7}{'decide':>9}"
          f"{'hook':>9}{'ratio':>7}  reads: upstream, hook")
    for name, case in cases.items():
        upstream, lookup, decide, hook = case.times
        reads = "  {:>15}, {}".format(*case.reads) if case.reads else ""
        print(f"{name:24}{upstream:9.1f}{lookup:9.1f}{lookup / upstream:7.2f}"
              f"{decide:9.1f}{hook:9.1f}{hook / upstream:7.2f}{reads}")


# --- Bytes --------------------------------------------------------------------

def symbols(name):
    """{symbol: bytes} of an object; parts that are seldom run with the rest."""
    sizes = {}
    for line in run("nm", "-S", OBJECTS / f"{name}.o").splitlines():
        words = line.split()
        if len(words) == 4 and words[2] in "bBdDrRtT":
            symbol = re.sub(r"\.(cold|part|isra|constprop|\d+).*", "",
                            words[3])
            sizes[symbol] = sizes.get(symbol, 0) + int(words[1], 16)
    return sizes


def strings(name):
    """Bytes of an object's string literals."""
    return sum(int(line.split()[1])
               for line in run("size", "-A", OBJECTS / f"{name}.o").splitlines()
               if line.startswith(".rodata.str"))


class Bytes:
    """Counts symbols once each, and knows which are left."""

    def __init__(self):
        self.left = {}

    def take(self, name, pattern):
        if name not in self.left:
            self.left[name] = symbols(name)
        taken = [symbol for symbol in self.left[name]
                 if re.fullmatch(pattern, symbol)]
        return sum(self.left[name].pop(symbol) for symbol in taken)

    def take_all(self, patterns):
        return sum(self.take(f"acs-policy/{name}", pattern)
                   for name, pattern in patterns.items())


def show_bytes():
    count = Bytes()
    total = [0, 0]
    print("\nBytes, by nm -S of the objects of that kernel, which has no ACPI "
          "and so not all of\nupstream's callbacks. String literals are left "
          "out, but for the last line.\n")
    print(f"{'':32}{'upstream':>9}{'policy':>9}{'ratio':>7}"
          f"   added up:{'upstream':>9}{'policy':>9}{'ratio':>7}")
    for what, upstream, policy in COMMON:
        pair = count.take("quirks", upstream), count.take_all(policy)
        total = [sum(x) for x in zip(total, pair)]
        print(f"{what:32}{pair[0]:9}{pair[1]:9}{pair[1] / pair[0]:7.2f}"
              f"            {total[0]:9}{total[1]:9}"
              f"{total[1] / total[0]:7.2f}")
    print("of the policy alone:")
    for what, policy in ALONE:
        print(f"  {what:48}{count.take_all(policy):9}")
    texts = (count.take("acs-policy/acs-policy-db", TEXTS) +
             strings("acs-policy/acs-policy-db"))
    print(f"  {'names, places and evidence of rules':48}{texts:9}")
    left = {name: sizes for name, sizes in count.left.items()
            if name != "quirks" and
            any(not symbol.startswith("__") for symbol in sizes)}
    if left:
        print(f"  not said what for: {left}")


# --- Cache lines --------------------------------------------------------------

def lines_of(address, length):
    return set(range(address // LINE, (address + length - 1) // LINE + 1)) \
        if length else set()


def upstream_lines(case):
    """What reading so many rows and ids touches, where the table lies there."""
    address = {}
    for line in run("nm", OBJECTS.parent.parent / "vmlinux").splitlines():
        words = line.split()
        address[words[-1]] = int(words[0], 16) if len(words) == 3 else 0
    return (len(lines_of(address["pci_dev_acs_enabled"], case.rows * ROW)) +
            len(lines_of(address["pci_quirk_intel_pch_acs_ids"],
                         case.pch_ids * PCH_ID)))


def build_lookup(folder):
    """The kernel's own files, at fixed addresses."""
    run(BUILD / "acsgen", "compile", "-o", folder,
        *sorted((TOP / "quirkdb").glob("*.acs")))
    program = folder / "lookup"
    run("gcc", "-std=gnu11", "-O2", "-static", "-no-pie", "-fno-pie", "-I",
        CORE, "-o", program, HERE / "lookup.c", CORE / "match.c",
        folder / "acs-policy-db.c")
    return program


def ranges_of(program):
    """{what: [(address, end)]} of the database, the lookup and the marker."""
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
    """(lines of the database, lines of code, instructions) of a lookup."""
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
        sys.exit(f"{program}: no lookup was seen")
    return len(data), len(code), instructions


def show_lines(cases):
    print(f"\nCache lines of {LINE} bytes that a lookup reads, the record of "
          "the device and the stack\nleft out. Upstream's are those of the "
          "rows and ids read, and of no code or callback.\nThe floor: a line "
          "that tells the vendor, a line for the ids of a vendor that is "
          "known,\na line for the conditions of the rule that is found.\n")
    print(f"{'':24}{'upstream':>9}{'floor':>7}{'lookup':>8}{'code':>6}"
          f"{'instructions':>14}")
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        program = build_lookup(Path(folder))
        ranges = ranges_of(program)
        for name, case in cases.items():
            if case.ids:
                data, code, instructions = trace(program, ranges, case)
                print(f"{name:24}{upstream_lines(case):9}{floor(name):7}"
                      f"{data:8}{code:6}{instructions:14}")


def floor(name):
    if "unknown" in name:
        return 1
    return 2 if "miss" in name else 3


def main():
    cases = measure()
    show_times(cases)
    show_bytes()
    show_lines(cases)


if __name__ == "__main__":
    main()
