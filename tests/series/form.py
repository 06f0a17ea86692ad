# SPDX-License-Identifier: GPL-2.0-only
"""The form of a series: who it is from, to whom it goes, what its messages say, and
that it is only written for trees that it fits."""

import os
import re
import shutil
import tempfile
from pathlib import Path

from made import PERSON, STOCK, WORK, git, result, run, write


def refusals(work):
    for missing in PERSON:
        person = {name: value for name, value in PERSON.items()
                  if name != missing}
        done = write("--tree", STOCK, "acs-fixes", work / "none", **person)
        result(done.returncode == 1 and f"set {missing}: " in done.stdout and
               not (work / "none").exists(),
               f"without {missing} nothing is written", done.stdout)
    done = write("acs-fixxes", work / "none", **PERSON)
    result(done.returncode == 1 and "only acs-fixes, acs-" in done.stdout,
           "an unknown series is refused", done.stdout)
    (work / "mine").mkdir()
    (work / "mine/file").touch()
    done = write("--tree", STOCK, "acs-fixes", work / "mine", **PERSON)
    result(done.returncode == 1 and (work / "mine/file").exists(),
           "a folder of something else is left alone", done.stdout)


def copy_of_stock(made, folder):
    for name in git(made.tree, "ls-tree", "-r", "--name-only",
                    "base").splitlines():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(STOCK / name, folder / name)


def unfit_trees(made, work):
    """Trees in which a semantic patch, or an edit, has no place."""
    tree = work / "other"
    copy_of_stock(made, tree)
    quirks = tree / "drivers/pci/quirks.c"
    stock = quirks.read_text()
    quirks.write_text(stock.replace("writel(updcr", "put(updcr")
                      .replace("readl(rcba_mem + INTEL_B", "get(rcba_mem + B"))
    done = write("--tree", tree, "acs-fixes", work / "none", **PERSON)
    result(done.returncode == 1 and "quirks.c has no place for" in done.stdout
           and "chipset.cocci" in done.stdout,
           "a tree that a semantic patch does not fit is refused", done.stdout)
    quirks.write_text(stock.replace("* pci_acs_ctrl_enabled -", "* control -"))
    done = write("--tree", tree, "acs-rules", work / "none", **PERSON)
    result(done.returncode == 1 and "matches in 0 places" in done.stdout and
           "03-replace/edits" in done.stdout,
           "a tree that lacks what is to be deleted is refused", done.stdout)


def copies_of(made):
    """The addresses that the settings of a series name."""
    settings = made.source / "settings"
    return re.findall("^cc (.*)$", settings.read_text(), re.M) \
        if settings.exists() else []


def mails(made, work):
    cover = (made.path / "patches/0000-cover-letter.patch").read_text()
    base = git(made.tree, "rev-parse", "base")
    result(f"\nbase-commit: {base}\n" in cover,
           f"the cover letter of {made.name} names the base", cover)
    before = git(made.tree, "rev-list", f"base..{made.start}").split()
    result(cover.count("\nprerequisite-patch-id: ") == len(before),
           f"that of {made.name} names the patches that it needs", cover)
    result(re.search(r"^To: .*(?:\n .*)*\bbhelgaas@", cover, re.M) and
           re.search(r"^Cc: .*(?:\n .*)*\blinux-pci@", cover, re.M),
           f"{made.name} goes to those whom get_maintainer.pl names", cover)
    copies = copies_of(made)
    if copies:
        result(all(re.search(rf"^Cc: .*(?:\n .*)*\b{one}", cover, re.M)
                   for one in copies),
               f"{made.name} goes to those whom its settings name", cover)
    first = (made.source / "cover").read_text().splitlines()[0]
    subject = re.search(r"^Subject: (.*(?:\n .*)*)", cover, re.M)[1]
    result(subject.replace("\n", "").endswith(f"] {first}"),
           f"the cover letter of {made.name} has our text", cover)
    copy = work / "b4"
    git(work, "clone", "-q", made.tree, copy)
    shutil.copy(made.tree / ".git/config", copy / ".git/config")
    for branch in {"base", made.start}:
        git(copy, "branch", branch, f"origin/{branch}")
    env = {**os.environ, "HOME": str(work)}
    done = [run("b4", *command, cwd=copy, env=env) for command in
            (("prep", "--enroll", made.start), ("prep", "--auto-to-cc"),
             ("send", "--no-sign", "-o", work / "mails"))]
    sent = sorted((work / "mails").glob("*.eml"))
    result(len(sent) == len(made.mails()) + 1 and
           all(one in sent[0].read_text()
               for one in ["bhelgaas@google.com", *copies]),
           f"b4 makes mails of {made.name}",
           "\n".join(one.stdout for one in done))


