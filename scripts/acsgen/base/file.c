// SPDX-License-Identifier: GPL-2.0-only
/*
 * Writes files. A regular file is replaced at once by a complete one, which is
 * made beside it under a name that nobody else has. Anything else, such as a
 * device or a pipe, is written to as it is.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"

static int fail(const char *what, const char *path, int error)
{
	error_at(NULL, "file", "cannot %s %s: %s", what, path, strerror(error));
	return -1;
}

static int write_in_place(const char *path, const char *text, size_t size)
{
	FILE *file = fopen(path, "w");
	int error = 0;

	if (!file)
		return fail("write", path, errno);
	if (fwrite(text, 1, size, file) != size || fflush(file))
		error = errno;
	if (fclose(file) && !error)
		error = errno;
	return error ? fail("write", path, error) : 0;
}

static mode_t default_mode(void)
{
	mode_t mask = umask(0);

	umask(mask);
	return 0666 & ~mask;
}

static int write_all(int fd, const char *text, size_t size)
{
	while (size) {
		ssize_t written = write(fd, text, size);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return -1;
		text += written;
		size -= written;
	}
	return 0;
}

/* Returns 0 or an error. @like is a file whose owner and mode to take, or NULL */
static int fill(int fd, const char *text, size_t size, const struct stat *like)
{
	int error = 0;

	if (write_all(fd, text, size) || (like && fsync(fd)) ||
	    (like && fchown(fd, like->st_uid, like->st_gid)) ||
	    fchmod(fd, like ? like->st_mode & 07777 : default_mode()))
		error = errno;
	if (close(fd) && !error)
		error = errno;
	return error;
}

/*
 * @shown: names the file in messages
 * @path: the file, not a symbolic link, which would be replaced itself
 */
static int replace(const char *shown, const char *path, const char *text,
		   size_t size, const struct stat *like)
{
	char *new_path = arena_printf("%s.XXXXXX", path);
	int error, fd = mkstemp(new_path);

	if (fd < 0)
		return fail("create", shown, errno);
	error = fill(fd, text, size, like);
	if (!error && !rename(new_path, path))
		return 0;
	if (!error)
		error = errno;
	unlink(new_path);
	/* Who may not give the new file to its owner may write to the old one */
	if (error == EPERM && like)
		return write_in_place(shown, text, size);
	return fail("write", shown, error);
}

/**
 * write_file - make a file
 * @path: where
 * @text: its contents
 * @size: bytes in @text
 *
 * What is not a regular file is written to. A symbolic link stays one.
 *
 * Return: 0, or -1 after an error message.
 */
int write_file(const char *path, const char *text, size_t size)
{
	struct stat status;
	char *target;
	int ret;

	if (lstat(path, &status))
		return replace(path, path, text, size, NULL);
	if (stat(path, &status) || !S_ISREG(status.st_mode))
		return write_in_place(path, text, size);
	target = realpath(path, NULL);
	ret = target ? replace(path, target, text, size, NULL)
		     : fail("write", path, errno);
	free(target);
	return ret;
}

/**
 * rewrite_file - replace the contents of a file
 * @path: a file that exists
 * @text: its new contents
 * @size: bytes in @text
 *
 * Its owner, its group and its mode stay, and a symbolic link stays one.
 *
 * Return: 0, or -1 after an error message.
 */
int rewrite_file(const char *path, const char *text, size_t size)
{
	char *target = realpath(path, NULL);
	struct stat status;
	int ret;

	if (!target || stat(target, &status))
		ret = fail("write", path, errno);
	else if (!S_ISREG(status.st_mode))
		ret = write_in_place(path, text, size);
	else
		ret = replace(path, target, text, size, &status);
	free(target);
	return ret;
}
