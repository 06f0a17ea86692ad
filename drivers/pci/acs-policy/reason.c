// SPDX-License-Identifier: GPL-2.0-only
/*
 * The wording of a decision, the same wherever it is shown.
 */
#include "core.h"

struct text {
	char *buf;
	size_t size;
	size_t length;
};

static void __printf(2, 3) say(struct text *text, const char *format, ...)
{
	size_t room = text->size - text->length;
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(text->buf + text->length, room, format, args);
	va_end(args);

	if (n > 0)
		text->length += (size_t)n < room ? (size_t)n : room - 1;
}

static const char *const mode_names[] = {
	[ACS_MODE_STRICT]	= "strict",
	[ACS_MODE_QUIRK]	= "quirk",
	[ACS_MODE_OVERRIDE]	= "override",
};

static const char *const bit_names[] = {
	"SV", "TB", "RR", "CR", "UF", "EC", "DT",
};

static const char *const refusals[] = {
	[ACS_REFUSED_EXTERNAL_FACING]	 = "the port is external-facing",
	[ACS_REFUSED_UNTRUSTED]		 = "the device is untrusted",
	[ACS_REFUSED_BEHIND_CONVENTIONAL] = "it is behind a conventional PCI bus",
	[ACS_REFUSED_OFF_ROOT_BUS]	 = "it is not PCIe and not on a root bus",
	[ACS_REFUSED_LOCKED_DOWN]	 = "the kernel is locked down",
};

/**
 * acs_bits_name - name ACS bits
 * @buf: filled with the names, separated by blanks; "nothing" for none and
 *	"everything" for a device that needs no ACS
 * @size: bytes in @buf, at least 1
 * @bits: PCI_ACS_* bits; bits beyond Direct Translated P2P are not named
 *
 * Return: characters in @buf, without the final NUL.
 */
size_t acs_bits_name(char *buf, size_t size, u32 bits)
{
	struct text text = { buf, size };
	unsigned int i;

	if (bits == ~0U) {
		say(&text, "everything");
		return text.length;
	}

	for (i = 0; i < ARRAY_SIZE(bit_names); i++)
		if (bits & BIT(i))
			say(&text, "%s%s", text.length ? " " : "",
			    bit_names[i]);
	if (!text.length)
		say(&text, "nothing");

	return text.length;
}

static void say_rule(struct text *text, const struct acs_rule *rule)
{
	say(text, "rule %s (%s:%u)", rule->name, rule->file, rule->line);
}

static void say_basis(struct text *text, const struct acs_decision *decision)
{
	switch (decision->basis) {
	case ACS_BASIS_NONE_NEEDED:
		say(text, "single function, no ACS needed");
		break;
	case ACS_BASIS_NOT_APPLICABLE:
		say(text, "of a kind that cannot have ACS");
		break;
	case ACS_BASIS_NO_CAPABILITY:
		say(text, "no ACS capability");
		break;
	case ACS_BASIS_UNREADABLE:
		say(text, "ACS registers unreadable");
		if (decision->rule && !decision->disbelieved) {
			say(text, ", placed by ");
			say_rule(text, decision->rule);
		}
		break;
	case ACS_BASIS_CAPABILITY:
		say(text, "ACS capability");
		break;
	case ACS_BASIS_RULE:
		say_rule(text, decision->rule);
		break;
	case ACS_BASIS_RULE_ENABLED:
		say_rule(text, decision->rule);
		say(text, ", enabled");
		break;
	case ACS_BASIS_RULE_NOT_ENABLED:
		say_rule(text, decision->rule);
		say(text, ", not enabled");
		break;
	case ACS_BASIS_RULE_FAILED:
		say_rule(text, decision->rule);
		say(text, ", enabling failed");
		break;
	case ACS_BASIS_RULE_REGISTERS:
		say(text, "ACS registers placed by ");
		say_rule(text, decision->rule);
		break;
	case ACS_BASIS_RULE_FINAL_NO:
		say_rule(text, decision->rule);
		say(text, ", a final no");
		break;
	}
}

/**
 * acs_reason - word a decision and its reason in one line
 * @buf: filled with the line, without a line end
 * @size: bytes in @buf, at least 1; what does not fit is cut off
 * @decision: the decision
 *
 * Return: characters in @buf, without the final NUL.
 */
size_t acs_reason(char *buf, size_t size, const struct acs_decision *decision)
{
	struct text text = { buf, size };

	say(&text, "%s: ", mode_names[decision->mode]);
	text.length += acs_bits_name(buf + text.length, size - text.length,
				     decision->provides);
	say(&text, "; ");
	say_basis(&text, decision);

	if (decision->disbelieved) {
		say(&text, "; not believed: ");
		say_rule(&text, decision->rule);
	}
	if (decision->rule)
		say(&text, "; evidence %s", decision->rule->evidence);
	if (decision->overridden)
		say(&text, "; option item %u claims SV RR CR UF",
		    decision->item);
	if (decision->refusal != ACS_REFUSED_NOT)
		say(&text, "; option item %u refused, %s", decision->item,
		    refusals[decision->refusal]);

	return text.length;
}
