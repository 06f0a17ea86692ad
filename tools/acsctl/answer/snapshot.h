/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Snapshots: a machine and its groups under one policy, as "acsctl groups
 * --json" has written them.
 */
#ifndef ACSCTL_ANSWER_SNAPSHOT_H
#define ACSCTL_ANSWER_SNAPSHOT_H

#include <jansson.h>

#include "judge/analysis.h"

/* Size of a buffer for an error message */
#define SNAPSHOT_WRONG	200

/**
 * struct snapshot_unknown - an unknown fact
 * @address: address of the function
 * @what: the fact
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
 * @name: human-readable name, or NULL
 * @running: what a running kernel with this engine last answered, or NULL
 * @reported: reported IOMMU group, or GROUP_NONE
 * @place: its group
 * @isolates: whether it provides SV, RR, CR and UF
 * @reason: the reason, in the kernel's words
 * @unknown: unknown facts that its group depends on
 * @unknown_count: number of @unknown
 *
 * Strings belong to the document.
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
 * @document: the document that it was read from
 * @functions: its functions
 * @count: number of @functions
 * @shows_groups: IOMMU groups of a running kernel are reported
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
