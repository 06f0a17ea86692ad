#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Boots the lab kernel in QEMU and checks the IOMMU groups that it forms.

See lab/README.md. Scenarios are data: lab/scenarios and lab/machines/.
"""

import argparse
import base64
import configparser
import gzip
import json
import os
import re
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

import cpio
import host
import programs
from architectures import ARCHITECTURES

LAB = Path(__file__).resolve().parent
TOP = LAB.parent

QEMU_ARGS = ["-nographic", "-no-reboot", "-nodefaults", "-serial", "stdio"]
# Compares the groups that acsctl finds in a capture with those of the boot
BOOTED = TOP / "tests" / "acsctl" / "booted"
UNCERTAIN = 2           # its status if acsctl is right, but not certain
# A device tree as QEMU makes it
PLAIN_TREE = "plain"
# The contents of the lab's ACPI tables after the header
ACPI_DATA = "lab-acpi-data"
# QEMU arguments that a kernel other than the usual one needs in addition
KERNEL_ARGS = {"debug": ["-smp", "2", "-m", "512"]}
# Checkers of the kernel that must still be active at the end
WATCHERS = {"debug": {"lockdep", "kasan"}}
COMMAND_LINE = ["panic=-1", "quiet"]

# Bits of /proc/sys/kernel/tainted, from the kernel's tainted-kernels.rst
TAINTS = {"user": 6, "die": 7, "warn": 9, "test": 18}

LEVELS = ["emerg", "alert", "crit", "err", "warn", "notice", "info", "debug"]

TABLE_MODES = ["strict", "quirk", "override"]
TABLE_WIDTH = 120
# Seconds that a boot usually takes, with a suspend, by kernel
USUAL_SECONDS = {"": 10, "debug": 60}
# The kernel only asks about multifunction devices and the ports above a device
NEVER_ASKED = "single function: only what is above it counts"


class LabError(Exception):
    """A problem that must be fixed before the lab can test anything."""


# --- The data files ---------------------------------------------------------

def data_lines(path):
    """Returns the lines of a data file, without comments and empty lines."""
    try:
        text = path.read_text()
    except OSError as err:
        raise LabError(f"{path}: {err.strerror}") from err
    return [line.rstrip() for line in text.splitlines()
            if line.strip() and not line.startswith("#")]


@dataclass
class Machine:
    name: str
    folder: Path
    topology: list
    patches: list
    devices: dict       # address -> name, in the order of the table

    @classmethod
    def load(cls, name):
        folder = LAB / "machines" / name
        devices = {}
        for line in data_lines(folder / "devices"):
            address, _, text = line.partition(" ")
            devices[address] = text
        return cls(name, folder, data_lines(folder / "topology"),
                   data_lines(folder / "patches"), devices)

    def groups(self, name):
        """Reads the expectation in the file groups.@name."""
        path = self.folder / f"groups.{name}"
        lines = [line.split() for line in data_lines(path)]
        named = [address for line in lines for address in line
                 if address not in Expectation.WORDS]
        for address in self.devices:
            if named.count(address) != 1:
                raise LabError(f"{path}: {address} is named "
                               f"{named.count(address)} times, not once")
        for address in named:
            if address not in self.devices:
                raise LabError(f"{path}: {address} is not in "
                               f"{self.folder / 'devices'}")
        return Expectation.parse(lines)


@dataclass
class Expectation:
    """The expected groups, as sets of addresses."""
    groups: set         # of frozensets
    ungrouped: set      # present, but in no group

    def without(self, addresses):
        """Returns the same for a machine that lacks these functions."""
        return Expectation({group - addresses for group in self.groups
                            if group - addresses},
                           self.ungrouped - addresses)

    def ungroup(self, addresses):
        """Returns the same for a machine whose IOMMU refuses these functions."""
        return Expectation(self.without(addresses).groups,
                           self.ungrouped | addresses)

    # The first words of lines that are not groups
    WORDS = {"absent", "ungrouped"}

    @classmethod
    def parse(cls, lines):
        groups = {frozenset(line) for line in lines
                  if line[0] not in cls.WORDS}
        ungrouped = {address for line in lines if line[0] == "ungrouped"
                     for address in line[1:]}
        return cls(groups, ungrouped)


@dataclass
class Step:
    """An action in the booted machine, or something to show there."""
    verb: str
    target: str = ""
    mask: int = 0xffffffff
    value: str = ""

    # The arguments of each verb
    FORMS = {
        "read": r"(?P<target>\S+)(\s*&\s*(?P<mask>[0-9a-f]+))?"
                r"\s*=\s*(?P<value>[0-9a-f]+)",
        "write": r"(?P<target>\S+)\s*=\s*(?P<value>[0-9a-f]+)",
        "suspend": "",
        "remove": r"(?P<target>\S+)",
        "rescan": "",
        "plug": r"(?P<target>\S+)\s*=\s*(?P<value>\S+)",
        "unplug": r"(?P<target>\S+)\s*=\s*(?P<value>\S+)",
        "vfs": r"(?P<target>\S+)\s*=\s*(?P<value>\d+)",
        "groups": r"(?P<target>\S+)",
        "clear-log": "",
        "patch": r"(?P<target>\S+?)=(?P<value>\S+)",
        "reset": r"(?P<target>\S+)",
        "trace": "",
        "show": r"(?P<target>\S+)",
        "readers": r"(?P<target>\d+)",
        "churn": r"(?P<target>\d+)",
        "runtime-suspend": r"(?P<target>\S+)",
        "runtime-cycle": r"(?P<target>\S+)\s*=\s*(?P<value>\d+)",
        "lockdown": r"(?P<target>\S+)",
        "watch": r"(?P<target>\S+)",
        "disconnect": r"(?P<target>\S+)",
        "restore": r"(?P<target>\S+)",
        "bind": r"(?P<target>\S+)\s*=\s*(?P<value>\S+)",
        "gone": r"(?P<target>\S+)",
        "grouped": r"(?P<target>\S+)",
        "reclaim": r"(?P<target>\S+)",
        "acsctl": "",
    }

    @classmethod
    def parse(cls, text):
        verb, *rest = text.split(None, 1)
        m = verb in cls.FORMS and \
            re.fullmatch(cls.FORMS[verb], rest[0] if rest else "")
        if not m:
            raise LabError(f"lab/scenarios: invalid step: {text}")
        parts = m.groupdict()
        return cls(verb, parts.get("target", ""),
                   int(parts.get("mask") or "ffffffff", 16),
                   parts.get("value", ""))

    def text(self):
        """Formats the step as the init script expects it."""
        parts = [self.verb, self.target]
        if self.verb != "read":
            parts.append(self.value)
        return "=".join(part for part in parts if part)


@dataclass
class Scenario:
    name: str
    about: str
    architecture: str
    machine: Machine
    iommu: str          # a QEMU device, or a property of QEMU's machine
    command_line: str
    patches: list
    memory: str
    steps: list
    snapshots: list     # the expected groups of each step "groups"
    groups: Expectation
    log: list
    log_once: list
    log_never: list
    shown: list
    shown_never: list
    taints: set
    acpi_table: str     # a signature, or ""
    firmware: str       # ASL source in the machine's folder, or ""
    device_tree: str    # instead of ACPI: PLAIN_TREE, or an overlay for it
    kernel: str         # which of the lab's kernels; "" is the usual one
    kernels: set        # versions that it is for; empty means all
    blob: str           # rules to try, in the machine's folder, or ""
    damage: int         # offset of a byte of the blob that is changed, or -1
    takes: int          # seconds of its boot; 0 means as usual
    uncertain: str      # why acsctl cannot be certain of it, or ""
    unseen: set         # functions whose groups a capture does not show; with
    unseen_why: str     # a reason but without functions, it shows none

    KEYS = {"about", "architecture", "device-tree", "machine", "absent",
            "refused", "iommu", "command-line", "patches", "memory",
            "steps", "groups", "log", "log once", "log never", "shown",
            "shown never", "tainted", "acpi-table", "firmware", "kernel",
            "kernels", "blob", "takes", "uncertain", "unseen"}

    @classmethod
    def load(cls, name, section):
        unknown = set(section) - cls.KEYS
        if unknown:
            raise LabError(f"lab/scenarios: [{name}]: unknown key "
                           f"{', '.join(sorted(unknown))}")

        def lines(key):
            return section.get(key, "").split("\n") if section.get(key) else []

        def patterns(key):
            try:
                return [re.compile(line) for line in lines(key) if line]
            except re.error as err:
                raise LabError(f"lab/scenarios: [{name}]: {key}: "
                               f"{err.pattern}: {err}") from err

        architecture = section.get("architecture", "x86_64")
        if architecture not in ARCHITECTURES:
            raise LabError(f"lab/scenarios: [{name}]: architecture = "
                           f"{architecture}; expected "
                           f"{' or '.join(ARCHITECTURES)}")
        blob, _, damage = section.get("blob", "").partition(" damaged at ")
        unseen, _, unseen_why = section.get("unseen", "").rpartition(": ")
        machine = Machine.load(section.get("machine", "sample"))
        steps = [Step.parse(line) for line in lines("steps") if line]
        absent = set(section.get("absent", "").split())
        refused = set(section.get("refused", "").split())

        def groups(name):
            return machine.groups(name).without(absent).ungroup(refused)

        memory = section.get("memory", "")
        patches = section.get("patches", "").split() + machine.patches
        return cls(name, section.get("about", ""), architecture, machine,
                   section.get("iommu", ARCHITECTURES[architecture].iommu),
                   section.get("command-line", ""), patches, memory,
                   steps, [groups(step.target) for step in steps
                           if step.verb == "groups"],
                   groups(section.get("groups", name)),
                   patterns("log"), patterns("log once"),
                   patterns("log never"), patterns("shown"),
                   patterns("shown never"),
                   set(section.get("tainted", "").split()) |
                   ({"test"} if patches or memory else set()),
                   section.get("acpi-table", ""),
                   section.get("firmware", ""),
                   section.get("device-tree", ""),
                   section.get("kernel", ""),
                   set(section.get("kernels", "").split()),
                   blob, int(damage or "-1"),
                   section.getint("takes", 0),
                   section.get("uncertain", ""), set(unseen.split()),
                   unseen_why)

    def kernel_command_line(self):
        words = [*ARCHITECTURES[self.architecture].command_line,
                 *COMMAND_LINE, *self.command_line.split(),
                 "lab_registers=" + ",".join(chipset_registers())]
        if self.patches:
            words.append("acs_lab=" + ",".join(self.patches))
        if self.memory:
            words.append("acs_lab_mem=" + self.memory)
        words += ["lab." + step.text() for step in self.steps]
        text = " ".join(words)
        if len(text) > 2047:
            raise LabError(f"lab/scenarios: [{self.name}]: the kernel command "
                           f"line has {len(text)} characters, the limit is "
                           "2047")
        return text

    def policy(self):
        found = re.search(r"(?<=pci=acs_policy=)\S+", self.command_line)
        return found[0] if found else "quirk"

    def hardware(self):
        """Everything except the kernel's command line."""
        return (self.architecture, self.machine, self.iommu, self.patches,
                self.memory, self.acpi_table, self.firmware, self.device_tree)

    def acsctl_options(self):
        """The policy, and facts that a capture does not contain."""
        assumed = ["ivrs" if self.acpi_table == "IVRS" else "no-ivrs"]
        if not self.firmware and self.device_tree in ("", PLAIN_TREE):
            assumed.append("internal")
        if "lockdown=" in self.command_line:
            assumed.append("lockdown")
        return ["--policy", self.policy(), "--assume", ",".join(assumed)]


