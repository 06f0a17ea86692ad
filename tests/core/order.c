// SPDX-License-Identifier: GPL-2.0-only
/*
 * Tests the order of claims: exhaustively where possible, at random elsewhere.
 * It is a program of its own, without sanitizers, since it takes long.
 */
#include "random-device.h"
#include "suites.h"

/* Random device records, and how many of them for each option */
#define RECORDS		10000000u
#define RECORDS_A_TEXT	32u

#define ITEMS_RANDOM	6u

/*
 * All values of the field in the PCI Express capability, one of which stands
 * for devices without that capability, and one that the field cannot hold
 */
static const u8 every_type[] = {
	0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
};

/*
 * Each bit of an answer depends only on the same bit in registers and rule,
 * except for one question: is any bit of ACS_ISOLATION missing? So these stand
 * for all values: each bit is neither implemented nor enabled, one of both or
 * both, and each bit of ACS_ISOLATION is the only one that is missing and the
 * only one that is there; the kernel leaves off none, all or one of the bits.
 * Registers that were not read must not matter.
 */
static const struct acs_words every_words[] = {
	{ ACS_WORDS_ABSENT, 0, ~0U },
	{ ACS_WORDS_FAILED, 0, ~0U },
	{ ACS_WORDS_READ, 0, 0 },
	{ ACS_WORDS_READ, 0, ~0U },
	{ ACS_WORDS_READ, ~0U, 0 },
	{ ACS_WORDS_READ, ~0U, ~0U },
	{ ACS_WORDS_READ, ~0U, ALL_BUT(SV) },
	{ ACS_WORDS_READ, ~0U, ALL_BUT(RR) },
	{ ACS_WORDS_READ, ~0U, ALL_BUT(CR) },
	{ ACS_WORDS_READ, ~0U, ALL_BUT(UF) },
	{ ACS_WORDS_READ, ISOLATED, SV },
	{ ACS_WORDS_READ, ISOLATED, RR },
	{ ACS_WORDS_READ, ISOLATED, CR },
	{ ACS_WORDS_READ, ISOLATED, UF },
	{ ACS_WORDS_FAILED, 0, ~0U, ~0U },
	{ ACS_WORDS_READ, 0, 0, ~0U },
	{ ACS_WORDS_READ, ~0U, 0, ~0U },
	{ ACS_WORDS_READ, ~0U, ~0U, ~0U },
	{ ACS_WORDS_READ, ISOLATED, RR | CR | UF, SV },
	{ ACS_WORDS_READ, ISOLATED, RR | CR | UF, RR },
};

/* Each kind of answer, from the database and decide_check.h, and no rule */
static const struct acs_rule *every_rule[100];
static unsigned int every_rule_count;

/* A decision depends on nothing else in a rule */
static bool answer_alike(const struct acs_rule *a, const struct acs_rule *b)
{
	return a && b && a->answer.kind == b->answer.kind &&
	       a->answer.provides == b->answer.provides &&
	       !a->method->enable.count == !b->method->enable.count &&
	       acs_rule_applies_in_strict(a) == acs_rule_applies_in_strict(b);
}

static void add_rule(const struct acs_rule *rule)
{
	unsigned int i;

	for (i = 0; i < every_rule_count; i++)
		if (answer_alike(every_rule[i], rule))
			return;
	if (every_rule_count == ARRAY_SIZE(every_rule))
		abort();
	every_rule[every_rule_count++] = rule;
}

static void list_rules(void)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(product_rules); i++)
		add_rule(product_rules[i]);
	for (i = 0; i < acs_policy_db.rule_count; i++)
		add_rule(&acs_policy_db.rules[i]);
}

static void show(const char *how, unsigned long records, unsigned int texts,
		 unsigned int violations)
{
	printf("compared order of claims, %s: %lu records, %u texts, %u out of order\n",
	       how, records, texts, violations);
}

static void parse(struct acs_policy *policy, const char *text)
{
	policy->item_count = 0;
	acs_option_parse(policy, text, ignore_mistake, NULL);
}

static unsigned long records_of_kinds;
static unsigned int out_of_kinds;

static void every_device_under_an_item(void **state)
{
	const struct kinds kinds = {
		.types = every_type,
		.type_count = ARRAY_SIZE(every_type),
		.words = every_words,
		.word_count = ARRAY_SIZE(every_words),
		.rules = every_rule,
		.rule_count = every_rule_count,
		.property_count = ALL_PROPERTIES,
	};
	const char *const *selector = *state;
	static struct acs_policy policy;
	struct verdict verdict = {};
	char text[40];

	snprintf(text, sizeof(text), "override%s", *selector);
	parse(&policy, text);
	records_of_kinds += check_order_of_kinds(&verdict, &policy, &kinds);
	out_of_kinds += verdict.text[0] != '\0';
	expect_well(&verdict);
}

