// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl groups: which IOMMU groups the kernel would form.
 */
#include <stdlib.h>

#include "cli/options.h"
#include "cli/parallel.h"
#include "output/groups-dot.h"
#include "output/groups-page.h"
#include "output/groups-table.h"
#include "output/json.h"
#include "output/table.h"

#define POLICIES_MAX	8

/**
 * enum format - what to write
 * @FORMAT_TABLE: a table for people
 * @FORMAT_JSON: for programs
 * @FORMAT_DOT: a graph for Graphviz
 * @FORMAT_HTML: a page for a browser
 */
enum format {
	FORMAT_TABLE,
	FORMAT_JSON,
	FORMAT_DOT,
	FORMAT_HTML,
};

static const char *const format_names[] = {
	[FORMAT_TABLE]	= "table",
	[FORMAT_JSON]	= "json",
	[FORMAT_DOT]	= "dot",
	[FORMAT_HTML]	= "html",
};

/**
 * struct asked - what the user asked for
 * @common: as with all verbs
 * @texts: policies, one a column
 * @policies: what they say
 * @count: number of policies
 * @format: what to write
 * @width: columns of standard output, 0 for any number
 * @color: there are colours
 */
struct asked {
	struct common common;
	const char *texts[POLICIES_MAX];
	struct acs_policy policies[POLICIES_MAX];
	unsigned int count;
	enum format format;
	unsigned int width;
	bool color;
};

static const struct argp_option options[] = {
	{ "compare", 'c', "A,B", 0,
	  "Policies to show side by side, separated by commas" },
	{ "format", 'f', "FORMAT", 0,
	  "table (the default), json (as --json), dot (a graph for Graphviz) or "
	  "html (a page for a browser; of strict, quirk and override, unless "
	  "policies are given)" },
	{}
};

static void take_policy(struct asked *asked, const char *text)
{
	if (!policy_parse(&asked->policies[asked->count], text, stderr))
		exit(EXIT_USAGE);
	asked->texts[asked->count++] = text;
}

static void take_policies(struct asked *asked, char *text,
			  struct argp_state *state)
{
	char *one;

	while ((one = strsep(&text, ","))) {
		if (asked->count == POLICIES_MAX)
			argp_error(state, "--compare: no more than %u policies",
				   POLICIES_MAX);
		take_policy(asked, one);
	}
}

static void take_format(struct asked *asked, const char *name,
			struct argp_state *state)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(format_names); i++)
		if (!strcmp(format_names[i], name))
			break;
	if (i == ARRAY_SIZE(format_names))
		argp_error(state, "--format: '%s' is neither table, json, dot nor html",
			   name);
	asked->format = i;
}

static void check(struct asked *asked, struct argp_state *state)
{
	if (asked->count && asked->common.policy_text)
		argp_error(state, "--compare and --policy exclude each other");
	if (asked->common.json && asked->format &&
	    asked->format != FORMAT_JSON)
		argp_error(state, "--json and --format=%s exclude each other",
			   format_names[asked->format]);
	if (asked->format == FORMAT_HTML &&
	    common_source_count(&asked->common) > 1)
		argp_error(state, "--format=html shows one source");
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
	case 'f':
		take_format(asked, arg, state);
		break;
	case ARGP_KEY_SUCCESS:
		check(asked, state);
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static void settle_format(struct asked *asked)
{
	if (asked->common.json)
		asked->format = FORMAT_JSON;
}

/*
 * Without --compare there is one policy, by default that of the kernel; but a
 * page has room for all modes.
 */
static void settle_policies(struct asked *asked)
{
	if (asked->count)
		return;
	if (asked->format == FORMAT_HTML && !asked->common.policy_text) {
		take_policy(asked, "strict");
		take_policy(asked, "quirk");
		take_policy(asked, "override");
		return;
	}
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

static void write_view(const struct asked *asked, unsigned int source_number,
		       struct study *const *studies, FILE *out)
{
	struct source source = common_source(&asked->common, source_number);
	struct groups_view view = {
		.source = source_name(&source),
		.machine = studies[0]->machine,
		.studies = studies,
		.texts = asked->texts,
		.count = asked->count,
		.width = asked->width,
		.color = asked->color,
	};

	view.uncertain = view_is_uncertain(&view);
	if (asked->format == FORMAT_DOT) {
		groups_draw(&view, out);
		return;
	}
	if (asked->format == FORMAT_HTML) {
		groups_show_page(&view, out);
		return;
	}
	if (common_source_count(&asked->common) > 1) {
		fputs(source_number ? "\n" : "", out);
		print_styled(out, asked->color, STYLE_HEAD, view.source);
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
	(asked->format == FORMAT_JSON ? write_json : write_view)(asked, i,
								 studies, out);
	status = agrees(asked, studies) ? EXIT_YES : EXIT_NO;
	for (k = 0; k < asked->count; k++)
		study_free(studies[k]);
	machine_free(machine);
	return status;
}

static int run(int argc, char **argv)
{
	static const struct argp argp = {
		.options = options,
		.parser = parse,
		.args_doc = "[SOURCE...]",
		.doc = "Shows the IOMMU groups that the kernel would form.",
		.children = common_children,
	};
	struct asked *asked = allocate(1, sizeof(*asked));
	int status;

	argp_parse(&argp, argc, argv, 0, NULL, asked);
	settle_format(asked);
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