def chipset_registers():
    """Returns the offsets behind RCBA of all registers in the database."""
    return [offset for path in sorted((TOP / "quirkdb").glob("*.acs"))
            for offset in re.findall(
                r"^register \w+ in rcba at 0x([0-9a-f]+)", path.read_text(),
                re.MULTILINE)]


def load_scenarios():
    parser = configparser.ConfigParser(
        delimiters=["="], comment_prefixes=["#"], interpolation=None,
        empty_lines_in_values=False, default_section="")
    try:
        with open(LAB / "scenarios", encoding="utf-8") as file:
            parser.read_file(file)
    except configparser.Error as err:
        raise LabError(str(err)) from err
    return {name: Scenario.load(name, parser[name])
            for name in parser.sections()}


# --- Booting ----------------------------------------------------------------

@dataclass
class Report:
    """The report of one boot."""
    console: str
    problem: str = ""   # why it is incomplete, if it is
    # Address -> group or None, after the boot and at each later report
    snapshots: list = field(default_factory=list)
    # Address -> size of the configuration space; packed has the contents
    sizes: dict = field(default_factory=dict)
    packed: str = ""
    acsctl: str = ""                                # its JSON, packed
    registers: dict = field(default_factory=dict)   # offset -> value, as text
    reads: list = field(default_factory=list)       # (target, value or None)
    steps: list = field(default_factory=list)       # status of each
    shown: list = field(default_factory=list)       # "file: line"
    log: list = field(default_factory=list)         # "level: message"
    # The active checkers, and the log starting at each fault that they or the
    # kernel itself found
    watchers: set = field(default_factory=set)
    splats: list = field(default_factory=list)
    tainted: int = 0

    @classmethod
    def parse(cls, console):
        report = cls(console)
        facts = re.findall(r"^lab: (\w+) ?(.*?)\r?$", console, re.MULTILINE)
        for kind, rest in facts:
            try:
                report.add_fact(kind, rest)
            except (ValueError, IndexError):
                report.problem = f"garbled report: {kind} {rest}"
        if ("end", "") not in facts:
            report.problem = ("the machine stopped before the report was "
                              "complete")
        return report

    def add_fact(self, kind, rest):
        if kind == "devices":
            self.snapshots.append({})
        elif kind == "device":
            address, _, _, group = rest.split()
            self.devices[address.removeprefix("0000:")] = \
                None if group == "none" else group
        elif kind == "function":
            path, size = rest.split()
            self.sizes[path.split("/")[-2].removeprefix("0000:")] = int(size)
        elif kind == "config":
            self.packed += rest
        elif kind == "acsctl":
            self.acsctl += rest
        elif kind == "register":
            offset, value = rest.split()
            self.registers[offset] = value
        elif kind == "read":
            target, value = rest.split()
            self.reads.append((target, None if value == "failed"
                               else int(value, 16)))
        elif kind == "step":
            self.steps.append(rest)
        elif kind == "shown":
            self.shown.append(rest)
        elif kind == "tainted":
            self.tainted = int(rest)
        elif kind == "watchers":
            self.watchers = set(rest.split())
        elif kind == "splat":
            self.splats.append(rest)
        elif kind == "log":
            m = re.fullmatch(r"<(\d+)>\[ *[\d.]+\] (.*)", rest)
            if m:
                self.log.append(f"{LEVELS[int(m[1]) & 7]}: {m[2]}")

    @property
    def devices(self):
        """The last snapshot."""
        return self.snapshots[-1]

    def capture(self):
        """Formats the machine after the boot as lspci -xxxx prints it."""
        config = unpack(self.packed)
        lines = []
        for address, size in self.sizes.items():
            lines.append(address)
            lines += [f"{at:02x}: {config[at:at + 16].hex(' ')}"
                      for at in range(0, size, 16)]
            lines.append("")
            config = config[size:]
        return "\n".join(lines) + "\n"

    def chipset(self):
        """Formats the chipset registers as inteltool -r prints them; returns ""
        if they are unknown."""
        if not self.registers or "failed" in self.registers.values():
            return ""
        return "".join(f"0x{offset}: 0x{value}\n"
                       for offset, value in self.registers.items())

    def console_tail(self, count=20):
        """Returns the last console lines, without escape codes."""
        plain = re.sub(r"\x1b(\[[0-9;?]*[a-zA-Z]|.)", "", self.console)
        lines = [line.rstrip() for line in plain.splitlines()]
        return [line for line in lines if line][-count:]


