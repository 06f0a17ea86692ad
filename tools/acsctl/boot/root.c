// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads and replaces files of a system, which may be mounted below another root
 * than /.
 */
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "boot/root.h"

/* No file with options is as long as this */
#define SIZE_MAX_READ	(1024 * 1024)

/**
 * root_path - where a file is
 * @root: where the system's root is
 * @name: the file's absolute name in the system
 *
 * Return: the path, to be freed with free().
 */
char *root_path(const char *root, const char *name)
{
	size_t length = strlen(root);

	while (length && root[length - 1] == '/')
		length--;
	return text_format("%.*s%s", (int)length, root, name);
}

static bool has_status(const char *root, const char *name, struct stat *status,
		       int (*fn)(const char *path, struct stat *status))
{
	char *path = root_path(root, name);
	bool has = !fn(path, status);

	free(path);
	return has;
}

/**
 * root_has - look for a file or a folder
 * @root: where the system's root is
 * @name: its absolute name
 *
 * Return: true if it is there.
 */
bool root_has(const char *root, const char *name)
{
	struct stat status;

	return has_status(root, name, &status, stat);
}

/**
 * root_is_folder - look for a folder
 * @root: where the system's root is
 * @name: its absolute name
 *
 * Return: true if it is there, and a folder.
 */
bool root_is_folder(const char *root, const char *name)
{
	struct stat status;

	return has_status(root, name, &status, stat) &&
	       S_ISDIR(status.st_mode);
}

/**
 * root_is_link - check for a symbolic link, which a change would replace
 * @root: where the system's root is
 * @name: absolute name of the file
 *
 * Return: true if it is one.
 */
bool root_is_link(const char *root, const char *name)
{
	struct stat status;

	return has_status(root, name, &status, lstat) &&
	       S_ISLNK(status.st_mode);
}

static char *read_all(int fd, size_t *length)
{
	char *text = allocate(SIZE_MAX_READ + 1, 1);
	ssize_t got;

	for (*length = 0; *length < SIZE_MAX_READ; *length += got) {
		got = read(fd, text + *length, SIZE_MAX_READ - *length);
		if (got > 0)
			continue;
		if (got < 0) {
			free(text);
			return NULL;
		}
		return reallocate(text, *length + 1, 1);
	}
	free(text);
	errno = EFBIG;
	return NULL;
}

/**
 * root_read - read a file
 * @root: where the system's root is
 * @name: its absolute name
 * @length: gets its length
 *
 * Return: its text with a zero behind it, to be freed with free(); or NULL with
 * errno set.
 */
char *root_read(const char *root, const char *name, size_t *length)
{
	char *path = root_path(root, name), *text;
	int error, fd = open(path, O_RDONLY | O_CLOEXEC);

	free(path);
	if (fd < 0)
		return NULL;
	text = read_all(fd, length);
	error = errno;
	close(fd);
	errno = error;
	return text;
}

/**
 * root_list - list the files of a folder
 * @root: where the system's root is
 * @folder: its absolute name
 * @ending: what their names end in, may be empty
 *
 * Return: their absolute names, sorted; none if there is no such folder.
 */
struct names root_list(const char *root, const char *folder,
		       const char *ending)
{
	char *path = root_path(root, folder);
	char *pattern = text_format("%s/*%s", path, ending);
	struct names names = {};
	glob_t found;
	size_t i;

	if (!glob(pattern, 0, NULL, &found)) {
		for (i = 0; i < found.gl_pathc; i++)
			names_add(&names, text_format("%s%s", folder,
						      found.gl_pathv[i] +
						      strlen(path)));
		globfree(&found);
	}
	free(pattern);
	free(path);
	return names;
}

static bool write_all(int fd, const char *text)
{
	size_t left = strlen(text);

	while (left) {
		ssize_t written = write(fd, text, left);

		if (written < 0)
			return false;
		text += written;
		left -= written;
	}
	return !fsync(fd);
}

/* Writes a new file, with owner and mode of the one that it replaces */
static bool write_new(const char *path, const char *text,
		      const struct stat *old)
{
	int error, fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW |
				   O_CLOEXEC, 0600);
	bool done;

	if (fd < 0)
		return false;
	/* FAT has neither: what counts there is the mount */
	if (old && fchown(fd, old->st_uid, old->st_gid))
		errno = 0;
	if (fchmod(fd, old ? old->st_mode & 07777 : 0644))
		errno = 0;
	done = write_all(fd, text);
	error = errno;
	if (close(fd) && done) {
		done = false;
		error = errno;
	}
	errno = error;
	return done;
}

static bool keep_old(const char *path, const char *kept, bool move)
{
	size_t length;
	struct stat old;
	char *text;
	bool done;

	if (move)
		return !rename(path, kept);
	if (stat(path, &old))
		return false;
	text = root_read("", path, &length);
	if (!text)
		return false;
	done = write_new(kept, text, &old);
	free(text);
	return done;
}

/* A folder for drop-ins may be missing, but what it is in is there */
static void make_folder(const char *path)
{
	char *folder = text_format("%.*s", (int)(strrchr(path, '/') - path),
				   path);

	mkdir(folder, 0755);
	free(folder);
}

static bool put_new(const char *path, const char *text)
{
	char *fresh = text_format("%s.acsctl-new", path);
	struct stat old;
	bool there = !stat(path, &old);
	bool done = write_new(fresh, text, there ? &old : NULL) &&
		    !rename(fresh, path);
	int error = errno;

	if (!done)
		unlink(fresh);
	free(fresh);
	errno = error;
	return done;
}

/**
 * root_replace - replace a file, and keep what was there
 * @root: where the system's root is
 * @name: its absolute name
 * @text: the new text, or NULL to remove the file
 *
 * Whoever reads the file finds either the old or the new text. The old one is
 * kept beside it, in a name that ends in ROOT_KEPT.
 *
 * Return: false with errno set if that is not possible.
 */
bool root_replace(const char *root, const char *name, const char *text)
{
	char *path = root_path(root, name);
	char *kept = text_format("%s%s", path, ROOT_KEPT);
	bool done;
	int error;

	make_folder(path);
	done = (!root_has(root, name) || keep_old(path, kept, !text)) &&
	       (!text || put_new(path, text));
	error = errno;
	free(kept);
	free(path);
	errno = error;
	return done;
}
