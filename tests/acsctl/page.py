# SPDX-License-Identifier: GPL-2.0-only
"""The page of "acsctl groups --format=html" in a browser: what it shows, how it
responds to mouse and keyboard, and that it fits the window. Screenshots are
left in build/acsctl-pages, for people to look at."""

import json
import re
import struct
import tempfile
import zlib
from pathlib import Path

from agreement import (MODES, REPLAYED, captured_by_kernel, expectation,
                       find_capture)
from browser import Browser
from command import BUILD, MACHINES, acsctl, document, expect, expect_groups, \
    skip

SWITCH = MACHINES / "switch/machine.lspci"
VENDOR_WORD = MACHINES / "vendor-word/machine.lspci"
EXPANDER = MACHINES / "expander-bus/machine.lspci"
PICTURES = BUILD / "acsctl-pages"
WIDTHS = (400, 1200)

# Each function, with the content of each column
FUNCTIONS = """[...document.querySelectorAll("tr[id]")].map(row => ({
    address: row.id,
    title: row.querySelector(".address").textContent,
    results: [...row.querySelectorAll("td[data-policy]")].map(cell => ({
        policy: cell.dataset.policy,
        group: cell.querySelector(".chip").textContent,
        why: cell.querySelector(".reason").textContent,
        described: document.getElementById(cell.querySelector(".chip")
            .getAttribute("aria-describedby")) === cell.querySelector(".why"),
    }))}))"""

# The visible reasons: where they are, and what they say
SHOWN = """[...document.querySelectorAll(".why")]
    .map(why => [why.getBoundingClientRect(), why])
    .filter(([box]) => box.width)
    .map(([box, why]) => ({left: box.left, right: box.right,
        why: why.querySelector(".reason").textContent}))"""

# The headings, and the functions with their depth
TREE = """[...document.querySelectorAll("tbody tr")].map(row => row.id ?
    row.style.getPropertyValue("--depth") + " " + row.id : row.textContent)"""

# How many group numbers are covered by a visible reason
COVERED = """[...document.querySelectorAll(".chip")].filter(chip => {
    const box = chip.getBoundingClientRect();
    return box.bottom > 0 && box.bottom < innerHeight &&
        document.elementFromPoint(box.x + box.width / 2,
            box.y + box.height / 2)?.closest(".why");
}).length"""

FOCUS = "document.activeElement.getAttribute('aria-describedby')"


class Page:
    """The page that acsctl writes for a source: a file, open in a browser."""

    def __init__(self, *arguments, text=None):
        status, out, err = acsctl("groups", "--format=html", *arguments,
                                  text=text)
        expect(status in (0, 1), f"status {status}", err)
        self.html = out
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "page.html")
        self.path.write_text(out)
        self.browser = Browser()

    def __enter__(self):
        self.show(1200)
        return self

    def __exit__(self, *_):
        self.browser.close()
        self.folder.cleanup()

    def show(self, width):
        trouble = self.browser.open(self.path, width)
        expect(not trouble, "the browser has something to say:", *trouble)

    def functions(self):
        return self.browser.evaluate(FUNCTIONS)

    def expect_to_fit(self, what):
        width = self.browser.evaluate("innerWidth")
        found = self.browser.evaluate("document.documentElement.scrollWidth")
        expect(found <= width, f"{what}: {found} wide on {width}")

    def picture(self, name):
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.browser.screenshot(PICTURES / f"{name}.png")


def groups_of(functions, policy):
    groups = {}
    for function in functions:
        group = function["results"][policy]["group"].rstrip("?")
        groups.setdefault(group, set()).add(function["address"])
    return {frozenset(group) for group in groups.values()}


def page_agrees(name, path):
    """Each column has the groups of the kernel, worked out by hand."""
    expected = [expectation(MACHINES / name / mode) for mode in MODES]
    options = [*REPLAYED, "--compare",
               ",".join(policy for policy, _ in expected), path]
    spoken = document("groups", *options)["functions"]
    kept = {f["address"] for f in captured_by_kernel(spoken)}
    reasons = {f["address"]: [r["reason"] for r in f["results"]]
               for f in spoken}
    with Page(*options) as page:
        functions = page.functions()
        for width in WIDTHS:
            page.show(width)
            page.expect_to_fit(name)
            page.picture(f"{name}-{width}")
    replayed = [f for f in functions if f["address"] in kept]
    for i, (policy, groups) in enumerate(expected):
        expect({f["results"][i]["policy"] for f in functions} == {policy},
               f"column {i} is not {policy}")
        expect_groups(groups_of(replayed, i), groups)
    for function in functions:
        expect(function["title"] == function["address"], function)
        expect([r["why"] for r in function["results"]] ==
               reasons[function["address"]], function)
        expect(all(r["described"] for r in function["results"]), function)


