// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads the option as the kernel does. Where the kernel would leave an item
 * out, nothing is answered: who asks has to mend it first.
 */
#include <ctype.h>
#include <stdlib.h>

#include "study.h"

/**
 * struct complaint - where mistakes are told
 * @to: the stream
 * @count: how many there were
 */
struct complaint {
	FILE *to;
	unsigned int count;
};

/**
 * policy_point - show a mistake, and the place where it is
 * @to: where
 * @name: what stands before the text
 * @text: the text that the core read
 * @mistake: the mistake
 */
void policy_point(FILE *to, const char *name, const char *text,
		  const struct acs_mistake *mistake)
{
	unsigned int i;

	fprintf(to, "    %s", name);
	/* Options are copied from anywhere, and a terminal would obey */
	for (; *text; text++)
		fputc(iscntrl((unsigned char)*text) ? '?' : *text, to);
	fprintf(to, "\n    %*s^", (int)strlen(name) + mistake->offset, "");
	for (i = 1; i < mistake->length; i++)
		fputc('~', to);
	fputc('\n', to);
}

static void complain(void *context, const char *text,
		     const struct acs_mistake *mistake)
{
	struct complaint *complaint = context;

	fprintf(complaint->to, "acsctl: in the policy, character %u: %s\n",
		mistake->offset + 1, mistake->what);
	policy_point(complaint->to, "", text, mistake);
	complaint->count++;
}

static bool take_prefix(const char **text, const char *prefix)
{
	size_t length = strlen(prefix);

	if (strncmp(*text, prefix, length))
		return false;
	*text += length;
	return true;
}

/**
 * policy_parse - read the option
 * @policy: gets its items
 * @text: what follows acs_policy=, which may stand before it, after pci= or
 *	not, as on a command line; or the deprecated option, from
 *	pcie_acs_override= on
 * @to: is told of mistakes, with their place
 *
 * Return: true if there are none.
 */
bool policy_parse(struct acs_policy *policy, const char *text, FILE *to)
{
	struct complaint complaint = { .to = to };

	if (take_prefix(&text, "pcie_acs_override=")) {
		acs_option_parse_legacy(policy, text, complain, &complaint);
	} else {
		if (!take_prefix(&text, "pci=acs_policy="))
			take_prefix(&text, "acs_policy=");
		acs_option_parse(policy, text, complain, &complaint);
	}
	return !complaint.count;
}

/**
 * policy_text - word a policy as the option acs_policy= has it
 * @policy: the policy
 *
 * Return: the text, which free() frees.
 */
char *policy_text(const struct acs_policy *policy)
{
	size_t size = policy->item_count * ACS_ITEM_TEXT + 1, length = 0;
	char *text = allocate(size, 1);
	unsigned int i;

	for (i = 0; i < policy->item_count; i++) {
		if (i)
			text[length++] = ';';
		length += acs_format_item(text + length, size - length,
					  &policy->items[i]);
	}
	return text;
}
