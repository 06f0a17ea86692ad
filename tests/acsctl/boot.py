# SPDX-License-Identifier: GPL-2.0-only
"""acsctl boot: it finds how a system boots, and sets the option in its files.
Each system is a file tree as a distribution lays it out, below its own root
directory."""

import json
import os
import random
import re
import shlex
import tempfile
from pathlib import Path

from command import MACHINES, acsctl, expect
from sysfs import make

ONE = "override@00:01.0"
TWO = "quirk;override@00:1c.4/00.0;override@pci:8086:1901"
# The words that acsctl writes for an option: one for each item
WORDS = {
    ONE: "pci=acs_policy=override@0000:00:01.0",
    TWO: "pci=acs_policy=quirk pci=acs_policy=override@0000:00:1c.4/00.0 "
         "pci=acs_policy=override@pci:8086:1901",
}
KEPT = ".acsctl-old"

MKCONFIG = "#!/bin/sh\n. ${sysconfdir}/default/grub\n"
MKCONFIG_FOLDER = (MKCONFIG + "for x in ${sysconfdir}/default/grub.d/*.cfg ; do"
                   "\n  . $x\ndone\n")
GRUB = """# If you change this file, run 'update-grub' afterwards.
GRUB_DEFAULT=0
GRUB_DISTRIBUTOR=`( . /etc/os-release; echo ${NAME:-Debian} ) 2>/dev/null`
GRUB_CMDLINE_LINUX_DEFAULT="quiet splash"
GRUB_CMDLINE_LINUX=""
#GRUB_TERMINAL=console
"""
ENTRY = """title      Debian GNU/Linux 12 (bookworm)
version    6.12.117-acs
options    root=UUID=5f96cafa-e0a7-4057-b18f-fa709db5b837 ro quiet
linux      /debian/6.12.117-acs/linux
initrd     /debian/6.12.117-acs/initrd.img
"""
MEMTEST = "title Memory test\nefi /EFI/memtest.efi\noptions quiet\n"
CMDLINE = "root=UUID=5f96cafa-e0a7-4057-b18f-fa709db5b837 ro quiet\n"
REFIND = """# Made by mkrlconf
"Boot with standard options"  "root=UUID=5f96cafa ro quiet splash"
"Boot to single-user mode"    "root=UUID=5f96cafa ro single"
"""
REFIND_CONF = """timeout 20
menuentry "Arch Linux" {
    loader   /boot/vmlinuz-linux
    options  "root=PARTUUID=5028fa50 rw"
    disabled
}
"""
LIMINE = """timeout: 5

/Arch Linux
    protocol: linux
    path: boot():/vmlinuz-linux
    cmdline: root=UUID=5f96cafa rw quiet
    module_path: boot():/initramfs-linux.img

/Another system
    protocol: limine
    cmdline: quiet
"""
EXTLINUX = """default l0
prompt 1
timeout 50

label l0
\tmenu label Debian GNU/Linux
\tlinux /boot/vmlinuz-6.12.117-acs
\tinitrd /boot/initrd.img-6.12.117-acs
\tfdtdir /usr/lib/linux-image-6.12.117-acs/
\tappend root=/dev/mmcblk0p2 ro quiet

label old
\tlinux /boot/vmlinuz-6.1.0-25-arm64
\tAPPEND root=/dev/mmcblk0p2 ro

label chain
\tkernel chain.c32
\tappend hd0 1
"""
U_BOOT_DEFAULT = """## /etc/default/u-boot - configuration file for u-boot-update(8)
#U_BOOT_UPDATE="true"
U_BOOT_PARAMETERS="ro quiet"
"""
FLASH_KERNEL = 'LINUX_KERNEL_CMDLINE="quiet"\nLINUX_KERNEL_CMDLINE_DEFAULTS=""\n'
ARMBIAN = "verbosity=1\noverlay_prefix=rockchip\nextraargs=cma=128M\n"