def modes_are_side_by_side():
    with Page(SWITCH) as page:
        found = page.functions()
        heads = page.browser.evaluate(
            "[...document.querySelectorAll('thead th')]"
            ".map(head => head.firstChild.textContent)")
    expect(heads == ["device", "strict", "quirk", "override"], heads)
    expect(len(found) == 12, f"{len(found)} functions")
    expect(all([r["policy"] for r in f["results"]] == heads[1:]
               for f in found), found)


def a_policy_is_a_column():
    with Page("--policy", "quirk;override@00:02.0", SWITCH) as page:
        found = page.functions()[0]["results"]
        heads = page.browser.evaluate(
            "[document.querySelector('thead th + th').firstChild.textContent,"
            " document.querySelector('.text').textContent]")
    expect([r["policy"] for r in found] == ["quirk;override@00:02.0"], found)
    expect(heads == ["policy 1", "policy 1 is quirk;override@00:02.0"], heads)


def many_policies_fit(width):
    policies = ",".join(["strict", "quirk", "override",
                         *(f"quirk;override@00:02.{i}" for i in range(5))])
    with Page("--compare", policies, SWITCH) as page:
        page.show(width)
        page.expect_to_fit("eight policies")
        page.picture(f"policies-{width}")
        texts = page.browser.evaluate(
            "[...document.querySelectorAll('.text')].map(p => p.textContent)")
    expect(texts == [f"policy {i + 4} is quirk;override@00:02.{i}"
                     for i in range(5)], *texts)


def tree_is_as_the_machine_is_wired():
    """The page lists the functions depth first, and indents them by depth."""
    with Page(SWITCH) as page:
        found = page.browser.evaluate(TREE)
    expect(found == ["root bus 0000:00", "1 00:00.0", "1 00:02.0",
                     "2 01:00.0", "3 02:00.0", "4 03:00.0", "3 02:01.0",
                     "4 04:00.0", "3 02:01.1", "4 05:00.0", "1 00:1f.0",
                     "1 00:1f.2", "1 00:1f.3"], found)


def root_buses_are_apart():
    with Page(EXPANDER) as page:
        found = page.browser.evaluate(TREE)
    expect(found == ["root bus 0000:00", "1 00:00.0", "1 00:02.0",
                     "2 01:00.0", "1 00:03.0", "1 00:1f.0", "1 00:1f.2",
                     "1 00:1f.3", "root bus 0000:20", "1 20:00.0",
                     "2 21:00.0", "1 20:00.1", "2 22:00.0"], found)


def reason_appears_under_the_mouse():
    with Page(VENDOR_WORD) as page:
        expect(page.browser.evaluate(SHOWN) == [], "shown from the beginning")
        page.browser.point_at("tr[id='00:03.1'] td[data-policy=quirk] .chip")
        found = page.browser.evaluate(SHOWN)
        page.picture("mouse")
        page.browser.point_at("h1")
        expect(page.browser.evaluate(SHOWN) == [], "it does not go away")
    expect(len(found) == 1, found)
    expect(re.fullmatch(r"quirk: nothing; rule zhaoxin-other-ports "
                        r"\(zhaoxin\.acs:\d+\), a final no; evidence .*",
                        found[0]["why"]), found)


def reasons_are_reached_by_the_tab_key():
    with Page(SWITCH) as page:
        functions = page.functions()
        for function in functions:
            for result in function["results"]:
                page.browser.press_tab()
                shown = page.browser.evaluate(SHOWN)
                expect([s["why"] for s in shown] == [result["why"]],
                       function["address"], result["policy"], shown)
        page.browser.press_tab()
        expect(page.browser.evaluate(FOCUS) is None, "there is more to reach")


