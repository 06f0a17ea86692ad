// SPDX-License-Identifier: GPL-2.0-only
/*
 * systemd-boot, with a file for each entry of its menu; and unified kernel
 * images, which contain their options.
 */
#include <stdlib.h>

#include "base/text.h"
#include "boot/loader.h"

#define KERNEL_CMDLINE	"/etc/kernel/cmdline"
#define INSTALL_CONF	"/etc/kernel/install.conf"
#define UKI_CONF	"/etc/kernel/uki.conf"
#define WORDS_FOLDER	"/etc/cmdline.d"
#define WORDS_OWN	WORDS_FOLDER "/zz-acs-policy.conf"
#define DRACUT_FOLDER	"/etc/dracut.conf.d"
#define DRACUT_OWN	DRACUT_FOLDER "/zz-acs-policy.conf"

static const char own_words[] = "%s\n";
static const char own_dracut[] =
	"# From \"acsctl boot --set\"; \"acsctl boot --clear\" removes it\n"
	"kernel_cmdline+=\" %s \"\n";

/* Entries for other systems and programs have no line "linux" */
static void add_entry(struct boot_loader *loader, const char *name)
{
	if (loader_file_assigns(loader, name, "linux"))
		loader_add(loader, name, &format_bls);
	else if (loader_file_assigns(loader, name, "uki"))
		loader_doubt(loader, "%s: it boots a unified kernel image "
				     "that acsctl does not look for",
			     name);
}

static void add_entries(struct boot_loader *loader, const char *mount)
{
	char *folder = text_format("%s/loader/entries", mount);
	struct names names = root_list(loader->root, folder, ".conf");
	unsigned int i;

	for (i = 0; i < names.count; i++)
		add_entry(loader, names.list[i]);
	names_free(&names);
	free(folder);
}

static bool has_systemd_boot(const struct boot_loader *loader,
			     const char *mount)
{
	char *conf = text_format("%s/loader/loader.conf", mount);
	char *program = text_format("%s/EFI/systemd", mount);
	bool has = loader_has(loader, conf) || loader_has(loader, program);

	free(program);
	free(conf);
	return has;
}

static bool has_kernel_install(const struct boot_loader *loader)
{
	return loader_has(loader, "/usr/bin/kernel-install");
}

/* Where kernel-install takes the options of later kernels from */
static void add_kernel_install(struct boot_loader *loader)
{
	if (loader_has(loader, KERNEL_CMDLINE))
		loader_add(loader, KERNEL_CMDLINE, &format_line);
	else if (has_kernel_install(loader) &&
		 loader_has(loader, "/usr/lib/kernel/cmdline"))
		loader_doubt(loader, "kernel-install takes the options of "
				     "later kernels from "
				     "/usr/lib/kernel/cmdline, which is not "
				     "for administrators: copy it to " KERNEL_CMDLINE);
	else if (has_kernel_install(loader))
		loader_note(loader, "there is no " KERNEL_CMDLINE
			    ", so kernel-install gives later kernels the "
			    "options of the running one: reboot before you "
			    "install another");
}

static bool find_systemd_boot(struct boot_loader *loader)
{
	const char *const *mount;

	for (mount = boot_mounts; *mount; mount++)
		if (has_systemd_boot(loader, *mount))
			add_entries(loader, *mount);
	if (!loader->file_count && !loader->doubts.count)
		return false;
	add_kernel_install(loader);
	return true;
}

const struct loader_kind loader_systemd_boot = {
	.name = "systemd-boot",
	.info = "systemd-boot",
	.find = find_systemd_boot,
};

static bool has_images(const struct boot_loader *loader)
{
	const char *const *mount;
	bool has = false;

	for (mount = boot_mounts; *mount; mount++) {
		char *folder = text_format("%s/EFI/Linux", *mount);
		struct names names = root_list(loader->root, folder, ".efi");

		has = has || names.count;
		names_free(&names);
		free(folder);
	}
	return has;
}

static bool any_assigns(const struct boot_loader *loader, const char *folder,
			const char *ending, const char *beginning)
{
	struct names names = root_list(loader->root, folder, ending);
	bool assigns = false;
	unsigned int i;

	for (i = 0; i < names.count; i++)
		assigns = assigns || loader_file_assigns(loader, names.list[i],
							 beginning);
	names_free(&names);
	return assigns;
}

static bool made_by_mkinitcpio(const struct boot_loader *loader)
{
	return any_assigns(loader, "/etc/mkinitcpio.d", ".preset",
			   "default_uki=");
}

static bool made_by_dracut(const struct boot_loader *loader)
{
	return any_assigns(loader, DRACUT_FOLDER, ".conf", "uefi=yes") ||
	       any_assigns(loader, DRACUT_FOLDER, ".conf", "uefi=\"yes\"");
}

static bool made_by_kernel_install(const struct boot_loader *loader)
{
	return loader_file_assigns(loader, INSTALL_CONF, "layout=uki");
}

/* With files in the folder, mkinitcpio does not look at the other file */
static void add_mkinitcpio(struct boot_loader *loader)
{
	struct names names = root_list(loader->root, WORDS_FOLDER, ".conf");

	loader->command = "mkinitcpio -P";
	if (names.count) {
		loader_add_folder(loader, WORDS_FOLDER, ".conf",
				  &format_other_line, WORDS_OWN);
		loader_add_own(loader, WORDS_OWN, &format_line,
			       own_words);
	} else {
		loader_add(loader, KERNEL_CMDLINE, &format_line);
	}
	names_free(&names);
}

static void add_dracut(struct boot_loader *loader)
{
	loader->command = "dracut --regenerate-all --force";
	loader_add_folder(loader, DRACUT_FOLDER, ".conf", &format_dracut,
			  DRACUT_OWN);
	loader_add_own(loader, DRACUT_OWN, &format_dracut, own_dracut);
}

static void add_ukify(struct boot_loader *loader)
{
	loader->command = "kernel-install add-all";
	if (loader_file_assigns(loader, UKI_CONF, "Cmdline="))
		loader_doubt(loader, UKI_CONF
			     ": it has options of its own (Cmdline)");
	loader_add(loader, KERNEL_CMDLINE, &format_line);
}

static bool find_image(struct boot_loader *loader)
{
	unsigned int makers = made_by_mkinitcpio(loader) +
			      made_by_dracut(loader) +
			      made_by_kernel_install(loader);

	if (!has_images(loader))
		return false;
	if (makers != 1) {
		loader_doubt(loader, "acsctl does not see which one of "
				     "mkinitcpio, dracut and kernel-install "
				     "makes the images; the option has to be "
				     "where it takes options from");
		return true;
	}
	if (made_by_mkinitcpio(loader))
		add_mkinitcpio(loader);
	else if (made_by_dracut(loader))
		add_dracut(loader);
	else
		add_ukify(loader);
	return true;
}

const struct loader_kind loader_image = {
	.name = "unified kernel images",
	.find = find_image,
};