def unpack(packed):
    return gzip.decompress(base64.b64decode(packed))


def groups_of(devices):
    """Returns the IOMMU groups, as a set of frozensets of addresses."""
    members = {}
    for address, group in devices.items():
        if group is not None:
            members.setdefault(group, set()).add(address)
    return {frozenset(group) for group in members.values()}


def monitor_options(path):
    """Connects the character device "commands", to which the machine writes, to
    the input of QEMU's monitor.

    Nothing goes in the other direction, since a terminal would echo it.
    """
    commands = Path(f"{path}.in")
    commands.unlink(missing_ok=True)
    os.mkfifo(commands)
    Path(f"{path}.out").write_text("")
    return ["-chardev", f"pipe,id=monitor,path={path}",
            "-mon", "chardev=monitor",
            "-chardev", f"file,id=commands,path={commands}"]


def compile_firmware(scenario, args):
    """Compiles the scenario's ASL source; returns the path of the output."""
    source = scenario.machine.folder / scenario.firmware
    output = args.logs / f"{scenario.name}.aml"
    try:
        done = subprocess.run(["iasl", "-p", output, source],
                              capture_output=True, text=True, check=False)
    except FileNotFoundError as err:
        raise LabError("no iasl: install the package acpica-tools") from err
    if done.returncode:
        raise LabError(f"{source}: iasl failed:\n{done.stdout}{done.stderr}")
    return output


