/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Parser for the decoded output of lspci: "lspci -v", "-vv", "-nn" and so on,
 * as printed, or as mangled by forums and mail.
 */
#ifndef ACSCTL_SOURCE_WORDS_DECODE_H
#define ACSCTL_SOURCE_WORDS_DECODE_H

#include "machine/machine.h"
#include "source/plain.h"
#include "source/warnings.h"

/* The ACSCap: and ACSCtl: lines that were read */
#define DECODED_CAPABILITY	BIT(0)
#define DECODED_CONTROL		BIT(1)

/**
 * struct decoded - a function as lspci describes it
 * @domain: PCI domain
 * @bus: bus number
 * @devfn: device and function number
 * @line: line where it begins, counted from 1
 * @place: its place among the descriptions of the text
 * @shows_domain: its address is written with its domain
 * @title: text after its address, joined if it was wrapped
 * @is_numeric: @title has numbers only, as with -n
 * @has_ids: @vendor and @device are known
 * @has_subsystem: @subsystem_vendor and @subsystem_device are known
 * @has_class: @class is known
 * @vendor: PCI vendor id
 * @device: PCI device id
 * @subsystem_vendor: PCI subsystem vendor id
 * @subsystem_device: PCI subsystem id
 * @class: base class and subclass
 * @chain: whether it has a capability list
 * @is_detailed: it was printed with -v, and so its capabilities, if it has any
 * @is_denied: capabilities could not be read, or some of its items may be lost
 * @stage: stage of its last item, an enum item_stage
 * @seen: BIT(n) if item n was seen
 * @capabilities: number of capabilities that were printed
 * @express: it has a PCI Express capability
 * @has_type: @type is known
 * @type: PCI_EXP_TYPE_*
 * @slot: whether it has a slot, as its type says
 * @slot_number: number of the slot, or 0
 * @lanes: number of lanes of its link, or 0
 * @reports_link: its link capabilities say that it reports whether its link is up
 * @link_down: its link is down
 * @closed: number of its windows through which it forwards nothing
 * @open: number of those through which it does
 * @acs_at: config offset of the ACS capability, 0 if it has none
 * @words: DECODED_* that were read
 * @capability: ACS capability bits
 * @control: ACS control bits
 * @has_buses: @secondary and @subordinate are known
 * @secondary: secondary bus
 * @subordinate: subordinate bus
 * @has_sriov: it has an SR-IOV capability
 * @vf_count: number of its virtual functions, or -1 if unknown
 * @vf_offset: offset of the first virtual function
 * @vf_stride: distance of virtual functions
 * @group: IOMMU group, or GROUP_UNREPORTED
 * @driver: its driver, or NULL
 * @is_captured: there is a hex dump of it, too
 */
struct decoded {
	u32 domain;
	u8 bus;
	u8 devfn;
	unsigned int line;
	unsigned int place;
	bool shows_domain;
	char *title;
	bool is_numeric;
	bool has_ids;
	bool has_subsystem;
	bool has_class;
	u16 vendor;
	u16 device;
	u16 subsystem_vendor;
	u16 subsystem_device;
	u16 class;
	enum fact chain;
	bool is_detailed;
	bool is_denied;
	u8 stage;
	u32 seen;
	unsigned int capabilities;
	bool express;
	bool has_type;
	u8 type;
	enum fact slot;
	u16 slot_number;
	u8 lanes;
	bool reports_link;
	bool link_down;
	u8 closed;
	u8 open;
	u16 acs_at;
	u8 words;
	u32 capability;
	u32 control;
	bool has_buses;
	u8 secondary;
	u8 subordinate;
	bool has_sriov;
	int vf_count;
	unsigned int vf_offset;
	unsigned int vf_stride;
	int group;
	char *driver;
	bool is_captured;
};

/**
 * struct listing - the parsed output of lspci
 * @functions: functions in the order of their addresses, each one once
 * @count: number of @functions
 * @room: number of elements that fit
 * @shows_domains: addresses are written with their domain
 * @incomplete: there are functions whose address is lost
 * @ends_open: the text may end within the last function
 * @contradicts: some function is in two groups
 */
struct listing {
	struct decoded *functions;
	unsigned int count;
	unsigned int room;
	bool shows_domains;
	bool incomplete;
	bool ends_open;
	bool contradicts;
};

void listing_read(struct listing *listing, const struct plain *plain,
		  struct warnings *warnings);
void listing_free(struct listing *listing);

#endif /* ACSCTL_SOURCE_WORDS_DECODE_H */
