// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads snapshots. They may have been truncated or edited, so everything that
 * matters must be present and consistent: missing data must not pass for a
 * difference.
 */
#include <stdlib.h>

#include "answer/snapshot.h"
#include "base/memory.h"
#include "base/schema.h"

/**
 * struct reader - state of the reader
 * @snapshot: result so far
 * @policy: number of the policy whose results are read
 * @policy_count: number of policies with results
 * @function: number of the function
 * @result: the reader is in a result, not in the function itself
 * @wrong: set to the first error
 */
struct reader {
	struct snapshot *snapshot;
	size_t policy;
	size_t policy_count;
	size_t function;
	bool result;
	char *wrong;
};

/* Reports what is wrong with a member, and returns false */
static bool refuse(struct reader *r, const char *key, const char *what)
{
	char result[32] = "";

	if (r->result)
		snprintf(result, sizeof(result), "results[%zu].", r->policy);
	snprintf(r->wrong, SNAPSHOT_WRONG, "functions[%zu].%s%s: %s",
		 r->function, result, key, what);
	return false;
}

static bool get_text(struct reader *r, const json_t *object, const char *key,
		     const char **text)
{
	const json_t *value = json_object_get(object, key);

	*text = json_string_value(value);
	if (*text || json_is_null(value))
		return true;
	return refuse(r, key, "expected a string or null");
}

static bool get_hex(struct reader *r, const json_t *object, const char *key,
		    const char **text)
{
	if (!get_text(r, object, key, text))
		return false;
	if (!*text || (strlen(*text) == 4 &&
		       strspn(*text, "0123456789abcdef") == 4))
		return true;
	return refuse(r, key, "expected four hexadecimal digits");
}

static bool get_fact(struct reader *r, const json_t *object, const char *key,
		     enum fact *fact)
{
	const json_t *value = json_object_get(object, key);

	*fact = json_is_true(value) ? FACT_YES :
		json_is_false(value) ? FACT_NO : FACT_UNKNOWN;
	if (json_is_boolean(value) || json_is_null(value))
		return true;
	return refuse(r, key, "expected true, false or null");
}

/* Gets a group number, which is less than the number of functions */
static bool get_group(struct reader *r, const json_t *object, const char *key,
		      unsigned int *group)
{
	const json_t *value = json_object_get(object, key);
	json_int_t number = json_integer_value(value);

	*group = number;
	if (json_is_integer(value) && number >= 0 &&
	    number < r->snapshot->count)
		return true;
	return refuse(r, key, "expected the number of a group");
}

static bool get_reported(struct reader *r, const json_t *object, int *group)
{
	const json_t *value = json_object_get(object, "reported");
	json_int_t number = json_integer_value(value);

	*group = json_is_integer(value) ? number : GROUP_NONE;
	if (json_is_null(value) ||
	    (json_is_integer(value) && number >= 0 && number <= 0x7fffffff))
		return true;
	return refuse(r, "reported", "expected a number or null");
}

static bool get_unknown(struct reader *r, const json_t *object,
			struct snapshot_function *f)
{
	const json_t *list = json_object_get(object, "unknown");
	json_t *value;
	size_t i;

	if (!json_is_array(list))
		return refuse(r, "unknown", "expected an array");
	f->unknown = allocate(json_array_size(list), sizeof(*f->unknown));
	f->unknown_count = json_array_size(list);
	json_array_foreach(list, i, value) {
		struct snapshot_unknown *unknown = &f->unknown[i];

		unknown->address =
			json_string_value(json_object_get(value, "address"));
		unknown->what =
			json_string_value(json_object_get(value, "what"));
		if (!unknown->address || !unknown->what)
			return refuse(r, "unknown",
				      "expected objects with address and what");
	}
	return true;
}

static bool read_result(struct reader *r, json_t *object,
			struct snapshot_function *f)
{
	const json_t *certain = json_object_get(object, "certain");

	if (!get_group(r, object, "group", &f->place.group) ||
	    !get_group(r, object, "best_group", &f->place.best) ||
	    !get_fact(r, object, "isolates", &f->isolates) ||
	    !get_text(r, object, "reason", &f->reason) ||
	    !get_unknown(r, object, f))
		return false;
	f->place.certain = json_is_true(certain);
	if (!json_is_boolean(certain))
		return refuse(r, "certain", "expected true or false");
	return f->reason || refuse(r, "reason", "expected a string");
}

