// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsgen: checks the ACS quirk database and compiles it into kernel tables.
 */
#include <dirent.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "arena.h"
#include "database.h"
#include "diag.h"
#include "diff.h"
#include "emit.h"
#include "layout.h"
#include "tree.h"

#define VERSION	"0.1"
#define VERBS	"check, fmt, diff, compile, notes, vectors, explain, list, stats or rst"
/* Exit status of diff after an error */
#define TROUBLE	2

static const char usage[] =
	"Usage: acsgen check FILE...\n"
	"       acsgen fmt [--check] FILE...\n"
	"       acsgen diff [--json] OLD NEW\n"
	"       acsgen compile -o DIR FILE...\n"
	"       acsgen notes -o DIR FILE...\n"
	"       acsgen vectors -o DIR FILE...\n"
	"       acsgen explain VENDOR:DEVICE FILE...\n"
	"       acsgen list [--json] FILE...\n"
	"       acsgen stats [--json] FILE...\n"
	"       acsgen rst FILE...\n"
	"       acsgen --help | --version\n"
	"\n"
	"Checks the ACS quirk database and compiles it into tables for the kernel.\n"
	"\n"
	"  check     report mistakes in the files, taken together\n"
	"  fmt       bring the files into the canonical layout; - is for standard input\n"
	"            to standard output\n"
	"  diff      say what NEW says of devices that OLD does not; each is a file, or a\n"
	"            folder of .acs files, which belong together\n"
	"  compile   check, then write DIR/acs-policy-db.c\n"
	"  notes     check, then write DIR/acs-policy-notes.c: what the kernel does\n"
	"            without, for programs that explain\n"
	"  vectors   check, then write DIR/acs-policy-vectors.c: what the rules say of\n"
	"            all devices, for tests of the tables\n"
	"  explain   say what the files have to say of a device, such as 8086:1c10\n"
	"  list      list each id, with its rules, what they provide, and evidence\n"
	"  stats     count rules, ids, vendors, families, and bytes in the kernel\n"
	"  rst       write a page for the kernel's manual to the standard output\n"
	"\n"
	"  --check   change nothing, but report which files have another layout\n"
	"  --json    print JSON instead of text\n"
	"\n"
	"Exit status: 0 if all is well, 1 after an error; of diff, 0 if both mean the\n"
	"same, 1 if they differ, 2 after an error.\n";

