# SPDX-License-Identifier: GPL-2.0-only
"""Random breaks of quirkdb/: an ID is lost, or a service is added or lost.

The list of what was reviewed must catch a lost ID; no answer of the kernel
changes by it, since its own row is asked for what no rule names. A comparison
with the kernel's own table must catch a changed service, even if that has been
reviewed. In both cases, a message must name the rule.

The rule's examples, with which acsgen would refuse most breaks, are left out.
"""

import re
from dataclasses import dataclass

RULE = re.compile(r'^rule ([a-z0-9_-]+) .*?^}', re.M | re.S)
VENDOR = re.compile(r"^\t\tvendor\t0x([0-9a-f]{4});", re.M)
DEVICES = re.compile(r"^\t\tdevice\t(?!any)([^;]*);", re.M)
IDS = re.compile(r'0x([0-9a-f]{4})(?:\.\.0x([0-9a-f]{4}))?(\s*"[^"]*")?')
EXAMPLE = re.compile(r"^\texample \{.*?^\t\}\n", re.M | re.S)
BITS = re.compile(r"^\t(provides|inapplicable) ((?:[A-Z]{2} ?)+)", re.M)
ALL_BITS = ("SV", "TB", "RR", "CR", "UF", "EC", "DT")


@dataclass
class Break:
    """One edit of a file, and what the message must contain."""
    name: str
    file: str
    text: str       # the whole file, broken
    vendor: str     # four hex digits
    word: str       # must be in the message
    is_lost: bool   # an ID is lost


def without(first, last, name, lost):
    """Formats a range of IDs without one of them, in the language."""
    parts = [(first, lost - 1), (lost + 1, last)]
    return ", ".join(
        f"0x{a:04x}" + (f"..0x{b:04x}" if b > a else "") + name
        for a, b in parts if a <= b)


def lose_id(rng, file, text, rule):
    """Removes one ID of a rule; if it is the only one, changes it."""
    vendor = VENDOR.search(text, rule.start(), rule.end())[1]
    devices = DEVICES.search(text, rule.start(), rule.end())
    # A comment in the list might contain numbers that are not IDs
    if not devices or "#" in devices[1]:
        return None
    entries = list(IDS.finditer(text, devices.start(1), devices.end(1)))
    sizes = [int(m[2] or m[1], 16) - int(m[1], 16) + 1 for m in entries]
    entry = rng.choices(entries, sizes)[0]
    first, last = int(entry[1], 16), int(entry[2] or entry[1], 16)
    lost = rng.randint(first, last)
    begin, end = entry.span()
    if first != last:
        new = without(first, last, entry[3] or "", lost)
    elif len(entries) > 1:
        new = ""
        # With the comma after it, or the one before it
        rest = re.compile(r",\s*").match(text, end)
        if rest:
            end = rest.end()
        else:
            begin = entries[-2].end()
    else:
        new = f"0x{lost ^ 1:04x}"
    return Break(f"{file}: {vendor}:{lost:04x} is lost", file,
                 text[:begin] + new + text[end:], vendor,
                 f"rule {rule[1]} now says", True)


def change_bit(rng, file, text, rule):
    """Adds a service to a rule, or removes one."""
    vendor = VENDOR.search(text, rule.start(), rule.end())[1]
    lists = list(BITS.finditer(text, rule.start(), rule.end()))
    if not lists:
        return None
    chosen = rng.choice(lists)
    bits = chosen[2].split()
    named = {bit for m in lists for bit in m[2].split()}
    spare = [bit for bit in ALL_BITS if bit not in named]
    if len(bits) < 2 and not spare:
        return None
    if len(bits) > 1 and (not spare or rng.random() < 0.5):
        bit = rng.choice(bits)
        bits.remove(bit)
        what = f"{bit} is lost from '{chosen[1]}'"
    else:
        bit = rng.choice(spare)
        bits.append(bit)
        what = f"{bit} is added to '{chosen[1]}'"
    tail = chosen[2][len(chosen[2].rstrip()):]
    begin, end = chosen.span(2)
    return Break(f"{file}: rule {rule[1]}: {what}", file,
                 text[:begin] + " ".join(bits) + tail + text[end:], vendor,
                 f"rule {rule[1]} says", False)


def choose(rng, folder):
    """Returns a random break of a random rule."""
    while True:
        path = rng.choice(sorted(folder.glob("*.acs")))
        text = EXAMPLE.sub("", path.read_text(encoding="utf-8"))
        rule = rng.choice(list(RULE.finditer(text)))
        # The capability answers, with or without the rule
        if "\tprovides acs;" in rule[0]:
            continue
        made = rng.choice((lose_id, change_bit))(rng, path.name, text, rule)
        if made:
            return made
