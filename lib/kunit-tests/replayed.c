// SPDX-License-Identifier: GPL-2.0-only
/*
 * Loads, starts and compares the machines that tests replay.
 */
#include <linux/init.h>
#include <linux/initrd.h>
#include <linux/iommu.h>
#include <linux/kernel_read_file.h>
#include <linux/kmsg_dump.h>
#include <linux/printk.h>
#include <linux/vmalloc.h>

#include "engine.h"
#include "machine.h"
#include "replayed.h"
#include "test-seam.h"

#define FILE_MAX	65536
#define PATH_SIZE	100

/* One wrong pair of functions makes a case fail; a few more help to see why */
#define DIFFERENCES_TOLD	5

static struct replayed machines[REPLAYED_MAX];
static unsigned int machine_count;

static struct acs_replay *loaded;
static bool started;
static bool talked;
static const struct acs_policy *policy_before;
static const struct acs_policy no_policy;

/* Reads a file as a string, which vfree() frees; NULL if it cannot be read */
static char *read_file(const char *path)
{
	void *text = NULL;
	char *string = NULL;
	int length = kernel_read_file_from_path_initns(path, 0, &text, FILE_MAX,
						       NULL, READING_UNKNOWN);

	if (length < 0)
		return NULL;
	string = vmalloc(length + 1);
	if (string) {
		memcpy(string, text, length);
		string[length] = 0;
	}
	vfree(text);
	return string;
}

static char *read_of(const struct replayed *machine, const char *file)
{
	char path[PATH_SIZE];

	snprintf(path, sizeof(path), "/replay/%s/%s", machine->name, file);
	return read_file(path);
}

static void read_index(void)
{
	char *text, *rest, *line;

	if (machine_count)
		return;

	wait_for_initramfs();
	text = read_file("/replay/index");
	rest = text;
	while (machine_count < REPLAYED_MAX && (line = strsep(&rest, "\n"))) {
		char *name = strsep(&line, " ");

		if (!*name)
			continue;
		strscpy(machines[machine_count].name, name, REPLAYED_NAME);
		machines[machine_count++].absent = line;
	}
	vfree(text);
	/* A machine without a name stands for an empty index */
	if (!machine_count)
		machine_count = 1;
}

/**
 * acs_replayed_next - parameter generator: the machines of the index
 * @last: the previous machine, or NULL to begin
 * @desc: set to the name of the next machine
 *
 * Return: the next machine, or NULL after the last one. If there is no index, a
 * machine with an empty name, which acs_replayed_load() skips.
 */
const void *acs_replayed_next(const void *last, char *desc)
{
	const struct replayed *next = machines;

	read_index();
	if (last)
		next = (const struct replayed *)last + 1;
	if (next == machines + machine_count)
		return NULL;
	strscpy(desc, *next->name ? next->name : "any machine",
		KUNIT_PARAM_DESC_SIZE);
	return next;
}

static void note_mistake(void *context,
			 const struct acs_capture_mistake *mistake)
{
	struct kunit *test = context;

	kunit_info(test, "line %u: %s", mistake->line, mistake->what);
}

/**
 * acs_replayed_load - load a machine, or skip the case if it is not available
 * @test: the case; ends with acs_replayed_exit(), which frees it
 * @machine: the machine
 *
 * Return: the machine, which is not running yet.
 */
struct acs_replay *acs_replayed_load(struct kunit *test,
				     const struct replayed *machine)
{
	char path[PATH_SIZE];

	if (!*machine->name)
		kunit_skip(test, "no machines in the initial RAM file system");
	if (machine->absent)
		kunit_skip(test, "the capture of %s is not at hand",
			   machine->name);

	snprintf(path, sizeof(path), "/replay/%s/machine.lspci",
		 machine->name);
	loaded = acs_replay_load(path, note_mistake, test);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, loaded);

	if (acs_replayed_has(machine, "machine.rcba")) {
		snprintf(path, sizeof(path), "/replay/%s/machine.rcba",
			 machine->name);
		KUNIT_ASSERT_EQ(test, 0,
				acs_replay_load_memory(loaded, path,
						       note_mistake, test));
	}
	return loaded;
}

