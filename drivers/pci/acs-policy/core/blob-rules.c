// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads the rules of a blob, and the registers and programs that they use. What
 * the language forbids is refused here as well, unless it is about evidence or
 * the text of the source.
 */
#include "blob-reader.h"
#include "core.h"

#define CONFIG_SIZE	4096
/* The header of config space is the kernel's own */
#define HEADER_SIZE	0x40
/* The ACS capability and what vendors append to it */
#define CAPABILITY_SIZE	0x100
#define WINDOW_SIZE_MAX	0x10000
/* Guards within guards */
#define NESTING_MAX	4

static bool read_text(struct acs_blob_reader *r, const char **text)
{
	const char *at = r->text;

	*text = at;
	for (; at < r->texts_end && *at; at++)
		if (*at < ' ' || *at > '~')
			return acs_blob_refuse(r, at,
					       "a text has a character that cannot be printed");
	if (at == r->texts_end)
		return acs_blob_refuse(r, at, "a text has no end");
	if (at == *text)
		return acs_blob_refuse(r, at, "a text is empty");
	r->text = at + 1;
	return true;
}

static bool is_single_bit(u32 mask)
{
	return mask && !(mask & (mask - 1));
}

static bool read_window(struct acs_blob_reader *r,
			const struct acs_blob_window *w,
			struct acs_window *window)
{
	*window = (struct acs_window) {
		.devfn = w->devfn,
		.offset = le16_to_cpu(w->offset),
		.mask = le32_to_cpu(w->mask),
		.enable = le32_to_cpu(w->enable),
	};
	if (!window->mask || ~window->mask & (~window->mask + 1))
		return acs_blob_refuse(r, &w->mask,
				       "this is not an address mask: ones above zeroes");
	if (!is_single_bit(window->enable) || window->enable & window->mask)
		return acs_blob_refuse(r, &w->enable,
				       "this is not one bit below the address bits");
	if (window->offset % 4 || window->offset >= CONFIG_SIZE)
		return acs_blob_refuse(r, &w->offset,
				       "there is no base register at this offset");
	if (w->zero)
		return acs_blob_refuse(r, &w->zero, "expected 0");
	return read_text(r, &window->name);
}

static bool is_width(u8 width)
{
	return width == 8 || width == 16 || width == 32;
}

static u32 space_size(const struct acs_register *reg)
{
	u32 size;

	switch (reg->space) {
	case ACS_SPACE_CONFIG:
		return CONFIG_SIZE;
	case ACS_SPACE_CAPABILITY:
		return CAPABILITY_SIZE;
	default:
		/* It is aligned to its size, of which the mask has no bits */
		size = ~reg->window->mask + 1;
		return size < WINDOW_SIZE_MAX ? size : WINDOW_SIZE_MAX;
	}
}

static bool read_register(struct acs_blob_reader *r,
			  const struct acs_blob_register *b,
			  struct acs_register *reg)
{
	bool in_window = b->space == ACS_SPACE_WINDOW;
	u16 window = le16_to_cpu(b->window);

	*reg = (struct acs_register) {
		.offset = le16_to_cpu(b->offset),
		.width = b->width,
		.space = b->space,
	};
	if (b->space > ACS_SPACE_WINDOW)
		return acs_blob_refuse(r, &b->space, "there is no such space");
	if (!window == in_window ||
	    window > acs_blob_count(r, ACS_BLOB_WINDOWS))
		return acs_blob_refuse(r, &b->window,
				       "there is no such window in this space");
	if (window)
		reg->window = &r->windows[window - 1];
	if (!is_width(b->width))
		return acs_blob_refuse(r, &b->width,
				       "expected a width of 8, 16 or 32");
	if (reg->offset % (reg->width / 8) ||
	    reg->offset + reg->width / 8 > space_size(reg))
		return acs_blob_refuse(r, &b->offset,
				       "there is no such register at this offset");
	if (b->zero)
		return acs_blob_refuse(r, &b->zero, "expected 0");
	return read_text(r, &reg->name);
}

