// SPDX-License-Identifier: GPL-2.0-only
/*
 * A machine that a fuzzer has made, and all that acsctl can be asked of it.
 */
#include "answer/choice.h"
#include "answer/draft.h"
#include "answer/explain.h"
#include "answer/groups.h"
#include "answer/lint.h"
#include "answer/peers-open.h"
#include "answer/slots.h"
#include "answer/suggest.h"
#include "base/memory.h"
#include "cli/policy.h"
#include "libfuzzer.h"
#include "output/diff-json.h"
#include "output/diff-table.h"
#include "output/draft-text.h"
#include "output/explain-table.h"
#include "output/groups-json.h"
#include "output/groups-table.h"
#include "output/json.h"
#include "output/peers-json.h"
#include "output/peers-table.h"
#include "output/slots-json.h"
#include "output/slots-table.h"
#include "output/suggest-table.h"
#include "sound.h"

#define WIDTH		80

/* All are asked of each function, which takes its time */
#define EXPLAINED	3
/* Functions whose ways to each other are looked at */
#define PEERS		3

static const struct assumptions nothing;

/**
 * expect_nothing - say what does not hold, in a way that is taken for a crash
 * @found: what that is, or NULL
 */
void expect_nothing(const char *found)
{
	if (!found)
		return;
	fprintf(stderr, "%s\n", found);
	abort();
}

/**
 * fuzz_policy - get a policy
 * @i: its number
 *
 * Return: the policy.
 */
const struct acs_policy *fuzz_policy(unsigned int i)
{
	static const char *const texts[FUZZ_POLICIES] = {
		"strict", "quirk", "override;override@pci:8086:0:1:0",
	};
	static struct acs_policy policies[FUZZ_POLICIES];

	if (!policies[i].item_count &&
	    !policy_parse(&policies[i], texts[i], stderr))
		abort();
	return &policies[i];
}

/**
 * fuzz_names - get the list of names, which is read once
 *
 * Return: the list.
 */
struct pci_ids *fuzz_names(void)
{
	static struct pci_ids *names;

	if (!names)
		names = pci_ids_new(NULL);
	return names;
}

/**
 * nowhere - get a file that forgets what is written to it
 *
 * Return: the file.
 */
FILE *nowhere(void)
{
	static FILE *file;

	if (!file)
		file = fopen("/dev/null", "w");
	if (!file)
		abort();
	return file;
}

/* Whoever isolates under a policy does so under one that is less strict */
static void expect_order(struct analysis *const *analyses)
{
	unsigned int i, k;

	for (k = 0; k + 1 < FUZZ_POLICIES; k++)
		for (i = 0; i < analyses[k]->machine->count; i++)
			if (analyses[k]->verdicts[i].isolates == FACT_YES &&
			    analyses[k + 1]->verdicts[i].isolates != FACT_YES)
				expect_nothing("a stricter policy isolates more");
}

static void show_groups(struct analysis *const *analyses)
{
	static const char *const texts[FUZZ_POLICIES] = { "a", "b", "c" };
	struct groups_view view = {
		.machine = analyses[0]->machine,
		.analyses = analyses,
		.texts = texts,
		.count = FUZZ_POLICIES,
		.alone = true,
		.width = WIDTH,
	};
	struct choice choice = { .by_group = true };
	unsigned int *shown = choice_make(&choice, analyses, FUZZ_POLICIES,
					  &view.shown_count);

	view.shown = shown;
	view.uncertain = groups_are_uncertain(analyses, FUZZ_POLICIES);
	groups_print(&view, nowhere());
	view.verbose = true;
	groups_print(&view, nowhere());
	free(shown);
}

/* A snapshot is what groups --json writes, and has to be read again */
static void compare_with_itself(struct analysis *analysis)
{
	static const char *const policy = "quirk";
	struct analysis *const analyses[] = { analysis };
	struct groups_view groups = {
		.machine = analysis->machine,
		.analyses = analyses,
		.texts = &policy,
		.count = 1,
	};
	struct choice all = {};
	unsigned int *shown = choice_make(&all, analyses, 1,
					  &groups.shown_count);
	char wrong[SNAPSHOT_WRONG];
	struct snapshot *snapshot;
	struct changes *changes;
	struct changes_view view = {
		.sources = { "a", "b" },
		.policies = { "quirk", "quirk" },
		.width = WIDTH,
	};

	groups.shown = shown;
	snapshot = snapshot_new(groups_json(&groups), policy, wrong);
	free(shown);
	changes = changes_new(snapshot, snapshot);
	view.changes = changes;
	if (!changes->same)
		expect_nothing("a machine differs from itself");
	changes_print(&view, nowhere());
	json_write(changes_json(&view), true, nowhere());
	changes_free(changes);
	snapshot_free(snapshot);
}

