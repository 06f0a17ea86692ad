// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsctl boot: shows how a system boots, and sets the option.
 */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "answer/boot-line.h"
#include "base/text.h"
#include "boot/boot.h"
#include "cli/options.h"
#include "cli/verb.h"
#include "output/boot-json.h"
#include "output/boot-text.h"
#include "output/json.h"
#include "output/lint-table.h"
#include "output/table.h"

/**
 * struct asked - what the user asked for
 * @request: as for all verbs, but without a source
 * @root: where the system's root is
 * @text: the option to set, or NULL
 * @clear: take the option out
 * @dry_run: write nothing
 * @line: the parsed option, or NULL
 */
struct asked {
	struct request request;
	const char *root;
	const char *text;
	bool clear;
	bool dry_run;
	struct boot_line *line;
};

enum {
	KEY_SET = 0x200,
	KEY_CLEAR,
	KEY_DRY_RUN,
	KEY_ROOT,
};

static const struct argp_option options[] = {
	{ "set", KEY_SET, "TEXT", 0,
	  "Write the option where the boot loader, or the tool that makes its "
	  "menu, takes options from" },
	{ "clear", KEY_CLEAR, NULL, 0, "Take the option out again" },
	{ "dry-run", KEY_DRY_RUN, NULL, 0,
	  "Show what would be written, and write nothing" },
	{ "root", KEY_ROOT, "DIR", 0,
	  "Where the root of the system is mounted (default: /)" },
	{}
};

static void check(struct asked *asked, struct argp_state *state)
{
	if (asked->text && asked->clear)
		argp_error(state, "--set and --clear exclude each other");
	if (asked->dry_run && !asked->text && !asked->clear)
		argp_error(state, "--dry-run needs --set or --clear");
	if (!asked->root)
		asked->root = "/";
	if (asked->text)
		asked->line = boot_line_read(asked->text);
}

static error_t parse(int key, char *arg, struct request *request,
		     struct argp_state *state)
{
	struct asked *asked = (struct asked *)request;

	switch (key) {
	case KEY_SET:
		asked->text = arg;
		break;
	case KEY_CLEAR:
		asked->clear = true;
		break;
	case KEY_DRY_RUN:
		asked->dry_run = true;
		break;
	case KEY_ROOT:
		asked->root = arg;
		break;
	case ARGP_KEY_END:
		check(asked, state);
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static bool has_root(const struct asked *asked)
{
	DIR *folder = opendir(asked->root);

	if (folder)
		closedir(folder);
	else
		fprintf(stderr, "acsctl: %s: %s\n", asked->root,
			strerror(errno));
	return folder;
}

static void print_lint(const struct asked *asked, const struct lint *lint)
{
	const struct lint_view view = {
		.option = asked->text,
		.line = asked->line,
		.lint = lint,
	};

	lint_print(&view, stderr);
}

/* What the machine makes of the option; no machine is no reason to stop */
static void lint_machine(const struct asked *asked)
{
	char *sysfs = root_path(asked->root, "/sys");
	struct source source = {
		.sysfs = sysfs,
		.names = asked->request.names,
	};
	struct machine *machine = NULL;
	struct lint *lint;

	if (root_is_folder(sysfs, "/bus/pci/devices"))
		machine = source_read(&source, stderr);
	if (machine) {
		lint = lint_new(machine, &asked->line->policy, NULL,
				&asked->request.assumptions);
		if (lint->warning_count)
			print_lint(asked, lint);
		lint_free(lint);
		machine_free(machine);
	}
	free(sysfs);
}

/* Returns false if the option has mistakes */
static bool lint(const struct asked *asked)
{
	if (!asked->line)
		return true;
	if (asked->line->mistake_count) {
		print_lint(asked, NULL);
		fputs("acsctl: nothing was written: mend the option first\n",
		      stderr);
		return false;
	}
	lint_machine(asked);
	return true;
}

static bool claims(const struct boot_line *line)
{
	unsigned int i;

	for (i = 0; line && i < line->policy.item_count; i++)
		if (line->policy.items[i].mode == ACS_MODE_OVERRIDE)
			return true;
	return false;
}

static void show(const struct asked *asked, const struct boot *boot,
		 bool written)
{
	char *words = asked->line ? boot_words(&asked->line->policy) :
				    text_copy("");
	struct boot_view view = {
		.boot = boot,
		.asked = asked->text || asked->clear,
		.words = words,
		.override = claims(asked->line),
		.written = written,
		.width = output_width(),
		.color = request_uses_color(&asked->request),
	};

	if (asked->request.json)
		json_write(boot_json(&view), true, stdout);
	else
		boot_print(&view, stdout);
	free(words);
}

static int change(const struct asked *asked, struct boot *boot)
{
	bool write = !asked->dry_run && boot_is_clear(boot);
	const char *failed;

	boot_plan(boot, asked->line ? &asked->line->policy : NULL);
	failed = write ? boot_write(boot) : NULL;
	if (failed) {
		fprintf(stderr, "acsctl: %s: %s; files before it are written\n",
			failed, strerror(errno));
		return EXIT_UNREADABLE;
	}
	show(asked, boot, write);
	return boot_is_clear(boot) ? EXIT_YES : EXIT_NO;
}

static int run(const struct request *request)
{
	const struct asked *asked = (const struct asked *)request;
	struct boot *boot;
	int status;

	if (!has_root(asked))
		return EXIT_UNREADABLE;
	if (!lint(asked))
		return EXIT_NO;
	boot = boot_read(asked->root);
	if (asked->text || asked->clear) {
		status = change(asked, boot);
	} else {
		show(asked, boot, false);
		status = boot_is_clear(boot) ? EXIT_YES : EXIT_NO;
	}
	boot_free(boot);
	return status;
}

static void release(struct request *request)
{
	struct asked *asked = (struct asked *)request;

	if (asked->line)
		boot_line_free(asked->line);
}

const struct verb verb_boot = {
	.name = "boot",
	.summary = "how this machine boots, and the option in its boot loader",
	.doc = "Shows the boot loaders of a system, which option they give to "
	       "the kernel, and which kernels understand it. TEXT is an option "
	       "as for \"acsctl lint\". Where acsctl does not understand "
	       "everything, it writes nothing.",
	.examples = "  acsctl boot\n"
		    "  acsctl boot --dry-run --set='quirk;override@00:01.1'\n",
	.options = options,
	.shared = only_output_options,
	.size = sizeof(struct asked),
	.parse = parse,
	.run = run,
	.release = release,
};
