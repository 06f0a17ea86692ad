// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl lint: checks a boot option.
 */
#include "cli/options.h"
#include "cli/verb.h"
#include "output/json.h"
#include "output/lint-json.h"
#include "output/lint-table.h"

/**
 * struct asked - what the user asked for
 * @request: as for all verbs
 * @text: the option
 * @line: the parsed option
 */
struct asked {
	struct request request;
	const char *text;
	struct boot_line *line;
};

enum {
	KEY_NO_MACHINE = 0x200,
};

static const struct argp_option options[] = {
	{ "no-machine", KEY_NO_MACHINE, NULL, 0,
	  "Check only the option, without a machine" },
	{}
};

static void check(const struct asked *asked, struct argp_state *state)
{
	const struct request *request = &asked->request;

	if (!asked->text)
		argp_error(state, "which option?");
	if (request->policy_text)
		argp_error(state, "give the option as an argument, not with --policy");
	if (request->no_machine && request->source_count)
		argp_error(state, "--no-machine and a machine exclude each other");
}

static error_t parse(int key, char *arg, struct request *request,
		     struct argp_state *state)
{
	struct asked *asked = (struct asked *)request;

	switch (key) {
	case KEY_NO_MACHINE:
		request->no_machine = true;
		break;
	case ARGP_KEY_ARG:
		/* The shared parser takes the sources */
		if (asked->text)
			return ARGP_ERR_UNKNOWN;
		asked->text = arg;
		break;
	case ARGP_KEY_END:
		check(asked, state);
		asked->line = boot_line_read(asked->text);
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static void show(const struct task *task, const struct lint *lint)
{
	const struct asked *asked = (const struct asked *)task->request;
	struct lint_view view = {
		.source = lint ? task->source : NULL,
		.option = asked->text,
		.line = asked->line,
		.lint = lint,
		.width = task->width,
		.color = task->color,
	};

	if (task->request->json)
		json_write(lint_json(&view), true, task->out);
	else
		lint_print(&view, task->out);
}

static int answer(const struct task *task)
{
	const struct asked *asked = (const struct asked *)task->request;
	bool amiss = asked->line->mistake_count || asked->line->legacy;
	struct lint *lint = NULL;

	if (task->machine) {
		lint = lint_new(task->machine, &asked->line->policy,
				asked->line->controls,
				&task->request->assumptions);
		amiss = amiss || lint->warning_count;
	}
	show(task, lint);
	lint_free(lint);
	return amiss ? EXIT_NO : EXIT_YES;
}

static void release(struct request *request)
{
	boot_line_free(((struct asked *)request)->line);
}

const struct verb verb_lint = {
	.name = "lint",
	.summary = "mistakes in an option, and items that do nothing or too much",
	.arguments = "TEXT [SOURCE]",
	.doc = "Parses the option as the kernel does, and shows what each item "
	       "does to a machine. TEXT is the value of acs_policy=, or any "
	       "part of a kernel command line that contains pci=acs_policy=, "
	       "pci=disable_acs_redir=, pci=config_acs= or pcie_acs_override=.",
	.examples = "  acsctl lint 'quirk;override@00:01.1' paste.txt\n"
		    "  acsctl lint --no-machine pcie_acs_override=downstream\n",
	.options = options,
	.shared = all_options,
	.size = sizeof(struct asked),
	.sources_max = 1,
	.parse = parse,
	.answer = answer,
	.release = release,
};
