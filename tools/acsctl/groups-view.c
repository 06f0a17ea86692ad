// SPDX-License-Identifier: GPL-2.0-only
/*
 * What tables, graphs and pages of groups have in common.
 */
#include "groups-view.h"

/* A policy that is longer is shown above, and the column has its number */
#define HEADLINE_MAX	14

/*
 * Of Okabe and Ito, who chose them so that nobody takes one for another,
 * however colours are seen; a grey stands for their black.
 */
const struct paint paints[PAINTS] = {
	{ "#e69f00", "#000000" },
	{ "#56b4e9", "#000000" },
	{ "#009e73", "#000000" },
	{ "#f0e442", "#000000" },
	{ "#0072b2", "#ffffff" },
	{ "#d55e00", "#000000" },
	{ "#cc79a7", "#000000" },
	{ "#999999", "#000000" },
};

/**
 * view_is_uncertain - ask whether some group is uncertain
 * @view: what is shown
 *
 * Return: true if so, under any policy.
 */
bool view_is_uncertain(const struct groups_view *view)
{
	unsigned int i, f;

	for (i = 0; i < view->count; i++)
		for (f = 0; f < view->machine->count; f++)
			if (!view->studies[i]->placements[f].certain)
				return true;
	return false;
}

/**
 * view_is_long - ask whether a policy is too long for a headline
 * @view: what is shown
 * @policy: number of the policy
 *
 * Return: true if it is.
 */
bool view_is_long(const struct groups_view *view, unsigned int policy)
{
	return strlen(view->texts[policy]) > HEADLINE_MAX;
}

/**
 * view_headline - write what stands above the column of a policy
 * @buf: where to
 * @size: of @buf, VIEW_TEXT is enough
 * @view: what is shown
 * @policy: number of the policy
 *
 * Return: the length of the whole text, as snprintf() does.
 */
size_t view_headline(char *buf, size_t size, const struct groups_view *view,
		     unsigned int policy)
{
	if (view_is_long(view, policy))
		return snprintf(buf, size, "policy %u", policy + 1);
	return snprintf(buf, size, "%s", view->texts[policy]);
}

/**
 * view_group_size - count those in the group of a function
 * @study: the study
 * @function: number of the function
 *
 * Return: how many there are, @function among them.
 */
unsigned int view_group_size(const struct study *study, unsigned int function)
{
	unsigned int i, size = 0;

	for (i = 0; i < study->machine->count; i++)
		size += study->placements[i].group ==
			study->placements[function].group;
	return size;
}

/**
 * view_device - write ids and port type of a function
 * @buf: where to
 * @size: of @buf, VIEW_TEXT is enough
 * @function: the function
 *
 * Return: the length of the whole text, as snprintf() does.
 */
size_t view_device(char *buf, size_t size, const struct function *function)
{
	const char *type = function_type_name(function);

	if (!function->has_ids)
		return snprintf(buf, size, "ids unknown, %s",
				type ? type : "type unknown");
	return snprintf(buf, size, "%04x:%04x %s", function->vendor,
			function->device, type ? type : "type unknown");
}

/**
 * view_lack - write what a function lacks of what isolation takes
 * @buf: where to; empty if it lacks nothing
 * @size: of @buf, VIEW_TEXT is enough
 * @study: the study
 * @function: number of the function
 *
 * Return: the length of the whole text, as snprintf() does.
 */
size_t view_lack(char *buf, size_t size, const struct study *study,
		 unsigned int function)
{
	const struct verdict *verdict = &study->verdicts[function];
	u32 lack = ACS_ISOLATION & ~verdict->decision.provides;
	char bits[VIEW_TEXT / 2];

	if (verdict->isolates == FACT_YES)
		return snprintf(buf, size, "%s", "");
	/* A final no is one whatever the bits say */
	acs_format_bits(bits, sizeof(bits), lack ? lack : ACS_ISOLATION);
	return snprintf(buf, size, "%s %s",
			verdict->isolates == FACT_NO ? "lacks" : "may lack",
			bits);
}

/**
 * view_is_with_reported - compare a function's group with what is reported
 * @view: what is shown
 * @function: number of the function
 *
 * Return: true if it agrees under all policies.
 */
bool view_is_with_reported(const struct groups_view *view,
			   unsigned int function)
{
	unsigned int i;

	for (i = 0; i < view->count; i++)
		if (!study_agrees(view->studies[i], function))
			return false;
	return true;
}

/**
 * view_is_said - ask whether the reason is that of an earlier policy
 * @view: what is shown
 * @policy: number of the policy
 * @function: number of the function
 *
 * Return: true if it is, but for the mode.
 */
bool view_is_said(const struct groups_view *view, unsigned int policy,
		  unsigned int function)
{
	const struct verdict *now = &view->studies[policy]->verdicts[function];
	char text[ACS_REASON_TEXT], other[ACS_REASON_TEXT];
	unsigned int i;

	acs_format_reason(text, sizeof(text), &now->decision);
	for (i = 0; i < policy; i++) {
		const struct verdict *before =
			&view->studies[i]->verdicts[function];

		acs_format_reason(other, sizeof(other), &before->decision);
		if (before->decision.provides == now->decision.provides &&
		    before->isolates == now->isolates && !strcmp(text, other))
			return true;
	}
	return false;
}

/**
 * view_find_unknown - find what is not known of a function, and groups hang on
 * @view: what is shown
 * @function: number of the function
 *
 * Return: UNKNOWN_*, of all policies.
 */
unsigned int view_find_unknown(const struct groups_view *view,
			       unsigned int function)
{
	unsigned int i, f, unknown = 0;

	for (i = 0; i < view->count; i++)
		for (f = 0; f < view->machine->count; f++)
			if (study_hangs_on(view->studies[i], f, function))
				unknown |= view->studies[i]->verdicts[function].unknown;
	return unknown;
}
