# SPDX-License-Identifier: GPL-2.0-only
"""Completion in bash and zsh, tested on a terminal as users see it."""

import os
import pty
import re
import select
import subprocess
import tempfile
import time
from pathlib import Path

from command import PROGRAM, TIMEOUT, TOP, acsctl, expect

FILES = TOP / "tools/acsctl/data/completion"
ADDRESSES = ("0000:00:1c.0", "0000:00:1c.4", "0000:03:00.0", "0001:03:00.0")

# When tab is typed, both shells print their offers between angle brackets
BASH = f"""
PS1=
. /usr/share/bash-completion/bash_completion
. {FILES}/acsctl.bash
spy() {{ _acsctl "$@"; echo "<${{COMPREPLY[*]}}>"; COMPREPLY=(); }}
complete -o nosort -F spy acsctl
bind 'set enable-bracketed-paste off'
"""

ZSH = f"""
PS1=
fpath=({FILES} $fpath)
autoload -U compinit
compinit -u -D
unsetopt prompt_sp zle_bracketed_paste auto_list auto_menu
compadd() {{
	local -a found
	builtin compadd -A found "$@"
	offered+=($found)
	builtin compadd "$@"
}}
show() {{
	typeset -ga offered=()
	zle complete-word
	print -r -- "<$offered>"
}}
zle -N show
bindkey '^I' show
"""


class Shell:
    """A shell on a terminal, with the completion of acsctl and no other."""

    def __init__(self, command, setup, folder):
        self.master, slave = pty.openpty()
        subprocess.run(["stty", "-echo", "cols", "1000"], stdin=slave,
                       check=True)
        env = {**os.environ, "HOME": folder, "TERM": "dumb",
               "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}"}
        self.process = subprocess.Popen(command, stdin=slave, stdout=slave,
                                        stderr=slave, cwd=folder, env=env,
                                        start_new_session=True)
        os.close(slave)
        self.seen = ""
        path = Path(folder, "setup")
        path.write_text(setup + "echo '<ready'\">\"\n")
        self.type(f". {path}\n")
        self.read("<ready>")

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.master)

    def type(self, text):
        os.write(self.master, text.encode())

    def read(self, until):
        """What the shell writes before the text @until."""
        deadline = time.monotonic() + TIMEOUT
        while until not in self.seen:
            ready, _, _ = select.select([self.master], [], [],
                                        deadline - time.monotonic())
            expect(ready, f"no '{until}'", self.seen)
            self.seen += os.read(self.master, 65536).decode()
        found, _, self.seen = self.seen.partition(until)
        return found

    def complete(self, line):
        """What the shell offers for the last word of a line."""
        self.type(f"{line}\t")
        self.read("<")
        # zsh asks for some offers more than once
        found = set(self.read(">").split())
        self.type("\x15")
        return found


def offers(name, lines):
    with tempfile.TemporaryDirectory() as folder:
        for address in ADDRESSES:
            Path(folder, "sys/bus/pci/devices", address).mkdir(parents=True)
        Path(folder, "machine.txt").touch()
        shell = Shell(*SHELLS[name], folder)
        try:
            for line, words in lines.items():
                # zsh also offers the option itself: others may begin with it
                found = shell.complete(line) - {line.rstrip("=").split()[-1]}
                expect(found == set(words.split()), f"{line}:", *found)
        finally:
            shell.close()


SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], BASH),
    "zsh": (["zsh", "-f", "-i"], ZSH),
}

