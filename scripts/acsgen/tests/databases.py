# SPDX-License-Identifier: GPL-2.0-only
"""Random databases: as text for acsgen, and what they mean, worked out here.

The meaning is that of Documentation/PCI/acs-language.rst, by trying each rule
on each device, with no index and no regard to how acsgen goes about it.
"""

import copy
from itertools import combinations, product

VENDORS = (0x1234, 0x4321)
IDS = 8
TYPES = ("endpoint", "legacy-endpoint", "root-port", "upstream-port",
         "downstream-port", "pcie-to-pci-bridge", "pci-to-pcie-bridge",
         "rciep", "rcec", "conventional")
# Of PCI Express, with 15 for a function that is none; 11 to 14 have no name
NUMBERS = (0, 1, 4, 5, 6, 7, 8, 9, 10, 15)
TABLES = ("IVRS", "DMAR")
BITS = ("SV", "TB", "RR", "CR", "UF", "EC", "DT")
SOURCES = {
    "letter": ("vendor-statement", "A Vendor", "Peers do not meet."),
    "sheet": ("datasheet", "A Vendor, 1234", "Peers do not meet."),
    "mail": ("vendor-statement", "B Vendor", "They say the same."),
}
PROGRAMS = (
    "update low { set a; }",
    "update low { clear a; }",
    "update low { set a, b; }",
    "update high { set a; }",
    "if low.b { update high { set a; } }",
    "unless low.b and high.b { update low { clear a; } update high "
    "{ set a; } }",
)
REGISTER = """
register %s in config at 0x%x width %d {
	a = bit 0;
	b = bit %d;
	evidence letter;
}
"""


class Rule:
    """A rule, as chosen by chance."""

    def __init__(self, chance, number):
        self.name = f"rule-{number}"
        self.vendor = chance.choice(VENDORS)
        first = chance.randrange(IDS)
        self.ids = {first} | {i for i in range(IDS)
                              if chance.random() < chance.choice((0, 0, .5))}
        if chance.random() < .3:
            self.ids |= set(range(first, chance.randint(first, IDS - 1) + 1))
        self.types = (frozenset(chance.sample(TYPES, chance.choice((1, 2))))
                      if chance.random() < .4 else None)
        self.multifunction, self.root_bus, self.acs = (
            chance.choice((None, None, None, False, True)) for _ in range(3))
        self.table = chance.choice((None, None, None, *TABLES))
        self.bits = chance.sample(BITS, chance.randint(1, 4))
        spare = [bit for bit in BITS if bit not in self.bits]
        self.inapplicable = chance.sample(spare, chance.choice((0, 0, 1)))
        self.kind = chance.choice(("provides", "provides", "enabled", "no"))
        self.program = chance.randrange(len(PROGRAMS))
        self.evidence = sorted(chance.sample(sorted(SOURCES),
                                             chance.randint(1, 2)))
        self.before = []
        self.sides = list(self.list_sides())

    def copy(self):
        """Another one that is the same."""
        return copy.deepcopy(self)

    def size(self):
        """How many devices it matches, more or less."""
        return (len(self.ids) * (16 if self.types is None
                                 else len(self.types)) * 16 >>
                sum(x is not None for x in (self.multifunction, self.root_bus,
                                            self.acs, self.table)))

    def list_sides(self):
        """What a match is the product of, each as a set of values."""
        yield {self.vendor}
        yield self.ids
        yield set(range(16) if self.types is None else
                  (NUMBERS[TYPES.index(name)] for name in self.types))
        for side in (self.multifunction, self.root_bus, self.acs):
            yield {False, True} if side is None else {side}
        yield {tables for tables in table_sets()
               if self.table is None or self.table in tables}

    def matches(self, device):
        """Whether it speaks for a device, given like sides."""
        return all(value in side for value, side in zip(device, self.sides))

    def within(self, other):
        """Whether the other matches all that it matches."""
        return all(a <= b for a, b in zip(self.sides, other.sides))

    def overlaps(self, other):
        """Whether both match the same device; tables do not tell apart."""
        return all(a & b for a, b in zip(self.sides, other.sides))

    def beats(self, other):
        """Whether it is asked first."""
        if other.name in self.before:
            return True
        if self.name in other.before:
            return False
        return self.within(other) and not other.within(self)

    def steps(self):
        """Its program."""
        return PROGRAMS[self.program] if self.kind == "enabled" else ""

    def text(self):
        """The rule in the language."""
        match = [f"vendor 0x{self.vendor:04x}", "device " + ", ".join(
            f"0x{i:04x}" for i in sorted(self.ids))]
        if self.types is not None:
            match.append("type " + ", ".join(sorted(self.types)))
        for name, side, words in (
                ("multifunction", self.multifunction, ("no", "yes")),
                ("root-bus", self.root_bus, ("no", "yes")),
                ("acs", self.acs, ("absent", "present"))):
            if side is not None:
                match.append(f"{name} {words[side]}")
        if self.table:
            match.append(f'acpi-table "{self.table}"')
        parts = ["match { " + "; ".join(match) + "; }"]
        if self.kind == "no":
            parts.append("final no;")
        else:
            when = " when enabled" if self.kind == "enabled" else ""
            parts.append(f"provides {' '.join(self.bits)}{when};")
            if self.inapplicable:
                parts.append(f"inapplicable {' '.join(self.inapplicable)};")
        if self.kind == "enabled":
            parts.append(f"enable {{ {self.steps()} }}")
        if self.before:
            parts.append(f"before {', '.join(self.before)};")
        parts.append(f"evidence {', '.join(self.evidence)};")
        return f'rule {self.name} "{self.name}" {{ {" ".join(parts)} }}\n'


