// SPDX-License-Identifier: GPL-2.0-only
/*
 * The wording of decisions, faults and items, the same wherever they are shown.
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

/**
 * acs_mode_name - name a mode as the option does
 * @mode: the mode
 *
 * Return: its name.
 */
const char *acs_mode_name(enum acs_mode mode)
{
	return mode_names[mode];
}

static const char *const bit_names[] = {
	"SV", "TB", "RR", "CR", "UF", "EC", "DT",
};

static const char kernel_table[] = "the kernel's own table";

static const char *const refusals[] = {
	[ACS_REFUSED_EXTERNAL_FACING] = "the port is external-facing",
	[ACS_REFUSED_UNTRUSTED] = "the device is untrusted",
	[ACS_REFUSED_BEHIND_EXTERNAL] =
		"it is below an external-facing port or an untrusted device",
	[ACS_REFUSED_BEHIND_CONVENTIONAL] =
		"it is behind a conventional PCI bus",
	[ACS_REFUSED_OFF_ROOT_BUS] = "it is not PCIe and not on a root bus",
	[ACS_REFUSED_NOT_BUILT] =
		"the kernel is built without CONFIG_PCI_ACS_POLICY_OVERRIDE",
	[ACS_REFUSED_LOCKED_DOWN] = "the kernel is locked down",
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

static void say_bits(struct text *text, u32 bits)
{
	text->length += acs_bits_name(text->buf + text->length,
				      text->size - text->length, bits);
}

static int hex_digits(const struct acs_register *reg)
{
	return reg->width / 4;
}

/**
 * acs_fault_text - word a fault
 * @buf: filled with the text, without a line end
 * @size: bytes in @buf, at least 1; what does not fit is cut off
 * @fault: the fault
 *
 * Return: characters that the whole text has.
 */
size_t acs_fault_text(char *buf, size_t size, const struct acs_fault *fault)
{
	const struct acs_register *reg = fault->reg;
	int digits = hex_digits(reg);

	switch (fault->kind) {
	case ACS_FAULT_WINDOW_UNREADABLE:
		return snprintf(buf, size,
				"register %s: base of window %s unreadable",
				reg->name, reg->window->name);
	case ACS_FAULT_WINDOW_DISABLED:
		return snprintf(buf, size,
				"register %s: window %s disabled, base register 0x%08x",
				reg->name, reg->window->name, fault->read);
	case ACS_FAULT_READ:
		return snprintf(buf, size, "register %s unreadable",
				reg->name);
	case ACS_FAULT_WRITE:
		return snprintf(buf, size, "register %s: writing 0x%0*x failed",
				reg->name, digits, fault->written);
	case ACS_FAULT_READ_BACK:
		return snprintf(buf, size,
				"register %s: wrote 0x%0*x, read back 0x%0*x",
				reg->name, digits, fault->written, digits,
				fault->read);
	default:
		return snprintf(buf, size,
				"register %s: should hold 0x%0*x, holds 0x%0*x",
				reg->name, digits, fault->written, digits,
				fault->read);
	}
}

static void say_rule(struct text *text, const struct acs_rule *rule)
{
	say(text, "rule %s (%s:%u)", rule->name, acs_rule_file(rule),
	    rule->line);
}

/* Like snprintf(), it counts what there was no room for */
static void say_fault(struct text *text, const struct acs_fault *fault)
{
	size_t room = text->size - text->length;
	size_t n = acs_fault_text(text->buf + text->length, room, fault);

	text->length += n < room ? n : room - 1;
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
	case ACS_BASIS_RULE_LOST:
		say_rule(text, decision->rule);
		say(text, ", no longer enabled, ");
		say_fault(text, &decision->lost);
		break;
	case ACS_BASIS_RULE_REGISTERS:
		say(text, "ACS registers placed by ");
		say_rule(text, decision->rule);
		break;
	case ACS_BASIS_RULE_FINAL_NO:
		say_rule(text, decision->rule);
		say(text, ", a final no");
		break;
	case ACS_BASIS_KERNEL_ROW:
		say(text, "%s", kernel_table);
		break;
	}
}

/**
 * acs_rule_text - word a rule in one line
 * @buf: filled with the line, without a line end
 * @size: bytes in @buf, at least 1; what does not fit is cut off
 * @rule: the rule
 *
 * Return: characters in @buf, without the final NUL.
 */
