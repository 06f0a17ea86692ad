# SPDX-License-Identifier: GPL-2.0-only
#
# The engine's pure core and its reader of captures, for programs on the host
# that are built with $(top) set to the project's folder.

engine		:= $(top)/drivers/pci/acs-policy
engine-flags	:= -I $(engine)/core -I $(engine)/capture

# As paths below $(engine)
core-objects	:= $(addprefix core/, match.o answer.o select.o override.o \
				      decide.o text.o fault.o format.o \
				      option.o program.o blob.o blob-rules.o \
				      blob-index.o) \
		   $(addprefix capture/, parse.o prune.o config-space.o)

# libmd: SHA-256
core-libs	:= -lmd
