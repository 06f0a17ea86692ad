# SPDX-License-Identifier: GPL-2.0-only
"""Programs for processors other than this machine's: they are built with
Debian's cross compilers and libraries, and run by qemu-user."""

import os
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(TOP / "lab"))
import packages_of  # noqa: E402

BUILD = Path(os.environ.get("BUILD", TOP / "build")).resolve()

# By Debian's name: the compiler's, and QEMU's
ARCHITECTURES = {"s390x": ("s390x-linux-gnu", "s390x"),
                 "arm64": ("aarch64-linux-gnu", "aarch64"),
                 "i386": ("i686-linux-gnu", "i386")}

# The libraries of acsctl and of the tests of the core
LIBRARIES = ("libc6-dev", "libcmocka-dev", "libjansson-dev", "libmd-dev",
             "libpci-dev", "zlib1g-dev", "liblzma-dev")


def sysroot(architecture):
    """Returns the folder with the libraries, which is made if it is not there."""
    folder = BUILD / "foreign" / architecture
    packages_of.unpack(architecture, folder, LIBRARIES)
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
