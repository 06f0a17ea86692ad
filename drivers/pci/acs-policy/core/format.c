// SPDX-License-Identifier: GPL-2.0-only
/*
 * Formats decisions, rules and items as text, for the log, debugfs and acsctl
 * alike.
 */
#include "core.h"

static const char *const mode_names[] = {
	[ACS_MODE_STRICT]	= "strict",
	[ACS_MODE_QUIRK]	= "quirk",
	[ACS_MODE_OVERRIDE]	= "override",
};

/**
 * acs_mode_name - get the name of a mode
 * @mode: the mode
 *
 * Return: its name in the option acs_policy=.
 */
const char *acs_mode_name(enum acs_mode mode)
{
	return mode_names[mode];
}

static const char unasked[] =
	", not enabled: nobody had asked for ACS when the device was found";

static const char kernel_table[] = "the kernel's own table";

static void append_bits(struct acs_text *text, u32 bits)
{
	text->length += acs_format_bits(text->buf + text->length,
					text->size - text->length, bits);
}

static void append_rule(struct acs_text *text, const struct acs_rule *rule)
{
	acs_append(text, "rule %s (%s:%u)", rule->name, acs_rule_file(rule),
		   rule->line);
}

/* acs_format_fault() returns the length of what it cut off as well */
static void append_fault(struct acs_text *text, const struct acs_fault *fault)
{
	size_t room = text->size - text->length;
	size_t n = acs_format_fault(text->buf + text->length, room, fault);

	text->length += n < room ? n : room - 1;
}

static void append_struck_basis(struct acs_text *text, u32 struck)
{
	if (!struck)
		return;
	acs_append(text, " without ");
	append_bits(text, struck);
	acs_append(text, ", which the kernel considers broken");
}

/**
 * struct basis_text - the text of an enum acs_basis
 * @before: what it begins with
 * @after: what follows the rule, or NULL if no rule is named
 */
struct basis_text {
	const char *before;
	const char *after;
};

static const struct basis_text basis_texts[] = {
	[ACS_BASIS_NONE_NEEDED] = { "single function, no ACS needed" },
	[ACS_BASIS_NOT_APPLICABLE] = { "of a kind that cannot have ACS" },
	[ACS_BASIS_NO_CAPABILITY] = { "no ACS capability" },
	[ACS_BASIS_UNREADABLE] = { "ACS registers unreadable" },
	[ACS_BASIS_CAPABILITY] = { "ACS capability" },
	[ACS_BASIS_RULE] = { "", "" },
	[ACS_BASIS_RULE_ENABLED] = { "", ", enabled" },
	[ACS_BASIS_RULE_NOT_ENABLED] = { "", ", not enabled" },
	[ACS_BASIS_RULE_FAILED] = { "", ", enabling failed" },
	[ACS_BASIS_RULE_LOST] = { "", ", no longer enabled, " },
	[ACS_BASIS_RULE_REGISTERS] = { "ACS registers placed by ", "" },
	[ACS_BASIS_RULE_FINAL_NO] = { "", ", a final no" },
	[ACS_BASIS_KERNEL_ROW] = { kernel_table },
};

static void append_basis(struct acs_text *text,
			 const struct acs_decision *decision)
{
	const struct basis_text *basis = &basis_texts[decision->basis];

	acs_append(text, "%s", basis->before);
	if (basis->after) {
		append_rule(text, decision->rule);
		acs_append(text, "%s", basis->after);
	}

	switch (decision->basis) {
	case ACS_BASIS_UNREADABLE:
		if (decision->rule && !decision->disbelieved &&
		    !acs_rule_reads_capability(decision->rule)) {
			acs_append(text, ", placed by ");
			append_rule(text, decision->rule);
		}
		break;
	case ACS_BASIS_CAPABILITY:
		append_struck_basis(text, decision->struck);
		if (decision->unasked)
			acs_append(text, "%s", unasked);
		break;
	case ACS_BASIS_RULE_LOST:
		append_fault(text, &decision->lost);
		break;
	}
}

static void append_claims(struct acs_text *text,
			  const struct acs_decision *decision)
{
	struct acs_decision tried = {
		.rule = decision->tried,
		.basis = decision->tried_basis,
		.lost = decision->lost,
	};

	acs_append(text, "; option item %u claims ", decision->item);
	append_bits(text, decision->claims);
	if (!ACS_HAS_BLOB || !tried.rule)
		return;
	acs_append(text, ", by a blob: ");
	append_basis(text, &tried);
	acs_append(text, "; evidence %s", acs_rule_evidence(tried.rule));
}

/* Such a rule changes no answer, but tells why the answer can be believed */
static void append_known_basis(struct acs_text *text,
			       const struct acs_rule *rule)
{
	if (!acs_rule_reads_capability(rule))
		return;
	acs_append(text, ", known from ");
	append_rule(text, rule);
}

/**
 * acs_format_rule - format a rule in one line
 * @buf: filled with the line, without a newline
 * @size: bytes in @buf, at least 1; what does not fit is cut off
 * @rule: the rule
 *
 * Return: characters in @buf, without the final NUL.
 */
size_t acs_format_rule(char *buf, size_t size, const struct acs_rule *rule)
{
	struct acs_text text = { buf, size };

	append_rule(&text, rule);
	acs_append(&text, ": ");
	switch (rule->answer.kind) {
	case ACS_ANSWER_REGISTERS:
		acs_append(&text, "what the ACS registers say, at a place that the rule names");
		break;
	case ACS_ANSWER_CAPABILITY:
		acs_append(&text, "what the ACS capability says");
		if (rule->answer.broken) {
			acs_append(&text, "; broken: ");
			append_bits(&text, rule->answer.broken);
		}
		break;
	case ACS_ANSWER_FINAL_NO:
		acs_append(&text, "a final no");
		break;
	default:
		append_bits(&text, rule->answer.provides);
		if (rule->answer.kind == ACS_ANSWER_WHEN_ENABLED)
			acs_append(&text, " when enabled");
		break;
	}
	acs_append(&text, "; evidence %s", acs_rule_evidence(rule));
	return text.length;
}

