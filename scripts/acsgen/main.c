// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsgen: checks the ACS quirk database and compiles it into kernel tables.
 */
#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/nearest.h"
#include "checks/pci-ids.h"
#include "checks/switches.h"
#include "database/database.h"
#include "diff/diff.h"
#include "language/layout.h"
#include "language/tree.h"
#include "output/emit.h"

#define VERSION	"0.1"
#define VERBS	"check, fmt, diff, compile, notes, examples, vectors, explain, list, stats or rst"
/* Exit status */
#define MISUSED	2
#define TROUBLE	2

static const char usage[] =
	"Usage: acsgen check [OPTION...] FILE...\n"
	"       acsgen fmt [--check] FILE...\n"
	"       acsgen diff [--json] [OPTION...] OLD NEW\n"
	"       acsgen compile -o DIR [OPTION...] FILE...\n"
	"       acsgen notes -o DIR [OPTION...] FILE...\n"
	"       acsgen examples -o DIR [OPTION...] FILE...\n"
	"       acsgen vectors -o DIR [OPTION...] FILE...\n"
	"       acsgen explain VENDOR:DEVICE [OPTION...] FILE...\n"
	"       acsgen list [--json] [OPTION...] FILE...\n"
	"       acsgen stats [--json] [OPTION...] FILE...\n"
	"       acsgen rst [OPTION...] FILE...\n"
	"       acsgen --help | check --help | --version\n"
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
	"  examples  check, then write DIR/acs-policy-examples.c: what the rules say of\n"
	"            certain devices, for tests of the engine\n"
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
	"An OPTION is one of these; the later one counts:\n"
	"\n"
	"  -WNAME, -Wno-NAME              warn, or do not; 'check --help' lists the names\n"
	"  -Wall, -Wno-all                the same of all\n"
	"  -Werror, -Wno-error            take warnings for errors, or do not\n"
	"  -Werror=NAME, -Wno-error=NAME  the same of one\n"
	"  --pci-ids=FILE                 the ids that devices have, for -Wunlisted-ids\n"
	"  --depfile=FILE                 behind -o DIR: write for make which files the\n"
	"                                 product is made from\n"
	"\n"
	"Exit status: 0 if all is well, 1 after an error, 2 if acsgen is misused. That of\n"
	"diff is 0 if both mean the same, 1 if they differ, 2 after an error.\n";

static const char check_usage[] =
	"Usage: acsgen check [OPTION...] FILE...\n"
	"\n"
	"Reports mistakes in the files, taken together. The checks are listed below,\n"
	"with what they find. What stands behind the name is what becomes of it:\n"
	"'error' is final; 'warning' can be switched off by -Wno-NAME; 'off' is a\n"
	"warning that -WNAME or -Wall asks for. All verbs check before they go to work.\n"
	"'acsgen --help' lists the options.\n"
	"\n";

