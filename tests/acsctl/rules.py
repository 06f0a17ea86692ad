# SPDX-License-Identifier: GPL-2.0-only
"""acsctl rules. The expected values were read from quirkdb/ by hand. All rules
together are compared with the list of acsgen, which reads the sources rather
than the generated tables."""

import hashlib
import json
import re
import socket
import subprocess
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from behaviour import refused
from command import BUILD, TOP, acsctl, expect
from explain import rule_place

SOURCES = sorted((TOP / "quirkdb").glob("*.acs"))
SAMPLE = [TOP / "lib/kunit-tests/blob.acs"]

# Removed when the program ends
FOLDER = tempfile.TemporaryDirectory()


def rules(*arguments):
    status, out, err = acsctl("rules", "--json", *arguments)
    found = json.loads(out)
    expect(found["schema"] == "acsctl/1" and found["verb"] == "rules", found)
    expect(status == (0 if found["rules"] else 1), status, err)
    return found["rules"]


def rule_with_a_program():
    """Rules are listed in the order in which they are tried. The rule with
    listed ids is more specific, and comes first."""
    pch, rciep = rules("8086:1c10")
    expect(f"{pch['file']}:{pch['line']}" == rule_place("intel-pch-no-acs"),
           pch)
    expect(pch["conditions"] == ["root-port"] and pch["vendor"] == "8086", pch)
    expect({"first": "1c10", "last": "1c1f", "name": "6 Series/C200 Series "
            "(Cougar Point) PCI Express Root Ports"} in pch["devices"],
           pch["devices"])
    expect(pch["enable"][0] ==
           "unless bspr.bpnpd and bspr.bppd (else skip 3 steps)" and
           pch["enable"][-1] == "write mpc if it changed, and read it back",
           pch["enable"])
    expect([e["name"] for e in pch["evidence"]] ==
           ["rh1037684", "linux-pch-quirk", "pch-datasheets", "updcr-offset",
            "mpc-width"], pch["evidence"])
    expect(pch["evidence"][0] == {
        "name": "rh1037684", "kind": "vendor-statement",
        "by": "Intel, to Red Hat",
        "says": ["These root ports have registers of their own that switch "
                 "off",
                 "traffic between peers and check the bus number of "
                 "requests."],
        "see": ["https://bugzilla.redhat.com/show_bug.cgi?id=1037684"],
    }, pch["evidence"][0])
    expect(rciep["name"] == "intel-rciep" and rciep["devices"] is None, rciep)


def ids_at_the_ends_of_a_range():
    """0710..071e are listed; 070f and 071f are not."""
    for device, names in (("070f", ["zhaoxin-other-ports"]),
                          ("0710", ["zhaoxin-ports", "zhaoxin-other-ports"]),
                          ("071e", ["zhaoxin-ports", "zhaoxin-other-ports"]),
                          ("071f", ["zhaoxin-other-ports"])):
        found = [rule["name"] for rule in rules(f"1d17:{device}")]
        expect(found == names, device, found)


def rules_of_a_vendor():
    expect({rule["name"] for rule in rules("1d17")} ==
           {"zhaoxin-multifunction-endpoints", "zhaoxin-ports",
            "zhaoxin-other-ports"}, "others")


def nobody_names_it():
    expect(rules("1234:5678") == [], "some do")
    status, out, _ = acsctl("rules", "1234")
    expect(status == 1 and out == "No rule names 1234.\n", status, out)


def listed_ids(rule):
    if rule["devices"] is None:
        return {"any"}
    return {f"0x{number:04x}" for ids in rule["devices"]
            for number in range(int(ids["first"], 16),
                                int(ids["last"], 16) + 1)}


def all_of_it_is_what_acsgen_lists():
    done = subprocess.run([BUILD / "acsgen", "list", "--json", *SOURCES],
                          capture_output=True, check=True)
    listed = {}
    for entry in json.loads(done.stdout):
        listed.setdefault(entry["rule"], []).append(entry)
    found = rules()
    expect({rule["name"] for rule in found} == set(listed), "other rules")
    for rule in found:
        entries = listed[rule["name"]]
        first = entries[0]
        expect(listed_ids(rule) == {e["device"] for e in entries}, rule)
        for key in ("file", "line", "conditions"):
            expect(rule[key] == first[key], rule, first)
        expect(first["vendor"] == "0x" + rule["vendor"], rule)
        expect([e["name"] for e in rule["evidence"]][
            :len(first["evidence"])] == first["evidence"], rule)


