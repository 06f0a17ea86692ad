#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Writes a synthetic database: synthetic.py IDS FOLDER [SEED]

It has exactly IDS IDs, passes all checks, and is the same for the same seed. It
resembles quirkdb/ as of November 2026 (25 rules, 17 vendors, 17 files, 37 pieces
of evidence, 149 single IDs and 18 ranges) in these respects:

* Each 22 rules that list IDs copy the 22 rules of that kind in quirkdb: the
  number of single IDs, the ranges, conditions, answer, program and evidence. One
  range is omitted: it has 2048 IDs, and five of six IDs of a large database
  would be copies of it.
* 149 of 161 entries have a name.
* 3 of 17 vendors also have a rule for any device. Rules that list IDs take
  precedence over it if neither is more specific.
* One rule in 22 shares an ID with another and says which takes precedence.
* A third of the IDs directly follow the previous one, a third are a few IDs
  away, and after each fourth entry the list continues elsewhere.

quirkdb has 23 IDs per vendor. The synthetic database has the same number up to
2325 vendors, as many as pci.ids had. Beyond that, vendors have more IDs, and the
n-th vendor has 1/n of the rules of the first, about as in pci.ids.
"""

import random
import sys
from bisect import bisect
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

VENDORS_KNOWN = 2325
IDS_PER_VENDOR = 391 / 17
# So that ids, and gaps between them, fit into 16 bits
IDS_OF_VENDOR_MAX = 40000
# Reasons name rules by file and line, and count lines in 16 bits
RULES_PER_FILE = 500
RUN = 4


class Shape(NamedTuple):
    """What one rule of quirkdb looks like."""
    kind: str
    singles: int
    ranges: tuple = ()
    types: str = ""
    cites: int = 1
    shares: bool = False


PORT = "root-port"
PORTS = "root-port, downstream-port"
SHAPES = (
    Shape("bridge", 6),
    Shape("bridge", 2, cites=2),
    Shape("port", 1, types=PORT),
    Shape("endpoint", 4, (4,), cites=3),
    Shape("port", 1),
    Shape("port", 2, types=PORT, cites=3, shares=True),
    Shape("endpoint", 3),
    Shape("endpoint", 1),
    Shape("endpoint", 1),
    Shape("port", 1, cites=2),
    Shape("endpoint", 48),
    Shape("program", 16, (16, 16, 16, 16, 15, 12, 12), PORT, cites=2),
    Shape("registers", 0, (12, 16, 4, 16, 8), PORT, cites=4),
    Shape("port", 10),
    Shape("port", 24),
    Shape("port", 5, cites=3),
    Shape("endpoint", 3),
    Shape("nic", 8, (16,), cites=2),
    Shape("port", 1),
    Shape("port", 8, cites=2),
    Shape("endpoint", 3),
    Shape("port", 1, (15, 48), PORTS, cites=2),
)

# What a vendor's rule for any device asks and answers
ANY = (
    ("rciep", "provides SV RR CR UF;"),
    ("", "final no;"),
    (PORTS, "final no;"),
)

MATCHES = {
    "bridge": "\t\tmultifunction yes;\n\t\troot-bus yes;\n"
              "\t\tacpi-table \"IVRS\";\n",
    "registers": "\t\tacs\tpresent;\n",
}

ANSWERS = {
    "bridge": "\tprovides RR CR;\n\tinapplicable SV TB UF;\n",
    "endpoint": "\tprovides RR CR DT;\n\tinapplicable SV TB UF;\n",
    "nic": "\tprovides RR CR;\n\tinapplicable SV UF;\n",
    "port": "\tprovides SV RR CR UF;\n",
    "registers": "\tenable {{\n"
                 "\t\tupdate shared-control {{ set rr, cr where "
                 "shared-capability; }}\n\t}}\n"
                 "\tprovides capability shared-capability control "
                 "shared-control;\n",
    "program": "\tenable {{\n"
               "\t\tunless {name}-strap.posted and {name}-strap.nonposted {{\n"
               "\t\t\tupdate {name}-decode {{ clear peers; }}\n\t\t}}\n"
               "\t\tupdate shared-port {{ set check; }}\n\t}}\n"
               "\tprovides SV RR CR UF when enabled;\n",
}

WINDOW = """
window {name} {{
	base	function 1f.0 at 0xf0 width 32;
	mask	0xffffc000;
	enable	bit 0;
	size	16K;
	evidence {evidence};
}}

