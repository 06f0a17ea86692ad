// SPDX-License-Identifier: GPL-2.0-only
/*
 * Runs a register program step by step, or checks that registers still hold
 * what it set. Hardware is accessed through struct acs_io only.
 *
 * A program ends with a fault if an access fails, if a register reads as all
 * ones, which a bus returns when no device responds, or if a bit that it wrote
 * does not read back.
 */
#include "program.h"

#define CONFIG_SIZE	4096

const struct acs_register acs_standard_capability = {
	.name = "ACS capability",
	.space = ACS_SPACE_CAPABILITY,
	.offset = PCI_ACS_CAP,
	.width = 16,
};

const struct acs_register acs_standard_control = {
	.name = "ACS control",
	.space = ACS_SPACE_CAPABILITY,
	.offset = PCI_ACS_CTRL,
	.width = 16,
};

/* acsgen makes sure that registers are 8, 16 or 32 bits wide */
static u32 all_ones(u8 width)
{
	return ~0U >> (32 - width);
}

static int fail(struct acs_fault *fault, enum acs_fault_kind kind,
		const struct acs_register *reg, u32 written, u32 read)
{
	*fault = (struct acs_fault) {
		.kind = kind,
		.reg = reg,
		.written = written,
		.read = read,
	};
	return -EIO;
}

static int find_window(struct acs_place *place, const struct acs_register *reg,
		       struct acs_fault *fault)
{
	const struct acs_window *window = reg->window;
	u32 value;

	if (place->window == window)
		return 0;

	if (place->io->config_read(place->context, window->devfn,
				   window->offset, 32, &value) ||
	    value == all_ones(32))
		return fail(fault, ACS_FAULT_WINDOW_UNREADABLE, reg, 0, 0);

	if ((value & window->enable) != window->enable ||
	    !(value & window->mask))
		return fail(fault, ACS_FAULT_WINDOW_DISABLED, reg, 0, value);

	place->window = window;
	place->base = value & window->mask;
	return 0;
}

/* Others are in the device's config space */
static bool is_in_memory(const struct acs_register *reg)
{
	return reg->space == ACS_SPACE_WINDOW;
}

/* Sets @at to the bus address or config offset of a register of the device */
static int locate(struct acs_place *place, const struct acs_register *reg,
		  u64 *at, struct acs_fault *fault)
{
	u64 base = 0;
	int ret;

	switch (reg->space) {
	case ACS_SPACE_WINDOW:
		ret = find_window(place, reg, fault);
		if (ret)
			return ret;
		base = place->base;
		break;
	case ACS_SPACE_CAPABILITY:
		if (!place->acs_cap)
			return fail(fault, ACS_FAULT_READ, reg, 0, 0);
		base = place->acs_cap;
		break;
	default:
		break;
	}

	*at = base + reg->offset;
	if (!is_in_memory(reg) && *at + reg->width / 8 > CONFIG_SIZE)
		return fail(fault, ACS_FAULT_READ, reg, 0, 0);
	return 0;
}

/**
 * acs_register_read - read a register that the database describes
 * @place: the device
 * @reg: the register
 * @value: set to the value read
 * @fault: set if the register could not be read
 *
 * Return: 0, or -EIO if the register does not exist on this device, could not
 * be read or read as all ones.
 */
int acs_register_read(struct acs_place *place, const struct acs_register *reg,
		      u32 *value, struct acs_fault *fault)
{
	const struct acs_io *io = place->io;
	u64 at;
	int ret = locate(place, reg, &at, fault);

	if (ret)
		return ret;

	if (is_in_memory(reg))
		ret = io->memory_read(place->context, at, reg->width,
				      value);
	else
		ret = io->config_read(place->context, place->devfn, at,
				      reg->width, value);

	if (ret || *value == all_ones(reg->width))
		return fail(fault, ACS_FAULT_READ, reg, 0, 0);
	return 0;
}

/* For conditions and masks, several of which may use the same register */
static int ask_register(struct acs_place *place, const struct acs_register *reg,
			u32 *value, struct acs_fault *fault)
{
	int ret;

	if (place->asked != reg) {
		ret = acs_register_read(place, reg, &place->answer, fault);
		place->asked = ret ? NULL : reg;
		if (ret)
			return ret;
	}

	*value = place->answer;
	return 0;
}

static int register_write(struct acs_place *place,
			  const struct acs_register *reg, u32 value,
			  struct acs_fault *fault)
{
	const struct acs_io *io = place->io;
	u64 at;
	int ret = locate(place, reg, &at, fault);

	if (ret)
		return ret;

	place->asked = NULL;
	if (is_in_memory(reg))
		ret = io->memory_write(place->context, at, reg->width,
				       value);
	else
		ret = io->config_write(place->context, place->devfn, at,
				       reg->width, value);

