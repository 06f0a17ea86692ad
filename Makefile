# SPDX-License-Identifier: GPL-2.0-only
#
# Builds, boots and tests everything. All output is in build/.

KVER	?= 6.12
BASE	?= HEAD
ARCH	:= x86_64
SERIES	?= acs-fixes
BUILD	?= $(CURDIR)/build
TREE	:= $(BUILD)/linux-$(KVER)
IMAGE	:= $(BUILD)/lab-$(KVER)/arch/x86/boot/bzImage
UML	:= $(BUILD)/kunit-$(KVER)/linux
ACSGEN	:= $(BUILD)/acsgen
ACSCTL	:= $(BUILD)/acsctl

# make cannot build in a folder whose name has a blank
ifneq ($(words [$(CURDIR)] [$(BUILD)]),2)
$(error The name of "$(CURDIR)" or "$(BUILD)" contains a blank: \
	use a folder without one)
endif

# If there is no writable home folder, ccache uses build/
ifndef CCACHE_DIR
CCACHE_DIR := $(shell dir=$$(ccache -k cache_dir 2>/dev/null) && \
		mkdir -p "$$dir" 2>/dev/null && test -w "$$dir" && \
		echo "$$dir" || echo "$(BUILD)/ccache")
endif

# Lets checkouts, and tests with their own locale, share compiled objects, and
# compiles a new one in one pass
CCACHE_BASEDIR ?= $(BUILD)
CCACHE_DEPEND ?= 1
CCACHE_SLOPPINESS ?= locale

export KVER BUILD MACHINE RCBA POLICY ACPI CONFIG LSMOD OVERRIDE BLOB CCACHE_DIR CCACHE_BASEDIR \
	CCACHE_DEPEND CCACHE_SLOPPINESS

.PHONY: FORCE help acsgen acsctl install uninstall install-editors uninstall-editors \
	deb kernel-deb check expected fmt links diff review review-suites review-base \
	tree patches series kernel uml docs run replay quick test test-all \
	bench mutants fuzz clean

help:
	@echo 'make run [ARCH=arm64]'
	@echo '              build all, boot the sample machine in each mode, show its groups'
	@echo 'make quick [SUITES=NAMES]'
	@echo '              run the tests that need no kernel, or some of them: minutes'
	@echo 'make test     run all suites, on 6.1, 6.12 and 7.3, as CI does'
	@echo 'make test-all run each suite on each kernel, all mutants, longer fuzzing: hours;'
	@echo '              with PARTS="6.12 6.1 7.3 host" or some of them, only these parts'
	@echo 'make replay MACHINE=FILE [RCBA=FILE] [POLICY=TEXT] [ACPI=IVRS] [JSON=1]'
	@echo '              enumerate a machine captured by "lspci -xxxx", show its groups'
	@echo 'make bench    measure time, memory and accesses'
	@echo 'make mutants  break the code on purpose, and check that a test fails'
	@echo 'make fuzz     fuzz the input of acsctl, acsgen and the core, fifteen minutes for'
	@echo '              each kind'
	@echo 'make acsgen   build the compiler alone: build/acsgen'
	@echo 'make acsctl   build the command for administrators: build/acsctl'
	@echo 'make install [DESTDIR=DIR] [prefix=/usr/local]'
	@echo '              install acsctl, its manual page and completion; make uninstall'
	@echo 'make deb      build the same as a Debian package: build/acsctl_*.deb'
	@echo 'make kernel-deb CONFIG=FILE [LSMOD=FILE] [OVERRIDE=n] [BLOB=y]'
	@echo '              build a Debian package of a kernel with the policy, from a configuration'
	@echo 'make install-editors [DESTDIR=DIR] [prefix=/usr/local]'
	@echo '              syntax highlighting for vim and VS Code; make uninstall-editors'
	@echo 'make check    check the database, without a kernel'
	@echo 'make fmt      format the database'
	@echo 'make expected write what the rules say to quirkdb/expected, for review'
	@echo 'make links    try the links of the evidence; needs a network'
	@echo 'make diff [BASE=HEAD]'
	@echo '              show how the meaning of the database changed since that commit'
	@echo 'make review [BASE=HEAD] [MARKDOWN=1] [MACHINES=FOLDER]'
	@echo '              what a maintainer wants to see of a change to the database'
	@echo 'make review-suites [BASE=HEAD]'
	@echo '              compare the vendors whose rules changed with the kernel, under KUnit'
	@echo 'make patches  write the series of patches for a kernel: build/patches-$(KVER)/'
	@echo 'make series [SERIES=acs-fixes] [TREE=FOLDER]'
	@echo '              write patches for mainline Linux: build/series/; sends nothing'
	@echo 'make kernel   unpack and join a kernel tree, build the lab kernel'
	@echo 'make uml      build the kernel for replays and KUnit, under User Mode Linux'
	@echo 'make docs     build the PCI part of the kernel manual, with our pages, as HTML'
	@echo 'make clean    remove build/'
	@echo 'KVER=$(KVER) selects the kernel, except for make test: linux-source-$(KVER)'

# acsgen outside a kernel tree, with Kbuild's list of objects
srctree	:= $(CURDIR)
src	:= scripts/acsgen
obj	:= $(BUILD)/acsgen-objects
top	:= $(CURDIR)
include tools/version.mk
ACSGEN_VERSION := $(VERSION)
include $(src)/Makefile

ACSGEN_CFLAGS := -std=gnu11 -O2 -g -Wall -Wextra -Wno-unused-parameter \
		 -Wno-missing-field-initializers $(HOST_EXTRACFLAGS) \
		 -I $(obj) -MMD -MP

$(obj)/%.o: $(src)/%.c
	@mkdir -p $(@D)
	$(CC) $(ACSGEN_CFLAGS) $(HOSTCFLAGS_$*.o) $(CFLAGS) -c -o $@ $<

