/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Checks of the examples in quirkdb/: tables, programs and decisions have to
 * give the results that the authors of the rules wrote down.
 */
#ifndef ACS_TEST_EXAMPLE_CHECK_H
#define ACS_TEST_EXAMPLE_CHECK_H

#include "check.h"
#include "examples.h"

#define EXAMPLE_DEVFN	0xe0
#define EXAMPLE_ACS	0x140
/* No example has more values or more writes */
#define EXAMPLE_VALUES	16

/**
 * struct example_machine - the registers of an example, and what is written
 * @example: the example
 * @values: current values of the registers in the example
 * @writes: number of writes so far
 * @verdict: the first failure
 */
struct example_machine {
	const struct example *example;
	u32 values[EXAMPLE_VALUES];
	unsigned int writes;
	struct verdict *verdict;
};

/* Windows with different base registers have different base addresses */
static inline u32 example_base(const struct acs_window *window)
{
	u32 low = window->mask & -window->mask;

	return (low * (1 + window->devfn + window->offset)) & window->mask;
}

/* The address of a register of the example, as struct acs_io uses it */
static inline u64 example_address(const struct acs_register *reg)
{
	switch (reg->space) {
	case ACS_SPACE_WINDOW:
		return (u64)example_base(reg->window) + reg->offset;
	case ACS_SPACE_CAPABILITY:
		return EXAMPLE_ACS + reg->offset;
	default:
		return reg->offset;
	}
}

/* The index of a register in the example; other registers do not exist */
static inline int example_find(struct example_machine *machine, bool memory,
			       u64 address, u8 width)
{
	const struct example *example = machine->example;
	unsigned int i;

	for (i = 0; i < example->given_count; i++) {
		const struct acs_register *reg = example->given[i].reg;

		if (!reg->window == !memory && reg->width == width &&
		    example_address(reg) == address)
			return i;
	}
	wrong(machine->verdict, "nothing is given at %#llx",
	      (unsigned long long)address);
	return -EIO;
}

static inline int example_read(struct example_machine *machine, bool memory,
			       u64 address, u8 width, u32 *value)
{
	int i = example_find(machine, memory, address, width);

	if (i < 0)
		return i;
	*value = machine->values[i];
	return 0;
}

static inline int example_write(struct example_machine *machine, bool memory,
				u64 address, u8 width, u32 value)
{
	const struct example *example = machine->example;
	const struct example_value *expected =
		&example->writes[machine->writes];
	int i = example_find(machine, memory, address, width);

	if (i < 0)
		return i;
	if (machine->writes == example->writes_count)
		wrong(machine->verdict, "one write too many: %s = %#x",
		      example->given[i].reg->name, value);
	else if (expected->reg != example->given[i].reg ||
		 expected->value != value)
		wrong(machine->verdict,
		      "write %u: expected %s = %#x, found %s = %#x",
		      machine->writes + 1, expected->reg->name,
		      expected->value, example->given[i].reg->name, value);
	else
		machine->writes++;
	machine->values[i] = value;
	return 0;
}

/* The window whose base register is there, or NULL */
static inline const struct acs_window *
example_window(const struct example_machine *machine, u8 devfn, u16 offset)
{
	const struct example *example = machine->example;
	unsigned int i;

	for (i = 0; i < example->given_count; i++) {
		const struct acs_window *window =
			example->given[i].reg->window;

		if (window && window->devfn == devfn &&
		    window->offset == offset)
			return window;
	}
	return NULL;
}

static inline int example_config_read(void *context, u8 devfn, u16 offset,
				      u8 width, u32 *value)
{
	struct example_machine *machine = context;
	const struct acs_window *window = example_window(machine, devfn,
							 offset);

	if (window && width == 32) {
		*value = example_base(window) | window->enable;
		return 0;
	}
	if (devfn != EXAMPLE_DEVFN)
		return -EIO;
	return example_read(machine, false, offset, width, value);
}