def make_device_tree(scenario, args, machine):
    """Returns the path of the tree that QEMU makes for @machine, with the
    scenario's overlay applied."""
    paths = [args.logs / f"{scenario.name}.{name}"
             for name in ("plain.dtb", "dtbo", "dtb")]
    plain, overlay, tree = map(str, paths)
    source = scenario.machine.folder / scenario.device_tree
    for command in ([*machine, "-machine", f"dumpdtb={plain}"],
                    ["dtc", "-q", "-@", "-I", "dts", "-o", overlay, source],
                    ["fdtoverlay", "-i", plain, "-o", tree, overlay]):
        try:
            done = subprocess.run(command, capture_output=True, text=True,
                                  check=False)
        except FileNotFoundError as err:
            raise LabError(f"no {command[0]}: install the package "
                           "device-tree-compiler") from err
        if done.returncode:
            raise LabError(f"{source}: {command[0]} failed:\n{done.stderr}")
    return tree


def kernel_of(scenario, args):
    """Returns the path of the scenario's kernel."""
    if args.kernel and not scenario.kernel:
        return args.kernel
    architecture = ARCHITECTURES[scenario.architecture]
    variant = scenario.kernel and f"-{scenario.kernel}"
    return args.build / (f"lab-{args.version}{architecture.suffix}{variant}") / \
        architecture.image


def add_blob(scenario, args, initramfs):
    """Returns an initramfs with the scenario's blob in front of it."""
    rules = scenario.machine.folder / scenario.blob
    folder = args.logs / f"{scenario.name}.early"
    blob = folder / "kernel/firmware/acs" / rules.with_suffix(".blob").name
    blob.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([args.build / "acsgen", "blob", "-o", blob, rules],
                   check=True)
    if scenario.damage >= 0:
        data = bytearray(blob.read_bytes())
        data[scenario.damage] ^= 1
        blob.write_bytes(data)
    early = cpio.archive(folder, [path.relative_to(folder) for path in
                                  [*reversed(blob.parents[:3]), blob]])
    whole = args.logs / f"{scenario.name}.cpio"
    whole.write_bytes(early + initramfs.read_bytes())
    return whole


def add_acsctl(scenario, args, initramfs):
    """Returns an initramfs with acsctl behind it."""
    architecture = ARCHITECTURES[scenario.architecture]
    whole = args.logs / f"{scenario.name}.acsctl.cpio"
    try:
        more = programs.pack(args.build / architecture.acsctl,
                             args.build / architecture.libraries,
                             architecture.triplet)
    except (FileNotFoundError, subprocess.CalledProcessError) as err:
        raise LabError(f"acsctl: {err}; tests/lab builds it") from err
    whole.write_bytes(initramfs.read_bytes() + more)
    return whole


