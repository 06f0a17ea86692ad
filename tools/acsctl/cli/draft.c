// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl draft: the skeleton of a rule.
 */
#include <stdlib.h>

#include "answer/draft.h"
#include "cli/options.h"
#include "cli/target.h"
#include "output/json.h"

static json_t *text_or_null(const char *text)
{
	return text ? json_string(text) : json_null();
}

static void write_json(const struct draft *draft, const struct target *target,
		       const char *address, const char *text)
{
	struct source source = common_source(&target->common, 0);
	json_t *document = json_document("draft", source_name(&source));

	json_object_set_new(document, "address", json_string(address));
	json_object_set_new(document, "refusal", text_or_null(draft->refusal));
	json_object_set_new(document, "file", text_or_null(draft->file));
	json_object_set_new(document, "file_is_new", draft->refusal ?
			    json_null() : json_boolean(draft->is_new));
	json_object_set_new(document, "rule", text_or_null(draft->name));
	json_object_set_new(document, "text", text_or_null(text));
	json_write(document, true, stdout);
}

static int show(const struct target *target)
{
	static const struct acs_policy quirk;
	struct study *study = study_new(target->machine, &quirk,
					&target->common.assumptions);
	struct draft *draft = draft_new(study, target->function);
	char *text = draft->refusal ? NULL : draft_text(draft);
	int status = draft->refusal ? EXIT_NO : EXIT_YES;
	char address[ADDRESS_TEXT];

	machine_address(address, sizeof(address), target->machine,
			&target->machine->functions[target->function]);
	if (target->common.json)
		write_json(draft, target, address, text);
	else if (draft->refusal)
		fprintf(stderr, "acsctl: no rule for %s: %s\n", address,
			draft->refusal);
	else
		fputs(text, stdout);
	free(text);
	draft_free(draft);
	study_free(study);
	return status;
}

static int run(int argc, char **argv)
{
	struct target *target = allocate(1, sizeof(*target));
	int status;

	status = target_read(target, argc, argv,
			     "Writes the skeleton of a rule for the device at ADDRESS, as "
			     "quirkdb/ has them; the evidence is to be filled in. The policy "
			     "makes no difference: what is asked is whether the database "
			     "should know the device.");
	if (status == EXIT_YES)
		status = show(target);
	target_free(target);
	return status;
}

const struct verb verb_draft = {
	.name = "draft",
	.summary = "the skeleton of a rule for a device",
	.run = run,
};
