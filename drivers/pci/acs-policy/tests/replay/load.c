// SPDX-License-Identifier: GPL-2.0-only
/*
 * Loads machines from files, and starts and stops them.
 */
#include <linux/init.h>
#include <linux/initrd.h>
#include <linux/kernel_read_file.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>

#include "replay.h"

/* Returns the length. An empty file is treated like one without usable data */
static int read_file(const char *path, void **text)
{
	int ret;

	*text = NULL;
	ret = kernel_read_file_from_path_initns(path, 0, text,
						ACS_REPLAY_TEXT_MAX, NULL,
						READING_UNKNOWN);
	return ret == -EINVAL ? -ENODATA : ret;
}

static void report(acs_capture_mistake_fn mistake, void *context,
		   const char *what)
{
	struct acs_capture_mistake m = { .line = 1, .column = 1, .what = what };

	mistake(context, &m);
}

static int load_functions(struct acs_replay *replay, const char *path,
			  acs_capture_mistake_fn mistake, void *context)
{
	struct acs_capture *capture = &replay->capture;
	unsigned int room;
	void *text;
	int length = read_file(path, &text);

	if (length < 0)
		return length;

	room = acs_capture_count(text, length);
	capture->functions = kvcalloc(room ?: 1, sizeof(*capture->functions),
				      GFP_KERNEL);
	if (capture->functions)
		acs_capture_parse(capture, room, text, length, mistake,
				  context);
	vfree(text);
	if (!capture->functions)
		return -ENOMEM;

	if (capture->rows)
		acs_capture_validate(capture, mistake, context);
	if (!capture->rows || !capture->count)
		return -ENODATA;

	replay->functions = kvcalloc(capture->count,
				     sizeof(*replay->functions), GFP_KERNEL);
	return replay->functions ? 0 : -ENOMEM;
}

/**
 * acs_replay_load_memory - load a machine's chipset registers from a file
 * @replay: the machine, which must not be running
 * @path: path of a file with the output of "inteltool -r"
 * @mistake: called for everything that is damaged
 * @context: passed to @mistake
 *
 * Context: May sleep.
 *
 * Return: 0, -ENODATA if the file has no usable data, another negative error
 * number if it cannot be read, or -ENOMEM.
 */
int acs_replay_load_memory(struct acs_replay *replay, const char *path,
			   acs_capture_mistake_fn mistake, void *context)
{
	u32 base = acs_capture_memory_base(&replay->capture);
	struct acs_capture_memory *memory;
	unsigned int count = 0;
	void *text;
	int length = read_file(path, &text);

	if (length < 0)
		return length;

	memory = kvzalloc(sizeof(*memory), GFP_KERNEL);
	if (memory)
		count = acs_capture_parse_memory(memory, text, length, mistake,
						 context);
	vfree(text);
	if (!count) {
		kvfree(memory);
		return memory ? -ENODATA : -ENOMEM;
	}

	if (memory->base && memory->base != base)
		report(mistake, context,
		       "RCBA is elsewhere than register f0 of 00:1f.0 says: that these registers belong to the capture is doubtful");
	replay->captured_memory = memory;
	replay->memory_base = memory->base ?: base;
	return 0;
}

/**
 * acs_replay_load - load a machine from a file
 * @path: path of a file with the output of "lspci -xxxx"
 * @mistake: called for everything that is damaged
 * @context: passed to @mistake
 *
 * Context: May sleep, until the initramfs is unpacked.
 *
 * Return: the machine, which acs_replay_free() frees, or an ERR_PTR(): -ENODATA
 * if the file has no usable data, another error if it cannot be read, -ENOMEM.
 */
struct acs_replay *acs_replay_load(const char *path,
				   acs_capture_mistake_fn mistake,
				   void *context)
{
	struct acs_replay *replay = kvzalloc(sizeof(*replay), GFP_KERNEL);
	int ret;

	if (!replay)
		return ERR_PTR(-ENOMEM);

	replay->late_from = ACS_REPLAY_VMD;
	wait_for_initramfs();
	ret = load_functions(replay, path, mistake, context);
	if (!ret)
		return replay;

	acs_replay_free(replay);
	return ERR_PTR(ret);
}

/**
 * acs_replay_free - free a machine that is not running
 * @replay: the result of acs_replay_load()
 */
void acs_replay_free(struct acs_replay *replay)
{
	kvfree(replay->captured_memory);
	kvfree(replay->functions);
	kvfree(replay->capture.functions);
	kvfree(replay);
}

/**
 * acs_replay_start - enumerate a machine and put its functions into groups
 * @replay: the machine, whose state is reset to what was captured
 *
 * The late domains are missing until acs_replay_add_late() adds them.
 *
 * Context: May sleep.
 *
 * Return: 0 or a negative error number.
 */
int acs_replay_start(struct acs_replay *replay)
{
	unsigned int i;
	int ret;

	for (i = 0; i < replay->capture.count; i++)
		acs_config_reset(&replay->functions[i].config,
				 &replay->capture.functions[i]);

	replay->enumerated = false;
	/* As IOMMU drivers do, before anything is enumerated */
	pci_request_acs();
	acs_replay_set_chipset(replay);
	ret = acs_replay_scan(replay);
	if (ret)
		goto no_chipset;
	replay->enumerated = true;
	ret = acs_replay_group();
	if (ret)
		goto remove;
	return 0;

remove:
	acs_replay_remove();
no_chipset:
	acs_replay_set_chipset(NULL);
	return ret;
}

/**
 * acs_replay_stop - undo acs_replay_start()
 * @replay: the running machine
 *
 * Context: May sleep.
 */
void acs_replay_stop(struct acs_replay *replay)
{
	acs_replay_ungroup();
	acs_replay_remove();
	acs_replay_set_chipset(NULL);
}
