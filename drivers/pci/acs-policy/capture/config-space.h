/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Config space of a captured function: how to read it, and a simulation of
 * writes to it, as far as enumeration and ACS need one.
 */
#ifndef ACS_REPLAY_CONFIG_H
#define ACS_REPLAY_CONFIG_H

#include "capture.h"

/**
 * struct acs_config - simulated config space of a function
 * @captured: the function as captured
 * @bytes: current contents
 * @writable: the bits of @bytes that a write changes
 */
struct acs_config {
	const struct acs_capture_function *captured;
	u8 bytes[ACS_CONFIG_SIZE];
	u8 writable[ACS_CONFIG_SIZE];
};

u32 acs_config_get(const u8 *bytes, unsigned int offset, unsigned int size);
unsigned int acs_config_find(const u8 *bytes, u8 id);
unsigned int acs_config_find_extended(const u8 *bytes, u16 id);
bool acs_config_is_bridge(const u8 *bytes);

void acs_config_reset(struct acs_config *config,
		      const struct acs_capture_function *captured);
void acs_config_write(struct acs_config *config, unsigned int offset,
		      unsigned int size, u32 value);

#endif /* ACS_REPLAY_CONFIG_H */
