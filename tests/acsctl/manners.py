# SPDX-License-Identifier: GPL-2.0-only
"""The manual page, the README, and what make and the Debian package install."""

import os
import re
import subprocess
import tempfile
from pathlib import Path

from boot import ALONE, Root
from command import BUILD, FOREIGN, MACHINES, TOP, acsctl, expect, host, skip
from text import decode

PAGE = TOP / "tools/acsctl/data/acsctl.1"
PORTS = MACHINES / "root-ports/machine.lspci"
SWITCH = MACHINES / "switch/machine.lspci"
CARD = MACHINES / "multifunction-endpoint/machine.lspci"
VENDOR_WORD = MACHINES / "vendor-word/machine.lspci"
CARDS = MACHINES / "gpu-and-nic/machine.lspci"
DISABLED = MACHINES / "pch-rcba-disabled/machine.lspci"
NOWHERE = MACHINES / "no-such-machine"

# Long enough for a build
PATIENCE = host.patience(60)


def run(*command, status=0, **options):
    done = subprocess.run([str(word) for word in command], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          timeout=PATIENCE, check=False, **options)
    expect(done.returncode == status, f"{command[0]}: {done.returncode}",
           *done.stdout.splitlines()[-10:])
    return done.stdout


def rendered(page=PAGE):
    text = run("mandoc", "-T", "utf8", "-O", "width=1000", page)
    # Remove the backspaces that overstrike bold and underlined characters
    return re.sub(".\b", "", text)


def manual_is_clean():
    run("mandoc", "-T", "lint", "-W", "warning", PAGE)
    found = run("man", "--warnings", "-E", "UTF-8", "-l", "-T", "utf8", "-Z",
                PAGE, env={**os.environ, "LC_ALL": "C.UTF-8"})
    expect("warning" not in found and "error" not in found, found[:2000])


def section(name):
    """The text of the manual page below a heading."""
    return re.search(rf"^{name}\n(.*?)(?=^\S|\Z)", rendered(), re.M | re.S)[1]


def verbs():
    return re.findall(r"^  ([a-z]+) ", acsctl("--help")[1], re.M)


def manual_has_all_verbs():
    """The manual has the verbs in the order of --help, and the same usage."""
    synopsis = [line.replace(" ", "") for line in
                section("SYNOPSIS").splitlines()]
    wide = {"ARGP_HELP_FMT": "rmargin=500"}
    usages = [re.match("Usage: (.*)", acsctl(verb, "--help", **wide)[1])[1]
              for verb in verbs()]
    expect(synopsis[:len(usages)] == [usage.replace(" ", "")
                                      for usage in usages],
           *synopsis, "is not", *usages)
    found = re.findall(r"^     ([a-z]+)(?: +[A-Z].*|)$", section("VERBS"),
                       re.M)
    expect(found == verbs(), found)


OPTION = r"((?:-., )?--[a-z-]+(?:=\S+)?)"


def manual_options():
    """The options of each verb, by the headings of the manual's lists."""
    found = {verb: set() for verb in verbs()}
    concerned = []
    for line in section("OPTIONS").splitlines():
        head = re.match(r" {5}Of (all verbs)?(.*):$", line)
        option = re.match(rf" {{5}}{OPTION}", line)
        if head:
            named = re.findall(r"[a-z]+", head[2].replace(" and ", " "))
            concerned = named
            if head[1]:
                concerned = [verb for verb in found if verb not in named]
                expect(not named or named[0] == "but", line)
                expect(set(named[1:]) <= set(found), line)
        for verb in concerned if option else ():
            found[verb].add(option[1])
    return found


def manual_has_the_options_of_each_verb():
    documented = manual_options()
    for verb in verbs():
        there = set(re.findall(rf"^ {{2,6}}{OPTION}",
                               acsctl(verb, "--help")[1], re.M))
        expect("-?, --help" in there, f"{verb}: {there}")
        expect(documented[verb] == there, f"{verb}: --help and the manual",
               *sorted(documented[verb] ^ there))


