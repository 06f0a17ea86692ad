# SPDX-License-Identifier: GPL-2.0-only
"""This machine: directories as in the kernel's sysfs, made from captures."""

import json
import re
import shutil
import tempfile
from pathlib import Path

from command import (MACHINES, acsctl, expect, expect_groups, expectation,
                     partition)

READABLE = 4096
HEADER = 64


def functions(path):
    """(address with domain, config space) of each function of a capture."""
    address, config = None, {}
    for line in path.read_text().splitlines():
        found = re.match(r"((?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]) ",
                         line)
        row = re.match(r"([0-9a-f]{2,3}):((?: [0-9a-f]{2}){16})$", line)
        if found:
            address = found[1] if len(found[1]) > 7 else f"0000:{found[1]}"
        elif row and address:
            config.setdefault(address, bytearray())
            config[address] += bytes.fromhex(row[2])
    return config.items()


def make(root, path, limit=READABLE, groups=()):
    """Makes the sysfs of a machine. @limit bytes of each config space can be
    read."""
    devices = Path(root, "bus/pci/devices")
    for address, config in functions(path):
        folder = devices / address
        folder.mkdir(parents=True)
        (folder / "config").write_bytes(config[:limit])
        (folder / "vendor").write_text(f"0x{config[1]:02x}{config[0]:02x}\n")
        (folder / "device").write_text(f"0x{config[3]:02x}{config[2]:02x}\n")
        (folder / "class").write_text(
            f"0x{config[11]:02x}{config[10]:02x}{config[9]:02x}\n")
        (folder / "irq").write_text("0\n")
        (folder / "resource").write_text(
            "0x0000000000000000 0x0000000000000000 0x0000000000000000\n" * 7)
    for number, group in enumerate(sorted(map(sorted, groups))):
        for address in group:
            (devices / f"0000:{address}" / "iommu_group").symlink_to(
                f"../../../../kernel/iommu_groups/{number}")
    return devices


def answer(function, mode, provides, claims):
    """Writes the last answer of the kernel to the directory of a function."""
    folder = function / "acs_policy"
    folder.mkdir()
    for name, text in (("mode", mode), ("provides", provides),
                       ("claims", claims)):
        (folder / name).write_text(f"{text}\n")


def groups(root, *options):
    """Returns (document, standard error)."""
    status, out, err = acsctl("groups", "--json", "--sysfs", root, *options)
    expect(status in (0, 1), status, err)
    return json.loads(out), err


def same_as_the_capture(name):
    policy, real = expectation(MACHINES / name / "override")
    with tempfile.TemporaryDirectory() as root:
        make(root, MACHINES / name / "machine.lspci")
        found, err = groups(root, "--policy", policy, "--assume",
                            "internal,no-ivrs")
    expect_groups(partition(found["functions"]), real)
    expect("only the header" not in err, err)


def header_alone_is_not_enough():
    with tempfile.TemporaryDirectory() as root:
        make(root, MACHINES / "root-ports/machine.lspci", HEADER)
        found, err = groups(root)
    expect("only the header could be read" in err, err)
    port = next(f for f in found["functions"] if f["address"] == "00:02.0")
    expect(port["type"] is None and port["acs"] is None, port)
    expect(port["results"][0]["certain"] is False, port)


def groups_are_reported():
    path = MACHINES / "root-ports/machine.lspci"
    _, real = expectation(path.parent / "quirk")
    with tempfile.TemporaryDirectory() as root:
        make(root, path, groups=real)
        found, _ = groups(root)
        expect(found["agrees"], "differs")
        expect(all(f["reported"] is not None for f in found["functions"]),
               found)
        found, _ = groups(root, "--policy", "override@00:03.0", "--assume",
                          "internal")
        expect(not found["agrees"], "agrees")


def attributes_are_read():
    path = MACHINES / "switch/machine.lspci"
    with tempfile.TemporaryDirectory() as root:
        devices = make(root, path)
        (devices / "0000:03:00.0/removable").write_text("removable\n")
        (devices / "0000:01:00.0/driver").symlink_to(
            "../../../../bus/pci/drivers/pcieport")
        found, _ = groups(root, "--policy", "override@pci:1af4:1044")
    by_address = {f["address"]: f for f in found["functions"]}
    expect(by_address["00:02.0"]["external"], "the port leads out")
    expect(by_address["01:00.0"]["driver"] == "pcieport", by_address)


