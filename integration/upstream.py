# SPDX-License-Identifier: GPL-2.0-only
"""Changes texts of upstream files: by semantic patches, and by lines that are
added next to anchors."""

import re
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


class Refused(Exception):
    """What is wrong and how to fix it; the tree is unchanged."""


def read(path):
    return path.read_bytes().decode("utf-8", "surrogateescape")


def encode(text):
    return text.encode("utf-8", "surrogateescape")


def read_insertions(path):
    """Returns {file: [(after or before, anchor, [line, ...], patch), ...]}.

    patch: the one of the series that adds the lines, if it is not the file's
    """
    insertions, places, patch = {}, None, None
    for number, line in enumerate(read(path).splitlines(), 1):
        word, _, rest = line.partition(" ")
        if line.startswith("|") and places:
            places[-1][2].append(line[1:] + "\n")
        elif word == "file":
            places, patch = insertions.setdefault(rest, []), None
        elif word == "with" and places is not None:
            patch = rest
        elif word in ("after", "before") and places is not None:
            places.append((word, rest, [], patch))
        elif line and word != "#":
            raise Refused(f"{path}:{number}: expected file, then with, "
                          "after or before, then |")
    return insertions


def insert(name, text, places, source):
    """Adds lines next to their anchors, which the file source names."""
    lines = text.splitlines(keepends=True)
    for where, anchor, new, _ in places:
        hits = [i for i, line in enumerate(lines)
                if re.search(anchor, line.rstrip("\n"))]
        if len(hits) != 1:
            raise Refused(f"{name}: {len(hits)} lines match the anchor "
                          f"'{anchor}' of {source}, expected 1")
        at = hits[0] + (where == "after")
        lines[at:at] = new
    return "".join(lines)


def read_deletions(path):
    """Returns {file: [(line or text, expression), ...]}."""
    deletions, places = {}, None
    for number, line in enumerate(read(path).splitlines(), 1):
        word, _, rest = line.partition(" ")
        if word == "file":
            places = deletions.setdefault(rest, [])
        elif word in ("line", "text") and places is not None:
            places.append((word, rest))
        elif line and word != "#":
            raise Refused(f"{path}:{number}: expected file, then line or text")
    return deletions


def delete(name, text, places, source):
    """Deletes each line that matches a "line", and the one place that matches a
    "text", where a dot matches newlines, too. The file source names them."""
    for what, expression in places:
        if what == "line":
            kept = [line for line in text.splitlines(keepends=True)
                    if not re.search(expression, line.rstrip("\n"))]
            left, count = "".join(kept), len(text.splitlines()) - len(kept)
        else:
            left, count = re.subn(expression, "", text, flags=re.M | re.S)
        if not count or (what == "text" and count != 1):
            raise Refused(f"{name}: {what} '{expression}' of {source} matches "
                          f"in {count} places")
        text = left
    return text


def patch_semantically(name, text, patch, *options):
    """Returns the text after a semantic patch, the same if none of it fits."""
    with tempfile.TemporaryDirectory() as folder:
        stock, changed = Path(folder, "stock.c"), Path(folder, "changed.c")
        stock.write_bytes(encode(text))
        try:
            spatch = subprocess.run(
                ["spatch", "--very-quiet", "--no-includes", *options,
                 "--sp-file", patch, "-o", changed, stock],
                capture_output=True, text=True, errors="replace", check=False)
        except FileNotFoundError:
            raise Refused("spatch is missing; install the packages first: "
                          f"{HERE}/install-packages {HERE}/packages") from None
        if spatch.returncode:
            raise Refused(f"{name}: spatch failed:\n{spatch.stderr.strip()}")
        return read(changed) if changed.exists() else text
