// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl lint: whether the option says what its author means.
 */
#include <stdlib.h>

#include "common.h"
#include "json.h"
#include "lint-table.h"
#include "table.h"
#include "work.h"

/**
 * struct asked - what the user asked for
 * @common: as with all verbs
 * @text: the option
 * @line: what it says
 * @no_machine: no machine is looked at
 */
struct asked {
	struct common common;
	const char *text;
	struct boot_line *line;
	bool no_machine;
};

enum {
	KEY_NO_MACHINE = 0x200,
};

static const struct argp_option options[] = {
	{ "no-machine", KEY_NO_MACHINE, NULL, 0,
	  "Only read the option, and look at no machine" },
	{}
};

static void check(const struct asked *asked, struct argp_state *state)
{
	if (!asked->text)
		argp_error(state, "which option?");
	if (asked->common.policy_text)
		argp_error(state, "the option is an argument of its own, not --policy");
	if (asked->common.name_count > 1)
		argp_error(state, "one machine at a time");
	if (asked->no_machine && asked->common.name_count)
		argp_error(state, "--no-machine and a machine exclude each other");
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct asked *asked = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &asked->common;
		break;
	case KEY_NO_MACHINE:
		asked->no_machine = true;
		break;
	case ARGP_KEY_ARG:
		/* The rest is for the options that verbs have in common */
		if (asked->text)
			return ARGP_ERR_UNKNOWN;
		asked->text = arg;
		break;
	case ARGP_KEY_END:
		check(asked, state);
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static json_t *text_or_null(const char *text)
{
	json_t *value = text ? json_string(text) : json_null();

	return value ? value : json_null();
}

static json_t *mistakes(const struct boot_line *line)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = 0; i < line->slip_count; i++) {
		const struct slip *slip = &line->slips[i];
		json_t *object = json_object();

		json_object_set_new(object, "before",
				    text_or_null(slip->name));
		json_object_set_new(object, "text", text_or_null(slip->text));
		json_object_set_new(object, "character",
				    json_integer(slip->place.offset + 1));
		json_object_set_new(object, "length",
				    json_integer(slip->place.length));
		json_object_set_new(object, "what",
				    json_string(slip->place.what));
		json_array_append_new(list, object);
	}
	return list;
}

static json_t *fact(enum fact fact)
{
	return fact == FACT_UNKNOWN ? json_null() :
				      json_boolean(fact == FACT_YES);
}

static json_t *effect_object(const struct lint *lint, unsigned int item,
			     unsigned int f)
{
	const struct effect *effect = &lint->items[item].effects[f];
	char address[ADDRESS_TEXT], bits[40];
	json_t *object = json_object();

	machine_address(address, sizeof(address), lint->study->machine,
			&lint->study->machine->functions[f]);
	acs_format_bits(bits, sizeof(bits), effect->claims);
	json_object_set_new(object, "address", json_string(address));
	json_object_set_new(object, "selected", fact(effect->selects));
	json_object_set_new(object, "counts", fact(effect->counts));
	json_object_set_new(object, "claims", json_string(bits));
	json_object_set_new(object, "refused",
			    json_boolean(effect->refusal != ACS_REFUSED_NOT));
	json_object_set_new(object, "certain",
			    json_boolean(!effect->unknown));
	return object;
}

static json_t *effects(const struct lint *lint, unsigned int item)
{
	json_t *list = json_array();
	unsigned int f;

	for (f = 0; f < lint->study->machine->count; f++)
		if (lint->items[item].effects[f].selects != FACT_NO)
			json_array_append_new(list,
					      effect_object(lint, item, f));
	return list;
}

static json_t *warnings(const struct item_lint *item)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = 0; i < item->warning_count; i++)
		json_array_append_new(list, json_string(item->warnings[i]));
	return list;
}

static void add_findings(json_t *object, const struct lint *lint,
			 unsigned int item)
{
	char *instead = lint_instead(lint, item);

	json_object_set_new(object, "functions", effects(lint, item));
	json_object_set_new(object, "warnings", warnings(&lint->items[item]));
	json_object_set_new(object, "useless",
			    json_boolean(lint->items[item].useless));
	json_object_set_new(object, "instead", text_or_null(instead));
	free(instead);
}

static json_t *items(const struct boot_line *line, const struct lint *lint)
{
	json_t *list = json_array();
	unsigned int i;

	for (i = 0; i < line->policy.item_count; i++) {
		json_t *object = json_object();
		char text[ACS_ITEM_TEXT];

		acs_format_item(text, sizeof(text), &line->policy.items[i]);
		json_object_set_new(object, "item", json_string(text));
		if (lint)
			add_findings(object, lint, i);
		json_array_append_new(list, object);
	}
	return list;
}

static void write_json(const struct asked *asked, const struct lint *lint,
		       FILE *out)
{
	struct source source = common_source(&asked->common, 0);
	json_t *document = json_document("lint", lint ? source_name(&source) :
							NULL);
	char *policy = policy_text(&asked->line->policy);

	json_object_set_new(document, "option", text_or_null(asked->text));
	json_object_set_new(document, "mistakes", mistakes(asked->line));
	json_object_set_new(document, "policy", json_string(policy));
	json_object_set_new(document, "deprecated",
			    json_boolean(asked->line->legacy));
	json_object_set_new(document, "items", items(asked->line, lint));
	json_write(document, true, out);
	free(policy);
}

static int show(const struct asked *asked, const struct lint *lint, FILE *out)
{
	struct lint_view view = {
		.line = asked->line,
		.lint = lint,
		.width = output_width(),
		.color = common_uses_color(&asked->common),
	};

	if (asked->common.json)
		write_json(asked, lint, out);
	else
		lint_print(&view, out);
	return asked->line->slip_count || asked->line->legacy ||
	       (lint && lint->warning_count) ? EXIT_NO : EXIT_YES;
}

static int look(void *context, unsigned int i, FILE *out, FILE *err)
{
	struct asked *asked = context;
	struct machine *machine;
	struct lint *lint;
	int status;

	if (asked->no_machine)
		return show(asked, NULL, out);
	machine = common_read(&asked->common, i, err);
	if (!machine)
		return EXIT_UNREADABLE;
	lint = lint_new(machine, &asked->line->policy,
			&asked->common.assumptions);
	status = show(asked, lint, out);
	lint_free(lint);
	machine_free(machine);
	return status;
}

static int run(int argc, char **argv)
{
	static const struct argp argp = {
		.options = options,
		.parser = parse,
		.args_doc = "TEXT [SOURCE]",
		.doc = "Reads the option as the kernel does, and tells what each "
		       "item does to a machine. TEXT is what stands behind "
		       "acs_policy=, or any part of a kernel command line with "
		       "pci=acs_policy= or pcie_acs_override= in it.",
		.children = common_children,
	};
	struct asked *asked = allocate(1, sizeof(*asked));
	int status;

	argp_parse(&argp, argc, argv, 0, NULL, asked);
	asked->line = boot_line_read(asked->text);
	status = work_all(1, look, asked);
	boot_line_free(asked->line);
	free(asked);
	return status;
}

const struct verb verb_lint = {
	.name = "lint",
	.summary = "mistakes in an option, and items that do nothing or too much",
	.run = run,
};