__attribute__((format(printf, 1, 2)))
static int misuse(const char *format, ...)
{
	va_list args;

	fputs("acsgen: error: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputs("\nacsgen: try 'acsgen --help'\n", stderr);
	return 1;
}

static void read_sources(struct tree *tree, int count, char **paths)
{
	int i;

	tree->sources = arena_alloc(count * sizeof(*tree->sources));
	for (i = 0; i < count; i++) {
		const struct source *source = source_read(paths[i]);

		if (!source)
			continue;
		tree->sources[tree->source_count++] = source;
		parse_source(tree, source);
	}
}

/* Each stage runs only if the ones before found nothing wrong */
static int load(struct database *db, int count, char **paths)
{
	const char *option = NULL;
	int i;

	if (count < 1)
		return misuse("expected at least one FILE");
	for (i = 0; i < count; i++)
		if (paths[i][0] == '-')
			option = paths[i];
	if (option)
		return misuse("unknown option %s: expected --json after list or stats, or a FILE",
			      option);

	read_sources(&db->tree, count, paths);
	check_written(&db->tree);
	if (!error_count()) {
		resolve(&db->tree);
		check_meaning(&db->tree);
	}
	if (!error_count() && !db->tree.rules)
		error_at(NULL, "file", "the files hold no rule: expected at least one");
	if (!error_count()) {
		db->sorted = order_rules(&db->tree);
		db->index = build_index(&db->tree, db->sorted);
	}
	if (!error_count())
		verify_index(db->index, &db->tree, db->sorted);

	return error_count() ? 1 : 0;
}

static int verb_check(int argc, char **argv)
{
	struct database db = {};

	return load(&db, argc - 1, argv + 1);
}

/* Takes the option that may stand behind a verb */
static bool take_option(int *argc, char ***argv, const char *name)
{
	if (*argc < 2 || strcmp((*argv)[1], name))
		return false;
	(*argc)--;
	(*argv)++;
	return true;
}

static int verb_fmt(int argc, char **argv)
{
	bool check = take_option(&argc, &argv, "--check");
	int i, ret = 0;

	if (argc < 2)
		return misuse("fmt: expected at least one FILE");
	for (i = 1; i < argc; i++)
		if (argv[i][0] == '-' && argv[i][1])
			return misuse("fmt: unknown option %s: expected --check, or a FILE",
				      argv[i]);
	for (i = 1; i < argc; i++)
		if (format_file(argv[i], check))
			ret = 1;
	return ret;
}

static int is_database(const struct dirent *entry)
{
	const char *dot = strrchr(entry->d_name, '.');

	return *entry->d_name != '.' && dot && !strcmp(dot, ".acs");
}

/* @path is a file, or a folder with files */
static int load_path(struct database *db, char *path)
{
	struct dirent **entries;
	struct stat status;
	char **paths;
	int i, count;

	if (stat(path, &status) || !S_ISDIR(status.st_mode))
		return load(db, 1, &path);

	count = scandir(path, &entries, is_database, alphasort);
	if (count < 1) {
		error_at(NULL, "file", "the folder %s holds no .acs file", path);
		return 1;
	}
	paths = arena_alloc(count * sizeof(*paths));
	for (i = 0; i < count; i++) {
		size_t size = strlen(path) + strlen(entries[i]->d_name) + 2;

		paths[i] = arena_alloc(size);
		snprintf(paths[i], size, "%s/%s", path, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	return load(db, count, paths);
}

static int verb_diff(int argc, char **argv)
{
	bool json = take_option(&argc, &argv, "--json");
	struct database old = {}, new = {};
	struct diff diff = { .db = { &old, &new } };

	if (argc != 3 || argv[1][0] == '-' || argv[2][0] == '-') {
		misuse("diff: expected OLD and NEW, each a file or a folder");
		return TROUBLE;
	}
	if (load_path(&old, argv[1]) || load_path(&new, argv[2]))
		return TROUBLE;

	find_changes(&diff);
	if (!json)
		print_diff(&diff);
	else if (print_diff_json(&diff))
		return TROUBLE;
	if (fflush(stdout))
		return TROUBLE;
	return diff.changes ? 1 : 0;
}

/* Loads what stands behind "-o DIR" */
static int load_for_directory(struct database *db, int argc, char **argv)
{
	if (argc < 3 || strcmp(argv[1], "-o"))
		return misuse("%s: expected -o DIR before the files", argv[0]);
	if (!*argv[2])
		return misuse("%s: expected a DIR, not an empty one", argv[0]);
	return load(db, argc - 3, argv + 3);
}

static int verb_compile(int argc, char **argv)
{
	struct database db = {};

	if (load_for_directory(&db, argc, argv))
		return 1;
	return emit_tables(argv[2], &db.tree, db.sorted, db.index) ? 1 : 0;
}

static int verb_notes(int argc, char **argv)
{
	struct database db = {};

	if (load_for_directory(&db, argc, argv))
		return 1;
	return emit_notes(argv[2], &db.tree, db.sorted) ? 1 : 0;
}

static int verb_vectors(int argc, char **argv)
{
	struct database db = {};

	if (load_for_directory(&db, argc, argv))
		return 1;
	return emit_vectors(argv[2], &db.tree) ? 1 : 0;
}

static bool parse_id(const char *text, char end, u16 *id)
{
	unsigned long value;
	char *rest;

	if (strspn(text, "0123456789abcdefABCDEFxX") == 0)
		return false;
	value = strtoul(text, &rest, 16);
	if (rest == text || *rest != end || value > 0xffff)
		return false;
	*id = value;
	return true;
}

static int verb_explain(int argc, char **argv)
{
	const char *colon = argc > 1 ? strchr(argv[1], ':') : NULL;
	struct database db = {};
	u16 vendor, device;

	if (!colon || !parse_id(argv[1], ':', &vendor) ||
	    !parse_id(colon + 1, '\0', &device))
		return misuse("explain: expected VENDOR:DEVICE in hex, such as 8086:1c10%s%s",
			      argc > 1 ? ", not " : "",
			      argc > 1 ? argv[1] : "");
	if (load(&db, argc - 2, argv + 2))
		return 1;
	explain(&db.tree, db.sorted, db.index, vendor, device);
	return 0;
}

static int verb_list(int argc, char **argv)
{
	bool json = take_option(&argc, &argv, "--json");
	struct database db = {};

	if (load(&db, argc - 1, argv + 1))
		return 1;
	if (json)
		return print_list_json(&db.tree, db.sorted, db.index) ? 1 : 0;
	print_list(&db.tree, db.sorted, db.index);
	return 0;
}

static int verb_stats(int argc, char **argv)
{
	bool json = take_option(&argc, &argv, "--json");
	struct database db = {};
	struct stats stats;

	if (load(&db, argc - 1, argv + 1))
		return 1;
	count_stats(&stats, &db.tree, db.sorted, db.index);
	if (json)
		return print_stats_json(&stats) ? 1 : 0;
	print_stats(&stats);
	return 0;
}

static int verb_rst(int argc, char **argv)
{
	struct database db = {};

	if (load(&db, argc - 1, argv + 1))
		return 1;
	print_rst(&db.tree);
	return 0;
}

static const struct verb {
	const char *name;
	int (*run)(int argc, char **argv);
} verbs[] = {
	{ "check", verb_check },
	{ "fmt", verb_fmt },
	{ "diff", verb_diff },
	{ "compile", verb_compile },
	{ "notes", verb_notes },
	{ "vectors", verb_vectors },
	{ "explain", verb_explain },
	{ "list", verb_list },
	{ "stats", verb_stats },
	{ "rst", verb_rst },
};

static int run_verb(int argc, char **argv)
{
	size_t i;

	if (!argc)
		return misuse("expected " VERBS);
	for (i = 0; i < ARRAY_SIZE(verbs); i++)
		if (!strcmp(verbs[i].name, argv[0]))
			return verbs[i].run(argc, argv);
	return misuse("unknown verb %s: expected " VERBS, argv[0]);
}

static int run(int argc, char **argv)
{
	static const struct option options[] = {
		{ "help", no_argument, NULL, 'h' },
		{ "version", no_argument, NULL, 'V' },
		{}
	};

	/* The '+' leaves the options of a verb to the verb */
	switch (getopt_long(argc, argv, "+hV", options, NULL)) {
	case -1:
		return run_verb(argc - optind, argv + optind);
	case 'h':
		fputs(usage, stdout);
		return 0;
	case 'V':
		puts("acsgen " VERSION);
		return 0;
	default:
		fputs("acsgen: try 'acsgen --help'\n", stderr);
		return 1;
	}
}

int main(int argc, char **argv)
{
	int ret = run(argc, argv);

	if (error_count())
		fprintf(stderr, "acsgen: %u error%s\n", error_count(),
			error_count() == 1 ? "" : "s");
	arena_free();

	if (fflush(stdout) || ferror(stdout)) {
		fputs("acsgen: error: cannot write the output\n", stderr);
		return ret ? ret : 1;
	}
	return ret;
}
