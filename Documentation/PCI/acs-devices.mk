# SPDX-License-Identifier: GPL-2.0-only
#
# Included by Documentation/Makefile: makes the page that lists the devices of
# the ACS quirk database, each time the database or its compiler has changed.

acs-devices	:= $(srctree)/Documentation/PCI/acs-devices.rst
acs-quirkdb	:= $(sort $(wildcard $(srctree)/quirkdb/*.acs))
acs-compiler	:= $(wildcard $(srctree)/scripts/acsgen/*.[chly] \
		     $(srctree)/drivers/pci/acs-policy/*.[ch])

$(acs-devices): $(acs-quirkdb) $(acs-compiler)
	$(Q)$(MAKE) $(build)=scripts/basic
	$(Q)$(MAKE) $(build)=scripts/acsgen
	$(Q)scripts/acsgen/acsgen rst $(acs-quirkdb) >$@.new
	$(Q)mv $@.new $@

htmldocs texinfodocs latexdocs epubdocs xmldocs: $(acs-devices)