def reasons_fit_the_window(width):
    with Page(VENDOR_WORD) as page:
        page.show(width)
        for _ in range(len(page.functions()) * 3):
            page.browser.press_tab()
            shown = page.browser.evaluate(SHOWN)
            expect(len(shown) == 1 and shown[0]["left"] >= 0 and
                   shown[0]["right"] <= width, shown)
            page.expect_to_fit(shown[0]["why"])
            covered = page.browser.evaluate(COVERED)
            # In a narrow window, it may cover those of other functions
            expect(covered == 0 or width <= 400, f"{covered} numbers covered")
        page.picture(f"keys-{width}")


def group_stands_out():
    """Pointing at one function of a group outlines all of them, in that
    column."""
    with Page(VENDOR_WORD) as page:
        page.browser.point_at("tr[id='02:00.0'] td[data-policy=strict] .chip")
        found = page.browser.evaluate(
            "[...document.querySelectorAll('.chip')].filter(chip =>"
            " getComputedStyle(chip).outlineStyle != 'none').map(chip =>"
            " chip.closest('tr').id + ' ' +"
            " chip.closest('td').dataset.policy)")
    # A function behind a port that does not isolate is in its group
    expect(found == ["00:02.0 strict", "02:00.0 strict"], found)


def pixel(data):
    """The colour of a PNG file that has one pixel."""
    width, height, depth, kind = struct.unpack(">IIBB", data[16:26])
    expect((width, height, depth) == (1, 1, 8) and kind in (2, 6), data[:40])
    at, packed = 8, b""
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at:at + 8])
        if name == b"IDAT":
            packed += data[at + 8:at + 8 + size]
        at += size + 12
    return zlib.decompress(packed)[1:4].hex()


def colour_at(browser, selector):
    """The colour of one pixel on the screen, left of the text of an element."""
    box = browser.evaluate(
        f"(e => {{ const b = e.getBoundingClientRect(); return [b.x + 6,"
        f" b.y + b.height / 2]; }})"
        f"(document.querySelector({json.dumps(selector)}))")
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        browser.screenshot(file.name, clip={
            "x": int(box[0]), "y": int(box[1]), "width": 1, "height": 1,
            "scale": 1})
        return pixel(Path(file.name).read_bytes())


def groups_have_colours():
    """The number of a group with several functions is filled with the colour
    of the group: here the third such group, so the third of the palette. That
    of a function alone in its group is not filled."""
    with Page(SWITCH) as page:
        shared = colour_at(page.browser, "tr[id='04:00.0'] .chip")
        alone = colour_at(page.browser, "tr[id='00:02.0'] .chip")
        ground = page.browser.evaluate(
            "getComputedStyle(document.body).backgroundColor")
    expect(shared == "009e73", shared)
    expect(ground == f"rgb({', '.join(map(str, bytes.fromhex(alone)))})",
           alone, ground)


# The group, the colour and the members of each shared group in each column,
# from top to bottom
PAINTED = """[...document.querySelectorAll("td[data-policy]")].map(cell => [
    cell.dataset.policy, cell.querySelector(".chip").textContent,
    getComputedStyle(cell.querySelector(".chip")).backgroundColor,
    cell.closest("tr").id]).filter(([, , colour]) =>
    colour != "rgba(0, 0, 0, 0)")"""


def no_colour_is_there_twice():
    """Groups have the same colour if they have the same members, and else
    another one."""
    for name in ("switch", "pch-ports", "vendor-word"):
        with Page(MACHINES / name / "machine.lspci") as page:
            found = page.browser.evaluate(PAINTED)
        members = {}
        for policy, group, colour, address in found:
            members.setdefault((policy, group, colour), []).append(address)
        sets = {colour: tuple(who) for (_, _, colour), who in members.items()}
        expect(found and len(set(sets.values())) == len(sets), name, members)
        for (_, _, colour), who in members.items():
            expect(sets[colour] == tuple(who), name, members)


# The visible short reasons of each function
SHORT = """[...document.querySelectorAll("tr[id]")].map(row => [row.id,
    [...row.querySelectorAll(".short")].filter(short =>
        getComputedStyle(short).visibility == "visible" &&
        short.getBoundingClientRect().height).map(s => s.textContent)])"""


def short_reasons_are_visible(width):
    """Without pointing at anything. Where the policies are side by side, a
    reason that is to the left is not repeated."""
    with Page(VENDOR_WORD) as page:
        page.show(width)
        found = dict(page.browser.evaluate(SHORT))
        page.picture(f"reasons-{width}")
    rule = "rule ampere-root-ports"
    expect(found["00:02.0"] == (["no ACS", rule, rule] if width < 768 else
                                ["no ACS", rule]), found)
    expect(found["02:00.0"][:2] == ["below 00:02.0", "single function"],
           found)