def qemu_option(line):
    """Returns the option of a line of a topology: a device, unless it begins
    with the name of another one."""
    return line.split(" ", 1) if line.startswith("-") else ["-device", line]


def boot(scenario, args, initramfs):
    architecture = ARCHITECTURES[scenario.architecture]
    if scenario.blob:
        initramfs = add_blob(scenario, args, initramfs)
    if any(step.verb == "acsctl" for step in scenario.steps):
        initramfs = add_acsctl(scenario, args, initramfs)
    command = [architecture.qemu, *architecture.arguments(scenario),
               *QEMU_ARGS]
    if scenario.device_tree not in ("", PLAIN_TREE):
        command += ["-dtb", make_device_tree(scenario, args, command)]
    command += [*KERNEL_ARGS.get(scenario.kernel, []),
               "-kernel", str(kernel_of(scenario, args)),
               "-initrd", str(initramfs),
               "-append", scenario.kernel_command_line()]
    # The IOMMU comes first, since it must know the devices after it
    for device in [*architecture.iommu_devices(scenario),
                   *scenario.machine.topology]:
        command += qemu_option(device)
    if scenario.firmware:
        command += ["-acpitable", f"file={compile_firmware(scenario, args)}"]
    if scenario.acpi_table:
        command += ["-acpitable", f"sig={scenario.acpi_table},rev=2,"
                    f"data={args.logs / ACPI_DATA}"]

    command += monitor_options(args.logs / f"{scenario.name}.monitor")
    command += architecture.monitor_channel()

    problem = ""
    usual = USUAL_SECONDS.get(scenario.kernel, USUAL_SECONDS[""])
    timeout = host.patience(scenario.takes or usual)
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=timeout, check=False)
        output = done.stdout
        if done.returncode:
            problem = f"{command[0]} failed, status {done.returncode}"
    except subprocess.TimeoutExpired as err:
        output = err.stdout or b""
        problem = f"still running after {timeout} seconds"
    except FileNotFoundError as err:
        raise LabError(f"no {command[0]}: install "
                       f"{architecture.packages}") from err

    report = Report.parse(output.decode(errors="replace"))
    report.problem = problem or report.problem
    return report


def build_initramfs(architecture, args):
    """Returns the path of an initramfs with programs of the architecture."""
    path = args.logs / f"initramfs-{architecture}.cpio"
    subprocess.run([LAB / "initramfs" / "build", architecture, path],
                   check=True, env={**os.environ, "BUILD": str(args.build)})
    return path


def boot_all(scenarios, args):
    """Boots the scenarios, several at once; yields each with its report."""
    for scenario in scenarios:
        kernel = kernel_of(scenario, args)
        if not kernel.is_file():
            variant = scenario.kernel and f"VARIANT={scenario.kernel} "
            raise LabError(f"no kernel {kernel}: build it with {variant}ARCH="
                           f"{scenario.architecture} lab/build-kernel "
                           f"{args.version}")
    args.logs.mkdir(parents=True, exist_ok=True)
    initramfs = {name: build_initramfs(name, args)
                 for name in {s.architecture for s in scenarios}}
    (args.logs / ACPI_DATA).write_bytes(bytes(12))
    with ThreadPoolExecutor(max_workers=args.jobs) as pool:
        boots = [(s, pool.submit(boot, s, args, initramfs[s.architecture]))
                 for s in scenarios]
        for scenario, future in boots:
            report = future.result()
            (args.logs / f"{scenario.name}.log").write_text(report.console)
            yield scenario, report


# --- Comparing with the expectation -----------------------------------------

def join_sorted(addresses):
    return " ".join(sorted(addresses))


def parts_of(group, partition):
    """Returns how @partition divides the devices of @group, sorted."""
    parts = [group & other for other in partition if group & other]
    rest = group - frozenset().union(*parts)
    return sorted(parts + ([rest] if rest else []), key=join_sorted)


def compare_presence(expected, devices):
    """Yields devices that are missing, unexpected, or wrongly grouped."""
    grouped = frozenset().union(*expected.groups)
    known = grouped | expected.ungrouped
    for address in sorted(known - set(devices)):
        yield f"{address} is missing"
    for address in sorted(set(devices) - known):
        yield f"{address} is present, but should not be"
    for address in sorted(known & set(devices)):
        if devices[address] is None and address in grouped:
            yield f"{address} is in no IOMMU group"
        elif devices[address] is not None and address not in grouped:
            yield f"{address} is in an IOMMU group, but should be in none"


def compare_partitions(expected, real):
    """Yields groups that should be separate or merged, but are not."""
    known = frozenset().union(*expected)
    for group in sorted(real, key=join_sorted):
        parts = parts_of(group & known, expected)
        if len(parts) > 1:
            yield ("in one group, but should be separate: " +
                   " | ".join(join_sorted(part) for part in parts))
    grouped = frozenset().union(*real)
    for group in sorted(expected, key=join_sorted):
        parts = parts_of(group & grouped, real)
        if len(parts) > 1:
            yield ("separate, but should be in one group: " +
                   " | ".join(join_sorted(part) for part in parts))


