// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl groups: shows the IOMMU groups that the kernel would form.
 */
#include <stdlib.h>

#include "answer/choice.h"
#include "answer/groups.h"
#include "base/memory.h"
#include "cli/addresses.h"
#include "cli/options.h"
#include "cli/policy.h"
#include "cli/verb.h"
#include "output/groups-dot.h"
#include "output/groups-json.h"
#include "output/groups-page.h"
#include "output/groups-table.h"
#include "output/json.h"

#define POLICIES_MAX	8

enum {
	KEY_CLASS = 0x200,
	KEY_DRIVER,
	KEY_GROUP,
	KEY_SHARED,
	KEY_SORT,
};

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
 * @addresses: the addresses among the operands
 * @choice: which functions to show
 * @sort: the order as given, or NULL
 * @verbose: show the kernel's words
 */
struct asked {
	struct request request;
	const char *texts[POLICIES_MAX];
	struct acs_policy policies[POLICIES_MAX];
	unsigned int count;
	enum format format;
	struct addresses addresses;
	struct choice choice;
	const char *sort;
	bool verbose;
};

static const struct argp_option options[] = {
	{ "compare", 'c', "A,B", 0,
	  "Show several policies side by side, separated by commas" },
	{ "format", 'f', "FORMAT", 0,
	  "Output format: table (the default), json (same as --json), dot (a "
	  "graph for Graphviz) or html (a page for a browser; of strict, quirk "
	  "and override, unless policies are given)" },
	{ "sort", KEY_SORT, "ORDER", 0,
	  "Order of the table: group (the default) or address" },
	{ "verbose", 'v', NULL, 0,
	  "In the table, show the kernel's words with rules and evidence, the "
	  "best case, and drivers" },
	{ "group", KEY_GROUP, "NUMBER,...", 0, "Show only these groups" },
	{ "shared", KEY_SHARED, NULL, 0,
	  "Show only functions that share a group" },
	{ "class", KEY_CLASS, "WORD,...", 0,
	  "Show only functions of these classes: vga (any display), nic (any "
	  "network), nvme, usb, audio, sata, bridge or accelerator" },
	{ "driver", KEY_DRIVER, "NAME,...", 0,
	  "Show only functions with these drivers" },
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

static void parse_sort(struct asked *asked, const char *order,
		       struct argp_state *state)
{
	if (strcmp(order, "group") && strcmp(order, "address"))
		argp_error(state, "--sort: '%s' is neither group nor address",
			   order);
	asked->sort = order;
}

static void take_list(const char **list, const char *text, const char *option,
		      char *wrong, struct argp_state *state)
{
	if (wrong)
		argp_error(state, "--%s: %s", option, wrong);
	if (*list)
		argp_error(state, "--%s is given twice; separate its words with commas",
			   option);
	*list = text;
}

/* Operands that are addresses choose functions, the others are sources */
static void take_addresses(struct asked *asked)
{
	addresses_take(&asked->addresses, &asked->request);
	asked->choice.items = asked->addresses.items;
	asked->choice.item_count = asked->addresses.count;
}

/* Graphs and pages show how the whole machine is wired */
static void check_choice(const struct asked *asked, struct argp_state *state)
{
	bool is_table = asked->format == FORMAT_TABLE && !asked->request.json;

	if (asked->format >= FORMAT_DOT && choice_has_filter(&asked->choice))
		argp_error(state,
			   "--format=%s shows the whole machine; filters are for tables and JSON",
			   format_names[asked->format]);
	if (!is_table && asked->sort)
		argp_error(state, "--sort is for tables");
	if (!is_table && asked->verbose)
		argp_error(state, "--verbose is for tables");
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
	asked->choice.by_group = asked->format == FORMAT_TABLE &&
				 !(asked->sort && !strcmp(asked->sort,
							  "address"));
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
	case 'v':
		asked->verbose = true;
		break;
	case KEY_SORT:
		parse_sort(asked, arg, state);
		break;
	case KEY_SHARED:
		asked->choice.shared = true;
		break;
	case KEY_GROUP:
		take_list(&asked->choice.groups, arg, "group",
			  choice_check_groups(arg), state);
		break;
	case KEY_CLASS:
		take_list(&asked->choice.classes, arg, "class",
			  choice_check_classes(arg), state);
		break;
	case KEY_DRIVER:
		take_list(&asked->choice.drivers, arg, "driver", NULL, state);
		break;
	case ARGP_KEY_END:
		take_addresses(asked);
		break;
	case ARGP_KEY_SUCCESS:
		check(asked, state);
		check_choice(asked, state);
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

/* Shows what is chosen, or says what the machine does not have */
static int show_choice(const struct asked *asked, const struct task *task,
		       struct groups_view *view)
{
	char *wrong = choice_check(&asked->choice, view->analyses[0]);
	unsigned int *shown, unknown;

	if (wrong) {
		fprintf(task->err, "acsctl: %s: %s\n", task->source, wrong);
		free(wrong);
		return EXIT_USAGE;
	}
	unknown = choice_unknown_classes(&asked->choice, task->machine);
	if (unknown)
		fprintf(task->err,
			"acsctl: %s: %u %s left out, since the source does not show the class\n",
			task->source, unknown,
			unknown == 1 ? "function is" : "functions are");
	shown = choice_make(&asked->choice, view->analyses, view->count,
			    &view->shown_count);
	view->shown = shown;
	show(asked, view, task->out);
	free(shown);
	return groups_agree(view->analyses, view->count) ? EXIT_YES : EXIT_NO;
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
		.verbose = asked->verbose,
	};
	int status;
	unsigned int i;

	for (i = 0; i < asked->count; i++)
		analyses[i] = analysis_new(task->machine, &asked->policies[i],
					   &task->request->assumptions);
	view.uncertain = groups_are_uncertain(analyses, asked->count);
	status = show_choice(asked, task, &view);
	for (i = 0; i < asked->count; i++)
		analysis_free(analyses[i]);
	return status;
}

static void release(struct request *request)
{
	addresses_free(&((struct asked *)request)->addresses);
}

const struct verb verb_groups = {
	.name = "groups",
	.summary = "the IOMMU groups that the kernel would form",
	.arguments = "[ADDRESS...] [SOURCE...]",
	.doc = "Shows the IOMMU groups that the kernel would form; with an "
	       "ADDRESS, only the groups of that function.",
	.examples = "  acsctl groups paste.txt\n"
		    "  acsctl groups --shared --class=vga,nic paste.txt\n"
		    "  acsctl groups 01:00.0 --verbose paste.txt\n"
		    "  acsctl groups --compare=strict,quirk,override paste.txt\n"
		    "  acsctl groups --format=html paste.txt >groups.html\n",
	.options = options,
	.shared = all_options,
	.size = sizeof(struct asked),
	.parse = parse,
	.answer = answer,
	.release = release,
};