def summary_is_at_the_top():
    with Page("--policy=quirk", SWITCH) as page:
        found = page.browser.evaluate(
            "[...document.querySelectorAll('h1 ~ .found')]"
            ".map(p => p.textContent)")
    expect(found == ["12 functions in 6 groups: 3 have groups of their own,"
                     " 9 share a group. The source reports no groups to"
                     " compare with."], *found)


def senders_are_listed():
    with Page("--policy=quirk", SWITCH) as page:
        found = page.browser.evaluate(
            "[...document.querySelectorAll('h3 + ul li')]"
            ".map(item => item.textContent)")
    expect("02:00.0 and what is below it: from 02:01.0 02:01.1" in found,
           *found)


def luminance(colour):
    parts = [int(n) / 255 for n in re.findall(r"\d+", colour)[:3]]
    parts = [n / 12.92 if n <= 0.04045 else ((n + 0.055) / 1.055) ** 2.4
             for n in parts]
    return sum(n * weight for n, weight in zip(parts, (.2126, .7152, .0722)))


def contrast(one, other):
    lower, higher = sorted((luminance(one), luminance(other)))
    return (higher + 0.05) / (lower + 0.05)


# Each kind of text, its colour, and the colour behind it
COLOURS = """[...document.querySelectorAll(
        "h1, h1 small, .found, .address, .device, .name, .chip, .short, .mark,"
        + "dt, dd")]
    .map(text => {
        let behind = text;
        while (getComputedStyle(behind).backgroundColor == "rgba(0, 0, 0, 0)")
            behind = behind.parentElement;
        return [text.className || text.tagName, getComputedStyle(text).color,
                getComputedStyle(behind).backgroundColor];
    })"""


def text_is_legible(scheme):
    """The Web Content Accessibility Guidelines want a contrast of at least 4.5
    to 1."""
    with Page(VENDOR_WORD) as page:
        page.browser.media(prefers_color_scheme=scheme)
        page.show(1200)
        found = page.browser.evaluate(COLOURS)
        ground = page.browser.evaluate(
            "getComputedStyle(document.body).backgroundColor")
        page.picture(scheme)
    expect((luminance(ground) < 0.1) == (scheme == "dark"), ground)
    for what, text, behind in found:
        expect(contrast(text, behind) >= 4.5, what, text, behind)


def paper_has_the_reasons():
    """The printed page has each reason once, and no hint about the mouse."""
    with Page(VENDOR_WORD) as page:
        page.browser.media("print")
        page.show(700)
        shown = [s["why"] for s in page.browser.evaluate(SHOWN)]
        hint = page.browser.evaluate(
            "getComputedStyle(document.querySelector('.on-screen')).display")
        page.expect_to_fit("on paper")
        page.picture("paper")
    expect(hint == "none", hint)
    ports = [why for why in shown if "cavium-root-ports" in why]
    expect(len(ports) == 2, *ports)
    expect(ports[0].startswith("strict: nothing") and
           ports[1].startswith("quirk: SV RR CR UF"), *ports)


NAMES = ("<script>document.title = 1</script>", "<img src=x onerror=alert(1)>",
         "</td></table><h1>", "&lt;b&gt; &amp;", "\"A\" 'B' `C` {{rows}}",
         "Sm\u00f8rrebr\u00f8d \u2603")


def names_stay_text():
    text = "".join(f"00:{i:02x}.0 Host bridge [0600]: {name} [1234:0001]\n"
                   f"\tStatus: Cap- 66MHz-\n\n"
                   for i, name in enumerate(NAMES)).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "<b>&amp;\"'.txt")
        path.write_bytes(text)
        with Page(path) as page:
            found = page.browser.evaluate(
                "[...document.querySelectorAll('.name')]"
                ".map(name => name.textContent)")
            others = page.browser.evaluate(
                "document.querySelectorAll('script, img, b').length")
            titles = page.browser.evaluate(
                "[document.title, document.querySelector('h1').textContent]")
    expect(found == list(NAMES), *found)
    expect(others == 0, page.html)
    expect(titles == [f"IOMMU groups of {path}"] * 2, *titles)


