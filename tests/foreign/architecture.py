# SPDX-License-Identifier: GPL-2.0-only
"""Programs for processors other than this machine's: they are built with
Debian's cross compilers and libraries, and run by qemu-user."""

import fcntl
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
BUILD = Path(os.environ.get("BUILD", TOP / "build")).resolve()

# By Debian's name: the compiler's, and QEMU's
ARCHITECTURES = {"s390x": ("s390x-linux-gnu", "s390x"),
                 "arm64": ("aarch64-linux-gnu", "aarch64"),
                 "i386": ("i686-linux-gnu", "i386")}

# The libraries of acsctl and of the tests of the core
LIBRARIES = ("libc6-dev", "libcmocka-dev", "libjansson-dev", "libmd-dev",
             "libpci-dev", "zlib1g-dev", "liblzma-dev")


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


def sysroot(architecture):
    """Returns the folder with the libraries, which is made if it is not there.
    Nothing in it runs here, so that packages are unpacked only."""
    folder = BUILD / "foreign" / architecture
    folder.parent.mkdir(parents=True, exist_ok=True)
    with open(folder.with_suffix(".lock"), "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            name, source = release()
            new = folder.with_suffix(".new")
            shutil.rmtree(new, ignore_errors=True)
            done = subprocess.run(
                ["mmdebstrap", "--variant=extract", "--include=" +
                 ",".join(LIBRARIES), f"--architectures={architecture}", name,
                 new, source], capture_output=True, text=True, check=False)
            if done.returncode:
                sys.exit(f"mmdebstrap failed:\n{done.stderr}")
            new.rename(folder)
    return folder


def make_arguments(architecture):
    """The arguments of make that build for the architecture."""
    prefix = ARCHITECTURES[architecture][0]
    return [f"CC={prefix}-gcc --sysroot={sysroot(architecture)}",
            f"LD={prefix}-ld"]


def emulator(architecture):
    """The command that runs a program of the architecture."""
    return [f"qemu-{ARCHITECTURES[architecture][1]}", "-L",
            str(sysroot(architecture))]
