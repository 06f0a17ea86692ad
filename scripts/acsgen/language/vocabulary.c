// SPDX-License-Identifier: GPL-2.0-only
/*
 * The predefined names of the language.
 */
#include <string.h>

#include "base/arena.h"
#include "engine/type-names.h"
#include "language/vocabulary.h"

#define VOCABULARY(name_, what_)					\
	const struct vocabulary name_ = {				\
		.what = what_,						\
		.names = name_##_names,					\
		.values = name_##_values,				\
	}

static const char *const evidence_kinds_names[] = {
	"vendor-statement", "datasheet", "erratum", "specification",
	"measurement", NULL
};

static const u32 evidence_kinds_values[] = { 0, 1, 2, 3, 4 };

VOCABULARY(evidence_kinds, "kind of evidence");

const struct vocabulary port_types = {
	.what = "port type",
	.names = acs_type_names,
	.values = acs_type_bits,
};

static const char *const acs_bits_names[] = {
	"SV", "TB", "RR", "CR", "UF", "EC", "DT", NULL
};

static const u32 acs_bits_values[] = {
	PCI_ACS_SV, PCI_ACS_TB, PCI_ACS_RR, PCI_ACS_CR, PCI_ACS_UF,
	PCI_ACS_EC, PCI_ACS_DT
};

VOCABULARY(acs_bits, "ACS bit");

static const char *const device_properties_names[] = {
	"ats-disabled", "external-facing", "untrusted", NULL
};

static const u32 device_properties_values[] = {
	ACS_PROP_ATS_DISABLED, ACS_PROP_EXTERNAL_FACING, ACS_PROP_UNTRUSTED
};

VOCABULARY(device_properties, "device property");

static const char *const yes_or_no_names[] = { "yes", "no", NULL };
static const u32 yes_or_no_values[] = { IF_YES, IF_NO };

VOCABULARY(yes_or_no, "answer");

static const char *const present_or_absent_names[] = {
	"present", "absent", NULL
};

static const u32 present_or_absent_values[] = { IF_YES, IF_NO };

VOCABULARY(present_or_absent, "state of the ACS capability");

static const char *const passing_peers_names[] = {
	"all", "below-one", "unknown", NULL
};

static const u32 passing_peers_values[] = {
	PEERS_ALL, PEERS_BELOW_ONE, PEERS_UNKNOWN
};

VOCABULARY(passing_peers, "kind of peers that pass");

/**
 * vocabulary_find - look up a name
 * @vocabulary: where
 * @name: the name
 * @value: set to what it stands for
 *
 * Return: true if the name is known.
 */
bool vocabulary_find(const struct vocabulary *vocabulary, const char *name,
		     u32 *value)
{
	unsigned int i;

	for (i = 0; vocabulary->names[i]; i++) {
		if (!strcmp(vocabulary->names[i], name)) {
			*value = vocabulary->values[i];
			return true;
		}
	}
	return false;
}

/**
 * vocabulary_list - list the names, for a message
 * @vocabulary: which
 *
 * Return: the names, joined by commas and a last "or".
 */
const char *vocabulary_list(const struct vocabulary *vocabulary)
{
	const char *const *name;
	size_t size = 1;
	char *text;

	for (name = vocabulary->names; *name; name++)
		size += strlen(*name) + strlen(" or ");

	text = arena_alloc(size);
	for (name = vocabulary->names; *name; name++) {
		if (name != vocabulary->names)
			strcat(text, name[1] ? ", " : " or ");
		strcat(text, *name);
	}
	return text;
}
