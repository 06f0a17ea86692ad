# SPDX-License-Identifier: GPL-2.0-only
"""The suites, in the order in which they are started if nothing prevents it:
first those that others wait for, and those that take long."""

from dataclasses import dataclass, field

KERNELS = ("6.12", "6.1", "7.3")
# Suites that do not depend on the kernel use this one
MAIN = KERNELS[0]
# What is offered to mainline is for this one
NEWEST = KERNELS[-1]
# Under UML, Linux 6.1 has neither preemption nor the check for sleeping
PREEMPTIBLE = tuple(version for version in KERNELS if version != "6.1")


@dataclass(frozen=True)
class Job:
    """A suite, or a preparation for one.

    Folders are named relative to build/: those that the job changes, and those
    that it reads, which no other job may change at the same time.
    """
    name: str           # also the name of its log
    title: str
    command: tuple
    counts: str = ""    # the first word of its last line, if it is a suite
    needs: tuple = ()   # names of jobs
    changes: tuple = ()
    reads: tuple = ()
    variables: dict = field(default_factory=dict)


def clash(one, other):
    """Whether the two jobs cannot run at the same time."""
    return bool(set(one.changes) & {*other.changes, *other.reads} or
                set(one.reads) & set(other.changes))


# --- Preparations -----------------------------------------------------------

def compiler():
    return Job("build-acsgen", "compiler and tables", ("make", "check"))


def sanitized_acsctl():
    return Job("build-acsctl", "acsctl under sanitizers",
               ("tests/acsctl/build",), needs=("build-acsgen",))


def tree(version):
    return Job(f"tree-{version}", f"kernel source, joined, {version}",
               ("make", "tree"), changes=(f"linux-{version}",),
               variables={"KVER": version})


def with_source(version, name, title, *command, counts="", needs=(),
                changes=(), reads=()):
    """A job that uses a kernel's joined source, and changes its own folders."""
    return Job(f"{name}-{version}", f"{title}, {version}", command, counts,
               ("build-acsgen", f"tree-{version}", *needs),
               tuple(f"{folder}-{version}" for folder in changes),
               tuple(f"{folder}-{version}" for folder in reads or ["linux"]),
               {"KVER": version})


def kernel_for_kunit(version):
    return with_source(version, "uml", "kernel for KUnit and replays",
                       "lab/build-uml", version, changes=["kunit"])


def on_machine(architecture, name, title, *command, counts="", needs=()):
    """A job about KUnit in QEMU, with the main kernel."""
    return Job(f"{name}-{architecture}", f"{title} on {architecture}", command,
               counts, ("build-acsgen", f"tree-{MAIN}", *needs),
               (f"kunit-{MAIN}-{architecture}",), (f"linux-{MAIN}",),
               {"KVER": MAIN, "ARCH": architecture})


def kernel_for_machine(architecture):
    return on_machine(architecture, "qemu", "kernel for KUnit",
                      "lab/build-uml", MAIN)


def kernel_for_lab(version):
    return with_source(version, "kernel", "kernel of the lab",
                       "make", "kernel", changes=["lab"])


# --- Suites of a kernel -----------------------------------------------------

def kunit(version):
    return with_source(version, "kunit", "KUnit", "tests/kunit/run",
                       counts="kunit", needs=[f"uml-{version}"],
                       changes=["kunit"])


def kunit_on(architecture):
    return on_machine(architecture, "kunit", "KUnit", "tests/kunit/run",
                      counts="kunit", needs=[f"qemu-{architecture}"])


def lab(version):
    return with_source(version, "lab", "the lab", "tests/lab", counts="lab",
                       needs=[f"kernel-{version}", "build-acsctl"],
                       changes=["lab"])


def lab_on_arm64(version):
    return with_source(version, "lab-arm64", "the lab on arm64", "tests/lab",
                       "arm64", counts="lab", needs=["build-acsctl"],
                       changes=["lab-arm64"])


def watched(version):
    return with_source(version, "watched", "the lab, in a kernel that watches "
                       "itself", "tests/lab", "debug", counts="lab",
                       needs=[f"kernel-{version}"], changes=["lab-debug"],
                       reads=["linux", "lab"])


def warnings(version):
    return with_source(version, "warnings", "W=1 and sparse",
                       "tests/style/warnings", counts="warnings",
                       changes=["warnings"])


