# SPDX-License-Identifier: GPL-2.0-only
"""Measures one call of acsctl that groups ten thousand captures, with all cores
and with one. Half of them are copies of the machines in tests/replay/machines.
The others are variations: another ID, one function less, one ACS bit less."""

import os
import random
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
BUILD = Path(os.environ.get("BUILD", TOP / "build"))
MACHINES = TOP / "tests/replay/machines"
COUNT = 10000
SEED = int(os.environ.get("SEED", "1"))


def change_id(chance, functions):
    """Gives one function the IDs of another."""
    one, other = (chance.choice(functions) for _ in range(2))
    one[1] = " ".join(["00:", *other[1].split()[1:5], *one[1].split()[5:]])


def drop_function(chance, functions):
    """Removes the last function, which has none below it."""
    if len(functions) > 2:
        functions.pop()


def drop_bit(chance, functions):
    """Clears a bit of an ACS capability, whose ID is 0x000d and version 1."""
    places = [(rows, i, at) for rows in functions
              for i, row in enumerate(rows) if row[3:4] == ":"
              for at, words in ((at, row.split()[1 + at:6 + at])
                                for at in (0, 4, 8))
              if words[:2] == ["0d", "00"] and words[2][1] == "1"]
    if not places:
        return
    rows, i, at = chance.choice(places)
    words = rows[i].split()
    words[at + 5] = f"{int(words[at + 5], 16) & ~(1 << chance.randrange(7)):02x}"
    rows[i] = " ".join(words)


CHANGES = (change_id, drop_function, drop_bit)


def vary(text, chance):
    functions = [block.splitlines() for block in text.strip().split("\n\n")]
    for _ in range(chance.randint(1, 3)):
        chance.choice(CHANGES)(chance, functions)
    return "\n\n".join("\n".join(rows) for rows in functions) + "\n"


def make_captures(folder):
    chance = random.Random(SEED)
    machines = sorted(MACHINES.glob("*/machine.lspci"))
    texts = {path: path.read_text() for path in machines}
    first = {}
    captures = []
    for i in range(COUNT):
        machine = machines[i % len(machines)]
        capture = folder / f"{i}.lspci"
        if i // len(machines) % 2:
            capture.write_text(vary(texts[machine], chance))
        elif machine in first:
            os.link(first[machine], capture)
        else:
            first[machine] = capture
            capture.write_text(texts[machine])
        registers = machine.with_suffix(".rcba")
        if registers.exists():
            capture.with_suffix(".rcba").symlink_to(registers)
        captures.append(capture)
    return captures


def busy_time():
    """Returns the busy seconds of all cores of the machine since it booted."""
    line = Path("/proc/stat").read_text().splitlines()[0]
    user, nice, system, _, _, *rest = map(int, line.split()[1:8])
    return (user + nice + system + sum(rest)) / os.sysconf("SC_CLK_TCK")


def measure(captures, cores):
    """Groups on some cores; returns (wall time, processor time, that of other
    processes, peak memory in bytes)."""
    began, before = time.monotonic(), busy_time()
    child = os.fork()
    if not child:
        os.sched_setaffinity(0, cores)
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        os.execv(BUILD / "acsctl", ["acsctl", "groups", "--json", *captures])
    _, status, used = os.wait4(child, 0)
    wall, busy = time.monotonic() - began, busy_time() - before
    # 1 means a difference, which captures of other kernels may have
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"acsctl ended with {status:#x}")
    own = used.ru_utime + used.ru_stime
    return wall, own, max(busy - own, 0), used.ru_maxrss * 1024


def show(name, wall, own, others, memory):
    print(f"  {name:12} {wall:6.2f} s wall  {own:6.2f} s processor time"
          f"  {own / wall:4.2f} cores busy  {COUNT / wall:6.0f} captures/s"
          f"  {memory / 2**20:4.0f} MiB at most"
          f"  others {others / wall:4.2f} cores")


def main():
    cores = sorted(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        captures = make_captures(Path(folder))
        size = sum(capture.stat().st_size for capture in captures)
        print(f"{COUNT} captures, {size / 2**20:.0f} MiB, grouped in one call "
              f"(SEED={SEED})")
        # Reads all files first, so that the disk does not slow down the first call
        for capture in captures:
            capture.read_bytes()
        every = measure(captures, cores)
        show(f"all {len(cores)} cores", *every)
        one = measure(captures, cores[:1])
        show("one core", *one)
    wall, own, others, _ = every
    free = max(len(cores) - others / wall, own / wall)
    print(f"  {one[0] / wall:.2f} times as fast as on one core; "
          f"{own / wall / free:.0%} of what others left of {len(cores)} cores")


if __name__ == "__main__":
    main()