static bool read_address(struct reader *r, const json_t *object,
			 struct snapshot_function *f)
{
	struct acs_capture_function place;
	bool shows_domain;
	unsigned int i;

	f->address = json_string_value(json_object_get(object, "address"));
	if (!f->address ||
	    acs_capture_parse_address(f->address, strlen(f->address), &place,
				      &shows_domain) != strlen(f->address))
		return refuse(r, "address", "expected an address");
	f->domain = place.domain;
	f->bus = place.bus;
	f->devfn = place.devfn;
	for (i = 0; i < r->function; i++)
		if (!strcmp(r->snapshot->functions[i].address, f->address))
			return refuse(r, "address", "this one is repeated");
	return true;
}

static bool read_function(struct reader *r, json_t *object)
{
	struct snapshot_function *f = &r->snapshot->functions[r->function];
	json_t *results = json_object_get(object, "results");
	bool good;

	if (!read_address(r, object, f) ||
	    !get_hex(r, object, "vendor", &f->vendor) ||
	    !get_hex(r, object, "device", &f->device) ||
	    !get_text(r, object, "type", &f->type) ||
	    !get_fact(r, object, "multifunction", &f->multifunction) ||
	    !get_text(r, object, "name", &f->name) ||
	    !get_text(r, object, "running", &f->running) ||
	    !get_reported(r, object, &f->reported))
		return false;
	if (!json_is_array(results) ||
	    json_array_size(results) != r->policy_count)
		return refuse(r, "results", "expected one for each policy");
	r->result = true;
	good = read_result(r, json_array_get(results, r->policy), f);
	r->result = false;
	r->snapshot->shows_groups |= f->reported >= 0;
	return good;
}

/* Bus numbers increase downwards, so nothing can be above itself */
static bool read_above(struct reader *r, const json_t *object)
{
	struct snapshot *snapshot = r->snapshot;
	struct snapshot_function *f = &snapshot->functions[r->function];
	const char *address;
	unsigned int i;

	if (!get_text(r, object, "above", &address))
		return false;
	for (i = 0; address && i < snapshot->count; i++)
		if (!strcmp(snapshot->functions[i].address, address))
			f->above = &snapshot->functions[i];
	if (address && !f->above)
		return refuse(r, "above", "this function is missing");
	if (f->above &&
	    (f->above->domain != f->domain || f->above->bus >= f->bus))
		return refuse(r, "above", "this function cannot be above it");
	return true;
}

/*
 * Groups are numbered from 0; a missing number means that functions are missing
 */
static bool check_groups(struct reader *r)
{
	const struct snapshot *snapshot = r->snapshot;
	unsigned int i, count = 0, best_count = 0;
	const struct snapshot_function *f, **firsts;
	bool *best, good = true;

	firsts = allocate(snapshot->count, sizeof(const void *));
	best = allocate(snapshot->count, sizeof(*best));
	r->result = true;
	for (i = 0; i < snapshot->count; i++) {
		f = &snapshot->functions[i];
		count += !firsts[f->place.group];
		best_count += !best[f->place.best];
		best[f->place.best] = true;
		if (!firsts[f->place.group])
			firsts[f->place.group] = f;
		r->function = i;
		if (firsts[f->place.group]->place.certain != f->place.certain)
			good = refuse(r, "certain",
				      "expected the same for all of a group");
	}
	for (i = 0; i < snapshot->count && good; i++) {
		f = &snapshot->functions[i];
		r->function = i;
		if (f->place.group >= count)
			good = refuse(r, "group", "groups before it are missing");
		else if (f->place.best >= best_count)
			good = refuse(r, "best_group",
				      "groups before it are missing");
	}
	free(best);
	free(firsts);
	return good;
}

static bool read_functions(struct reader *r, const json_t *functions)
{
	json_t *object;

	json_array_foreach(functions, r->function, object)
		if (!read_function(r, object))
			return false;
	json_array_foreach(functions, r->function, object)
		if (!read_above(r, object))
			return false;
	return check_groups(r);
}