def ignored(patch):
    """What checkpatch cannot know here: the history of Linux, that MAINTAINERS has
    the folder of a new file, how events are written, and what runs on the host."""
    names = ["UNKNOWN_COMMIT_ID", "FILE_PATH_CHANGES"]
    text = patch.read_text()
    if "+++ b/include/trace/" in text:
        names += ["OPEN_ENDED_LINE", "PARENTHESIS_ALIGNMENT"]
    if "+++ b/scripts/acsgen/" in text:
        # Programs of the host have no macros of the kernel, and long texts
        names += ["PREFER_DEFINED_ATTRIBUTE_MACRO", "MACRO_ARG_REUSE",
                  "SPLIT_STRING", "SPDX_LICENSE_TAG"]
    return names


def check_style(patch):
    done = run("perl", STOCK / "scripts/checkpatch.pl", "--strict", "--terse",
               "--no-summary", "--root", STOCK, "--ignore",
               ",".join(ignored(patch)), patch)
    result(not done.returncode, f"checkpatch --strict of {patch.name}",
           done.stdout)


def check_message(made, patch, prefixes):
    text = patch.read_text()
    subject = re.search(r"^Subject: \[[A-Z ]*PATCH \d/\d\] (.*(?:\n .*)*)", text,
                        re.M)[1].replace("\n", "")
    message = text.split("\n---\n")[0].split("\n\n", 1)[1]
    faults = [line for line in [subject, *message.splitlines()]
              if len(line) > 75 and not line.startswith("Fixes: ")]
    faults += re.findall(r"(?i)this patch.*", message)
    if not re.match(rf"(?:{prefixes}): [A-Z]", subject):
        faults.append(subject)
    if made.start == "base" and \
            "What users saw before:" not in message.replace("\n", " "):
        faults.append("it does not say what users saw before")
    result(not faults, f"the message of {patch.name} is as linux-pci "
           "expects it", "\n".join(faults))


def each_patch(made, work, prefixes):
    copy = work / "am"
    git(work, "clone", "-q", made.tree, copy)
    git(copy, "checkout", "-q", f"origin/{made.start}")
    for patch in made.mails():
        git(copy, "am", "-q", patch)
        check_style(patch)
        check_message(made, patch, prefixes)
    result(git(copy, "rev-parse", "HEAD^{tree}") ==
           git(made.tree, "rev-parse", "HEAD^{tree}"),
           f"git am of {made.name} makes the same tree")


def git_tree(made, work):
    """HEAD of a repository that is given is the base; it stays as it is."""
    given = work / "given"
    git(work, "clone", "-q", made.tree, given)
    git(given, "checkout", "-q", "-B", "master", "origin/base")
    git(given, "-c", "user.name=A", "-c", "user.email=a@example.org",
        "commit", "-q", "--allow-empty", "-m", "a commit of mainline")
    head = git(given, "rev-parse", "HEAD")
    before = git(given, "for-each-ref") + git(given, "status", "--porcelain")
    done = write("--tree", given, made.name, work / "of-git", **PERSON)
    cover = work / "of-git/patches/0000-cover-letter.patch"
    result(cover.exists() and f"base-commit: {head}" in cover.read_text(),
           f"a git tree that is given is the base of {made.name}", done.stdout)
    result(before == git(given, "for-each-ref") + git(given, "status",
                                                      "--porcelain"),
           "that tree stays as it is")


def check(made, prefixes):
    """The form of one series."""
    with tempfile.TemporaryDirectory(dir=WORK) as name:
        work = Path(name)
        mails(made, work)
        each_patch(made, work, prefixes)
        git_tree(made, work)


def check_refusals(made):
    """What write refuses."""
    with tempfile.TemporaryDirectory(dir=WORK) as name:
        refusals(Path(name))
        unfit_trees(made, Path(name))
