/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Enabling, as the kernel does it at boot: a rule's register program, run on
 * the captured registers of the machine, or what a standard ACS capability
 * implements.
 */
#ifndef ACSCTL_JUDGE_REGISTERS_H
#define ACSCTL_JUDGE_REGISTERS_H

#include "machine/machine.h"
#include "replay/config.h"

/**
 * enum outcome - what became of a register program
 * @OUTCOME_NOT_RUN: it has not run
 * @OUTCOME_DONE: every write read back
 * @OUTCOME_FAILED: it failed
 * @OUTCOME_UNKNOWN: it asks for registers that the source does not tell
 */
enum outcome {
	OUTCOME_NOT_RUN,
	OUTCOME_DONE,
	OUTCOME_FAILED,
	OUTCOME_UNKNOWN,
};

/**
 * struct registers - the registers of a machine, as programs leave them
 * @machine: the machine
 * @configs: config space of each function, or NULL while it is as captured
 * @memory: chipset registers
 * @asked_unknown: something was read that the source does not tell
 * @doubtful: a program has run that may have run differently
 */
struct registers {
	const struct machine *machine;
	struct acs_config **configs;
	u32 memory[ACS_MEMORY_SIZE / 4];
	bool asked_unknown;
	bool doubtful;
};

struct registers *registers_new(const struct machine *machine);
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
