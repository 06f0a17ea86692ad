/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A database that was read from a file.
 */
#ifndef ACSCTL_MACHINE_BLOB_FILE_H
#define ACSCTL_MACHINE_BLOB_FILE_H

#include "core.h"

/* Characters of a SHA-256, with its NUL */
#define BLOB_HASH_TEXT	65

/**
 * struct blob_file - a database that was read from a file
 * @db: its rules
 * @name: the file
 * @size: its size in bytes
 * @hash: SHA-256 of the file, in hex
 * @data: what is in the file
 * @room: what is made of it
 */
struct blob_file {
	struct acs_db db;
	const char *name;
	size_t size;
	char hash[BLOB_HASH_TEXT];
	char *data;
	void *room;
};

void blob_file_free(struct blob_file *file);

#endif /* ACSCTL_MACHINE_BLOB_FILE_H */
