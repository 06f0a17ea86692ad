# SPDX-License-Identifier: GPL-2.0-only
#
# Included by Documentation/Makefile: makes the page that lists the devices of
# the ACS quirk database, by the database's own compiler, which takes flex, bison
# and a compiler of the host. Sphinx reads sources from one folder only, so the
# page lies among them even if the rest of the output does not (O=).

acs-devices	:= $(srctree)/Documentation/PCI/acs-devices.rst

filechk_acs_devices = scripts/acsgen/acsgen rst \
		      $(sort $(wildcard $(srctree)/quirkdb/*.acs))

$(acs-devices): FORCE
	$(Q)$(MAKE) $(build)=scripts/basic
	$(Q)$(MAKE) $(build)=scripts/acsgen
	$(call filechk,acs_devices)

htmldocs texinfodocs latexdocs epubdocs xmldocs linkcheckdocs: $(acs-devices)
