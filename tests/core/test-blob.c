// SPDX-License-Identifier: GPL-2.0-only
/*
 * Blobs: the cases that KUnit runs as well, and the hash of the host.
 */
#include "blob_check.h"
#include "suites.h"

static void damaged_blob_is_refused(void **state)
{
	struct verdict verdict = {};

	check_blob_case(&verdict, *state, true);
	expect_well(&verdict);
}

static void damaged_head_is_refused(void **state)
{
	struct verdict verdict = {};

	check_blob_case(&verdict, *state, false);
	expect_well(&verdict);
}

static void blob_means_what_the_tables_mean(void **state)
{
	struct verdict verdict = {};

	check_blob_of_quirkdb(&verdict);
	expect_well(&verdict);
}

static void every_flipped_bit_is_found(void **state)
{
	struct verdict verdict = {};

	check_blob_flips(&verdict);
	expect_well(&verdict);
}

static void no_flipped_bit_with_its_hash_does_harm(void **state)
{
	struct verdict verdict = {};

	check_sealed_flips(&verdict);
	expect_well(&verdict);
}

static void part_of_a_blob_is_refused(void **state)
{
	struct verdict verdict = {};

	check_blob_cuts(&verdict);
	expect_well(&verdict);
}

static void counts_have_limits(void **state)
{
	struct verdict verdict = {};

	check_blob_counts(&verdict);
	check_blob_limit(&verdict);
	expect_well(&verdict);
}

/**
 * struct hash_case - a hash that is known
 * @text: of what
 * @repeat: how many times the text
 * @hash: in hex
 */
struct hash_case {
	const char *text;
	unsigned int repeat;
	const char *hash;
};

/* Examples of FIPS 180-4, and lengths around those of a block */
static const struct hash_case hash_cases[] = {
	{ "", 1,
	  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
	{ "abc", 1,
	  "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
	{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
	  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
	{ "a", 55,
	  "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318" },
	{ "a", 56,
	  "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a" },
	{ "a", 64,
	  "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb" },
	{ "a", 1000000,
	  "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" },
};

static void hash_is_known(void **state)
{
	const struct hash_case *c = *state;
	size_t length = strlen(c->text), i;
	char *data = malloc(length * c->repeat + 1), text[65];
	u8 hash[32];

	for (i = 0; i < c->repeat; i++)
		memcpy(data + i * length, c->text, length);
	sha256((u8 *)data, length * c->repeat, hash);
	free(data);
	for (i = 0; i < sizeof(hash); i++)
		snprintf(text + 2 * i, 3, "%02x", hash[i]);
	assert_string_equal(text, c->hash);
}

static void name_hash(const void *row, char *buf, size_t size)
{
	const struct hash_case *c = row;

	snprintf(buf, size, "%u times \"%s\"", c->repeat, c->text);
}

void suite_blob(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(blob_means_what_the_tables_mean),
		cmocka_unit_test(every_flipped_bit_is_found),
		cmocka_unit_test(no_flipped_bit_with_its_hash_does_harm),
		cmocka_unit_test(part_of_a_blob_is_refused),
		cmocka_unit_test(counts_have_limits),
	};

	run_cases("hashes", hash_cases, ARRAY_SIZE(hash_cases),
		  sizeof(hash_cases[0]), name_hash, hash_is_known);
	run_cases("damaged heads of blobs", blob_head_cases,
		  ARRAY_SIZE(blob_head_cases), sizeof(blob_head_cases[0]),
		  NULL, damaged_head_is_refused);
	run_cases("damaged blobs", blob_cases, ARRAY_SIZE(blob_cases),
		  sizeof(blob_cases[0]), NULL, damaged_blob_is_refused);
	run_suite("blobs", tests, ARRAY_SIZE(tests));
}
