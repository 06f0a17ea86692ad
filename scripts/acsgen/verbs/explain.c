// SPDX-License-Identifier: GPL-2.0-only
/*
 * acsgen explain: print what the rules say about a device
 */
#include <stdlib.h>
#include <string.h>

#include "output/print.h"
#include "verbs/command.h"
#include "verbs/frame.h"

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

static int run(const struct command *command)
{
	const char *id = command->operand_count ? command->operands[0] : "";
	const char *colon = strchr(id, ':');
	struct database db = {};
	u16 vendor, device;
	int status;

	if (!colon || !parse_id(id, ':', &vendor) ||
	    !parse_id(colon + 1, '\0', &device))
		return misuse(command->verb,
			      "explain: expected VENDOR:DEVICE in hex, such as 8086:1c10%s%s",
			      command->operand_count ? ", not " : "", id);
	status = load_operands(command, 1, &db);
	if (!status)
		print_explanation(&db, vendor, device);
	return status;
}

const struct verb verb_explain = {
	.name = "explain",
	.operands = "VENDOR:DEVICE FILE...",
	.summary = "print what the rules say about a device",
	.about = "Prints what the rules say about a device, such as 8086:1c10.",
	.takes = TAKES_WARNINGS,
	.run = run,
};
