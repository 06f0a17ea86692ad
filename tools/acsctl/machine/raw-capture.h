/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Config space of a machine as the source has it, before anything is left out,
 * and what the source says in words about each function.
 */
#ifndef ACSCTL_MACHINE_RAW_CAPTURE_H
#define ACSCTL_MACHINE_RAW_CAPTURE_H

#include "machine/machine.h"

/* The first and the last line of a capture; after the latter, a number */
#define CAPTURE_BEGIN		"=== acsctl capture ==="
#define CAPTURE_END		"=== end of acsctl capture: "
#define CAPTURE_WHOLE		", the whole machine"

/**
 * struct raw_words - what the source says in words about a function
 * @title: class and name as lspci prints them, or NULL
 * @driver: its driver, or NULL
 * @group: its IOMMU group, negative if there is none
 */
struct raw_words {
	char *title;
	char *driver;
	int group;
};

/**
 * struct raw_capture - functions as the source has them
 * @capture: config space
 * @words: one for each function of @capture
 * @is_whole: it has all functions of its machine
 */
struct raw_capture {
	struct acs_capture capture;
	struct raw_words *words;
	bool is_whole;
};

struct raw_capture *raw_capture_new(unsigned int room);
struct raw_capture *raw_capture_of_machine(const struct machine *machine);
void raw_capture_free(struct raw_capture *raw);

#endif /* ACSCTL_MACHINE_RAW_CAPTURE_H */
