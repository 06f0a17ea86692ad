# SPDX-License-Identifier: GPL-2.0-only
"""The JSON that acsctl writes conforms to schema.json, so programs can rely on
the schema. It has no other members, so people can look up each one there."""

import copy
import json
import re
import tempfile

import jsonschema

from agreement import REPLAYED
from boot import ALONE, KERNELS, ONE, UNCLEAR, Root
from command import HERE, MACHINES, TOP, acsctl, document, expect
from honest import HALF
from lint_controls import BROKEN, SET_SV
from peers import box
from rules import SAMPLE, make_blob
from sysfs import answer, make

SCHEMA = json.loads((TOP / "tools/acsctl/data/schema.json").read_text())

PORTS = MACHINES / "root-ports/machine.lspci"
CARD = MACHINES / "multifunction-endpoint/machine.lspci"
PCH = MACHINES / "pch-ports/machine.lspci"
SWITCH = MACHINES / "switch/machine.lspci"
PASID = MACHINES / "pasid/machine.lspci"
DISABLED = MACHINES / "pch-rcba-disabled/machine.lspci"
WORDS = b"""00:00.0 PCI bridge [0604]: IBM POWER9 Host Bridge (PHB4) [1014:04c1]
\tStatus: Cap-

00:1c.0 PCI bridge: Nobody Nothing
\tStatus: Cap+
\tIOMMU group: 4
\tBus: primary=00, secondary=01, subordinate=01, sec-latency=0
\tCapabilities: <access denied>

01:00.0 Non-Volatile memory controller [0108]: Nobody Nothing [1234:0001]
\tStatus: Cap+
\tIOMMU group: 4
\tKernel driver in use: nvme
"""

SYSTEM = Root({**ALONE, **KERNELS})
OTHER_SYSTEM = Root(UNCLEAR["Limine of another tool"][0])

# Arguments for each verb that writes JSON. THIS stands for this machine, whose
# sysfs example() makes; bytes are a source on standard input, as "-" is WORDS
THIS = object()
EXAMPLES = {
    "groups": [
        *(["--compare", "strict,quirk,override", path]
          for path in sorted(MACHINES.glob("*/machine.lspci"))),
        ["-"], [THIS], [HERE / "corpus/forms/loop-00"],
    ],
    "explain": [["01:00.0", PORTS], ["00:03.1", PORTS], ["00:02.0", PORTS],
                ["01:00.1", CARD], ["01:00.0", PCH], ["01:00.0", DISABLED],
                ["--policy=quirk;override@00:02.0", "00:02.0", CARD],
                *(["--policy=override@00:02.0", address, PASID]
                  for address in ("01:00.0", "02:00.0", "04:00.0", "0b:00.0")),
                ["01:00.0", "-"], ["01:00.0", THIS]],
    "suggest": [*(["--isolate", address, path]
                  for address, path in (("01:00.0", CARD), ("00:1f.0", CARD),
                                        ("00:02.0", CARD), ("01:00.0", PORTS))),
                ["--isolate=01:00.0", "-"], ["--isolate=01:00.0", THIS],
                ["--assume=internal", "--isolate=00:01.0+01:00.0",
                 HALF.encode()]],
    "slots": [*([path] for path in sorted(MACHINES.glob("*/machine.lspci"))),
              ["-"], [THIS], [HERE / "corpus/forms/loop-00"]],
    "peers": [["03:00.0", "04:00.0", SWITCH],
              ["--open", "85:00.0", "86:00.0",
               MACHINES / "two-sockets/machine.lspci"], ["--open", "--isolate=01:00.0",
              "01:00.0", "01:00.1", CARD], ["--open", "--isolate=03:00.0",
              "03:00.0", "04:00.0", *REPLAYED, box().encode()]],
    "lint": [["quirk;override@multifunction;strct", CARD],
             ["--no-machine", "pcie_acs_override=downstream"],
             ["pci=disable_acs_redir=00:02.0;00:03.0", PORTS],
             [*SET_SV, *REPLAYED, BROKEN.encode()],
             ["--no-machine", "config_acs=1x0@pci:8086:0"]],
    "rules": [[], ["8086:1c10"], ["8086"], ["1234:0001"],
               [f"--blob={make_blob(SAMPLE)}"]],
    "diff": [[PORTS, CARD], [PORTS, PORTS], [PORTS, "-"], ["-", PORTS],
             ["--policy-a=strict", PCH, PCH]],
    "draft": [["00:03.0", PORTS], ["00:02.0", PORTS]],
    "boot": [["--root", SYSTEM.path], ["--root", OTHER_SYSTEM.path],
             ["--root", SYSTEM.path, "--dry-run", "--set", ONE]],
}

# Other definitions extend these, and add members
BASES = ("document", "function")


def strict(schema):
    """A copy of the schema that refuses members that are not in it."""
    schema = copy.deepcopy(schema)

    def refuse(part):
        if isinstance(part, list):
            for item in part:
                refuse(item)
        if not isinstance(part, dict):
            return
        for item in part.values():
            refuse(item)
        if "required" in part:
            part["unevaluatedProperties"] = False

    refuse(schema["$defs"])
    for name in BASES:
        del schema["$defs"][name]["unevaluatedProperties"]
    return schema