def people_are_told_the_same():
    _, out, _ = acsctl("rules", "8086:A110")
    for pattern in (r"^rule intel-rciep \(.*\n(.*\n)*\notherwise\n\n"
                    r"rule intel-spt-misplaced-acs \(intel-spt\.acs:",
                    r"^ids +8086:a110 to a11f 100 Series/C230 Series PCI",
                    r"^it must be +with an ACS capability$",
                    r"^step 2 +set 0x0000001d where spt_capability has ones$",
                    r"^redirect off 2 +clear 0x0000002c$",
                    r"^evidence +spt-erratum-23: erratum by Intel, 100",
                    r"^ +The ACS registers of the root ports are laid out",
                    r"^ +https://www\.intel\.com/"):
        expect(re.search(pattern, out, re.M), pattern, out)
    expect(len(re.findall("^ids ", out, re.M)) == 2, "ids of others", out)
    _, out, _ = acsctl("rules")
    expect(re.search(r"^intel-rciep +8086 +any +SV RR CR UF; if it is rciep; "
                     r"intel-rciep.acs:\d+; evidence vt-d-3-16$", out, re.M),
           out)
    expect(re.search(r"^zhaoxin-ports +1d17 +64 ", out, re.M), out)


def make_blob(sources):
    """The path of a blob of some files, made once."""
    name = "-".join(path.stem for path in sources)
    blob = Path(FOLDER.name, f"{name}.blob")
    if not blob.exists():
        subprocess.run([BUILD / "acsgen", "blob", "-o", blob, *sources],
                       check=True)
    return blob


def blob_says_what_the_kernel_says():
    """All that a blob has, of all rules."""
    blob = make_blob(SOURCES)
    found, compiled = rules(f"--blob={blob}"), rules()
    expect(len(found) == len(compiled), len(found))
    for rule, other in zip(found, compiled):
        for key in ("name", "file", "line", "text", "vendor"):
            expect(rule[key] == other[key], key, rule, other)
        expect(listed_ids(rule) == listed_ids(other), rule, other)
    for ids in ("8086", "8086:1c10", "8086:a110", "1d17:071d", "1002:4385"):
        expect([rule["name"] for rule in rules(f"--blob={blob}", ids)] ==
               [rule["name"] for rule in rules(ids)], ids)


def blob_has_its_size_and_hash():
    data = make_blob(SAMPLE).read_bytes()
    for argument, text in ((make_blob(SAMPLE), None), ("-", data)):
        status, out, _ = acsctl("rules", "--json", "--blob", argument,
                                text=text)
        expect(status == 0 and json.loads(out)["blob"] == {
            "file": str(argument), "size": len(data),
            "sha256": hashlib.sha256(data).hexdigest()}, status, out)
    expect(json.loads(acsctl("rules", "--json", "8086")[1])["blob"] is None,
           "the kernel's rules are a blob's")


def line_of(rule):
    lines = SAMPLE[0].read_text().splitlines()
    return next(number for number, line in enumerate(lines, 1)
                if line.startswith(f"rule {rule} "))


# In the order in which they are asked: what each says, and its ids
SAID = (("ports", "SV RR CR UF when enabled; evidence letter sheet",
         "1a00:0010-001f"),
        ("misplaced", "what the ACS registers say, at a place that the rule "
         "names; evidence sheet", "1a00:0020"),
        ("hub", "SV RR CR UF; evidence letter", "1a00:0030"),
        ("integrated", "RR CR; evidence letter", "1b00:any"),
        ("the-rest", "a final no; evidence letter", "1b00:0040-004f"),
        ("flawed", "what the ACS capability says; broken: SV; evidence letter",
         "1b00:0050"))


def blob_as_text():
    blob = make_blob(SAMPLE)
    data = blob.read_bytes()
    head = (f"{blob}: {len(data)} bytes, SHA-256 "
            f"{hashlib.sha256(data).hexdigest()}\n")
    lines = [f"rule {name} (blob.acs:{line_of(name)}): {text}\n\t{ids}\n"
             for name, text, ids in SAID]
    status, out, _ = acsctl("rules", f"--blob={blob}")
    expect(status == 0 and out == head + "".join(lines), status, out)
    status, out, _ = acsctl("rules", f"--blob={blob}", "1b00:0048")
    expect(status == 0 and out == head + "".join(lines[3:5]), status, out)
    status, out, _ = acsctl("rules", f"--blob={blob}", "8086")
    expect(status == 1 and out == head + "No rule in it names 8086.\n",
           status, out)


