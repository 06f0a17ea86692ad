// SPDX-License-Identifier: GPL-2.0-only
/*
 * Compares what rules of two databases say about a device. Names and files do
 * not matter.
 */
#include <stdio.h>

#include "base/text.h"
#include "diff/diff.h"

/**
 * same_window - compare two windows
 * @a: a window, or NULL
 * @b: another, or NULL
 *
 * Return: true if they are at the same place.
 */
bool same_window(const struct window *a, const struct window *b)
{
	if (!a || !b)
		return a == b;
	return a->table.devfn == b->table.devfn &&
	       a->table.offset == b->table.offset &&
	       a->table.mask == b->table.mask &&
	       a->table.enable == b->table.enable;
}

static bool same_register(const struct reg *a, const struct reg *b)
{
	if (!a || !b)
		return a == b;
	return a->table.space == b->table.space &&
	       a->table.offset == b->table.offset &&
	       a->table.width == b->table.width &&
	       same_window(a->window, b->window);
}

static bool same_terms(const struct term *a, const struct term *b)
{
	for (; a && b; a = a->next, b = b->next)
		if (a->mask != b->mask || a->negate != b->negate ||
		    !same_register(a->reg, b->reg))
			return false;
	return !a && !b;
}

/**
 * same_step - compare two steps of programs
 * @a: a step
 * @b: another
 *
 * Return: true if they do the same.
 */
bool same_step(const struct step *a, const struct step *b)
{
	return a->op == b->op && a->skip == b->skip && a->mask == b->mask &&
	       a->any == b->any && a->negate == b->negate &&
	       same_register(a->where, b->where) &&
	       (a->op != ACS_OP_LOAD || same_register(a->reg, b->reg)) &&
	       same_terms(a->terms, b->terms);
}

static bool same_program(const struct rule *a, const struct rule *b,
			 bool enable)
{
	unsigned int a_count, b_count;
	const struct step *a_step = program_of(a, enable, &a_count);
	const struct step *b_step = program_of(b, enable, &b_count);

	if (a_count != b_count)
		return false;
	for (; a_count--; a_step = a_step->next, b_step = b_step->next)
		if (!same_step(a_step, b_step))
			return false;
	return true;
}

static void put_texts(FILE *out, const struct word *words)
{
	for (; words; words = words->next)
		fprintf(out, "\n%s", words->text);
	fputc('\n', out);
}

/* All that it says. Texts have no line ends */
static const char *contents_of(struct evidence *evidence)
{
	struct text text;

	if (evidence->contents)
		return evidence->contents;
	begin_text(&text);
	fprintf(text.out, "%s\n%s", evidence->kind->text, evidence->by->text);
	put_texts(text.out, evidence->see);
	put_texts(text.out, evidence->says);
	evidence->contents = end_text(&text);
	return evidence->contents;
}

/**
 * evidence_of - collect all evidence for a rule, if there is a rule
 * @rule: the rule, or NULL
 *
 * Return: what all_evidence() returns, or NULL.
 */
const struct cited *evidence_of(const struct rule *rule)
{
	return rule ? all_evidence(rule) : NULL;
}

/* The owner of names; contents have none */
static const char names;

/**
 * index_evidence - make a list of evidence quick to search
 * @list: the list
 * @index: empty; filled in
 */
void index_evidence(const struct cited *list, struct table *index)
{
	for (; list; list = list->next) {
		table_add(index, NULL, contents_of(list->evidence),
			  list->evidence);
		table_add(index, &names, list->evidence->name->text,
			  list->evidence);
	}
}

/**
 * lists_evidence - look for evidence with the same content
 * @index: from index_evidence()
 * @evidence: the evidence
 *
 * Return: true if there is any.
 */
bool lists_evidence(const struct table *index, struct evidence *evidence)
{
	return table_find(index, NULL, contents_of(evidence));
}

/**
 * lists_name - look for evidence with the same name
 * @index: from index_evidence()
 * @evidence: the evidence
 *
 * Return: true if there is any.
 */
bool lists_name(const struct table *index, const struct evidence *evidence)
{
	return table_find(index, &names, evidence->name->text);
}

static bool lists_all(const struct cited *list, const struct cited *others)
{
	struct table index = {};

	index_evidence(list, &index);
	for (; others; others = others->next)
		if (!lists_evidence(&index, others->evidence))
			return false;
	return true;
}

static bool same_answer(const struct rule *a, const struct rule *b)
{
	return a->answer.kind == b->answer.kind &&
	       a->answer.provides == b->answer.provides &&
	       a->answer.broken == b->answer.broken &&
	       a->inapplicable == b->inapplicable &&
	       same_register(a->capability, b->capability) &&
	       same_register(a->control, b->control);
}

/**
 * rules_differ - compare what two rules say
 * @a: a rule, or NULL
 * @b: another, or NULL
 *
 * Return: DIFFERS_* bits.
 */
unsigned int rules_differ(const struct rule *a, const struct rule *b)
{
	const struct cited *a_sources = evidence_of(a);
	const struct cited *b_sources = evidence_of(b);
	unsigned int differs = 0;

	if (!a || !b ? a != b : !same_answer(a, b))
		differs |= DIFFERS_ANSWER;
	if (!same_program(a, b, true) || !same_program(a, b, false))
		differs |= DIFFERS_PROGRAM;
	if (!lists_all(a_sources, b_sources) ||
	    !lists_all(b_sources, a_sources))
		differs |= DIFFERS_EVIDENCE;
	return differs;
}