def manual_has_the_environment():
    sources = "".join(path.read_text() for path in PAGE.parent.parent.glob("*/*.c"))
    asked = re.findall(r'getenv\("(\w+)"\)', sources)
    found = re.findall(r"^     ([A-Z_]+)\b", section("ENVIRONMENT"), re.M)
    expect(asked and sorted(asked) == found, found)


def manual_has_exit_statuses():
    """0 is yes, 1 is no, 2 is a wrong command line, 3 an unreadable source."""
    found = dict(re.findall(r"^ +([0-9]) +([A-Z].*)", section("EXIT STATUS"),
                            re.M))
    expect(sorted(found) == ["0", "1", "2", "3"], found)
    expect(found["0"].startswith("Yes") and found["1"].startswith("No") and
           "command line" in found["2"] and "cannot be read" in found["3"],
           found)
    named = re.findall(r"(?:: |; )([a-z]+) ", found["1"])
    expect(named == [verb for verb in verbs() if STATUSES[verb][1]], named)


# A system that boots with GRUB
SYSTEM = Root(ALONE)

# Arguments for which each verb says yes, says no, and cannot read its source
STATUSES = {
    "groups": ([PORTS], ["--compare=strict,quirk", VENDOR_WORD], [NOWHERE]),
    "explain": (["01:00.0", PORTS], ["00:03.0", PORTS], ["01:00.0", NOWHERE]),
    "rules": (["8086:1c10"], ["1234:0001"], ["--blob", NOWHERE]),
    "draft": (["00:03.0", PORTS], ["00:02.0", PORTS], ["00:03.0", NOWHERE]),
    "suggest": (["-i", "01:00.0", PORTS], ["-i", "01:00.0", CARD],
                ["-i", "01:00.0", NOWHERE]),
    "slots": ([PORTS], [DISABLED], [NOWHERE]),
    "peers": (["03:00.0", "04:00.0", SWITCH], ["01:00.0", "00:05.0", CARD],
              ["01:00.0", "00:05.0", NOWHERE]),
    "lint": (["strict", "--no-machine"], ["strct", "--no-machine"],
             ["strict", NOWHERE]),
    "boot": (["--root", SYSTEM.path], ["--root", SYSTEM.path / "etc"],
             ["--root", NOWHERE]),
    "capture": ([PORTS], None, [NOWHERE]),
    "diff": ([PORTS, PORTS], [PORTS, SWITCH], [PORTS, NOWHERE]),
}


def statuses_are_those_of_the_manual(verb):
    yes, no, unreadable = STATUSES[verb]
    for expected, arguments in ((0, yes), (1, no), (2, ["--wrong"]),
                                (3, unreadable)):
        if arguments:
            status, _, err = acsctl(verb, *arguments)
            expect(status == expected, *arguments, f"status {status}", err)


def colours_are_as_told(verb):
    for when, expected in (("always", True), ("never", False),
                           ("auto", False)):
        out = "".join(acsctl(verb, f"--color={when}", *arguments,
                             NO_COLOR="1")[1]
                      for arguments in STATUSES[verb][:2])
        expect(("\033[" in out) == expected, when, out[:500])


def pasted(path):
    """A capture as lspci -vvnn prints it, but with the names in the capture."""
    names = dict(re.findall(r"^(\S+\.\d) [^:]+: (.*?)(?: \(rev ..\))?$",
                            path.read_text(), re.M))
    return re.sub(r"^((\S+\.\d) .*?\]: ).*(?= \[[0-9a-f]{4}:)",
                  lambda title: title[1] + names[title[2]],
                  decode(path, "-vvnn"), flags=re.M)


def readme_shows_what_is_written():
    """acsctl prints each line that README.md shows for the three commands, in
    that order."""
    text = (TOP / "README.md").read_text()
    shown = re.search(r"```\n(\$ acsctl .*?)```", text, re.S)[1]
    commands = re.findall(r"^\$ acsctl (.*)\n((?:(?!\$).*\n)*)", shown, re.M)
    expect(len(commands) == 3, *commands)
    for command, lines in commands:
        arguments = command.replace("paste.txt", "-").split()
        _, out, _ = acsctl(*arguments, text=pasted(CARDS).encode())
        written = iter(out.splitlines())
        for line in filter(None, lines.splitlines()):
            expect(line in written, command, line, "is not, or not there, in",
                   out)


