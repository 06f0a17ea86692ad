// SPDX-License-Identifier: GPL-2.0-only
/*
 * GRUB, whose menu grub-mkconfig makes from variables in /etc/default/grub; and
 * Proxmox's proxmox-boot-tool, which calls it.
 */
#include <string.h>

#include "boot/loader.h"

#define DEFAULTS	"/etc/default/grub"
#define FOLDER		DEFAULTS ".d"
/* Comes last, since a later file may assign the variable anew */
#define OWN		FOLDER "/zz-acs-policy.cfg"
#define TARGET		"GRUB_CMDLINE_LINUX_DEFAULT"
#define KERNEL_CMDLINE	"/etc/kernel/cmdline"

static const char own[] =
	"# From \"acsctl boot --set\"; \"acsctl boot --clear\" removes it\n"
	TARGET "=\"$" TARGET " %s\"\n";

/**
 * struct generator - a command that makes the menu
 * @program: absolute name of the program
 * @command: how it is called
 */
struct generator {
	const char *program;
	const char *command;
};

/* Where Debian's is, which reads the folder, update-grub calls it */
static const struct generator generators[] = {
	{ "/usr/sbin/update-grub", "update-grub" },
	{ "/usr/sbin/grub-mkconfig", "grub-mkconfig -o /boot/grub/grub.cfg" },
	{ "/usr/bin/grub-mkconfig", "grub-mkconfig -o /boot/grub/grub.cfg" },
	{ "/usr/sbin/grub2-mkconfig", "grub2-mkconfig -o /boot/grub2/grub.cfg" },
	{}
};

static bool reads_folder(const struct boot_loader *loader)
{
	const struct generator *generator;

	for (generator = generators; generator->program; generator++)
		if (loader_file_mentions(loader, generator->program,
					 "default/grub.d"))
			return true;
	return false;
}

static void check_later_files(struct boot_loader *loader)
{
	struct names names = root_list(loader->root, FOLDER, ".cfg");
	unsigned int i;

	for (i = 0; i < names.count; i++)
		if (strcmp(names.list[i], OWN) > 0 &&
		    loader_file_mentions(loader, names.list[i], TARGET))
			loader_doubt(loader,
				     "%s is read after %s, and has a say in %s",
				     names.list[i], OWN, TARGET);
	names_free(&names);
}

/**
 * grub_add_files - read the files of grub-mkconfig
 * @loader: the loader that uses them
 */
void grub_add_files(struct boot_loader *loader)
{
	if (!reads_folder(loader)) {
		loader_add(loader, DEFAULTS, &format_grub_target);
		return;
	}
	loader_add(loader, DEFAULTS, &format_grub);
	loader_add_folder(loader, FOLDER, ".cfg", &format_grub, OWN);
	loader_add_own(loader, OWN, &format_grub, own);
	check_later_files(loader);
}

static bool find_grub(struct boot_loader *loader)
{
	const struct generator *generator = generators;

	if (!loader_has(loader, DEFAULTS))
		return false;
	while (generator->program && !loader_has(loader, generator->program))
		generator++;
	loader->command = generator->command;
	if (!generator->program)
		loader_doubt(loader, "there is no program that makes GRUB's "
				     "menu from " DEFAULTS);
	if (loader_file_assigns(loader, DEFAULTS, "GRUB_ENABLE_BLSCFG=true") ||
	    loader_file_assigns(loader, DEFAULTS,
				"GRUB_ENABLE_BLSCFG=\"true\""))
		loader_doubt(loader, "GRUB_ENABLE_BLSCFG is set, so other tools "
				     "make its menu: use grubby --update-kernel=ALL "
				     "with --args or --remove-args");
	grub_add_files(loader);
	return true;
}

const struct loader_kind loader_grub = {
	.name = "GRUB",
	.info = "GRUB",
	.find = find_grub,
};

/* It makes the menus of GRUB and of systemd-boot, and knows which is used */
static bool find_proxmox(struct boot_loader *loader)
{
	if (!loader_has(loader, "/etc/kernel/proxmox-boot-uuids"))
		return false;
	loader->command = "proxmox-boot-tool refresh";
	loader_add(loader, KERNEL_CMDLINE, &format_line);
	if (loader_has(loader, DEFAULTS))
		grub_add_files(loader);
	return true;
}

const struct loader_kind loader_proxmox = {
	.name = "proxmox-boot-tool",
	.alone = true,
	.find = find_proxmox,
};