# What bash and zsh offer. bash omits what precedes the last : or =; zsh omits
# the = of options that take a value
OFFERS = {
    "acsctl gr": ("groups", "groups"),
    "acsctl --ver": ("--version", "--version"),
    "acsctl groups --class=vga,n": ("vga,nic vga,nvme", "nic nvme"),
    "acsctl groups --co": ("--color= --compare=", "--color --compare"),
    "acsctl groups mach": ("machine.txt", "machine.txt"),
    "acsctl explain --sysfs=sys 00:1c": ("1c.0 1c.4", "00:1c.0 00:1c.4"),
    "acsctl explain --sysfs=sys 03": ("03:00.0", "03:00.0"),
    "acsctl explain --sysfs=sys 0001:": ("03:00.0", "0001:03:00.0"),
    "acsctl draft --sysfs=sys 00:1c.4 mach": ("machine.txt", "machine.txt"),
    "acsctl suggest --sysfs=sys -i 03:00.0,00:1": ("1c.0 1c.4",
                                                   "00:1c.0 00:1c.4"),
    "acsctl suggest --sysfs=sys -i 03:00.0+00:1": ("1c.0 1c.4",
                                                   "00:1c.0 00:1c.4"),
    "acsctl groups --color a": ("always auto",) * 2,
    "acsctl groups -p st": ("strict",) * 2,
    "acsctl groups --compare=strict,o": ("strict,override", "override"),
    "acsctl groups --policy='strict;o": ("strict;override", "override"),
    "acsctl groups -c 'strict,quirk;o": ("strict,quirk;override", "override"),
    "acsctl lint str": ("strict",) * 2,
    "acsctl lint 'quirk;o": ("quirk;override", "override"),
    "acsctl lint strict mach": ("machine.txt",) * 2,
    "acsctl rules mach": ("", ""),
    "acsctl boot mach": ("", ""),
    "acsctl boot --set='quirk;o": ("quirk;override", "override"),
    "acsctl diff machine.txt mach": ("machine.txt",) * 2,
}

MODES = "strict quirk override"
FILES_THERE = "machine.txt setup sys"

# What the shells must offer for options that take a value
VALUES = {
    "policy": MODES, "policy-a": MODES, "policy-b": MODES, "compare": MODES,
    "set": MODES,
    "assume": "internal lockdown ivrs no-ivrs",
    "color": "auto always never",
    "format": "table json dot html",
    "class": "vga nic nvme usb audio sata bridge accelerator", "sort": "group address",
    "group": "", "driver": "",
    "isolate": " ".join(address.removeprefix("0000:")
                        for address in ADDRESSES),
    "blob": FILES_THERE, "rcba": FILES_THERE, "names": FILES_THERE, "output": FILES_THERE,
    "sysfs": "sys", "root": "sys",
}


def options(verb):
    """(short name or empty, name, = or empty) of each option in --help."""
    return re.findall(r"^ {2,6}(?:-(.), )?--([a-z-]+)(=?)",
                      acsctl(verb, "--help")[1], re.M)


def verbs():
    return re.findall(r"^  ([a-z]+) ", acsctl("--help")[1], re.M)


def each_value():
    """{line that ends with an option: expected offers}, with each option once
    even if several verbs have it. Addresses come from the folder of --sysfs."""
    found = {}
    for verb in verbs():
        for short, name, value in options(verb):
            if not value:
                continue
            expect(name in VALUES, f"{verb}: nobody knows values of --{name}")
            # The shells do not offer an option twice
            sysfs = ("", "sysfs", "=") in options(verb) and name != "sysfs"
            start = f"acsctl {verb} {'--sysfs=sys ' * sysfs}"
            for option in (f"--{name}=", *([f"-{short} "] if short else [])):
                found.setdefault(option, (start + option, VALUES[name]))
    return dict(found.values())


def offers_all_options(name):
    offers(name, {f"acsctl {verb} --": " ".join(
        f"--{option}{value if name == 'bash' else ''}"
        for _, option, value in options(verb)) for verb in verbs()})


def offers_values(name):
    offers(name, each_value())


def tests():
    for i, name in enumerate(SHELLS):
        yield (f"{name} offers what fits", offers, name,
               {line: words[i] for line, words in OFFERS.items()})
        yield f"{name} offers all options", offers_all_options, name
        yield f"{name} offers values of each option", offers_values, name