static bool is_text(const json_t *object, const char *key, const char *text)
{
	const char *value = json_string_value(json_object_get(object, key));

	return value && !strcmp(value, text);
}

/* Finds the results of a policy */
static bool find_policy(struct reader *r, const json_t *policies,
			const char *policy)
{
	size_t i, used;
	json_t *value;

	r->policy_count = json_array_size(policies);
	json_array_foreach(policies, r->policy, value)
		if (json_string_value(value) &&
		    !strcmp(json_string_value(value), policy))
			return true;
	used = snprintf(r->wrong, SNAPSHOT_WRONG,
			"no results under the policy %s, but under", policy);
	json_array_foreach(policies, i, value)
		if (used < SNAPSHOT_WRONG && json_string_value(value))
			used += snprintf(r->wrong + used,
					 SNAPSHOT_WRONG - used, "%s %s",
					 i ? "," : "",
					 json_string_value(value));
	return false;
}

static bool read_document(struct reader *r, const json_t *document,
			  const char *policy)
{
	const json_t *policies = json_object_get(document, "policies");
	const json_t *functions = json_object_get(document, "functions");
	struct snapshot *snapshot = r->snapshot;
	const char *wrong = NULL;

	if (!is_text(document, "schema", JSON_SCHEMA))
		wrong = "schema: expected " JSON_SCHEMA;
	else if (!is_text(document, "verb", "groups"))
		wrong = "verb: expected groups, as acsctl groups --json writes";
	else if (!json_array_size(policies))
		wrong = "policies: expected an array";
	else if (!json_array_size(functions))
		wrong = "functions: expected an array";
	else if ((json_int_t)json_array_size(functions) !=
		 json_integer_value(json_object_get(document, "count")))
		wrong = "count: expected how many functions there are: some are missing";
	if (wrong) {
		snprintf(r->wrong, SNAPSHOT_WRONG, "%s", wrong);
		return false;
	}
	if (!find_policy(r, policies, policy))
		return false;
	snapshot->count = json_array_size(functions);
	snapshot->functions = allocate(snapshot->count,
				       sizeof(*snapshot->functions));
	return read_functions(r, functions);
}

/**
 * snapshot_new - read a snapshot from a document
 * @document: the document; the snapshot takes it over
 * @policy: text of the policy whose results are read
 * @wrong: set to an error message; SNAPSHOT_WRONG bytes
 *
 * Return: the snapshot, to be freed with snapshot_free(), or NULL.
 */
struct snapshot *snapshot_new(json_t *document, const char *policy,
			      char *wrong)
{
	struct snapshot *snapshot = allocate(1, sizeof(*snapshot));
	struct reader r = { .snapshot = snapshot, .wrong = wrong };

	snapshot->document = document;
	if (read_document(&r, document, policy))
		return snapshot;
	snapshot_free(snapshot);
	return NULL;
}

/**
 * snapshot_parse - read a snapshot
 * @text: output of "acsctl groups --json"
 * @length: length of @text
 * @policy: text of the policy whose results are read
 * @wrong: set to an error message; SNAPSHOT_WRONG bytes
 *
 * Return: the snapshot, to be freed with snapshot_free(), or NULL.
 */
struct snapshot *snapshot_parse(const char *text, size_t length,
				const char *policy, char *wrong)
{
	json_error_t error;
	json_t *document = json_loadb(text, length, JSON_REJECT_DUPLICATES,
				      &error);

	if (document)
		return snapshot_new(document, policy, wrong);
	snprintf(wrong, SNAPSHOT_WRONG, "line %d, column %d: %s", error.line,
		 error.column, error.text);
	return NULL;
}

/**
 * snapshot_free - free a snapshot
 * @snapshot: from snapshot_new(), or NULL
 */
void snapshot_free(struct snapshot *snapshot)
{
	unsigned int i;

	if (!snapshot)
		return;
	for (i = 0; i < snapshot->count; i++)
		free(snapshot->functions[i].unknown);
	json_decref(snapshot->document);
	free(snapshot->functions);
	free(snapshot);
}