# {layout: (loader, command to run after a change, {file: text},
#           {file that changes: its new lines, with {words}})}
GRUB_LINE = 'GRUB_CMDLINE_LINUX_DEFAULT="quiet splash {words}"'
GRUB_OWN = "/etc/default/grub.d/zz-acs-policy.cfg"
GRUB_OWN_LINE = 'GRUB_CMDLINE_LINUX_DEFAULT="$GRUB_CMDLINE_LINUX_DEFAULT {words}"'
LAYOUTS = {
    "GRUB with a file alone": (
        "GRUB", "grub-mkconfig -o /boot/grub/grub.cfg",
        {"/etc/default/grub": GRUB, "/usr/bin/grub-mkconfig": MKCONFIG},
        {"/etc/default/grub": [GRUB_LINE]}),
    "GRUB with a folder": (
        "GRUB", "update-grub",
        {"/etc/default/grub": GRUB, "/usr/sbin/grub-mkconfig": MKCONFIG_FOLDER,
         "/usr/sbin/update-grub": "#!/bin/sh\n",
         "/etc/default/grub.d/kdump-tools.cfg":
             'GRUB_CMDLINE_LINUX_DEFAULT="$GRUB_CMDLINE_LINUX_DEFAULT '
             'crashkernel=384M-:128M"\n'},
        {GRUB_OWN: [GRUB_OWN_LINE]}),
    "systemd-boot": (
        "systemd-boot", None,
        {"/boot/loader/loader.conf": "timeout 3\n",
         "/boot/loader/entries/arch.conf": ENTRY,
         "/boot/loader/entries/memtest.conf": MEMTEST},
        {"/boot/loader/entries/arch.conf":
             [ENTRY.splitlines()[2] + " {words}"]}),
    "systemd-boot with kernel-install": (
        "systemd-boot", None,
        {"/efi/EFI/systemd/systemd-bootx64.efi": "",
         "/efi/loader/entries/debian-6.12.117-acs.conf": ENTRY,
         "/efi/loader/entries/debian-6.1.0.conf": ENTRY,
         "/usr/bin/kernel-install": "", "/etc/kernel/cmdline": CMDLINE},
        {"/efi/loader/entries/debian-6.12.117-acs.conf":
             [ENTRY.splitlines()[2] + " {words}"],
         "/efi/loader/entries/debian-6.1.0.conf":
             [ENTRY.splitlines()[2] + " {words}"],
         "/etc/kernel/cmdline": [CMDLINE.strip() + " {words}"]}),
    "Proxmox": (
        "proxmox-boot-tool", "proxmox-boot-tool refresh",
        {"/etc/kernel/proxmox-boot-uuids": "5F96-CAFA\n",
         "/etc/kernel/cmdline": "root=ZFS=rpool/ROOT/pve-1 boot=zfs\n",
         "/etc/default/grub": GRUB,
         "/usr/sbin/grub-mkconfig": MKCONFIG_FOLDER,
         "/usr/sbin/update-grub": "#!/bin/sh\n"},
        {"/etc/kernel/cmdline":
             ["root=ZFS=rpool/ROOT/pve-1 boot=zfs {words}"],
         GRUB_OWN: [GRUB_OWN_LINE]}),
    "unified kernel images of mkinitcpio": (
        "unified kernel images", "mkinitcpio -P",
        {"/efi/EFI/Linux/arch-linux.efi": "MZ",
         "/etc/mkinitcpio.d/linux.preset":
             'default_uki="/efi/EFI/Linux/arch-linux.efi"\n',
         "/etc/kernel/cmdline": CMDLINE},
        {"/etc/kernel/cmdline": [CMDLINE.strip() + " {words}"]}),
    "unified kernel images of mkinitcpio with a folder": (
        "unified kernel images", "mkinitcpio -P",
        {"/efi/EFI/Linux/arch-linux.efi": "MZ",
         "/etc/mkinitcpio.d/linux.preset":
             'default_uki="/efi/EFI/Linux/arch-linux.efi"\n',
         "/etc/cmdline.d/root.conf": CMDLINE},
        {"/etc/cmdline.d/zz-acs-policy.conf": ["{words}"]}),
    "unified kernel images of dracut": (
        "unified kernel images", "dracut --regenerate-all --force",
        {"/boot/efi/EFI/Linux/linux-6.12.efi": "MZ",
         "/etc/dracut.conf.d/uefi.conf":
             'uefi="yes"\nkernel_cmdline="root=UUID=5f96cafa ro"\n'},
        {"/etc/dracut.conf.d/zz-acs-policy.conf":
             ['kernel_cmdline+=" {words} "']}),
    "unified kernel images of kernel-install": (
        "unified kernel images", "kernel-install add-all",
        {"/efi/EFI/Linux/debian-6.12.efi": "MZ",
         "/etc/kernel/install.conf": "layout=uki\n",
         "/etc/kernel/cmdline": CMDLINE},
        {"/etc/kernel/cmdline": [CMDLINE.strip() + " {words}"]}),
    "rEFInd": (
        "rEFInd", None,
        {"/boot/refind_linux.conf": REFIND,
         "/boot/efi/EFI/refind/refind.conf": REFIND_CONF},
        {"/boot/refind_linux.conf":
             ['"Boot with standard options"  '
              '"root=UUID=5f96cafa ro quiet splash {words}"']}),
    "Limine": (
        "Limine", None, {"/boot/limine.conf": LIMINE},
        {"/boot/limine.conf":
             ["    cmdline: root=UUID=5f96cafa rw quiet {words}"]}),
    "extlinux": (
        "extlinux", None, {"/boot/extlinux/extlinux.conf": EXTLINUX},
        {"/boot/extlinux/extlinux.conf":
             ["\tappend root=/dev/mmcblk0p2 ro quiet {words}",
              "\tAPPEND root=/dev/mmcblk0p2 ro {words}"]}),
    "extlinux of Alpine": (
        "extlinux", "update-extlinux",
        {"/boot/extlinux/extlinux.conf": EXTLINUX,
         "/etc/update-extlinux.conf":
             'overwrite=1\ndefault_kernel_opts="quiet rootfstype=ext4"\n'},
        {"/etc/update-extlinux.conf":
             ['default_kernel_opts="quiet rootfstype=ext4 {words}"']}),
    "extlinux of u-boot-menu": (
        "extlinux", "u-boot-update",
        {"/boot/extlinux/extlinux.conf": EXTLINUX,
         "/usr/sbin/u-boot-update": "#!/bin/sh\n",
         "/etc/default/u-boot": U_BOOT_DEFAULT},
        {"/etc/default/u-boot": ['U_BOOT_PARAMETERS="ro quiet {words}"']}),
    "U-Boot of flash-kernel": (
        "U-Boot", "flash-kernel",
        {"/boot/boot.scr": "", "/etc/default/flash-kernel": FLASH_KERNEL},
        {"/etc/default/flash-kernel":
             ['LINUX_KERNEL_CMDLINE="quiet {words}"']}),
    "U-Boot of Armbian": (
        "U-Boot", None,
        {"/boot/boot.scr": "", "/boot/armbianEnv.txt": ARMBIAN},
        {"/boot/armbianEnv.txt": ["extraargs=cma=128M {words}"]}),
}

