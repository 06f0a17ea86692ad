// SPDX-License-Identifier: GPL-2.0-only
/*
 * Looks up every device that rules can distinguish in two databases, with the
 * engine's lookup code, and collects where the answers differ.
 */
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "diff/diff.h"
#include "engine/engine.h"
#include "rules/overlap.h"

/* Multifunction or not, on a root bus or not, with ACS or not */
#define FLAG_BITS	3
#define TYPE_BITS	4

/* Buckets of the hash tables of pairs and changes */
#define BUCKETS		0x10000

/**
 * struct pair - the chains of an id in the two databases
 * @next: the next in the bucket; if it is of another vendor, there is none
 * @vendor: the vendor
 * @chains: of the old database and of the new
 * @changes: the changes for devices with these chains
 * @change_count: number of @changes
 */
struct pair {
	struct pair *next;
	u16 vendor;
	const struct acs_link *chains[2];
	struct change **changes;
	unsigned int change_count;
};

/**
 * struct search - the search for changes of one vendor
 * @diff: what is found
 * @vendor: the vendor
 * @tables: for each set of @diff's ACPI tables, the same set as numbered by
 *	each of the databases
 * @points: number of kinds of devices; a kind is a set of ACPI tables, a type,
 *	and flags
 * @rules: for each kind, the rule of each database
 * @done: kinds whose change has been found
 * @changed: scratch room for the changes of a pair
 * @last_pair: that of the last id, or NULL
 * @pairs: hash table of the pairs of chains found so far
 * @known: hash table of the changes found so far
 * @changes: the ring of the changes of the vendor, by its last
 * @end: where the next change goes
 */
struct search {
	struct diff *diff;
	u16 vendor;
	u8 (*tables)[2];
	unsigned int points;
	const struct rule *(*rules)[2];
	bool *done;
	struct change **changed;
	struct pair *last_pair;
	struct pair **pairs;
	struct change **known;
	struct change *changes;
	struct change **end;
};

static unsigned int table_number(struct diff *diff, const char *signature)
{
	unsigned int i;

	for (i = 0; i < diff->acpi_table_count; i++)
		if (!strcmp(diff->acpi_tables[i], signature))
			return i;
	diff->acpi_tables[diff->acpi_table_count++] = signature;
	return i;
}

static void join_tables(struct search *search)
{
	unsigned int side, i, set, sets;
	u8 bits[2][DIFF_ACPI_TABLES_MAX] = {};
	struct diff *diff = search->diff;

	for (side = 0; side < 2; side++) {
		const struct tree *tree = &diff->db[side]->tree;

		for (i = 0; i < tree->acpi_table_count; i++)
			bits[side][table_number(diff, tree->acpi_tables[i])] =
				BIT(i);
	}

	sets = 1U << diff->acpi_table_count;
	search->tables = arena_alloc(sets * sizeof(*search->tables));
	for (set = 0; set < sets; set++)
		for (i = 0; i < diff->acpi_table_count; i++)
			for (side = 0; side < 2; side++)
				if (set & BIT(i))
					search->tables[set][side] |=
						bits[side][i];
}

static struct kind kind_of_point(unsigned int point)
{
	return (struct kind) {
		.multifunction = point & 1,
		.root_bus = point & 2,
		.has_acs = point & 4,
		.type = (point >> FLAG_BITS) & ((1 << TYPE_BITS) - 1),
	};
}

static const struct rule *find_rule(const struct database *db,
				    const struct acs_link *chain,
				    const struct kind *kind)
{
	const struct acs_rule *rule = NULL;

	if (chain)
		rule = acs_match_chain(&db->index->db, chain,
				       kind_traits(kind));
	return rule ? db->sorted[rule - db->index->db.rules] : NULL;
}

static void find_rules(struct search *search, u16 device)
{
	const struct acs_link *chains[2];
	unsigned int point, side;

	for (side = 0; side < 2; side++)
		chains[side] =
			acs_find_chain(&search->diff->db[side]->index->db,
				       search->vendor, device);

	for (point = 0; point < search->points; point++) {
		struct kind kind = kind_of_point(point);
		unsigned int set = point >> (FLAG_BITS + TYPE_BITS);

		for (side = 0; side < 2; side++) {
			kind.acpi_tables = search->tables[set][side];
			search->rules[point][side] =
				find_rule(search->diff->db[side], chains[side],
					  &kind);
		}
	}
}