size_t acs_rule_text(char *buf, size_t size, const struct acs_rule *rule)
{
	struct text text = { buf, size };

	say_rule(&text, rule);
	say(&text, ": ");
	switch (rule->answer.kind) {
	case ACS_ANSWER_REGISTERS:
		say(&text, "what ACS registers at a place of their own say");
		break;
	case ACS_ANSWER_FINAL_NO:
		say(&text, "a final no");
		break;
	default:
		say_bits(&text, rule->answer.provides);
		if (rule->answer.kind == ACS_ANSWER_WHEN_ENABLED)
			say(&text, " when enabled");
		break;
	}
	say(&text, "; evidence %s", acs_rule_evidence(rule));
	return text.length;
}

/**
 * acs_source - word what a decision rests on
 * @buf: filled with the text, without a line end
 * @size: bytes in @buf, at least 1; what does not fit is cut off
 * @decision: the decision
 *
 * Return: characters in @buf, without the final NUL.
 */
size_t acs_source(char *buf, size_t size, const struct acs_decision *decision)
{
	struct text text = { buf, size };

	say_basis(&text, decision);
	if (decision->disbelieved) {
		say(&text, "; not believed: ");
		if (decision->rule)
			say_rule(&text, decision->rule);
		else
			say(&text, "%s", kernel_table);
	}
	if (decision->rule)
		say(&text, "; evidence %s",
		    acs_rule_evidence(decision->rule));
	if (decision->claims) {
		say(&text, "; option item %u claims ", decision->item);
		say_bits(&text, decision->claims);
	}
	if (decision->refusal != ACS_REFUSED_NOT)
		say(&text, "; option item %u refused, %s", decision->item,
		    refusals[decision->refusal]);

	return text.length;
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

	say(&text, "%s: ", acs_mode_name(decision->mode));
	say_bits(&text, decision->provides);
	say(&text, "; ");
	text.length += acs_source(buf + text.length, size - text.length,
				  decision);
	return text.length;
}

static void say_path(struct text *text, const struct acs_item *item)
{
	unsigned int i;

	say(text, "%04x:%02x:", item->segment, item->bus);
	for (i = 0; i < item->devfn_count; i++)
		say(text, "%s%02x.%x", i ? "/" : "", item->devfns[i] >> 3,
		    item->devfns[i] & 7);
}

static void say_ids(struct text *text, const struct acs_item *item)
{
	say(text, "pci:%04x:%04x", item->vendor, item->device);
	if (item->subsystem_vendor || item->subsystem_device)
		say(text, ":%04x:%04x", item->subsystem_vendor,
		    item->subsystem_device);
}

/**
 * acs_item_text - word an item as the option acs_policy= has it
 * @buf: filled with the text
 * @size: bytes in @buf, at least 1; what does not fit is cut off
 * @item: the item
 *
 * Return: characters in @buf, without the final NUL.
 */
size_t acs_item_text(char *buf, size_t size, const struct acs_item *item)
{
	struct text text = { buf, size };

	say(&text, "%s%s", acs_mode_name(item->mode),
	    item->kind == ACS_SELECT_DEFAULT ? "" : "@");
	switch (item->kind) {
	case ACS_SELECT_PATH:
		say_path(&text, item);
		break;
	case ACS_SELECT_ID:
		say_ids(&text, item);
		break;
	case ACS_SELECT_DOWNSTREAM:
		say(&text, "downstream");
		break;
	case ACS_SELECT_MULTIFUNCTION:
		say(&text, "multifunction");
		break;
	default:
		break;
	}

	return text.length;
}

/**
 * acs_items_text - word items as the option acs_policy= has them, in parts
 * @buf: filled with the text of as many items as fit
 * @size: bytes in @buf, at least ACS_ITEM_TEXT
 * @policy: the items
 * @from: index of the first one to be worded, below their number
 *
 * Given one after the other, the parts are read as the same items.
 *
 * Return: index of the first item of the next part.
 */
unsigned int acs_items_text(char *buf, size_t size,
			    const struct acs_policy *policy, unsigned int from)
{
	struct text text = { buf, size };
	char item[ACS_ITEM_TEXT];
	unsigned int i;

	for (i = from; i < policy->item_count; i++) {
		size_t more = acs_item_text(item, sizeof(item),
					    &policy->items[i]);

		if (i > from && text.length + 1 + more >= size)
			break;
		say(&text, "%s%s", i > from ? ";" : "", item);
	}

	return i;
}