FOLDER = LAYOUTS["GRUB with a folder"][2]
ALONE = LAYOUTS["GRUB with a file alone"][2]
SYSTEMD = LAYOUTS["systemd-boot"][2]
IMAGE = LAYOUTS["unified kernel images of mkinitcpio"][2]


# {what acsctl does not fully understand: (files, words of the reason)}
UNCLEAR = {
    "nothing at all": ({}, "No boot loader"),
    "NixOS": ({**FOLDER, "/etc/NIXOS": ""}, "boot.kernelParams"),
    "ostree": ({**FOLDER, "/ostree/repo": ""}, "rpm-ostree kargs"),
    "GRUB with entries of other tools": (
        {**ALONE, "/etc/default/grub": GRUB + "GRUB_ENABLE_BLSCFG=true\n"},
        "grubby"),
    "GRUB without a program": ({"/etc/default/grub": GRUB}, "no program"),
    "GRUB with a condition": (
        {**ALONE, "/etc/default/grub":
         GRUB + 'if true; then\nGRUB_CMDLINE_LINUX="a"\nfi\n'},
        "line 7 is no assignment"),
    "GRUB with a continued line": (
        {**ALONE, "/etc/default/grub":
         GRUB.replace("quiet splash", "quiet \\\nsplash")},
        "line 4 is no assignment"),
    "GRUB with two assignments": (
        {**ALONE, "/etc/default/grub":
         GRUB + 'GRUB_CMDLINE_LINUX_DEFAULT="quiet"\n'}, "assigned 2 times"),
    "GRUB with a value in pieces": (
        {**ALONE, "/etc/default/grub":
         GRUB.replace('"quiet splash"', '"quiet "splash')}, "not one text"),
    "GRUB with a later file": (
        {**FOLDER, "/etc/default/grub.d/zzz.cfg":
         'GRUB_CMDLINE_LINUX_DEFAULT="quiet"\n'}, "zzz.cfg is read after"),
    "GRUB with an option in a command": (
        {**ALONE, "/etc/default/grub": GRUB.replace(
            "quiet splash", "quiet pci=acs_policy=$(cat /etc/policy)")},
        "quoted in a way"),
    "GRUB with escaped quotes": (
        {**ALONE, "/etc/default/grub": GRUB.replace(
            "quiet splash", r"quiet \"pci=acs_policy=quirk;strict\"")},
        "quoted in a way"),
    "an entry without options": (
        {**SYSTEMD, "/boot/loader/entries/b.conf": "title B\nlinux /b\n"},
        "b.conf: the entry at line 1 has no line for options"),
    "options of /usr": (
        {**SYSTEMD, "/usr/bin/kernel-install": "",
         "/usr/lib/kernel/cmdline": CMDLINE}, "/usr/lib/kernel/cmdline"),
    "an entry with an image": (
        {**SYSTEMD, "/boot/loader/entries/b.conf": "title B\nuki /b.efi\n"},
        "unified kernel image"),
    "images of nobody": (
        {"/efi/EFI/Linux/arch-linux.efi": "MZ", "/etc/kernel/cmdline": CMDLINE},
        "does not see which"),
    "images of two": (
        {**IMAGE, "/etc/kernel/install.conf": "layout=uki\n"},
        "does not see which"),
    "images with other options": (
        {"/efi/EFI/Linux/a.efi": "MZ", "/etc/kernel/install.conf":
         "layout=uki\n", "/etc/kernel/uki.conf": "[UKI]\nCmdline=quiet\n",
         "/etc/kernel/cmdline": CMDLINE}, "options of its own"),
    "a command line that is not there": (
        {**IMAGE, "/etc/kernel/cmdline": None}, "/etc/kernel/cmdline: No such"),
    "a command line of two lines": (
        {**IMAGE, "/etc/kernel/cmdline": CMDLINE * 2}, "it has 2 lines"),
    "a command line with a comment": (
        {**IMAGE, "/etc/kernel/cmdline": "# root\n" + CMDLINE}, "a comment"),
    "a command line that is no text": (
        {**IMAGE, "/etc/kernel/cmdline": "quiet\0\n"}, "it is no text"),
    "rEFInd with a stanza": (
        {"/boot/refind_linux.conf": REFIND, "/boot/efi/EFI/refind/refind.conf":
         REFIND_CONF.replace("    disabled\n", "")}, "a menuentry"),
    "rEFInd with other lines": (
        {"/boot/refind_linux.conf": REFIND + "Linux quiet\n"},
        'line 4 is not "TITLE" "OPTIONS"'),
    "Limine before version 8": (
        {"/boot/limine.cfg": ":Linux\nPROTOCOL=linux\n"}, "before version 8"),
    "Limine of another tool": (
        {"/boot/limine.conf": LIMINE, "/etc/default/limine": ""},
        "limine-update"),
    "extlinux with options for all": (
        {"/boot/extlinux/extlinux.conf": "append quiet\n" + EXTLINUX},
        "options for all entries"),
    "U-Boot with defaults": (
        {"/boot/extlinux/extlinux.conf": EXTLINUX,
         "/usr/sbin/u-boot-update": "", "/etc/default/u-boot":
         U_BOOT_DEFAULT.replace("\nU_BOOT_P", "\n#U_BOOT_P")},
        "U_BOOT_PARAMETERS is assigned 0 times"),
    "U-Boot with a script": ({"/boot/boot.scr": ""}, "mkimage"),
    "Armbian without extraargs": (
        {"/boot/armbianEnv.txt": "verbosity=1\n"}, "0 lines extraargs="),
}