static u8 if_bit(unsigned int value)
{
	return value ? IF_YES : IF_NO;
}

/*
 * Makes a box for each set of tables and flags that the change has a type for
 */
static void make_boxes(struct search *search, struct change *change,
		       unsigned int from)
{
	unsigned int sets = 1U << search->diff->acpi_table_count;
	unsigned int set, flags, type;

	change->boxes = arena_alloc((sets << FLAG_BITS) *
				    sizeof(*change->boxes));
	for (set = 0; set < sets; set++) {
		for (flags = 0; flags < 1U << FLAG_BITS; flags++) {
			struct box box = {
				.match.multifunction = if_bit(flags & 1),
				.match.root_bus = if_bit(flags & 2),
				.match.acs = if_bit(flags & 4),
				.match.acpi_tables = set,
				.missing_tables = ~set & (sets - 1),
			};

			for (type = 0; type < 1U << TYPE_BITS; type++) {
				unsigned int point = flags |
					type << FLAG_BITS |
					set << (FLAG_BITS + TYPE_BITS);

				if (memcmp(search->rules[point],
					   search->rules[from],
					   sizeof(search->rules[point])))
					continue;
				search->done[point] = true;
				box.match.types |= BIT(type);
			}
			if (box.match.types)
				change->boxes[change->box_count++] = box;
		}
	}
}

/*
 * Merges boxes that differ in one flag or one table only. No two boxes have a
 * device in common, so these two have opposite values there.
 */
static bool merge_box(struct box *a, const struct box *b)
{
	const struct match *m = &a->match, *n = &b->match;
	u8 tables = m->acpi_tables ^ n->acpi_tables;
	u8 missing = a->missing_tables ^ b->missing_tables;
	u8 flags[3] = {
		m->multifunction ^ n->multifunction,
		m->root_bus ^ n->root_bus,
		m->acs ^ n->acs,
	};

	if (m->types != n->types || tables != missing ||
	    (tables & (tables - 1)) ||
	    !!flags[0] + !!flags[1] + !!flags[2] + !!tables != 1)
		return false;
	a->match.multifunction |= n->multifunction;
	a->match.root_bus |= n->root_bus;
	a->match.acs |= n->acs;
	a->match.acpi_tables &= ~tables;
	a->missing_tables &= ~tables;
	return true;
}

static bool merge_boxes(struct change *change)
{
	bool merged = false;
	unsigned int i, j;

	for (i = 0; i < change->box_count; i++) {
		for (j = i + 1; j < change->box_count; j++) {
			if (!merge_box(&change->boxes[i], &change->boxes[j]))
				continue;
			change->box_count--;
			memmove(&change->boxes[j], &change->boxes[j + 1],
				(change->box_count - j) *
				sizeof(*change->boxes));
			merged = true;
			j = i;
		}
	}
	return merged;
}

static bool same_box(const struct box *a, const struct box *b)
{
	return a->match.types == b->match.types &&
	       a->match.multifunction == b->match.multifunction &&
	       a->match.root_bus == b->match.root_bus &&
	       a->match.acs == b->match.acs &&
	       a->match.acpi_tables == b->match.acpi_tables &&
	       a->missing_tables == b->missing_tables;
}

static bool same_change(const struct change *a, const struct change *b)
{
	unsigned int i;

	if (a->rule[0] != b->rule[0] || a->rule[1] != b->rule[1] ||
	    a->box_count != b->box_count)
		return false;
	for (i = 0; i < a->box_count; i++)
		if (!same_box(&a->boxes[i], &b->boxes[i]))
			return false;
	return true;
}

static u64 mix(u64 hash, u64 value)
{
	hash = (hash ^ value) * 0x9e3779b97f4a7c15;
	return hash ^ hash >> 32;
}

static unsigned int hash_change(const struct change *change)
{
	u64 hash = mix((uintptr_t)change->rule[0], (uintptr_t)change->rule[1]);
	unsigned int i;

	for (i = 0; i < change->box_count; i++) {
		const struct match *match = &change->boxes[i].match;

		hash = mix(hash, match->types);
		hash = mix(hash, match->multifunction << 8 |
			   match->root_bus << 4 | match->acs);
		hash = mix(hash, match->acpi_tables);
	}
	return hash & (BUCKETS - 1);
}

/* Other chains may have led to the same change */
static struct change *keep_change(struct search *search,
				  struct change *change)
{
	struct change **bucket = &search->known[hash_change(change)];
	struct change *known = *bucket;

