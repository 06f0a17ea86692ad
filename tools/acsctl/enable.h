/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Enabling, as the kernel does it at boot: a rule's register program, run on
 * the captured registers of the machine, or what a standard ACS capability
 * implements.
 */
#ifndef ACSCTL_ENABLE_H
#define ACSCTL_ENABLE_H

#include "machine.h"
#include "config-space.h"

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
 * struct bench - the registers of a machine, as programs leave them
 * @machine: the machine
 * @configs: config space of each function, or NULL while it is as captured
 * @memory: chipset registers
 * @asks_unknown: something was read that the source does not tell
 * @doubtful: a program has run that may have run differently
 */
struct bench {
	const struct machine *machine;
	struct acs_config **configs;
	u32 memory[ACS_MEMORY_SIZE / 4];
	bool asks_unknown;
	bool doubtful;
};

struct bench *bench_new(const struct machine *machine);
void bench_free(struct bench *bench);
enum outcome bench_run(struct bench *bench, const struct function *function,
		       const struct acs_device *record,
		       const struct acs_program *program,
		       struct acs_fault *fault);
enum outcome bench_check(struct bench *bench, const struct function *function,
			 const struct acs_device *record,
			 const struct acs_program *program,
			 struct acs_fault *fault);
enum outcome bench_read(struct bench *bench, const struct function *function,
			const struct acs_device *record,
			const struct acs_register *reg, u32 *value,
			struct acs_fault *fault);
bool bench_read_words(struct bench *bench, const struct function *function,
		      const struct acs_device *record,
		      const struct acs_method *method,
		      struct acs_words *words);
u32 standard_control(const struct function *function,
		     const struct acs_device *record);

#endif /* ACSCTL_ENABLE_H */
