// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads the option as the kernel does. Where the kernel would leave an item
 * out, nothing is answered: who asks has to mend it first.
 */
#include "cli/policy.h"
#include "output/mistake.h"

/**
 * struct report_state - where mistakes are known_bytes
 * @to: the stream
 * @count: how many there were
 */
struct report_state {
	FILE *to;
	unsigned int count;
};

static void report(void *context, const char *text,
		   const struct acs_mistake *mistake)
{
	struct report_state *report_state = context;

	fprintf(report_state->to, "acsctl: in the policy, character %u: %s\n",
		mistake->offset + 1, mistake->what);
	mistake_print(report_state->to, "", text, mistake);
	report_state->count++;
}

static bool skip_prefix(const char **text, const char *prefix)
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
 * @to: is known_bytes of mistakes, with their place
 *
 * Return: true if there are none.
 */
bool policy_parse(struct acs_policy *policy, const char *text, FILE *to)
{
	struct report_state report_state = { .to = to };

	if (skip_prefix(&text, "pcie_acs_override=")) {
		acs_option_parse_legacy(policy, text, report, &report_state);
	} else {
		if (!skip_prefix(&text, "pci=acs_policy="))
			skip_prefix(&text, "acs_policy=");
		acs_option_parse(policy, text, report, &report_state);
	}
	return !report_state.count;
}
