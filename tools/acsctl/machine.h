/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A machine as plain facts: its PCI functions, how they hang together and what
 * its source says of each. What a source does not tell is unknown, and stays
 * so: nothing here is guessed.
 */
#ifndef ACSCTL_MACHINE_H
#define ACSCTL_MACHINE_H

#include "core.h"
#include "capture.h"

/**
 * enum fact - what is known of something that is so or is not
 * @FACT_UNKNOWN: the source does not tell
 * @FACT_NO: it is not so
 * @FACT_YES: it is so
 */
enum fact {
	FACT_UNKNOWN,
	FACT_NO,
	FACT_YES,
};

/* struct function.reported: the source shows groups, but none for this one */
#define GROUP_NONE		(-1)
/* struct function.reported: the source shows no groups at all */
#define GROUP_UNREPORTED	(-2)

/* A name that more devices have says nothing at all */
#define CANDIDATES_MAX		32

/* Room for an address with its domain */
#define ADDRESS_TEXT		24

/**
 * struct function - a PCI function
 * @domain: PCI domain
 * @bus: bus number
 * @devfn: device and function number, encoded as by PCI_DEVFN()
 * @line: where it begins in the source, counted from 1; 0 if that has no lines
 * @has_vendor: @vendor is known
 * @has_ids: @vendor and @device are known
 * @has_subsystem: @subsystem_vendor and @subsystem_device are known
 * @has_class: @class is known
 * @vendor: PCI vendor id
 * @device: PCI device id
 * @candidates: if @has_vendor but not @has_ids, device ids of which it has one
 * @candidate_count: number of @candidates; 0 if it may have any
 * @subsystem_vendor: as the kernel has it, 0 if the function has none
 * @subsystem_device: likewise
 * @class: base class, subclass and programming interface
 * @header: whether @header_type is known
 * @header_type: PCI_HEADER_TYPE_*, without the multifunction bit
 * @secondary: bus behind it, 0 if none
 * @express: it has a PCI Express capability
 * @type: if @express is FACT_YES, its PCI_EXP_TYPE_* as the kernel takes it;
 *	if it is FACT_NO, ACS_TYPE_CONVENTIONAL
 * @multifunction: the kernel takes it for one of several functions
 * @is_virtual: it is a virtual function, which is one of several for nobody
 * @acs: the kernel finds an ACS extended capability
 * @has_words: @words hold what the capability said in the source
 * @words: ACS capability and control, before anything is enabled
 * @acs_at: config offset of the capability, or 0 if that is unknown
 * @external: a port that leads out of the machine, or a device that the kernel
 *	takes to come from outside
 * @reported: IOMMU group that the source shows, GROUP_NONE or GROUP_UNREPORTED
 * @name: what it is, for people, or NULL
 * @driver: name of its driver, or NULL
 * @running: what a running kernel with this engine last answered, or NULL
 * @captured: its config space, as far as @told
 * @told: BIT(n % 8) of byte n / 8 for each byte n of @captured that the source
 *	tells
 * @sends_as_others: it is one of those that dma-alias.c knows, or may be
 * @above: the bridge that leads to it, or NULL on a root bus
 * @orphan: it has none, but nothing says that it is on a root bus
 */
struct function {
	u32 domain;
	u8 bus;
	u8 devfn;
	unsigned int line;
	bool has_vendor;
	bool has_ids;
	bool has_subsystem;
	bool has_class;
	u16 vendor;
	u16 device;
	u16 candidates[CANDIDATES_MAX];
	u8 candidate_count;
	u16 subsystem_vendor;
	u16 subsystem_device;
	u32 class;
	enum fact header;
	u8 header_type;
	u8 secondary;
	enum fact express;
	u8 type;
	enum fact multifunction;
	bool is_virtual;
	enum fact acs;
	bool has_words;
	struct acs_words words;
	u16 acs_at;
	enum fact external;
	int reported;
	char *name;
	char *driver;
	char *running;
	const struct acs_capture_function *captured;
	u8 told[ACS_CONFIG_SIZE / 8];
	bool sends_as_others;
	const struct function *above;
	bool orphan;
};

/**
 * struct machine - a machine
 * @functions: in the order in which the kernel finds them, once
 *	machine_link() has run: each after the bridge that leads to it
 * @count: number of @functions
 * @capture: what @functions lead to; has no functions where the source has no
 *	config space
 * @memory: chipset registers, or NULL if the source has none
 * @memory_base: their address
 * @tables: for each of struct acs_db.acpi_tables, whether the firmware has it
 * @ats_disabled: Address Translation Services are off
 * @locked_down: its kernel is known to be locked down
 * @shows_domains: its addresses are written with their domain
 * @shows_groups: the source tells IOMMU groups
 */
struct machine {
	struct function *functions;
	unsigned int count;
	struct acs_capture capture;
	struct acs_capture_memory *memory;
	u32 memory_base;
	enum fact tables[ACS_ACPI_TABLES_MAX];
	enum fact ats_disabled;
	bool locked_down;
	bool shows_domains;
	bool shows_groups;
};

void *allocate(size_t count, size_t size);
struct machine *machine_new(unsigned int count);
void machine_free(struct machine *machine);
void machine_link(struct machine *machine);
struct function *machine_find(const struct machine *machine, u32 domain,
			      u8 bus, u8 devfn);
void machine_address(char *buf, size_t size, const struct machine *machine,
		     const struct function *function);
bool function_tells(const struct function *function, unsigned int offset,
		    unsigned int size);
bool function_is_bridge(const struct function *function);
size_t function_title(char *buf, size_t size, const struct function *function);
const char *function_type_name(const struct function *function);

/* dma-alias.c */
bool function_may_send_as_others(const struct function *function);
enum fact function_sends_as(const struct function *function, u8 devfn);
enum fact functions_are_aliases(const struct function *a,
				const struct function *b);

#endif /* ACSCTL_MACHINE_H */
