// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl rules: what the database says.
 */
#include <ctype.h>
#include <stdlib.h>

#include "answer/rules.h"
#include "cli/options.h"
#include "output/json.h"
#include "output/table.h"

/**
 * struct asked - what the user asked for
 * @common: as with all verbs, as far as there is no source
 * @ids: ids as given, or NULL
 * @query: what they say
 */
struct asked {
	struct common common;
	const char *ids;
	struct rules_query query;
};

static bool take_id(const char **text, u16 *id)
{
	unsigned long value;
	char *end;

	if (!isxdigit((unsigned char)**text))
		return false;
	value = strtoul(*text, &end, 16);
	*text = end;
	*id = value;
	return value <= 0xffff;
}

static void take_ids(struct asked *asked, const char *text,
		     struct argp_state *state)
{
	struct rules_query *query = &asked->query;
	const char *at = text;
	bool good = take_id(&at, &query->vendor);

	query->has_vendor = true;
	if (good && *at == ':') {
		at++;
		query->has_device = true;
		good = take_id(&at, &query->device);
	}
	if (!good || *at)
		argp_error(state, "'%s': expected VENDOR or VENDOR:DEVICE in hex, such as "
			   "8086:1c10", text);
	asked->ids = text;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct asked *asked = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &asked->common;
		break;
	case ARGP_KEY_ARG:
		if (asked->ids)
			argp_error(state, "one VENDOR:DEVICE at a time");
		take_ids(asked, arg, state);
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static void write_json(const struct acs_rule *const *rules, unsigned int count)
{
	json_t *document = json_document("rules", NULL), *array = json_array();
	unsigned int i;

	for (i = 0; i < count; i++)
		json_array_append_new(array, rule_json(rules[i]));
	json_object_set_new(document, "rules", array);
	json_write(document, true, stdout);
}

static void write_text(const struct asked *asked,
		       const struct acs_rule *const *rules, unsigned int count)
{
	const struct rules_query *query = &asked->query;
	bool color = common_uses_color(&asked->common);
	unsigned int i, width = output_width();

	if (!count)
		printf("No rule names %s.\n", asked->ids);
	if (!query->has_vendor)
		rules_list(rules, count, width, color, stdout);
	for (i = 0; query->has_vendor && i < count; i++) {
		if (i)
			puts(query->has_device ? "\notherwise\n" : "");
		rule_print(rules[i], query, width, color, stdout);
	}
}

static int run(int argc, char **argv)
{
	static const struct argp_child children[] = {
		{ &output_argp },
		{}
	};
	static const struct argp argp = {
		.parser = parse,
		.args_doc = "[VENDOR[:DEVICE]]",
		.doc = "Shows the rules of the database: all in a list or, of those that "
		       "name an id, all there is to say, in the order in which they are "
		       "asked.",
		.children = children,
	};
	const struct acs_rule **rules = allocate(acs_policy_db.rule_count,
						 sizeof(*rules));
	struct asked *asked = allocate(1, sizeof(*asked));
	unsigned int count;

	argp_parse(&argp, argc, argv, 0, NULL, asked);
	count = rules_find(&asked->query, rules);
	if (asked->common.json)
		write_json(rules, count);
	else
		write_text(asked, rules, count);
	free(asked);
	free(rules);
	return count ? EXIT_YES : EXIT_NO;
}

const struct verb verb_rules = {
	.name = "rules",
	.summary = "the rules of the database, and what they rest on",
	.run = run,
};
