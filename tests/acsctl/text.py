# SPDX-License-Identifier: GPL-2.0-only
"""Machines as decoded by lspci. From this text, acsctl has to find the same
groups as the kernel, or to say that it does not know."""

import re
import subprocess
import tempfile
import textwrap
from pathlib import Path

from agreement import MODES, REPLAYED, captured_by_kernel, find_capture
from command import (MACHINES, Failure, document, expect, expectation,
                     partition, skip)


def decode(path, *options):
    """What lspci prints for a capture. lspci only accepts short lines."""
    lines = [line[:200] for line in
             path.read_text(errors="replace").splitlines()
             if re.match(r"([0-9a-f]{4,8}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7] |"
                         r"[0-9a-f]{2,3}: |$", line)]
    with tempfile.NamedTemporaryFile("w") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        done = subprocess.run(["lspci", "-F", file.name, *options],
                              capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failure(f"lspci: {done.stderr}")
    return done.stdout


def quoted(text):
    return "".join(f"> {line}\n" for line in text.splitlines())


def indented(text):
    return "".join(f"    {line}\r\n" for line in
                   text.expandtabs(4).splitlines())


def broken(text):
    """Breaks lines as mail programs do: at 72 columns, without indenting the
    rest."""
    lines = []
    for line in text.splitlines():
        lines += textwrap.wrap(line.expandtabs(8), 72, break_long_words=False,
                               break_on_hyphens=False) or [""]
    return "\n".join(lines) + "\n"


STYLES = {
    "-vvnn": (["-vvnn"], str),
    "-vv": (["-vv"], str),
    "-vnn": (["-vnn"], str),
    "-vvnn, quoted": (["-vvnn"], quoted),
    "-vvnn, indented": (["-vvnn"], indented),
    "-vvnn, broken into lines": (["-vvnn"], broken),
}


def group_of(groups, address):
    return next(group for group in groups if address in group)


def expect_no_wrong_claim(functions, groups):
    """The worst-case group of a function has at least the members of the real
    one, and the best-case group at most these. A certain group is the real
    one."""
    worst, best = partition(functions), partition(functions, "best_group")
    expect(set().union(*worst) == set().union(*groups), "others:",
           sorted(set().union(*worst) ^ set().union(*groups)))
    for function in functions:
        address = function["address"]
        real = group_of(groups, address)
        least, most = group_of(best, address), group_of(worst, address)
        expect(real <= most, f"{address} is with less:", sorted(most),
               sorted(real))
        expect(least <= real, f"{address} could be with less:", sorted(least),
               sorted(real))
        if function["results"][0]["certain"]:
            expect(real == most, f"{address} is certain, and wrong:",
                   sorted(most), sorted(real))


def words_agree(name, path, options, mangle):
    text = mangle(decode(path, *options)).encode()
    for mode in MODES:
        policy, groups = expectation(MACHINES / name / mode)
        found = document("groups", *REPLAYED, "--policy", policy, "-",
                         text=text)
        expect_no_wrong_claim(captured_by_kernel(found["functions"]), groups)


def certainty(path, options):
    found = document("groups", *REPLAYED, "-",
                     text=decode(path, *options).encode())
    return [f["address"] for f in found["functions"]
            if f["results"][0]["certain"]]


# Not everything is unknown: the text has all there is to know of ports with ACS
def words_are_enough_for_standard_ports():
    path = MACHINES / "root-ports/machine.lspci"
    found = certainty(path, ["-vvnn"])
    for address in ("00:02.0", "00:02.1", "01:00.0"):
        expect(address in found, f"{address} is uncertain", found)


def mangling_loses_nothing():
    path = MACHINES / "switch/machine.lspci"
    text = decode(path, "-vvnn")
    plain = document("groups", "-", text=text.encode())["functions"]
    for mangle in (quoted, indented, broken):
        found = document("groups", "-", text=mangle(text).encode())
        expect(found["functions"] == plain, mangle.__name__,
               *(f for f, g in zip(found["functions"], plain) if f != g))


def titles_alone_are_not_enough():
    path = MACHINES / "root-ports/machine.lspci"
    found = certainty(path, ["-nn"])
    expect("00:02.0" not in found, found)


def tests():
    for folder in sorted(MACHINES.iterdir()):
        if not folder.is_dir():
            continue
        path = find_capture(folder.name)
        if not path:
            skip(f"words of {folder.name}, whose capture is not at hand")
            continue
        for style, (options, mangle) in STYLES.items():
            yield (f"words of {folder.name}, {style}, claim nothing wrong",
                   words_agree, folder.name, path, options, mangle)
    yield ("words are enough for standard ports",
           words_are_enough_for_standard_ports)
    yield "mangling loses nothing", mangling_loses_nothing
    yield "titles alone are not enough", titles_alone_are_not_enough
