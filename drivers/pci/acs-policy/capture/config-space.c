// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads captured config space, and simulates how a function handles writes.
 *
 * Enumeration may write to nearly any register, so nearly all of them keep what
 * is written. Read-only are registers that hardware fixes (ids, class, chains
 * of capabilities, features of a port), registers that only hardware changes
 * (status), and registers that need memory or I/O space (base addresses, which
 * read as 0, and bridge windows).
 */
#include "config-space.h"

/* A chain with more capabilities than fit has a loop */
#define CHAIN_MAX		48
#define EXTENDED_CHAIN_MAX	((ACS_CONFIG_SIZE - 256) / 8)

#define HEADER_TYPE(bytes)	((bytes)[PCI_HEADER_TYPE] & 0x7f)

/**
 * acs_config_get - get the value of a register
 * @bytes: config space
 * @offset: offset of the register
 * @size: size of the register, in bytes
 *
 * Return: the value; bytes beyond the end of config space read as all ones.
 */
u32 acs_config_get(const u8 *bytes, unsigned int offset, unsigned int size)
{
	u32 value = 0;
	unsigned int i;

	for (i = 0; i < size; i++)
		value |= (u32)(offset + i < ACS_CONFIG_SIZE ? bytes[offset + i]
							    : 0xff) << i * 8;
	return value;
}

static unsigned int first_capability(const u8 *bytes)
{
	unsigned int at = HEADER_TYPE(bytes) == PCI_HEADER_TYPE_CARDBUS ?
			  PCI_CB_CAPABILITY_LIST : PCI_CAPABILITY_LIST;

	if (!(bytes[PCI_STATUS] & PCI_STATUS_CAP_LIST))
		return 0;
	return bytes[at] & ~3;
}

/* The offset @at if there is a capability, or else 0 */
static unsigned int this_capability(const u8 *bytes, unsigned int at)
{
	return at >= PCI_STD_HEADER_SIZEOF && bytes[at] != 0xff ? at : 0;
}

static unsigned int next_capability(const u8 *bytes, unsigned int at)
{
	return this_capability(bytes, bytes[at + PCI_CAP_LIST_NEXT] & ~3);
}

static unsigned int this_extended(const u8 *bytes, unsigned int at)
{
	u32 header = acs_config_get(bytes, at, 4);

	return at >= 256 && header && header != ~0U ? at : 0;
}

static unsigned int next_extended(const u8 *bytes, unsigned int at)
{
	return this_extended(bytes, acs_config_get(bytes, at, 4) >> 20 & ~3);
}

/**
 * acs_config_find - find a capability
 * @bytes: config space
 * @id: PCI_CAP_ID_*
 *
 * Return: its offset, or 0.
 */
unsigned int acs_config_find(const u8 *bytes, u8 id)
{
	unsigned int at = this_capability(bytes, first_capability(bytes));
	unsigned int i;

	for (i = 0; at && i < CHAIN_MAX; i++) {
		if (bytes[at] == id)
			return at;
		at = next_capability(bytes, at);
	}
	return 0;
}

/**
 * acs_config_find_extended - find an extended capability
 * @bytes: config space
 * @id: PCI_EXT_CAP_ID_*
 *
 * Return: its offset, or 0.
 */
unsigned int acs_config_find_extended(const u8 *bytes, u16 id)
{
	unsigned int at = this_extended(bytes, 256);
	unsigned int i;

	for (i = 0; at && i < EXTENDED_CHAIN_MAX; i++) {
		if (acs_config_get(bytes, at, 2) == id)
			return at;
		at = next_extended(bytes, at);
	}
	return 0;
}

/**
 * acs_config_is_bridge - check whether a function is a bridge
 * @bytes: config space
 *
 * Return: true if it is a PCI-to-PCI or CardBus bridge.
 */
bool acs_config_is_bridge(const u8 *bytes)
{
	return HEADER_TYPE(bytes) == PCI_HEADER_TYPE_BRIDGE ||
	       HEADER_TYPE(bytes) == PCI_HEADER_TYPE_CARDBUS;
}

static void protect(struct acs_config *config, unsigned int offset,
		    unsigned int size)
{
	while (size-- && offset < ACS_CONFIG_SIZE)
		config->writable[offset++] = 0;
}

static void allow(struct acs_config *config, unsigned int offset,
		  unsigned int size)
{
	memset(config->writable + offset, 0xff, size);
}

/* A base address that always reads as 0 is not implemented */
static void clear(struct acs_config *config, unsigned int offset,
		  unsigned int size)
{
	protect(config, offset, size);
	while (size-- && offset < ACS_CONFIG_SIZE)
		config->bytes[offset++] = 0;
}

static void set_up_header(struct acs_config *config)
{
	protect(config, 0, PCI_STD_HEADER_SIZEOF);
	allow(config, PCI_COMMAND, 2);
	allow(config, PCI_CACHE_LINE_SIZE, 2);
	allow(config, PCI_INTERRUPT_LINE, 1);

	switch (HEADER_TYPE(config->bytes)) {
	case PCI_HEADER_TYPE_NORMAL:
		clear(config, PCI_BASE_ADDRESS_0, 6 * 4);
		clear(config, PCI_ROM_ADDRESS, 4);
		break;
	case PCI_HEADER_TYPE_BRIDGE:
		clear(config, PCI_BASE_ADDRESS_0, 2 * 4);
		clear(config, PCI_ROM_ADDRESS1, 4);
		allow(config, PCI_PRIMARY_BUS, 4);
		allow(config, PCI_BRIDGE_CONTROL, 2);
		break;
	case PCI_HEADER_TYPE_CARDBUS:
		clear(config, PCI_BASE_ADDRESS_0, 4);
		allow(config, PCI_CB_PRIMARY_BUS, 4);
		allow(config, PCI_CB_BRIDGE_CONTROL, 2);
		break;
	}
}

