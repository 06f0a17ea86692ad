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


def read_edits(path):
    """Returns {file: [(line, text or change, expression, replacement), ...]}."""
    edits, places = {}, None
    for number, line in enumerate(read(path).splitlines(), 1):
        word, _, rest = line.partition(" ")
        if word == "file":
            places = edits.setdefault(rest, [])
        elif word in ("line", "text") and places is not None:
            places.append((word, rest, ""))
        elif word == "change" and " to " in rest and places is not None:
            places.append((word, *rest.split(" to ", 1)))
        elif line and word != "#":
            raise Refused(f"{path}:{number}: expected file, then line, text, or "
                          "change and to")
    return edits


def change(text, expression, new):
    """Replaces in each line; lines that continue it stay aligned."""
    lines, count, left, shift = [], 0, 0, 0
    for line in text.splitlines():
        if left > 0:
            body = line.lstrip()
            indent = len(line[:len(line) - len(body)].expandtabs(8)) + shift
            line = "\t" * (indent // 8) + " " * (indent % 8) + body
        changed, hits = re.subn(expression, new, line)
        if left > 0:
            left += changed.count("(") - changed.count(")")
        elif hits and changed.count("(") > changed.count(")"):
            left = changed.count("(") - changed.count(")")
            shift = changed.rindex("(") - line.rindex("(")
        lines.append(changed)
        count += hits
    return "\n".join(lines) + "\n", count


def edit(name, text, places, source):
    """Deletes each line that matches a "line", and the one place that matches a
    "text", where a dot matches newlines, too; replaces all that matches a
    "change". The file source names them."""
    for what, expression, new in places:
        if what == "change":
            text, count = change(text, expression, new)
        elif what == "line":
            text, count = re.subn(rf"^(?=.*(?:{expression})).*\n", "", text,
                                  flags=re.M)
        else:
            text, count = re.subn(expression, "", text, flags=re.M | re.S)
        if not count or (what == "text" and count != 1):
            raise Refused(f"{name}: {what} '{expression}' of {source} matches "
                          f"in {count} places")
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
