// SPDX-License-Identifier: GPL-2.0-only
/*
 * Holds the vectors of input.acs against what it means.
 */
#include "vectors.h"

enum { NONE, OTHERS, WIDE, NARROW };

static int expected(u16 device, const struct acs_device *dev)
{
	if (device == 0x18 && dev->multifunction && dev->has_acs)
		return NARROW;
	if (device >= 0x10 && device <= 0x20)
		return WIDE;
	return dev->type == PCI_EXP_TYPE_RC_END ? OTHERS : NONE;
}

static bool rule_is(unsigned int number, const char *name, u8 kind,
		    u8 provides, u16 capability, u16 control, bool enables)
{
	const struct acs_vector_rule *rule = &acs_vector_rules[number - 1];

	return !strcmp(rule->name, name) && rule->kind == kind &&
	       rule->provides == provides && rule->capability == capability &&
	       rule->control == control && rule->enables == enables &&
	       !rule->disables;
}

static bool difference_is(unsigned int number, const char *rule, u16 first,
			  u16 last)
{
	const struct acs_difference *difference = &acs_differences[number];

	return difference->rule && !strcmp(difference->rule, rule) &&
	       difference->first == first && difference->last == last;
}

int main(void)
{
	unsigned int i, j, wrong = 0;
	u32 next = 0;

	for (i = 0; i < acs_vector_count; i++) {
		const struct acs_vector *vector = &acs_vectors[i];

		wrong += vector->vendor != 0x1234 || vector->first != next;
		next = vector->last + 1;
		for (j = 0; j < acs_vector_device_count; j++) {
			const struct acs_device *dev = &acs_vector_devices[j];

			wrong += vector->rules[j] !=
				 expected(vector->first, dev);
			wrong += vector->rules[j] !=
				 expected(vector->last, dev);
		}
	}
	if (wrong || next != 0x10000 || acs_vector_count != 5 ||
	    acs_vector_device_count != 128 || acs_vector_rule_count != 3) {
		printf("%u wrong, up to %x, %u vectors of %u devices\n", wrong,
		       next, acs_vector_count, acs_vector_device_count);
		return 1;
	}

	return !difference_is(0, "others", 0x0000, 0x0000) ||
	       !difference_is(1, "others", 0x0100, 0xffff) ||
	       !difference_is(2, "wide", 0x0010, 0x0020) ||
	       acs_differences[3].rule ||
	       !rule_is(OTHERS, "others", ACS_ANSWER_PROVIDES, 0x1d, 0, 0,
			false) ||
	       !rule_is(WIDE, "wide", ACS_ANSWER_FINAL_NO, 0, 0, 0, false) ||
	       !rule_is(NARROW, "narrow", ACS_ANSWER_REGISTERS, 0, 4, 8, true);
}