static inline int example_config_write(void *context, u8 devfn, u16 offset,
				       u8 width, u32 value)
{
	if (devfn != EXAMPLE_DEVFN)
		return -EIO;
	return example_write(context, false, offset, width, value);
}

static inline int example_memory_read(void *context, u64 address, u8 width,
				      u32 *value)
{
	return example_read(context, true, address, width, value);
}

static inline int example_memory_write(void *context, u64 address, u8 width,
				       u32 value)
{
	return example_write(context, true, address, width, value);
}

static const struct acs_io example_io = {
	.config_read = example_config_read,
	.config_write = example_config_write,
	.memory_read = example_memory_read,
	.memory_write = example_memory_write,
};

static inline void example_read_words(struct acs_place *place,
				      const struct acs_register *capability,
				      const struct acs_register *control,
				      struct acs_words *words)
{
	struct acs_fault fault;

	words->state = ACS_WORDS_FAILED;
	if (!acs_register_read(place, capability, &words->capability, &fault) &&
	    !acs_register_read(place, control, &words->control, &fault))
		words->state = ACS_WORDS_READ;
}

/*
 * Runs the program, and reads the registers that answer, as a kernel does that
 * knows of the broken bits
 */
static inline void example_touch(struct example_machine *machine,
				 const struct acs_rule *rule,
				 struct acs_device *dev)
{
	const struct acs_method *method = rule->method;
	struct acs_place place = {
		.io = &example_io,
		.context = machine,
		.devfn = EXAMPLE_DEVFN,
		.acs_cap = dev->has_acs ? EXAMPLE_ACS : 0,
	};
	struct acs_fault fault;

	if (method->enable.count) {
		dev->failed = acs_program_run(&place, &method->enable, &fault);
		dev->enabled = !dev->failed;
	}
	if (rule->answer.kind == ACS_ANSWER_REGISTERS)
		example_read_words(&place, method->capability, method->control,
				   &dev->words);
	if (!acs_rule_reads_capability(rule))
		return;
	example_read_words(&place, &acs_standard_capability,
			   &acs_standard_control, &dev->words);
	dev->words.struck = dev->words.capability & rule->answer.broken;
}

static inline void check_example(struct verdict *verdict,
				 const struct example *example)
{
	static const struct acs_policy policy;
	struct example_machine machine = {
		.example = example,
		.verdict = verdict,
	};
	struct acs_device dev = example->device;
	const struct acs_rule *rule = acs_find_rule(&acs_policy_db, &dev);
	struct acs_decision decision;
	unsigned int i;

	if ((!rule || strcmp(rule->name, example->rule)) != example->no_match) {
		wrong(verdict, "%s: found rule \"%s\"", example->place,
		      rule ? rule->name : "");
		return;
	}
	if (example->no_match)
		return;
	if (example->given_count > EXAMPLE_VALUES) {
		wrong(verdict, "%s gives too many registers", example->place);
		return;
	}
	for (i = 0; i < example->given_count; i++)
		machine.values[i] = example->given[i].value;

	example_touch(&machine, rule, &dev);
	same_bits(verdict, "writes", example->writes_count, machine.writes);
	acs_decide(&decision, &policy, &dev, rule, ACS_REFUSED_NOT);
	same_bits(verdict, "provides", example->provides,
		  decision.provides & ACS_BITS);
	same_bits(verdict, "final no", example->final_no,
		  decision.basis == ACS_BASIS_RULE_FINAL_NO);
}

static inline bool has_example(const char *rule)
{
	const struct example *example;

	for (example = acs_policy_examples; example->rule; example++)
		if (!example->no_match && !strcmp(example->rule, rule))
			return true;
	return false;
}

/* Every rule needs an example; "make check" asks for near misses as well */
static inline void check_rules_have_examples(struct verdict *verdict)
{
	unsigned int i;

	for (i = 0; i < acs_policy_db.rule_count; i++) {
		const char *name = acs_policy_db.rules[i].name;

		if (!has_example(name))
			wrong(verdict, "rule %s has no example", name);
	}
}

#endif /* ACS_TEST_EXAMPLE_CHECK_H */
