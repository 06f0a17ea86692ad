// SPDX-License-Identifier: GPL-2.0-only
/*
 * Builds an index, damages it as asked, and lets verify.c look at it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "database/hash.h"
#include "database/index.h"
#include "database/verify.h"
#include "rules/neighbours.h"
#include "rules/order.h"

static struct source source = {
	.path = "input.acs", .name = "input.acs", .text = "none\n\0", .size = 5,
};

static struct word names[] = {
	{ .text = "wide", .place = { &source, 1, 1, 1, 5 } },
	{ .text = "narrow", .place = { &source, 1, 1, 1, 5 } },
	{ .text = "any", .place = { &source, 1, 1, 1, 5 } },
};

static struct ids ids[] = {
	{ .first = 0x10, .last = 0x20 },
	{ .first = 0x18, .last = 0x18 },
	{ .first = 0, .last = 0xffff },
};

static struct clause devices[] = {
	{ .kind = CLAUSE_DEVICE, .ids = &ids[0] },
	{ .kind = CLAUSE_DEVICE, .ids = &ids[1] },
	{ .kind = CLAUSE_DEVICE },
};

static struct clause matches[] = {
	{ .kind = CLAUSE_MATCH, .inner = &devices[0] },
	{ .kind = CLAUSE_MATCH, .inner = &devices[1] },
	{ .kind = CLAUSE_MATCH, .inner = &devices[2] },
};

static struct block blocks[] = {
	{ .kind = BLOCK_RULE, .clauses = &matches[0] },
	{ .kind = BLOCK_RULE, .clauses = &matches[1] },
	{ .kind = BLOCK_RULE, .clauses = &matches[2] },
};

static struct rule rules[3];
static struct tree tree;

static void make_rules(void)
{
	unsigned int i;

	for (i = 0; i < 3; i++) {
		rules[i].name = &names[i];
		rules[i].block = &blocks[i];
		rules[i].vendor = 0x1234;
		rules[i].ids = &ids[i];
		rules[i].id_set = make_id_set(&ids[i]);
		rules[i].match.types = 0xffff;
		rules[i].match.multifunction = IF_ANY;
		rules[i].match.root_bus = IF_ANY;
		rules[i].match.acs = IF_ANY;
		rules[i].at = i;
		rules[i].next = i < 2 ? &rules[i + 1] : NULL;
	}
	rules[2].any_device = true;
	rules[2].match.types = BIT(PCI_EXP_TYPE_RC_END);
	tree.rules = rules;
	tree.rule_count = 3;
	sort_stretches(&tree);
	find_winners(&tree);
}

static struct acs_vendor *find_slot(const struct index *index)
{
	struct acs_vendor *slot = (struct acs_vendor *)index->db.vendors;

	while (slot->vendor != rules[0].vendor)
		slot++;
	return slot;
}

/*
 * The chains are that of any device, that of wide and any, and that of narrow,
 * wide and any; the spans are 10-17, 18 and 19-20
 */
static void damage(struct index *index, int how)
{
	struct acs_span *spans = (struct acs_span *)index->db.spans;
	struct acs_link *links = (struct acs_link *)index->db.links;
	struct acs_link *chain = &links[spans[1].link], first = chain[0];
	struct acs_vendor *vendor = find_slot(index);

	switch (how) {
	case 1:			/* ends one id too early */
		spans[2].last--;
		break;
	case 2:			/* begins one id too early */
		spans[0].first--;
		break;
	case 3:			/* the wrong chain for an id */
		spans[1].link = spans[0].link;
		break;
	case 4:			/* nobody speaks for the other ids */
		vendor->wide = false;
		break;
	case 5:			/* the less specific rule first */
		chain[0] = chain[1];
		chain[1] = first;
		break;
	case 6:			/* the vendor after it */
		vendor->vendor++;
		break;
	case 7:			/* a span is lost */
		vendor->span_count--;
		break;
	case 8:			/* a condition is lost */
		links[0].excludes = 0;
		break;
	case 9:			/* a vendor that nobody named */
		index->vendors[1] = index->vendors[0];
		index->vendors[1].vendor = 0x2000;
		index->vendor_count++;
		hash_vendors(&index->db, index->vendors,
			     index->vendor_count);
		break;
	case 10:		/* the vendor is in nobody's slot */
		vendor->vendor = ACS_NO_VENDOR;
		break;
	case 11:		/* a chain ends too early */
		chain[0].last = true;
		break;
	case 12:		/* a chain goes on into the next */
		links[0].last = false;
		break;
	}
}

int main(int argc, char **argv)
{
	struct rule **sorted;
	struct index *index;

	(void)argc;
	make_rules();
	sorted = order_rules(&tree);
	index = build_index(&tree, sorted);
	damage(index, atoi(argv[1]));
	verify_index(index, &tree, sorted);
	return error_count() ? 1 : 0;
}