class Root:
    """A system below its own root directory."""

    def __init__(self, files):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name)
        for name, text in files.items():
            if text is not None:
                self.write(name, text)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def write(self, name, text):
        path = self.path / name.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def read(self, name):
        return (self.path / name.lstrip("/")).read_text(encoding="utf-8")

    def files(self):
        return {"/" + str(path.relative_to(self.path)):
                (path.read_bytes(), path.stat().st_mode)
                for path in self.path.rglob("*") if path.is_file()}

    def boot(self, *options, status=0):
        found, out, err = acsctl("boot", "--root", self.path, *options)
        expect(found == status, *options, f"status {found}", out, err)
        return out + err

    def document(self, *options, status=0):
        return json.loads(self.boot("--json", *options, status=status))


def new_lines(before, after):
    old = before.splitlines()
    return [line for line in after.splitlines()
            if line not in old and not line.startswith("#")]


def sets_and_clears(name, option):
    """--set changes only the expected lines and keeps a copy of the old file.
    --clear restores the same bytes as before."""
    loader, command, files, expected = LAYOUTS[name]
    with Root(files) as root:
        before = root.files()
        found, = root.document()["loaders"]
        expect((found["name"], found["command"]) == (loader, command), found)
        expect(root.files() == before, "looking at it changed it")

        out = root.boot("--set", option)
        expect(not command or f"Now run: {command}" in out, out)
        after = root.files()
        touched = {name for name in after
                   if after[name] != before.get(name) and
                   not name.endswith(KEPT)}
        expect(touched == set(expected), "changed:", *touched)
        for file, lines in expected.items():
            expect(new_lines(files.get(file, ""), root.read(file)) ==
                   [line.format(words=WORDS[option]) for line in lines],
                   file, root.read(file))
            if file in files:
                expect(after[file + KEPT] == before[file], f"{file} not kept")

        expect("nothing to change" in root.boot("--set", option), "again")
        expect(root.files() == after, "setting it again changed it")
        root.boot("--clear")
        cleared = {name: text for name, text in root.files().items()
                   if not name.endswith(KEPT)}
        expect(cleared == before, "clearing it is not the way back",
               *(name for name in {*cleared, *before}
                 if cleared.get(name) != before.get(name)))


