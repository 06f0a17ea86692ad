/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The machines that tests replay, which are in /replay of the initramfs, and
 * the groups that the kernel puts their functions into.
 *
 * Each line of the file /replay/index names a machine, followed by " absent" if
 * its capture is not available. Its files are in /replay/NAME, see
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
 * @name: name of its directory; "" if there is no index
 * @absent: its capture is not available
 */
struct replayed {
	char name[REPLAYED_NAME];
	bool absent;
};

/**
 * struct partition - groups of a machine's functions
 * @count: number of functions
 * @group: number of each function's group, or -1 if it has none
 */
struct partition {
	unsigned int count;
	int *group;
};

/**
 * struct replayed_talk - what the log says about a function
 * @lines: number of lines that the engine has logged
 * @warnings: number of lines that are warnings
 * @last: the last line
 * @repeated: the same line was logged twice in a row
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
struct partition *acs_replayed_pasid(struct kunit *test,
				     const struct replayed *machine,
				     const struct acs_replay *replay,
				     const char *file);
void acs_replayed_start_early(struct kunit *test, struct acs_replay *replay);
void acs_replayed_add_late(struct kunit *test, struct acs_replay *replay);
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
unsigned int acs_replayed_count(const char *text, u64 since);
u64 acs_replayed_log_end(void);
int acs_replayed_init(struct kunit *test);
void acs_replayed_exit(struct kunit *test);

#endif /* ACS_TEST_REPLAYED_H */
