// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsgen blob: check, then write the rules as a binary file
 */
#include "output/blob.h"
#include "output/product.h"
#include "verbs/command.h"
#include "verbs/frame.h"

static int run(const struct command *command)
{
	struct product product;
	struct database db = {};
	const char *blob;
	size_t size;
	int status;

	if (!command->to)
		return misuse(command->verb, "blob: expected -o FILE");
	status = load_operands(command, 0, &db);
	if (status)
		return status;
	blob = make_blob(&db, &size);
	if (!blob)
		return FAILED;
	begin_product(&product, command->to);
	fwrite(blob, 1, size, product.text.out);
	return finish_command(command, &product, &db.tree);
}

const struct verb verb_blob = {
	.name = "blob",
	.operands = "-o FILE FILE...",
	.summary = "check, then write the rules as a binary file",
	.about = "Writes a blob: the rules in a binary form that does not have "
		 "to be compiled.",
	.takes = TAKES_WARNINGS | TAKES_FILE,
	.run = run,
};
