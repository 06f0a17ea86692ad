// SPDX-License-Identifier: GPL-2.0-only
/*
 * Evaluates functions as the kernel does: it enables ACS in all of them, in the
 * order of enumeration, then decides about each of them. Where the source
 * leaves facts open, the core is asked about each scenario, and only an answer
 * that is the same in all of them is certain.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "judge/scenario.h"
#include "judge/verdict.h"
#include "machine/dma-alias.h"

/**
 * struct evaluation - a machine under evaluation
 * @machine: the machine
 * @question: the policy and its limits
 * @registers: its registers
 * @ran: for each function, the rule whose program has run, or NULL
 */
struct evaluation {
	const struct machine *machine;
	const struct question *question;
	struct registers *registers;
	const struct acs_rule **ran;
};

/* Finds the rule whose program runs; strict mode believes few rules */
static const struct acs_rule *find_believed(const struct evaluation *evaluation,
					    const struct acs_device *record)
{
	const struct acs_rule *rule = acs_find_rule(&acs_policy_db, record);

	if (!acs_rule_applies(rule, evaluation->question->policy, record))
		return NULL;
	return rule->method->enable.count ? rule : NULL;
}

/**
 * struct programs - the rules whose programs may run for a function
 * @evaluation: the machine
 * @function: the function
 * @rule: the first of them
 * @differs: it is another one, or none, in some scenarios
 * @seen: a scenario has been evaluated
 */
struct programs {
	struct evaluation *evaluation;
	const struct function *function;
	const struct acs_rule *rule;
	bool differs;
	bool seen;
};

static void find_program(const struct scenario *scenario, void *context)
{
	struct programs *programs = context;
	const struct acs_rule *rule;
	struct acs_device record;

	scenario_record(&record, programs->evaluation->machine,
			programs->function, scenario);
	rule = find_believed(programs->evaluation, &record);
	if (programs->seen && rule != programs->rule)
		programs->differs = true;
	if (!programs->rule)
		programs->rule = rule;
	programs->seen = true;
}

static void run_program(struct evaluation *evaluation,
			const struct function *f,
			const struct scenario *scenario,
			const struct acs_rule *rule, struct verdict *verdict)
{
	const struct acs_program *program = &rule->method->enable;
	struct acs_device record;

	scenario_record(&record, evaluation->machine, f, scenario);
	verdict->outcome = registers_run_program(evaluation->registers, f,
						 &record, program,
						 &verdict->fault);
}

static void enable_function(struct evaluation *evaluation, unsigned int i,
			    struct verdict *verdict)
{
	const struct function *f = &evaluation->machine->functions[i];
	struct programs programs = { .evaluation = evaluation, .function = f };
	struct scenarios scenarios;

	scenarios_find(&scenarios, evaluation->machine, f,
		       evaluation->question->policy);
	scenarios_for_each(&scenarios, find_program, &programs);
	if (!programs.rule)
		return;

	verdict->outcome = OUTCOME_UNKNOWN;
	if (!programs.differs && (f->has_ids || f->candidate_count)) {
		struct scenario first = scenarios_first(&scenarios);

		evaluation->ran[i] = programs.rule;
		run_program(evaluation, f, &first, programs.rule, verdict);
	}
	if (verdict->outcome == OUTCOME_UNKNOWN)
		evaluation->registers->doubtful = true;
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
 * struct trial - evaluation of a function in all of its scenarios
 * @evaluation: the machine
 * @function: the function
 * @verdict: the verdict
 * @wants: UNKNOWN_* facts about registers that the verdict depends on
 * @depends_on: other UNKNOWN_* facts that it depends on
 * @granted: it isolates in some scenario
 * @refused: it does not in some scenario
 * @open: UNKNOWN_* facts that may be either way
 * @answers: for each combination of @open, 1 if it does not isolate, 2 if it
 *	does, 3 if that depends on registers
 * @first: @answers for the first port type and subsystem
 */
struct trial {
	struct evaluation *evaluation;
	const struct function *function;
	struct verdict *verdict;
	unsigned int wants;
	unsigned int depends_on;
	bool granted;
	bool refused;
	unsigned int open;
	u8 *answers;
	u8 *first;
};

/*
 * The source does not say which bits a kernel leaves off, but the rule says
 * what is broken. Kernels that do not know of it enable it.
 */
static void read_standard_words(struct acs_device *record,
				const struct function *f,
				const struct acs_rule *rule, bool enabled)
{
	u32 broken = rule ? rule->answer.broken : 0;

	if (!record->has_acs)
		return;
	if (f->acs == FACT_YES && f->has_words) {
		record->words = f->words;
		record->words.struck = f->words.capability & broken;
		if (enabled && f->words.state == ACS_WORDS_READ)
			record->words.control = acs_control_enabled(f, record);
		return;
	}
	/* Registers are unknown; the kernel enables whatever is implemented */
	record->words.state = ACS_WORDS_READ;
	record->words.capability = ACS_ISOLATION;
	record->words.struck = ACS_ISOLATION & broken;
	record->words.control = ACS_ISOLATION & ~broken;
}

/*
 * Checks that the program still holds, as the kernel does before it claims
 * anything. Returns false if that is unknown.
 */
static bool check_program(struct evaluation *evaluation,
			  const struct function *f, struct acs_device *record,
			  const struct acs_rule *rule, struct verdict *verdict)
{
	const struct acs_program *program;
	enum outcome outcome;

	if (!record->enabled)
		return true;
	program = &rule->method->enable;
	outcome = registers_check_program(evaluation->registers, f, record,
					  program, &verdict->fault);
	if (outcome == OUTCOME_FAILED)
		record->lost = &verdict->fault;
	if (outcome == OUTCOME_UNKNOWN)
		record->enabled = false;
	return outcome != OUTCOME_UNKNOWN;
}

/*
 * Fills in the contents of registers and the outcome of the program. Returns
 * the UNKNOWN_* facts that are missing, and then assumes the worst.
 */
static unsigned int read_registers(struct evaluation *evaluation,
				   const struct function *f,
				   struct acs_device *record,
				   const struct acs_rule *rule,
				   struct verdict *verdict)
{
	const struct acs_rule *believed = find_believed(evaluation, record);
	const struct acs_rule *ran =
		evaluation->ran[f - evaluation->machine->functions];
	enum outcome outcome = verdict->outcome;
	struct registers *registers = evaluation->registers;
	unsigned int wants = 0;