	for (; known && known->vendor == search->vendor; known = known->same_hash)
		if (same_change(known, change))
			return known;
	change->vendor = search->vendor;
	change->same_hash = *bucket;
	*bucket = change;
	RING_ADD(search->changes, search->changes, change);
	search->diff->change_count++;
	return change;
}

static void add_change(struct search *search, struct pair *pair,
		       unsigned int point)
{
	struct change *change = arena_alloc(sizeof(*change));

	change->rule[0] = search->rules[point][0];
	change->rule[1] = search->rules[point][1];
	change->differs = rules_differ(change->rule[0], change->rule[1]);
	make_boxes(search, change, point);
	if (!change->differs)
		return;
	while (merge_boxes(change))
		;
	search->changed[pair->change_count++] = keep_change(search, change);
}

static struct pair *new_pair(struct search *search,
			     const struct acs_link *const *chains, u16 device)
{
	struct pair *pair = arena_alloc(sizeof(*pair));
	unsigned int point;

	memcpy(pair->chains, chains, sizeof(pair->chains));
	pair->vendor = search->vendor;
	find_rules(search, device);
	memset(search->done, 0, search->points * sizeof(*search->done));
	for (point = 0; point < search->points; point++)
		if (!search->done[point])
			add_change(search, pair, point);
	pair->changes = arena_alloc(pair->change_count *
				    sizeof(*pair->changes));
	memcpy(pair->changes, search->changed,
	       pair->change_count * sizeof(*pair->changes));
	return pair;
}

static struct pair *find_pair(struct search *search, u16 device)
{
	const struct acs_link *chains[2];
	struct pair *pair = search->last_pair, **bucket;
	unsigned int side;
	u64 hash;

	for (side = 0; side < 2; side++)
		chains[side] = acs_find_chain(&search->diff->db[side]->index->db,
					      search->vendor, device);
	if (pair && !memcmp(pair->chains, chains, sizeof(chains)))
		return pair;

	hash = mix((uintptr_t)chains[0], (uintptr_t)chains[1]);
	bucket = &search->pairs[hash & (BUCKETS - 1)];
	for (pair = *bucket; pair && pair->vendor == search->vendor;
	     pair = pair->next)
		if (!memcmp(pair->chains, chains, sizeof(chains)))
			return pair;

	pair = new_pair(search, chains, device);
	pair->next = *bucket;
	*bucket = pair;
	return pair;
}

static void add_id(struct change *change, u16 device)
{
	struct run *run = change->last_run;

	if (run && run->last + 1 == device) {
		run->last = device;
		return;
	}
	run = arena_alloc(sizeof(*run));
	run->first = device;
	run->last = device;
	if (change->last_run)
		change->last_run->next = run;
	else
		change->runs = run;
	change->last_run = run;
}

static void search_vendor(struct search *search)
{
	struct diff *diff = search->diff;
	unsigned int i;
	u32 id;

	search->last_pair = NULL;
	search->changes = NULL;
	for (id = 0; id <= 0xffff; id++) {
		struct pair *pair = find_pair(search, id);

		search->last_pair = pair;
		for (i = 0; i < pair->change_count; i++)
			add_id(pair->changes[i], id);
		diff->id_count += pair->change_count > 0;
	}
	if (!search->changes)
		return;
	diff->vendor_count++;
	*search->end = RING_OPEN(search->changes);
	search->end = &search->changes->next;
}

/**
 * find_changes - find all differences between two databases
 * @diff: its databases are set; the rest is filled in
 */
void find_changes(struct diff *diff)
{
	struct search search = { .diff = diff, .end = &diff->changes };
	u32 vendor;

	join_tables(&search);
	search.points = 1U << (FLAG_BITS + TYPE_BITS + diff->acpi_table_count);
	search.rules = arena_alloc(search.points * sizeof(*search.rules));
	search.done = arena_alloc(search.points * sizeof(*search.done));
	search.changed = arena_alloc(search.points * sizeof(*search.changed));
	search.pairs = arena_alloc(BUCKETS * sizeof(*search.pairs));
	search.known = arena_alloc(BUCKETS * sizeof(*search.known));
	for (vendor = 0; vendor < ACS_NO_VENDOR; vendor++) {
		search.vendor = vendor;
		if (acs_find_vendor(&diff->db[0]->index->db, vendor) ||
		    acs_find_vendor(&diff->db[1]->index->db, vendor))
			search_vendor(&search);
	}
}
