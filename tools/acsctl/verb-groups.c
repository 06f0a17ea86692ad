// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl groups: which IOMMU groups the kernel would form.
 */
#include <stdlib.h>

#include "common.h"
#include "groups-table.h"
#include "json.h"
#include "table.h"
#include "work.h"

#define POLICIES_MAX	8

/**
 * struct asked - what the user asked for
 * @common: as with all verbs
 * @texts: policies, one a column
 * @policies: what they say
 * @count: number of policies
 * @width: columns of standard output, 0 for any number
 * @color: there are colours
 */
struct asked {
	struct common common;
	const char *texts[POLICIES_MAX];
	struct acs_policy policies[POLICIES_MAX];
	unsigned int count;
	unsigned int width;
	bool color;
};

static const struct argp_option options[] = {
	{ "compare", 'c', "A,B", 0,
	  "Policies to show side by side, separated by commas" },
	{}
};

static void take_policies(struct asked *asked, char *text,
			  struct argp_state *state)
{
	char *one;

	while ((one = strsep(&text, ","))) {
		if (asked->count == POLICIES_MAX)
			argp_error(state, "--compare: no more than %u policies",
				   POLICIES_MAX);
		if (!policy_parse(&asked->policies[asked->count], one, stderr))
			exit(EXIT_USAGE);
		asked->texts[asked->count++] = one;
	}
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct asked *asked = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &asked->common;
		break;
	case 'c':
		if (asked->count)
			argp_error(state, "--compare is given twice");
		take_policies(asked, arg, state);
		break;
	case ARGP_KEY_END:
		if (asked->count && asked->common.policy_text)
			argp_error(state, "--compare and --policy exclude each other");
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

/* Without --compare there is one policy, by default that of the kernel */
static void settle_policies(struct asked *asked)
{
	if (asked->count)
		return;
	asked->texts[0] = asked->common.policy_text ?
			  asked->common.policy_text : "quirk";
	asked->policies[0] = asked->common.policy;
	asked->count = 1;
}

static bool agrees(const struct asked *asked, struct study *const *studies)
{
	unsigned int i, f;

	for (i = 0; i < asked->count; i++)
		for (f = 0; f < studies[i]->machine->count; f++)
			if (!study_agrees(studies[i], f) ||
			    !study_same_group(studies[0], studies[i], f))
				return false;
	return true;
}

static void write_json(const struct asked *asked, unsigned int source_number,
		       struct study *const *studies, FILE *out)
{
	struct source source = common_source(&asked->common, source_number);
	json_t *document = json_document("groups", source_name(&source));
	const struct machine *machine = studies[0]->machine;
	json_t *policies = json_array(), *functions = json_array();
	unsigned int i, f;

	for (i = 0; i < asked->count; i++)
		json_array_append_new(policies, json_string(asked->texts[i]));
	for (f = 0; f < machine->count; f++) {
		json_t *function = json_function(machine,
						 &machine->functions[f]);
		json_t *results = json_array();

		for (i = 0; i < asked->count; i++)
			json_array_append_new(results,
					      json_result(studies[i], f));
		json_object_set_new(function, "results", results);
		json_array_append_new(functions, function);
	}
	json_object_set_new(document, "policies", policies);
	json_object_set_new(document, "agrees",
			    json_boolean(agrees(asked, studies)));
	json_object_set_new(document, "count", json_integer(machine->count));
	json_object_set_new(document, "functions", functions);
	json_write(document, common_source_count(&asked->common) == 1, out);
}

static void write_table(const struct asked *asked, unsigned int source_number,
			struct study *const *studies, FILE *out)
{
	struct source source = common_source(&asked->common, source_number);
	struct groups_view view = {
		.machine = studies[0]->machine,
		.studies = studies,
		.texts = asked->texts,
		.count = asked->count,
		.width = asked->width,
		.color = asked->color,
	};

	if (common_source_count(&asked->common) > 1) {
		fputs(source_number ? "\n" : "", out);
		print_styled(out, asked->color, STYLE_HEAD,
			     source_name(&source));
		fputs("\n", out);
	}
	groups_print(&view, out);
}

static int show_source(void *context, unsigned int i, FILE *out, FILE *err)
{
	struct asked *asked = context;
	struct machine *machine = common_read(&asked->common, i, err);
	struct study *studies[POLICIES_MAX];
	int status;
	unsigned int k;

	if (!machine)
		return EXIT_UNREADABLE;

	for (k = 0; k < asked->count; k++)
		studies[k] = study_new(machine, &asked->policies[k],
				       &asked->common.assumptions);
	(asked->common.json ? write_json : write_table)(asked, i, studies,
							out);
	status = agrees(asked, studies) ? EXIT_YES : EXIT_NO;
	for (k = 0; k < asked->count; k++)
		study_free(studies[k]);
	machine_free(machine);
	return status;
}

static int run(int argc, char **argv)
{
	static const struct argp_child children[] = {
		{ &common_argp },
		{}
	};
	static const struct argp argp = {
		.options = options,
		.parser = parse,
		.args_doc = "[SOURCE...]",
		.doc = "Shows the IOMMU groups that the kernel would form.",
		.children = children,
	};
	struct asked *asked = allocate(1, sizeof(*asked));
	int status;

	argp_parse(&argp, argc, argv, 0, NULL, asked);
	settle_policies(asked);
	asked->width = output_width();
	asked->color = common_uses_color(&asked->common);
	status = work_all(common_source_count(&asked->common), show_source,
			  asked);
	free(asked);
	return status;
}

const struct verb verb_groups = {
	.name = "groups",
	.summary = "the IOMMU groups that the kernel would form",
	.run = run,
};
