/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The boot option, and what is known about a device that it may select.
 */
#ifndef ACS_POLICY_CORE_H
#define ACS_POLICY_CORE_H

#include "answer.h"

/* A path selector cannot describe a longer path to a device */
#define ACS_HOPS_MAX	16

/*
 * Further items are refused, with a message. A command line of 2048 characters,
 * the limit on most architectures, cannot hold that many.
 */
#define ACS_ITEMS_MAX	340

/**
 * struct acs_hop - a function on the way from a device to its root bus
 * @bus: bus number
 * @devfn: device and function number, encoded as by PCI_DEVFN()
 */
struct acs_hop {
	u8 bus;
	u8 devfn;
};

/**
 * struct acs_device - record of a device: everything a decision may depend on
 * @vendor: config offset 0
 * @device: config offset 2
 * @subsystem_vendor: from the header or, of a bridge, its SSVID capability
 * @subsystem_device: likewise
 * @segment: PCI domain
 * @hops: @hops[0] is the device, then the bridges above it, root bus last
 * @hop_count: number of @hops filled, at least 1
 * @type: PCI_EXP_TYPE_* or ACS_TYPE_CONVENTIONAL
 * @multifunction: it is one of several functions
 * @root_bus: it is on a root bus
 * @has_acs: it has an ACS extended capability
 * @external_facing: a port that leads out of the machine
 * @untrusted: the kernel considers it to come from outside the machine
 * @behind_external: it is below an external-facing port or an untrusted device
 * @behind_conventional: it is below a conventional PCI or PCI-X bus
 * @acpi_tables: BIT(n) for each of struct acs_db.acpi_tables that the firmware
 *	provides
 * @ats_disabled: Address Translation Services are disabled in this kernel
 * @enabled: the rule's program has run, and every write was verified
 * @failed: the rule's program has run and failed
 * @unasked: nobody had asked for ACS when the kernel found the device, and it has
 *	not been enabled since
 * @lost: the register that no longer holds what the program set, or NULL
 * @kernel_row: a row of the kernel's own table answers for the device; used
 *	only if no rule matches
 * @kernel_provides: PCI_ACS_* bits that the row grants
 * @words: ACS registers, from where the matching rule says they are; if no rule
 *	matches, or it does not say, from the ACS extended capability
 * @tried: the rule of a blob that matches, if no other rule and no row does, or
 *	NULL; @enabled, @failed and @lost are then about its program
 * @tried_words: ACS registers from where @tried says they are, if it does
 */
struct acs_device {
	u16 vendor;
	u16 device;
	u16 subsystem_vendor;
	u16 subsystem_device;
	u32 segment;
	struct acs_hop hops[ACS_HOPS_MAX];
	u8 hop_count;
	u8 type;
	u8 acpi_tables;
	bool multifunction;
	bool root_bus;
	bool has_acs;
	bool external_facing;
	bool untrusted;
	bool behind_external;
	bool behind_conventional;
	bool ats_disabled;
	bool enabled;
	bool failed;
	bool unasked;
	bool kernel_row;
	u32 kernel_provides;
	const struct acs_fault *lost;
	struct acs_words words;
	const struct acs_rule *tried;
	struct acs_words tried_words;
};

/**
 * enum acs_mode - whom to trust
 * @ACS_MODE_STRICT: the device's own ACS registers
 * @ACS_MODE_QUIRK: the registers and the database
 * @ACS_MODE_OVERRIDE: the registers, the database and the administrator
 */
enum acs_mode {
	ACS_MODE_STRICT,
	ACS_MODE_QUIRK,
	ACS_MODE_OVERRIDE,
};

/**
 * enum acs_selector_kind - how an item selects devices
 * @ACS_SELECT_DEFAULT: no selector; every device that no other item selects
 * @ACS_SELECT_PATH: by path from a bus
 * @ACS_SELECT_ID: by vendor, device and subsystem ids; 0 matches any id
 * @ACS_SELECT_DOWNSTREAM: root ports and switch downstream ports
 * @ACS_SELECT_MULTIFUNCTION: PCIe functions of multifunction devices, except
 *	root ports, downstream ports and bridges to conventional PCI
 */
enum acs_selector_kind {
	ACS_SELECT_DEFAULT,
	ACS_SELECT_PATH,
	ACS_SELECT_ID,
	ACS_SELECT_DOWNSTREAM,
	ACS_SELECT_MULTIFUNCTION,
};

/**
 * struct acs_item - one item of the boot option
 * @mode: the mode it requests, an enum acs_mode
 * @kind: how it selects devices, an enum acs_selector_kind
 * @bus: for ACS_SELECT_PATH, number of the bus where the path starts
 * @devfn_count: number of @devfns
 * @vendor: for ACS_SELECT_ID
 * @device: for ACS_SELECT_ID
 * @subsystem_vendor: for ACS_SELECT_ID
 * @subsystem_device: for ACS_SELECT_ID
 * @segment: PCI domain, for ACS_SELECT_PATH
 * @devfns: for ACS_SELECT_PATH, from the starting bus down to the device
 */