#define EVERY_ITEM	(3 * ARRAY_SIZE(order_selectors))

static void append_every_item(struct line *text, unsigned int number)
{
	append(text, "%s%s%s", text->length ? ";" : "",
	       acs_mode_name(number % 3), order_selectors[number / 3]);
}

/* On devices for which each mode gives another answer, if it applies */
static void every_option_of_three_items(void **state)
{
	static const struct acs_words words[] = {
		{ ACS_WORDS_ABSENT, 0, 0 },
		{ ACS_WORDS_READ, ISOLATED, SV },
	};
	static const struct acs_rule *const rules[] = {
		NULL, &provides_less_rule,
	};
	static const struct kinds kinds = {
		.types = every_type,
		.type_count = ARRAY_SIZE(every_type),
		.words = words,
		.word_count = ARRAY_SIZE(words),
		.rules = rules,
		.rule_count = ARRAY_SIZE(rules),
		.property_count = SELECTOR_PROPERTIES,
	};
	unsigned int n, texts = EVERY_ITEM * EVERY_ITEM * EVERY_ITEM;
	static struct acs_policy policy;
	struct verdict verdict = {};
	unsigned long count = 0;
	static struct line text;

	for (n = 0; n < texts && !verdict.text[0]; n++) {
		clear(&text);
		append_every_item(&text, n % EVERY_ITEM);
		append_every_item(&text, n / EVERY_ITEM % EVERY_ITEM);
		append_every_item(&text, n / EVERY_ITEM / EVERY_ITEM);
		parse(&policy, text.text);
		count += check_order_of_kinds(&verdict, &policy, &kinds);
	}
	show("every option of three items", count, n, verdict.text[0] != '\0');
	if (verdict.text[0])
		fail_msg("\"%s\": %s", text.text, verdict.text);
}

static void random_text(struct line *text)
{
	unsigned int items = pick(ITEMS_RANDOM + 1);
	char item_text[ACS_ITEM_TEXT];
	struct acs_item item;

	clear(text);
	while (items--) {
		/* Sometimes the same item once more */
		if (!text->length || !one_in(6))
			random_item(&item);
		acs_format_item(item_text, sizeof(item_text), &item);
		append(text, "%s%s", text->length ? ";" : "", item_text);
	}
}

/* The first failure is printed with everything needed to reproduce it */
static void records_and_options_at_random(void **state)
{
	unsigned int record, seed = random_seed(), selected = 0, claimed = 0;
	unsigned int texts = 0, violations = 0;
	static struct acs_policy policy;
	static struct line text, first;
	struct verdict verdict = {};
	char how[100];

	random_state = seed;
	for (record = 0; record < RECORDS; record++) {
		struct acs_decision given;
		struct acs_device dev;
		struct question q = { &policy, &dev };

		if (record % RECORDS_A_TEXT == 0) {
			random_text(&text);
			parse(&policy, text.text);
			texts++;
		}
		random_device(&dev, &policy);
		q.rule = random_rule(&dev);
		random_tried(&dev, q.rule);
		q.ban = random_ban();
		check_device_word(&verdict, &q);
		check_order(&verdict, &q);

		ask(&given, &q, &policy);
		selected += has_own_item(&q);
		claimed += given.claims != 0;
		if (!verdict.text[0])
			continue;
		if (!violations++)
			append(&first, "SEED=%u, record %u, \"%s\": %s", seed,
			       record, text.text, verdict.text);
		verdict.text[0] = '\0';
	}

	snprintf(how, sizeof(how),
		 "at random, seed %u, %u selected by an item and %u claimed",
		 seed, selected, claimed);
	show(how, record, texts, violations);
	if (violations)
		fail_msg("%s", first.text);
}

static void name_selector(const void *row, char *buf, size_t size)
{
	const char *const *selector = row;

	snprintf(buf, size, "every kind of device, override%s", *selector);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_option_of_three_items),
		cmocka_unit_test(records_and_options_at_random),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	list_rules();
	run_cases("order of claims", order_selectors,
		  ARRAY_SIZE(order_selectors), sizeof(order_selectors[0]),
		  name_selector, every_device_under_an_item);
	show("every kind of device", records_of_kinds,
	     ARRAY_SIZE(order_selectors), out_of_kinds);
	run_suite("order of claims, many options", tests, ARRAY_SIZE(tests));

	return count_suites("order");
}
