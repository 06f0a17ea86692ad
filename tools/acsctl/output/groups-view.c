// SPDX-License-Identifier: GPL-2.0-only
/*
 * What tables, graphs and pages of groups have in common.
 */
#include "output/groups-view.h"

/* Longer policies are printed above the table, and the column has a number */
#define HEADLINE_MAX	14

/*
 * The first ones are the palette of Okabe and Ito, which people with any kind of
 * colour vision can tell apart, with grey instead of black. Neighbours among the
 * others differ in hue and in lightness.
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
	{ "#7a1fa2", "#ffffff" },
	{ "#c5e1a5", "#000000" },
	{ "#5d4037", "#ffffff" },
	{ "#b3e5fc", "#000000" },
	{ "#880e4f", "#ffffff" },
	{ "#ffccbc", "#000000" },
	{ "#00695c", "#ffffff" },
	{ "#e1bee7", "#000000" },
	{ "#1a237e", "#ffffff" },
	{ "#bcaaa4", "#000000" },
	{ "#b71c1c", "#ffffff" },
	{ "#80deea", "#000000" },
	{ "#33691e", "#ffffff" },
	{ "#ffe0b2", "#000000" },
	{ "#455a64", "#ffffff" },
	{ "#dce775", "#000000" },
};

/**
 * view_is_long - check whether a policy is too long for a headline
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
 * view_headline - format the headline of the column of a policy
 * @buf: filled with the text
 * @size: size of @buf; VIEW_TEXT suffices
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
 * view_device - format ids and port type of a function
 * @buf: filled with the text
 * @size: size of @buf; VIEW_TEXT suffices
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
 * view_lack - format the isolation bits that a function lacks
 * @buf: filled with the text; empty if it lacks nothing
 * @size: size of @buf; VIEW_TEXT suffices
 * @analysis: the analysis
 * @function: number of the function
 *
 * Return: the length of the whole text, as snprintf() does.
 */
size_t view_lack(char *buf, size_t size, const struct analysis *analysis,
		 unsigned int function)
{
	const struct verdict *verdict = &analysis->verdicts[function];
	u32 lack = ACS_ISOLATION & ~verdict->decision.provides;
	char bits[VIEW_TEXT / 2];

	if (verdict->isolates == FACT_YES)
		return snprintf(buf, size, "%s", "");
	/*
	 * A function that does not isolate lacks something whatever the bits
	 * say
	 */
	acs_format_bits(bits, sizeof(bits), lack ? lack : ACS_ISOLATION);
	return snprintf(buf, size, "%s %s",
			verdict->isolates == FACT_NO ? "lacks" : "may lack",
			bits);
}

/**
 * view_repeats_reason - check whether an earlier policy has the same reason
 * @view: what is shown
 * @policy: number of the policy
 * @function: number of the function
 *
 * Return: true if one has, apart from the mode.
 */
bool view_repeats_reason(const struct groups_view *view, unsigned int policy,
			 unsigned int function)
{
	const struct verdict *now = &view->analyses[policy]->verdicts[function];
	char text[ACS_REASON_TEXT], other[ACS_REASON_TEXT];
	unsigned int i;

	acs_format_reason(text, sizeof(text), &now->decision);
	for (i = 0; i < policy; i++) {
		const struct verdict *before =
			&view->analyses[i]->verdicts[function];

		acs_format_reason(other, sizeof(other), &before->decision);
		if (before->decision.provides == now->decision.provides &&
		    before->isolates == now->isolates && !strcmp(text, other))
			return true;
	}
	return false;
}
