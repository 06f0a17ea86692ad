/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The predefined names of the language.
 */
#ifndef ACSGEN_VOCABULARY_H
#define ACSGEN_VOCABULARY_H

#include "engine/engine.h"

/* Yes-or-no conditions of a match: which of the two values match */
#define IF_NO	BIT(0)
#define IF_YES	BIT(1)
#define IF_ANY	(IF_NO | IF_YES)

/**
 * enum passing_peers - which peers a host bridge lets pass, as Linux takes it
 * @PEERS_ALL: all
 * @PEERS_BELOW_ONE: those that are both below it
 * @PEERS_UNKNOWN: Linux does not decide by its ids
 */
enum passing_peers {
	PEERS_ALL,
	PEERS_BELOW_ONE,
	PEERS_UNKNOWN,
};

/**
 * struct vocabulary - names of one kind
 * @what: what they name, for messages
 * @names: the names, ended by NULL
 * @values: what each stands for
 */
struct vocabulary {
	const char *what;
	const char *const *names;
	const u32 *values;
};

extern const struct vocabulary evidence_kinds;
extern const struct vocabulary port_types;
extern const struct vocabulary acs_bits;
extern const struct vocabulary device_properties;
extern const struct vocabulary yes_or_no;
extern const struct vocabulary present_or_absent;
extern const struct vocabulary passing_peers;

bool vocabulary_find(const struct vocabulary *vocabulary, const char *name,
		     u32 *value);
const char *vocabulary_list(const struct vocabulary *vocabulary);

#endif /* ACSGEN_VOCABULARY_H */
