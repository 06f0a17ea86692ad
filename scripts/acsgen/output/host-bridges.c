// SPDX-License-Identifier: GPL-2.0-only
/*
 * Host bridges, in words and as data of programs that explain.
 */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "output/emit.h"
#include "output/host-bridges.h"

/**
 * bridge_text - put in words what a block says of host bridges
 * @bridge: the block
 *
 * Return: the text.
 */
const char *bridge_text(const struct host_bridge *bridge)
{
	const struct cited *cited = bridge->evidence;
	const struct ids *ids = bridge->ids;
	struct text text;

	begin_text(&text);
	fprintf(text.out, "%04x:%s", bridge->vendor, ids ? "" : "any");
	for (; ids; ids = ids->next) {
		fprintf(text.out, "%04x", ids->first);
		if (ids->last != ids->first)
			fprintf(text.out, "..%04x", ids->last);
		fputs(ids->next ? ", " : "", text.out);
	}
	fprintf(text.out, ": passes %s", passing_peers.names[bridge->peers]);
	if (bridge->since)
		fprintf(text.out, ", since %s, not %s", bridge->since,
			bridge->lacks);
	fputs("; evidence", text.out);
	for (; cited; cited = cited->next)
		fprintf(text.out, " %s", cited->evidence->name->text);
	return end_text(&text);
}

static void emit_bridge(FILE *out, const struct host_bridge *bridge)
{
	static const char *const peers[] = {
		[PEERS_ALL] = "HOST_PASSES_ALL",
		[PEERS_BELOW_ONE] = "HOST_PASSES_BELOW_ONE",
		[PEERS_UNKNOWN] = "HOST_PASSES_UNKNOWN",
	};

	fprintf(out, "\t{\n\t\t.name = \"%s\",\n",
		bridge->block->name->text);
	fputs("\t\t.title = ", out);
	emit_text(out, bridge->block->title->text);
	fprintf(out, ",\n\t\t.vendor = 0x%04x,\n", bridge->vendor);
	if (bridge->ids)
		emit_ids_notes(out, bridge->ids);
	fprintf(out, "\t\t.passes = %s,\n", peers[bridge->peers]);
	if (bridge->since)
		fprintf(out, "\t\t.since = \"%s\",\n\t\t.lacks = \"%s\",\n",
			bridge->since, bridge->lacks);
	emit_cited(out, bridge->evidence);
	fputs("\t},\n", out);
}

/**
 * emit_bridges - write the host bridges, those that list ids first
 * @out: where to
 * @tree: with the blocks
 */
void emit_bridges(FILE *out, const struct tree *tree)
{
	const struct host_bridge *bridge;

	fputs("\nconst struct host_note host_notes[] = {\n", out);
	for (bridge = tree->bridges; bridge; bridge = bridge->next)
		if (bridge->ids)
			emit_bridge(out, bridge);
	for (bridge = tree->bridges; bridge; bridge = bridge->next)
		if (!bridge->ids)
			emit_bridge(out, bridge);
	fputs("\t{}\n};\n", out);
}

static const char *text_in(const struct database *db, const char *name)
{
	const struct block *block = find_block(&db->tree, BLOCK_HOST_BRIDGE,
					       name);

	return block ? bridge_text(block->bridge) : NULL;
}

/* Blocks of the other database that have the same name are seen there */
static unsigned int compare_bridges(const struct diff *diff, unsigned int side,
				    struct bridge_change *changes)
{
	const struct host_bridge *bridge = diff->db[side]->tree.bridges;
	unsigned int count = 0;

	for (; bridge; bridge = bridge->next) {
		const char *name = bridge->block->name->text;
		const char *old = text_in(diff->db[0], name);
		const char *new = text_in(diff->db[1], name);

		if ((side && old) || (old && new && !strcmp(old, new)))
			continue;
		changes[count++] = (struct bridge_change) {
			.name = name,
			.text = { old, new },
		};
	}
	return count;
}

/**
 * find_bridge_changes - find what two databases say differently of host bridges
 * @diff: the databases
 * @count: set to the number of changes
 *
 * Return: the changes.
 */
const struct bridge_change *find_bridge_changes(const struct diff *diff,
						unsigned int *count)
{
	unsigned int room = diff->db[0]->tree.block_count +
			    diff->db[1]->tree.block_count;
	struct bridge_change *changes = arena_alloc(room * sizeof(*changes));

	*count = compare_bridges(diff, 0, changes);
	*count += compare_bridges(diff, 1, changes + *count);
	return changes;
}