/* PCIe r6.0, sec 7.5.3: capability and status registers are read-only */
static void set_up_express(struct acs_config *config, unsigned int at)
{
	static const u8 places[][2] = {
		{ PCI_EXP_FLAGS, 2 }, { PCI_EXP_DEVCAP, 4 },
		{ PCI_EXP_DEVSTA, 2 }, { PCI_EXP_LNKCAP, 4 },
		{ PCI_EXP_LNKSTA, 2 }, { PCI_EXP_SLTCAP, 4 },
		{ PCI_EXP_SLTSTA, 2 }, { PCI_EXP_RTCAP, 2 },
		{ PCI_EXP_RTSTA, 4 }, { PCI_EXP_DEVCAP2, 4 },
		{ PCI_EXP_DEVSTA2, 2 }, { PCI_EXP_LNKCAP2, 4 },
		{ PCI_EXP_LNKSTA2, 2 },
	};
	u32 status = acs_config_get(config->bytes, at + PCI_EXP_LNKSTA, 2);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(places); i++)
		protect(config, at + places[i][0], places[i][1]);

	/*
	 * The link of an empty slot never comes up here. If the port reports
	 * link status, the kernel would retrain the link and wait for it.
	 */
	if (!(status & PCI_EXP_LNKSTA_DLLLA))
		config->bytes[at + PCI_EXP_LNKCAP + 2] &=
			~(PCI_EXP_LNKCAP_DLLLARC >> 16);
}

static void set_up_capabilities(struct acs_config *config)
{
	const u8 *bytes = config->bytes;
	unsigned int at = this_capability(bytes, first_capability(bytes));
	unsigned int i;

	for (i = 0; at && i < CHAIN_MAX; i++) {
		protect(config, at, 2);
		if (bytes[at] == PCI_CAP_ID_EXP)
			set_up_express(config, at);
		else if (bytes[at] == PCI_CAP_ID_PM)
			protect(config, at + PCI_PM_PMC, 2);
		at = next_capability(bytes, at);
	}
}

/* PCIe r6.0, sec 7.7.11: only implemented bits can be enabled */
static void set_up_acs(struct acs_config *config, unsigned int at)
{
	protect(config, at + PCI_ACS_CAP, 2);
	if (at + PCI_ACS_CTRL + 1 >= ACS_CONFIG_SIZE)
		return;
	config->writable[at + PCI_ACS_CTRL] = config->bytes[at + PCI_ACS_CAP] &
					      0x7f;
	config->writable[at + PCI_ACS_CTRL + 1] = 0;
}

/* PCIe r6.0, sec 9.3.3 */
static void set_up_sriov(struct acs_config *config, unsigned int at)
{
	protect(config, at + PCI_SRIOV_CAP, 4);
	protect(config, at + PCI_SRIOV_STATUS, 2);
	protect(config, at + PCI_SRIOV_INITIAL_VF, 4);
	protect(config, at + PCI_SRIOV_VF_OFFSET, 4);
	protect(config, at + PCI_SRIOV_VF_DID, 2);
	protect(config, at + PCI_SRIOV_SUP_PGSIZE, 4);
	clear(config, at + PCI_SRIOV_BAR, PCI_SRIOV_NUM_BARS * 4);
}

static void set_up_extended(struct acs_config *config)
{
	const u8 *bytes = config->bytes;
	unsigned int at = this_extended(bytes, 256);
	unsigned int i;

	for (i = 0; at && i < EXTENDED_CHAIN_MAX; i++) {
		protect(config, at, 4);
		if (acs_config_get(bytes, at, 2) == PCI_EXT_CAP_ID_ACS)
			set_up_acs(config, at);
		else if (acs_config_get(bytes, at, 2) == PCI_EXT_CAP_ID_SRIOV)
			set_up_sriov(config, at);
		at = next_extended(bytes, at);
	}
}

/**
 * acs_config_reset - set config space to what was captured
 * @config: the config space
 * @captured: the function, which must outlive @config
 *
 * Bytes that are not captured read as all ones and ignore writes.
 */
void acs_config_reset(struct acs_config *config,
		      const struct acs_capture_function *captured)
{
	unsigned int offset;

	config->captured = captured;
	memcpy(config->bytes, captured->bytes, sizeof(config->bytes));
	memset(config->writable, 0xff, sizeof(config->writable));
	set_up_header(config);
	set_up_capabilities(config);
	set_up_extended(config);

	for (offset = 0; offset < ACS_CONFIG_SIZE; offset++)
		if (!acs_capture_has_byte(captured, offset)) {
			config->bytes[offset] = 0xff;
			config->writable[offset] = 0;
		}
}

/**
 * acs_config_write - write to config space
 * @config: the config space
 * @offset: offset of the register
 * @size: size of the register, in bytes
 * @value: the value to write
 */
void acs_config_write(struct acs_config *config, unsigned int offset,
		      unsigned int size, u32 value)
{
	unsigned int i;

	for (i = 0; i < size && offset + i < ACS_CONFIG_SIZE; i++) {
		u8 *byte = &config->bytes[offset + i];
		u8 mask = config->writable[offset + i];

		*byte = (*byte & ~mask) | (value >> i * 8 & mask);
	}
}