struct acs_item {
	u8 mode;
	u8 kind;
	u8 bus;
	u8 devfn_count;
	u16 vendor;
	u16 device;
	u16 subsystem_vendor;
	u16 subsystem_device;
	u32 segment;
	u8 devfns[ACS_HOPS_MAX];
};

/**
 * struct acs_policy - the parsed boot option
 * @item_count: number of valid @items
 * @items: in the order given; the last one that selects a device applies. A
 *	policy that is only read may be allocated without the unused ones.
 */
struct acs_policy {
	u16 item_count;
	struct acs_item items[ACS_ITEMS_MAX];
};

/**
 * struct acs_mistake - why an item was ignored
 * @offset: where the mistake is, in characters from the start of the text
 * @length: number of characters that are wrong; may be 0 at the end of the text
 * @what: what is wrong, and what was expected
 */
struct acs_mistake {
	u16 offset;
	u16 length;
	const char *what;
};

typedef void (*acs_mistake_fn)(void *context, const char *text,
			       const struct acs_mistake *mistake);

void acs_option_parse(struct acs_policy *policy, const char *text,
		      acs_mistake_fn mistake, void *context);
void acs_option_parse_legacy(struct acs_policy *policy, const char *text,
			     acs_mistake_fn mistake, void *context);
bool acs_item_selects(const struct acs_item *item,
		      const struct acs_device *dev);
const struct acs_item *acs_select_among(const struct acs_policy *policy,
					const struct acs_device *dev);
bool acs_item_claims(const struct acs_item *item, const struct acs_device *dev);

/**
 * acs_select_item - select the item that applies to a device, if any
 * @policy: the parsed boot option
 * @dev: record of the device
 *
 * Most machines have no boot option, and then there is nothing to call.
 *
 * Return: what acs_select_among() returns; NULL without items.
 */
static inline const struct acs_item *
acs_select_item(const struct acs_policy *policy, const struct acs_device *dev)
{
	return policy->item_count ? acs_select_among(policy, dev) : NULL;
}

/**
 * acs_item_mode - get the mode that an item requests
 * @item: the item that acs_select_item() found, or NULL
 *
 * Return: the item's mode; the default, quirk, without an item.
 */
static inline enum acs_mode acs_item_mode(const struct acs_item *item)
{
	return item ? item->mode : ACS_MODE_QUIRK;
}

/**
 * acs_is_downstream_port - check whether a device is a port to other devices
 * @type: its PCI_EXP_TYPE_* or ACS_TYPE_CONVENTIONAL
 *
 * Return: true if it is a root port or a switch downstream port.
 */
static inline bool acs_is_downstream_port(u8 type)
{
	return type == PCI_EXP_TYPE_ROOT_PORT ||
	       type == PCI_EXP_TYPE_DOWNSTREAM;
}

/**
 * acs_may_have_peers - check whether a function can have peers in its device
 * @type: its PCI_EXP_TYPE_* or ACS_TYPE_CONVENTIONAL
 *
 * Functions of these types can reach each other if they are in the same
 * multifunction device, so ACS applies to them there.
 *
 * Return: true if its type is one of these.
 */
static inline bool acs_may_have_peers(u8 type)
{
	switch (type) {
	case PCI_EXP_TYPE_ENDPOINT:
	case PCI_EXP_TYPE_LEG_END:
	case PCI_EXP_TYPE_UPSTREAM:
	case PCI_EXP_TYPE_RC_END:
		return true;
	default:
		return false;
	}
}

/**
 * acs_is_multifunction - check whether "multifunction" selects a function
 * @dev: record of the device
 *
 * Return: true if it does.
 */
static inline bool acs_is_multifunction(const struct acs_device *dev)
{
	return dev->multifunction && acs_may_have_peers(dev->type);
}

/**
 * enum acs_refusal - why override is refused for a device that it selects
 * @ACS_REFUSED_NOT: it is not refused
 * @ACS_REFUSED_EXTERNAL_FACING: the port leads out of the machine
 * @ACS_REFUSED_UNTRUSTED: the device comes from outside the machine
 * @ACS_REFUSED_BEHIND_EXTERNAL: the device is below one of these
 * @ACS_REFUSED_BEHIND_CONVENTIONAL: the device is below a conventional PCI bus
 * @ACS_REFUSED_OFF_ROOT_BUS: not a PCIe function and not on a root bus
 * @ACS_REFUSED_NOT_BUILT: the kernel is built without override
 * @ACS_REFUSED_LOCKED_DOWN: the kernel is locked down
 */
enum acs_refusal {
	ACS_REFUSED_NOT,
	ACS_REFUSED_EXTERNAL_FACING,
	ACS_REFUSED_UNTRUSTED,
	ACS_REFUSED_BEHIND_EXTERNAL,
	ACS_REFUSED_BEHIND_CONVENTIONAL,
	ACS_REFUSED_OFF_ROOT_BUS,
	ACS_REFUSED_NOT_BUILT,
	ACS_REFUSED_LOCKED_DOWN,
};

enum acs_refusal acs_refuse_override(const struct acs_device *dev,
				     enum acs_refusal ban);
const char *acs_refusal_text(enum acs_refusal refusal);

#endif /* ACS_POLICY_CORE_H */
