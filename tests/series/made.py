# SPDX-License-Identifier: GPL-2.0-only
"""A series for mainline Linux: writing it, and a kernel after each of its patches,
which runs its KUnit tests under UML."""

import os
import re
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / "lab"))
import host  # noqa: E402

BUILD = Path(os.environ.get("BUILD", TOP / "build")).resolve()
WORK = BUILD / "series-7.3"
STOCK, TREE = WORK / "stock", WORK / "tree"
# The names of the files that a series has put into the tree
LAID = WORK / "laid"
PERSON = {"GIT_AUTHOR_NAME": "Ann Author", "GIT_AUTHOR_EMAIL": "ann@example.org"}
KUNIT = "drivers/pci/tests/acs_kunit.c"

counts = {"passed": 0, "failed": 0}


def result(good, what, why=""):
    counts["passed" if good else "failed"] += 1
    if good:
        print(f"ok {what}", flush=True)
    else:
        print(f"not ok {what}: {why or 'see above'}".replace("\n", "\n\t"),
              flush=True)


def run(*command, **options):
    """A command, with all that it prints."""
    return subprocess.run(command, text=True, check=False, errors="replace",
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, **options)


def git(folder, *command):
    env = {**os.environ, "GIT_CONFIG_COUNT": "1",
           "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*",
           **{name.replace("AUTHOR", "COMMITTER"): value
              for name, value in PERSON.items()}}
    done = run("git", "-C", folder, *command, env=env)
    if done.returncode:
        raise RuntimeError(f"git {command[0]} failed: {done.stdout}")
    return done.stdout.strip()


def write(*arguments, **person):
    env = {name: value for name, value in os.environ.items()
           if not name.startswith("GIT_")}
    return run(TOP / "series/write", *arguments, env=env | person)


class Made:
    """A series, and what is made of it.

    start: the branch that its patches come after
    """

    def __init__(self, name, start):
        self.name, self.start = name, start
        self.source, self.path = TOP / "series" / name, WORK / name
        self.tree = self.path / "tree"

    def write(self):
        done = write("--tree", STOCK, self.name, self.path, **PERSON)
        result(not done.returncode, f"the series {self.name} is written",
               done.stdout)
        return not done.returncode

    def mails(self):
        """The patches, without the cover letter."""
        return sorted(path for path in (self.path / "patches").iterdir()
                      if not path.name.startswith("0000"))

    def names(self):
        return [path.name[3:].replace("-", "_")
                for path in sorted(self.source.glob("[0-9]*"))]

    def after(self, number):
        """The commit after so many of its patches."""
        return f"{self.name}~{len(self.names()) - number}"

    def files_at(self, commit):
        """{file that the series changes: its text, or None}"""
        names = git(self.tree, "diff", "--name-only", "base",
                    self.name).splitlines()
        there = set(git(self.tree, "ls-tree", "-r", "--name-only",
                        commit).splitlines())
        return {name: git(self.tree, "show", f"{commit}:{name}") + "\n"
                if name in there else None for name in names}


FIXES = Made("acs-fixes", "base")
RULES = Made("acs-rules", "acs-fixes")
POLICY = Made("acs-policy", "acs-rules")
SERIES = (FIXES, RULES, POLICY)


def write_all():
    """Writes all series for the stock tree; returns whether that succeeded."""
    WORK.mkdir(parents=True, exist_ok=True)
    unpacked = run(TOP / "integration/unpack", "7.3", STOCK)
    if unpacked.returncode:
        sys.exit(unpacked.stdout)
    return all([made.write() for made in SERIES])


def lay(files):
    """Lets the tree have these files, and all others of the stock tree."""
    if not TREE.exists():
        run("cp", "-al", STOCK, TREE)
    before = LAID.read_text().splitlines() if LAID.exists() else []
    for name in set(before) - set(files):
        (TREE / name).unlink(missing_ok=True)
        if (STOCK / name).exists():
            os.link(STOCK / name, TREE / name)
    LAID.write_text("\n".join(files))
    for name, text in files.items():
        path = TREE / name
        if text is None:
            path.unlink(missing_ok=True)
        elif not path.exists() or path.read_text() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            # It may be a link to the stock file
            path.unlink(missing_ok=True)
            path.write_text(text)


def build_and_run():
    """{case: whether it passed}, and what kunit.py printed"""
    log = WORK / "uml/test.log"
    log.parent.mkdir(exist_ok=True)
    log.unlink(missing_ok=True)
    kunit = ["tools/testing/kunit/kunit.py"]
    options = ["--kunitconfig=drivers/pci",
               f"--kunitconfig={TOP}/tests/series/kunitconfig",
               f"--build_dir={WORK}/uml"]
    make = ["ARCH=um", f"O={WORK}/uml", f"CC={TOP}/lab/cc", "RUSTC=false"]
    for command in (
            [*kunit, "config", *options, *(f"--make_options={word}"
                                           for word in make[2:])],
            # kunit.py would make more than a kernel
            ["make", "-s", f"-j{host.jobs()}", *make, "linux"],
            [*kunit, "exec", f"--build_dir={WORK}/uml",
             f"--timeout={host.patience(240)}", "pci_acs*"]):
        done = run(*command, cwd=TREE)
        if done.returncode:
            break
    text = log.read_text(errors="replace") if log.exists() else ""
    cases = {name: not bad for bad, name in
             re.findall(r"^ +(not )?ok \d+ (acs_\w+)(?! #SKIP)$", text, re.M)}
    return cases, done.stdout[-3000:]


def cases_in(text, names=()):
    """The cases of a file of tests that come with these patches; without names,
    those that do not come with a later patch."""
    blocks = re.findall(r"^#ifdef SINCE_(\w+)\n(.*?)^#endif", text, re.M | re.S)
    later = "".join(body for name, body in blocks if name in names)
    if not names:
        later = re.sub(r"^#ifdef SINCE_\w+\n.*?^#endif[^\n]*\n", "", text,
                       flags=re.M | re.S)
    return set(re.findall(r"KUNIT_CASE(?:_PARAM|_SLOW)?\((\w+)", later))
