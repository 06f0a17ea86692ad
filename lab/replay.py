#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Shows the IOMMU groups of a machine, given a capture of it.

A real kernel under User Mode Linux enumerates the machine and groups its
functions; see lab/README.md. With --lab, that of the lab does, in QEMU, and
reports as well what p2pdma thinks of each pair of devices.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import cpio
import host

LAB = Path(__file__).resolve().parent
TOP = LAB.parent
TIMEOUT = host.patience(5)
LAB_TIMEOUT = host.patience(20)

# Without firmware and devices of its own, so that the bus numbers and addresses
# of the machine are free. Port services would wait for interrupts.
QEMU = ["qemu-system-x86_64", "-accel", "tcg", "-M", "pc", "-m", "256",
        "-display", "none", "-no-reboot", "-nodefaults", "-serial", "stdio"]
QEMU_WORDS = ["console=ttyS0", "acpi=off", "pcie_ports=compat",
              "no_timer_check"]

# How the kernel's report marks a missing value
NONE = "-"


class ReplayError(Exception):
    """A problem that must be fixed before the machine can be replayed."""


@dataclass
class Function:
    """A function of the machine, as the kernel reports it."""
    address: str
    ids: str
    pci_class: str
    type: str
    before: str
    after: str
    group: str
    reason: str

    def as_json(self):
        vendor, device = self.ids.split(":")
        return {
            "address": self.address,
            "vendor": vendor,
            "device": device,
            "class": self.pci_class,
            "type": none(self.type),
            "acs": {"before": registers(self.before),
                    "after": registers(self.after)},
            "group": None if self.group == NONE else int(self.group),
            "reason": self.reason,
        }


def none(text):
    return None if text == NONE else text


def registers(text):
    """Parses ACS capability and control; None if missing or unreadable."""
    if ":" not in text:
        return None
    capability, control = text.split(":")
    return {"capability": capability, "control": control}


@dataclass
class Report:
    """The kernel's report."""
    functions: list = field(default_factory=list)
    mistakes: list = field(default_factory=list)    # (kind, line, column, text)
    refusal: str = ""
    warnings: list = field(default_factory=list)
    complete: bool = False
    # (from, to): what pci_p2pdma_distance_many() says in the worlds of
    # drivers/pci/acs-policy/tests/replay/peers.c
    peers: dict = field(default_factory=dict)
    # (address, offset): dword that the kernel has changed since the capture
    changed: dict = field(default_factory=dict)
    # (vendor, first id, last id, same, across) of host bridges that p2pdma knows
    hosts: set = field(default_factory=set)

    @classmethod
    def parse(cls, console):
        report = cls()
        for line in re.findall(r"^(?:\[ *[\d.]+\] )?replay: (.*?)\r?$",
                               console, re.MULTILINE):
            report.add_fact(*line.partition(" ")[::2])
        return report

    def add_fact(self, kind, rest):
        if kind == "function":
            self.functions.append(Function(*rest.split(" ", 7)))
        elif kind in ("mistake", "memory-mistake"):
            place, text = rest.split(" ", 1)
            self.mistakes.append((kind, *map(int, place.split(":")), text))
        elif kind == "refused":
            self.refusal = rest
        elif kind == "log":
            # Levels 0 to 4 are warnings or worse
            warning = re.fullmatch(r"<[0-4]>(?:\[ *[\d.]+\] )?(.*)", rest)
            if warning:
                self.warnings.append(warning[1])
        elif kind == "peers":
            one, other, *distances = rest.split()
            self.peers[one, other] = tuple(map(int, distances))
        elif kind == "changed":
            address, offset, value = rest.split()
            self.changed[address, int(offset, 16)] = int(value, 16)
        elif kind == "hosts":
            self.hosts.add(tuple(int(word, 16) for word in rest.split()))
        elif kind == "end":
            self.complete = True


# --- The boot ---------------------------------------------------------------

def format_chipset(text):
    """Formats OFFSET=VALUE[,OFFSET=VALUE...] as inteltool prints it."""
    lines = []
    for item in text.split(","):
        m = re.fullmatch(r"(?:0x)?([0-9a-f]{1,4})=(?:0x)?([0-9a-f]{1,8})",
                         item, re.IGNORECASE)
        if not m:
            raise ReplayError(f"RCBA: {text} is neither a file nor "
                              "OFFSET=VALUE[,OFFSET=VALUE...], hexadecimal")
        lines.append(f"0x{m[1]}: 0x{m[2]}\n")
    return "".join(lines).encode()


def find_memory(machine, rcba):
    """Returns (name, text) of the chipset registers, or (None, None)."""
    beside = machine.with_suffix(".rcba")
    if rcba and ("=" in rcba or not Path(rcba).is_file()):
        return "RCBA", format_chipset(rcba)
    path = Path(rcba) if rcba else beside
    if not path.is_file():
        return None, None
    return str(path), path.read_bytes()


