/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A machine in which a card sits behind another port.
 */
#ifndef ACSCTL_MACHINE_MOVED_H
#define ACSCTL_MACHINE_MOVED_H

#include "machine/machine.h"

/* Instead of a port: a card that is not in the machine yet */
#define NO_PORT		(~0U)

/**
 * struct moved - a machine in which a card has moved
 * @machine: the machine, linked; only its functions are its own
 * @origins: for each of its functions, the number that it has in the machine
 *	that it was made from; NO_PORT for a card that is not in that
 * @first: number of the first function of the card
 */
struct moved {
	struct machine machine;
	unsigned int *origins;
	unsigned int first;
};

struct moved *moved_new(const struct machine *machine, unsigned int from,
			unsigned int to);
void moved_free(struct moved *moved);

#endif /* ACSCTL_MACHINE_MOVED_H */
