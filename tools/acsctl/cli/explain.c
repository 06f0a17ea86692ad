// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl explain: explains why a function is in its group.
 */
#include "answer/explain.h"
#include "cli/target.h"
#include "output/explain-json.h"
#include "output/explain-table.h"
#include "output/json.h"

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
	const struct function *f = target_find(task);
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
	.size = sizeof(struct target),
	.sources_max = 1,
	.parse = target_parse,
	.answer = answer,
};
