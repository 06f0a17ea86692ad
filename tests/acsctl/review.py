# SPDX-License-Identifier: GPL-2.0-only
"""make review: what it prints of a rule that is new, one that is gone, and one
with another id; and the suites that test a change."""

import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from command import BUILD, MACHINES, PROGRAM, TOP, build_program, expect

QUIRKDB = TOP / "quirkdb"

# It isolates a port of the captured machine gpu-and-nic, and of no other
NEW = """# SPDX-License-Identifier: GPL-2.0-only

evidence some-letter {
	kind	vendor-statement;
	by	"Some One, a vendor";
	see	"https://lore.kernel.org/r/1@pcisig.com";
	says	"Peers of this port are kept apart.";
}

rule some-ports "Some ports" {
	match {
		vendor	0x8086;
		device	0x1901 "Some port";
		type	root-port;
		acs	absent;
	}
	provides SV RR CR UF;
	evidence some-letter;
	difference {
		because	"It is newer",
			"than Linux.";
	}
}
"""

# As much of a kernel tree as is read
TREE = {
    "include/linux/pci_ids.h": "#define PCI_VENDOR_ID_INTEL\t\t0x8086\n",
    "drivers/pci/quirks.c": """{ 0x8088, 0x5150, not_of_this_table },
} pci_dev_acs_enabled[] = {
	{ PCI_VENDOR_ID_INTEL, 0x1901, some_quirk },
	{ PCI_VENDOR_ID_INTEL, 0x1902, some_quirk },
	{ PCI_VENDOR_ID_INTEL, PCI_ANY_ID, another_quirk },
	{ 0 }
};
""",
}

PARTS = re.compile(r"^([^\n]+)\n=+\n(.*?)(?=^[^\n]+\n=+\n|\Z)", re.S | re.M)


