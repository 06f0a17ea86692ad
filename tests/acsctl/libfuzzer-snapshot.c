// SPDX-License-Identifier: GPL-2.0-only
/*
 * The reader of what "groups --json" wrote under libFuzzer. Two of them, with a
 * zero in between, are compared with each other, one alone with itself.
 */
#include "libfuzzer.h"
#include "output/diff-json.h"
#include "output/diff-table.h"
#include "output/json.h"

static struct snapshot *read_snapshot(const char *text, size_t length)
{
	char wrong[SNAPSHOT_WRONG] = "";
	struct snapshot *snapshot = snapshot_parse(text, length, "quirk",
						   wrong);

	if (!snapshot != !!*wrong)
		expect_nothing("refused without a word, or not in spite of one");
	return snapshot;
}

static bool compare(const struct snapshot *a, const struct snapshot *b)
{
	struct changes *changes = changes_new(a, b);
	struct changes_view view = {
		.changes = changes,
		.sources = { "a", "b" },
		.policies = { "quirk", "quirk" },
		.width = 80,
	};
	bool same = changes->same;

	changes_print(&view, nowhere());
	json_write(changes_json(&view), true, nowhere());
	changes_free(changes);
	return same;
}

/* What libFuzzer calls */
int LLVMFuzzerTestOneInput(const u8 *data, size_t length)
{
	const char *text = (const char *)data;
	const char *zero = memchr(text, 0, length);
	size_t first = zero ? (size_t)(zero - text) : length;
	struct snapshot *a = read_snapshot(text, first), *b = NULL;

	if (zero)
		b = read_snapshot(zero + 1, length - first - 1);
	if (a && !compare(a, a))
		expect_nothing("a machine differs from itself");
	if (a && b && compare(a, b) != compare(b, a))
		expect_nothing("the same, but not the other way round");
	snapshot_free(a);
	snapshot_free(b);
	return 0;
}