register {name}-strap in {name} at 0x1104 width 32 {{
	nonposted = bit 8;
	posted	= bit 9;
	evidence {evidence};
}}

register {name}-decode in {name} at 0x1014 width 32 {{
	peers	= bits 5:0;
	evidence {evidence};
}}
"""

# Registers in the devices themselves, which many rules share
SHARED = {
    "program": """
register shared-port in config at 0xd8 width 32 {
	check	= bit 26;
	evidence shared;
}
""",
    "registers": """
register shared-capability in capability at 0x04 width 32 {
	rr	= bit 2;
	cr	= bit 3;
	evidence shared;
}

register shared-control in capability at 0x08 width 32 {
	rr	= bit 2;
	cr	= bit 3;
	evidence shared;
}
""",
}

EVIDENCE = """
evidence {name} {{
	kind	{kind};
	by	"Somebody at the vendor, in commit {commit:012x}";
	see	"https://pcisig.com/lists/{commit:024x}",
		"https://pcisig.com/commits/{commit:012x}";
	says	"None of these devices passes requests of one function on to",
		"another, and all check the bus numbers of what they are sent.";
}}
"""


class Rule:
    """A rule with ids; where they are is known once the vendor has all."""

    def __init__(self, shape):
        self.shape = shape
        self.name = ""
        self.ids = []
        self.before = []


class Vendor(NamedTuple):
    """A vendor's rules, and one of ANY or None."""
    number: int
    rules: list
    other: tuple


def draw_shapes(count):
    """So many ids, in rules; the last one has what is left."""
    number = 0
    while count:
        shape = SHAPES[number % len(SHAPES)]
        size = shape.singles + sum(shape.ranges)
        if size > count:
            shape = Shape("port", count)
            size = count
        yield size, shape
        count -= size
        number += 1


def share_out(count, chance):
    """Each vendor's rules; the most of them are the first one's."""
    vendors = min(VENDORS_KNOWN, max(1, round(count / IDS_PER_VENDOR)))
    rules = [[] for _ in range(vendors)]
    room = [IDS_OF_VENDOR_MAX] * vendors
    shapes = list(draw_shapes(count))
    weights = list(accumulate(1 / (rank + 1) for rank in range(vendors)))
    chance.shuffle(shapes)
    for number, (size, shape) in enumerate(shapes):
        chosen = number
        while chosen >= vendors or room[chosen] < size:
            chosen = bisect(weights, chance.random() * weights[-1])
        room[chosen] -= size
        rules[chosen].append(Rule(shape))
    return [some for some in rules if some]