def answers_of_the_running_kernel():
    path = MACHINES / "root-ports/machine.lspci"
    with tempfile.TemporaryDirectory() as root:
        devices = make(root, path)
        answer(devices / "0000:00:02.0", "quirk", "SV TB RR CR UF", "nothing")
        answer(devices / "0000:00:03.0", "override", "SV RR CR UF", "RR CR")
        answer(devices / "0000:01:00.0", "unknown", "unknown", "unknown")
        # The kernel answered while acsctl was reading the files
        answer(devices / "0000:00:03.1", "quirk", "nothing", "unknown")
        found, _ = groups(root)
        _, out, _ = acsctl("explain", "00:03.0", "--sysfs", root)
    running = {f["address"]: f["running"] for f in found["functions"]}
    expect(running["00:02.0"] == "quirk: SV TB RR CR UF", running)
    expect(running["00:03.0"] == "override: SV RR CR UF; claims RR CR",
           running)
    for address in ("00:02.1", "00:03.1", "01:00.0"):
        expect(running[address] is None, address, running)
    expect(re.search(r"^running +override: SV RR CR UF; claims RR CR$", out,
                     re.M), out)


def firmware_and_lockdown_are_read():
    path = MACHINES / "root-ports/machine.lspci"
    with tempfile.TemporaryDirectory() as root:
        make(root, path)
        lockdown = Path(root, "kernel/security/lockdown")
        lockdown.parent.mkdir(parents=True)
        lockdown.write_text("none [integrity] confidentiality\n")
        found, _ = groups(root, "--policy", "override@00:03.0", "--assume",
                          "internal")
        port = next(f for f in found["functions"]
                    if f["address"] == "00:03.0")
        expect("the kernel is locked down" in port["results"][0]["reason"],
               port)
        lockdown.write_text("[none] integrity confidentiality\n")
        found, _ = groups(root, "--policy", "override@00:03.0", "--assume",
                          "internal")
        port = next(f for f in found["functions"]
                    if f["address"] == "00:03.0")
        expect(port["results"][0]["claims"] == "SV RR CR UF", port)


def virtual_functions_are_there():
    """The config space of a virtual function has no ids, but sysfs does."""
    path = MACHINES / "root-ports/machine.lspci"
    with tempfile.TemporaryDirectory() as root:
        devices = make(root, path)
        physical, virtual = devices / "0000:01:00.0", devices / "0000:01:00.2"
        virtual.mkdir()
        for name in ("class", "irq", "resource", "vendor"):
            (virtual / name).write_text((physical / name).read_text())
        (virtual / "device").write_text("0x1520\n")
        config = bytearray((physical / "config").read_bytes())
        config[0:4] = b"\xff" * 4
        (virtual / "config").write_bytes(config)
        (virtual / "physfn").symlink_to("../0000:01:00.0")
        found, _ = groups(root)
    function = next(f for f in found["functions"]
                    if f["address"] == "01:00.2")
    expect(function["device"] == "1520", function)
    expect(function["multifunction"] is False, function)


def folders_that_no_kernel_has():
    """A copy of sysfs may have them. libpci reads 0:00:02.0 as 0000:00:02.0,
    and truncates a device number that is too large."""
    path = MACHINES / "root-ports/machine.lspci"
    with tempfile.TemporaryDirectory() as root:
        devices = make(root, path)
        whole, _ = groups(root)
        for name in ("0:00:02.0", "0000:00:20.0"):
            shutil.copytree(devices / "0000:00:02.0", devices / name)
        found, err = groups(root)
    expect(sorted(f["address"] for f in found["functions"]) ==
           sorted(f["address"] for f in whole["functions"]), found)
    expect("0000:00:02.0: it has two folders, one of which is left out" in
           err, err)
    expect("0000:00:20.0: no such address" in err, err)


def no_sysfs_is_said():
    status, out, err = acsctl("groups", "--sysfs", "/nonexistent")
    expect(status == 3 and out == "", status, out)
    expect("/nonexistent/bus/pci/devices" in err, err)


TESTS = [header_alone_is_not_enough, groups_are_reported, attributes_are_read,
         answers_of_the_running_kernel, firmware_and_lockdown_are_read,
         virtual_functions_are_there, folders_that_no_kernel_has,
         no_sysfs_is_said]


def tests():
    for name in ("root-ports", "switch", "multifunction-endpoint",
                 "pci-bridge", "domains", "spt-ports"):
        yield (f"sysfs of {name} gives the same as its capture",
               same_as_the_capture, name)
    for test in TESTS:
        yield test.__name__.replace("_", " "), test
