# SPDX-License-Identifier: GPL-2.0-only
#
# At boot, in quirk mode: nothing is plugged in, and there are no virtual
# functions. Written by hand, one group per line.

absent 00:01.0 01:00.0 02:00.0 03:00.1 03:00.2 04:00.1 04:00.2 08:00.0

00:00.0

# Ports that are alone in their slots, with nothing below them.
00:02.0
00:03.0

# A port with ACS and its card, and a port without isolation and its card.
00:04.0
03:00.0
00:05.0 04:00.0

# The rule for PCH ports without ACS. The cards with two functions have no ACS.
00:1c.0
05:00.0
00:1c.1
06:00.0 06:00.1
00:1c.2
07:00.0 07:00.1
00:1c.3

# Conventional PCI functions of one device never have ACS.
00:1f.0 00:1f.2 00:1f.3
