# SPDX-License-Identifier: GPL-2.0-only
#
# Included by Documentation/Makefile: generates the page that lists devices of
# the ACS quirk database. The database's own compiler writes it, which needs
# flex, bison and a host compiler. Sphinx reads sources from one folder only, so
# the page is written there even if other output is not (O=).

acs-devices	:= $(srctree)/Documentation/PCI/acs-devices.rst

filechk_acs_devices = scripts/acsgen/acsgen rst \
		      $(sort $(wildcard $(srctree)/quirkdb/*.acs))

$(acs-devices): FORCE
	$(Q)$(MAKE) $(build)=scripts/basic
	$(Q)$(MAKE) $(build)=scripts/acsgen
	$(call filechk,acs_devices)

htmldocs texinfodocs latexdocs epubdocs xmldocs linkcheckdocs: $(acs-devices)
