# SPDX-License-Identifier: GPL-2.0-only
"""The machines that QEMU emulates for the lab, by architecture: what differs
between them apart from the devices of a scenario."""

from dataclasses import dataclass

# Compiled for the machine type "virt"
ARM64_FIRMWARE = "/usr/share/qemu-efi-aarch64/QEMU_EFI.fd"


@dataclass(frozen=True)
class Architecture:
    """How its kernels are built and booted."""
    qemu: str
    packages: str       # Debian's, with the emulator and what it boots
    suffix: str         # of its folders in build/
    image: str          # the kernel, in its build folder
    triplet: str        # of its libraries
    libraries: str      # the folder that has them, if not this system, and
    acsctl: str         # acsctl as its program, both in build/
    command_line: tuple
    iommu: str          # the usual one
    table: tuple        # scenarios that the table shows, by mode

    def arguments(self, scenario):
        """Returns the arguments of QEMU for the machine without its devices."""
        raise NotImplementedError

    def iommu_devices(self, scenario):
        """Returns the IOMMU if it is a device of its own."""
        return [scenario.iommu]

    def monitor_channel(self):
        """Returns the arguments that connect the character device "commands" to
        something that the init script can write to."""
        raise NotImplementedError


class PC(Architecture):
    """q35, whose firmware is SeaBIOS."""

    def arguments(self, scenario):
        return ["-accel", "tcg", "-M", "q35", "-m", "256",
                # Native PCIe hotplug, without ACPI
                "-global",
                "ICH9-LPC.acpi-pci-hotplug-with-bridge-support=off"]

    def monitor_channel(self):
        return ["-serial", "chardev:commands"]


class Virt(Architecture):
    """virt, with SMMUv3. The firmware gives Linux ACPI tables; without it, Linux
    gets QEMU's device tree."""

    SMMU = "smmuv3"

    def arguments(self, scenario):
        smmu = f",iommu={self.SMMU}" if scenario.iommu == self.SMMU else ""
        words = ["-accel", "tcg", "-M", f"virt,gic-version=3{smmu}",
                 "-cpu", "cortex-a57", "-m", "512"]
        if not scenario.device_tree:
            words += ["-bios", ARM64_FIRMWARE]
        return words

    def iommu_devices(self, scenario):
        return [] if scenario.iommu == self.SMMU else [scenario.iommu]

    def monitor_channel(self):
        # Not a PCI function
        return ["-device", "virtio-serial-device",
                "-device", "virtserialport,chardev=commands"]


ARCHITECTURES = {
    "x86_64": PC(
        "qemu-system-x86_64", "qemu-system-x86", "", "arch/x86/boot/bzImage",
        "x86_64-linux-gnu", "/", "acsctl",
        # The kernel waits ten ticks for timer interrupts, and panics if none
        # arrives ("IO-APIC + timer doesn't work!"). An emulator that gets no
        # processor time for so long delivers none: no_timer_check
        ("console=ttyS0", "no_timer_check"), "intel-iommu,intremap=on",
        ("strict", "quirk", "override")),
    "arm64": Virt(
        "qemu-system-aarch64", "qemu-system-arm qemu-efi-aarch64", "-arm64",
        "arch/arm64/boot/Image", "aarch64-linux-gnu", "foreign/arm64",
        "acsctl-arm64/linked/acsctl",
        # A function gets a group when a driver is bound to it
        ("console=ttyAMA0", "pci-stub.ids=8086:ffffffff,1b36:ffffffff,"
         "177d:a026,14e4:16d7,1d0f:10"), Virt.SMMU,
        ("servers-strict", "servers-quirk", "servers-override")),
}
