# SPDX-License-Identifier: GPL-2.0-only
"""Packs a program for the initramfs, with the libraries that it is linked to."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import cpio


def needed(binary):
    """Returns the names of the libraries that the binary asks for, and the path
    of its loader, or None."""
    text = subprocess.run(["readelf", "-d", "-l", "-W", binary],
                          capture_output=True, text=True, check=True).stdout
    loader = re.search(r"program interpreter: (.*)\]", text)
    return (re.findall(r"\(NEEDED\).*\[(.*)\]", text),
            loader and loader[1])


def find(name, folders):
    """Returns the path of a library."""
    for folder in folders:
        if (folder / name).exists():
            return folder / name
    raise FileNotFoundError(f"{name} is in none of "
                            f"{', '.join(map(str, folders))}")


def pack(program, root, triplet):
    """Returns a cpio archive with /bin/PROGRAM, and in /lib what it needs.

    root: where the libraries of its processor are, in folders that have the
    name @triplet
    """
    folders = [root / "lib" / triplet, root / "usr/lib" / triplet]
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder)
        (stage / "bin").mkdir()
        (stage / "lib").mkdir()
        shutil.copy(program, stage / "bin")
        names, loader = needed(program)
        while names:
            name = names.pop()
            if not (stage / "lib" / name).exists():
                library = find(name, folders)
                shutil.copy(library, stage / "lib" / name)
                names += needed(library)[0]
        place = stage / loader.lstrip("/")
        place.parent.mkdir(exist_ok=True)
        if not place.exists():
            shutil.copy(find(place.name, folders), place)
        return cpio.archive(stage, sorted(path.relative_to(stage)
                                          for path in stage.rglob("*")))