def lay_out(rules, chance):
    """Gives the rules of one vendor their ids."""
    runs = []
    for rule in rules:
        sizes = [1] * rule.shape.singles + list(rule.shape.ranges)
        chance.shuffle(sizes)
        for at in range(0, len(sizes), RUN):
            run = [(size, chance.choice((0, 0, 1, 1, 3)))
                   for size in sizes[at:at + RUN]]
            runs.append((rule, run))
    chance.shuffle(runs)
    spare = 0x10000 - sum(sum(size + gap for size, gap in run)
                          for _, run in runs)
    at = 0
    for left, (rule, run) in zip(range(len(runs), 0, -1), runs):
        skip = chance.randint(0, min(2 * spare // left, spare, 0x400))
        spare -= skip
        at += skip
        for size, gap in run:
            rule.ids.append((at, at + size - 1))
            at += size + gap
    for rule in rules:
        rule.ids.sort()


def name_rules(vendor):
    """By their position."""
    for number, rule in enumerate(vendor.rules):
        rule.name = f"v{vendor.number:04x}-{number}"


def order_rules(vendor):
    """Some get an id of another, and what overlaps is put in order."""
    others = [rule for rule in vendor.rules if rule.shape.kind == "endpoint"]
    for rule in vendor.rules:
        if rule.shape.shares and others:
            other = others.pop()
            rule.ids = sorted(rule.ids + [other.ids[0]])
            rule.before.append(other.name)
        if vendor.other and vendor.other[0] and not rule.shape.types:
            rule.before.append(f"v{vendor.number:04x}-any")


def write_evidence(out, names, name, chance):
    """A new piece."""
    kinds = ("vendor-statement", "vendor-statement", "datasheet", "erratum")
    out.append(EVIDENCE.format(name=name, kind=chance.choice(kinds),
                               commit=chance.getrandbits(48)))
    names.append(name)


def cite(out, names, name, cites, chance):
    """Names of evidence: new, but for one that the last rule has, too."""
    cited = names[-1:] if cites > 1 else []
    for number in range(cites - len(cited)):
        write_evidence(out, names, f"{name}-{'abcd'[number]}", chance)
        cited = cited + names[-1:]
    return ", ".join(cited)


def format_id(first, last, name, chance):
    """An entry of a list of ids."""
    text = f"0x{first:04x}" if first == last else f"0x{first:04x}..0x{last:04x}"
    if chance.random() < 149 / 161:
        text += f' "Controller {name} of series {first >> 4:x}"'
    return text


def write_rule(out, vendor, rule, evidence, chance):
    """A rule that lists ids."""
    shape = rule.shape
    ids = ",\n\t\t\t".join(format_id(*pair, rule.name, chance)
                           for pair in rule.ids)
    out.append(f'\nrule {rule.name} "Made up devices {rule.name}" {{\n'
               f"\tmatch {{\n\t\tvendor\t0x{vendor:04x};\n"
               f"\t\tdevice\t{ids};\n")
    if shape.types:
        out.append(f"\t\ttype\t{shape.types};\n")
    out.append(MATCHES.get(shape.kind, "") + "\t}\n")
    out.append(ANSWERS[shape.kind].format(name=rule.name))
    if rule.before:
        out.append(f"\tbefore\t{', '.join(rule.before)};\n")
    out.append(f"\tevidence {evidence};\n}}\n")


def write_any(out, vendor, types, answer, evidence):
    """A vendor's rule for any device."""
    condition = f"\t\ttype\t{types};\n" if types else ""
    out.append(f'\nrule v{vendor:04x}-any "Other made up devices" {{\n'
               f"\tmatch {{\n\t\tvendor\t0x{vendor:04x};\n"
               f"\t\tdevice\tany \"all that is made up\";\n{condition}\t}}\n"
               f"\t{answer}\n\tevidence {evidence};\n}}\n")


def write_vendor(folder, vendor, chance):
    """All files of a vendor."""
    names = []
    for start in range(0, len(vendor.rules), RULES_PER_FILE):
        out = ["# SPDX-License-Identifier: GPL-2.0-only\n#\n"
               f"# Made up rules of vendor {vendor.number:04x}.\n"]
        for rule in vendor.rules[start:start + RULES_PER_FILE]:
            evidence = cite(out, names, rule.name, rule.shape.cites, chance)
            if rule.shape.kind == "program":
                out.append(WINDOW.format(name=rule.name, evidence=names[-1]))
            write_rule(out, vendor.number, rule, evidence, chance)
        if vendor.other and start + RULES_PER_FILE >= len(vendor.rules):
            write_any(out, vendor.number, *vendor.other, names[-1])
        path = folder / (f"v{vendor.number:04x}-"
                         f"{start // RULES_PER_FILE}.acs")
        path.write_text("".join(out), encoding="ascii")


def write_shared(folder, kinds, chance):
    """Registers that are not one vendor's, if there is a rule that uses them."""
    used = [text for kind, text in SHARED.items() if kind in kinds]
    out = ["# SPDX-License-Identifier: GPL-2.0-only\n"]
    if used:
        write_evidence(out, [], "shared", chance)
        path = folder / "shared.acs"
        path.write_text("".join(out + used), encoding="ascii")


def write_database(count, folder, seed=1):
    """Writes it into an existing folder, and returns its vendors."""
    chance = random.Random(seed)
    rules = share_out(count, chance)
    numbers = sorted(chance.sample(range(1, 0xffff), len(rules)))
    chance.shuffle(rules)
    vendors = [Vendor(number, some, ANY[at % 17] if at % 17 < len(ANY) else None)
               for at, (number, some) in enumerate(zip(numbers, rules))]
    for vendor in vendors:
        name_rules(vendor)
        lay_out(vendor.rules, chance)
        order_rules(vendor)
        write_vendor(folder, vendor, chance)
    write_shared(folder, {rule.shape.kind for some in rules for rule in some},
                 chance)
    return vendors


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit("Usage: synthetic.py IDS FOLDER [SEED]")
    folder = Path(sys.argv[2])
    folder.mkdir(parents=True)
    write_database(int(sys.argv[1]), folder, int((sys.argv + ["1"])[3]))


if __name__ == "__main__":
    main()
