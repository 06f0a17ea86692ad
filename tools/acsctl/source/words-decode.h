/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What lspci says in words: "lspci -v", "-vv", "-nn" and so on, as it is or as
 * forums and mail mangle it.
 */
#ifndef ACSCTL_SOURCE_WORDS_DECODE_H
#define ACSCTL_SOURCE_WORDS_DECODE_H

#include "machine/machine.h"
#include "source/warnings.h"

/* ACSCap: and ACSCtl: lines that were read */
#define DECODED_CAPABILITY	BIT(0)
#define DECODED_CONTROL		BIT(1)

/**
 * struct decoded - a function, as the words have it
 * @domain: PCI domain
 * @bus: bus number
 * @devfn: device and function number
 * @line: where it begins, counted from 1
 * @title: what stands behind its address, joined if it was wrapped
 * @is_numeric: @title is numbers only, as -n prints it
 * @has_ids: @vendor and @device are there as numbers
 * @has_subsystem: so are the subsystem's
 * @has_class: so is the class, without its programming interface
 * @vendor: PCI vendor id
 * @device: PCI device id
 * @subsystem_vendor: PCI subsystem vendor id
 * @subsystem_device: PCI subsystem id
 * @class: base class and subclass
 * @chain: whether it has a list of capabilities
 * @is_detailed: more than its title was printed
 * @is_denied: capabilities were there, but not for this user; or some of its
 *	items may have lost their way
 * @stage: how far its items are, an enum item_stage
 * @seen: BIT(n) if the item n that lspci prints once was there
 * @capabilities: how many were printed
 * @express: it has a PCI Express capability
 * @has_type: @type is known
 * @type: PCI_EXP_TYPE_*
 * @acs_at: config offset of the ACS capability, 0 if it has none
 * @words: DECODED_* that were read
 * @capability: ACS capability bits
 * @control: ACS control bits
 * @has_buses: @secondary and @subordinate are there
 * @secondary: bus behind it
 * @subordinate: last bus behind it
 * @has_sriov: it has an SR-IOV capability
 * @vf_count: how many virtual functions it has, -1 if that is unknown
 * @vf_offset: from it to the first of these
 * @vf_stride: from one to the next
 * @group: IOMMU group, or GROUP_UNREPORTED
 * @driver: its driver, or NULL
 */
struct decoded {
	u32 domain;
	u8 bus;
	u8 devfn;
	unsigned int line;
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
};

/**
 * struct listing - all that a text says
 * @functions: in the order of the text
 * @count: number of @functions
 * @room: how many fit
 * @shows_domains: addresses are written with their domain
 * @incomplete: it had functions whose address is lost
 */
struct listing {
	struct decoded *functions;
	unsigned int count;
	unsigned int room;
	bool shows_domains;
	bool incomplete;
};

void listing_read(struct listing *listing, const char *text, size_t length,
		  struct warnings *warnings);
void listing_free(struct listing *listing);

#endif /* ACSCTL_SOURCE_WORDS_DECODE_H */