/**
 * acs_format_ids - format ids that a rule names
 * @buf: filled with "vvvv:dddd", "vvvv:dddd-dddd" or "vvvv:any"
 * @size: bytes in @buf, at least 1; what does not fit is cut off
 * @ids: the ids
 *
 * Return: characters in @buf, without the final NUL.
 */
size_t acs_format_ids(char *buf, size_t size, const struct acs_ids *ids)
{
	struct acs_text text = { buf, size };

	acs_append(&text, "%04x:", ids->vendor);
	if (ids->any) {
		acs_append(&text, "any");
		return text.length;
	}
	acs_append(&text, "%04x", ids->first);
	if (ids->last != ids->first)
		acs_append(&text, "-%04x", ids->last);
	return text.length;
}

/**
 * acs_format_reason - format the reason of a decision
 * @buf: filled with the text, without a newline
 * @size: bytes in @buf, at least 1; what does not fit is cut off
 * @decision: the decision
 *
 * Return: characters in @buf, without the final NUL.
 */
size_t acs_format_reason(char *buf, size_t size,
			 const struct acs_decision *decision)
{
	struct acs_text text = { buf, size };

	append_basis(&text, decision);
	append_known_basis(&text, decision->rule);
	if (decision->disbelieved) {
		acs_append(&text, "; not believed: ");
		if (decision->rule)
			append_rule(&text, decision->rule);
		else
			acs_append(&text, "%s", kernel_table);
	}
	if (decision->rule)
		acs_append(&text, "; evidence %s",
			   acs_rule_evidence(decision->rule));
	if (ACS_HAS_OVERRIDE && (decision->claims || decision->tried))
		append_claims(&text, decision);
	if (decision->refusal != ACS_REFUSED_NOT)
		acs_append(&text, "; option item %u refused, %s", decision->item,
			   acs_refusal_text(decision->refusal));

	return text.length;
}

/**
 * acs_format_decision - format a decision and its reason in one line
 * @buf: filled with the line, without a newline
 * @size: bytes in @buf, at least 1; what does not fit is cut off
 * @decision: the decision
 *
 * Return: characters in @buf, without the final NUL.
 */
size_t acs_format_decision(char *buf, size_t size,
			   const struct acs_decision *decision)
{
	struct acs_text text = { buf, size };

	acs_append(&text, "%s: ", acs_mode_name(decision->mode));
	append_bits(&text, decision->provides);
	acs_append(&text, "; ");
	text.length += acs_format_reason(buf + text.length, size - text.length,
					 decision);
	return text.length;
}

static void append_path(struct acs_text *text, const struct acs_item *item)
{
	unsigned int i;

	acs_append(text, "%04x:%02x:", item->segment, item->bus);
	for (i = 0; i < item->devfn_count; i++)
		acs_append(text, "%s%02x.%x", i ? "/" : "", item->devfns[i] >> 3,
			   item->devfns[i] & 7);
}

static void append_ids(struct acs_text *text, const struct acs_item *item)
{
	acs_append(text, "pci:%04x:%04x", item->vendor, item->device);
	if (item->subsystem_vendor || item->subsystem_device)
		acs_append(text, ":%04x:%04x", item->subsystem_vendor,
			   item->subsystem_device);
}

/**
 * acs_format_item - format an item as in the option acs_policy=
 * @buf: filled with the text
 * @size: bytes in @buf, at least 1; what does not fit is cut off
 * @item: the item
 *
 * Return: characters in @buf, without the final NUL.
 */
size_t acs_format_item(char *buf, size_t size, const struct acs_item *item)
{
	struct acs_text text = { buf, size };

	acs_append(&text, "%s%s", acs_mode_name(item->mode),
		   item->kind == ACS_SELECT_DEFAULT ? "" : "@");
	switch (item->kind) {
	case ACS_SELECT_PATH:
		append_path(&text, item);
		break;
	case ACS_SELECT_ID:
		append_ids(&text, item);
		break;
	case ACS_SELECT_DOWNSTREAM:
		acs_append(&text, "downstream");
		break;
	case ACS_SELECT_MULTIFUNCTION:
		acs_append(&text, "multifunction");
		break;
	default:
		break;
	}

	return text.length;
}

/**
 * acs_format_items - format items as in the option acs_policy=, in parts
 * @buf: filled with the text of as many items as fit
 * @size: bytes in @buf, at least ACS_ITEM_TEXT
 * @policy: the items
 * @from: index of the first item to format, less than the number of items
 *
 * Parsing the parts one after the other gives the same items again.
 *
 * Return: index of the first item of the next part.
 */
unsigned int acs_format_items(char *buf, size_t size,
			      const struct acs_policy *policy,
			      unsigned int from)
{
	struct acs_text text = { buf, size };
	char item[ACS_ITEM_TEXT];
	unsigned int i;

	for (i = from; i < policy->item_count; i++) {
		size_t more = acs_format_item(item, sizeof(item),
					      &policy->items[i]);

		if (i > from && text.length + 1 + more >= size)
			break;
		acs_append(&text, "%s%s", i > from ? ";" : "", item);
	}

	return i;
}
