/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A capture that can be shared, and what is missing from it.
 */
#ifndef ACSCTL_ANSWER_CAPTURE_H
#define ACSCTL_ANSWER_CAPTURE_H

#include "machine/raw-capture.h"

/**
 * struct capture - a capture to be written
 * @raw: the functions
 * @blanked: number of functions whose serial numbers were zeroed
 * @headers: addresses of functions with capabilities of which only the header
 *	is known, each after a blank
 * @halves: addresses of PCI Express functions whose extended config space is
 *	unknown, each after a blank
 */
struct capture {
	struct raw_capture *raw;
	unsigned int blanked;
	char *headers;
	char *halves;
};

struct capture *capture_new(struct raw_capture *raw, bool keeps_serials);
void capture_free(struct capture *capture);
bool capture_knows_beyond(const struct acs_capture_function *function,
			  unsigned int from);

#endif /* ACSCTL_ANSWER_CAPTURE_H */