class Change:
    """A changed database, and an acsctl with it; both are removed at the end."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        root = Path(self.folder.name)
        self.quirkdb, self.tree = root / "quirkdb", root / "tree"
        self.acsctl = root / "acsctl"
        (root / "tables").mkdir()
        shutil.copytree(QUIRKDB, self.quirkdb)
        (self.quirkdb / "some.acs").write_text(NEW)
        (self.quirkdb / "hxt.acs").unlink()
        wangxun = self.quirkdb / "wangxun.acs"
        wangxun.write_text(wangxun.read_text().replace(
            "0x5140;", '0x5140,\n\t\t\t0x5150 "A later one";'))
        for name, text in TREE.items():
            (self.tree / name).parent.mkdir(parents=True, exist_ok=True)
            (self.tree / name).write_text(text)
        build_program("PROGRAM", self.acsctl, f"QUIRKDB={self.quirkdb}",
                      f"TABLES={root / 'tables'}")

    def review(self, *options):
        """The whole text, and its parts by their headlines."""
        done = subprocess.run([TOP / "tools/review", *options,
                               "--machines", MACHINES, BUILD / "acsgen",
                               PROGRAM, self.acsctl, QUIRKDB, self.quirkdb],
                              check=False, capture_output=True, text=True)
        expect(done.returncode == 0 and not done.stderr, done.stderr)
        return done.stdout, dict(PARTS.findall(done.stdout))


def rules_are_shown_whole(change):
    _, parts = change.review()
    text = parts["Rules that change: 3"]
    found = {match[1]: list(filter(None, match[2].splitlines())) for match in
             re.finditer(r"^rule ([a-z-]+)[^,]*, (.*?)(?=^rule |\Z)", text,
                         re.S | re.M)}
    expect(list(found) == ["hxt-root-ports", "some-ports", "wangxun-nics"],
           text)
    new, gone, other = (found[name] for name in ("some-ports",
                                                 "hxt-root-ports",
                                                 "wangxun-nics"))
    expect(new == ["added", "+ title Some ports", "+ vendor 8086",
                   "+ id 1901 Some port", "+ must be root-port",
                   "+ must be without an ACS capability",
                   "+ provides SV RR CR UF",
                   "+ evidence some-letter: vendor-statement by Some One, a "
                   "vendor", "+     Peers of this port are kept apart.",
                   "+     https://lore.kernel.org/r/1@pcisig.com"], *new)
    expect(gone[0] == "removed" and "- vendor 1dbf" in gone and
           all(line.startswith("- ") for line in gone[1:]), *gone)
    expect(other[0] == "changed" and
           [line for line in other if re.match(r"[-+]| *id ", line)] ==
           ["+ id 5150 A later one"] and
           sum("evidence wangxun" in line for line in other) == 2, *other)


def answers_and_machines_that_change(change):
    _, parts = change.review()
    answers = parts["Answers that change"]
    expect([line for line in answers.splitlines() if re.match(r"\w{4}:", line)]
           == ["1dbf:0401", "8086:1901", "8088:5150"], answers)
    head, = (head for head in parts if head.startswith("Captured machines"))
    count = len([*MACHINES.glob("*/machine.lspci")])
    expect(head == f"Captured machines whose groups change: 2 of {count}",
           head, count)
    text = parts[head]
    new, lost = (f"{MACHINES}/{name}/machine.lspci\n"
                 for name in ("gpu-and-nic", "root-complexes"))
    expect(text.startswith(f"\n{new}") and lost in text, text)
    before, after = text.split(lost)
    expect("00:01.0" in before and "0001:00:00.0" in after, text)


def rows_and_names(change):
    _, parts = change.review("--tree", change.tree)
    expect(parts["The kernel's own table"].split("\n")[1:4] == [
        "rule some-ports: 1 of 1 ids have a row of their own; for all of the "
        "vendor: another_quirk",
        "    a difference for 1: It is newer than Linux.",
        "rule wangxun-nics: 0 of 25 ids have a row of their own"],
        parts["The kernel's own table"])
    unlisted = parts["Ids that pci.ids does not list"]
    expect("8088:5150" in unlisted and
           all(line.startswith("wangxun.acs:")
               for line in unlisted.splitlines() if line), unlisted)
    _, parts = change.review("--tree", change.tree / "nothing")
    expect("make tree" in parts["The kernel's own table"], parts)


MATCH = "tests/kunit/run acs_policy_match"


def answers_of(vendors):
    return ("tests/kunit/run acs_policy_answers "
            f"acs_policy_answers_kunit.vendors={vendors}")


def suites_of_the_vendors_that_change(change):
    """Those of a rule that is gone, too."""
    text, parts = change.review()
    commands = [MATCH, answers_of("0x1dbf,0x8086,0x8088")]
    expect(parts["Suites of the vendors"].split() ==
           " ".join(commands).split(), text)
    text, parts = change.review("--suites")
    expect(text.splitlines() == commands and not parts, text)


def suites_without(name):
    """The commands for a change that takes away a rule. Of acsctl, they only need
    its list of rules."""
    listed = json.loads(subprocess.run([PROGRAM, "rules", "--json"],
                                       check=False, capture_output=True).stdout)
    listed["rules"] = [rule for rule in listed["rules"]
                       if rule["name"] != name]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "rules").write_text(json.dumps(listed))
        other = Path(folder) / "acsctl"
        other.write_text(f"#!/bin/sh\nexec cat {folder}/rules\n")
        other.chmod(0o755)
        return subprocess.run([TOP / "tools/review", "--suites",
                               BUILD / "acsgen", PROGRAM, other, QUIRKDB,
                               QUIRKDB], check=True, capture_output=True,
                              text=True).stdout.splitlines()


def suites_of_rules_that_do_more():
    expect(suites_without("intel-pch-no-acs") ==
           [MATCH, answers_of("0x8086"),
            "tests/kunit/run acs_policy_registers"],
           *suites_without("intel-pch-no-acs"))
    expect(suites_without("amd-fch") ==
           [MATCH, answers_of("0x1022"), "make kernel",
            "lab/lab.py test answers-with-ivrs"], *suites_without("amd-fch"))
    expect(suites_without("no-such-rule") ==
           ["echo 'No rule changes: nothing to run.'"],
           *suites_without("no-such-rule"))


def markdown_is_the_same(change):
    """But for headlines and fences."""
    text, _ = change.review()
    page, _ = change.review("--markdown")
    lines = [line for line in page.splitlines() if line not in ("```", "")]
    heads = [line[3:] for line in lines if line.startswith("## ")]
    expect(len(heads) == 6 and page.count("```") % 2 == 0, page)
    plain = [line for line in text.splitlines()
             if line and not re.fullmatch("=+", line)]
    expect([line.removeprefix("## ") for line in lines] == plain, page)


def nothing_changes():
    done = subprocess.run([TOP / "tools/review", "--machines", MACHINES,
                           BUILD / "acsgen", PROGRAM, PROGRAM, QUIRKDB,
                           QUIRKDB], check=False, capture_output=True,
                          text=True)
    parts = dict(PARTS.findall(done.stdout))
    expect("every device has the same answer" in parts["Answers that change"]
           and "Rules that change: 0" in parts, done.stdout, done.stderr)


def tests():
    change = Change()
    for test in (rules_are_shown_whole, answers_and_machines_that_change,
                 rows_and_names, markdown_is_the_same,
                 suites_of_the_vendors_that_change):
        yield f"review: {test.__name__.replace('_', ' ')}", test, change
    yield "review: nothing changes", nothing_changes
    yield "review: suites of rules that do more", suites_of_rules_that_do_more
