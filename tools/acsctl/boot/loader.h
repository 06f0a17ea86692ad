/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Boot loaders, and the files in which they or their tools find the kernel's
 * command line.
 */
#ifndef ACSCTL_BOOT_LOADER_H
#define ACSCTL_BOOT_LOADER_H

#include "boot/format.h"
#include "boot/root.h"

/**
 * struct boot_file - a file with options
 * @name: its absolute name in the system
 * @format: its format
 * @own: the file is a drop-in of acsctl's own: its text, with %s for the words;
 *	else NULL
 * @text: its text, NULL if it is not there
 * @policies: the different policies in it
 * @changes: a change is planned
 * @change: the new text, NULL to remove the file
 */
struct boot_file {
	char *name;
	const struct format *format;
	const char *own;
	char *text;
	struct names policies;
	bool changes;
	char *change;
};

/**
 * struct boot_loader - a boot loader
 * @kind: what it is
 * @root: where the system's root is
 * @booted: it says that it has booted this machine
 * @command: what makes a change of the files effective, or NULL if that is not
 *	needed
 * @files: its files, in the order in which their options come
 * @file_count: number of @files
 * @doubts: why acsctl does not understand it wholly
 * @notes: what else is to be known
 */
struct boot_loader {
	const struct loader_kind *kind;
	const char *root;
	bool booted;
	const char *command;
	struct boot_file *files;
	unsigned int file_count;
	struct names doubts;
	struct names notes;
};

/**
 * struct loader_kind - a kind of boot loader
 * @name: its name
 * @info: what it tells the firmware about itself begins with this, or NULL
 * @alone: if it is there, it manages all others
 * @find: fills in the loader; returns false if it is not there
 */
struct loader_kind {
	const char *name;
	const char *info;
	bool alone;
	bool (*find)(struct boot_loader *loader);
};

extern const struct loader_kind loader_nixos;
extern const struct loader_kind loader_ostree;
extern const struct loader_kind loader_proxmox;
extern const struct loader_kind loader_grub;
extern const struct loader_kind loader_systemd_boot;
extern const struct loader_kind loader_image;
extern const struct loader_kind loader_refind;
extern const struct loader_kind loader_limine;
extern const struct loader_kind loader_extlinux;
extern const struct loader_kind loader_u_boot;

/* Where the EFI system partition or the boot partition may be mounted */
extern const char *const boot_mounts[];

bool loader_has(const struct boot_loader *loader, const char *name);
bool loader_file_mentions(const struct boot_loader *loader, const char *name,
			  const char *text);
bool loader_file_assigns(const struct boot_loader *loader, const char *name,
			 const char *beginning);
void loader_add(struct boot_loader *loader, const char *name,
		const struct format *format);
void loader_add_own(struct boot_loader *loader, const char *name,
		    const struct format *format, const char *own);
void loader_add_folder(struct boot_loader *loader, const char *folder,
		       const char *ending, const struct format *format,
		       const char *but);
void loader_doubt(struct boot_loader *loader, const char *why, ...)
	__attribute__((format(printf, 2, 3)));
void loader_note(struct boot_loader *loader, const char *what, ...)
	__attribute__((format(printf, 2, 3)));
bool loader_has_target(const struct boot_loader *loader);
void loader_release(struct boot_loader *loader);

void grub_add_files(struct boot_loader *loader);

#endif /* ACSCTL_BOOT_LOADER_H */
