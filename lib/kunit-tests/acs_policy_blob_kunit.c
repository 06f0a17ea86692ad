// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of the reader of blobs: what is damaged is refused, and what is
 * accepted works. They run on the blob of blob.acs and on that of quirkdb/.
 */
#include "blob_check.h"
#include "verdict_kunit.h"

static void describe_blob(const struct blob_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(blob, blob_cases, describe_blob);
KUNIT_ARRAY_PARAM(blob_head, blob_head_cases, describe_blob);

static void damaged_blob_is_refused(struct kunit *test)
{
	struct verdict verdict = {};

	check_blob_case(&verdict, test->param_value, true);
	expect_well(test, &verdict);
}

static void damaged_head_is_refused(struct kunit *test)
{
	struct verdict verdict = {};

	check_blob_case(&verdict, test->param_value, false);
	expect_well(test, &verdict);
}

static void blob_means_what_the_tables_mean(struct kunit *test)
{
	struct verdict verdict = {};

	check_blob_of_quirkdb(&verdict);
	expect_well(test, &verdict);
}

static void every_flipped_bit_is_found(struct kunit *test)
{
	struct verdict verdict = {};

	check_blob_flips(&verdict);
	expect_well(test, &verdict);
}

static void no_flipped_bit_with_its_hash_does_harm(struct kunit *test)
{
	struct verdict verdict = {};

	check_sealed_flips(&verdict);
	expect_well(test, &verdict);
}

static void part_of_a_blob_is_refused(struct kunit *test)
{
	struct verdict verdict = {};

	check_blob_cuts(&verdict);
	expect_well(test, &verdict);
}

static void counts_have_limits(struct kunit *test)
{
	struct verdict verdict = {};

	check_blob_counts(&verdict);
	check_blob_limit(&verdict);
	expect_well(test, &verdict);
}

static struct kunit_case blob_test_cases[] = {
	KUNIT_CASE_PARAM(damaged_blob_is_refused, blob_gen_params),
	KUNIT_CASE_PARAM(damaged_head_is_refused, blob_head_gen_params),
	KUNIT_CASE(blob_means_what_the_tables_mean),
	KUNIT_CASE(every_flipped_bit_is_found),
	KUNIT_CASE(no_flipped_bit_with_its_hash_does_harm),
	KUNIT_CASE(part_of_a_blob_is_refused),
	KUNIT_CASE(counts_have_limits),
	{}
};

static struct kunit_suite blob_test_suite = {
	.name = "acs_policy_blob",
	.test_cases = blob_test_cases,
};

kunit_test_suite(blob_test_suite);
