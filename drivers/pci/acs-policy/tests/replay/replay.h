/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Test only: replays captured machines. The PCI core enumerates them, and the
 * IOMMU core puts their functions into groups.
 */
#ifndef ACS_REPLAY_H
#define ACS_REPLAY_H

#include <linux/pci.h>

#include "../../capture/config-space.h"
#include "memory.h"

/* Linux gives the domains of VMD controllers numbers from here on */
#define ACS_REPLAY_VMD	0x10000

/* Maximum size of a capture, so that a wrong file is refused early */
#define ACS_REPLAY_TEXT_MAX	(64 << 20)

/**
 * struct acs_replay_access - an access to a replayed machine
 * @function: the function, or NULL for an access to chipset registers
 * @write: it is a write
 * @offset: offset in config space or in chipset registers
 * @size: in bytes
 */
struct acs_replay_access {
	const struct acs_capture_function *function;
	bool write;
	u16 offset;
	u8 size;
};

/**
 * enum acs_replay_fate - outcome of an access
 * @ACS_REPLAY_DONE: it succeeds
 * @ACS_REPLAY_FAILED: it returns an error and all ones
 * @ACS_REPLAY_ONES: it reads as all ones, without an error
 * @ACS_REPLAY_LOST: the write succeeds, but has no effect
 */
enum acs_replay_fate {
	ACS_REPLAY_DONE,
	ACS_REPLAY_FAILED,
	ACS_REPLAY_ONES,
	ACS_REPLAY_LOST,
};

/**
 * struct acs_replay_function - a function of a replayed machine
 * @config: its config space
 * @dev: the kernel's device, or NULL if the kernel did not find it
 */
struct acs_replay_function {
	struct acs_config config;
	struct pci_dev *dev;
};

/**
 * struct acs_replay - a replayed machine
 * @capture: config space as captured
 * @functions: its functions, in the order of @capture.functions
 * @captured_memory: chipset registers as captured, or NULL if there are none
 * @memory: current contents of the chipset registers
 * @memory_base: physical address of the chipset registers
 * @fate: decides the outcome of each access, or NULL if all succeed
 * @context: passed to @fate
 * @enumerated: enumeration is complete, and grouping has begun
 * @shows_capture: reads return what was captured instead of what was written
 * @late_from: host bridges of this domain and those after it come when the
 *	others are in use, as those of VMD do
 * @late_alias: function whose requester ID all functions of these domains use,
 *	as they use that of their VMD controller, or NULL
 *
 * Only one machine can run at a time, and only one task may access it.
 */
struct acs_replay {
	struct acs_capture capture;
	struct acs_replay_function *functions;
	struct acs_capture_memory *captured_memory;
	u32 memory[ACS_MEMORY_SIZE / 4];
	u32 memory_base;
	enum acs_replay_fate (*fate)(void *context,
				     const struct acs_replay_access *access);
	void *context;
	bool enumerated;
	bool shows_capture;
	u32 late_from;
	struct acs_replay_function *late_alias;
};

struct acs_replay *acs_replay_load(const char *path,
				   acs_capture_mistake_fn mistake,
				   void *context);
int acs_replay_load_memory(struct acs_replay *replay, const char *path,
			   acs_capture_mistake_fn mistake, void *context);
void acs_replay_free(struct acs_replay *replay);
int acs_replay_start(struct acs_replay *replay);
int acs_replay_add_late(struct acs_replay *replay);
void acs_replay_stop(struct acs_replay *replay);

/* For the files of this directory */
struct acs_replay_function *acs_replay_find(struct pci_bus *bus,
					    unsigned int devfn);
enum acs_replay_fate acs_replay_fate(struct acs_replay *replay,
				     const struct acs_replay_access *access);
int acs_replay_scan(struct acs_replay *replay);
void acs_replay_remove(void);
void acs_replay_set_chipset(struct acs_replay *replay);
int acs_replay_group(void);
void acs_replay_ungroup(void);
bool acs_replay_owns(struct pci_bus *bus);

#ifdef CONFIG_PCI_P2PDMA
void acs_replay_report_peers(const struct acs_replay *replay);
#else
static inline void acs_replay_report_peers(const struct acs_replay *replay)
{
}
#endif

#endif /* ACS_REPLAY_H */
