// SPDX-License-Identifier: GPL-2.0-only
/*
 * Evaluates functions as the kernel does: it enables ACS in all of them, in the
 * order of enumeration, then decides about each of them. Where the source
 * leaves facts open, the core is asked about each scenario, and only an answer
 * that is the same in all of them is certain.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "judge/control.h"
#include "judge/scenario.h"
#include "judge/verdict.h"
#include "machine/dma-alias.h"

/**
 * struct evaluation - a machine under evaluation
 * @machine: the machine
 * @question: the policy and its limits
 * @registers: its registers
 * @ran: for each function, the rule whose program has run, or NULL
 * @verdicts: one for each function
 * @kernel: the machine as the kernel that reports groups has it, or NULL
 */
struct evaluation {
	const struct machine *machine;
	const struct question *question;
	struct registers *registers;
	const struct acs_rule **ran;
	struct verdict *verdicts;
	struct evaluation *kernel;
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
 * @asks_chipset: one of them accesses chipset registers
 * @seen: a scenario has been evaluated
 */
struct programs {
	struct evaluation *evaluation;
	const struct function *function;
	const struct acs_rule *rule;
	bool differs;
	bool asks_chipset;
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
	if (rule && program_asks_chipset(&rule->method->enable))
		programs->asks_chipset = true;
	programs->seen = true;
}

static enum fact is_named(const struct evaluation *evaluation,
			  const struct function *f,
			  const struct acs_device *record)
{
	return controls_name(evaluation->question->controls, f, record);
}

/*
 * Runs the program that enables ACS and, if an option of pci= names the
 * function, the one that turns redirection off again. What that one fails to
 * change is read all the same.
 */
static enum outcome run_programs(const struct evaluation *evaluation,
				 const struct function *f,
				 const struct acs_device *record,
				 const struct acs_rule *rule,
				 struct acs_fault *fault)
{
	const struct acs_method *method = rule->method;
	enum outcome outcome = registers_run_program(evaluation->registers, f,
						     record, &method->enable,
						     fault);
	struct acs_fault unused;

