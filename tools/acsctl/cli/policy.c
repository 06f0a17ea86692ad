// SPDX-License-Identifier: GPL-2.0-only
/*
 * Parses a policy as the kernel does. Where the kernel would ignore an item,
 * acsctl refuses the whole policy: the user has to fix it first.
 */
#include "cli/policy.h"
#include "output/mistake.h"

/* Further mistakes are counted */
#define MISTAKES_SHOWN	20

/**
 * struct report_state - where mistakes are reported
 * @to: the stream
 * @count: number of mistakes
 */
struct report_state {
	FILE *to;
	unsigned int count;
};

static void report(void *context, const char *text,
		   const struct acs_mistake *mistake)
{
	struct report_state *report_state = context;

	if (report_state->count++ >= MISTAKES_SHOWN)
		return;
	fprintf(report_state->to, "acsctl: in the policy, character %u: %s\n",
		mistake->offset + 1, mistake->what);
	mistake_print(report_state->to, "", text, mistake);
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
 * policy_parse - parse a policy
 * @policy: the items are added to it
 * @text: value of acs_policy=, optionally preceded by acs_policy= or
 *	pci=acs_policy=; or the deprecated option, beginning with
 *	pcie_acs_override=
 * @to: gets error messages with the place of each mistake
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
	if (report_state.count > MISTAKES_SHOWN)
		fprintf(to, "acsctl: and %u more mistakes in the policy\n",
			report_state.count - MISTAKES_SHOWN);
	return !report_state.count;
}