/**
 * acs_replayed_has - check whether a machine has a file
 * @machine: the machine
 * @file: its name
 *
 * Return: true if it has.
 */
bool acs_replayed_has(const struct replayed *machine, const char *file)
{
	char *text = read_of(machine, file);

	vfree(text);
	return text;
}

/**
 * acs_replayed_partition - make a partition
 * @test: frees it
 * @count: number of functions
 *
 * Return: the partition, with no function in a group.
 */
struct partition *acs_replayed_partition(struct kunit *test, unsigned int count)
{
	struct partition *p = kunit_kzalloc(test, sizeof(*p), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, p);
	p->group = kunit_kmalloc_array(test, count, sizeof(*p->group),
				       GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, p->group);
	p->count = count;
	memset(p->group, 0xff, count * sizeof(*p->group));
	return p;
}

static int find_function(const struct acs_replay *replay, const char *name)
{
	static struct acs_capture_function wanted;
	unsigned int i;
	bool unused;

	if (!acs_capture_parse_address(name, strlen(name), &wanted, &unused))
		return -1;
	for (i = 0; i < replay->capture.count; i++) {
		const struct acs_capture_function *f =
			&replay->capture.functions[i];

		if (f->domain == wanted.domain && f->bus == wanted.bus &&
		    f->devfn == wanted.devfn)
			return i;
	}
	return -1;
}

static void take_addresses(struct kunit *test,
			   const struct acs_replay *replay,
			   struct partition *p, int group, char *rest)
{
	char *name;

	while ((name = strsep(&rest, " "))) {
		int i = find_function(replay, name);

		if (!*name)
			continue;
		if (i < 0 || p->group[i] >= 0)
			KUNIT_FAIL(test, "expectation: %s is %s", name,
				   i < 0 ? "not in the capture" :
					   "in two groups");
		else
			p->group[i] = group;
	}
}

/**
 * acs_replayed_expectation - read the groups that a machine should have
 * @test: the case
 * @machine: the machine
 * @replay: the same machine, loaded
 * @file: name of the file with the groups; the policy in it is set
 *
 * Return: the groups.
 */
struct partition *acs_replayed_expectation(struct kunit *test,
					   const struct replayed *machine,
					   const struct acs_replay *replay,
					   const char *file)
{
	struct partition *p =
		acs_replayed_partition(test, replay->capture.count);
	char *text = read_of(machine, file), *rest = text, *line;
	int group = -1;

	KUNIT_ASSERT_NOT_NULL_MSG(test, text, "%s has no file %s",
				  machine->name, file);
	while ((line = strsep(&rest, "\n"))) {
		char *word = strsep(&line, " ");

		if (!strcmp(word, "policy") && line)
			acs_machine_set_option(test, line);
		else if (!strcmp(word, "group") && line)
			take_addresses(test, replay, p, ++group, line);
		else if (!strcmp(word, "also") && line)
			take_addresses(test, replay, p, group, line);
		else if (!strcmp(word, "pasid") && line)
			continue;
		else if (*word && *word != '#')
			KUNIT_FAIL(test, "expectation: not a line: %s", word);
	}
	vfree(text);
	KUNIT_EXPECT_GE_MSG(test, group, 0, "%s: %s has no group",
			    machine->name, file);
	return p;
}

/**
 * acs_replayed_pasid - read which functions of a machine should get PASID
 * @test: the case
 * @machine: the machine
 * @replay: the same machine, loaded
 * @file: name of the file with the expectation
 *
 * Return: a partition in which they are in group 0, and all others in none.
 */
