// SPDX-License-Identifier: GPL-2.0-only
/*
 * Judges functions as the kernel does: first all are enabled, in the order of
 * enumeration, then each is decided on. Where a source leaves something open
 * that the core wants to know, it is asked about each way it may be, and only
 * an answer that stays the same is one.
 */
#include <stdlib.h>

#include "judge.h"
#include "worlds.h"

/**
 * struct judge - the machine that is being judged
 * @machine: the machine
 * @question: what is asked
 * @bench: its registers
 * @ran: for each function, the rule whose program has run, or NULL
 */
struct judge {
	const struct machine *machine;
	const struct question *question;
	struct bench *bench;
	const struct acs_rule **ran;
};

/* The rule whose program is run: strict mode believes few */
static const struct acs_rule *find_believed(const struct judge *judge,
					    const struct acs_device *record)
{
	const struct acs_rule *rule = acs_find_rule(&acs_policy_db, record);

	if (!acs_rule_applies(rule, judge->question->policy, record))
		return NULL;
	return rule->method->enable.count ? rule : NULL;
}

/**
 * struct programs - the rules whose programs may run for a function
 * @judge: the machine
 * @function: the function
 * @rule: the first
 * @differs: there are worlds in which it is another one, or none
 * @seen: a world has been looked at
 */
struct programs {
	struct judge *judge;
	const struct function *function;
	const struct acs_rule *rule;
	bool differs;
	bool seen;
};

static void find_program(const struct world *world, void *context)
{
	struct programs *programs = context;
	const struct acs_rule *rule;
	struct acs_device record;

	world_record(&record, programs->judge->machine, programs->function,
		     world);
	rule = find_believed(programs->judge, &record);
	if (programs->seen && rule != programs->rule)
		programs->differs = true;
	if (!programs->rule)
		programs->rule = rule;
	programs->seen = true;
}

static void enable(struct judge *judge, unsigned int i,
		   struct verdict *verdict)
{
	const struct function *f = &judge->machine->functions[i];
	struct programs programs = { .judge = judge, .function = f };
	struct worlds worlds;

	worlds_find(&worlds, judge->machine, f, judge->question->policy);
	worlds_walk(&worlds, find_program, &programs);
	if (!programs.rule)
		return;

	verdict->outcome = OUTCOME_UNKNOWN;
	if (!programs.differs && (f->has_ids || f->candidate_count)) {
		struct world world = worlds_first(&worlds);
		struct acs_device record;

		world_record(&record, judge->machine, f, &world);
		judge->ran[i] = programs.rule;
		verdict->outcome = bench_run(judge->bench, f, &record,
					     &programs.rule->method->enable,
					     &verdict->fault);
	}
	if (verdict->outcome == OUTCOME_UNKNOWN)
		judge->bench->doubtful = true;
}

static bool asks_chipset(const struct acs_program *program)
{
	unsigned int i;

	for (i = 0; i < program->count; i++) {
		const struct acs_register *reg = program->steps[i].reg;

		if (reg && reg->space == ACS_SPACE_WINDOW)
			return true;
	}
	return false;
}

/**
 * struct trial - a function in all of its worlds
 * @judge: the machine
 * @function: the function
 * @verdict: what comes of it
 * @wants: UNKNOWN_* of registers that are unknown and would make a difference
 * @hangs_on: UNKNOWN_* of the rest that makes one
 * @granted: it isolates in some world
 * @refused: it does not in some world
 * @open: UNKNOWN_* that may be either way
 * @answers: for each set of these, 1 if it does not isolate, 2 if it does, 3 if
 *	that is for registers to say
 * @first: @answers for the first port type and subsystem
 */
struct trial {
	struct judge *judge;
	const struct function *function;
	struct verdict *verdict;
	unsigned int wants;
	unsigned int hangs_on;
	bool granted;
	bool refused;
	unsigned int open;
	u8 *answers;
	u8 *first;
};

static void read_standard_words(struct acs_device *record,
				const struct function *f, bool enabled)
{
	if (!record->has_acs)
		return;
	if (f->acs == FACT_YES && f->has_words) {
		record->words = f->words;
		if (enabled && f->words.state == ACS_WORDS_READ)
			record->words.control = standard_control(f, record);
		return;
	}
	/* Whatever it implements is turned on, and what it does not is no lack */
	record->words.state = ACS_WORDS_READ;
	record->words.capability = ACS_ISOLATION;
	record->words.control = ACS_ISOLATION;
}

/*
 * What the rule's registers and its program say; returns UNKNOWN_* of what the
 * source does not tell, and then fills in what denies isolation.
 */
static unsigned int read_registers(struct judge *judge,
				   const struct function *f,
				   struct acs_device *record,
				   const struct acs_rule *rule,
				   struct verdict *verdict)
{
	const struct acs_rule *believed = find_believed(judge, record);
	const struct acs_rule *ran = judge->ran[f - judge->machine->functions];
	enum outcome outcome = verdict->outcome;
	struct bench *bench = judge->bench;
	unsigned int wants = 0;