def unchanged(version):
    return Job(f"unchanged-{version}", f"objects without the policy, {version}",
               ("tests/integration/unchanged",), "unchanged",
               variables={"KVER": version})


def patches(version):
    return with_source(version, "patches", "the series of patches",
                       "tests/integration/patches", counts="patches")


def steps(version):
    return with_source(version, "steps", "a build after each patch",
                       "tests/integration/steps", counts="steps",
                       changes=["steps"])


def mainline(version):
    """What is offered to mainline applies to stock files, without a join."""
    return Job(f"series-{version}", "the patches for mainline, with a kernel "
               "after each", ("tests/series/run",), "series",
               changes=(f"series-{version}",), variables={"KVER": version})


def mainline_builds(version):
    return Job(f"series-builds-{version}", "the patches for mainline on other "
               "processors", ("tests/series/builds",), "series-builds",
               changes=(f"series-{version}",), variables={"KVER": version})


def mainline_boots(version):
    return Job(f"series-boots-{version}", "a boot after each patch for mainline",
               ("tests/series/boots",), "series-boots",
               changes=(f"series-{version}",), variables={"KVER": version})


def sanitized(version):
    return with_source(version, "sanitized", "KUnit in a kernel that watches "
                       "itself", "tests/kunit/sanitized", counts="sanitized",
                       changes=["sanitized"])


def replay(version):
    return with_source(version, "replay", "captures of machines, replayed",
                       "tests/replay/run", counts="replay",
                       needs=[f"uml-{version}"], changes=["kunit"])


def peers(version):
    return with_source(version, "peers", "p2pdma, asked about each pair of "
                       "devices", "tests/replay/peers", counts="peers",
                       needs=[f"kernel-{version}", "build-acsctl"],
                       reads=["lab"])


def rows(version):
    return with_source(version, "rows", "rows that a stable update adds",
                       "tests/rows/run", counts="rows",
                       needs=[f"uml-{version}"], changes=["rows"],
                       reads=["linux", "kunit"])


def recipes(version):
    # It joins the tree with a wrong rule, and then again
    return with_source(version, "recipes", "recipes for CI, step by step",
                       "tests/recipes/run", counts="recipes",
                       needs=[f"uml-{version}"],
                       changes=["linux", "recipes"], reads=["kunit"])


def manual(version):
    # It breaks the database in the tree, and restores it
    return with_source(version, "docs", "the kernel's manual",
                       "tests/docs/run", counts="docs",
                       changes=["linux", "docs"])


def style(version):
    return Job(f"style-{version}", f"checkpatch of {version}",
               ("tests/style/run",), "style", variables={"KVER": version})


# --- Suites of the host -----------------------------------------------------

def on_the_host(name, title, *command, needs=("build-acsgen",), changes=()):
    return Job(name, title, command, name, needs, changes)


def of_acsctl(name, title, part, plain=False):
    """Without the sanitizers, which make a run take five times as long, or with
    them."""
    return Job(name, title, ("tests/acsctl/run", part), name,
               ("build-acsgen",) if plain else ("build-acsgen",
                                                "build-acsctl"),
               ("acsctl-plain",) if plain else (),
               variables={"PLAIN": "1"} if plain else {})


def acsctl(plain=False):
    return of_acsctl("acsctl", "the command for administrators", "behaviour",
                     plain)


def suggestions(plain=False):
    return of_acsctl("suggestions", "what acsctl suggests for each function",
                     "suggestions", plain)


def foreign():
    return on_the_host("foreign", "the core on other processors",
                       "tests/foreign/run", changes=("foreign",))


def foreign_acsctl(architecture):
    return Job(f"acsctl-{architecture}", f"acsctl on {architecture}",
               ("tests/acsctl/run", "behaviour"), "acsctl", ("build-acsgen",),
               (f"acsctl-{architecture}",), ("foreign",),
               {"FOREIGN": architecture})


def compiler_and_core():
    """The behaviour of the compiler, and the decisions of the core."""
    return [on_the_host("acsgen", "the compiler's behaviour",
                        "scripts/acsgen/tests/run", "build/acsgen"),
            on_the_host("core", "the engine's core on the host",
                        "tests/core/run", changes=("core",))]


