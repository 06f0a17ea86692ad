/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The words of a kernel command line, and what in them sets the policy.
 */
#ifndef ACSCTL_ANSWER_BOOT_WORDS_H
#define ACSCTL_ANSWER_BOOT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#define POLICY_NAME	"acs_policy="
#define LEGACY_NAME	"pcie_acs_override"

/**
 * struct boot_word - a word, or another part of a longer text
 * @start: where it begins
 * @length: its length
 */
struct boot_word {
	const char *start;
	size_t length;
};

bool boot_word_next(struct boot_word *rest, const char *quotes,
		    struct boot_word *word);
struct boot_word boot_word_core(struct boot_word word, const char *quotes);
bool boot_word_is(struct boot_word word, const char *text);
bool boot_word_begins(struct boot_word word, const char *beginning);
bool boot_word_named(struct boot_word word, const char *name,
		     struct boot_word *value);
bool boot_part_next(struct boot_word *rest, struct boot_word *part);

#endif /* ACSCTL_ANSWER_BOOT_WORDS_H */
