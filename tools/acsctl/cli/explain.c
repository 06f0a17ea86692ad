// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl explain: explains why a function is in its group.
 */
#include "answer/explain.h"
#include "cli/addresses.h"
#include "cli/options.h"
#include "output/explain-json.h"
#include "output/explain-table.h"
#include "output/json.h"

/**
 * struct asked - what the user asked for
 * @request: as for all verbs
 * @addresses: the address of the function, alone
 */
struct asked {
	struct request request;
	struct addresses addresses;
};

static error_t parse(int key, char *arg, struct request *request,
		     struct argp_state *state)
{
	struct asked *asked = (struct asked *)request;

	switch (key) {
	case ARGP_KEY_ARG:
		/* The shared parser takes the sources */
		if (asked->addresses.count)
			return ARGP_ERR_UNKNOWN;
		addresses_add(&asked->addresses, arg, "", state);
		return 0;
	case ARGP_KEY_END:
		if (!asked->addresses.count)
			argp_error(state, "which ADDRESS? For example 03:00.0");
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static void show(const struct task *task, const struct explanation *explanation)
{
	const struct request *request = task->request;

	if (request->json)
		json_write(explanation_json(explanation, task->source,
					    request_policy_text(request)),
			   true, task->out);
	else
		explanation_print(explanation, task->width, task->color,
				  task->out);
}

static int answer(const struct task *task)
{
	const struct request *request = task->request;
	const struct asked *asked = (const struct asked *)request;
	const struct function *f = addresses_find(&asked->addresses, 0, task);
	struct explanation *explanation;
	struct analysis *analysis;
	int status;

	if (!f)
		return EXIT_USAGE;
	analysis = analysis_new(task->machine, &request->policy,
				&request->assumptions);
	explanation = explain(analysis, &request->policy,
			      f - task->machine->functions);
	show(task, explanation);
	status = explanation->own_group == FACT_YES ? EXIT_YES : EXIT_NO;
	explanation_free(explanation);
	analysis_free(analysis);
	return status;
}

static void release(struct request *request)
{
	addresses_free(&((struct asked *)request)->addresses);
}

const struct verb verb_explain = {
	.name = "explain",
	.summary = "why a device is in its IOMMU group, hop by hop",
	.arguments = "ADDRESS [SOURCE]",
	.doc = "Explains why the device at ADDRESS is in its IOMMU group: each "
	       "hop from the root bus down to it, what the hop gives and "
	       "lacks, on what evidence, and who shares the group.",
	.examples = "  acsctl explain 01:00.0 paste.txt\n"
		    "  acsctl explain --policy=override@00:01.1 02:00.0 paste.txt\n",
	.shared = all_options,
	.size = sizeof(struct asked),
	.sources_max = 1,
	.parse = parse,
	.answer = answer,
	.release = release,
};