def blob_that_is_refused():
    good = make_blob(SAMPLE).read_bytes()
    flipped = good[:300] + bytes([good[300] ^ 1]) + good[301:]
    for data, said in ((flipped, "refused at byte 16: it is damaged: "
                        "its SHA-256 is not the one that it states"),
                       (good[:-1], "refused at byte 12: its size is not the "
                        "one that it states"),
                       (good[:100], "refused at byte 100: it ends within its "
                        "head"),
                       (b"", "refused at byte 0: it ends within its head"),
                       (SOURCES[0].read_bytes(), "refused at byte 0: it is "
                        "not what acsgen blob writes")):
        status, out, err = acsctl("rules", "--blob=-", text=data)
        expect(status == 3 and out == "" and err == f"acsctl: -: {said}\n",
               status, out, err)
    refused(3, ["rules", "--blob", TOP], f"acsctl: {TOP}: Is a directory")
    refused(3, ["rules", "--blob", "/nowhere"],
            "acsctl: /nowhere: No such file or directory")


class Pages(BaseHTTPRequestHandler):
    """/good, /moved, which leads there, /private, and nothing else."""

    def do_GET(self):  # pylint: disable=invalid-name
        status = {"/good": 200, "/moved": 302, "/private": 403}
        self.send_response(status.get(self.path, 404))
        if self.path == "/moved":
            self.send_header("Location", "/good")
        self.end_headers()

    def log_message(self, *_):  # pylint: disable=arguments-differ
        pass


def check_links(*links):
    """Runs make links' program on evidence; each piece has one of the links."""
    evidence = [{"name": f"e{number}", "see": ["A book", link]}
                for number, link in enumerate(links)]
    document = {"rules": [{"evidence": evidence[:2]}],
                "host_bridges": [{"evidence": evidence}]}
    done = subprocess.run([TOP / "tools/check-links"], check=False, text=True,
                          input=json.dumps(document), capture_output=True)
    expect(not done.stderr, done.stderr)
    return done.returncode, done.stdout


def links_that_cannot_be_opened():
    server = HTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    at = f"http://127.0.0.1:{server.server_port}"
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        found = check_links(f"{at}/good", f"{at}/moved", f"{at}/gone",
                            f"{at}/private", nobody, f"{at}/gone")
    expect(found == (1, f"{at}/gone: 404 Not Found (evidence e2, e5)\n"
                     f"{at}/private: 403 Forbidden (evidence e3)\n"
                     f"{nobody}: [Errno 111] Connection refused (evidence e4)"
                     "\n5 links, 3 of them cannot be opened\n"), *found)
    expect(check_links(f"{at}/good", f"{at}/moved") ==
           (0, "2 links, 0 of them cannot be opened\n"), "good ones")
    server.shutdown()
    server.server_close()


def all_evidence_has_links():
    """Those that make links tries are those of the sources."""
    document = json.loads(acsctl("rules", "--json")[1])
    found = {link for part in document["rules"] + document["host_bridges"]
             for e in part["evidence"] for link in e["see"]}
    written = {link for source in SOURCES
               for link in re.findall(r'"(https?://[^"]*)"',
                                      source.read_text())}
    expect(found >= written and written, *sorted(written - found))


def misuse():
    for ids in ("intel", "80866", "8086:", "8086:1c10:", "8086:1c1x", "-8086",
                ":1c10", ""):
        refused(2, ["rules", "--", ids], "VENDOR:DEVICE in hex")
    refused(2, ["rules", "8086", "1002"], "one VENDOR:DEVICE")
    refused(2, ["rules", "--policy", "strict"], "--policy")


TESTS = [rule_with_a_program, ids_at_the_ends_of_a_range, rules_of_a_vendor,
         nobody_names_it, all_of_it_is_what_acsgen_lists,
         people_are_told_the_same, blob_says_what_the_kernel_says,
         blob_has_its_size_and_hash, blob_as_text,
         blob_that_is_refused, links_that_cannot_be_opened,
         all_evidence_has_links, misuse]


def tests():
    for test in TESTS:
        yield f"rules: {test.__name__.replace('_', ' ')}", test