static bool read_places(struct acs_blob_reader *r)
{
	const struct acs_blob_window *window =
		acs_blob_records(r, ACS_BLOB_WINDOWS);
	const struct acs_blob_register *reg =
		acs_blob_records(r, ACS_BLOB_REGISTERS);
	u32 i;

	for (i = 0; i < acs_blob_count(r, ACS_BLOB_WINDOWS); i++)
		if (!read_window(r, &window[i], &r->windows[i]))
			return false;
	for (i = 0; i < acs_blob_count(r, ACS_BLOB_REGISTERS); i++)
		if (!read_register(r, &reg[i], &r->registers[i]))
			return false;
	return true;
}

/* Bits that a register has */
static u32 all_bits(const struct acs_register *reg)
{
	return ~0U >> (32 - reg->width);
}

/* Sets @reg to a register, or to NULL for number 0 */
static bool find_register(struct acs_blob_reader *r, const __le16 *at,
			  const struct acs_register **reg)
{
	u16 number = le16_to_cpu(*at);

	if (number > acs_blob_count(r, ACS_BLOB_REGISTERS))
		return acs_blob_refuse(r, at, "there is no such register");
	*reg = number ? &r->registers[number - 1] : NULL;
	return true;
}

static bool read_term(struct acs_blob_reader *r, const struct acs_blob_term *b,
		      struct acs_term *term)
{
	u32 known = ACS_PROP_ATS_DISABLED | ACS_PROP_EXTERNAL_FACING |
		    ACS_PROP_UNTRUSTED;

	*term = (struct acs_term) {
		.mask = le32_to_cpu(b->mask),
		.negate = b->negate,
	};
	if (!find_register(r, &b->reg, &term->reg))
		return false;
	if (term->reg)
		known = all_bits(term->reg);
	if (!is_single_bit(term->mask) || term->mask & ~known)
		return acs_blob_refuse(r, &b->mask,
				       "this is not one bit of the register, or one property");
	if (b->negate > 1)
		return acs_blob_refuse(r, &b->negate, "expected 0 or 1");
	if (b->zero)
		return acs_blob_refuse(r, &b->zero, "expected 0");
	return true;
}

static bool read_guard(struct acs_blob_reader *r,
		       const struct acs_blob_guard *b, struct acs_guard *guard,
		       u32 *term)
{
	if (!b->count || b->count > acs_blob_count(r, ACS_BLOB_TERMS) - *term)
		return acs_blob_refuse(r, &b->count,
				       "a condition has no terms, or more than there are");
	if (b->any > 1)
		return acs_blob_refuse(r, &b->any, "expected 0 or 1");
	if (b->negate > 1)
		return acs_blob_refuse(r, &b->negate, "expected 0 or 1");
	if (b->zero)
		return acs_blob_refuse(r, &b->zero, "expected 0");
	*guard = (struct acs_guard) {
		.terms = &r->terms[*term],
		.count = b->count,
		.any = b->any,
		.negate = b->negate,
	};
	*term += b->count;
	return true;
}

static bool read_guards(struct acs_blob_reader *r)
{
	const struct acs_blob_term *term = acs_blob_records(r, ACS_BLOB_TERMS);
	const struct acs_blob_guard *guard =
		acs_blob_records(r, ACS_BLOB_GUARDS);
	u32 terms = acs_blob_count(r, ACS_BLOB_TERMS), i, used = 0;

	for (i = 0; i < terms; i++)
		if (!read_term(r, &term[i], &r->terms[i]))
			return false;
	for (i = 0; i < acs_blob_count(r, ACS_BLOB_GUARDS); i++)
		if (!read_guard(r, &guard[i], &r->guards[i], &used))
			return false;
	return used == terms ||
	       acs_blob_refuse(r, &term[used],
			       "this term belongs to no condition");
}

