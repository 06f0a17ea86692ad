#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Measures databases from the size of quirkdb to a million IDs: time and memory
of acsgen and the C compiler, the size of the tables, and the cost of a lookup.
Prints a table, and writes it and a plot to build/bench/growth.txt and growth.svg.
For sizes other than 1000 to 1000000 IDs: growth.py IDS..."""

import os
import platform
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

TOP = Path(__file__).resolve().parent.parent.parent
HERE = TOP / "tests/bench/growth"
CORE = TOP / "drivers/pci/acs-policy/core"
BUILD = Path(os.environ.get("BUILD", TOP / "build"))
ACSGEN = BUILD / "acsgen"
CC = os.environ.get("CC", "gcc")
# As in a kernel, constants that hold addresses are read-only all the same
CFLAGS = ["-std=gnu11", "-O2", "-fno-pie", f"-I{CORE}"]
SIZES = (1000, 10000, 100000, 1000000)
SEED = int(os.environ.get("SEED", "1"))
LOOKUPS = 1 << 16
# Runs of each set of lookups; the sets alternate
RUNS = 15

sys.path.insert(0, str(HERE))
# pylint: disable-next=wrong-import-position
import synthetic  # noqa: E402
# pylint: disable-next=wrong-import-position
import figures  # noqa: E402


class Used(NamedTuple):
    """The resources that a command used."""
    seconds: float
    mib: float


class Base(NamedTuple):
    """A database that has been compiled."""
    name: str
    ids: int
    rules: int
    vendors: int
    acsgen: Used
    compiler: Used
    size: int
    program: Path
    lookups: dict


def run(command):
    """Measures processor time and peak memory of a command. A child of this
    program would start with its memory, so time starts the command."""
    with tempfile.NamedTemporaryFile("r") as memory:
        command = ["time", "-q", "-f", "%M", "-o", memory.name, *command]
        child = os.posix_spawnp("time", command, os.environ)
        _, status, used = os.wait4(child, 0)
        if status:
            sys.exit(f"{command[6]} ended with {status:#x}")
        return Used(used.ru_utime + used.ru_stime, int(memory.read()) / 1024)


def output(*command):
    return subprocess.run(list(map(str, command)), check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def table_bytes(objects):
    """Returns the size of an object's read-only data."""
    sections = re.findall(r"^\.rodata\S*\s+(\d+)", output("size", "-A", objects),
                          re.MULTILINE)
    return sum(map(int, sections))


def draw_lookups(files, chance):
    """Draws known IDs, in random and in ascending order, and any IDs."""
    named = sorted(set(re.findall(r"^[0-9a-f]{4}:[0-9a-f]{4}(?=\s)",
                                  output(ACSGEN, "list", *files),
                                  re.MULTILINE)))
    drawn = chance.choices(named, k=LOOKUPS)
    return {
        "random": drawn,
        "in order": sorted(drawn),
        "any id": [f"{chance.randrange(1, 0xffff):04x}:"
                   f"{chance.randrange(0x10000):04x}" for _ in range(LOOKUPS)],
    }


def compile_base(name, files, folder, chance):
    """Compiles a database, and a program that does lookups in it."""
    folder.mkdir()
    files = sorted(map(str, files))
    acsgen = run([str(ACSGEN), "compile", "-o", str(folder), *files])
    objects = folder / "acs-policy-db.o"
    compiler = run([CC, *CFLAGS, "-c", "-o", str(objects),
                    str(folder / "acs-policy-db.c")])
    program = folder / "lookup"
    run([CC, *CFLAGS, "-no-pie", "-o", str(program), str(HERE / "lookup.c"),
         str(CORE / "match.c"), str(objects)])
    stats = dict(re.findall(r"^(\w+)\s+(\d+)$", output(ACSGEN, "stats", *files),
                            re.MULTILINE))
    return Base(name, int(stats["ids"]), int(stats["rules"]),
                int(stats["vendors"]), acsgen, compiler, table_bytes(objects),
                program, draw_lookups(files, chance))


