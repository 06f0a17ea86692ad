# SPDX-License-Identifier: GPL-2.0-only
"""Writes what join does to a kernel tree as a series of patches.

The file series says which patch has which file. A scratch repository gets the
stock text of the files that change, and a commit for each patch; git writes the
patches. The same input gives the same bytes: author and date are those of the
project's last commit, unless git's own variables or settings name others.
"""

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

TABLE = Path(__file__).resolve().parent / "series"
LIST = "series"
SUMS = "SHA256SUMS"
WHO = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_DATE")


class Unfit(Exception):
    """Why there are no patches."""


@dataclass
class Patch:
    name: str
    subject: str
    optional: bool
    message: list = field(default_factory=list)
    rows: list = field(default_factory=list)

    def has(self, name):
        return any(matches(row, name) for row in self.rows)


def matches(row, name):
    """FOLDER/** has all files below it, FOLDER/* those that lie in it."""
    if row.endswith("/**"):
        return name.startswith(row[:-2])
    if row.endswith("/*"):
        return os.path.dirname(name) == row[:-2]
    return name == row


def read_table():
    patches, optional = [], False
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        word, _, rest = line.partition(" ")
        if line == "optional":
            optional = True
        elif word == "patch":
            name, _, subject = rest.partition(" ")
            patches.append(Patch(name, subject, optional))
        elif word == "file" and patches:
            patches[-1].rows.append(rest)
        elif line.startswith("|") and patches:
            patches[-1].message.append(line[1:])
        elif line and word != "#":
            raise Unfit(f"{TABLE}:{number}: expected optional or patch, "
                        "then file or |")
    return patches


def assign(patches, files, changes):
    """{name of a patch: {file: its text, or None for one that is copied}}"""
    order = [patch.name for patch in patches]
    given, problems = {name: {} for name in order}, []
    for name in [*files, *changes]:
        rows = [patch.name for patch in patches if patch.has(name)]
        if len(rows) != 1:
            problems.append(f"{name} is in {len(rows)} rows of {TABLE}, "
                            "expected 1")
            continue
        last = rows[0]
        for later, text in changes.get(name, [(None, None)]):
            if later and later not in order[order.index(last) + 1:]:
                problems.append(f"{name} has lines with '{later}', which is "
                                f"none of the patches after '{last}' of {TABLE}")
                continue
            last = later or last
            given[last][name] = text
    if problems:
        raise Unfit("\n".join(problems))
    return given


def ask_git(project, *command):
    result = subprocess.run(["git", "-C", project, *command], text=True,
                            capture_output=True, check=False)
    return result.stdout.strip()


def identity(project):
    """Author and date, as variables of git."""
    last = ask_git(project, "log", "-1", "--format=%an%n%ae%n%cI").splitlines()
    name, mail, date = last or ("", "", "")
    own = {"GIT_AUTHOR_NAME": ask_git(project, "config", "user.name") or name,
           "GIT_AUTHOR_EMAIL": ask_git(project, "config", "user.email") or mail,
           "GIT_AUTHOR_DATE": date}
    found = {variable: os.environ.get(variable) or own[variable]
             for variable in WHO}
    missing = [variable for variable in WHO if not found[variable]]
    if missing:
        raise Unfit(f"{project} is no git checkout that says who made the "
                    f"patches, and when: set {', '.join(missing)}")
    return found | {variable.replace("AUTHOR", "COMMITTER"): value
                    for variable, value in found.items()}


class Scratch:
    """A repository of its own, without any settings of the user.

    source: a repository whose history it shares, or None
    """

    def __init__(self, path, who, source=None):
        self.path = path
        self.env = {**who, "PATH": os.environ["PATH"], "HOME": str(path),
                    "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1"}
        path.mkdir()
        self.git(*(["clone", "-q", "--shared", "--no-tags",
                    "--no-checkout", source, "."]
                   if source else ["init", "-q"]))

    def git(self, *command, **options):
        try:
            result = subprocess.run(["git", "-C", self.path, *command],
                                    env=self.env, text=True, check=False,
                                    capture_output=True, **options)
        except FileNotFoundError:
            raise Unfit("git is missing; install it: apt-get install git") \
                from None
        if result.returncode:
            raise Unfit(f"git {command[0]} failed: {result.stderr.strip()}")
        return result.stdout.strip()

    def put(self, name, text):
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))

    def copy(self, project, name):
        (self.path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(project / name, self.path / name)

    def commit(self, message):
        self.git("add", "--all", "--force")
        self.git("commit", "-q", "-s", "-F", "-", input=message)


def commit_all(scratch, project, patches, files, bases, changes):
    given = assign(patches, files, changes)
    for name, text in bases.items():
        scratch.put(name, text)
    scratch.commit("stock")
    scratch.git("tag", "stock")
    for patch in patches:
        for name, text in given[patch.name].items():
            if text is None:
                scratch.copy(project, name)
            else:
                scratch.put(name, text)
        scratch.commit("\n".join([patch.subject, "", *patch.message]))


def series_text(patches, names, head):
    lines = [f"# {head}"]
    for number, (patch, name) in enumerate(zip(patches, names)):
        if patch.optional and not patches[number - 1].optional:
            lines.append("# Tests: leave them out from the last on, if you like")
        lines.append(name)
    return "\n".join(lines) + "\n"


def check_folder(folder):
    """Refuses a folder that holds something else."""
    if folder.exists() and any(folder.iterdir()) and \
            not (folder / SUMS).is_file():
        raise Unfit(f"{folder} is not empty and has no {SUMS}, so it is not a "
                    "series of patches: remove it or choose another folder")


def write(project, folder, version, files, bases, changes):
    """Writes the patches into a folder, in place of older ones.

    files: our own files, relative to the project and to the tree
    bases: {upstream file: its stock text}
    changes: {upstream file: [(patch or None, text)]}; None is that of its row

    Returns their number.
    """
    check_folder(folder)
    patches = read_table()
    who = identity(project)
    with tempfile.TemporaryDirectory() as work:
        made = Path(work, "patches")
        scratch = Scratch(Path(work, "repository"), who)
        commit_all(scratch, project, patches, files, bases, changes)
        scratch.git("format-patch", "-q", "--no-signature", "--zero-commit",
                    "--full-index", "-o", made, "stock")
        names = sorted(path.name for path in made.iterdir())
        minor = re.match(r"\d+\.\d+", version)[0]
        described = ask_git(project, "describe", "--tags", "--always",
                            "--abbrev=12")
        head = f"Linux {version.split(',')[0]}, acs-policy {described}".strip()
        (made / LIST).write_text(series_text(patches, names, head),
                                 encoding="utf-8")
        (made / f"acs-policy-{minor}.patch").write_bytes(
            b"".join((made / name).read_bytes() for name in names))
        sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
                for path in sorted(made.iterdir())]
        (made / SUMS).write_text("".join(sums), encoding="utf-8")
        if folder.exists():
            shutil.rmtree(folder)
        shutil.copytree(made, folder)
    return len(names)
