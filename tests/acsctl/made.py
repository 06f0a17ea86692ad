# SPDX-License-Identifier: GPL-2.0-only
"""Makes captures for tests, function by function."""

import re

ROOT_PORT, UPSTREAM, DOWNSTREAM, ENDPOINT = 4, 5, 6, 0
PCI_BRIDGE, INTEGRATED = 7, 9

ACS_HEADER = bytes.fromhex("0d000100")          # the last in the list
ACS = 0x1f, 0
DSN_HEADER = bytes.fromhex("03000100")


def put(config, at, data):
    config[at:at + len(data)] = data


def config_space(ids="1234:0001", behind=None, kind=ENDPOINT, acs=None,
                 several=False, serial=None, vpd=None, class_=0x0880):
    """Returns 4096 bytes. A bridge has @behind, its bus numbers: (primary,
    secondary, subordinate). @acs is what its ACS registers hold,
    (capability, control), or True for some."""
    config = bytearray(4096)
    vendor, device = (int(part, 16) for part in ids.split(":"))
    put(config, 0, vendor.to_bytes(2, "little") + device.to_bytes(2, "little"))
    put(config, 0x06, b"\x10")                  # it has capabilities
    put(config, 0x0a, (0x0604 if behind else class_).to_bytes(2, "little"))
    put(config, 0x0e, bytes([bool(behind) | several << 7]))
    if behind:
        put(config, 0x18, bytes(behind))
    put(config, 0x34, b"\x40")
    put(config, 0x40, bytes([0x10, 0x60 if vpd else 0, kind << 4 | 2, 0]))
    if vpd:
        put(config, 0x60, b"\x03\x00\x00\x80" + vpd)
    if serial:
        put(config, 0x100, DSN_HEADER[:2] +
            (b"\x01\x14" if acs else b"\x01\x00") + serial)
    if acs:
        words = ACS if acs is True else acs
        put(config, 0x140 if serial else 0x100, ACS_HEADER +
            b"".join(word.to_bytes(2, "little") for word in words))
    return bytes(config)


def rows(config):
    return "".join(f"{at:02x}: {config[at:at + 16].hex(' ')}\n"
                   for at in range(0, len(config), 16))


def function(address, title="Thing: Some device", size=4096, **what):
    config = config_space(**what)[:size]
    return f"{address} {title}\n{rows(config)}\n"


def port(address, secondary, subordinate=None, **what):
    bus = int(re.search(r"(..):..\..$", address)[1], 16)
    what.setdefault("kind", ROOT_PORT)
    return function(address, "PCI bridge: Some port",
                    behind=(bus, secondary, subordinate or secondary), **what)
