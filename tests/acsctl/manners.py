# SPDX-License-Identifier: GPL-2.0-only
"""The manual page, and what is installed: by make, and as a Debian package."""

import os
import re
import subprocess
import tempfile
from pathlib import Path

from command import BUILD, MACHINES, TOP, acsctl, expect

PAGE = TOP / "tools/acsctl/acsctl.1"
PORTS = MACHINES / "root-ports/machine.lspci"

# A build takes seconds, but not on a busy machine
PATIENCE = 900


def run(*command, status=0, **options):
    done = subprocess.run([str(word) for word in command], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          timeout=PATIENCE, check=False, **options)
    expect(done.returncode == status, f"{command[0]}: {done.returncode}",
           *done.stdout.splitlines()[-10:])
    return done.stdout


def rendered(page=PAGE):
    text = run("mandoc", "-T", "utf8", "-O", "width=500", page)
    # Bold and underlined, as printers had it
    return re.sub(".\b", "", text)


def manual_is_clean():
    run("mandoc", "-T", "lint", "-W", "warning", PAGE)
    found = run("man", "--warnings", "-E", "UTF-8", "-l", "-T", "utf8", "-Z",
                PAGE, env={**os.environ, "LC_ALL": "C.UTF-8"})
    expect("warning" not in found and "error" not in found, found[:2000])


def verbs():
    return re.findall(r"^  ([a-z]+) ", acsctl("--help")[1], re.M)


def manual_has_all_verbs():
    text = rendered()
    for verb in verbs():
        expect(re.search(rf"^ +acsctl {verb}\b", text, re.M),
               f"no synopsis of {verb}")
        expect(re.search(rf"^ +{verb}\b(  | *$)", text, re.M),
               f"not what {verb} does")


def manual_has_all_options():
    text = rendered()
    for verb in verbs():
        options = re.findall(r"^ {2,6}(-., )?(--[a-z-]+=?)",
                             acsctl(verb, "--help")[1], re.M)
        expect(options, f"{verb} has no options")
        for short, name in options:
            # argp has it with all programs
            if name == "--usage":
                continue
            expect(re.search(rf"^ +(.*, )?{re.escape(short + name)}", text,
                             re.M), f"{verb}: no {short}{name}")


def manual_has_exit_statuses():
    """Yes, no, misunderstood, unreadable."""
    text = rendered().partition("EXIT STATUS")[2].partition("\nEXAMPLES")[0]
    found = dict(re.findall(r"^ +([0-9]) +([A-Z][a-z ]+)", text, re.M))
    expect(sorted(found) == ["0", "1", "2", "3"], found)
    expect(found["0"].startswith("Yes") and found["1"].startswith("No") and
           "command line" in found["2"] and "cannot be read" in found["3"],
           found)


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
        # Beside what it speaks of, as lintian wants it
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


TESTS = [manual_is_clean, manual_has_all_verbs, manual_has_all_options,
         manual_has_exit_statuses, make_installs, package_is_built]


def tests():
    for test in TESTS:
        yield test.__name__.replace("_", " "), test
