// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads a database from a file that acsgen blob has written, with the kernel's
 * own code.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "blob.h"
#include "portable-sha256.h"
#include "source/read-blob.h"
#include "source/source.h"

static bool understand(struct blob_file *file,
		       struct acs_blob_mistake *mistake)
{
	size_t room = acs_blob_room(file->data, file->size, mistake);

	if (!room)
		return false;
	file->room = allocate(1, room);
	return acs_blob_read(&file->db, file->room, file->data, mistake);
}

static void compute_hash(struct blob_file *file)
{
	u8 hash[ACS_BLOB_HASH_SIZE];
	unsigned int i;

	sha256((const u8 *)file->data, file->size, hash);
	for (i = 0; i < sizeof(hash); i++)
		snprintf(file->hash + 2 * i, 3, "%02x", hash[i]);
}

/**
 * read_blob - read a blob
 * @path: the file, or "-" for standard input
 * @to: where to say why it cannot be read, or is refused
 *
 * Return: the blob, to be freed with blob_file_free(), or NULL.
 */
struct blob_file *read_blob(const char *path, FILE *to)
{
	struct blob_file *file = allocate(1, sizeof(*file));
	struct acs_blob_mistake mistake;

	file->name = path;
	if (!source_read_file(path, &file->data, &file->size)) {
		fprintf(to, "acsctl: %s: %s\n", path, strerror(errno));
	} else if (!understand(file, &mistake)) {
		fprintf(to, "acsctl: %s: refused at byte %u: %s\n", path,
			mistake.offset, mistake.what);
	} else {
		compute_hash(file);
		return file;
	}
	blob_file_free(file);
	return NULL;
}