/* Of a step, members that its operation does not use are 0 */
static bool check_members(struct acs_blob_reader *r,
			  const struct acs_blob_step *b)
{
	bool changes = b->op == ACS_OP_SET || b->op == ACS_OP_CLEAR;

	if (b->op > ACS_OP_STORE)
		return acs_blob_refuse(r, &b->op, "there is no such operation");
	if (!b->mask == changes)
		return acs_blob_refuse(r, &b->mask,
				       "this operation has no bits to change, or needs some");
	if (b->reg ? b->op == ACS_OP_GUARD || b->op == ACS_OP_STORE
		   : b->op == ACS_OP_LOAD)
		return acs_blob_refuse(r, &b->reg,
				       "this operation has no register, or needs one");
	if (b->skip && b->op != ACS_OP_GUARD)
		return acs_blob_refuse(r, &b->skip,
				       "this operation skips nothing");
	return true;
}

static bool read_step(struct acs_blob_reader *r, const struct acs_blob_step *b,
		      struct acs_step *step, u32 *guard)
{
	const struct acs_register *reg;

	if (!check_members(r, b) || !find_register(r, &b->reg, &reg))
		return false;

	*step = (struct acs_step) {
		.op = b->op,
		.skip = b->skip,
		.mask = le32_to_cpu(b->mask),
		.reg = reg,
	};
	if (b->op != ACS_OP_GUARD)
		return true;
	if (*guard == acs_blob_count(r, ACS_BLOB_GUARDS))
		return acs_blob_refuse(r, &b->op,
				       "there is no condition left for this step");
	step->guard = &r->guards[(*guard)++];
	return true;
}

static bool read_steps(struct acs_blob_reader *r)
{
	const struct acs_blob_guard *guard =
		acs_blob_records(r, ACS_BLOB_GUARDS);
	const struct acs_blob_step *step = acs_blob_records(r, ACS_BLOB_STEPS);
	u32 i, guards = 0;

	for (i = 0; i < acs_blob_count(r, ACS_BLOB_STEPS); i++)
		if (!read_step(r, &step[i], &r->steps[i], &guards))
			return false;
	return guards == acs_blob_count(r, ACS_BLOB_GUARDS) ||
	       acs_blob_refuse(r, &guard[guards],
			       "this condition belongs to no step");
}

/**
 * struct flow - how far the check of a program has come
 * @loaded: the register that is loaded and not yet stored, or NULL
 * @depth: number of @open guards
 * @open: guards whose steps have not ended
 */
struct flow {
	const struct acs_register *loaded;
	unsigned int depth;
	struct {
		const struct acs_blob_step *at;
		unsigned int end;
		const struct acs_register *loaded;
	} open[NESTING_MAX];
};

/* Whether or not the steps of a guard run, the same register is loaded after */
static bool close_guards(struct acs_blob_reader *r, struct flow *flow,
			 unsigned int i)
{
	while (flow->depth && flow->open[flow->depth - 1].end == i)
		if (flow->open[--flow->depth].loaded != flow->loaded)
			return acs_blob_refuse(r,
					       &flow->open[flow->depth].at->skip,
					       "a step skips the start or the end of an update");
	return true;
}

static bool open_guard(struct acs_blob_reader *r, struct flow *flow,
		       const struct acs_blob_step *at, unsigned int i,
		       unsigned int count)
{
	unsigned int end = i + 1 + at->skip;

	if (end > (flow->depth ? flow->open[flow->depth - 1].end : count))
		return acs_blob_refuse(r, &at->skip,
				       "a step skips more than its block has");
	if (flow->depth == NESTING_MAX)
		return acs_blob_refuse(r, &at->op,
				       "conditions are nested too deeply; expected at most 4");
	flow->open[flow->depth].at = at;
	flow->open[flow->depth].end = end;
	flow->open[flow->depth++].loaded = flow->loaded;
	return true;
}