def bytes_that_are_no_text():
    text = (b"00:00.0 Host bridge [0600]: A\xff\xfe\x80 \x02[1m \x07B"
            b" [1234:0001]\n\tStatus: Cap- 66MHz-\n")
    with Page("-", text=text) as page:
        found = page.browser.evaluate(
            "document.querySelector('.name').textContent")
    expect(found == "A??? ?[1m ?B", repr(found))


def page_is_all_there_is():
    """The page has no script, loads nothing, and has no placeholder left."""
    with Page(SWITCH) as page:
        links = page.browser.evaluate(
            "document.querySelectorAll('[src], [href], script, iframe, link')"
            ".length")
    expect(links == 0, f"{links} links")
    expect("{{" not in page.html and "url(" not in page.html and
           "@import" not in page.html, page.html[:2000])


def what_groups_hang_on_is_listed():
    with Page(SWITCH) as page:
        listed = page.browser.evaluate(
            "[...document.querySelectorAll('#unknown li')]"
            ".map(item => item.textContent)")
        groups = {f["address"]: f["results"][2]["group"]
                  for f in page.functions()}
    # Only override depends on this, and only for ports without ACS
    expect(listed == [f"{port}: whether firmware marks its root port as "
                      "external-facing is unknown"
                      for port in ("02:00.0", "02:01.0", "02:01.1")], listed)
    expect(groups["03:00.0"].endswith("?") and groups["04:00.0"].endswith("?"),
           groups)
    expect(not groups["01:00.0"].endswith("?"), groups)


REPORTED = b"""00:00.0 Host bridge [0600]: A [1234:0001]
\tStatus: Cap- 66MHz-
\tIOMMU group: 4

00:1c.0 PCI bridge [0604]: B [1234:0002]
\tStatus: Cap- 66MHz-
\tIOMMU group: 4
\tBus: primary=00, secondary=01, subordinate=01, sec-latency=0

00:1d.0 System peripheral [0880]: C [1234:0003]
\tStatus: Cap- 66MHz-
\tIOMMU group: 6

01:00.0 System peripheral [0880]: D [1234:0003]
\tStatus: Cap- 66MHz-
\tIOMMU group: 5
"""


def reported_groups_are_compared():
    with Page("-", text=REPORTED) as page:
        found = page.browser.evaluate(
            "[...document.querySelectorAll('td:not([data-policy]) .result')]"
            ".map(cell => cell.textContent.replace('reported ', ''))")
        page.show(400)
        page.expect_to_fit("another column")
    # In the order of the tree. 01:00.0 is behind a conventional bridge, so it
    # is in the group of the bridge
    expect(found == ["4 !", "4 !", "5 !", "6"], found)


def only_one_source():
    status, out, err = acsctl("groups", "--format=html", SWITCH, SWITCH)
    expect(status == 2 and not out and "one source" in err, status, out, err)


TESTS = [modes_are_side_by_side, a_policy_is_a_column,
         tree_is_as_the_machine_is_wired, root_buses_are_apart,
         reason_appears_under_the_mouse,
         reasons_are_reached_by_the_tab_key,
         group_stands_out, groups_have_colours, no_colour_is_there_twice,
         summary_is_at_the_top, senders_are_listed, paper_has_the_reasons,
         names_stay_text, bytes_that_are_no_text, page_is_all_there_is,
         what_groups_hang_on_is_listed, reported_groups_are_compared,
         only_one_source]


def tests():
    for test in TESTS:
        yield f"page: {test.__name__.replace('_', ' ')}", test
    for width in (420, 1400):
        yield (f"page: short reasons are visible, {width}",
               short_reasons_are_visible, width)
    for width in (320, *WIDTHS, 780):
        yield (f"page: reasons fit the window, {width}",
               reasons_fit_the_window, width)
    for width in (*WIDTHS, 780):
        yield (f"page: many policies fit, {width}", many_policies_fit, width)
    for scheme in ("light", "dark"):
        yield f"page: text is legible, {scheme}", text_is_legible, scheme
    for folder in sorted(MACHINES.iterdir()):
        if not folder.is_dir():
            continue
        path = find_capture(folder.name)
        if path:
            yield (f"page of {folder.name} agrees with the kernel",
                   page_agrees, folder.name, path)
        else:
            skip(f"page of {folder.name}, whose capture is not at hand")
