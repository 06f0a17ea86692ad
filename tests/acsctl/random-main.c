// SPDX-License-Identifier: GPL-2.0-only
/*
 * random groups | random text FILE
 */
#include <stdio.h>
#include <string.h>

#include "random.h"

int main(int argc, char **argv)
{
	if (argc == 2 && !strcmp(argv[1], "groups"))
		return random_groups();
	if (argc == 3 && !strcmp(argv[1], "text"))
		return random_text(argv[2]);
	fputs("random groups | random text FILE\n", stderr);
	return 2;
}