	if (outcome != OUTCOME_UNKNOWN &&
	    is_named(evaluation, f, record) == FACT_YES &&
	    registers_run_program(evaluation->registers, f, record,
				  &method->disable_redirect,
				  &unused) == OUTCOME_UNKNOWN)
		return OUTCOME_UNKNOWN;
	return outcome;
}

static void run_program(struct evaluation *evaluation,
			const struct function *f,
			const struct scenario *scenario,
			const struct acs_rule *rule, struct verdict *verdict)
{
	struct acs_device record;

	scenario_record(&record, evaluation->machine, f, scenario);
	verdict->outcome = run_programs(evaluation, f, &record, rule,
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
	if (verdict->outcome == OUTCOME_UNKNOWN && programs.asks_chipset)
		evaluation->registers->doubtful = true;
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
 * @begun: the ACS control register of some scenario has been added
 * @open: UNKNOWN_* facts that may be either way
 * @answers: for each combination of @open, 1 if it does not isolate, 2 if it
 *	does, 3 if that depends on registers, 0 if that cannot be
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
	bool begun;
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
 * Which program runs depends on the scenario: its registers are as the source
 * has them before it runs. Nobody knows in what state another program would
 * leave those of the chipset.
 */
static enum outcome run_in_scenario(struct evaluation *evaluation,
				    const struct function *f,
				    const struct acs_device *record,
				    const struct acs_rule *rule,
				    struct verdict *verdict)
{
	if (program_asks_chipset(&rule->method->enable))
		return OUTCOME_UNKNOWN;
	registers_forget(evaluation->registers, f);
	return run_programs(evaluation, f, record, rule, &verdict->fault);
}

/*
 * Fills in what an option of pci= makes of the standard ACS control register, in
 * the worst case, and sets *@most to the best case. Returns UNKNOWN_CONTROL if
 * they differ.
 */
static unsigned int change_control(const struct evaluation *evaluation,
				   const struct function *f,
				   struct acs_device *record, u32 *most)
{
	struct control_range range;

	if (!evaluation->question->controls || !record->has_acs ||
	    record->words.state != ACS_WORDS_READ)
		return 0;
	range = controls_apply(evaluation->question->controls, f, record);
	record->words.control = range.least;
	*most = range.most;
	return range.least == range.most ? 0 : UNKNOWN_CONTROL;
}

/* The same for registers that a program changes, if it may have run */
static unsigned int doubt_control(const struct evaluation *evaluation,
				  const struct function *f,
				  struct acs_device *record,
				  const struct acs_rule *rule, u32 *most)
{
	if (!rule->method->disable_redirect.count ||
	    is_named(evaluation, f, record) != FACT_UNKNOWN)
		return 0;
	*most = record->words.control;
	record->words.control = 0;
	return UNKNOWN_CONTROL;
}

/*
 * Fills in the contents of registers and the outcome of the program. Returns
 * the UNKNOWN_* facts that are missing, and then assumes the worst; *@most is
 * the ACS control register of the best case, if UNKNOWN_CONTROL is missing.
 */
static unsigned int read_registers(struct evaluation *evaluation,
				   const struct function *f,
				   struct acs_device *record,
				   const struct acs_rule *rule,
				   struct verdict *verdict, u32 *most)
{
	const struct acs_rule *believed = find_believed(evaluation, record);
	const struct acs_rule *ran =
		evaluation->ran[f - evaluation->machine->functions];
	enum outcome outcome = verdict->outcome;
	struct registers *registers = evaluation->registers;
	unsigned int wants = 0;

	if (believed && believed != ran)
		outcome = run_in_scenario(evaluation, f, record, believed,
					  verdict);
	record->enabled = believed && outcome == OUTCOME_DONE;
	record->failed = believed && outcome == OUTCOME_FAILED;

	if (rule && rule->answer.kind == ACS_ANSWER_REGISTERS) {
		if (!registers_read_acs(registers, f, record, rule->method,
					&record->words) ||
		    (believed && outcome == OUTCOME_UNKNOWN)) {
			record->words.state = ACS_WORDS_FAILED;
			return UNKNOWN_REGISTERS;
		}
		return doubt_control(evaluation, f, record, rule, most);
	}

	read_standard_words(record, f, rule, !believed);
	wants = change_control(evaluation, f, record, most);
	if (believed && outcome == OUTCOME_UNKNOWN)
		wants |= program_asks_chipset(&believed->method->enable) &&
			 !evaluation->machine->memory ? UNKNOWN_CHIPSET :
							UNKNOWN_REGISTERS;
	if (!check_program(evaluation, f, record, rule, verdict))
		wants |= UNKNOWN_REGISTERS;
	return wants;
}

/* The best case: unknown registers have the values that isolate */
static void assume_best_registers(struct acs_device *record, unsigned int wants,
				  u32 most)
{
	if (wants == UNKNOWN_CONTROL) {
		record->words.control = most;
		return;
	}

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

/**
 * struct ways - what a scenario makes of a function
 * @record: record of the function, with registers of the worst case
 * @best_record: with registers of the best case
 * @decision: decision of the worst case
 * @best_decision: decision of the best case
 * @grants: it isolates in the worst case
 * @best_grants: it isolates in the best case
 * @wants: UNKNOWN_* facts about registers, without which both cases are the
 *	same
 * @control: what the ACS control register may hold
 */
struct ways {
	struct acs_device record;
	struct acs_device best_record;
	struct acs_decision decision;
	struct acs_decision best_decision;
	bool grants;
	bool best_grants;
	unsigned int wants;
	struct control_range control;
};

/*
 * Words that are only assumed may be any. What the source shows is in force: its
 * kernel has enabled all that it does, unless it has no IOMMU, and then it does
 * so only for functions that an option names.
 */
static struct control_range control_of(const struct evaluation *evaluation,
				       const struct ways *ways,
				       const struct function *f,
				       const struct acs_rule *rule, u32 most)
{
	const struct acs_words *words = &ways->record.words;
	bool at_rule = rule && rule->answer.kind == ACS_ANSWER_REGISTERS;

	if (!at_rule && f->acs == FACT_YES && f->has_words &&
	    is_named(evaluation, f, &ways->record) == FACT_NO)
		return (struct control_range) {
			.least = f->words.control, .most = f->words.control,
		};

	if (words->state == ACS_WORDS_ABSENT)
		return (struct control_range) {};
	if (words->state == ACS_WORDS_FAILED ||
	    ways->wants & UNKNOWN_REGISTERS || (!at_rule && !f->has_words))
		return (struct control_range) { .most = ACS_BITS };
	return (struct control_range) {
		.least = words->control,
		.most = ways->wants & UNKNOWN_CONTROL ? most : words->control,
	};
}

static void find_ways(struct ways *ways, struct evaluation *evaluation,
		      const struct function *f,
		      const struct scenario *scenario)
{
	unsigned int i = f - evaluation->machine->functions;
	const struct acs_rule *rule;
	u32 most = 0;

	scenario_record(&ways->record, evaluation->machine, f, scenario);
	rule = acs_find_rule(&acs_policy_db, &ways->record);
	evaluation->registers->took_cleared = false;
	ways->wants = read_registers(evaluation, f, &ways->record, rule,
				     &evaluation->verdicts[i], &most);
	ways->grants = decide(evaluation, &ways->decision, &ways->record, rule);
	if (!ways->grants && evaluation->registers->took_cleared)
		ways->wants |= UNKNOWN_REGISTERS;
	ways->best_grants = ways->grants;
	ways->control = control_of(evaluation, ways, f, rule, most);
	if (!ways->wants)
		return;
	ways->best_record = ways->record;
	assume_best_registers(&ways->best_record, ways->wants, most);
	ways->best_grants = decide(evaluation, &ways->best_decision,
				   &ways->best_record, rule);
}

/*
 * Drops the ways that contradict what is known from the reported groups. A
 * register is the same for both policies, so the worst case of one is that of
 * the other, unless only one of them depends on it.
 */
static void drop_ways(const struct trial *trial,
		      const struct scenario *scenario, unsigned int wants,
		      bool *worst, bool *best)
{
	struct evaluation *kernel = trial->evaluation->kernel;
	const struct function *f = trial->function;
	struct ways ways;
	enum fact known;
	bool isolated;

	*worst = true;
	*best = wants;
	if (!kernel)
		return;
	known = kernel->machine->learned[f - kernel->machine->functions];
	if (known == FACT_UNKNOWN)
		return;
	isolated = known == FACT_YES;
	find_ways(&ways, kernel, f, scenario);
	*worst = ways.grants == isolated ||
		 (!wants && ways.best_grants == isolated);
	*best = wants && ways.best_grants == isolated;
}

static void add_control(struct trial *trial, struct control_range control)
{
	struct control_range *range = &trial->verdict->control;

	*range = trial->begun ? control_range_join(*range, control) : control;
	trial->begun = true;
}

static void try_scenario(const struct scenario *scenario, void *context)
{
	struct trial *trial = context;
	u8 *answer = &trial->answers[index_of(scenario->bits, trial->open)];
	struct ways ways;
	bool worst, best;

	find_ways(&ways, trial->evaluation, trial->function, scenario);
	add_control(trial, ways.control);
	drop_ways(trial, scenario, ways.wants, &worst, &best);
	*answer = 0;
	if (worst) {
		keep_answer(trial, &ways.record, &ways.decision, ways.grants);
		*answer |= ways.grants ? 2 : 1;
	}
	if (best) {
		keep_answer(trial, &ways.best_record, &ways.best_decision,
			    ways.best_grants);
		*answer |= ways.best_grants ? 2 : 1;
	}
	if (worst && best && ways.grants != ways.best_grants)
		trial->wants |= ways.wants;
}

/*
 * Finds the open facts that make a difference among the scenarios of one type
 */
static bool differ(u8 one, u8 other)
{
	return one && other && one != other;
}

static unsigned int compare_bits(const struct trial *trial)
{
	unsigned int bit, bits = 0, depends_on = 0;

	do {
		for (bit = 1; bit <= trial->open; bit <<= 1)
			if (trial->open & bit && bits & bit &&
			    differ(trial->answers[index_of(bits, trial->open)],
				   trial->answers[index_of(bits & ~bit,
							   trial->open)]))
				depends_on |= bit;
		bits = (bits - trial->open) & trial->open;
	} while (bits);
	return depends_on;
}

/* Tries the scenarios of one type, device and subsystem */
static void try_bits(struct trial *trial, const struct scenarios *one,
		     unsigned int count, unsigned int differs_by)
{
	unsigned int i;

	scenarios_for_each(one, try_scenario, trial);
	trial->depends_on |= compare_bits(trial);
	for (i = 0; i < count; i++) {
		if (!differs_by || !trial->first[i])
			trial->first[i] = trial->answers[i];
		if (differ(trial->first[i], trial->answers[i]))
			trial->depends_on |= differs_by;
	}
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

/* Unknown facts that make the group uncertain, whatever the verdict */
static unsigned int find_group_unknown(const struct function *f)
{
	unsigned int unknown = 0;

	if (f->may_have_aliases && !f->has_ids)
		unknown |= UNKNOWN_ALIAS;
	if (f->may_have_aliases &&
	    function_has_alias(f, f->devfn ^ 1) == FACT_UNKNOWN)
		unknown |= UNKNOWN_ALIAS;
	return unknown;
}

/* A way out, should the evidence leave no way: all of them */
static void try_all(struct trial *trial, const struct scenarios *scenarios)
{
	struct evaluation *kernel = trial->evaluation->kernel;

	try_scenarios(trial, scenarios);
	if (trial->granted || trial->refused)
		return;
	trial->evaluation->kernel = NULL;
	try_scenarios(trial, scenarios);
	trial->evaluation->kernel = kernel;
}

static void decide_function(struct evaluation *evaluation, unsigned int i)
{
	const struct function *f = &evaluation->machine->functions[i];
	struct verdict *verdict = &evaluation->verdicts[i];
	struct trial trial = {
		.evaluation = evaluation,
		.function = f,
		.verdict = verdict,
	};
	struct scenarios scenarios;

	scenarios_find(&scenarios, evaluation->machine, f,
		       evaluation->question->policy);
	try_all(&trial, &scenarios);
	verdict->unknown = trial.depends_on | trial.wants;
	if (!f->has_vendor || scenarios.has_more_devices) {
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

static void begin(struct evaluation *evaluation)
{
	const struct machine *machine = evaluation->machine;
	unsigned int i;

	evaluation->verdicts = allocate(machine->count,
					sizeof(*evaluation->verdicts));
	evaluation->registers = registers_new(machine);
	evaluation->ran = allocate(machine->count, sizeof(*evaluation->ran));
	for (i = 0; i < machine->count; i++)
		enable_function(evaluation, i, &evaluation->verdicts[i]);
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
	struct question before = {
		machine->kernel_policy, question->ban, machine->controls
	};
	struct evaluation kernel = { .machine = machine, .question = &before };
	struct evaluation evaluation = {
		.machine = machine,
		.question = question,
		.kernel = machine->learned ? &kernel : NULL,
	};
	unsigned int i;

	begin(&evaluation);
	if (evaluation.kernel)
		begin(&kernel);
	for (i = 0; i < machine->count; i++)
		decide_function(&evaluation, i);
	if (evaluation.kernel) {
		registers_free(kernel.registers);
		free(kernel.verdicts);
		free(kernel.ran);
	}
	free(evaluation.ran);
	*registers = evaluation.registers;
	return evaluation.verdicts;
}

/**
 * question_ask - ask under which policy a machine is to be judged
 * @machine: the machine
 * @policy: the policy; must outlive what is returned
 * @assumptions: facts that the user states
 *
 * Return: the question, under the options of pci= that the source has.
 */
struct question question_ask(const struct machine *machine,
			     const struct acs_policy *policy,
			     const struct assumptions *assumptions)
{
	return (struct question) {
		.policy = policy,
		.controls = machine->controls,
		.ban = assumptions->lockdown || machine->locked_down ?
		       ACS_REFUSED_LOCKED_DOWN : ACS_REFUSED_NOT,
	};
}

/**
 * verdicts_isolate - get which functions isolate
 * @verdicts: verdicts on the functions of a machine
 * @count: number of @verdicts
 *
 * Return: for each function, whether it isolates; to be freed with free().
 */
enum fact *verdicts_isolate(const struct verdict *verdicts,
			    unsigned int count)
{
	enum fact *isolates = allocate(count, sizeof(*isolates));
	unsigned int i;

	for (i = 0; i < count; i++)
		isolates[i] = verdicts[i].isolates;
	return isolates;
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

/* Facts that decide which rule a function has */
#define UNKNOWN_RULE	(UNKNOWN_IDS | UNKNOWN_SUBSYSTEM | UNKNOWN_TYPE | \
			 UNKNOWN_MULTIFUNCTION | ~0U << UNKNOWN_TABLE_SHIFT)

/**
 * verdict_may_have_rule - check whether a rule may say what a function does,
 *	which its registers do not
 * @verdict: the verdict
 *
 * Return: true if that depends on facts that are unknown.
 */
bool verdict_may_have_rule(const struct verdict *verdict)
{
	return verdict->isolates == FACT_UNKNOWN &&
	       verdict->unknown & UNKNOWN_RULE;
}