def dry_run_writes_nothing(name):
    _, _, files, expected = LAYOUTS[name]
    with Root(files) as root:
        before = root.files()
        out = root.boot("--dry-run", "--set", TWO)
        for file, lines in expected.items():
            expect(f"{file} would be " in out, out)
            for line in lines:
                expect(f"    +{line.format(words=WORDS[TWO])}\n" in out, line,
                       out)
        expect("Nothing was written." in out, out)
        expect(root.files() == before, "something was written")


def is_left_alone(why):
    files, reason = UNCLEAR[why]
    with Root(files) as root:
        before = root.files()
        out = root.boot("--set", TWO, status=1)
        expect(reason in out, f"no '{reason}'", out)
        expect("Nothing was written." in out and WORDS[TWO] in out, out)
        expect(reason in root.boot(status=1), "not shown")
        expect(root.document(status=1)["understood"] is False, "in JSON")
        root.boot("--clear", status=1)
        expect(root.files() == before, "something was written")


# --- Editing a line ---------------------------------------------------------

# A line, the line after --set ONE, and the line after --clear
EDITS = [
    ("", "{words}", ""),
    ("quiet ", "quiet  {words}", "quiet "),
    ("quiet -- single", "quiet {words} -- single", "quiet -- single"),
    ("-- single", "{words} -- single", "-- single"),
    # What follows -- is for init
    ("quiet -- pci=acs_policy=strict", "quiet {words} -- pci=acs_policy=strict",
     "quiet -- pci=acs_policy=strict"),
    ("pci=acs_policy=strict quiet", "quiet {words}", "quiet"),
    ("quiet pci=acs_policy=strict splash", "quiet splash {words}",
     "quiet splash"),
    ("a pci=acs_policy=strict pci=acs_policy=quirk@00:02.0 b", "a b {words}",
     "a b"),
    ("pci=noaer,acs_policy=strict,nomsi quiet",
     "pci=noaer,nomsi quiet {words}", "pci=noaer,nomsi quiet"),
    ("pci=acs_policy=strict,noaer", "pci=noaer {words}", "pci=noaer"),
    ("pcie_acs_override=downstream,multifunction quiet", "quiet {words}",
     "quiet"),
    ("pcie-acs-override=downstream quiet", "quiet {words}", "quiet"),
    # The line already has the option: nothing moves
    ("a pci=acs_policy=override@00:01.0 b",
     "a pci=acs_policy=override@00:01.0 b", "a b"),
    # Other options with similar names
    ("pci=noaer pcie_aspm=off acs_policy=strict mypci=acs_policy=strict",
     "pci=noaer pcie_aspm=off acs_policy=strict mypci=acs_policy=strict "
     "{words}",
     "pci=noaer pcie_aspm=off acs_policy=strict mypci=acs_policy=strict"),
    ('dyndbg="file drivers/pci/* +p" "pci=acs_policy=strict;quirk@00:01.0"',
     'dyndbg="file drivers/pci/* +p" {words}',
     'dyndbg="file drivers/pci/* +p"'),
]

