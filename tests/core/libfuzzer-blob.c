// SPDX-License-Identifier: GPL-2.0-only
/*
 * The reader of blobs under libFuzzer, which searches for blobs that reach new
 * code. Each input is read as it is; with a head and a hash that fit; and with
 * tables that fit as well, so that what becomes longer or shorter is read, too.
 * What is accepted has to work.
 */
#include "blob_check.h"

/* Prints what is wrong, and makes libFuzzer report a crash */
static void expect_well(const struct verdict *verdict)
{
	if (!verdict->text[0])
		return;
	fprintf(stderr, "%s\n", verdict->text);
	abort();
}

static void read_blob(struct blob *blob)
{
	struct verdict verdict = {};

	if (blob_is_accepted(&verdict, blob))
		expect_db_works(&verdict, &blob->db);
	expect_well(&verdict);
}

static void make_head_fit(struct blob *blob)
{
	struct acs_blob_head *head = (void *)blob->bytes;

	memcpy(head->magic, ACS_BLOB_MAGIC, sizeof(head->magic));
	head->version = cpu_to_le32(ACS_BLOB_VERSION);
	head->size = cpu_to_le32(blob->size);
}

/* As many records as there are, as far as there is room for them */
static void make_tables_fit(struct blob *blob)
{
	struct acs_blob_head *head = (void *)blob->bytes;
	u32 i, at = sizeof(*head);

	for (i = 0; i < ACS_BLOB_TABLES; i++) {
		u32 count = le32_to_cpu(head->tables[i].count);
		u32 size = blob_record_size(i);
		u32 room = (blob->size - at) / size;

		if (count > room || i == ACS_BLOB_TEXTS)
			count = room;
		head->tables[i].offset = cpu_to_le32(at);
		head->tables[i].count = cpu_to_le32(count);
		at += count * size;
	}
}

/* Called by libFuzzer */
int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	struct verdict verdict = {};
	struct blob blob;

	if (!blob_copy(&verdict, &blob, data, size))
		abort();
	read_blob(&blob);
	if (size >= sizeof(struct acs_blob_head)) {
		make_head_fit(&blob);
		blob_seal(&blob);
		read_blob(&blob);
		make_tables_fit(&blob);
		blob_seal(&blob);
		read_blob(&blob);
	}
	blob_drop(&blob);
	return 0;
}
