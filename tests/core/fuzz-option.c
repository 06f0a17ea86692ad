// SPDX-License-Identifier: GPL-2.0-only
/*
 * The boot option with random input: the valid and invalid texts of
 * option_cases.h, changed at random places.
 */
#include "random.h"
#include "fuzz-option.h"
#include "suites.h"

#define ROUNDS		300000u
#define TEXT_SIZE	400

static const char *any_text(void)
{
	unsigned int i = pick(ARRAY_SIZE(policy_cases) +
			      ARRAY_SIZE(legacy_cases));

	if (i < ARRAY_SIZE(policy_cases))
		return policy_cases[i].text;
	return legacy_cases[i - ARRAY_SIZE(policy_cases)].text;
}

static char any_char(void)
{
	static const char likely[] = "0123456789abcdefABCDEF:/.@;,-*xpcistrd";

	/* Not 0, which would end the text */
	return pick(8) ? likely[pick(sizeof(likely) - 1)] : (char)(1 + pick(255));
}

/* Puts one of the texts into @text at @at, in place of what follows */
static void splice(char *text, size_t at)
{
	snprintf(text + at, TEXT_SIZE - at, "%s%s",
		 pick(2) ? pick(2) ? ";" : "," : "", any_text());
}

static void mutate(char *text)
{
	size_t length = strlen(text), at = pick(length + 1);

	switch (pick(4)) {
	case 0:
		splice(text, at);
		break;
	case 1:
		if (at < length)
			text[at] = any_char();
		break;
	case 2:
		if (at < length)
			memmove(text + at, text + at + 1, length - at);
		break;
	default:
		if (length + 1 < TEXT_SIZE) {
			memmove(text + at + 1, text + at, length - at + 1);
			text[at] = any_char();
		}
		break;
	}
}

static void no_text_confuses_the_parser(void **state)
{
	static struct acs_policy policy;
	char text[TEXT_SIZE];
	unsigned int round, seed = random_seed();

	random_state = seed;
	print_message("# seed %u, %u rounds\n", seed, ROUNDS);
	for (round = 0; round < ROUNDS; round++) {
		unsigned int changes = pick(6);
		bool legacy = pick(4) == 0;
		const char *found;
		char *copy;

		text[0] = '\0';
		splice(text, 0);
		while (changes--)
			mutate(text);

		/* Sometimes an option is given several times */
		if (pick(4))
			policy.item_count = 0;
		copy = strdup(text);
		assert_non_null(copy);
		found = what_is_wrong(copy, legacy, &policy);
		free(copy);
		if (found)
			fail_msg("round %u, \"%s\": %s", round, text, found);
	}
}

void suite_option_fuzz(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_text_confuses_the_parser),
	};

	run_suite("option under random input", tests, ARRAY_SIZE(tests));
}
