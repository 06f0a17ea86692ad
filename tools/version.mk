# SPDX-License-Identifier: GPL-2.0-only
#
# The version that acsgen and acsctl print. A package gives its own on make's
# command line.

VERSION	:= $(shell git -C $(top) describe --tags --always 2>/dev/null || \
		   echo unknown)