# The same for lines from which GRUB removes the quotes
GRUB_EDITS = [
    ("quiet 'pci=acs_policy=strict;override@00:02.0' splash",
     "quiet splash {words}", "quiet splash"),
    ("'pci=noaer,acs_policy=strict;quirk@00:01.0'", "'pci=noaer' {words}",
     "'pci=noaer'"),
    ("quiet 'pci=acs_policy=override@00:01.0'",
     "quiet 'pci=acs_policy=override@00:01.0'", "quiet"),
    ("dyndbg='file a +p' $EXTRA", "dyndbg='file a +p' $EXTRA {words}",
     "dyndbg='file a +p' $EXTRA"),
]


def edits(name, file, text, line, one, none):
    files = {**LAYOUTS[name][2], file: text % line}
    for options, expected in ((["--set", ONE], one), (["--clear"], none)):
        with Root(files) as root:
            root.boot(*options)
            found = root.read(file)
            expect(found == text % expected.format(words=WORDS[ONE]), found)


OPTIONS = ["quiet", "ro", "pci=noaer", "pci=nomsi,acs_policy=strict",
           "pci=acs_policy=quirk", "pcie_acs_override=downstream",
           'a="b c"', "rd.luks=1", "pci=acs_policy=strict;quirk@00:01.0",
           "intel_iommu=on", "console=ttyS0,115200n8"]


def others(text):
    """The options of a line that have nothing to do with the policy."""
    words = [re.sub(r"(?<=[=,])acs_policy=[^,]*,?", "", word).rstrip(",")
             for word in shlex.split(text)]
    return [word for word in words if word not in ("", "pci=") and
            not word.startswith("pcie_acs_override")]


def lines_by_chance():
    """On any line, the policy is set and cleared, and other options stay."""
    chance = random.Random(18)
    for _ in range(40):
        line = "".join(
            chance.choice(OPTIONS) + " " * chance.choice((1, 1, 1, 3))
            for _ in range(chance.randrange(7)))
        with Root({**IMAGE, "/etc/kernel/cmdline": line + "\n"}) as root:
            root.boot("--set", TWO)
            found = root.read("/etc/kernel/cmdline")
            expect(others(found) == others(line), line, found)
            file, = root.document()["loaders"][0]["files"]
            expect(file["policies"] == ["quirk;override@0000:00:1c.4/00.0;"
                                        "override@pci:8086:1901"], line, file)
            root.boot("--clear")
            found = root.read("/etc/kernel/cmdline")
            expect(others(found) == others(line), line, found)
            file, = root.document()["loaders"][0]["files"]
            expect(file["policies"] == [], line, file)


# --- Files, boot loaders and kernels ----------------------------------------

def the_old_option_goes_from_other_files():
    """A drop-in file would only add to the old option."""
    files = {**FOLDER, "/etc/default/grub": GRUB.replace(
        'LINUX=""', 'LINUX="pci=acs_policy=strict"')}
    with Root(files) as root:
        root.boot("--set", ONE)
        expect(root.read("/etc/default/grub") == GRUB, "it stays")
        expect(root.read("/etc/default/grub" + KEPT) ==
               files["/etc/default/grub"], "not kept")
        expect(WORDS[ONE] in root.read(GRUB_OWN), "not set")


def a_changed_own_file_is_replaced():
    with Root(FOLDER) as root:
        root.boot("--set", ONE)
        first = root.read(GRUB_OWN)
        root.boot("--set", TWO)
        expect(WORDS[TWO] in root.read(GRUB_OWN), root.read(GRUB_OWN))
        expect(root.read(GRUB_OWN + KEPT) == first, "not kept")


