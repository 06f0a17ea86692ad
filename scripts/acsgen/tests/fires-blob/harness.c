// SPDX-License-Identifier: GPL-2.0-only
/*
 * Makes a blob of a database that is damaged as asked.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/diag.h"
#include "output/blob.h"

static struct source source = { .path = "input.acs", .name = "input.acs" };
static struct word name = { .text = "ports", .place = { &source, 1, 1, 1, 5 } };
static struct word letter = { .text = "letter" };
static struct evidence evidence = { .name = &letter };
static struct cited cited = { .evidence = &evidence };
static struct rule rule = {
	.name = &name,
	.answer = { .kind = ACS_ANSWER_PROVIDES, .provides = 0x1d },
	.evidence = &cited,
};

static struct rule *sorted[] = { &rule };
static struct acs_vendor vendors[] = {
	{ .vendor = 0x1234, .span_count = 1 },
};

static struct acs_span spans[] = { { .first = 0x10, .last = 0x1f } };
static struct acs_link links[] = { { .excludes = 0xffef, .last = true } };
static struct index index_of_rule = {
	.db = { .spans = spans, .links = links, .rule_count = 1 },
	.vendors = vendors,
	.vendor_count = 1,
	.span_count = 1,
	.link_count = 1,
};

static void damage(int how)
{
	switch (how) {
	case 1:			/* a bit without a name */
		rule.answer.provides = 0x9d;
		break;
	case 2:			/* a name that cannot be printed */
		name.text = "po\trts";
		break;
	case 3:			/* ids in the wrong order */
		spans[0].last = 0xf;
		break;
	case 4:			/* a chain without an end */
		links[0].last = false;
		break;
	}
}

int main(int argc, char **argv)
{
	struct database db = {
		.tree = { .rules = &rule, .rule_count = 1 },
		.sorted = sorted,
		.index = &index_of_rule,
	};
	size_t size;

	damage(atoi(argv[1]));
	return make_blob(&db, &size) ? 0 : 1;
}