def compare_groups(expected, devices):
    """Yields the differences between expected and reported groups."""
    yield from compare_presence(expected, devices)
    yield from compare_partitions(expected.groups, groups_of(devices))


def compare_read(step, target, value):
    expected = int(step.value, 16)
    if value is None:
        yield f"{target} could not be read"
    elif value & step.mask != expected:
        yield (f"{target} & {step.mask:08x} is "
               f"{value & step.mask:08x}, expected {expected:08x}")


def compare_acsctl(report):
    """What acsctl says on the booted machine, from sysfs."""
    results = {function["address"]: function["results"][0] for function
               in json.loads(unpack(report.acsctl))["functions"]}
    for address, result in results.items():
        if not result["certain"]:
            yield f"acsctl is uncertain of {address}"
    found = groups_of({address: result["group"]
                       for address, result in results.items()})
    for text in compare_partitions(groups_of(report.devices), found):
        yield f"acsctl: {text}"


def compare_steps(scenario, report):
    reads = iter(report.reads)
    snapshots = zip(scenario.snapshots, report.snapshots[1:])
    for step, status in zip_longest(scenario.steps, report.steps,
                                    fillvalue="missing"):
        if status != "0":
            yield f"{step.text()} failed, status {status}"
        elif step.verb == "acsctl":
            yield from compare_acsctl(report)
        elif step.verb == "read":
            yield from compare_read(step, *next(reads))
        elif step.verb == "groups":
            for text in compare_groups(*next(snapshots)):
                yield f"groups {step.target}: {text}"


def compare_shown(scenario, shown):
    for pattern in scenario.shown:
        if not any(map(pattern.search, shown)):
            yield f"no line shown matches {pattern.pattern}"
    for pattern in scenario.shown_never:
        for line in filter(pattern.search, shown):
            yield f"line shown that must not be there: {line}"


def compare_log(scenario, log):
    for pattern in scenario.log:
        if not any(map(pattern.search, log)):
            yield f"no log line matches {pattern.pattern}"
    for pattern in scenario.log_once:
        count = sum(1 for line in log if pattern.search(line))
        if count != 1:
            yield f"{count} log lines, not one, match {pattern.pattern}"
    for pattern in scenario.log_never:
        for line in filter(pattern.search, log):
            yield f"log line that must not be there: {line}"


def compare_taints(expected, tainted):
    real = {name for name, bit in TAINTS.items() if tainted >> bit & 1}
    others = tainted & ~sum(1 << bit for bit in TAINTS.values())
    if real != expected or others:
        yield (f"tainted {tainted:#x} ({' '.join(sorted(real)) or 'nothing'}),"
               f" expected {' '.join(sorted(expected)) or 'nothing'}")


def compare_watchers(scenario, report):
    """All checkers must still be active, and have found no fault."""
    for name in sorted(WATCHERS.get(scenario.kernel, set()) -
                       report.watchers):
        yield f"{name} was not active at the end"
    if report.splats:
        yield "the kernel reported a fault:"
        yield from (f"| {line}" for line in report.splats)


def differences(scenario, report):
    if report.problem:
        return [report.problem + "; the console ended with"] + \
               ["| " + line for line in report.console_tail()]
    return [*compare_watchers(scenario, report),
            *compare_steps(scenario, report),
            *compare_groups(scenario.groups, report.devices),
            *compare_log(scenario, report.log),
            *compare_shown(scenario, report.shown),
            *compare_taints(scenario.taints, report.tainted)]


# --- Comparing with acsctl --------------------------------------------------

def capture_path(scenario, args):
    return args.logs / f"{scenario.name}.lspci"


def write_capture(scenario, report, args):
    """Writes the machine after the boot, its groups, and chipset registers."""
    path = capture_path(scenario, args)
    path.write_text(report.capture())
    path.with_suffix(".rcba").unlink(missing_ok=True)
    if report.chipset():
        path.with_suffix(".rcba").write_text(report.chipset())
    after_boot = report.snapshots[0]
    groups = {group - scenario.unseen for group in groups_of(after_boot)}
    lines = sorted(join_sorted(group) for group in groups if group)
    lines += [f"ungrouped {address}"
              for address, group in after_boot.items() if group is None]
    lines += [f"unseen {address}" for address in sorted(scenario.unseen)]
    path.with_suffix(".groups").write_text("\n".join(lines) + "\n")


def check_acsctl(scenario, before, args):
    """Checks that acsctl predicts the groups of @scenario from the capture of
    the boot @before.

    Returns the list of errors, and what is uncertain."""
    groups = capture_path(scenario, args).with_suffix(".groups")
    done = subprocess.run([BOOTED, capture_path(before, args), groups,
                           *scenario.acsctl_options()],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, check=False,
                          env={**os.environ, "BUILD": str(args.build)})
    lines = done.stdout.splitlines() or [f"status {done.returncode}"]
    if done.returncode == UNCERTAIN and scenario.uncertain:
        return [], lines[-1]
    if scenario.uncertain and before is scenario and not done.returncode:
        return ["acsctl is certain, although " + scenario.uncertain], ""
    return lines if done.returncode else [], ""


