// SPDX-License-Identifier: GPL-2.0-only
/*
 * The reader of sysfs under libFuzzer. Each line of the text is a file below
 * bus/pci/devices/ or kernel/, and what it holds:
 *
 *	0000:00:1c.0/vendor 0x8086
 *	0000:00:1c.0/config 86 80 10 1c ...
 *	0000:00:1c.0/iommu_group -> iommu_groups/7
 *	security/lockdown none [integrity] confidentiality
 */
#include <ctype.h>
#include <dirent.h>
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "libfuzzer.h"
#include "sound.h"
#include "source/source.h"

#define DEVICES		"bus/pci/devices"

static const char *root(void)
{
	const char *folder = getenv("TMPDIR");
	static char *path;

	if (path)
		return path;
	if (asprintf(&path, "%s/libfuzzer-sysfs-XXXXXX",
		     folder ? folder : "/tmp") < 0 || !mkdtemp(path))
		abort();
	return path;
}

static int remove_one(const char *path, const struct stat *status, int kind,
		      struct FTW *place)
{
	return place->level ? remove(path) : 0;
}

static void remove_all(void)
{
	nftw(root(), remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static void remove_root(void)
{
	remove_all();
	rmdir(root());
}

/* All on the way from the root */
static void make_folders(char *path)
{
	char *slash = path + strlen(root());

	while ((slash = strchr(slash + 1, '/'))) {
		*slash = 0;
		mkdir(path, 0700);
		*slash = '/';
	}
}

static void write_hex(FILE *file, const char *text)
{
	unsigned int byte;
	int used;

	for (; sscanf(text, "%2x%n", &byte, &used) == 1; text += used)
		fputc(byte, file);
}

/* Nothing must be written by a link that leads out of here */
static void make_link(const char *path, const char *content)
{
	char *target;

	if (strstr(content, "..") || asprintf(&target, "./%s", content) < 0)
		return;
	if (symlink(target, path))
		fputs("not linked\n", nowhere());
	free(target);
}

static void make_file(char *path, const char *content)
{
	const char *name = strrchr(path, '/') + 1;
	FILE *file;

	make_folders(path);
	if (!strncmp(content, "-> ", 3)) {
		make_link(path, content + 3);
		return;
	}
	/* What stands there already stays */
	file = fopen(path, "wx");
	if (!file)
		return;
	if (!strcmp(name, "config"))
		write_hex(file, content);
	else
		fprintf(file, "%s\n", content);
	fclose(file);
}

/* Nothing outside, and nothing that the file system has no name for */
static bool is_path(const char *path, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++)
		if (!isalnum((unsigned char)path[i]) &&
		    !strchr(":._/", path[i]))
			return false;
	return length && length < 80 && !memmem(path, length, "..", 2) &&
	       path[0] != '/' && path[length - 1] != '/' &&
	       memchr(path, '/', length);
}

static void make_line(const char *line)
{
	size_t length = strcspn(line, " ");
	char *path;

	if (!line[length] || !is_path(line, length))
		return;
	if (asprintf(&path, "%s/%s/%.*s", root(),
		     isdigit((unsigned char)*line) ? DEVICES : "kernel",
		     (int)length, line) < 0)
		abort();
	make_file(path, line + length + 1);
	free(path);
}

/* What libpci insists on is there, so that it fails over contents alone */
static void complete_folder(const char *devices, const char *name)
{
	static const char *const files[][2] = {
		{ "vendor", "0x1234" }, { "device", "0x0001" },
		{ "class", "0x060400" }, { "irq", "0" },
		{ "resource", "0x00 0x00 0x00" },
	};
	unsigned int i;
	char *path;

	for (i = 0; i < ARRAY_SIZE(files); i++) {
		if (asprintf(&path, "%s%s/%s", devices, name, files[i][0]) < 0)
			abort();
		make_file(path, files[i][1]);
		free(path);
	}
}

static void complete_tree(const char *devices)
{
	DIR *folder = opendir(devices);
	struct dirent *entry;

	if (!folder)
		abort();
	while ((entry = readdir(folder)))
		if (entry->d_name[0] != '.')
			complete_folder(devices, entry->d_name);
	closedir(folder);
}

static void make_tree(const u8 *data, size_t length)
{
	char *text = strndup((const char *)data, length), *line, *rest;
	char *devices;

	if (!text || asprintf(&devices, "%s/" DEVICES "/", root()) < 0)
		abort();
	make_folders(devices);
	for (line = strtok_r(text, "\n", &rest); line;
	     line = strtok_r(NULL, "\n", &rest))
		make_line(line);
	complete_tree(devices);
	free(devices);
	free(text);
}

/* What libFuzzer calls */
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	return atexit(remove_root);
}

int LLVMFuzzerTestOneInput(const u8 *data, size_t length)
{
	struct source source = { .sysfs = root(), .names = fuzz_names() };
	struct machine *machine;

	make_tree(data, length);
	machine = source_read(&source, nowhere());
	remove_all();
	if (!machine)
		return 0;
	ask_verbs(machine);
	machine_free(machine);
	return 0;
}