	if (believed && believed != ran)
		outcome = OUTCOME_UNKNOWN;
	record->enabled = believed && outcome == OUTCOME_DONE;
	record->failed = believed && outcome == OUTCOME_FAILED;

	if (rule && rule->answer.kind == ACS_ANSWER_REGISTERS) {
		if (!registers_read_acs(registers, f, record, rule->method,
					&record->words) ||
		    (believed && outcome == OUTCOME_UNKNOWN)) {
			record->words.state = ACS_WORDS_FAILED;
			wants = UNKNOWN_REGISTERS;
		}
		return wants;
	}

	read_standard_words(record, f, rule, !believed);
	if (believed && outcome == OUTCOME_UNKNOWN)
		wants = asks_chipset(&believed->method->enable) &&
			!evaluation->machine->memory ? UNKNOWN_CHIPSET :
						       UNKNOWN_REGISTERS;
	if (!check_program(evaluation, f, record, rule, verdict))
		wants = UNKNOWN_REGISTERS;
	return wants;
}

/* The best case: unknown registers have the values that isolate */
static void assume_best_registers(struct acs_device *record)
{
	record->enabled = true;
	record->failed = false;
	record->lost = NULL;
	record->words.state = ACS_WORDS_READ;
	record->words.capability = ACS_ISOLATION;
	record->words.control = ACS_ISOLATION;
}

static bool decide(const struct evaluation *evaluation,
		   struct acs_decision *decision,
		   const struct acs_device *record, const struct acs_rule *rule)
{
	acs_decide(decision, evaluation->question->policy, record, rule,
		   evaluation->question->ban);
	return acs_decision_grants(decision, ACS_ISOLATION);
}

/* Keeps the first scenario that does not isolate, else the first one */
static void keep_answer(struct trial *trial, const struct acs_device *record,
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

static void try_scenario(const struct scenario *scenario, void *context)
{
	struct trial *trial = context;
	struct evaluation *evaluation = trial->evaluation;
	const struct function *f = trial->function;
	u8 *answer = &trial->answers[index_of(scenario->bits, trial->open)];
	struct acs_decision decision;
	const struct acs_rule *rule;
	struct acs_device record;
	unsigned int wants;
	bool grants, best;

	scenario_record(&record, evaluation->machine, f, scenario);
	rule = acs_find_rule(&acs_policy_db, &record);
	wants = read_registers(evaluation, f, &record, rule, trial->verdict);
	grants = decide(evaluation, &decision, &record, rule);
	keep_answer(trial, &record, &decision, grants);
	*answer = grants ? 2 : 1;
	if (!wants)
		return;

	assume_best_registers(&record);
	best = decide(evaluation, &decision, &record, rule);
	if (best != grants)
		trial->wants |= wants;
	keep_answer(trial, &record, &decision, best);
	*answer |= best ? 2 : 1;
}

/*
 * Finds the open facts that make a difference among the scenarios of one type
 */
static unsigned int compare_bits(const struct trial *trial)
{
	unsigned int bit, bits = 0, depends_on = 0;

	do {
		for (bit = 1; bit <= trial->open; bit <<= 1)
			if (trial->open & bit && bits & bit &&
			    trial->answers[index_of(bits, trial->open)] !=
			    trial->answers[index_of(bits & ~bit, trial->open)])
				depends_on |= bit;
		bits = (bits - trial->open) & trial->open;
	} while (bits);
	return depends_on;
}

/* Tries the scenarios of one type, device and subsystem */
static void try_bits(struct trial *trial, const struct scenarios *one,
		     unsigned int count, unsigned int differs_by)
{
	scenarios_for_each(one, try_scenario, trial);
	trial->depends_on |= compare_bits(trial);
	if (!differs_by)
		memcpy(trial->first, trial->answers, count);
	else if (memcmp(trial->first, trial->answers, count))
		trial->depends_on |= differs_by;
}

static void try_scenarios(struct trial *trial,
			  const struct scenarios *scenarios)
{
	unsigned int type, device, item, count;
	struct scenarios one = *scenarios;

	one.type_count = 1;
	one.device_count = 1;
	one.item_count = 1;
	count = index_of(~0U, scenarios->open) + 1;
	trial->open = scenarios->open;
	trial->answers = allocate(count, 1);
	trial->first = allocate(count, 1);
	for (type = 0; type < scenarios->type_count; type++)
		for (device = 0; device < scenarios->device_count; device++)
			for (item = 0; item < scenarios->item_count; item++) {
				one.types[0] = scenarios->types[type];
				one.devices[0] = scenarios->devices[device];
				one.items[0] = scenarios->items[item];
				try_bits(trial, &one, count,
					 (type ? UNKNOWN_TYPE : 0) |
					 (device ? UNKNOWN_IDS : 0) |
					 (item ? UNKNOWN_SUBSYSTEM : 0));
			}
	free(trial->first);
	free(trial->answers);
}

/*
 * Without ids the verdict is open, unless no rule and no item names the vendor
 */
static bool may_be_named(const struct evaluation *evaluation,
			 const struct function *f)
{
	const struct acs_policy *policy = evaluation->question->policy;
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

/* Unknown facts that make the group uncertain, whatever the verdict */
static unsigned int find_group_unknown(const struct function *f)
{
	unsigned int unknown = 0;

	if (f->orphan)
		unknown |= UNKNOWN_PLACE;
	if (f->domain > 0xffff)
		unknown |= UNKNOWN_VMD;
	if (f->may_have_aliases && !f->has_ids)
		unknown |= UNKNOWN_ALIAS;
	if (f->may_have_aliases &&
	    function_has_alias(f, f->devfn ^ 1) == FACT_UNKNOWN)
		unknown |= UNKNOWN_ALIAS;
	return unknown;
}

static void decide_function(struct evaluation *evaluation, unsigned int i,
			    struct verdict *verdict)
{
	const struct function *f = &evaluation->machine->functions[i];
	struct trial trial = {
		.evaluation = evaluation,
		.function = f,
		.verdict = verdict,
	};
	struct scenarios scenarios;

	scenarios_find(&scenarios, evaluation->machine, f,
		       evaluation->question->policy);
	try_scenarios(&trial, &scenarios);
	verdict->unknown = trial.depends_on | trial.wants;
	if (!f->has_ids && !f->candidate_count && may_be_named(evaluation, f)) {
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
 * evaluate - evaluate each function of a machine
 * @machine: the machine, linked
 * @question: the policy and its limits
 * @registers: set to its registers after enabling, to be freed with
 *	registers_free()
 *
 * Return: a verdict for each of its functions, to be freed with free().
 */
struct verdict *evaluate(const struct machine *machine,
			 const struct question *question,
			 struct registers **registers)
{
	struct evaluation evaluation = { .machine = machine,
					 .question = question };
	struct verdict *verdicts = allocate(machine->count, sizeof(*verdicts));
	unsigned int i;

	evaluation.registers = registers_new(machine);
	evaluation.ran = allocate(machine->count, sizeof(*evaluation.ran));
	for (i = 0; i < machine->count; i++)
		enable_function(&evaluation, i, &verdicts[i]);
	for (i = 0; i < machine->count; i++)
		decide_function(&evaluation, i, &verdicts[i]);
	free(evaluation.ran);
	*registers = evaluation.registers;
	return verdicts;
}

/**
 * verdict_gives - get the isolation bits that a function provides
 * @verdict: the verdict
 * @gives: set to PCI_ACS_* bits; those of the worst case if something is
 *	unknown
 *
 * Return: true if they are known.
 */
bool verdict_gives(const struct verdict *verdict, u32 *gives)
{
	*gives = verdict->decision.provides & ACS_ISOLATION;
	return verdict->isolates != FACT_UNKNOWN || *gives != ACS_ISOLATION;
}
