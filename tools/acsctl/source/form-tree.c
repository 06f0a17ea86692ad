// SPDX-License-Identifier: GPL-2.0-only
/*
 * Trees of lspci -t, which often stand beside other output. Its lines are no
 * continuation of what is above them.
 */
#include "source/forms.h"

/**
 * form_tree - take a line of a tree
 * @forms: the text
 * @text: the line, without indentation
 *
 * Return: true if it is one.
 */
bool form_tree(struct forms *forms, const char *text)
{
	const char *at = text + strspn(text, " |\\+");

	if (strncmp(text, "-[", 2) &&
	    (at == text || *at != '-' || !at[1] ||
	     !strchr("0123456789abcdef[+-", at[1])))
		return false;
	forms_print(forms, "%s", "");
	return true;
}
