// SPDX-License-Identifier: GPL-2.0-only
/*
 * Takes the boot option, once, before any device is enumerated.
 */
#define pr_fmt(fmt) "ACS: " fmt

#include <linux/cache.h>
#include <linux/init.h>
#include <linux/printk.h>

#include "engine.h"

/* Written by the early option parser, only read from then on */
struct acs_policy acs_boot_policy __ro_after_init;

/* Of a long option so much is shown before and after a mistake */
#define SHOWN_BEFORE	40
#define SHOWN		80

/* Shows the option, or a part of it, and points at the mistake below it */
static void __init report_mistake(void *context, const char *text,
				  const struct acs_mistake *mistake)
{
	const char *name = context, *dots = "";
	unsigned int from = 0;

	if (mistake->offset > SHOWN_BEFORE) {
		from = mistake->offset - SHOWN_BEFORE;
		dots = "...";
	}

	pr_warn("%s%s%.*s\n", name, dots, SHOWN, text + from);
	pr_warn("%*s^ character %u: %s; the item is ignored\n",
		(int)(strlen(name) + strlen(dots) + mistake->offset - from),
		"", mistake->offset + 1, mistake->what);
}

/**
 * acs_policy_setup - take the policy out of the pci= option
 * @str: one part of the option, or NULL
 *
 * Hook in pci_setup().
 *
 * Return: NULL if @str was the policy's, else @str.
 */
char * __init acs_policy_setup(char *str)
{
	static const char name[] __initconst = "acs_policy=";
	static const char shown[] __initconst = "pci=acs_policy=";

	if (!str || strncmp(str, name, strlen(name)))
		return str;

	acs_option_parse(&acs_boot_policy, str + strlen(name), report_mistake,
			 (void *)shown);
	return NULL;
}

/* As many lines as it takes: the option may be given several times */
static void __init show_items(unsigned int from)
{
	char text[256];

	while (from < acs_boot_policy.item_count) {
		from = acs_items_text(text, sizeof(text), &acs_boot_policy,
				      from);
		pr_warn("  pci=acs_policy=%s\n", text);
	}
}

static int __init setup_legacy(char *str)
{
	static const char shown[] __initconst = "pcie_acs_override=";
	unsigned int before = acs_boot_policy.item_count;

	acs_option_parse_legacy(&acs_boot_policy, str ?: "", report_mistake,
				(void *)shown);
	pr_warn("%s is deprecated%s\n", shown,
		acs_boot_policy.item_count > before ? ", write instead:" : "");
	show_items(before);
	return 0;
}
early_param("pcie_acs_override", setup_legacy);
