// SPDX-License-Identifier: GPL-2.0-only
/*
 * The registers that decisions depend on, before and after the kernel enables
 * ACS.
 */
#include <stdlib.h>
#include <string.h>

#include "answer/explain-registers.h"
#include "base/memory.h"
#include "base/text.h"

/**
 * struct readings - a function whose registers are read
 * @explanation: explanation to add to
 * @function: number of the function
 * @before: registers of the machine as captured
 */
struct readings {
	struct explanation *explanation;
	unsigned int function;
	struct registers *before;
};

static void add(struct explanation *explanation, struct reading reading)
{
	explanation->readings = reallocate(explanation->readings,
					   explanation->reading_count + 1,
					   sizeof(reading));
	explanation->readings[explanation->reading_count++] = reading;
}

static char *place_of(const struct acs_register *reg)
{
	switch (reg->space) {
	case ACS_SPACE_WINDOW:
		return text_format("%u bits at 0x%x of %s", reg->width,
				   reg->offset, reg->window->name);
	case ACS_SPACE_CAPABILITY:
		return text_format("%u bits at 0x%x of the ACS capability",
				   reg->width, reg->offset);
	default:
		return text_format("%u bits at 0x%x of config space",
				   reg->width, reg->offset);
	}
}

static char *read_register(const struct readings *readings,
			   struct registers *registers,
			   const struct acs_register *reg, char **fault_text)
{
	const struct analysis *analysis = readings->explanation->analysis;
	const struct function *f =
		&analysis->machine->functions[readings->function];
	char text[ACS_REASON_TEXT];
	struct acs_fault fault;
	u32 value;

	free(*fault_text);
	*fault_text = NULL;
	switch (registers_read(registers, f,
			       &analysis->verdicts[readings->function].record,
			       reg, &value, &fault)) {
	case OUTCOME_DONE:
		return text_format("0x%0*x", reg->width / 4, value);
	case OUTCOME_FAILED:
		acs_format_fault(text, sizeof(text), &fault);
		*fault_text = text_format("%s", text);
		return NULL;
	default:
		return NULL;
	}
}

static bool is_there(const struct readings *readings, const char *name)
{
	const struct explanation *explanation = readings->explanation;
	unsigned int i;

	for (i = 0; i < explanation->reading_count; i++)
		if (explanation->readings[i].function == readings->function &&
		    !strcmp(explanation->readings[i].name, name))
			return true;
	return false;
}

static void add_register(const struct readings *readings,
			 const struct acs_register *reg)
{
	const struct analysis *analysis = readings->explanation->analysis;
	const struct verdict *verdict = &analysis->verdicts[readings->function];
	struct reading reading = { .function = readings->function };
	char text[ACS_REASON_TEXT];

	if (!reg || is_there(readings, reg->name))
		return;
	reading.name = text_format("%s", reg->name);
	reading.place = place_of(reg);
	reading.before = read_register(readings, readings->before, reg,
				       &reading.fault);
	/* Unknown if the program was not run to its end */
	if (verdict->outcome != OUTCOME_UNKNOWN)
		reading.after = read_register(readings, analysis->registers,
					      reg, &reading.fault);
	if (verdict->outcome == OUTCOME_FAILED && verdict->fault.reg == reg) {
		free(reading.fault);
		acs_format_fault(text, sizeof(text), &verdict->fault);
		reading.fault = text_format("%s", text);
	}
	add(readings->explanation, reading);
}

static void add_program(const struct readings *readings,
			const struct acs_program *program)
{
	unsigned int i, term;

	for (i = 0; i < program->count; i++) {
		const struct acs_step *step = &program->steps[i];

		if (step->op == ACS_OP_GUARD)
			for (term = 0; term < step->guard->count; term++)
				add_register(readings,
					     step->guard->terms[term].reg);
		else if (step->op == ACS_OP_LOAD)
			add_register(readings, step->reg);
		else
			add_register(readings, step->where);
	}
}

static void add_word(const struct readings *readings, const char *name,
		     unsigned int offset, u32 before, u32 after)
{
	struct reading reading = {
		.function = readings->function,
		.name = text_format("%s", name),
		.place = text_format("16 bits at 0x%x of the ACS capability",
				     offset),
		.before = text_format("0x%04x", before),
		.after = text_format("0x%04x", after),
	};

	add(readings->explanation, reading);
}

static void add_standard_words(const struct readings *readings)
{
	const struct analysis *analysis = readings->explanation->analysis;
	const struct function *f =
		&analysis->machine->functions[readings->function];
	const struct acs_words *after =
		&analysis->verdicts[readings->function].record.words;

	if (!f->has_words)
		return;
	add_word(readings, "capability", PCI_ACS_CAP, f->words.capability,
		 after->capability);
	add_word(readings, "control", PCI_ACS_CTRL, f->words.control,
		 after->control);
}

/* Registers that the decision does not depend on are left out */
static void add_readings(const struct readings *readings)
{
	const struct acs_decision *decision =
		&readings->explanation->analysis->verdicts[readings->function]
			 .decision;
	const struct acs_rule *rule = decision->rule;

	if (rule && !decision->disbelieved &&
	    !acs_rule_reads_capability(rule)) {
		add_program(readings, &rule->method->enable);
		add_register(readings, rule->method->capability);
		add_register(readings, rule->method->control);
	} else if (decision->basis == ACS_BASIS_CAPABILITY ||
		   decision->basis == ACS_BASIS_UNREADABLE) {
		add_standard_words(readings);
	}
}

/**
 * find_readings - read the registers that a group depends on
 * @explanation: updates its readings; the hops are known
 */
void find_readings(struct explanation *explanation)
{
	struct readings readings = {
		.explanation = explanation,
		.before = registers_new(explanation->analysis->machine),
	};
	unsigned int i;

	for (i = 0; i < explanation->hop_count; i++) {
		readings.function = explanation->hops[i];
		add_readings(&readings);
	}
	registers_free(readings.before);
}
