// SPDX-License-Identifier: GPL-2.0-only
/*
 * Boot loaders with one file for all kernels, and systems that write the files
 * of all boot loaders.
 */
#include <stdlib.h>

#include "base/text.h"
#include "boot/loader.h"

#define EXTLINUX_CONF	"/boot/extlinux/extlinux.conf"
#define ARMBIAN_ENV	"/boot/armbianEnv.txt"
#define FLASH_KERNEL	"/etc/default/flash-kernel"
#define U_BOOT_DEFAULTS	"/etc/default/u-boot"

/* Calls a function for each file of a name at the places where it may be */
static void at_mounts(struct boot_loader *loader, const char *name,
		      void (*fn)(struct boot_loader *loader, const char *name))
{
	const char *const *mount;

	for (mount = boot_mounts; *mount; mount++) {
		char *path = text_format("%s%s", *mount, name);

		if (loader_has(loader, path))
			fn(loader, path);
		free(path);
	}
}

/* A stanza that is not disabled has options of its own */
static void check_stanzas(struct boot_loader *loader, const char *name)
{
	size_t length;
	char *text = root_read(loader->root, name, &length);
	const char *at = text;
	bool open = false;
	struct boot_word line;

	while (text && line_next(&at, &line)) {
		line = word_trim(line);
		if (boot_word_begins(line, "menuentry"))
			open = true;
		else if (boot_word_is(line, "disabled"))
			open = false;
		else if (boot_word_is(line, "}") && open)
			break;
	}
	if (open)
		loader_doubt(loader, "%s: it has a menuentry with options of "
				     "its own",
			     name);
	free(text);
}

static bool find_refind(struct boot_loader *loader)
{
	if (!loader_has(loader, "/boot/refind_linux.conf"))
		return false;
	loader_add(loader, "/boot/refind_linux.conf", &format_refind);
	at_mounts(loader, "/EFI/refind/refind.conf", check_stanzas);
	at_mounts(loader, "/EFI/BOOT/refind.conf", check_stanzas);
	loader_note(loader, "only the first line of the file gets the option: "
			    "the others are there if the machine does not "
			    "boot with it");
	return true;
}

const struct loader_kind loader_refind = {
	.name = "rEFInd",
	.info = "rEFInd",
	.find = find_refind,
};

static void add_limine(struct boot_loader *loader, const char *name)
{
	loader_add(loader, name, &format_limine);
}

static void doubt_old_limine(struct boot_loader *loader, const char *name)
{
	loader_doubt(loader, "%s: it is in the format of Limine before "
			     "version 8",
		     name);
}

static bool find_limine(struct boot_loader *loader)
{
	static const char *const places[] = {
		"", "/limine", "/EFI/limine", "/EFI/BOOT",
	};
	unsigned int i;

	for (i = 0; i < sizeof(places) / sizeof(*places); i++) {
		char *conf = text_format("%s/limine.conf", places[i]);
		char *cfg = text_format("%s/limine.cfg", places[i]);

		at_mounts(loader, conf, add_limine);
		at_mounts(loader, cfg, doubt_old_limine);
		free(cfg);
		free(conf);
	}
	if (loader_has(loader, "/etc/default/limine") ||
	    loader_has(loader, "/etc/limine-entry-tool.conf"))
		loader_doubt(loader, "limine-entry-tool writes its menu: add "
				     "the option to KERNEL_CMDLINE[default] "
				     "in /etc/default/limine, and run "
				     "limine-update");
	if (!loader->file_count && !loader->doubts.count)
		return false;
	loader_note(loader, "if you have enrolled the checksum of "
			    "limine.conf, enroll the new one: Limine refuses "
			    "to boot otherwise");
	return true;
}

const struct loader_kind loader_limine = {
	.name = "Limine",
	.info = "Limine",
	.find = find_limine,
};

/* Tools that write extlinux.conf have files of their own */
static bool find_extlinux(struct boot_loader *loader)
{
	if (!loader_has(loader, EXTLINUX_CONF))
		return false;
	if (loader_has(loader, "/usr/sbin/u-boot-update")) {
		loader->command = "u-boot-update";
		loader_add(loader, U_BOOT_DEFAULTS, &format_u_boot);
		if (root_is_folder(loader->root, "/etc/u-boot-menu/conf.d"))
			loader_doubt(loader,
				     "/etc/u-boot-menu/conf.d may have a say "
				     "in it, too");
	} else if (loader_has(loader, "/etc/update-extlinux.conf")) {
		loader->command = "update-extlinux";
		loader_add(loader, "/etc/update-extlinux.conf",
			   &format_update_extlinux);
	} else {
		loader_add(loader, EXTLINUX_CONF, &format_extlinux);
	}
	return true;
}

const struct loader_kind loader_extlinux = {
	.name = "extlinux",
	.find = find_extlinux,
};

/* U-Boot with a script */
static bool find_u_boot(struct boot_loader *loader)
{
	if (loader_has(loader, ARMBIAN_ENV)) {
		loader_add(loader, ARMBIAN_ENV, &format_armbian);
	} else if (loader_has(loader, FLASH_KERNEL)) {
		loader->command = "flash-kernel";
		loader_add(loader, FLASH_KERNEL, &format_flash_kernel);
	} else if (loader_has(loader, "/boot/boot.scr")) {
		loader_doubt(loader, "/boot/boot.scr is compiled: add the "
				     "option to bootargs in its source, and "
				     "compile that with mkimage");
	} else {
		return false;
	}
	return true;
}

const struct loader_kind loader_u_boot = {
	.name = "U-Boot",
	.find = find_u_boot,
};

static bool find_nixos(struct boot_loader *loader)
{
	if (!loader_has(loader, "/etc/NIXOS"))
		return false;
	loader_doubt(loader, "NixOS writes the files of the boot loader: add "
			     "the option to boot.kernelParams in the "
			     "configuration, and run nixos-rebuild boot");
	return true;
}

const struct loader_kind loader_nixos = {
	.name = "NixOS",
	.alone = true,
	.find = find_nixos,
};

static bool find_ostree(struct boot_loader *loader)
{
	if (!loader_has(loader, "/ostree"))
		return false;
	loader_doubt(loader, "ostree writes the files of the boot loader: use "
			     "rpm-ostree kargs with --append or --delete");
	return true;
}

const struct loader_kind loader_ostree = {
	.name = "ostree",
	.alone = true,
	.find = find_ostree,
};