	if (believed && believed != ran)
		outcome = OUTCOME_UNKNOWN;
	record->enabled = believed && outcome == OUTCOME_DONE;
	record->failed = believed && outcome == OUTCOME_FAILED;

	if (rule && rule->answer.kind == ACS_ANSWER_REGISTERS) {
		if (!bench_read_words(bench, f, record, rule->method,
				      &record->words) ||
		    (believed && outcome == OUTCOME_UNKNOWN)) {
			record->words.state = ACS_WORDS_FAILED;
			wants = UNKNOWN_REGISTERS;
		}
		return wants;
	}

	read_standard_words(record, f, !believed);
	if (believed && outcome == OUTCOME_UNKNOWN)
		wants = asks_chipset(&believed->method->enable) &&
			!judge->machine->memory ? UNKNOWN_CHIPSET :
						  UNKNOWN_REGISTERS;
	if (!record->enabled)
		return wants;

	/* As the kernel does before it claims anything */
	switch (bench_check(bench, f, record, &rule->method->enable,
			    &verdict->fault)) {
	case OUTCOME_FAILED:
		record->lost = &verdict->fault;
		break;
	case OUTCOME_UNKNOWN:
		record->enabled = false;
		wants = UNKNOWN_REGISTERS;
		break;
	default:
		break;
	}
	return wants;
}

/* The other way: the registers that are unknown are as one would wish */
static void wish_registers(struct acs_device *record)
{
	record->enabled = true;
	record->failed = false;
	record->lost = NULL;
	record->words.state = ACS_WORDS_READ;
	record->words.capability = ACS_ISOLATION;
	record->words.control = ACS_ISOLATION;
}

static bool decide(const struct judge *judge, struct acs_decision *decision,
		   const struct acs_device *record,
		   const struct acs_rule *rule)
{
	acs_decide(decision, judge->question->policy, record, rule,
		   judge->question->ban);
	return acs_decision_grants(decision, ACS_ISOLATION);
}

/* What is shown is the first refusal, and without one the first world */
static void keep(struct trial *trial, const struct acs_device *record,
		 const struct acs_decision *decision, bool grants)
{
	if (grants ? !trial->granted && !trial->refused : !trial->refused) {
		trial->verdict->record = *record;
		trial->verdict->decision = *decision;
	}
	if (grants)
		trial->granted = true;
	else
		trial->refused = true;
}

static unsigned int index_of(unsigned int bits, unsigned int open)
{
	unsigned int bit, index = 0, place = 0;

	for (bit = 0; open >> bit; bit++)
		if (open >> bit & 1)
			index |= (bits >> bit & 1) << place++;
	return index;
}

static void try_world(const struct world *world, void *context)
{
	struct trial *trial = context;
	struct judge *judge = trial->judge;
	const struct function *f = trial->function;
	u8 *answer = &trial->answers[index_of(world->bits, trial->open)];
	struct acs_decision decision;
	const struct acs_rule *rule;
	struct acs_device record;
	unsigned int wants;
	bool grants, wished;

	world_record(&record, judge->machine, f, world);
	rule = acs_find_rule(&acs_policy_db, &record);
	wants = read_registers(judge, f, &record, rule, trial->verdict);
	grants = decide(judge, &decision, &record, rule);
	keep(trial, &record, &decision, grants);
	*answer = grants ? 2 : 1;
	if (!wants)
		return;

	wish_registers(&record);
	wished = decide(judge, &decision, &record, rule);
	if (wished != grants)
		trial->wants |= wants;
	keep(trial, &record, &decision, wished);
	*answer |= wished ? 2 : 1;
}

/* Which of the open bits make a difference in the worlds of one type */
static unsigned int compare_bits(const struct trial *trial)
{
	unsigned int bit, bits = 0, hangs_on = 0;

	do {
		for (bit = 1; bit <= trial->open; bit <<= 1)
			if (trial->open & bit && bits & bit &&
			    trial->answers[index_of(bits, trial->open)] !=
			    trial->answers[index_of(bits & ~bit, trial->open)])
				hangs_on |= bit;
		bits = (bits - trial->open) & trial->open;
	} while (bits);
	return hangs_on;
}

/* Tries the worlds of one type, device and subsystem: "one" has no others */
static void try_bits(struct trial *trial, const struct worlds *one,
		     unsigned int count, unsigned int differs_by)
{
	worlds_walk(one, try_world, trial);
	trial->hangs_on |= compare_bits(trial);
	if (!differs_by)
		memcpy(trial->first, trial->answers, count);
	else if (memcmp(trial->first, trial->answers, count))
		trial->hangs_on |= differs_by;
}

