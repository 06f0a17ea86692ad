// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl slots: lists the ports that cards can sit behind.
 */
#include "cli/options.h"
#include "cli/verb.h"
#include "output/json.h"
#include "output/slots-json.h"
#include "output/slots-table.h"

/**
 * struct asked - what the user asked for
 * @request: as for all verbs
 * @all: show ports without a slot, too
 */
struct asked {
	struct request request;
	bool all;
};

static const struct argp_option options[] = {
	{ "all", 'a', NULL, 0,
	  "Show ports without a slot, too: what is behind them is built in" },
	{}
};

static error_t parse(int key, char *arg, struct request *request,
		     struct argp_state *state)
{
	struct asked *asked = (struct asked *)request;

	if (key != 'a')
		return ARGP_ERR_UNKNOWN;
	asked->all = true;
	return 0;
}

static bool has_slot_alone(const struct slots *slots)
{
	unsigned int i;

	for (i = 0; i < slots->count; i++)
		if (place_may_be_slot(slots, &slots->places[i]) &&
		    slots->places[i].alone == FACT_YES)
			return true;
	return false;
}

static void show(const struct task *task, const struct slots *slots)
{
	const struct asked *asked = (const struct asked *)task->request;
	struct slots_view view = {
		.slots = slots,
		.all = asked->all,
		.width = task->width,
		.color = task->color,
	};

	if (task->request->json)
		json_write(slots_json(slots, task->source,
				      request_policy_text(task->request)),
			   true, task->out);
	else
		slots_print(&view, task->out);
}

static int answer(const struct task *task)
{
	struct analysis *analysis = analysis_new(task->machine,
						 &task->request->policy,
						 &task->request->assumptions);
	struct slots *slots = slots_new(analysis);
	int status = has_slot_alone(slots) ? EXIT_YES : EXIT_NO;

	show(task, slots);
	slots_free(slots);
	analysis_free(analysis);
	return status;
}

const struct verb verb_slots = {
	.name = "slots",
	.summary = "which ports isolate a card, and which cards another slot would help",
	.arguments = "[SOURCE]",
	.doc = "Lists the ports that a card can sit behind: what is there, "
	       "whether a card there has a group of its own, and which cards "
	       "would have one in another slot, without any option.",
	.examples = "  acsctl slots paste.txt\n"
		    "  acsctl slots --all --policy=strict paste.txt\n",
	.options = options,
	.shared = all_options,
	.size = sizeof(struct asked),
	.sources_max = 1,
	.parse = parse,
	.answer = answer,
};