static bool check_load(struct acs_blob_reader *r, struct flow *flow,
		       const struct acs_blob_step *at,
		       const struct acs_register *reg)
{
	if (flow->loaded)
		return acs_blob_refuse(r, &at->op,
				       "an update begins within another one");
	if (reg->space == ACS_SPACE_CONFIG && reg->offset < HEADER_SIZE)
		return acs_blob_refuse(r, &at->reg,
				       "this register is part of the header, which no program may write");
	flow->loaded = reg;
	return true;
}

static bool check_change(struct acs_blob_reader *r, struct flow *flow,
			 const struct acs_blob_step *at,
			 const struct acs_step *step)
{
	if (!flow->loaded)
		return acs_blob_refuse(r, &at->op,
				       "this step belongs to no update");
	if (step->mask & ~all_bits(flow->loaded))
		return acs_blob_refuse(r, &at->mask,
				       "the register does not have these bits");
	if (step->where && step->where->width != flow->loaded->width)
		return acs_blob_refuse(r, &at->reg,
				       "the registers have different widths");
	return true;
}

static bool check_store(struct acs_blob_reader *r, struct flow *flow,
			const struct acs_blob_step *at)
{
	if (!flow->loaded)
		return acs_blob_refuse(r, &at->op,
				       "this step belongs to no update");
	flow->loaded = NULL;
	return true;
}

static bool check_step(struct acs_blob_reader *r, struct flow *flow,
		       const struct acs_blob_step *at,
		       const struct acs_step *step, unsigned int i,
		       unsigned int count)
{
	switch (step->op) {
	case ACS_OP_GUARD:
		return open_guard(r, flow, at, i, count);
	case ACS_OP_LOAD:
		return check_load(r, flow, at, step->reg);
	case ACS_OP_STORE:
		return check_store(r, flow, at);
	default:
		return check_change(r, flow, at, step);
	}
}

static bool read_program(struct acs_blob_reader *r, u8 count, u32 *used,
			 struct acs_program *program)
{
	const struct acs_blob_step *at = acs_blob_records(r, ACS_BLOB_STEPS);
	struct flow flow = {};
	unsigned int i;

	at += *used;
	program->steps = &r->steps[*used];
	program->count = count;
	*used += count;
	for (i = 0; i < count; i++)
		if (!close_guards(r, &flow, i) ||
		    !check_step(r, &flow, &at[i], &program->steps[i], i, count))
			return false;
	if (!close_guards(r, &flow, count))
		return false;
	return !flow.loaded ||
	       acs_blob_refuse(r, &at[count - 1].op,
			       "a program ends within an update");
}

/* "When enabled" has to mean that something was set, so nothing is optional */
static bool check_certain(struct acs_blob_reader *r,
			  const struct acs_blob_rule *b,
			  const struct acs_program *program)
{
	unsigned int i, j;

	for (i = 0; i < program->count; i++) {
		const struct acs_step *step = &program->steps[i];
		const struct acs_guard *guard = step->guard;
		bool certain = true;

		if (step->op == ACS_OP_SET || step->op == ACS_OP_CLEAR)
			certain = !step->where;
		for (j = 0; step->op == ACS_OP_GUARD && j < guard->count; j++)
			certain = certain && guard->terms[j].reg;
		if (!certain)
			return acs_blob_refuse(r, &b->enable,
					       "this program may set nothing, yet would count as enabled");
	}
	return true;
}

static bool check_programs(struct acs_blob_reader *r,
			   const struct acs_blob_rule *b)
{
	if (b->kind == ACS_ANSWER_WHEN_ENABLED ? !b->enable
	    : b->enable && b->kind != ACS_ANSWER_REGISTERS)
		return acs_blob_refuse(r, &b->enable,
				       "this answer has no program that enables, or needs one");
	if (b->disable_redirect && b->kind != ACS_ANSWER_REGISTERS)
		return acs_blob_refuse(r, &b->disable_redirect,
				       "this answer would stay when redirection is off");
	return true;
}

