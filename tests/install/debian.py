# SPDX-License-Identifier: GPL-2.0-only
"""Debian systems for tests, and what the tests here have in common."""

import platform
import shutil
import subprocess
import sys
from pathlib import Path

counts = {"passed": 0, "failed": 0}


def check(name, good, *why):
    counts["passed" if good else "failed"] += 1
    print(f"{'ok' if good else 'not ok'} {name}", flush=True)
    if not good:
        for line in why:
            print(f"    {line}")


def summary(suite):
    """Prints the last line of a suite; returns its exit status."""
    print(f"{suite}: {counts['passed']} passed, {counts['failed']} failed, "
          "0 skipped")
    return counts["failed"] > 0


def run(*command, **options):
    """Runs a command; its output is only shown if it fails."""
    done = subprocess.run([str(word) for word in command],
                          capture_output=True, text=True, check=False,
                          **options)
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def make_system(root, packages):
    """Makes a Debian system of the release that this one is, with packages."""
    suite = platform.freedesktop_os_release()["VERSION_CODENAME"]
    sources = [path for path in [Path("/etc/apt/sources.list"),
                                 *Path("/etc/apt/sources.list.d").iterdir()]
               if path.suffix in (".list", ".sources") and path.is_file()]
    shutil.rmtree(root, ignore_errors=True)
    run("mmdebstrap", "--variant=minbase", "--include=" + ",".join(packages),
        suite, root, *sources)