	if (ret)
		return fail(fault, ACS_FAULT_WRITE, reg, value, 0);
	return 0;
}

static int term_holds(struct acs_place *place, const struct acs_term *term,
		      bool *holds, struct acs_fault *fault)
{
	u32 value = place->properties;
	int ret;

	if (term->reg) {
		ret = ask_register(place, term->reg, &value, fault);
		if (ret)
			return ret;
	}

	*holds = ((value & term->mask) != 0) != term->negate;
	return 0;
}

/* Every term is evaluated, so that an unreadable register is always noticed */
static int guard_holds(struct acs_place *place, const struct acs_guard *guard,
		       bool *holds, struct acs_fault *fault)
{
	bool result = !guard->any;
	unsigned int i;
	bool term;
	int ret;

	for (i = 0; i < guard->count; i++) {
		ret = term_holds(place, &guard->terms[i], &term, fault);
		if (ret)
			return ret;
		result = guard->any ? result || term : result && term;
	}

	*holds = result != guard->negate;
	return 0;
}

/**
 * struct update - a register between its load and its store
 * @reg: the register
 * @loaded: the value read
 * @value: the value to write
 * @touched: bits that a step has set or cleared
 */
struct update {
	const struct acs_register *reg;
	u32 loaded;
	u32 value;
	u32 touched;
};

static int load(struct acs_place *place, const struct acs_register *reg,
		struct update *update, struct acs_fault *fault)
{
	int ret = acs_register_read(place, reg, &update->loaded, fault);

	update->reg = reg;
	update->value = update->loaded;
	update->touched = 0;
	return ret;
}

static int change(struct acs_place *place, const struct acs_step *step,
		  struct update *update, struct acs_fault *fault)
{
	u32 mask = ~0U;
	int ret;

	if (step->where) {
		ret = ask_register(place, step->where, &mask, fault);
		if (ret)
			return ret;
	}

	mask &= step->mask;
	update->touched |= mask;
	if (step->op == ACS_OP_SET)
		update->value |= mask;
	else
		update->value &= ~mask;
	return 0;
}

/* If the program had to change a bit again, the register has lost it */
static int still_holds(const struct update *update, struct acs_fault *fault)
{
	if ((update->loaded ^ update->value) & update->touched)
		return fail(fault, ACS_FAULT_LOST, update->reg, update->value,
			    update->loaded);
	return 0;
}

static int store(struct acs_place *place, const struct update *update,
		 struct acs_fault *fault)
{
	u32 read;
	int ret;

	if (update->value == update->loaded)
		return 0;

	ret = register_write(place, update->reg, update->value, fault);
	if (ret)
		return ret;

	ret = acs_register_read(place, update->reg, &read, fault);
	if (ret)
		return ret;

	if ((read ^ update->value) & update->touched)
		return fail(fault, ACS_FAULT_READ_BACK, update->reg,
			    update->value, read);
	return 0;
}

static int walk(struct acs_place *place, const struct acs_program *program,
		bool only_check, struct acs_fault *fault)
{
	struct update update = {};
	unsigned int i;
	bool holds;
	int ret;

	for (i = 0; i < program->count; i++) {
		const struct acs_step *step = &program->steps[i];

		switch (step->op) {
		case ACS_OP_GUARD:
			ret = guard_holds(place, step->guard, &holds, fault);
			if (!ret && !holds)
				i += step->skip;
			break;
		case ACS_OP_LOAD:
			ret = load(place, step->reg, &update, fault);
			break;
		case ACS_OP_SET:
		case ACS_OP_CLEAR:
			ret = change(place, step, &update, fault);
			break;
		default:
			ret = only_check ? still_holds(&update, fault)
					 : store(place, &update, fault);
			break;
		}
		if (ret)
			return ret;
	}

	return 0;
}

/**
 * acs_program_run - run a register program
 * @place: the device
 * @program: the program
 * @fault: set if the program failed
 *
 * A program stops at its first fault. What it has written by then is not
 * undone, so writes should only ever block paths between peers.
 *
 * Return: 0 if every step succeeded and every write was read back, else -EIO.
 */
int acs_program_run(struct acs_place *place, const struct acs_program *program,
		    struct acs_fault *fault)
{
	return walk(place, program, false, fault);
}

/**
 * acs_program_check - check that registers hold what a program has set
 * @place: the device
 * @program: the program
 * @fault: set if the check failed
 *
 * Reads what the program reads and writes nothing.
 *
 * Return: 0 if the program would have nothing to change, else -EIO.
 */
int acs_program_check(struct acs_place *place,
		      const struct acs_program *program,
		      struct acs_fault *fault)
{
	return walk(place, program, true, fault);
}
