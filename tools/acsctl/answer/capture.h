/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A capture that can be sent to others, and what is missing from it.
 */
#ifndef ACSCTL_ANSWER_CAPTURE_H
#define ACSCTL_ANSWER_CAPTURE_H

#include "machine/raw-capture.h"

/**
 * struct capture - a capture to be written
 * @raw: what is in it
 * @blanked: how many functions had serial numbers, which are zero now
 * @headers: addresses of functions of which no more than the header is known,
 *	and that have capabilities; each with a blank before it
 * @halves: likewise, of PCI Express functions of which extended config space is
 *	not known
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