INSTALLED = ("bin/acsctl", "share/acsctl/schema.json",
             "share/bash-completion/completions/acsctl",
             "share/man/man1/acsctl.1", "share/zsh/site-functions/_acsctl")


def files(folder):
    return sorted(str(path.relative_to(folder))
                  for path in Path(folder).rglob("*") if path.is_file())


def make_installs():
    make = ["make", "-s", "-C", TOP, f"BUILD={BUILD}"]
    with tempfile.TemporaryDirectory() as root:
        to = [f"DESTDIR={root}", "prefix=/opt/acs"]
        run(*make, "install", *to)
        expect(files(root) == [f"opt/acs/{name}" for name in INSTALLED],
               *files(root))
        at = Path(root, "opt/acs")
        expect(run(at / "bin/acsctl", "--version").startswith("acsctl "),
               "it does not run")
        expect("/opt/acs/share/acsctl/schema.json" in
               rendered(at / "share/man/man1/acsctl.1"), "another folder")
        run(*make, "uninstall", *to)
        expect(not files(root), "left behind:", *files(root))


class Package:
    """The Debian package, built once."""

    def __init__(self):
        self.log = run(TOP / "tools/acsctl/build-deb", BUILD)
        found = list(BUILD.glob("acsctl_*.deb"))
        expect(len(found) == 1, *found)
        self.path = found[0]
        self.changes = next((BUILD / "deb").glob("*.changes"))


def lintian_has_nothing_to_say(package):
    with tempfile.TemporaryDirectory() as folder:
        # lintian gets the package under its name, in a directory of its own
        name = Path(folder, package.path.name)
        name.symlink_to(package.path)
        found = run("lintian", "--fail-on", "error,warning", name)
    expect(not re.search(r"^[EW]:", found, re.M), found)


def package_works(package):
    with tempfile.TemporaryDirectory() as root:
        run("dpkg", "-x", package.path, root)
        root = Path(root, "usr")
        out = run(root / "bin/acsctl", "groups", "--json", PORTS)
        expect('"acsctl/1"' in out, out[:200])
        version = run("dpkg-deb", "-f", package.path, "Version").strip()
        expect(run(root / "bin/acsctl", "--version") == f"acsctl {version}\n",
               version)
        bash = root / "share/bash-completion/completions/acsctl"
        run("bash", "-c", 'set -e; . "$0"; complete -p acsctl', bash)
        run("zsh", "-f", "-c", f"fpath=({root}/share/zsh/vendor-completions); "
            "autoload -U +X _acsctl")
        page = root / "share/man/man1/acsctl.1.gz"
        text = run("man", "-l", page, env={**os.environ, "MANPAGER": "cat"})
        expect("EXIT STATUS" in text, text[:500])


def package_holds_what_make_installs(package):
    with tempfile.TemporaryDirectory() as root:
        run("dpkg", "-x", package.path, root)
        found = [name for name in files(Path(root, "usr"))
                 if not name.startswith("share/doc/")]
    expected = sorted(name.replace("site-functions", "vendor-completions")
                      .replace("acsctl.1", "acsctl.1.gz")
                      for name in INSTALLED)
    expect(found == expected, *found)


def package_is_built():
    package = Package()
    for test in (lintian_has_nothing_to_say, package_works,
                 package_holds_what_make_installs):
        test(package)


TESTS = [manual_is_clean, manual_has_all_verbs,
         manual_has_the_options_of_each_verb, manual_has_the_environment,
         manual_has_exit_statuses, readme_shows_what_is_written,
         make_installs]


def tests():
    for test in TESTS:
        yield test.__name__.replace("_", " "), test
    # Two at a time would build it in one folder
    if FOREIGN:
        skip("package is built: it is for the processor of this machine")
    else:
        yield "package is built", package_is_built
    for verb in STATUSES:
        yield (f"{verb}: statuses are those of the manual",
               statuses_are_those_of_the_manual, verb)
        # The output of these two is meant for files
        if verb not in ("capture", "draft"):
            yield f"{verb}: colours are as told", colours_are_as_told, verb
