// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl peers: shows how functions reach each other, and what would make that
 * direct.
 */
#include <stdlib.h>

#include "answer/choice.h"
#include "answer/peers-open.h"
#include "base/memory.h"
#include "cli/addresses.h"
#include "cli/options.h"
#include "cli/sets.h"
#include "output/json.h"
#include "output/peers-json.h"
#include "output/peers-table.h"

enum {
	KEY_CLASS = 0x200,
	KEY_OPEN,
	KEY_ALL,
};

/**
 * struct asked - what the user asked for
 * @request: as for all verbs
 * @addresses: the addresses among the operands
 * @classes: classes of functions to choose, or NULL
 * @all: every pair of functions of the classes, as without addresses
 * @open: find an option
 * @sets: functions that are to have groups of their own nevertheless
 */
struct asked {
	struct request request;
	struct addresses addresses;
	const char *classes;
	bool all;
	bool open;
	struct sets sets;
};

static const struct argp_option options[] = {
	{ "open", KEY_OPEN, NULL, 0,
	  "Find the smallest option with which they reach each other directly, "
	  "and show what it costs" },
	{ "isolate", 'i', "ADDRESS,...", 0, SETS_HELP },
	{ "all", KEY_ALL, NULL, 0,
	  "Show every pair of the functions of some classes (the default "
	  "without addresses)" },
	{ "class", KEY_CLASS, "WORD,...", 0,
	  "Without addresses, show functions of these classes, as for groups; "
	  "without this option, " PEERS_CLASSES },
	{}
};

static void check(const struct asked *asked, struct argp_state *state)
{
	if (asked->addresses.count == 1)
		argp_error(state, "a second ADDRESS is missing, for example 04:00.0");
	if (asked->addresses.count && asked->all)
		argp_error(state, "--all and addresses exclude each other");
	if (asked->addresses.count && asked->classes)
		argp_error(state, "--class and addresses exclude each other");
	if (asked->sets.count && !asked->open)
		argp_error(state, "--isolate is for --open");
}

static error_t parse(int key, char *arg, struct request *request,
		     struct argp_state *state)
{
	struct asked *asked = (struct asked *)request;
	char *wrong;

	switch (key) {
	case KEY_OPEN:
		asked->open = true;
		break;
	case KEY_ALL:
		asked->all = true;
		break;
	case 'i':
		sets_parse(&asked->sets, arg, state);
		break;
	case KEY_CLASS:
		wrong = choice_check_classes(arg);
		if (wrong)
			argp_error(state, "--class: %s", wrong);
		asked->classes = arg;
		break;
	case ARGP_KEY_END:
		addresses_take(&asked->addresses, request);
		break;
	case ARGP_KEY_SUCCESS:
		check(asked, state);
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static bool is_among(const unsigned int *functions, unsigned int count,
		     unsigned int function)
{
	while (count--)
		if (functions[count] == function)
			return true;
	return false;
}

/* Returns the functions that have the addresses, or NULL after a message */
static unsigned int *find_addresses(const struct task *task,
				    unsigned int *count)
{
	const struct asked *asked = (const struct asked *)task->request;
	unsigned int *functions = allocate(asked->addresses.count,
					   sizeof(*functions));
	const char *wrong = NULL;

	for (*count = 0; *count < asked->addresses.count; (*count)++) {
		const struct function *f =
			addresses_find(&asked->addresses, *count, task);
		unsigned int i = f ? f - task->machine->functions : 0;

		if (!f)
			break;
		wrong = function_is_bridge(f) ?
			"is a bridge, and peers are the devices behind bridges" :
			is_among(functions, *count, i) ? "is given twice" :
							 NULL;
		if (wrong) {
			fprintf(task->err, "acsctl: %s %s\n",
				asked->addresses.texts[*count], wrong);
			break;
		}
		functions[*count] = i;
	}
	if (*count == asked->addresses.count)
		return functions;
	free(functions);
	return NULL;
}

static unsigned int *find_classes(const struct task *task,
				  const struct analysis *analysis,
				  unsigned int *count)
{
	const struct asked *asked = (const struct asked *)task->request;
	struct choice choice = { .classes = asked->classes ?: PEERS_CLASSES };
	unsigned int *functions = peers_functions(analysis, choice.classes,
						  count);
	unsigned int unknown = choice_unknown_classes(&choice, task->machine);

	if (unknown)
		fprintf(task->err,
			"acsctl: %s: %u %s left out, since the source does not show the class\n",
			task->source, unknown,
			unknown == 1 ? "function is" : "functions are");
	if (*count > 1)
		return functions;
	fprintf(task->err,
		"acsctl: %s: fewer than two functions of the classes %s: choose others with --class, or give addresses\n",
		task->source, choice.classes);
	free(functions);
	return NULL;
}

static int show(const struct task *task, const struct analysis *analysis,
		const unsigned int *functions, unsigned int count,
		const unsigned int *sets)
{
	const struct request *request = task->request;
	const struct asked *asked = (const struct asked *)request;
	struct opening *opening = !asked->open ? NULL :
		opening_find(analysis, &request->policy, &request->assumptions,
			     functions, count, sets);
	struct peers *peers = opening ? opening->before :
		peers_new(analysis, functions, count);
	struct peers_view view = {
		.peers = peers,
		.opening = opening,
		.source = task->source,
		.policy = request_policy_text(request),
		.width = task->width,
		.color = task->color,
	};
	int status = (opening ? opening_helps(opening) :
				peers_are_direct(peers)) ? EXIT_YES : EXIT_NO;

	if (request->json)
		json_write(peers_json(&view), true, task->out);
	else
		peers_print(&view, task->out);
	if (opening)
		opening_free(opening);
	else
		peers_free(peers);
	return status;
}

static int answer(const struct task *task)
{
	const struct request *request = task->request;
	const struct asked *asked = (const struct asked *)request;
	struct analysis *analysis = analysis_new(task->machine,
						 &request->policy,
						 &request->assumptions);
	unsigned int *sets = allocate(task->machine->count, sizeof(*sets));
	unsigned int count, *functions = NULL;
	int status = EXIT_USAGE;

	if (sets_mark(&asked->sets, task, sets))
		functions = asked->addresses.count ?
			    find_addresses(task, &count) :
			    find_classes(task, analysis, &count);
	if (functions)
		status = show(task, analysis, functions, count, sets);
	free(functions);
	free(sets);
	analysis_free(analysis);
	return status;
}

static void release(struct request *request)
{
	struct asked *asked = (struct asked *)request;

	addresses_free(&asked->addresses);
	sets_free(&asked->sets);
}

const struct verb verb_peers = {
	.name = "peers",
	.summary = "how devices reach each other, and the option that makes it direct",
	.arguments = "[ADDRESS ADDRESS...] [SOURCE]",
	.doc = "Shows the way from each of these devices to each other one: "
	       "through the switch alone, or through the root complex, and "
	       "which bit of which port decides so. Without addresses, shows "
	       "that of all displays, network cards, NVMe drives and "
	       "accelerators.",
	.examples = "  acsctl peers paste.txt\n"
		    "  acsctl peers 01:00.0 02:00.0 paste.txt\n"
		    "  acsctl peers --open 01:00.0 02:00.0 paste.txt\n",
	.options = options,
	.shared = all_options,
	.size = sizeof(struct asked),
	.sources_max = 1,
	.parse = parse,
	.answer = answer,
	.release = release,
};
