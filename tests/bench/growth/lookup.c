// SPDX-License-Identifier: GPL-2.0-only
/*
 * Measures how long the engine takes to find the rule of a device. Reads IDs
 * from standard input, one hexadecimal VENDOR:DEVICE per line, and prints
 * nanoseconds per lookup in the best of several rounds. This is processor time,
 * which other processes do not affect.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "core.h"

#define IDS_MAX	0x100000
#define ROUNDS	20

static struct {
	u16 vendor;
	u16 device;
} ids[IDS_MAX];

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return time.tv_sec * 1e9 + time.tv_nsec;
}

/* Returns the number of rules found, so that no lookup is optimized away */
static unsigned int look_up(unsigned int count)
{
	struct acs_device dev = { .type = PCI_EXP_TYPE_ROOT_PORT };
	unsigned int i, found = 0;

	for (i = 0; i < count; i++) {
		dev.vendor = ids[i].vendor;
		dev.device = ids[i].device;
		if (acs_find_rule(&acs_policy_db, &dev))
			found++;
	}
	return found;
}

int main(void)
{
	unsigned int count = 0, found = 0, round;
	double best = 0;

	while (count < IDS_MAX && scanf("%hx:%hx", &ids[count].vendor,
					&ids[count].device) == 2)
		count++;
	if (!count)
		return 1;

	for (round = 0; round < ROUNDS; round++) {
		double time = now();

		found = look_up(count);
		time = now() - time;
		if (!round || time < best)
			best = time;
	}
	printf("%.2f %u\n", best / count, found);
	return 0;
}