def time_lookups(bases):
    """Returns nanoseconds of a lookup, by database and set."""
    best = {}
    for _ in range(RUNS):
        for base in bases:
            for name, ids in base.lookups.items():
                said = subprocess.run([base.program], input="\n".join(ids),
                                      check=True, text=True,
                                      stdout=subprocess.PIPE).stdout
                taken = float(said.split()[0])
                key = base.name, name
                best[key] = min(taken, best.get(key, taken))
    return best


def machine():
    """Formats what the figures depend on."""
    model = re.search(r"^model name\s*: (.*)", Path("/proc/cpuinfo").read_text(),
                      re.MULTILINE)
    version = output(CC, "-dumpfullversion").strip()
    return (f"{time.strftime('%Y-%m-%d')}, Linux {platform.release()}, "
            f"{model.group(1) if model else platform.machine()}, gcc {version}, "
            f"SEED={SEED}")


def format_table(bases, best):
    """Formats all figures."""
    rows = [f"{'':10}{'':>9}{'':>7}{'':>8}    acsgen          C compiler       "
            "tables           lookup, ns (of quirkdb's)",
            f"{'':10}{'ids':>9}{'rules':>7}{'vendors':>8}{'s':>8}{'MiB':>6}"
            f"{'s':>10}{'MiB':>6}{'KiB':>9}{'B/id':>7}"
            f"{'random':>15}{'in order':>15}{'any id':>15}"]
    for base in bases:
        row = (f"{base.name:10}{base.ids:9}{base.rules:7}{base.vendors:8}"
               f"{base.acsgen.seconds:8.2f}{base.acsgen.mib:6.0f}"
               f"{base.compiler.seconds:10.2f}{base.compiler.mib:6.0f}"
               f"{base.size / 1024:9.1f}{base.size / base.ids:7.1f}")
        for name in base.lookups:
            taken = best[base.name, name]
            row += f"{taken:7.1f} ({taken / best['quirkdb', name]:4.1f})"
        rows.append(row)
    return "\n".join(rows) + "\n"


def plot(bases, best, path):
    """Draws four plots of the synthetic databases; quirkdb is the first point."""
    data = [f"{base.ids} {base.acsgen.seconds} {base.compiler.seconds} "
            f"{base.acsgen.mib} {base.compiler.mib} {base.size / base.ids} "
            + " ".join(str(best[base.name, name]) for name in base.lookups)
            for base in bases[1:]]
    first = " ".join(str(best["quirkdb", name]) for name in bases[0].lookups)
    script = (HERE / "growth.plot").read_text(encoding="ascii")
    subprocess.run(["gnuplot"], check=True, text=True,
                   input="\n".join(["$growth << END", *data, "END",
                                    "$quirkdb << END",
                                    f"{bases[0].ids} {first}", "END",
                                    f'set output "{path}"', script]))


def main():
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    chance = random.Random(SEED)
    results = BUILD / "bench"
    results.mkdir(parents=True, exist_ok=True)
    run(["make", "-s", "-C", str(TOP), f"BUILD={BUILD}", "acsgen"])
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        folder = Path(folder)
        bases = [compile_base("quirkdb", (TOP / "quirkdb").glob("*.acs"),
                              folder / "tables-of-quirkdb", chance)]
        for size in sizes:
            sources = folder / f"sources-{size}"
            sources.mkdir()
            synthetic.write_database(size, sources, SEED)
            bases.append(compile_base(str(size), sources.glob("*.acs"),
                                      folder / f"tables-{size}", chance))
        best = time_lookups(bases)
        text = ("Databases of growing size: processor time, peak memory, and the "
                f"best of {RUNS} runs of lookups\n{machine()}\n\n"
                + format_table(bases, best))
        (results / "growth.txt").write_text(text, encoding="ascii")
        plot(bases, best, results / "growth.svg")
    for base in bases[1:]:
        figures.note(f"time of a lookup of quirkdb's, {base.name} ids",
                     best[base.name, "random"] / best["quirkdb", "random"])
    print(text, end="")


if __name__ == "__main__":
    main()