__attribute__((format(printf, 1, 2)))
static int misuse(const char *format, ...)
{
	va_list args;

	fputs("acsgen: error: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputs("\nacsgen: try 'acsgen --help'\n", stderr);
	return MISUSED;
}

static int unknown_option(const char *option, const char *const *known)
{
	struct nearest nearest;

	/* Without what belongs to it */
	nearest_begin(&nearest, option, strcspn(option, "="));
	nearest_try_all(&nearest, known);
	return misuse("unknown option %s%s", option, did_you_mean(&nearest));
}

/* Obeys the options; sets @count and @paths to the files */
static int take_options(struct database *db, int *count, char ***paths)
{
	static const char *const known[] = {
		"--pci-ids", "--json", "--depfile", "-Wall", "-Werror", "-o",
		"--help", NULL
	};
	static const char pci_ids[] = "--pci-ids=", depfile[] = "--depfile=";

	for (; *count && ***paths == '-'; (*count)--, (*paths)++) {
		const char *option = **paths, *wrong;

		if (!strncmp(option, pci_ids, strlen(pci_ids))) {
			set_pci_ids(option + strlen(pci_ids));
			continue;
		}
		if (db->directory && !strncmp(option, depfile, strlen(depfile))) {
			db->depfile = option + strlen(depfile);
			continue;
		}
		if (strncmp(option, "-W", 2) || !option[2])
			return unknown_option(option, known);
		wrong = switch_warnings(option + 2);
		if (wrong)
			return misuse("%s: %s", option, wrong);
	}
	return 0;
}

static int expect_files(int count, char **paths)
{
	int i;

	if (count < 1)
		return misuse("expected at least one FILE");
	for (i = 0; i < count; i++)
		if (paths[i][0] == '-')
			return misuse("%s stands behind a FILE: expected options before the files",
				      paths[i]);
	return 0;
}

static int load(struct database *db, int count, char **paths)
{
	int ret = take_options(db, &count, &paths);

	if (!ret)
		ret = expect_files(count, paths);
	return ret ? ret : load_files(db, count, paths);
}

static int verb_check(int argc, char **argv)
{
	struct database db = {};

	if (argc > 1 && !strcmp(argv[1], "--help")) {
		fputs(check_usage, stdout);
		list_checks(stdout);
		return 0;
	}
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
		return load_files(db, 1, &path);

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
	return load_files(db, count, paths);
}

static int verb_diff(int argc, char **argv)
{
	bool json = take_option(&argc, &argv, "--json");
	struct database old = {}, new = {};
	struct diff diff = { .db = { &old, &new } };

	argc--;
	argv++;
	if (take_options(&old, &argc, &argv))
		return TROUBLE;
	if (argc != 2 || argv[1][0] == '-') {
		misuse("diff: expected OLD and NEW, each a file or a folder");
		return TROUBLE;
	}
	if (load_path(&old, argv[0]) || load_path(&new, argv[1]))
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
	db->directory = argv[2];
	return load(db, argc - 3, argv + 3);
}

/* Writes the files that the product is made from, if that is asked for */
static int finish(const struct database *db, int failed, const char *name)
{
	if (failed)
		return 1;
	if (!db->depfile)
		return 0;
	return emit_depfile(db->depfile, db->directory, name, &db->tree) ? 1
									 : 0;
}

static int verb_compile(int argc, char **argv)
{
	struct database db = {};
	int ret = load_for_directory(&db, argc, argv);

	if (ret)
		return ret;
	return finish(&db, emit_tables(db.directory, &db.tree, db.sorted,
				       db.index), "acs-policy-db.c");
}

static int verb_notes(int argc, char **argv)
{
	struct database db = {};
	int ret = load_for_directory(&db, argc, argv);

	if (ret)
		return ret;
	return finish(&db, emit_notes(db.directory, &db.tree, db.sorted),
		      "acs-policy-notes.c");
}

static int verb_examples(int argc, char **argv)
{
	struct database db = {};
	int ret = load_for_directory(&db, argc, argv);

	if (ret)
		return ret;
	return finish(&db, emit_examples(db.directory, &db.tree),
		      "acs-policy-examples.c");
}

static int verb_vectors(int argc, char **argv)
{
	struct database db = {};
	int ret = load_for_directory(&db, argc, argv);

	if (ret)
		return ret;
	return finish(&db, emit_vectors(db.directory, &db.tree),
		      "acs-policy-vectors.c");
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
	int ret;

	if (!colon || !parse_id(argv[1], ':', &vendor) ||
	    !parse_id(colon + 1, '\0', &device))
		return misuse("explain: expected VENDOR:DEVICE in hex, such as 8086:1c10%s%s",
			      argc > 1 ? ", not " : "",
			      argc > 1 ? argv[1] : "");
	ret = load(&db, argc - 2, argv + 2);
	if (ret)
		return ret;
	explain(&db.tree, db.sorted, db.index, vendor, device);
	return 0;
}

static int verb_list(int argc, char **argv)
{
	bool json = take_option(&argc, &argv, "--json");
	struct database db = {};
	int ret;

	ret = load(&db, argc - 1, argv + 1);
	if (ret)
		return ret;
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
	int ret;

	ret = load(&db, argc - 1, argv + 1);
	if (ret)
		return ret;
	count_stats(&stats, &db.tree, db.sorted, db.index);
	if (json)
		return print_stats_json(&stats) ? 1 : 0;
	print_stats(&stats);
	return 0;
}

static int verb_rst(int argc, char **argv)
{
	struct database db = {};
	int ret;

	ret = load(&db, argc - 1, argv + 1);
	if (ret)
		return ret;
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
	{ "examples", verb_examples },
	{ "explain", verb_explain },
	{ "list", verb_list },
	{ "stats", verb_stats },
	{ "rst", verb_rst },
};

static int run_verb(int argc, char **argv)
{
	struct nearest nearest;
	size_t i;

	if (!argc)
		return misuse("expected " VERBS);
	nearest_begin(&nearest, argv[0], strlen(argv[0]));
	for (i = 0; i < ARRAY_SIZE(verbs); i++) {
		if (!strcmp(verbs[i].name, argv[0]))
			return verbs[i].run(argc, argv);
		nearest_try(&nearest, verbs[i].name);
	}
	return misuse("unknown verb %s: expected " VERBS "%s", argv[0],
		      did_you_mean(&nearest));
}

static int run(int argc, char **argv)
{
	static const char *const known[] = { "--help", "--version", NULL };
	const char *word = argc > 1 ? argv[1] : "";

	if (!strcmp(word, "--help") || !strcmp(word, "-h")) {
		fputs(usage, stdout);
		return 0;
	}
	if (!strcmp(word, "--version") || !strcmp(word, "-V")) {
		puts("acsgen " VERSION);
		return 0;
	}
	if (*word == '-')
		return unknown_option(word, known);
	return run_verb(argc - 1, argv + 1);
}

int main(int argc, char **argv)
{
	int ret = run(argc, argv);

	print_counts();
	arena_free();

	if (fflush(stdout) || ferror(stdout)) {
		fputs("acsgen: error: cannot write the output\n", stderr);
		return ret ? ret : 1;
	}
	return ret;
}