def pack(files):
    """Packs these files, and nothing else, into an initramfs. It needs no init:
    the kernel reports and powers off by itself."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        return cpio.archive(folder, files)


def kernel_of(args):
    folder, name, target = \
        ("lab", "arch/x86/boot/bzImage", "kernel") if args.lab else \
        ("kunit", "linux", "replay")
    kernel = args.kernel or args.build / f"{folder}-{args.version}" / name
    if not kernel.is_file():
        raise ReplayError(f"no kernel {kernel}: make {target} builds it")
    return str(kernel)


def kernel_words(args, files):
    """What any kernel is told."""
    words = ["quiet", "log_buf_len=16M", "kunit.enable=0", "panic=-1",
             "acs_replay=/machine.lspci"]
    if "machine.rcba" in files:
        words.append("acs_replay_memory=/machine.rcba")
    if args.acpi:
        words.append(f"acs_replay_acpi={args.acpi}")
    parts = ["off"] if args.lab else []
    parts += [f"acs_policy={args.policy}"] if args.policy else []
    parts += [args.pci] if args.pci else []
    if parts:
        words.append(f"pci={','.join(parts)}")
    return words


def command_line(args, files, initramfs, more):
    kernel, words = kernel_of(args), kernel_words(args, files) + list(more)
    if args.lab:
        return [*QEMU, "-kernel", kernel, "-initrd", initramfs, "-append",
                " ".join([*QEMU_WORDS, *words])]
    return [kernel, "mem=512M", "con0=fd:0,fd:1", "con=null", "console=tty0",
            *words, f"initrd={initramfs}"]


def boot(args, files, more=()):
    """Returns the report; @more are words for the kernel."""
    timeout = LAB_TIMEOUT if args.lab else TIMEOUT
    with tempfile.NamedTemporaryFile(suffix=".cpio") as initramfs:
        initramfs.write(pack(files))
        initramfs.flush()
        try:
            done = subprocess.run(command_line(args, files, initramfs.name, more),
                                  stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT,
                                  timeout=timeout, check=False)
        except subprocess.TimeoutExpired as err:
            raise ReplayError(f"the kernel was still running after {timeout} "
                              "seconds") from err

    console = done.stdout.decode(errors="replace")
    report = Report.parse(console)
    if not report.complete:
        raise ReplayError("the kernel stopped before the report was complete; "
                          "the console ended with\n" +
                          "\n".join(console.splitlines()[-20:]))
    return report


# --- Output -----------------------------------------------------------------

def print_mistakes(report, names, texts):
    """Prints each damaged line, at most 100 characters of it."""
    for kind, number, column, text in report.mistakes:
        place = f"{names[kind]}:{number}:{column}" if number else names[kind]
        print(f"{place}: warning: {text}", file=sys.stderr)
        lines = texts[kind].split(b"\n")
        if 0 < number <= len(lines) and column <= 100:
            line = lines[number - 1].decode(errors="replace")
            print(f"    {line[:100].rstrip().expandtabs(1)}", file=sys.stderr)
            print(" " * (column + 3) + "^", file=sys.stderr)


def print_table(functions):
    rows = [("device", "ids", "class", "port type", "ACS before",
             "ACS after", "group", "why")]
    rows += [(f.address, f.ids, f.pci_class, f.type, f.before, f.after,
              f.group, f.reason) for f in functions]
    widths = [max(map(len, column)) for column in zip(*rows)]
    widths[-1] = 0
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width
                        in zip(row, widths)).rstrip())


def replay(args):
    if not args.machine:
        raise ReplayError("no machine; use make replay MACHINE=FILE, where "
                          "FILE is the output of lspci -xxxx")
    machine = Path(args.machine)
    try:
        text = machine.read_bytes()
        memory_name, memory = find_memory(machine, args.rcba)
    except OSError as err:
        raise ReplayError(f"{err.filename}: {err.strerror}") from err
    if re.search(r"[\s\"]", args.policy):
        raise ReplayError(f"POLICY: '{args.policy}' has a blank or a quotation "
                          "mark, which the option does not allow")

    files = {"machine.lspci": text}
    if memory is not None:
        files["machine.rcba"] = memory
    report = boot(args, files)

    print_mistakes(report,
                   {"mistake": machine, "memory-mistake": memory_name},
                   {"mistake": text, "memory-mistake": memory or b""})
    for function in report.functions:
        if function.type == NONE:
            print(f"{machine}: warning: {function.address}: {function.reason}",
                  file=sys.stderr)
    for line in report.warnings:
        print(f"kernel: {line}", file=sys.stderr)
    if report.refusal:
        raise ReplayError(f"{machine}: error: {report.refusal}")

    if args.json:
        json.dump([f.as_json() for f in report.functions], sys.stdout,
                  indent=1)
        print()
    else:
        print_table(report.functions)


def main():
    parser = argparse.ArgumentParser(
        description="Lets a real kernel enumerate a captured machine, and "
                    "shows its IOMMU groups.")
    parser.add_argument("machine", metavar="MACHINE",
                        help="output of lspci -xxxx, run as root")
    parser.add_argument("--rcba", default="", metavar="FILE|OFFSET=VALUE,...",
                        help="chipset registers: output of inteltool -r, or "
                             "values (default: the file next to MACHINE that "
                             "ends in .rcba, if there is one)")
    parser.add_argument("--policy", default="", metavar="TEXT",
                        help="value of pci=acs_policy=")
    parser.add_argument("--pci", default="", metavar="TEXT",
                        help="other parts of pci=, such as config_acs=...")
    parser.add_argument("--lab", action="store_true",
                        help="use the kernel of the lab, in QEMU")
    parser.add_argument("--acpi", default="", metavar="SIGNATURE",
                        help="an ACPI table that the machine has, such as IVRS")
    parser.add_argument("--json", action="store_true",
                        help="write JSON, with an object for each function")
    parser.add_argument("--version", default="6.12", help="kernel version")
    parser.add_argument("--kernel", type=Path, metavar="FILE",
                        help="default: BUILD/kunit-VERSION/linux, or that of the "
                             "lab")
    parser.add_argument("--build", type=Path, default=TOP / "build",
                        help="where kernels are built")
    try:
        replay(parser.parse_args())
    except ReplayError as err:
        sys.exit(f"replay: {err}")


if __name__ == "__main__":
    main()