static bool check_answer(struct acs_blob_reader *r,
			 const struct acs_blob_rule *b)
{
	bool reads = b->kind == ACS_ANSWER_REGISTERS;
	u8 provides = b->kind == ACS_ANSWER_PROVIDES ||
		      b->kind == ACS_ANSWER_WHEN_ENABLED ? ACS_BITS : 0;
	u8 broken = b->kind == ACS_ANSWER_CAPABILITY ? ACS_BITS : 0;

	if (b->kind > ACS_ANSWER_FINAL_NO)
		return acs_blob_refuse(r, &b->kind,
				       "there is no such kind of answer");
	if (b->provides & ~provides)
		return acs_blob_refuse(r, &b->provides,
				       "this answer does not have these bits");
	if (b->broken & ~broken)
		return acs_blob_refuse(r, &b->broken,
				       "this answer does not have these bits");
	if (!b->capability == reads)
		return acs_blob_refuse(r, &b->capability,
				       "this answer reads no register, or needs one");
	if (!b->control == reads)
		return acs_blob_refuse(r, &b->control,
				       "this answer reads no register, or needs one");
	if (b->zero)
		return acs_blob_refuse(r, &b->zero, "expected 0");
	return true;
}

static bool read_method(struct acs_blob_reader *r,
			const struct acs_blob_rule *b,
			struct acs_method *method, u32 *used)
{
	u32 steps = acs_blob_count(r, ACS_BLOB_STEPS);

	*method = (struct acs_method) {};
	if (!find_register(r, &b->capability, &method->capability) ||
	    !find_register(r, &b->control, &method->control) ||
	    !check_programs(r, b))
		return false;
	if (b->enable > steps - *used)
		return acs_blob_refuse(r, &b->enable,
				       "there are not so many steps left");
	if (!read_program(r, b->enable, used, &method->enable))
		return false;
	if (b->disable_redirect > steps - *used)
		return acs_blob_refuse(r, &b->disable_redirect,
				       "there are not so many steps left");
	if (!read_program(r, b->disable_redirect, used,
			  &method->disable_redirect))
		return false;
	return b->kind != ACS_ANSWER_WHEN_ENABLED ||
	       check_certain(r, b, &method->enable);
}

/* The three texts follow each other, as acs_rule_file() expects */
static bool read_rule_texts(struct acs_blob_reader *r, struct acs_rule *rule)
{
	const char *unused;

	return read_text(r, &rule->name) && read_text(r, &unused) &&
	       read_text(r, &unused);
}

static bool read_rule(struct acs_blob_reader *r, const struct acs_blob_rule *b,
		      struct acs_rule *rule, struct acs_method *method,
		      u32 *used)
{
	*rule = (struct acs_rule) {
		.method = method,
		.line = le16_to_cpu(b->line),
		.answer = {
			.kind = b->kind,
			.provides = b->provides,
			.broken = b->broken,
		},
	};
	return check_answer(r, b) && read_method(r, b, method, used) &&
	       read_rule_texts(r, rule);
}

/**
 * acs_blob_read_rules - read the windows, the registers and the rules
 * @r: the blob
 *
 * Return: false if it is refused.
 */
bool acs_blob_read_rules(struct acs_blob_reader *r)
{
	const struct acs_blob_step *step = acs_blob_records(r, ACS_BLOB_STEPS);
	const struct acs_blob_rule *rule = acs_blob_records(r, ACS_BLOB_RULES);
	u32 i, steps = 0;

	if (!read_places(r) || !read_guards(r) || !read_steps(r))
		return false;
	for (i = 0; i < acs_blob_count(r, ACS_BLOB_RULES); i++)
		if (!read_rule(r, &rule[i], &r->rules[i], &r->methods[i],
			       &steps))
			return false;
	return steps == acs_blob_count(r, ACS_BLOB_STEPS) ||
	       acs_blob_refuse(r, &step[steps],
			       "this step belongs to no program");
}
