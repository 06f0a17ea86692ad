// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl groups: shows the IOMMU groups that the kernel would form.
 */
#include <stdlib.h>

#include "answer/groups.h"
#include "cli/options.h"
#include "cli/policy.h"
#include "cli/verb.h"
#include "output/groups-dot.h"
#include "output/groups-json.h"
#include "output/groups-page.h"
#include "output/groups-table.h"
#include "output/json.h"

#define POLICIES_MAX	8

/**
 * enum format - what to write
 * @FORMAT_TABLE: a text table
 * @FORMAT_JSON: JSON
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
 * @request: as for all verbs
 * @texts: the policies as given
 * @policies: the parsed policies
 * @count: number of policies
 * @format: what to write
 */
struct asked {
	struct request request;
	const char *texts[POLICIES_MAX];
	struct acs_policy policies[POLICIES_MAX];
	unsigned int count;
	enum format format;
};

static const struct argp_option options[] = {
	{ "compare", 'c', "A,B", 0,
	  "Show several policies side by side, separated by commas" },
	{ "format", 'f', "FORMAT", 0,
	  "Output format: table (the default), json (same as --json), dot (a "
	  "graph for Graphviz) or html (a page for a browser; of strict, quirk "
	  "and override, unless policies are given)" },
	{}
};

static void parse_policy(struct asked *asked, const char *text)
{
	if (!policy_parse(&asked->policies[asked->count], text, stderr))
		exit(EXIT_USAGE);
	asked->texts[asked->count++] = text;
}

static void parse_policies(struct asked *asked, char *text,
			   struct argp_state *state)
{
	char *one;

	while ((one = strsep(&text, ","))) {
		if (asked->count == POLICIES_MAX)
			argp_error(state, "--compare: no more than %u policies",
				   POLICIES_MAX);
		parse_policy(asked, one);
	}
}

static void parse_format(struct asked *asked, const char *name,
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
	if (asked->count && asked->request.policy_text)
		argp_error(state, "--compare and --policy exclude each other");
	if (asked->request.json && asked->format &&
	    asked->format != FORMAT_JSON)
		argp_error(state, "--json and --format=%s exclude each other",
			   format_names[asked->format]);
	if (asked->format == FORMAT_HTML &&
	    request_source_count(&asked->request) > 1)
		argp_error(state, "--format=html takes one source");
}

static void settle_format(struct asked *asked)
{
	if (asked->request.json)
		asked->format = FORMAT_JSON;
}

/*
 * Without --compare there is one policy, by default that of the kernel. A page
 * has room for all modes.
 */
static void settle_policies(struct asked *asked)
{
	if (asked->count)
		return;
	if (asked->format == FORMAT_HTML && !asked->request.policy_text) {
		parse_policy(asked, "strict");
		parse_policy(asked, "quirk");
		parse_policy(asked, "override");
		return;
	}
	asked->texts[0] = request_policy_text(&asked->request);
	asked->policies[0] = asked->request.policy;
	asked->count = 1;
}

static error_t parse(int key, char *arg, struct request *request,
		     struct argp_state *state)
{
	struct asked *asked = (struct asked *)request;

	switch (key) {
	case 'c':
		if (asked->count)
			argp_error(state, "--compare is given twice");
		parse_policies(asked, arg, state);
		break;
	case 'f':
		parse_format(asked, arg, state);
		break;
	case ARGP_KEY_SUCCESS:
		check(asked, state);
		settle_format(asked);
		settle_policies(asked);
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static void show(const struct asked *asked, struct groups_view *view, FILE *out)
{
	switch (asked->format) {
	case FORMAT_JSON:
		json_write(groups_json(view), view->alone, out);
		break;
	case FORMAT_DOT:
		groups_print_dot(view, out);
		break;
	case FORMAT_HTML:
		groups_print_page(view, out);
		break;
	default:
		groups_print(view, out);
		break;
	}
}

static int answer(const struct task *task)
{
	const struct asked *asked = (const struct asked *)task->request;
	struct analysis *analyses[POLICIES_MAX];
	struct groups_view view = {
		.source = task->source,
		.machine = task->machine,
		.analyses = analyses,
		.texts = asked->texts,
		.count = asked->count,
		.generator = argp_program_version,
		.alone = request_source_count(task->request) == 1,
		.first = !task->number,
		.width = task->width,
		.color = task->color,
	};
	int status;
	unsigned int i;

	for (i = 0; i < asked->count; i++)
		analyses[i] = analysis_new(task->machine, &asked->policies[i],
					   &task->request->assumptions);
	view.uncertain = groups_are_uncertain(analyses, asked->count);
	show(asked, &view, task->out);
	status = groups_agree(analyses, asked->count) ? EXIT_YES : EXIT_NO;
	for (i = 0; i < asked->count; i++)
		analysis_free(analyses[i]);
	return status;
}

const struct verb verb_groups = {
	.name = "groups",
	.summary = "the IOMMU groups that the kernel would form",
	.arguments = "[SOURCE...]",
	.doc = "Shows the IOMMU groups that the kernel would form.",
	.options = options,
	.shared = all_options,
	.size = sizeof(struct asked),
	.parse = parse,
	.answer = answer,
};
