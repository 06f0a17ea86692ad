#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""The machine that tests run on: how many jobs may run at once, and how long a
watchdog waits.

	host.py patience SECONDS	prints how long to wait for a job that
					usually takes SECONDS
	host.py scale			prints how slow this machine is now

No test passes or fails because of elapsed time. A watchdog only ends what would
never end: it waits ten times as long as its job usually takes, and longer if a
fixed workload takes longer than on an idle machine. This is measured once, and
passed to all child processes in WATCHDOG_SCALE.
"""

import os
import sys
import time

# The fixed workload, and the seconds that it takes on an idle core
STEPS = 4000000
USUAL_SECONDS = 0.4


def scale():
    """Returns how many times slower than usual this machine is, at least 1."""
    if not os.environ.get("WATCHDOG_SCALE"):
        total = 0
        begin = time.monotonic()
        for step in range(STEPS):
            total += step
        slower = (time.monotonic() - begin) / USUAL_SECONDS
        os.environ["WATCHDOG_SCALE"] = f"{max(1, slower):.1f}"
    return float(os.environ["WATCHDOG_SCALE"])


def patience(seconds):
    """Returns how long to wait for a job that usually takes @seconds."""
    return round(10 * seconds * scale())


def jobs():
    """Returns how many jobs a suite may run at once."""
    return int(os.environ.get("JOBS") or len(os.sched_getaffinity(0)))


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "patience":
        print(patience(float(sys.argv[2])))
    elif sys.argv[1:] == ["scale"]:
        print(scale())
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
