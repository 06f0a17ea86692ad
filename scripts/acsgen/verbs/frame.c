// SPDX-License-Identifier: GPL-2.0-only
/*
 * Common parts of the verbs.
 */
#include "base/arena.h"
#include "output/product.h"
#include "verbs/command.h"
#include "verbs/frame.h"

/**
 * load_operands - read and check the files that the command line names
 * @command: the command line
 * @first: the first operand that is a file
 * @db: empty; filled in
 *
 * Return: 0, or the exit status after an error message.
 */
int load_operands(const struct command *command, int first,
		  struct database *db)
{
	int count = command->operand_count - first;

	if (count < 1)
		return misuse(command->verb, "%s: expected at least one FILE",
			      command->verb->name);
	return load_files(db, count, command->operands + first) ? FAILED : 0;
}

/**
 * print_database - load files, and print something about them
 * @command: the command line
 * @print: prints it as text
 * @print_json: prints it as JSON, and returns 0 or an error; NULL if the verb
 *	does not take --json
 *
 * Return: the exit status.
 */
int print_database(const struct command *command,
		   void (*print)(const struct database *db),
		   int (*print_json)(const struct database *db))
{
	struct database db = {};
	int status = load_operands(command, 0, &db);

	if (status)
		return status;
	if (command->json)
		return print_json(&db) ? FAILED : 0;
	print(&db);
	return 0;
}

/**
 * finish_command - move what a command has written to its place
 * @command: the command line
 * @product: what was written
 * @tree: what it was made from
 *
 * Return: the exit status.
 */
int finish_command(const struct command *command, struct product *product,
		   const struct tree *tree)
{
	if (finish_product(product))
		return FAILED;
	if (command->depfile &&
	    write_depfile(command->depfile, product->path, tree))
		return FAILED;
	return 0;
}

/**
 * write_product - compile files into a file
 * @command: the command line
 * @name: of the file to write
 * @emit: writes it
 *
 * Return: the exit status.
 */
int write_product(const struct command *command, const char *name,
		  void (*emit)(FILE *out, const struct database *db))
{
	struct product product;
	struct database db = {};
	int status;

	if (!command->to)
		return misuse(command->verb, "%s: expected -o DIR",
			      command->verb->name);
	status = load_operands(command, 0, &db);
	if (status)
		return status;
	begin_product(&product, arena_printf("%s/%s", command->to, name));
	emit(product.text.out, &db);
	return finish_command(command, &product, &db.tree);
}