class Database:
    """Rules in an order that acsgen accepts, if no rule is in vain."""

    def __init__(self, chance, count):
        self.rules = [Rule(chance, number) for number in range(count)]
        self.settle(chance)
        self.says = chance.choice(("", " Really."))
        self.offset = chance.choice((0x40, 0x40, 0x44))
        self.width = chance.choice((32, 32, 16))
        self.bit = chance.choice((1, 1, 2))

    def settle(self, chance):
        """Say which of two rules is asked first, where nothing else does."""
        for rule in self.rules:
            rule.before = []
        ranks = sorted(self.rules, key=lambda rule: (rule.size(),
                                                     chance.random()))
        for first, second in combinations(ranks, 2):
            if first.overlaps(second) and not first.beats(second) and \
               not second.beats(first):
                first.before.append(second.name)

    def text(self):
        """All of it in the language."""
        text = "# SPDX-License-Identifier: GPL-2.0-only\n"
        programs = "".join(rule.steps() for rule in self.rules)
        used = {name for rule in self.rules for name in rule.evidence}
        if programs:
            used.add("letter")
        for name in sorted(used):
            kind, by, says = SOURCES[name]
            text += (f'\nevidence {name} {{\n\tkind {kind};\n\tby "{by}";\n'
                     f'\tsee "https://pcisig.com/{name}";\n'
                     f'\tsays "{says}{self.says}";\n}}\n')
        if "low" in programs:
            text += REGISTER % ("low", self.offset, self.width, 1)
        if "high" in programs:
            text += REGISTER % ("high", 0x48, 32, self.bit)
        return text + "\n" + "\n".join(rule.text() for rule in self.rules)

    def says_of(self, rule):
        """What one of its rules says: answer, program, evidence."""
        if not rule:
            return None, None, frozenset()
        answer = rule.kind, frozenset(rule.bits), frozenset(rule.inapplicable)
        program, evidence = None, rule.evidence
        if rule.kind == "no":
            answer = "no"
        elif rule.kind == "enabled":
            steps = rule.steps()
            program = (steps, "low" in steps and (self.offset, self.width),
                       "high.b" in steps and self.bit)
            evidence = {*evidence, "letter"}
        return answer, program, frozenset((name, self.says)
                                          for name in evidence)

    def winner(self, device):
        """The rule that answers for a device, or None."""
        winner = None
        for rule in self.rules:
            if rule.matches(device) and (not winner or rule.beats(winner)):
                winner = rule
        return winner


def table_sets():
    """Each set of ACPI tables that a machine could have."""
    return (frozenset(), frozenset(TABLES[:1]), frozenset(TABLES[1:]),
            frozenset(TABLES))


def devices():
    """Each device there could be: what Rule.matches() takes."""
    return product(VENDORS, range(IDS), range(16), (False, True),
                             (False, True), (False, True), table_sets())