static void explain_function(const struct analysis *analysis,
			     const struct acs_policy *policy, unsigned int i)
{
	struct explanation *explanation = explain(analysis, policy, i);
	struct draft *draft = draft_new(analysis, &i, 1, fuzz_names());
	bool certain = explanation->own_group != FACT_UNKNOWN;

	if (analysis->placements[i].certain != certain)
		expect_nothing("explain is not as certain as groups");
	explanation_print(explanation, WIDTH, false, nowhere());
	if (!draft->refusal)
		free(draft_text(draft));
	draft_free(draft);
	explanation_free(explanation);
}

static void show_slots(const struct analysis *analysis)
{
	struct slots *slots = slots_new(analysis);
	struct slots_view view = { .slots = slots, .width = WIDTH };
	unsigned int i, k;

	for (i = 0; i < slots->count; i++)
		for (k = 0; k < analysis->machine->count; k++)
			if (slots->places[i].alone == FACT_YES &&
			    slots->places[i].shares[k])
				expect_nothing("a card is alone with others");
	slots_print(&view, nowhere());
	view.all = true;
	slots_print(&view, nowhere());
	json_decref(slots_json(slots, "a", "quirk"));
	slots_free(slots);
}

/* Of the first functions that are no bridges */
static void show_peers(const struct analysis *analysis)
{
	const struct machine *machine = analysis->machine;
	unsigned int functions[PEERS], count = 0, i;
	unsigned int *sets = allocate(machine->count, sizeof(*sets));
	struct peers_view view = {
		.source = "a", .policy = "quirk", .width = WIDTH,
	};
	struct opening *opening;

	for (i = 0; i < machine->count && count < PEERS; i++)
		if (!function_is_bridge(&machine->functions[i]))
			functions[count++] = i;
	sets[0] = 1;
	opening = opening_find(analysis, fuzz_policy(1), &nothing, functions,
			       count, sets);
	view.peers = opening->before;
	if (view.peers->peer_count)
		peers_print(&view, nowhere());
	view.opening = opening;
	peers_print(&view, nowhere());
	json_decref(peers_json(&view));
	opening_free(opening);
	free(sets);
}

static void suggest_for(const struct machine *machine, unsigned int function)
{
	unsigned int *asked = allocate(machine->count, sizeof(*asked));
	struct suggest_view view = { .width = WIDTH };
	struct suggestion *suggestion;

	asked[function] = 1;
	suggestion = suggestion_new(machine, fuzz_policy(0), &nothing, asked);
	view.suggestion = suggestion;
	suggestion_print(&view, nowhere());
	suggestion_free(suggestion);
	free(asked);
}

static void lint_policy(const struct machine *machine,
			const struct acs_policy *policy)
{
	struct lint *lint = lint_new(machine, policy, NULL, &nothing);
	unsigned int i;

	for (i = 0; i < policy->item_count; i++)
		free(lint_alternative(lint, i));
	lint_free(lint);
}

/**
 * ask_verbs - ask all of a machine
 * @machine: the machine, linked
 */
void ask_verbs(struct machine *machine)
{
	struct analysis *analyses[FUZZ_POLICIES];
	unsigned int i, k;

	for (k = 0; k < FUZZ_POLICIES; k++) {
		analyses[k] = analysis_new(machine, fuzz_policy(k), &nothing);
		expect_nothing(analysis_is_unsound(analyses[k]));
	}
	expect_order(analyses);
	show_groups(analyses);
	compare_with_itself(analyses[1]);
	for (i = 0; i < machine->count && i < EXPLAINED; i++)
		explain_function(analyses[1], fuzz_policy(1), i);
	suggest_for(machine, machine->count - 1);
	show_slots(analyses[1]);
	show_peers(analyses[1]);
	lint_policy(machine, fuzz_policy(FUZZ_POLICIES - 1));
	for (k = 0; k < FUZZ_POLICIES; k++)
		analysis_free(analyses[k]);
}
