/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A machine as plain facts: its PCI functions, their topology and what the
 * source says about each of them. What the source does not say is unknown.
 * Nothing is guessed.
 */
#ifndef ACSCTL_MACHINE_MACHINE_H
#define ACSCTL_MACHINE_MACHINE_H

#include "core.h"
#include "capture/capture.h"
#include "machine/controls.h"

/**
 * enum fact - a truth value that may be unknown
 * @FACT_UNKNOWN: the source does not say
 * @FACT_NO: false
 * @FACT_YES: true
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

/* A name that more devices share than this is treated as unknown */
#define CANDIDATES_MAX		32

/* Size of a buffer for an address with its domain */
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
 * @candidates: possible device ids, if @has_vendor but not @has_ids
 * @candidate_count: number of @candidates; 0 if any id is possible
 * @subsystem_vendor: as the kernel has it, 0 if the function has none
 * @subsystem_device: likewise
 * @class: base class, subclass and programming interface
 * @header: whether @header_type is known
 * @header_type: PCI_HEADER_TYPE_*, without the multifunction bit
 * @secondary: secondary bus, or 0
 * @express: it has a PCI Express capability
 * @type: if @express is FACT_YES, its PCI_EXP_TYPE_* as the kernel takes it; if
 *	it is FACT_NO, ACS_TYPE_CONVENTIONAL
 * @multifunction: the kernel treats it as one of several functions
 * @is_virtual: it is a virtual function, which never counts as one of several
 * @acs: it has an ACS extended capability that the kernel finds
 * @has_words: @words hold the registers of the capability
 * @words: ACS capability and control, before anything is enabled
 * @acs_at: config offset of the capability, or 0 if that is unknown
 * @slot: whether the link below this port leads to a slot, and not to a device
 *	that is built in
 * @slot_number: number of that slot as the chassis has it, or 0 if unknown
 * @lanes: number of lanes of its link, or 0 if unknown
 * @shows_empty: the registers of this bridge show that nothing is behind it
 * @external: it is an external-facing port, or a device that the kernel takes
 *	for untrusted
 * @reported: IOMMU group that the source shows, GROUP_NONE or GROUP_UNREPORTED
 * @name: human-readable name, or NULL
 * @firm: number of bytes of @name that name the vendor
 * @driver: name of its driver, or NULL
 * @running: what a running kernel with this engine last answered, or NULL
 * @captured: its config space, valid where @known_bytes says so
 * @known_bytes: bitmap of the bytes of @captured that are known
 * @made: @captured, if it was made from words, else NULL
 * @cleared_at: config offset of a register of @made that is taken as 0 though
 *	its value is unknown, or 0
 * @may_have_aliases: it may use the requester ID of another function
 * @above: the bridge above it, or NULL on a root bus
 * @orphan: @above is NULL, but it is not known to be on a root bus
 * @lacks_function_0: function 0 of its slot has to exist, but is missing
 * @may_lack_slot: nothing shows that the source has all functions of its slot
 * @may_lack_below: it is a bridge, and nothing shows that the source has what is
 *	behind it
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
	enum fact slot;
	u16 slot_number;
	u8 lanes;
	bool shows_empty;
	enum fact external;
	int reported;
	char *name;
	size_t firm;
	char *driver;
	char *running;
	const struct acs_capture_function *captured;
	u8 known_bytes[ACS_CONFIG_SIZE / 8];
	struct acs_capture_function *made;
	u16 cleared_at;
	bool may_have_aliases;
	const struct function *above;
	bool orphan;
	bool lacks_function_0;
	bool may_lack_slot;
	bool may_lack_below;
};

/**
 * struct machine - a machine
 * @functions: the functions; after machine_link() each one follows the bridge
 *	above it
 * @count: number of @functions
 * @room: number of elements that fit in @functions
 * @capture: config space that @functions point to; empty if the source has none
 * @memory: chipset registers, or NULL if the source has none
 * @memory_base: address of @memory
 * @tables: for each of struct acs_db.acpi_tables, whether the firmware has it
 * @ats_disabled: Address Translation Services are off
 * @locked_down: the kernel is known to be locked down
 * @shows_domains: addresses are written with their domain
 * @shows_groups: the source reports IOMMU groups
 * @has_doubtful_groups: it reports two groups for one function
 * @incomplete: the source has functions that could not be read
 * @ends_open: nothing shows that the description of the last function is complete
 * @command_line: command line of the kernel that reports the groups, or NULL
 * @release: release of that kernel, or NULL
 * @controls: options on @command_line that change ACS control registers, or
 *	NULL
 * @kernel_policy: policy of that kernel, if @learned is not NULL
 * @learned: for each function, whether it isolated in that kernel, or NULL
 * @learned_count: number of verdicts that are known by @learned only
 * @disputed: for each function, whether the reported groups cannot have come
 *	about as far as it is concerned; NULL if they can
 * @is_whole: the source shows that it has all functions of the machine
 * @platform: name of a platform whose kernel does not form groups by ACS, or
 *	NULL
 */
struct machine {
	struct function *functions;
	unsigned int count;
	unsigned int room;
	struct acs_capture capture;
	struct acs_capture_memory *memory;
	u32 memory_base;
	enum fact tables[ACS_ACPI_TABLES_MAX];
	enum fact ats_disabled;
	bool locked_down;
	bool shows_domains;
	bool shows_groups;
	bool has_doubtful_groups;
	bool incomplete;
	bool ends_open;
	char *command_line;
	char *release;
	struct controls *controls;
	struct acs_policy *kernel_policy;
	enum fact *learned;
	unsigned int learned_count;
	bool *disputed;
	bool is_whole;
	const char *platform;
};

struct machine *machine_new(unsigned int count);
struct function *machine_add(struct machine *machine);
void machine_free(struct machine *machine);
struct function *machine_find(const struct machine *machine, u32 domain,
			      u8 bus, u8 devfn);
void machine_address(char *buf, size_t size, const struct machine *machine,
		     const struct function *function);
bool function_knows(const struct function *function, unsigned int offset,
		    unsigned int size);
bool function_is_bridge(const struct function *function);
bool function_is_host_bridge(const struct function *function);
bool function_is_downstream_port(const struct function *function);
bool function_leads_down(const struct function *function);
bool function_is_below(const struct function *function,
		       const struct function *bridge);
const struct function *function_top(const struct function *function);
bool functions_share_slot(const struct function *a, const struct function *b);
size_t function_title(char *buf, size_t size, const struct function *function);
const char *function_type_name(const struct function *function);

#endif /* ACSCTL_MACHINE_MACHINE_H */