static void try_worlds(struct trial *trial, const struct worlds *worlds)
{
	unsigned int type, device, item, count;
	struct worlds one = *worlds;

	one.type_count = 1;
	one.device_count = 1;
	one.item_count = 1;
	count = index_of(~0U, worlds->open) + 1;
	trial->open = worlds->open;
	trial->answers = allocate(count, 1);
	trial->first = allocate(count, 1);
	for (type = 0; type < worlds->type_count; type++)
		for (device = 0; device < worlds->device_count; device++)
			for (item = 0; item < worlds->item_count; item++) {
				one.types[0] = worlds->types[type];
				one.devices[0] = worlds->devices[device];
				one.items[0] = worlds->items[item];
				try_bits(trial, &one, count,
					 (type ? UNKNOWN_TYPE : 0) |
					 (device ? UNKNOWN_IDS : 0) |
					 (item ? UNKNOWN_SUBSYSTEM : 0));
			}
	free(trial->first);
	free(trial->answers);
}

/* Without ids nothing is known, but for vendors that nobody speaks of */
static bool may_be_named(const struct judge *judge, const struct function *f)
{
	const struct acs_policy *policy = judge->question->policy;
	unsigned int i;

	if (!f->has_vendor || acs_find_vendor(&acs_policy_db, f->vendor))
		return true;
	for (i = 0; i < policy->item_count; i++)
		if (policy->items[i].kind == ACS_SELECT_ID &&
		    (!policy->items[i].vendor ||
		     policy->items[i].vendor == f->vendor))
			return true;
	return false;
}

/* What makes groups uncertain, whatever the function itself isolates */
static unsigned int find_group_unknown(const struct function *f)
{
	unsigned int unknown = 0;

	if (f->orphan)
		unknown |= UNKNOWN_PLACE;
	if (f->domain > 0xffff)
		unknown |= UNKNOWN_VMD;
	if (f->sends_as_others && !f->has_ids)
		unknown |= UNKNOWN_ALIAS;
	if (f->sends_as_others &&
	    function_sends_as(f, f->devfn ^ 1) == FACT_UNKNOWN)
		unknown |= UNKNOWN_ALIAS;
	return unknown;
}

static void conclude(struct judge *judge, unsigned int i,
		     struct verdict *verdict)
{
	const struct function *f = &judge->machine->functions[i];
	struct trial trial = {
		.judge = judge,
		.function = f,
		.verdict = verdict,
	};
	struct worlds worlds;

	worlds_find(&worlds, judge->machine, f, judge->question->policy);
	try_worlds(&trial, &worlds);
	verdict->unknown = trial.hangs_on | trial.wants;
	if (!f->has_ids && !f->candidate_count && may_be_named(judge, f)) {
		trial.granted = true;
		trial.refused = true;
		verdict->unknown |= UNKNOWN_IDS;
	}
	verdict->isolates = trial.granted && trial.refused ? FACT_UNKNOWN :
			    trial.granted ? FACT_YES : FACT_NO;
	if (verdict->isolates != FACT_UNKNOWN)
		verdict->unknown = 0;
	verdict->unknown |= find_group_unknown(f);
}

/**
 * judge - judge each function of a machine
 * @machine: the machine, linked
 * @question: what is asked of it
 * @bench: set to its registers as enabling leaves them, which bench_free()
 *	frees
 *
 * Return: a verdict for each of its functions, which free() frees.
 */
struct verdict *judge(const struct machine *machine,
		      const struct question *question, struct bench **bench)
{
	struct judge judge = { .machine = machine, .question = question };
	struct verdict *verdicts = allocate(machine->count, sizeof(*verdicts));
	unsigned int i;

	judge.bench = bench_new(machine);
	judge.ran = allocate(machine->count, sizeof(*judge.ran));
	for (i = 0; i < machine->count; i++)
		enable(&judge, i, &verdicts[i]);
	for (i = 0; i < machine->count; i++)
		conclude(&judge, i, &verdicts[i]);
	free(judge.ran);
	*bench = judge.bench;
	return verdicts;
}

static const char *const unknown_texts[] = {
	"its ids are not known",
	"its subsystem ids are not known, and an option item asks for them",
	"whether it is PCI Express, and of which type, is not known",
	"whether its header says that it is one of several functions is not known",
	"whether it has ACS is not known",
	"not all of the registers that its rule asks for are known",
	"chipset registers not in the capture",
	"whether firmware marks its root port as external-facing is not known",
	"whether a conventional PCI bus lies above it is not known",
	"how its bus is reached is not known",
	"it is behind a VMD controller, whose group it is in",
	"in whose names it sends is not known",
};

/**
 * unknown_text - word what is unknown
 * @buf: filled with the text, without a line end
 * @size: of @buf, UNKNOWN_TEXT is enough for one
 * @unknown: one of UNKNOWN_*
 *
 * Return: the length of the whole text, as snprintf() does.
 */
size_t unknown_text(char *buf, size_t size, unsigned int unknown)
{
	unsigned int i;

	for (i = 0; i < UNKNOWN_TABLE_SHIFT; i++)
		if (unknown == BIT(i))
			return snprintf(buf, size, "%s", unknown_texts[i]);
	for (i = 0; i < acs_policy_db.acpi_table_count; i++)
		if (unknown == BIT(UNKNOWN_TABLE_SHIFT + i))
			return snprintf(buf, size,
					"whether the firmware has an ACPI table %s is not known",
					acs_policy_db.acpi_tables[i]);
	return snprintf(buf, size, "something is not known");
}
