/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What "acsctl groups --json" writes, read again: a machine and its groups
 * under one policy, as they were.
 */
#ifndef ACSCTL_ANSWER_SNAPSHOT_H
#define ACSCTL_ANSWER_SNAPSHOT_H

#include <jansson.h>

#include "judge/analysis.h"

/* Room for what is wrong with a snapshot */
#define SNAPSHOT_WRONG	200

/**
 * struct snapshot_unknown - something that is unknown
 * @address: of which function
 * @what: what that is
 */
struct snapshot_unknown {
	const char *address;
	const char *what;
};

/**
 * struct snapshot_function - a function
 * @address: as its source writes it
 * @domain: PCI domain
 * @bus: bus number
 * @devfn: device and function number
 * @above: the bridge above it, or NULL
 * @vendor: hexadecimal digits, or NULL
 * @device: hexadecimal digits, or NULL
 * @type: port type, or NULL
 * @multifunction: it is one of several functions
 * @name: for people, or NULL
 * @running: what a running kernel with this engine last answered, or NULL
 * @reported: IOMMU group that its source showed, or GROUP_NONE
 * @place: its groups
 * @isolates: whether it does what IOMMU groups ask for
 * @reason: in the kernel's words
 * @unknown: what its group hangs on
 * @unknown_count: number of @unknown
 *
 * Strings are the document's.
 */
struct snapshot_function {
	const char *address;
	u32 domain;
	u8 bus;
	u8 devfn;
	const struct snapshot_function *above;
	const char *vendor;
	const char *device;
	const char *type;
	enum fact multifunction;
	const char *name;
	const char *running;
	int reported;
	struct placement place;
	enum fact isolates;
	const char *reason;
	struct snapshot_unknown *unknown;
	unsigned int unknown_count;
};

/**
 * struct snapshot - a machine
 * @document: what it was read from
 * @functions: its functions
 * @count: number of @functions
 * @shows_groups: some of them were in an IOMMU group of a running kernel
 */
struct snapshot {
	json_t *document;
	struct snapshot_function *functions;
	unsigned int count;
	bool shows_groups;
};

struct snapshot *snapshot_parse(const char *text, size_t length,
				const char *policy, char *wrong);
struct snapshot *snapshot_new(json_t *document, const char *policy,
			      char *wrong);
void snapshot_free(struct snapshot *snapshot);

#endif /* ACSCTL_ANSWER_SNAPSHOT_H */