struct partition *acs_replayed_pasid(struct kunit *test,
				     const struct replayed *machine,
				     const struct acs_replay *replay,
				     const char *file)
{
	struct partition *p =
		acs_replayed_partition(test, replay->capture.count);
	char *text = read_of(machine, file), *rest = text, *line;

	while ((line = strsep(&rest, "\n"))) {
		char *word = strsep(&line, " ");

		if (!strcmp(word, "pasid") && line)
			take_addresses(test, replay, p, 0, line);
	}
	vfree(text);
	return p;
}

/*
 * KUnit's last line has no newline, and printk() holds it back until the next
 * line. It must not get lost while console output is suppressed.
 */
static int hush(struct kunit *test)
{
	int loglevel = console_loglevel;

	if (!talked || READ_ONCE(test->status) == KUNIT_FAILURE)
		pr_info("\n");
	talked = true;
	console_loglevel = LOGLEVEL_ERR;
	return loglevel;
}

/**
 * acs_replayed_start_early - start a machine without its late host bridges
 * @test: the case
 * @replay: the result of acs_replayed_load()
 *
 * The messages of enumeration are long, so they are only logged and not printed
 * to the console.
 */
void acs_replayed_start_early(struct kunit *test, struct acs_replay *replay)
{
	int loglevel = hush(test);
	int ret;

	ret = acs_replay_start(replay);
	console_loglevel = loglevel;
	KUNIT_ASSERT_EQ(test, ret, 0);
	started = true;
}

/**
 * acs_replayed_add_late - let the late host bridges of a machine come
 * @test: the case
 * @replay: the machine, started by acs_replayed_start_early()
 */
void acs_replayed_add_late(struct kunit *test, struct acs_replay *replay)
{
	int loglevel = hush(test);
	int ret;

	ret = acs_replay_add_late(replay);
	console_loglevel = loglevel;
	KUNIT_ASSERT_EQ(test, ret, 0);
}

/**
 * acs_replayed_start - start a machine
 * @test: the case
 * @replay: the result of acs_replayed_load()
 */
void acs_replayed_start(struct kunit *test, struct acs_replay *replay)
{
	acs_replayed_start_early(test, replay);
	acs_replayed_add_late(test, replay);
}

/**
 * acs_replayed_stop - stop the running machine
 * @test: the case
 */
void acs_replayed_stop(struct kunit *test)
{
	int loglevel;

	if (!started)
		return;
	loglevel = hush(test);
	acs_replay_stop(loaded);
	console_loglevel = loglevel;
	started = false;
}

/**
 * acs_replayed_groups - get the groups that the kernel has formed
 * @replay: the running machine
 * @partition: set to its groups
 */
void acs_replayed_groups(const struct acs_replay *replay,
			 struct partition *partition)
{
	unsigned int i;

	for (i = 0; i < partition->count; i++) {
		struct pci_dev *dev = replay->functions[i].dev;
		struct iommu_group *group = dev ? iommu_group_get(&dev->dev)
						: NULL;

		partition->group[i] = group ? iommu_group_id(group) : -1;
		iommu_group_put(group);
	}
}

static bool is_grouped(const struct partition *p, unsigned int i)
{
	return p->group[i] >= 0;
}

static bool are_together(const struct partition *p, unsigned int i,
			 unsigned int j)
{
	return p->group[i] == p->group[j];
}

/**
 * acs_replayed_same - check whether two partitions are the same
 * @a: one partition
 * @b: the other partition
 *
 * Return: true if they are.
 */
bool acs_replayed_same(const struct partition *a, const struct partition *b)
{
	unsigned int i, j;

	for (i = 0; i < a->count; i++)
		for (j = 0; j < i; j++)
			if (are_together(a, i, j) != are_together(b, i, j))
				return false;
	return true;
}

/**
 * acs_replayed_compare - expect two partitions to be the same
 * @test: the case
 * @replay: the machine
 * @expected: the groups that it should have
 * @real: the groups that it has
 */