def find_strict(scenario, others):
    """Returns the boot of the same hardware in strict mode, if any."""
    for other in others:
        if other.policy() == "strict" and other is not scenario and \
           other.hardware() == scenario.hardware():
            return other
    return None


# --- Commands ---------------------------------------------------------------

def select(scenarios, names, architecture=""):
    """Returns those with these names, or all of the architecture."""
    for name in names:
        if name not in scenarios:
            raise LabError(f"no scenario {name}; the scenarios are "
                           f"{', '.join(scenarios)}")
    return [scenarios[name] for name in names or scenarios
            if names or scenarios[name].architecture == architecture]


def print_comparisons(scenario, report):
    """Prints the sums of what a test in the kernel compared."""
    found = [re.search(r"(\d+) tuples compared, (\d+) granted, (\d+) refused, "
                       r"(\d+) differences", line) for line in report.log]
    counts = [map(int, m.groups()) for m in found if m]
    if counts:
        sums = map(sum, zip(*counts))
        print(f"compared {scenario.name}: "
              "{} tuples, {} granted, {} refused, {} differences".format(*sums))


@dataclass
class Tally:
    """Counts and prints the results of tests."""
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def skip(self, name, why):
        self.skipped += 1
        print(f"skip {name}: {why}", flush=True)

    def record(self, name, errors):
        if not errors:
            self.passed += 1
            print(f"ok {name}", flush=True)
            return
        self.failed += 1
        print(f"not ok {name}: {errors[0]}")
        for line in errors[1:]:
            print(f"\t{line}", flush=True)


def compare_with_acsctl(booted, args, tally):
    """Checks acsctl on each boot's own capture, and on that of a boot in strict
    mode. If boots differ only in their steps, the first of them is used."""
    checked = []
    for scenario in booted:
        question = (scenario.hardware(), scenario.acsctl_options(),
                    scenario.unseen, scenario.unseen_why)
        if question in checked:
            continue
        checked.append(question)
        name = f"acsctl on {scenario.name}"
        if scenario.unseen:
            name += f", except for {join_sorted(scenario.unseen)}"
        elif scenario.unseen_why:
            tally.skip(name, scenario.unseen_why)
            continue
        for before in (scenario, find_strict(scenario, booted)):
            if not before:
                continue
            if before is not scenario:
                name += f", from a capture of {before.name}"
            errors, doubt = check_acsctl(scenario, before, args)
            if doubt:
                tally.skip(name, f"{scenario.uncertain}: {doubt}")
            else:
                tally.record(name, errors)


def command_test(args):
    tally = Tally()
    booted = []
    chosen = [scenario for scenario in
              select(load_scenarios(), args.scenarios, args.arch)
              if args.on in (None, scenario.kernel) and
              args.not_on != scenario.kernel]
    for scenario in chosen:
        if scenario.kernels and args.version not in scenario.kernels:
            tally.skip(scenario.name, f"not for Linux {args.version}")
    chosen = [scenario for scenario in chosen
              if not scenario.kernels or args.version in scenario.kernels]
    for scenario, report in boot_all(chosen, args):
        errors = differences(scenario, report)
        if errors:
            errors.append(
                f"console: {args.logs}/{scenario.name}.log")
        tally.record(scenario.name, errors)
        print_comparisons(scenario, report)
        if not report.problem:
            write_capture(scenario, report, args)
            booted.append(scenario)
    if args.acsctl:
        compare_with_acsctl(booted, args, tally)
    print(f"lab: {tally.passed} passed, {tally.failed} failed, "
          f"{tally.skipped} skipped")
    return 1 if tally.failed else 0


def command_boot(args):
    for _, report in boot_all(select(load_scenarios(), [args.scenario]), args):
        print(report.console)
        if report.problem:
            print(f"lab.py: {report.problem}", file=sys.stderr)
            return 1
    return 0


def command_list(_):
    for scenario in load_scenarios().values():
        print(f"{scenario.name:<27} {scenario.about}")
    return 0


def short_reason(text):
    """Returns the decisive part of the kernel's reason, for a narrow column."""
    parts = text.split("; ")
    claims = [part for part in parts if part.startswith("option item")]
    return claims[0] if claims else parts[0]


def reasons(report):
    """Returns address -> reason, from the file "devices" in debugfs."""
    form = re.compile(r"devices: 0000:(\S+) "
                      r"(?:strict|quirk|override): [^;]*; (.*)")
    matches = filter(None, map(form.match, report.shown))
    return {m[1]: short_reason(m[2]) for m in matches
            if not m[2].startswith("single function")}


