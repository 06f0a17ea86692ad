/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The registers of a machine, and what the kernel does to them at boot: it runs
 * the register program of a rule, or enables a standard ACS capability.
 */
#ifndef ACSCTL_JUDGE_REGISTERS_H
#define ACSCTL_JUDGE_REGISTERS_H

#include "machine/machine.h"
#include "capture/config-space.h"

/**
 * enum outcome - outcome of a register program
 * @OUTCOME_NOT_RUN: it has not run
 * @OUTCOME_DONE: every write read back
 * @OUTCOME_FAILED: it failed
 * @OUTCOME_UNKNOWN: it accesses registers that the source does not have
 */
enum outcome {
	OUTCOME_NOT_RUN,
	OUTCOME_DONE,
	OUTCOME_FAILED,
	OUTCOME_UNKNOWN,
};

/**
 * struct registers - the registers of a machine as programs change them
 * @machine: the machine
 * @configs: config space of each function, or NULL while it is unchanged
 * @memory: chipset registers
 * @asked_unknown: a register was accessed that the source does not have
 * @took_cleared: a register was read that is only taken as 0
 * @doubtful: the outcome of some program is unknown
 */
struct registers {
	const struct machine *machine;
	struct acs_config **configs;
	u32 memory[ACS_MEMORY_SIZE / 4];
	bool asked_unknown;
	bool took_cleared;
	bool doubtful;
};

struct registers *registers_new(const struct machine *machine);
void registers_forget(struct registers *registers,
		      const struct function *function);
void registers_free(struct registers *registers);
enum outcome registers_run_program(struct registers *registers,
				   const struct function *function,
				   const struct acs_device *record,
				   const struct acs_program *program,
				   struct acs_fault *fault);
enum outcome registers_check_program(struct registers *registers,
				     const struct function *function,
				     const struct acs_device *record,
				     const struct acs_program *program,
				     struct acs_fault *fault);
enum outcome registers_read(struct registers *registers,
			    const struct function *function,
			    const struct acs_device *record,
			    const struct acs_register *reg, u32 *value,
			    struct acs_fault *fault);
bool registers_read_acs(struct registers *registers,
			const struct function *function,
			const struct acs_device *record,
			const struct acs_method *method,
			struct acs_words *words);
u32 acs_control_enabled(const struct function *function,
			const struct acs_device *record);

#endif /* ACSCTL_JUDGE_REGISTERS_H */