$(obj)/%.o: $(obj)/%.c
	$(CC) $(ACSGEN_CFLAGS) $(CFLAGS) -c -o $@ $<

$(obj)/%.lex.c: $(src)/%.l
	@mkdir -p $(@D)
	flex -L -o $@ $<

$(obj)/%.tab.c $(obj)/%.tab.h: $(src)/%.y
	@mkdir -p $(@D)
	bison -l -d -o $(obj)/$*.tab.c $<

$(ACSGEN): $(addprefix $(obj)/,$(acsgen-objs))
	$(CC) $(CFLAGS) -o $@ $^ $(HOSTLDLIBS_acsgen)

# Rebuilt when the version changes
$(obj)/verbs/command.o: $(obj)/version

$(obj)/version: FORCE
	@mkdir -p $(@D)
	@echo '$(VERSION)' | cmp -s - $@ || echo '$(VERSION)' >$@

# A header that was removed is no reason to stop
%.h: ;

-include $(wildcard $(obj)/*.d $(obj)/*/*.d)

acsgen: $(ACSGEN)

make-acsctl = $(MAKE) -C tools/acsctl O=$(BUILD)/acsctl-objects \
	      ACSGEN=$(ACSGEN) PROGRAM=$(ACSCTL)

acsctl: $(ACSGEN)
	+$(make-acsctl)

install: $(ACSGEN)
	+$(make-acsctl) install

uninstall:
	+$(make-acsctl) uninstall

deb:
	tools/acsctl/build-deb $(BUILD)

kernel-deb:
	@packaging/kernel-deb

install-editors uninstall-editors:
	$(MAKE) -C tools/editors $(@:-editors=)

quirkdb	:= $(sort $(wildcard quirkdb/*.acs))

check: $(ACSGEN)
	@$(ACSGEN) check -Wall -Wno-unlisted-ids -Werror $(quirkdb)
	@$(ACSGEN) expected --check -o quirkdb/expected $(quirkdb)

expected: $(ACSGEN)
	@$(ACSGEN) expected -o quirkdb/expected $(quirkdb)

fmt: $(ACSGEN)
	@$(ACSGEN) fmt $(quirkdb)

links: acsctl
	@$(BUILD)/acsctl rules --json | tools/check-links

# acsgen exits with 1 if there is a difference, which is no failure
diff: $(ACSGEN)
	@rm -rf $(BUILD)/base && mkdir -p $(BUILD)/base
	@git archive $(BASE) quirkdb | tar -x -C $(BUILD)/base
	@$(ACSGEN) diff $(BUILD)/base/quirkdb quirkdb || [ $$? -eq 1 ]

# The old rules and the new ones, each in an acsctl of its own
review-base: acsctl
	@rm -rf $(BUILD)/base && mkdir -p $(BUILD)/base/tables
	@git archive $(BASE) quirkdb | tar -x -C $(BUILD)/base
	@+$(make-acsctl) -s PROGRAM=$(BUILD)/base/acsctl \
		QUIRKDB=$(BUILD)/base/quirkdb TABLES=$(BUILD)/base/tables

run-review = tools/review $(1) $(ACSGEN) $(BUILD)/base/acsctl $(ACSCTL) \
	     $(BUILD)/base/quirkdb quirkdb

review: review-base
	@$(call run-review,$(if $(MARKDOWN),--markdown) --tree $(TREE) \
		--machines tests/replay/machines \
		$(addprefix --machines ,$(MACHINES)))

# Until one fails
review-suites: review-base tree
	@$(call run-review,--suites) >$(BUILD)/base/suites
	@sh -ex $(BUILD)/base/suites

tree:
	integration/unpack $(KVER) $(TREE)
	integration/join $(TREE)

patches: tree
	integration/join --patches $(BUILD)/patches-$(KVER) $(TREE)

# TREE only if it was given to this make
series:
	@series/write $(if $(filter command line,$(origin TREE)),--tree "$(TREE)") \
		$(SERIES) $(BUILD)/series/$(SERIES)

kernel: tree
	lab/build-kernel $(KVER) $(TREE) $(BUILD)/lab-$(KVER)

docs: tree
	@mkdir -p $(BUILD)/docs-$(KVER)
	$(MAKE) -C $(TREE) O=$(BUILD)/docs-$(KVER) SPHINXDIRS=PCI htmldocs

run:
	@ARCH=$(ARCH) lab/run

uml: $(UML)

# Only the machine goes to standard output. The kernel depends on the files that
# join copies into a tree, so make does not enter a kernel that is up to date.
replay: $(UML)
	@lab/replay.py --version $(KVER) --build $(BUILD) $(if $(JSON),--json) \
		--rcba "$$RCBA" --policy "$$POLICY" --acpi "$$ACPI" "$$MACHINE"

$(UML): $(shell find drivers scripts quirkdb lib integration -type f \
		! -path '*/acsgen/tests/*')
	@lab/progress 1/2 "kernel source" $(BUILD)/logs/tree-$(KVER).log -- \
		$(MAKE) tree >&2
	@lab/progress 2/2 "kernel for replays" $(BUILD)/logs/uml-$(KVER).log \
		-- lab/build-uml $(KVER) $(BUILD)/kunit-$(KVER) >&2
	@touch $@

quick:
	@tests/run quick $(SUITES)

test:
	@tests/run

test-all:
	@tests/run all $(PARTS)

bench: tree acsctl
	@tests/bench/run

mutants: kernel
	@tests/mutants/run

fuzz: $(ACSGEN)
	@tests/acsctl/fuzz 900s
	@tests/compiler/run 900s
	@tests/core/fuzz 900s

clean:
	rm -rf $(BUILD)
