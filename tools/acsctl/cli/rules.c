// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl rules: shows rules of the database.
 */
#include <ctype.h>
#include <stdlib.h>

#include "answer/rules.h"
#include "base/memory.h"
#include "cli/options.h"
#include "cli/verb.h"
#include "output/json.h"
#include "output/rules-json.h"
#include "output/rules-table.h"
#include "output/table.h"

/**
 * struct asked - what the user asked for
 * @request: as for all verbs, but without a source
 * @ids: ids as given, or NULL
 * @query: the parsed ids
 */
struct asked {
	struct request request;
	const char *ids;
	struct rules_query query;
};

static bool parse_id(const char **text, u16 *id)
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

static void parse_ids(struct asked *asked, const char *text,
		      struct argp_state *state)
{
	struct rules_query *query = &asked->query;
	const char *at = text;
	bool good = parse_id(&at, &query->vendor);

	query->has_vendor = true;
	if (good && *at == ':') {
		at++;
		query->has_device = true;
		good = parse_id(&at, &query->device);
	}
	if (!good || *at)
		argp_error(state, "'%s': expected VENDOR or VENDOR:DEVICE in hex, such as "
			   "8086:1c10", text);
	asked->ids = text;
}

static error_t parse(int key, char *arg, struct request *request,
		     struct argp_state *state)
{
	struct asked *asked = (struct asked *)request;

	if (key != ARGP_KEY_ARG)
		return ARGP_ERR_UNKNOWN;
	if (asked->ids)
		argp_error(state, "one VENDOR:DEVICE at a time");
	parse_ids(asked, arg, state);
	return 0;
}

static void write_text(const struct asked *asked,
		       const struct acs_rule *const *rules, unsigned int count)
{
	const struct rules_query *query = &asked->query;
	bool color = request_uses_color(&asked->request);
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

static int run(const struct request *request)
{
	const struct asked *asked = (const struct asked *)request;
	const struct acs_rule **rules = allocate(acs_policy_db.rule_count,
						 sizeof(*rules));
	unsigned int count = rules_find(&asked->query, rules);

	if (request->json)
		json_write(rules_json(rules, count), true, stdout);
	else
		write_text(asked, rules, count);
	free(rules);
	return count ? EXIT_YES : EXIT_NO;
}

const struct verb verb_rules = {
	.name = "rules",
	.summary = "the rules of the database, and their evidence",
	.arguments = "[VENDOR[:DEVICE]]",
	.doc = "Shows the rules of the database: a list of all, or the details "
	       "of those that name an id, in the order in which the kernel "
	       "asks them.",
	.examples = "  acsctl rules\n"
		    "  acsctl rules 8086:1c10\n",
	.shared = only_output_options,
	.size = sizeof(struct asked),
	.parse = parse,
	.run = run,
};
