// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl draft: drafts a rule for a device.
 */
#include <stdlib.h>

#include "answer/draft.h"
#include "cli/target.h"
#include "output/draft-json.h"
#include "output/draft-text.h"
#include "output/json.h"

static void show(const struct task *task, const struct draft *draft)
{
	char address[ADDRESS_TEXT], *text;

	if (task->request->json) {
		json_write(draft_json(draft, task->source), true, task->out);
	} else if (draft->refusal) {
		machine_address(address, sizeof(address), task->machine,
				&task->machine->functions[draft->function]);
		fprintf(task->err, "acsctl: no rule for %s: %s\n", address,
			draft->refusal);
	} else {
		text = draft_text(draft);
		fputs(text, task->out);
		free(text);
	}
}

static int answer(const struct task *task)
{
	static const struct acs_policy quirk;
	const struct function *f = target_find(task);
	struct analysis *analysis;
	struct draft *draft;
	int status;

	if (!f)
		return EXIT_USAGE;
	analysis = analysis_with_controls(task->machine, &quirk, NULL,
					  &task->request->assumptions);
	draft = draft_new(analysis, f - task->machine->functions,
			  task->request->names);
	show(task, draft);
	status = draft->refusal ? EXIT_NO : EXIT_YES;
	draft_free(draft);
	analysis_free(analysis);
	return status;
}

const struct verb verb_draft = {
	.name = "draft",
	.summary = "the skeleton of a rule for a device",
	.arguments = "ADDRESS [SOURCE]",
	.doc = "Writes the skeleton of a quirkdb/ rule for the device at "
	       "ADDRESS; you fill in the evidence. The policy makes no "
	       "difference: the question is whether the database should know "
	       "the device.",
	.examples = "  acsctl draft 00:01.0 paste.txt\n",
	.shared = all_options,
	.size = sizeof(struct target),
	.sources_max = 1,
	.parse = target_parse,
	.answer = answer,
};
