// SPDX-License-Identifier: GPL-2.0-only
/*
 * Parses the boot option, before any device is enumerated, and decides whether
 * override is allowed at all. When the kernel hands the option over, no memory
 * can be allocated yet. So its texts are kept, as those of other parts of pci=
 * are: they stay until initialization is over.
 */
#define pr_fmt(fmt) "ACS: " fmt

#include <linux/cache.h>
#include <linux/init.h>
#include <linux/panic.h>
#include <linux/printk.h>
#include <linux/security.h>
#include <linux/slab.h>

#include "engine.h"

/* How often the option can be given; given_legacy has a bit for each */
#define GIVEN_MAX	32

/* What follows the name of each option, and which are pcie_acs_override= */
static char *given[GIVEN_MAX] __initdata;
static u32 given_legacy __initdata;
static unsigned int given_count __initdata;

static const char option_name[] __initconst = "pci=acs_policy=";
static const char legacy_name[] __initconst = "pcie_acs_override=";

/* The items, without room for more */
const struct acs_policy *acs_boot_policy __ro_after_init;

/*
 * Why this kernel does not allow override. It is decided before the first
 * question about a device and does not change afterwards: lockdown that is
 * enabled later cannot undo claims that IOMMU groups already depend on.
 */
enum acs_refusal acs_override_ban __ro_after_init =
	IS_ENABLED(CONFIG_PCI_ACS_POLICY_OVERRIDE) ? ACS_REFUSED_NOT
						   : ACS_REFUSED_NOT_BUILT;

/* Characters of a long option shown before a mistake, and in all */
#define SHOWN_BEFORE	40
#define SHOWN		80

/* Prints the option, or part of it, and below it a pointer to the mistake */
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

static void __init keep(char *text, bool legacy)
{
	if (given_count == GIVEN_MAX) {
		pr_warn("%s%s is ignored: only %u such options are read\n",
			legacy ? legacy_name : option_name, text, GIVEN_MAX);
		return;
	}
	if (legacy)
		given_legacy |= BIT(given_count);
	given[given_count++] = text;
}

/**
 * acs_policy_setup - take acs_policy=, if it is what follows pci=
 * @str: one part of the pci= option, or NULL
 *
 * Hook in pci_setup().
 *
 * Return: NULL if @str was acs_policy=, else @str.
 */
char * __init acs_policy_setup(char *str)
{
	static const char name[] __initconst = "acs_policy=";

	if (!str || strncmp(str, name, strlen(name)))
		return str;

	keep(str + strlen(name), false);
	return NULL;
}

static int __init setup_legacy(char *str)
{
	keep(str ?: "", true);
	return 0;
}
early_param("pcie_acs_override", setup_legacy);

/* In as many lines as necessary: the option may be given several times */
static void __init show_items(const struct acs_policy *policy,
			      unsigned int from)
{
	char text[256];

	while (from < policy->item_count) {
		from = acs_format_items(text, sizeof(text), policy, from);
		pr_warn("  %s%s\n", option_name, text);
	}
}

static void __init parse_legacy(struct acs_policy *policy, const char *text)
{
	unsigned int before = policy->item_count;

	acs_option_parse_legacy(policy, text, report_mistake,
				(void *)legacy_name);
	pr_warn("%s is deprecated%s\n", legacy_name,
		policy->item_count > before ? ", write instead:" : "");
	show_items(policy, before);
}

/**
 * acs_parse_given - parse all options that were given, in their order
 * @policy: their items are appended
 */
void __init acs_parse_given(struct acs_policy *policy)
{
	unsigned int i;

	for (i = 0; i < given_count; i++)
		if (given_legacy & BIT(i))
			parse_legacy(policy, given[i]);
		else
			acs_option_parse(policy, given[i], report_mistake,
					 (void *)option_name);
	given_count = 0;
	given_legacy = 0;
}

static bool __init asks_for_override(void)
{
	unsigned int i;

	for (i = 0; i < acs_boot_policy->item_count; i++)
		if (acs_boot_policy->items[i].mode == ACS_MODE_OVERRIDE)
			return true;
	return false;
}

/* Lockdown logs each refusal, so it is asked only if the answer matters */
static int __init finish_setup(void)
{
	struct acs_policy *parsed = kzalloc(sizeof(*parsed), GFP_KERNEL);

	if (parsed) {
		acs_parse_given(parsed);
		acs_boot_policy =
			kmemdup(parsed, offsetof(struct acs_policy, items) +
				parsed->item_count * sizeof(*parsed->items),
				GFP_KERNEL);
		kfree(parsed);
	}
	/* Without the option, more might be trusted than the user wants */
	if (!acs_boot_policy)
		panic("ACS: no memory for the boot option\n");

	if (IS_ENABLED(CONFIG_PCI_ACS_POLICY_OVERRIDE) &&
	    asks_for_override() && security_locked_down(LOCKDOWN_PCI_ACCESS))
		acs_override_ban = ACS_REFUSED_LOCKED_DOWN;
	return 0;
}
core_initcall(finish_setup);
