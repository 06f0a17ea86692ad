# SPDX-License-Identifier: GPL-2.0-only
"""The graph of "acsctl groups --format=dot", as Graphviz reads it."""

import json
import subprocess
import tempfile
from pathlib import Path

from command import MACHINES, acsctl, expect

SWITCH = MACHINES / "switch/machine.lspci"
DOMAINS = MACHINES / "domains/machine.lspci"
LACKS = "lacks SV RR CR UF"


def dot(text, form):
    done = subprocess.run(["dot", f"-T{form}"], input=text.encode(),
                          capture_output=True, check=False)
    expect(done.returncode == 0 and not done.stderr, done.stderr.decode())
    return done.stdout.decode()


class Graph:
    """Nodes by the first line of their labels, edges by those of both ends."""

    def __init__(self, *arguments, text=None):
        status, self.source, err = acsctl("groups", "--format=dot",
                                          *arguments, text=text)
        expect(status in (0, 1), f"status {status}", err)
        drawn = json.loads(dot(self.source, "json0"))
        self.nodes = {}
        names = []
        for node in drawn["objects"]:
            # Graphviz keeps escapes in labels until it draws them
            lines = node["label"].split("\\n")
            names.append(lines[0])
            self.nodes.setdefault(lines[0], []).append((lines, node))
        self.edges = {}
        for edge in drawn["edges"]:
            ends = names[edge["tail"]], names[edge["head"]]
            self.edges.setdefault(ends, []).append(edge.get("label", ""))

    def one(self, name):
        found = self.nodes.get(name, [])
        expect(len(found) == 1, f"{len(found)} of {name}")
        return found[0]


def graph_is_the_tree():
    graph = Graph(SWITCH)
    bus = "root bus 0000:00"
    # The switch and the conventional functions have no ACS. The port above the
    # switch has ACS. Upstream ports and single endpoints need none
    expect(graph.edges == {
        ("IOMMU groups of", "quirk"): [""],
        ("quirk", bus): [""],
        (bus, "00:00.0"): [LACKS],
        (bus, "00:02.0"): [""],
        ("00:02.0", "01:00.0"): [""],
        ("01:00.0", "02:00.0"): [LACKS],
        ("01:00.0", "02:01.0"): [LACKS],
        ("01:00.0", "02:01.1"): [LACKS],
        ("02:00.0", "03:00.0"): [""],
        ("02:01.0", "04:00.0"): [""],
        ("02:01.1", "05:00.0"): [""],
        (bus, "00:1f.0"): [LACKS],
        (bus, "00:1f.2"): [LACKS],
        (bus, "00:1f.3"): [LACKS],
    }, *graph.edges.items())


def policies_are_drawn_one_by_one():
    graph = Graph("--compare", "quirk,override", SWITCH)
    expect(graph.edges[("01:00.0", "02:00.0")] ==
           [LACKS, "may " + LACKS.replace("lacks", "lack")],
           graph.edges[("01:00.0", "02:00.0")])
    expect(set(graph.edges) >= {("IOMMU groups of", "quirk"),
                                ("IOMMU groups of", "override")}, graph.edges)
    expect(len(graph.nodes["05:00.0"]) == 2, graph.nodes["05:00.0"])


def groups_have_numbers_and_colours():
    graph = Graph("--compare", "override", SWITCH)
    lines, node = graph.one("01:00.0")
    expect(lines[1] == "104c:8232 upstream-port", lines)
    together = [graph.one(name) for name in ("02:01.0", "04:00.0", "02:01.1",
                                             "05:00.0")]
    expect(len({lines[-1] for lines, _ in together}) == 1, together)
    expect(len({node["fillcolor"] for _, node in together}) == 1, together)
    expect(together[0][0][-1].endswith("?"), together)
    expect("dashed" in together[0][1]["style"], together)
    expect(lines[-1] not in [other[-1] for other, _ in together], lines)
    expect(node["fillcolor"] != together[0][1]["fillcolor"], node)


def nodes_have_the_reason():
    _, node = Graph(SWITCH).one("02:00.0")
    expect(node["tooltip"] == "quirk: nothing; no ACS capability", node)


def root_buses_are_apart():
    graph = Graph(DOMAINS)
    buses = sorted(name for name in graph.nodes if "bus" in name)
    expect(buses == ["root bus 0000:00", "root bus 0001:00"], buses)


def reported_groups_are_drawn():
    text = (b"00:00.0 Host bridge [0600]: A [1234:0001]\n"
            b"\tStatus: Cap- 66MHz-\n\tIOMMU group: 4\n\n"
            b"00:01.0 System peripheral [0880]: B [1234:0002]\n"
            b"\tStatus: Cap- 66MHz-\n\tIOMMU group: 4\n\n"
            b"00:02.0 System peripheral [0880]: C [1234:0002]\n"
            b"\tStatus: Cap- 66MHz-\n\tIOMMU group: 5\n\n")
    graph = Graph("-", text=text)
    expect(graph.one("00:00.0")[0][-1] == "group 0, reported 4 !",
           graph.one("00:00.0"))
    expect(graph.one("00:02.0")[0][-1] == "group 2?, reported 5",
           graph.one("00:02.0"))


def names_stay_text():
    """The test draws the graph, because Graphviz replaces escapes only then."""
    name = "\"]; x -> y; // \\N \\L \\\" & &amp; <b>{|} \u00e9\u2603"
    text = (f"00:00.0 Host bridge [0600]: {name} [1234:0001]\n"
            "\tStatus: Cap- 66MHz-\n").encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a\" \\G.txt")
        path.write_bytes(text)
        graph = Graph(path)
        expect(len(graph.edges) == 3, *graph.edges)
        svg = dot(graph.source, "svg")
    for shown in (name, str(path)):
        shown = shown.replace("&", "&amp;").replace("<", "&lt;")
        shown = shown.replace(">", "&gt;").replace('"', "&quot;")
        shown = shown.replace("-", "&#45;")
        expect(shown in svg, f"no {shown}", svg)


def bytes_that_are_no_text():
    text = (b"00:00.0 Host bridge [0600]: A\xff\x80 \x02[1m [1234:0001]\n"
            b"\tStatus: Cap- 66MHz-\n")
    graph = Graph("-", text=text)
    expect("A?? ?[1m" in graph.source, graph.source)


def several_sources_are_several_graphs():
    status, out, err = acsctl("groups", "--format=dot", SWITCH, SWITCH)
    expect(status == 0 and out.count("digraph ") == 2, err)
    expect(dot(out, "svg").count("<svg") == 2, "not two pictures")


def another_format():
    status, out, err = acsctl("groups", "--format=svg", SWITCH)
    expect(status == 2 and not out and "'svg'" in err, status, err)


def json_by_another_name():
    expect(acsctl("groups", "--format=json", SWITCH) ==
           acsctl("groups", "--json", SWITCH), "not the same")
    status, _, err = acsctl("groups", "--json", "--format=dot", SWITCH)
    expect(status == 2 and "exclude each other" in err, status, err)


TESTS = [graph_is_the_tree, policies_are_drawn_one_by_one,
         groups_have_numbers_and_colours, nodes_have_the_reason,
         root_buses_are_apart, reported_groups_are_drawn, names_stay_text,
         bytes_that_are_no_text, several_sources_are_several_graphs,
         another_format, json_by_another_name]


def tests():
    for test in TESTS:
        yield f"graph: {test.__name__.replace('_', ' ')}", test