def mode_stays():
    with Root(ALONE) as root:
        path = root.path / "etc/default/grub"
        path.chmod(0o640)
        root.boot("--set", ONE)
        expect(path.stat().st_mode & 0o777 == 0o640, oct(path.stat().st_mode))


def symbolic_link_stays():
    with Root(ALONE) as root:
        path = root.path / "etc/default/grub"
        path.rename(root.path / "etc/default/grub.real")
        path.symlink_to("grub.real")
        out = root.boot("--set", ONE, status=1)
        expect("symbolic link" in out and path.is_symlink(), out)


def deprecated_option_is_translated():
    with Root(ALONE) as root:
        root.boot("--set", "pcie_acs_override=downstream,id:8086:1901")
        expect('"quiet splash pci=acs_policy=override@downstream '
               'pci=acs_policy=override@pci:8086:1901"' in
               root.read("/etc/default/grub"), root.read("/etc/default/grub"))


def mistake_is_not_set():
    with Root(ALONE) as root:
        before = root.files()
        out = root.boot("--set", "quirk;overide@00:01.0", status=1)
        expect("character 7: expected strict, quirk or override" in out and
               "mend the option first" in out, out)
        expect(root.files() == before, "something was written")


def machine_is_asked():
    """acsctl warns of an item that selects nothing before it writes it."""
    with Root(ALONE) as root:
        make(root.path / "sys", MACHINES / "root-ports/machine.lspci")
        out = root.boot("--set", "override@00:09.0")
        expect("warning" in out, out)
        expect("override@0000:00:09.0" in root.read("/etc/default/grub"), out)
        expect("warning" not in root.boot("--set", "override@00:03.0"), out)


def what_cannot_be_written_is_named():
    with Root(ALONE) as root:
        (root.path / "etc/default/grub.acsctl-new").mkdir()
        before = root.files()
        out = root.boot("--set", ONE, status=3)
        expect("/etc/default/grub: " in out, out)
        expect(root.read("/etc/default/grub") ==
               before["/etc/default/grub"][0].decode(), "it was changed")


INFO = "/sys/firmware/efi/efivars/LoaderInfo-4a67b082-0a4c-41cf-b6c7-440b29bb8c4f"


def what_has_booted_it_counts():
    """A boot loader that acsctl does not understand does not matter if another
    one has booted the system."""
    files = {**SYSTEMD, "/boot/limine.cfg": ":Linux\nPROTOCOL=linux\n"}
    with Root(files) as root:
        root.boot("--set", ONE, status=1)
        for name, status in (("Limine 7.3", 1), ("systemd-boot 252.39", 0)):
            root.write(INFO, "\x07\0\0\0" + "".join(f"{c}\0" for c in name))
            out = root.boot("--set", ONE, status=status)
            expect(("It takes effect" in out) == (not status), out)
        booted = {loader["name"]: loader["booted"]
                  for loader in root.document()["loaders"]}
        expect(booted == {"systemd-boot": True, "Limine": False}, booted)


def later_kernels_of_kernel_install():
    with Root({**SYSTEMD, "/usr/bin/kernel-install": ""}) as root:
        out = root.boot("--set", ONE)
        expect("reboot before you install another" in out, out)


ON = "CONFIG_PCI_ACS_POLICY=y\n# CONFIG_PCI_ACS_POLICY_OVERRIDE is not set\n"
KERNELS = {
    "/boot/vmlinuz-6.12.117-acs": "",
    "/boot/config-6.12.117-acs":
        "CONFIG_PCI_ACS_POLICY=y\nCONFIG_PCI_ACS_POLICY_OVERRIDE=y\n",
    "/boot/vmlinuz-6.9.1-acs": "", "/lib/modules/6.9.1-acs/config": ON,
    "/boot/config-6.1.0-25": "# CONFIG_PCI_ACS_POLICY is not set\n",
    "/lib/modules/6.13.1-arch1/vmlinuz": "",
    "/proc/sys/kernel/osrelease": "6.12.117-acs\n",
    "/proc/cmdline": "BOOT_IMAGE=/vmlinuz quiet pci=noaer,acs_policy=strict "
                     "pci=acs_policy=override@00:01.0 -- "
                     "pci=acs_policy=quirk\n",
}