def other_suites():
    return [on_the_host("fuzz", "the compiler under random input",
                        "tests/fuzz"),
            on_the_host("order", "the order of claims", "tests/core/run",
                        "order", changes=("core",))]


def integration():
    return on_the_host("integration", "joining a kernel tree",
                       "tests/integration/run", needs=())


def fuzzers(runs=()):
    """The fuzzers, with their default number of runs or the given one."""
    return [on_the_host("compiler", "the compiler under libFuzzer",
                        "tests/compiler/run", *runs),
            on_the_host("inputs", "what acsctl reads under libFuzzer",
                        "tests/acsctl/fuzz", *runs),
            on_the_host("parser", "option and blobs under libFuzzer",
                        "tests/core/fuzz", *runs, changes=("core",))]


def install():
    return Job(f"install-{MAIN}", "a kernel installed on a Debian system",
               ("tests/install/run",), "install",
               ("build-acsgen", f"tree-{MAIN}"),
               ("install", f"kernel-deb-{MAIN}"), (f"linux-{MAIN}",),
               {"KVER": MAIN})


def early():
    return on_the_host("early", "a blob in front of an initramfs",
                       "tests/install/early", changes=("early",))


def mutants_of_the_host():
    return Job("mutants-host", "breaks of the code, without a kernel",
               ("tests/mutants/run",), "mutants", ("build-acsgen",),
               ("mutants-host",), variables={"PART": "host"})


def mutants(version):
    folders = [f"{name}-{version}"
               for name in ("linux", "lab", "kunit", "mutants")]
    return Job(f"mutants-{version}", f"breaks of the code, {version}",
               ("tests/mutants/run",), "mutants",
               (f"kernel-{version}", f"uml-{version}", "qemu-powerpc"),
               (*folders, f"kunit-{version}-powerpc"),
               variables={"KVER": version, "PART": "kernel"})


# --- The tables -------------------------------------------------------------

def of_each(kernels, *kinds):
    return [kind(version) for version in kernels for kind in kinds]


def without_kernel():
    return [compiler(), acsctl(plain=True), style(MAIN),
            *compiler_and_core()]


def needed():
    """Preparations, and suites that come before those of the kernels."""
    return [compiler(), *of_each(KERNELS, tree), manual(MAIN),
            sanitized_acsctl(),
            *of_each(KERNELS, kernel_for_lab, kernel_for_kunit)]


def on_kernels():
    """Suites that depend on the kernel, on each."""
    return [*of_each(KERNELS, kunit, lab),
            *of_each(KERNELS, peers, rows, warnings, unchanged, patches),
            mainline(NEWEST), replay(MAIN)]


def usual():
    return [*needed(), lab_on_arm64(MAIN), integration(), *on_kernels(),
            acsctl(plain=True), suggestions(plain=True), *compiler_and_core(),
            foreign(), *other_suites(), *fuzzers(), style(MAIN)]


def everything():
    """Suites that take half an hour and more come first."""
    machines = ("arm64", "powerpc")
    return [*needed(), *of_each(machines, kernel_for_machine), mutants(MAIN),
            *of_each(machines, kunit_on), *of_each(KERNELS, watched), install(),
            *of_each(KERNELS, lab_on_arm64),
            mutants_of_the_host(), early(), integration(), *on_kernels(), acsctl(),
            suggestions(), *compiler_and_core(), foreign(),
            foreign_acsctl("s390x"), foreign_acsctl("arm64"),
            *other_suites(), *fuzzers(["60s"]), style(MAIN),
            *of_each(KERNELS, steps), mainline_builds(NEWEST),
            mainline_boots(NEWEST),
            *of_each(KERNELS[1:], manual, replay, style),
            *of_each(PREEMPTIBLE, sanitized), recipes(MAIN)]


def part_of(job):
    """A kernel's version, or "host" for what does not depend on the kernel."""
    return job.variables.get("KVER", "host")


PARTS = (*KERNELS, "host")


def of_parts(jobs, parts):
    """The jobs of these parts, or with these names, and those that they need."""
    wanted = [job for job in jobs if {part_of(job), job.name} & {*parts}]
    names = {job.name for job in wanted}
    while more := {name for job in jobs if job.name in names
                   for name in job.needs} - names:
        names |= more
    return [job for job in jobs if job.name in names]


TABLES = {"": usual, "quick": without_kernel, "all": everything}
