# SPDX-License-Identifier: GPL-2.0-only
"""Runs acsctl and checks its output."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent
BUILD = Path(os.environ.get("BUILD", TOP / "build"))
# As a program of another processor, see tests/foreign
FOREIGN = os.environ.get("FOREIGN", "")
# The sanitizers make a run take five times as long
PLAIN = bool(os.environ.get("PLAIN") or FOREIGN)
FLAGS = ["WERROR=1", f"SANITIZE={'' if PLAIN else 1}"]
KIND = FOREIGN or ("plain" if PLAIN else "sanitized")
PROGRAM = BUILD / f"acsctl-{KIND}" / "acsctl"
RANDOM = PROGRAM.parent / "random"
MACHINES = TOP / "tests/replay/machines"
REAL = Path(os.environ.get("ACS_MACHINES", TOP / "../shared/machines"))

sys.path += [str(TOP / "tests/replay"), str(TOP / "lab"),
             str(TOP / "tests/foreign")]
import architecture  # noqa: E402
import host  # noqa: E402
from expectation import expectation, pasids  # noqa: E402, F401

# With the sanitizers, the longest run takes half a minute
TIMEOUT = host.patience(30)

counts = {"passed": 0, "failed": 0, "skipped": 0}


class Failure(Exception):
    """A test has failed; the message says how."""


def expect(condition, *what):
    if not condition:
        raise Failure("\n".join(str(text) for text in what))


def skip(name):
    print(f"skip {name}")
    counts["skipped"] += 1


def build_program(name, program, *variables):
    """Builds a program that tools/acsctl/Makefile knows by name. One of another
    processor is emulated."""
    folder = program.parent / "linked" if FOREIGN else program.parent
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / program.name
    cross = architecture.make_arguments(FOREIGN) if FOREIGN else []
    subprocess.run(["make", "-s", f"-j{host.jobs()}",
                    "-C", TOP / "tools/acsctl", f"O={PROGRAM.parent}",
                    f"ACSGEN={BUILD / 'acsgen'}", *FLAGS, *cross,
                    f"{name}={target}", *variables, target], check=True)
    if FOREIGN:
        command = shlex.join([*architecture.emulator(FOREIGN), str(target)])
        program.write_text(f'#!/bin/sh\nexec {command} "$@"\n')
        program.chmod(0o755)


def build():
    build_program("PROGRAM", PROGRAM)
    build_program("RANDOM", RANDOM)


def acsctl(*arguments, text=None, **environment):
    """Returns (status, standard output, standard error), output as text."""
    try:
        done = subprocess.run([PROGRAM, *map(str, arguments)],
                              input=text or b"", capture_output=True,
                              timeout=TIMEOUT, check=False,
                              env={**os.environ, **environment})
    except subprocess.TimeoutExpired:
        raise Failure(f"not done after {TIMEOUT} seconds") from None
    out, err = (stream.decode(errors="replace")
                for stream in (done.stdout, done.stderr))
    expect(done.returncode >= 0 and "Sanitizer" not in err, err[-2000:])
    return done.returncode, out, err


def document(*arguments, text=None):
    """The JSON output of acsctl for a source that it can read."""
    status, out, err = acsctl(*arguments, "--json", text=text)
    expect(status in (0, 1), f"status {status}", err)
    return json.loads(out)


def partition(functions, key="group"):
    """The groups under the first policy, as sets of addresses."""
    groups = {}
    for function in functions:
        groups.setdefault(function["results"][0][key],
                          set()).add(function["address"])
    return {frozenset(group) for group in groups.values()}


def expect_groups(found, groups):
    expect(found == groups, "too much:", *map(sorted, found - groups),
           "not there:", *map(sorted, groups - found))
