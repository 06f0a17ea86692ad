/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The machines that tests replay: what the initial RAM file system holds of
 * them in /replay, and the groups that the kernel puts their functions into.
 *
 * The file /replay/index names a machine a line, followed by " absent" if its
 * capture is not at hand. The folder /replay/NAME holds the rest, see
 * tests/replay/machines/README.md.
 */
#ifndef ACS_TEST_REPLAYED_H
#define ACS_TEST_REPLAYED_H

#include <kunit/test.h>

#include "core.h"
#include "replay.h"

#define REPLAYED_MAX	64
#define REPLAYED_NAME	40

/**
 * struct replayed - a machine of the index
 * @name: of its folder; "" if there is no index
 * @absent: its capture is not at hand
 */
struct replayed {
	char name[REPLAYED_NAME];
	bool absent;
};

/**
 * struct partition - which functions of a machine are together
 * @count: number of functions
 * @group: for each, a number that those with it have as well; -1 for none
 */
struct partition {
	unsigned int count;
	int *group;
};

/**
 * struct replayed_talk - what the log says of a function
 * @lines: lines of the engine
 * @warnings: how many of them are warnings
 * @last: the last of them
 * @repeated: one came twice in a row
 */
struct replayed_talk {
	unsigned int lines;
	unsigned int warnings;
	char last[400];
	bool repeated;
};

const void *acs_replayed_next(const void *last, char *desc);
struct acs_replay *acs_replayed_load(struct kunit *test,
				     const struct replayed *machine);
bool acs_replayed_has(const struct replayed *machine, const char *file);
struct partition *acs_replayed_partition(struct kunit *test,
					 unsigned int count);
struct partition *acs_replayed_expectation(struct kunit *test,
					   const struct replayed *machine,
					   const struct acs_replay *replay,
					   const char *file);
void acs_replayed_start(struct kunit *test, struct acs_replay *replay);
void acs_replayed_stop(struct kunit *test);
void acs_replayed_groups(const struct acs_replay *replay,
			 struct partition *partition);
bool acs_replayed_same(const struct partition *a, const struct partition *b);
void acs_replayed_compare(struct kunit *test, const struct acs_replay *replay,
			  const struct partition *expected,
			  const struct partition *real);
void acs_replayed_listen(struct replayed_talk *talk, struct pci_dev *dev,
			 u64 since);
u64 acs_replayed_log_end(void);
int acs_replayed_init(struct kunit *test);
void acs_replayed_exit(struct kunit *test);

#endif /* ACS_TEST_REPLAYED_H */
