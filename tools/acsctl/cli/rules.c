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
#include "source/read-blob.h"

#define KEY_BLOB	0x200

/**
 * struct asked - what the user asked for
 * @request: as for all verbs, but without a source
 * @blob: file with the database, or NULL for the compiled one
 * @ids: ids as given, or NULL
 * @query: the parsed ids
 */
struct asked {
	struct request request;
	const char *blob;
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

	if (key == KEY_BLOB) {
		asked->blob = arg;
		return 0;
	}
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

static void write_blob_text(const struct asked *asked,
			    const struct blob_file *file,
			    const struct acs_rule *const *rules,
			    unsigned int count)
{
	printf("%s: %zu bytes, SHA-256 %s\n", file->name, file->size,
	       file->hash);
	if (!count)
		printf("No rule in it names %s.\n", asked->ids);
	rules_print_ids(file, rules, count, stdout);
}

static int run_on_blob(const struct asked *asked)
{
	struct blob_file *file = read_blob(asked->blob, stderr);
	const struct acs_rule **rules;
	unsigned int count;

	if (!file)
		return EXIT_UNREADABLE;
	rules = allocate(file->db.rule_count, sizeof(*rules));
	count = rules_find(&file->db, &asked->query, rules);
	if (asked->request.json)
		json_write(rules_json_of_blob(file, rules, count), true, stdout);
	else
		write_blob_text(asked, file, rules, count);
	free(rules);
	blob_file_free(file);
	return count ? EXIT_YES : EXIT_NO;
}

static int run_on_compiled(const struct asked *asked)
{
	const struct acs_rule **rules = allocate(acs_policy_db.rule_count,
						 sizeof(*rules));
	unsigned int count = rules_find(&acs_policy_db, &asked->query, rules);

	if (asked->request.json)
		json_write(rules_json(rules, count), true, stdout);
	else
		write_text(asked, rules, count);
	free(rules);
	return count ? EXIT_YES : EXIT_NO;
}

static int run(const struct request *request)
{
	const struct asked *asked = (const struct asked *)request;

	return asked->blob ? run_on_blob(asked) : run_on_compiled(asked);
}

static const struct argp_option options[] = {
	{ "blob", KEY_BLOB, "FILE", 0,
	  "Read the rules from a file that acsgen blob has written" },
	{}
};

const struct verb verb_rules = {
	.name = "rules",
	.summary = "the rules of the database, and their evidence",
	.arguments = "[VENDOR[:DEVICE]]",
	.doc = "Shows the rules of the database: a list of all, or the details "
	       "of those that name an id, in the order in which the kernel "
	       "asks them.",
	.examples = "  acsctl rules\n"
		    "  acsctl rules 8086:1c10\n",
	.options = options,
	.shared = only_output_options,
	.size = sizeof(struct asked),
	.parse = parse,
	.run = run,
};