void acs_replayed_compare(struct kunit *test, const struct acs_replay *replay,
			  const struct partition *expected,
			  const struct partition *real)
{
	const struct acs_capture *capture = &replay->capture;
	unsigned int i, j, told = 0;
	char one[20], other[20];

	for (i = 0; i < expected->count; i++) {
		acs_capture_format_address(one, sizeof(one), capture,
					   &capture->functions[i]);
		if (is_grouped(expected, i) != is_grouped(real, i))
			KUNIT_FAIL(test, "%s is in %s group", one,
				   is_grouped(real, i) ? "a" : "no");
		for (j = 0; j < i && told < DIFFERENCES_TOLD; j++) {
			bool together = are_together(real, i, j);

			if (are_together(expected, i, j) == together)
				continue;
			acs_capture_format_address(other, sizeof(other),
						   capture,
						   &capture->functions[j]);
			KUNIT_FAIL(test, "%s and %s are %s, but should not be",
				   other, one, together ? "together" : "apart");
			told++;
		}
	}
}

static void begin_log(struct kmsg_dump_iter *iter, u64 since)
{
	kmsg_dump_rewind(iter);
	iter->cur_seq = since;
}

/* Gets the next line of the log as a string */
static bool next_line(struct kmsg_dump_iter *iter, char *line, size_t size)
{
	size_t length;

	if (!kmsg_dump_get_line(iter, true, line, size - 1, &length))
		return false;
	line[length] = 0;
	return true;
}

/**
 * acs_replayed_listen - find what the engine has logged about a device
 * @talk: filled in
 * @dev: the device
 * @since: start of the search, from acs_replayed_log_end()
 */
void acs_replayed_listen(struct replayed_talk *talk, struct pci_dev *dev,
			 u64 since)
{
	struct kmsg_dump_iter iter;
	char line[400], sought[40];

	memset(talk, 0, sizeof(*talk));
	snprintf(sought, sizeof(sought), "%s: ACS: ", pci_name(dev));
	begin_log(&iter, since);
	while (next_line(&iter, line, sizeof(line))) {
		const char *text = strstr(line, sought);

		if (!text)
			continue;
		talk->lines++;
		/* <level>[time] text */
		if (line[1] <= '4' && line[2] == '>')
			talk->warnings++;
		if (!strcmp(talk->last, text))
			talk->repeated = true;
		strscpy(talk->last, text, sizeof(talk->last));
	}
}

/**
 * acs_replayed_count - count the lines of the log that have a text
 * @text: the text
 * @since: start of the search, from acs_replayed_log_end()
 *
 * Return: their number.
 */
unsigned int acs_replayed_count(const char *text, u64 since)
{
	struct kmsg_dump_iter iter;
	unsigned int count = 0;
	char line[400];

	begin_log(&iter, since);
	while (next_line(&iter, line, sizeof(line)))
		if (strstr(line, text))
			count++;
	return count;
}

/**
 * acs_replayed_log_end - get the current end of the log
 *
 * Return: the position, for acs_replayed_listen().
 */
u64 acs_replayed_log_end(void)
{
	struct kmsg_dump_iter iter;

	kmsg_dump_rewind(&iter);
	return iter.next_seq;
}

/**
 * acs_replayed_init - begin a case
 * @test: the case
 *
 * Return: 0.
 */
int acs_replayed_init(struct kunit *test)
{
	talked = false;
	policy_before = acs_boot_policy;
	acs_boot_policy = &no_policy;
	return 0;
}

/**
 * acs_replayed_exit - end a case that began with acs_replayed_init()
 * @test: the case
 */
void acs_replayed_exit(struct kunit *test)
{
	acs_replayed_stop(test);
	if (!IS_ERR_OR_NULL(loaded))
		acs_replay_free(loaded);
	loaded = NULL;
	acs_test_bypass = false;
	acs_boot_policy = policy_before;
}
