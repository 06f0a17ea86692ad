# SPDX-License-Identifier: GPL-2.0-only
"""Collects the figures of a run of "make bench" that can be compared with those of
other machines: ratios and counts, of which more is worse. Run as a program, it
compares them with the kept results, results/figures-*.txt, and says what is out of
their range.

A file of figures begins with "#" and what machine it is from; each other line has a
figure and its name."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILD = Path(os.environ.get("BUILD", HERE.parent.parent / "build"))
KVER = os.environ.get("KVER", "6.12")
COLLECTED = BUILD / "bench" / f"figures-{KVER}.txt"
# What varies from one run to the next on one machine
SLACK = 0.1


def note(name, value):
    """Adds a figure to those of this run."""
    COLLECTED.parent.mkdir(parents=True, exist_ok=True)
    with COLLECTED.open("a", encoding="ascii") as file:
        file.write(f"{value:.3f} {name}\n")


def start(machine):
    """Begins a run."""
    COLLECTED.parent.mkdir(parents=True, exist_ok=True)
    COLLECTED.write_text(f"# {machine}\n", encoding="ascii")


def read(path):
    """Returns {name: figure} of a file."""
    figures = {}
    for line in path.read_text(encoding="ascii").splitlines():
        if not line.startswith("#"):
            value, name = line.split(maxsplit=1)
            figures[name] = float(value)
    return figures


def compare():
    kept = sorted((HERE / "results").glob("figures-*.txt"))
    print(f"Compared with {len(kept)} kept results, in tests/bench/results:")
    for path in kept:
        print(f"  {path.name}: "
              + path.read_text(encoding="ascii").splitlines()[0].lstrip("# "))
    ranges = {}
    for path in kept:
        for name, value in read(path).items():
            ranges.setdefault(name, []).append(value)

    now = read(COLLECTED)
    outside = 0
    for name, value in now.items():
        if name not in ranges:
            print(f"new           {value:10.3f}                      {name}")
            continue
        low, high = min(ranges[name]), max(ranges[name])
        if low * (1 - SLACK) <= value <= high * (1 + SLACK):
            continue
        outside += 1
        print(f"{'above' if value > high else 'below'} the range {value:8.3f}, "
              f"kept {low:.3f} to {high:.3f}: {name}")
    for name in ranges.keys() - now.keys():
        print(f"not measured: {name}")
    print(f"{len(now)} figures, {outside} of them more than "
          f"{SLACK:.0%} out of the range")


if __name__ == "__main__":
    if len(sys.argv) == 2:
        start(sys.argv[1])
    else:
        compare()