def numbered(machine, report):
    """Returns address -> group number, in the order of the table."""
    numbers = {}
    result = {}
    for address in machine.devices:
        group = report.devices.get(address)
        if group is not None:
            result[address] = numbers.setdefault(group, len(numbers) + 1)
    return result


def why_lines(reason_by_mode):
    """Returns lines for the last column: each reason with its first mode."""
    lines = []
    last = ""
    for mode, reason in reason_by_mode.items():
        if reason and reason != last:
            lines.append((mode, reason))
            last = reason
    if len({reason for _, reason in lines}) == 1:
        return [lines[0][1]]
    return [f"{mode}: {reason}" for mode, reason in lines]


def print_table(machine, reports):
    left = f"{'device':<9}{'what it is':<30}" + \
           "".join(f"{mode:<{len(mode) + 1}}" for mode in reports)
    room = TABLE_WIDTH - len(left)
    print(f"{left}why")
    print("-" * TABLE_WIDTH)

    numbers = {mode: numbered(machine, report)
               for mode, report in reports.items()}
    why = {mode: reasons(report) for mode, report in reports.items()}
    for address, name in machine.devices.items():
        left = f"{address:<9}{name:<30}" + "".join(
            f"{numbers[mode].get(address, '-'):<{len(mode) + 1}}"
            for mode in reports)
        lines = why_lines({mode: why[mode].get(address) for mode in reports})
        for text in lines or [NEVER_ASKED]:
            for line in textwrap.wrap(text, room, subsequent_indent="  ",
                                      break_on_hyphens=False) or [""]:
                print(f"{left}{line}".rstrip())
                left = " " * len(left)


def command_table(args):
    reports = {}
    errors = []
    chosen = select(load_scenarios(), ARCHITECTURES[args.arch].table)
    for mode, (scenario, report) in zip(TABLE_MODES, boot_all(chosen, args)):
        if report.problem:
            print(f"{scenario.name}:", *differences(scenario, report),
                  sep="\n", file=sys.stderr)
            return 1
        reports[mode] = report
        errors += [f"{scenario.name}: {text}" for text in compare_groups(
            scenario.groups, report.devices)]

    machine = chosen[0].machine
    print("The IOMMU groups of one machine with pci=acs_policy=strict, quirk "
          "(the default) and override. Devices with\nthe same number in a "
          "column share a group: nothing prevents them from reaching each "
          "other.\n")
    print_table(machine, reports)
    print()
    if errors:
        print("NOT as expected:", *errors, sep="\n")
        return 1
    print(*data_lines(machine.folder / "notes"), sep="\n")
    return 0


def arguments():
    parser = argparse.ArgumentParser(
        prog="lab.py", description="Boot the lab kernel in QEMU and check "
        "its IOMMU groups.")
    parser.add_argument("--version", default=os.environ.get("KVER", "6.12"),
                        metavar="X.Y", help="kernel version (default: KVER, or "
                        "6.12)")
    parser.add_argument("--build", type=Path,
                        default=os.environ.get("BUILD", TOP / "build"),
                        metavar="DIR", help="folder of the initramfs, the logs "
                        "and the kernel's build folder (default: BUILD, or "
                        "build)")
    parser.add_argument("--arch", default=os.environ.get("ARCH", "x86_64"),
                        choices=ARCHITECTURES, help="architecture of the "
                        "scenarios, if none is named (default: ARCH, or x86_64)")
    parser.add_argument("--kernel", type=Path, metavar="FILE", help="bzImage or "
                        "Image (default: that of BUILD/lab-VERSION, or of "
                        "BUILD/lab-VERSION-arm64)")
    parser.add_argument("--jobs", type=int, default=host.jobs(), metavar="N",
                        help="boots in parallel (default: %(default)s)")

    commands = parser.add_subparsers(dest="command", required=True)
    test = commands.add_parser("test", help="boot scenarios, and compare with "
                               "the expectations")
    test.add_argument("scenarios", nargs="*", metavar="SCENARIO",
                      help="default: all")
    test.add_argument("--on", metavar="KERNEL", help="only scenarios that use "
                      "this kernel of the lab")
    test.add_argument("--not-on", metavar="KERNEL", help="only scenarios that "
                      "do not use this kernel")
    test.add_argument("--acsctl", action="store_true", help="also check the "
                      "groups that acsctl finds in a capture of each boot")
    test.set_defaults(run=command_test)
    table = commands.add_parser("table", help="show the groups side by side")
    table.set_defaults(run=command_table)
    raw = commands.add_parser("boot", help="print the raw console of one boot")
    raw.add_argument("scenario", metavar="SCENARIO")
    raw.set_defaults(run=command_boot)
    names = commands.add_parser("list", help="list the scenarios")
    names.set_defaults(run=command_list)

    args = parser.parse_args()
    args.logs = args.build / f"lab-logs-{args.version}"
    return args


def main():
    args = arguments()
    try:
        return args.run(args)
    except LabError as err:
        print(f"lab.py: {err}", file=sys.stderr)
    except subprocess.CalledProcessError as err:
        print(f"lab.py: {err.cmd[0]} failed, status {err.returncode}",
              file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
