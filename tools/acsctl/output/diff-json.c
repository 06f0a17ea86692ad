// SPDX-License-Identifier: GPL-2.0-only
/*
 * Changes as JSON.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "output/diff-json.h"
#include "output/json.h"

static const char *const sides[SIDES] = { "a", "b" };

typedef json_t *(*value_fn)(const struct snapshot_function *f);

static json_t *address_of(const struct snapshot_function *f)
{
	return json_string(f->address);
}

static json_t *group_of(const struct snapshot_function *f)
{
	return json_integer(f->place.group);
}

static json_t *certainty_of(const struct snapshot_function *f)
{
	return json_boolean(f->place.certain);
}

static json_t *isolation_of(const struct snapshot_function *f)
{
	return json_fact(f->isolates);
}

static json_t *reported_of(const struct snapshot_function *f)
{
	return f->reported < 0 ? json_null() : json_integer(f->reported);
}

static json_t *reason_of(const struct snapshot_function *f)
{
	return json_string(f->reason);
}

static json_t *type_of(const struct snapshot_function *f)
{
	return json_text(f->type);
}

static json_t *ids_of(const struct snapshot_function *f)
{
	return f->vendor && f->device ?
	       json_sprintf("%s:%s", f->vendor, f->device) : json_null();
}

/*
 * An object with the values of both sides, null where the function is missing
 */
static json_t *both(const struct change *change, value_fn value)
{
	json_t *object = json_object();
	enum side side;

	for (side = SIDE_A; side < SIDES; side++)
		json_set(object, sides[side],
			 change->at[side] ? value(change->at[side]) :
					    json_null());
	return object;
}

static json_t *names_of(unsigned int kinds)
{
	json_t *names = json_array();
	unsigned int i;

	for (i = 0; i < CHANGES_COUNT; i++)
		if (kinds & BIT(i))
			json_array_append_new(names,
					      json_string(change_name(BIT(i))));
	return names;
}

/* Functions that share its group on one side only */
static json_t *partners(const struct changes *changes, unsigned int i,
			enum side side,
			bool (*together)(const struct change *one,
					 const struct change *other,
					 enum side side))
{
	const struct change *change = &changes->list[i];
	json_t *list = json_array();
	unsigned int k;

	for (k = 0; k < changes->count; k++) {
		const struct change *other = &changes->list[k];

		if (k != i && together(change, other, side) &&
		    !together(change, other, !side))
			json_array_append_new(list,
					      address_of(other->at[side]));
	}
	return list;
}

static json_t *causes(const struct changes *changes, unsigned int i)
{
	bool *hops = allocate(changes->count, sizeof(*hops));
	json_t *list = json_array();
	unsigned int k;

	if (changes->list[i].kinds & CHANGE_MOVED)
		change_find_causes(changes, i, hops);
	for (k = 0; k < changes->count; k++) {
		const struct change *hop = &changes->list[k];

		if (!hops[k])
			continue;
		json_array_append_new(list,
				      json_pack("{sosososo}",
						"address",
						both(hop, address_of),
						"type", both(hop, type_of),
						"isolates",
						both(hop, isolation_of),
						"reason",
						both(hop, reason_of)));
	}
	free(hops);
	return list;
}

static json_t *json_change(const struct changes *changes, unsigned int i)
{
	static const char *const matches[] = {
		[MATCH_PATH]	= "path",
		[MATCH_ADDRESS]	= "address",
	};
	const struct change *change = &changes->list[i];
	json_t *object = json_object();

	json_set(object, "address", both(change, address_of));
	json_set(object, "matched",
		 matches[change->match] ? json_string(matches[change->match]) :
					  json_null());
	json_set(object, "changes", names_of(change->kinds));
	json_set(object, "ids", both(change, ids_of));
	json_set(object, "group", both(change, group_of));
	json_set(object, "certain", both(change, certainty_of));
	json_set(object, "isolates", both(change, isolation_of));
	json_set(object, "reported", both(change, reported_of));
	json_set(object, "only_with",
		 json_pack("{soso}", sides[SIDE_A],
			   partners(changes, i, SIDE_A, change_shares_group),
			   sides[SIDE_B],
			   partners(changes, i, SIDE_B, change_shares_group)));
	json_set(object, "reported_only_with",
		 json_pack("{soso}", sides[SIDE_A],
			   partners(changes, i, SIDE_A,
				    change_shares_reported_group),
			   sides[SIDE_B],
			   partners(changes, i, SIDE_B,
				    change_shares_reported_group)));
	json_set(object, "because", causes(changes, i));
	return object;
}

/**
 * changes_json - write changes as a JSON document
 * @view: what to show
 *
 * Return: an object.
 */
json_t *changes_json(const struct changes_view *view)
{
	const struct changes *changes = view->changes;
	json_t *document = json_document("diff", view->sources[SIDE_A]);
	json_t *list = json_array();
	unsigned int i;

	json_set(document, "other", json_string(view->sources[SIDE_B]));
	json_set(document, "policies",
		 json_pack("[ss]", view->policies[SIDE_A],
			   view->policies[SIDE_B]));
	json_set(document, "same", json_boolean(changes->same));
	for (i = 0; i < changes->count; i++)
		json_array_append_new(list, json_change(changes, i));
	json_set(document, "functions", list);
	return document;
}
