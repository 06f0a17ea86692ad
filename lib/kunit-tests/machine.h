/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A function at 1c.0 and an LPC bridge at 1f.0 with emulated config space and
 * chipset registers, and a log of writes.
 */
#ifndef ACS_TEST_MACHINE_H
#define ACS_TEST_MACHINE_H

#include <linux/pci.h>
#include <kunit/test.h>

#define MACHINE_DEVFN	PCI_DEVFN(0x1c, 0)
#define MACHINE_LPC	PCI_DEVFN(0x1f, 0)
#define MACHINE_LPC_RCBA 0xf0
#define MACHINE_MPC	0xd8
#define MACHINE_ACS	0x140
/* Another offset of the ACS capability, which is not always at the same one */
#define MACHINE_ACS_2	0x1c4
#define MACHINE_BUS	0x70

#define MACHINE_BASE	0xe0000000
/* Where chipset registers may move to */
#define MACHINE_BASE_2	0xe0010000
#define MACHINE_SIZE	0x4000
#define MACHINE_UPDCR	0x1014
#define MACHINE_BSPR	0x1104

/* Maximum number of writes of a program */
#define MACHINE_WRITES	8

/**
 * struct acs_machine_write - a write to config space or to chipset registers
 * @memory: it is to chipset registers, else to config space of 1c.0
 * @offset: offset in chipset registers or in config space
 * @size: in bytes
 * @before: the value that the register had
 * @value: the value written
 */
struct acs_machine_write {
	bool memory;
	u32 offset;
	u8 size;
	u32 before;
	u32 value;
};

/**
 * struct acs_machine - values of registers, and accesses to them
 * @config: config space of 1c.0
 * @rcba: register of 1f.0 with the base of the chipset registers
 * @memory: chipset registers
 * @stuck: bits of MPC, in @config, that no write changes
 * @gone: 1c.0 does not respond
 * @reads: number of config reads so far
 * @config_writes: number of config writes so far
 * @memory_reads: number of reads of @memory so far
 * @memory_writes: number of writes to @memory so far
 * @maps: number of calls of ioremap() so far
 * @writes: the first MACHINE_WRITES writes
 * @write_count: number of writes so far
 */
struct acs_machine {
	u32 config[PCI_CFG_SPACE_EXP_SIZE / 4];
	u32 rcba;
	u32 memory[MACHINE_SIZE / 4];
	u32 stuck;
	bool gone;
	unsigned int reads;
	unsigned int config_writes;
	unsigned int memory_reads;
	unsigned int memory_writes;
	unsigned int maps;
	struct acs_machine_write writes[MACHINE_WRITES];
	unsigned int write_count;
};

extern struct acs_machine acs_machine;

int acs_machine_init(struct kunit *test);
void acs_machine_exit(struct kunit *test);
void acs_machine_reset(void);
void acs_machine_set_option(struct kunit *test, const char *text);
void acs_machine_write(bool memory, u32 *dword, u32 offset, u8 size, u32 value);
struct pci_bus *acs_machine_add_bus(struct kunit *test, struct pci_dev *bridge);
struct pci_dev *acs_machine_add_device(struct kunit *test, struct pci_bus *bus,
				       u16 vendor, u16 device, u8 type);
void acs_machine_forget(struct pci_dev *dev);
void acs_machine_set_type(struct pci_dev *dev, u8 type);
int acs_machine_map_memory(struct kunit_suite *suite);

#endif /* ACS_TEST_MACHINE_H */
