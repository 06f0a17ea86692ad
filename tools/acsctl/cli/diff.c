// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl diff: compares the groups of two machines, or of one before and after.
 */
#include <stdlib.h>

#include "answer/choice.h"
#include "cli/options.h"
#include "cli/policy.h"
#include "cli/verb.h"
#include "output/diff-json.h"
#include "output/diff-table.h"
#include "output/groups-json.h"
#include "output/json.h"
#include "output/table.h"

enum {
	KEY_POLICY_A = 0x200,
	KEY_POLICY_B,
};

/**
 * struct asked - what the user asked for
 * @request: as for all verbs
 * @texts: policy of each side as given, or NULL
 * @policies: the parsed policies
 */
struct asked {
	struct request request;
	const char *texts[SIDES];
	struct acs_policy policies[SIDES];
};

static const struct argp_option options[] = {
	{ "policy-a", KEY_POLICY_A, "TEXT", 0, "Policy of MACHINE-A only" },
	{ "policy-b", KEY_POLICY_B, "TEXT", 0, "Policy of MACHINE-B only" },
	{}
};

static void parse_policy(struct asked *asked, enum side side, const char *text,
			 struct argp_state *state)
{
	if (asked->texts[side])
		argp_error(state, "a policy is given twice; separate its items with ;");
	asked->texts[side] = text;
	if (!policy_parse(&asked->policies[side], text, stderr))
		exit(EXIT_USAGE);
}

/* Sides without a policy of their own get that of --policy */
static void settle_policies(struct asked *asked, struct argp_state *state)
{
	const struct request *request = &asked->request;
	enum side side;

	if (request->policy_text && asked->texts[SIDE_A] &&
	    asked->texts[SIDE_B])
		argp_error(state,
			   "--policy has no effect if both machines have policies of their own");
	for (side = SIDE_A; side < SIDES; side++) {
		if (asked->texts[side])
			continue;
		asked->texts[side] = request_policy_text(request);
		asked->policies[side] = request->policy;
	}
}

static error_t parse(int key, char *arg, struct request *request,
		     struct argp_state *state)
{
	struct asked *asked = (struct asked *)request;

	switch (key) {
	case KEY_POLICY_A:
		parse_policy(asked, SIDE_A, arg, state);
		break;
	case KEY_POLICY_B:
		parse_policy(asked, SIDE_B, arg, state);
		break;
	case ARGP_KEY_END:
		if (!request->source_count || request->source_count > 2)
			argp_error(state, "which two machines?");
		settle_policies(asked, state);
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static struct source source_of(const struct asked *asked, enum side side)
{
	if (side == SIDE_A || asked->request.source_count == 2)
		return request_source(&asked->request, side);
	return (struct source) {};
}

/* Goes through JSON, so that it equals a snapshot that was written to a file */
static struct snapshot *snapshot_of(struct analysis *analysis,
				    const char *policy)
{
	struct groups_view view = {
		.machine = analysis->machine,
		.analyses = &analysis,
		.texts = &policy,
		.count = 1,
	};
	struct choice all = {};
	char wrong[SNAPSHOT_WRONG];
	struct snapshot *snapshot;
	unsigned int *shown;

	shown = choice_make(&all, view.analyses, 1, &view.shown_count);
	view.shown = shown;
	snapshot = snapshot_new(groups_json(&view), policy, wrong);
	free(shown);
	if (!snapshot)
		fprintf(stderr, "acsctl: a snapshot is not one: %s\n", wrong);
	return snapshot;
}

static struct snapshot *snapshot_of_machine(const struct asked *asked,
					    enum side side,
					    struct machine *machine)
{
	const struct assumptions *assumptions = &asked->request.assumptions;
	struct snapshot *snapshot;
	struct analysis *analysis;

	if (!machine)
		return NULL;
	request_complete(&asked->request, machine);
	analysis = analysis_new(machine, &asked->policies[side], assumptions);
	snapshot = snapshot_of(analysis, asked->texts[side]);
	analysis_free(analysis);
	machine_free(machine);
	return snapshot;
}

static struct snapshot *load(const struct asked *asked, enum side side)
{
	struct source source = source_of(asked, side);
	char *text, wrong[SNAPSHOT_WRONG];
	struct snapshot *snapshot;
	size_t length;

	if (!source.name)
		return snapshot_of_machine(asked, side,
					   source_read(&source, stderr));
	text = source_load(&source, &length, stderr);
	if (!text)
		return NULL;
	if (length && *text == '{') {
		snapshot = snapshot_parse(text, length, asked->texts[side],
					  wrong);
		if (!snapshot)
			fprintf(stderr, "acsctl: %s: %s\n",
				source_name(&source), wrong);
	} else {
		snapshot = snapshot_of_machine(asked, side,
					       source_parse(&source, text,
							    length, stderr));
	}
	free(text);
	return snapshot;
}

static int show(const struct asked *asked, struct snapshot *const *snapshots)
{
	struct source a = source_of(asked, SIDE_A);
	struct source b = source_of(asked, SIDE_B);
	struct changes *changes = changes_new(snapshots[SIDE_A],
					      snapshots[SIDE_B]);
	struct changes_view view = {
		.changes = changes,
		.sources = { source_name(&a), source_name(&b) },
		.policies = { asked->texts[SIDE_A], asked->texts[SIDE_B] },
		.width = output_width(),
		.color = request_uses_color(&asked->request),
	};
	int status = changes->same ? EXIT_YES : EXIT_NO;

	if (asked->request.json)
		json_write(changes_json(&view), true, stdout);
	else
		changes_print(&view, stdout);
	changes_free(changes);
	return status;
}

static int run(const struct request *request)
{
	const struct asked *asked = (const struct asked *)request;
	struct snapshot *snapshots[SIDES];
	int status = EXIT_UNREADABLE;

	snapshots[SIDE_A] = load(asked, SIDE_A);
	snapshots[SIDE_B] = load(asked, SIDE_B);
	if (snapshots[SIDE_A] && snapshots[SIDE_B])
		status = show(asked, snapshots);
	snapshot_free(snapshots[SIDE_A]);
	snapshot_free(snapshots[SIDE_B]);
	return status;
}

const struct verb verb_diff = {
	.name = "diff",
	.summary = "which functions have changed groups, and why",
	.arguments = "MACHINE-A [MACHINE-B]",
	.doc = "Shows which functions have changed groups, and why. A machine "
	       "is a SOURCE, or the output of \"acsctl groups --json\". Without "
	       "MACHINE-B, MACHINE-A is compared with this machine.",
	.examples = "  acsctl diff before.txt after.txt\n"
		    "  acsctl diff --policy-b=override before.txt before.txt\n",
	.options = options,
	.shared = all_options,
	.size = sizeof(struct asked),
	.parse = parse,
	.run = run,
};
