#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Debian's packages for another architecture than this machine's. They are only
unpacked, since nothing in them runs here without an emulator.

	packages_of.py ARCHITECTURE FOLDER PACKAGE...
"""

import fcntl
import platform
import shutil
import subprocess
import sys
from pathlib import Path


def release():
    """The release of this system, as a line for apt: without its updates, which
    a mirror may have for some architectures only."""
    name = platform.freedesktop_os_release()["VERSION_CODENAME"]
    targets = subprocess.run(["apt-get", "indextargets", "--format",
                              "$(REPO_URI) $(RELEASE) $(COMPONENT)",
                              "Created-By: Packages"], capture_output=True,
                             text=True, check=True).stdout
    for line in targets.splitlines():
        mirror, suite, component = line.split()
        if suite == name and component == "main":
            return name, f"deb {mirror} {name} main"
    sys.exit(f"No source of apt has {name} main; see /etc/apt/sources.list.")


def unpack(architecture, folder, packages):
    """Unpacks the packages and what they depend on, if @folder is not there."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with open(folder.with_suffix(".lock"), "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if folder.is_dir():
            return
        name, source = release()
        new = folder.with_suffix(".new")
        shutil.rmtree(new, ignore_errors=True)
        done = subprocess.run(
            ["mmdebstrap", "--mode=chrootless", "--variant=extract",
             f"--include={','.join(packages)}",
             f"--architectures={architecture}", name, new, source],
            capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"mmdebstrap failed:\n{done.stderr}")
        new.rename(folder)


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    architecture, folder, *packages = sys.argv[1:]
    unpack(architecture, Path(folder).resolve(), packages)


if __name__ == "__main__":
    main()
