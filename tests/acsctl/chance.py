# SPDX-License-Identifier: GPL-2.0-only
"""Random tests in C, built with the sanitizers."""

import subprocess
import tempfile

from command import MACHINES, RANDOM, TIMEOUT, Failure, expect
from text import decode


def random(*arguments):
    try:
        done = subprocess.run([RANDOM, *arguments], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True,
                              errors="replace", timeout=TIMEOUT, check=False)
    except subprocess.TimeoutExpired:
        raise Failure(f"not done after {TIMEOUT} seconds") from None
    expect(done.returncode == 0, done.stdout)


def damaged_words(name):
    with tempfile.NamedTemporaryFile("w") as file:
        file.write(decode(MACHINES / name / "machine.lspci", "-vvnn"))
        file.flush()
        random("text", file.name)


def damaged_bytes(name):
    random("text", str(MACHINES / name / "machine.lspci"))


def tests():
    yield "groups of random machines are certain only of what is so", \
        random, "groups"
    for name in ("switch", "multifunction-endpoint", "pci-bridge"):
        yield f"words of {name} under random damage", damaged_words, name
        yield f"bytes of {name} under random damage", damaged_bytes, name
