/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Test only: a captured machine, enumerated by the real PCI core and grouped
 * by the real IOMMU core of a kernel under User Mode Linux.
 */
#ifndef ACS_REPLAY_H
#define ACS_REPLAY_H

#include <linux/pci.h>

#include "../../capture/config-space.h"

/* What a capture may take, so that a wrong file is refused early */
#define ACS_REPLAY_TEXT_MAX	(64 << 20)

/**
 * struct acs_replay_access - an access to a replayed machine
 * @function: whose config space it is, or NULL if it is chipset memory
 * @write: it writes
 * @offset: in config space, or in chipset memory
 * @size: in bytes
 */
struct acs_replay_access {
	const struct acs_capture_function *function;
	bool write;
	u16 offset;
	u8 size;
};

/**
 * enum acs_replay_fate - what becomes of an access
 * @ACS_REPLAY_DONE: what it should
 * @ACS_REPLAY_FAILED: nobody answers: an error, and all ones
 * @ACS_REPLAY_ONES: it reads as all ones, without an error
 * @ACS_REPLAY_LOST: it is written and does not stick
 */
enum acs_replay_fate {
	ACS_REPLAY_DONE,
	ACS_REPLAY_FAILED,
	ACS_REPLAY_ONES,
	ACS_REPLAY_LOST,
};

/**
 * struct acs_replay_function - a function of a machine that runs
 * @config: its config space
 * @dev: the kernel's device, or NULL if the kernel did not find it
 */
struct acs_replay_function {
	struct acs_config config;
	struct pci_dev *dev;
};

/**
 * struct acs_replay - a machine
 * @capture: what it is made of
 * @functions: its functions, in the order of @capture->functions
 * @captured_memory: chipset registers, or NULL: nobody answers there
 * @memory: what they hold now
 * @memory_base: where they are
 * @fate: decides on each access, or NULL: they are all done
 * @context: for @fate
 * @enumerated: it has been enumerated; what comes now is grouping
 * @shows_capture: reads see what was captured rather than what was written
 *
 * One machine runs at a time. Only one task may look at it.
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
};

/**
 * struct acs_replay_memory_ops - who answers for memory-mapped registers
 * @read: returns what is read; bits above @size bytes count for nothing
 * @write: takes what is written
 * @map: hears of each ioremap(), or NULL
 */
struct acs_replay_memory_ops {
	u32 (*read)(u32 address, int size);
	void (*write)(u32 address, int size, u32 value);
	void (*map)(u32 address);
};

int acs_replay_answer_memory(const struct acs_replay_memory_ops *ops);

struct acs_replay *acs_replay_load(const char *path,
				   acs_capture_mistake_fn mistake,
				   void *context);
int acs_replay_load_memory(struct acs_replay *replay, const char *path,
			   acs_capture_mistake_fn mistake, void *context);
void acs_replay_free(struct acs_replay *replay);
int acs_replay_start(struct acs_replay *replay);
void acs_replay_stop(struct acs_replay *replay);

/* Between the files of this folder */
struct acs_replay_function *acs_replay_find(struct pci_bus *bus,
					    unsigned int devfn);
enum acs_replay_fate acs_replay_fate(struct acs_replay *replay,
				     const struct acs_replay_access *access);
int acs_replay_scan(struct acs_replay *replay);
void acs_replay_remove(void);
int acs_replay_set_chipset(struct acs_replay *replay);
int acs_replay_group(void);
void acs_replay_ungroup(void);
bool acs_replay_owns(struct pci_bus *bus);

#endif /* ACS_REPLAY_H */
