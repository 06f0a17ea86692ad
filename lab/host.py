#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""What a test asks of the machine that it runs on: how many jobs may run at
once, and how long a watchdog waits.

	host.py patience SECONDS	prints how long to wait for what usually
					takes so many seconds
	host.py scale			prints how slow this machine is now

No test passes or fails by the clock. A watchdog only ends what would never end:
it waits ten times as long as its job usually takes, and longer where a fixed
piece of work takes longer than it does on an idle machine. That is measured
once, and handed on to all that a test starts in WATCHDOG_SCALE.
"""

import os
import sys
import time

# The piece of work: so many steps, and the seconds that they take on an idle core
STEPS = 4000000
USUAL = 0.4


def scale():
    """How many times slower than usual this machine is, at least 1."""
    if not os.environ.get("WATCHDOG_SCALE"):
        total = 0
        begin = time.monotonic()
        for step in range(STEPS):
            total += step
        slower = (time.monotonic() - begin) / USUAL
        os.environ["WATCHDOG_SCALE"] = f"{max(1, slower):.1f}"
    return float(os.environ["WATCHDOG_SCALE"])


def patience(seconds):
    """How long to wait for what usually takes so many seconds."""
    return round(10 * seconds * scale())


def jobs():
    """How many jobs a suite may run at once."""
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