def mistakes(found, schema=SCHEMA):
    validator = jsonschema.Draft202012Validator(schema)
    return [f"{list(mistake.absolute_path)}: {mistake.message}"
            for mistake in validator.iter_errors(found)]


def example(verb, arguments):
    """The document that acsctl writes for an example."""
    with tempfile.TemporaryDirectory() as root:
        devices = make(root, PORTS)
        answer(devices / "0000:00:02.0", "quirk", "SV RR CR UF", "nothing")
        text = next((word for word in arguments if isinstance(word, bytes)),
                    WORDS if "-" in arguments else None)
        arguments = [f"--sysfs={root}" if word is THIS else
                     "-" if word is text else word for word in arguments]
        return document(verb, *arguments, text=text)


def members(part, path=""):
    """The members that a part of the schema has, except those that are always
    null."""
    if "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        yield from members(SCHEMA["$defs"][name], path)
    if "items" in part:
        yield from members(part["items"], path)
    for other in part.get("anyOf", ()):
        yield from members(other, path)
    for name, value in part.get("properties", {}).items():
        if value != {"type": "null"}:
            yield f"{path}/{name}"
            yield from members(value, f"{path}/{name}")


def known(found, path=""):
    """The members of a document that are not null."""
    if isinstance(found, list):
        for item in found:
            yield from known(item, path)
    elif isinstance(found, dict):
        for name, value in found.items():
            if value is not None:
                yield f"{path}/{name}"
                yield from known(value, f"{path}/{name}")


def follows_the_schema(verb):
    """Each example conforms to the schema. Together, the examples have all
    members of the schema: it could be wrong about a member that no example
    has."""
    names = set()
    for arguments in EXAMPLES[verb]:
        found = example(verb, arguments)
        expect(found["verb"] == verb, found["verb"])
        wrong = mistakes(found, strict(SCHEMA))
        expect(not wrong, *arguments, *wrong)
        names.update(known(found))
    missing = set(members(SCHEMA["$defs"][verb])) - names
    if verb in ("rules", "boot"):
        # These verbs do not read a machine, so they have no source
        missing.remove("/source")
    expect(not missing, "in no example:", *sorted(missing))


def each_verb_is_there():
    verbs = re.findall(r"^  ([a-z]+) ", acsctl("--help")[1], re.M)
    speaking = {verb for verb in verbs
                if "--json" in acsctl(verb, "--help")[1]}
    expect("groups" in speaking, verbs)
    expect(speaking == set(EXAMPLES), speaking ^ set(EXAMPLES))
    expect(speaking == set(SCHEMA["$defs"]["document"]["properties"]["verb"]
                           ["enum"]), speaking)


def readme_has_all_members():
    text = (TOP / "tools/acsctl/README.md").read_text()
    missing = sorted({name for verb in EXAMPLES
                      for path in members(SCHEMA["$defs"][verb])
                      for name in path.split("/")[1:]
                      if f"`{name}`" not in text})
    expect(not missing, *missing)


def schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


DOCUMENT = {
    "schema": "acsctl/1", "verb": "groups", "source": "-",
    "policies": ["quirk"], "agrees": True,
    "functions": [{
        "address": "00:00.0", "vendor": "8086", "device": "1237",
        "subsystem_vendor": None, "subsystem_device": None, "class": "060000",
        "type": "conventional", "multifunction": None, "acs": None,
        "acs_registers": None, "external": False, "above": None, "name": None,
        "driver": None, "reported": 4, "running": None,
        "results": [{
            "group": 0, "best_group": 0, "certain": True, "isolates": None,
            "provides": "SV RR", "claims": "nothing", "reason": "",
            "unknown": [{"address": "00:00.0", "what": "its ids"}],
        }],
    }],
}


def broken(change):
    found = copy.deepcopy(DOCUMENT)
    change(found, found["functions"][0], found["functions"][0]["results"][0])
    return mistakes(found)


def schema_refuses_what_is_wrong():
    expect(not mistakes(DOCUMENT), *mistakes(DOCUMENT))
    for what, change in {
            "another schema": lambda d, f, r: d.update(schema="acsctl/2"),
            "unknown verb": lambda d, f, r: d.update(verb="group"),
            "no policies": lambda d, f, r: d.pop("policies"),
            "none of them": lambda d, f, r: d.update(policies=[]),
            "no results": lambda d, f, r: f.update(results=[]),
            "a number for an id": lambda d, f, r: f.update(vendor=32902),
            "a short id": lambda d, f, r: f.update(vendor="86"),
            "an address": lambda d, f, r: f.update(address="00:00"),
            "a word for a group": lambda d, f, r: r.update(group="0"),
            "a bit": lambda d, f, r: r.update(provides="SV XX"),
            "null where nothing is unknown":
                lambda d, f, r: r.update(certain=None)}.items():
        expect(broken(change), f"nothing wrong with {what}")


def schema_may_be_added_to():
    expect(not broken(lambda d, f, r: f.update(color="red")), "it may not")


def tests():
    yield "schema: it is one", schema_is_one
    yield "schema: each verb is there", each_verb_is_there
    yield "schema: README.md has all members", readme_has_all_members
    yield "schema: it refuses what is wrong", schema_refuses_what_is_wrong
    yield "schema: it may be added to", schema_may_be_added_to
    for verb in EXAMPLES:
        yield f"schema: {verb} follows it", follows_the_schema, verb
