// SPDX-License-Identifier: GPL-2.0-only
/*
 * Checks of host bridges: that one block speaks of each, and that the versions
 * of Linux are such.
 */
#include <ctype.h>
#include <stdlib.h>

#include "checks/check.h"
#include "checks/checks.h"

static bool share_id(const struct ids *a, const struct ids *b,
		     const struct ids **shared)
{
	const struct ids *first = b;

	for (; a; a = a->next)
		for (b = first; b; b = b->next)
			if (a->first <= b->last && b->first <= a->last) {
				*shared = a;
				return true;
			}
	return false;
}

/* A block for all devices of a vendor yields to those that list ids */
static bool is_twice(const struct host_bridge *a, const struct host_bridge *b,
		     const struct ids **shared)
{
	*shared = NULL;
	if (a->vendor != b->vendor)
		return false;
	return a->ids && b->ids ? share_id(a->ids, b->ids, shared) :
				  !a->ids && !b->ids;
}

static void check_twice(struct tree *tree, const char *name)
{
	const struct host_bridge *bridge, *before;
	const struct ids *shared;

	for (bridge = tree->bridges; bridge; bridge = bridge->next) {
		for (before = tree->bridges; before != bridge;
		     before = before->next) {
			if (!is_twice(bridge, before, &shared))
				continue;
			error_at(shared ? &shared->place :
					  &bridge->block->name->place, name,
				 "host-bridge %s is for these as well: expected one block for each id",
				 before->block->name->text);
			note_at(&before->block->name->place, "it is here");
		}
	}
}

REFUSAL(check_twice, "host-bridge-twice",
	"two blocks for the same host bridge");

/* MAJOR.MINOR, as a number that grows with it; 0 if it is none */
static unsigned long version_number(const char *text)
{
	unsigned long major, minor;
	char *end;

	if (!isdigit((unsigned char)*text))
		return 0;
	major = strtoul(text, &end, 10);
	if (*end != '.' || !isdigit((unsigned char)end[1]))
		return 0;
	minor = strtoul(end + 1, &end, 10);
	return *end || major > 0xffff || minor > 0xffff ? 0 :
	       major << 16 | minor;
}

static void check_since(struct tree *tree, const char *name)
{
	const struct host_bridge *bridge;

	for (bridge = tree->bridges; bridge; bridge = bridge->next) {
		const struct clause *since =
			find_clause(bridge->block->clauses, CLAUSE_SINCE);
		const struct word *word = since ? since->words : NULL;
		bool known = true;

		for (; word; word = word->next) {
			if (version_number(word->text))
				continue;
			error_at(&word->place, name,
				 "this is no version of Linux: expected one such as \"6.12\"");
			known = false;
		}
		if (since && known &&
		    version_number(bridge->lacks) >=
		    version_number(bridge->since))
			error_at(&since->words->next->place, name,
				 "Linux %s does not come before %s: expected an earlier version",
				 bridge->lacks, bridge->since);
	}
}

REFUSAL(check_since, "linux-version",
	"what is no version of Linux, or versions in the wrong order");

const struct check *const bridge_checks[] = {
	&check_twice_check,
	&check_since_check,
	NULL
};
