# SPDX-License-Identifier: GPL-2.0-only
"""The pcie_acs_override patch that many kernels carry, and how to take it out.

Proxmox, Zen, Liquorix and others have it. It registers the same option as the
engine, and claims isolation without a trace, so both together are wrong. It is
known by its marks: names of variables and functions that it adds. What is taken
out is exactly these, one after the other, and nothing may use them afterwards.
A tree whose version of the patch is another one is refused.
"""

import re

from survey import QUIRKS

PARAMETERS = "Documentation/admin-guide/kernel-parameters.txt"
FILES = (QUIRKS, PARAMETERS)
MARK = "pcie_acs_override"
NAMES = ("acs_on_downstream", "acs_on_multifunction", "NUM_ACS_IDS",
         "acs_on_id", "acs_on_ids", "max_acs_id", "pcie_acs_override_setup",
         "pcie_acs_overrides")


def function(head):
    """The pattern of a function, whose body is looked at afterwards."""
    return head + r"\n\{\n(?:(?!\}).*\n)*\}\n"


SETUP = "pcie_acs_override_setup()"
ANSWER = "pcie_acs_overrides()"
# What the patch adds to quirks.c in one place: (name, pattern), in this order
PARTS = [
    ("acs_on_downstream", r"static bool acs_on_downstream;\n"),
    ("acs_on_multifunction", r"static bool acs_on_multifunction;\n"),
    ("NUM_ACS_IDS", r"#define NUM_ACS_IDS\s+\d+\n"),
    ("struct acs_on_id", r"struct acs_on_id \{\n\s+unsigned short vendor;\n"
                         r"\s+unsigned short device;\n\};\n"),
    ("acs_on_ids", r"static struct acs_on_id acs_on_ids\[NUM_ACS_IDS\];\n"),
    ("max_acs_id", r"static u8 max_acs_id;\n"),
    (SETUP, function(r"static (?:__init int|int __init) "
                     r"pcie_acs_override_setup\(char \*p\)")),
    ("early_param()", r'early_param\("pcie_acs_override", '
                      r"pcie_acs_override_setup\);\n"),
    (ANSWER, function(r"static int pcie_acs_overrides\("
                      r"struct pci_dev \*dev, u16 acs_flags\)")),
]
# All that the two functions name
KNOWN = {
    SETUP: set("static __init int char long if while goto return true next p "
               "opt ret val EINVAL strncmp strcspn snprintf kstrtol pr_warn "
               "vendor device".split()) | set(NAMES),
    ANSWER: set("static struct pci_dev u16 int if for switch case break return "
                "i dev acs_flags vendor device multifunction ENOTTY "
                "pci_is_pcie pci_find_ext_capability PCI_EXT_CAP_ID_ACS "
                "pci_pcie_type PCI_EXP_TYPE_DOWNSTREAM PCI_EXP_TYPE_ROOT_PORT "
                "PCI_EXP_TYPE_ENDPOINT PCI_EXP_TYPE_UPSTREAM "
                "PCI_EXP_TYPE_LEG_END PCI_EXP_TYPE_RC_END".split()) | set(NAMES),
}
ROW = re.compile(r"^\s*\{ PCI_ANY_ID, PCI_ANY_ID, pcie_acs_overrides \},\n",
                 re.M)
WORDS = {"downstream", "multifunction", "id:nnnn:nnnn"}
NO_CODE = re.compile(r"/\*.*?\*/|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'",
                     re.S)


class Unlike(Exception):
    """Where a tree's version of the patch differs from the known one."""


def carried(text):
    """Whether the text of quirks.c has the patch."""
    return MARK in text


def line_of(text, at):
    return text.count("\n", 0, at) + 1


def check_names(name, body, line):
    used = set(re.findall(r"\b[A-Za-z_]\w*", NO_CODE.sub("", body)))
    more = sorted(used - KNOWN.get(name, used))
    if more:
        raise Unlike(f"{QUIRKS}:{line}: {name} of the {MARK} patch also uses "
                     + ", ".join(more))


def find_block(text):
    """(start, end) of what the patch adds to quirks.c in one place."""
    start = text.find("static bool acs_on_downstream;")
    if start < 0:
        raise Unlike(f"{QUIRKS} has {MARK}, but not acs_on_downstream, with "
                     "which the known patch begins")
    at = start
    for name, pattern in PARTS:
        found = re.compile(r"\n*(" + pattern + ")").match(text, at)
        if not found:
            raise Unlike(f"{QUIRKS}:{line_of(text, at)}: expected {name} of "
                         f"the {MARK} patch here, as the known one has it")
        check_names(name, found[1], line_of(text, found.start(1)))
        at = found.end()
    return start, at


def without_block(text, start, end):
    """A blank line that parted it from what stood there goes with it."""
    before, after = text[:start], text[end:]
    if before.endswith("\n\n") and after.startswith("\n"):
        after = after[1:]
    return before + after


def stripped_quirks(text):
    text = without_block(text, *find_block(text))
    rows = ROW.findall(text)
    if len(rows) != 1:
        raise Unlike(f"{QUIRKS} has {len(rows)} rows of pcie_acs_overrides, "
                     "expected 1")
    text = ROW.sub("", text)
    for name in NAMES:
        used = re.search(rf"\b{name}\b", text)
        if used:
            raise Unlike(f"{QUIRKS}:{line_of(text, used.start())}: something "
                         f"else uses {name} of the {MARK} patch")
    return text


def check_parameter(lines, number):
    """A heading, the words and what they mean, all indented."""
    texts = {line.strip() for line in lines[1:]} - {""}
    words, others = texts & WORDS, texts - WORDS
    if words != WORDS or len(others) > 5 or not all(
            re.search(r"ACS|vendor", line) for line in others):
        raise Unlike(f"{PARAMETERS}:{number}: {MARK} is described in other "
                     "lines than those of the known patch")


def stripped_parameters(text):
    found = re.search(rf"^[ \t]+{MARK}[ \t]*=.*\n(?:[ \t]*\S.*\n)*\n?", text,
                      re.M)
    if found:
        check_parameter(found[0].splitlines(), line_of(text, found.start()))
        text = text[:found.start()] + text[found.end():]
    if MARK in text:
        raise Unlike(f"{PARAMETERS}:{line_of(text, text.index(MARK))}: {MARK} "
                     "is mentioned once more")
    return text


def stripped(name, text):
    """Returns the text of a file without what the patch added."""
    if MARK not in text:
        return text
    return {QUIRKS: stripped_quirks,
            PARAMETERS: stripped_parameters}[name](text)
