# SPDX-License-Identifier: GPL-2.0-only
#
# The objects of the engine's pure core and of the reader of captures, for
# programs on the host.

core-objects := match.o select.o decide.o reason.o option.o program.o \
		capture.o settle.o config.o