def kernels_that_understand_it():
    with Root({**ALONE, **KERNELS}) as root:
        found = root.document()
        expect([(k["version"], k["policy"], k["override"], k["running"])
                for k in found["kernels"]] ==
               [("6.1.0-25", False, False, False),
                ("6.9.1-acs", True, False, False),
                ("6.12.117-acs", True, True, True),
                ("6.13.1-arch1", None, None, False)], *found["kernels"])
        out = root.boot("--set", ONE)
        expect("Linux 6.1.0-25 does not understand the option" in out and
               "Linux 6.9.1-acs does not support override" in out and
               "6.12.117" not in out, out)
        out = root.boot("--set", "strict")
        expect("override" not in re.sub("^    -.*", "", out, flags=re.M), out)


def what_is_in_force():
    with Root({**ALONE, **KERNELS}) as root:
        expect(root.document()["policy"] == "strict;override@0000:00:01.0",
               root.document())
        expect("in force: pci=acs_policy=strict;override@0000:00:01.0\n" in
               root.boot(), root.boot())
    for text, said in (("quiet\n", "in force: no option"),
                       ("\n", "in force: no option"),
                       ("acs_policy=strict\n", "in force: no option"),
                       (None, "in force: not known")):
        with Root({**ALONE, "/proc/cmdline": text}) as root:
            expect(said in root.boot(), text, root.boot())


def people_see_the_files():
    files = {**FOLDER, "/etc/default/grub": GRUB.replace(
        'LINUX=""', 'LINUX="pci=acs_policy=strict"')}
    with Root({**files, **KERNELS}) as root:
        out = root.boot()
    for line in ("GRUB", "    /etc/default/grub: pci=acs_policy=strict",
                 f"    {GRUB_OWN}: not there",
                 "    after a change: update-grub",
                 "6.12.117-acs  yes     yes       running"):
        expect(line in out.splitlines(), f"no '{line}'", out)


def no_control_bytes_reach_the_terminal():
    with Root({**ALONE, "/etc/default/grub":
               GRUB.replace("quiet", "qui\033[2Jet")}) as root:
        expect("\033" not in root.boot("--set", ONE), "they do")


def what_excludes_each_other():
    for options in (["--set", ONE, "--clear"], ["--dry-run"], ["file"]):
        status, _, err = acsctl("boot", *options)
        expect(status == 2 and err, options, status)


def no_root():
    status, _, err = acsctl("boot", "--root", "/nonexistent")
    expect(status == 3 and "/nonexistent: No such file" in err, status, err)


def what_only_root_may_see():
    if os.geteuid() == 0:
        return    # root may see everything
    with Root(ALONE) as root:
        (root.path / "boot/efi").mkdir(parents=True, mode=0)
        expect("/boot/efi: Permission denied" in root.boot(status=1), "silent")


TESTS = [lines_by_chance, the_old_option_goes_from_other_files,
         a_changed_own_file_is_replaced, mode_stays, symbolic_link_stays,
         deprecated_option_is_translated, mistake_is_not_set, machine_is_asked,
         what_cannot_be_written_is_named, what_has_booted_it_counts,
         later_kernels_of_kernel_install, kernels_that_understand_it,
         what_is_in_force, people_see_the_files,
         no_control_bytes_reach_the_terminal, what_excludes_each_other,
         no_root, what_only_root_may_see]


def tests():
    for name in LAYOUTS:
        for option in WORDS:
            yield (f"boot: {name}: set and cleared: {option}", sets_and_clears,
                   name, option)
        yield f"boot: {name}: a dry run", dry_run_writes_nothing, name
    for why in UNCLEAR:
        yield f"boot: left alone: {why}", is_left_alone, why
    for case in EDITS:
        yield (f"boot: a line with {case[0] or 'nothing'}", edits,
               "U-Boot of Armbian", "/boot/armbianEnv.txt",
               "extraargs=%s\n", *case)
    for case in GRUB_EDITS:
        yield (f"boot: GRUB with {case[0]}", edits, "GRUB with a file alone",
               "/etc/default/grub", 'GRUB_CMDLINE_LINUX_DEFAULT="%s"\n', *case)
    for test in TESTS:
        yield f"boot: {test.__name__.replace('_', ' ')}", test
