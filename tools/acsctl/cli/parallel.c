// SPDX-License-Identifier: GPL-2.0-only
/*
 * Threads take one source after the other. Their output is shown in the order
 * of the sources, as soon as possible.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "cli/parallel.h"
#include "cli/status.h"

/* Threads may be ahead of the source to be shown next by so many sources */
#define AHEAD		64

/**
 * struct result - the result for a source
 * @out: text for standard output
 * @err: text for standard error
 * @status: exit status
 * @done: the result is complete
 */
struct result {
	char *out;
	char *err;
	int status;
	bool done;
};

/**
 * struct work - work in progress
 * @count: number of sources
 * @fn: does the work for one source
 * @context: for @fn
 * @lock: protects the members that follow
 * @changed: signalled when they change
 * @next: source to take next
 * @shown: number of sources that were shown
 * @results: results of sources from @shown on, indexed by number modulo AHEAD
 */
struct work {
	unsigned int count;
	work_fn fn;
	void *context;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	unsigned int next;
	unsigned int shown;
	struct result results[AHEAD];
};

static void do_one(struct work *work, unsigned int i, struct result *result)
{
	size_t unused;
	FILE *out = open_memstream(&result->out, &unused);
	FILE *err = open_memstream(&result->err, &unused);

	if (!out || !err)
		out_of_memory();
	result->status = work->fn(work->context, i, out, err);
	fclose(out);
	fclose(err);
}

static void *do_work(void *context)
{
	struct work *work = context;

	pthread_mutex_lock(&work->lock);
	while (work->next < work->count) {
		struct result result = { .done = true };
		unsigned int i = work->next;

		if (i >= work->shown + AHEAD) {
			pthread_cond_wait(&work->changed, &work->lock);
			continue;
		}
		work->next++;
		pthread_mutex_unlock(&work->lock);
		do_one(work, i, &result);
		pthread_mutex_lock(&work->lock);
		work->results[i % AHEAD] = result;
		pthread_cond_broadcast(&work->changed);
	}
	pthread_mutex_unlock(&work->lock);
	return NULL;
}

/* Only if standard error is a terminal; clears the line at the end */
static void show_progress(const struct work *work, bool visible)
{
	if (visible && work->shown < work->count)
		fprintf(stderr, "\r%u/%u", work->shown, work->count);
	else if (visible)
		fprintf(stderr, "\r%*s\r", 24, "");
}

static int show_results(struct work *work)
{
	bool progress = work->count > 1 && isatty(STDERR_FILENO) &&
			!isatty(STDOUT_FILENO);
	int status = EXIT_YES;

	pthread_mutex_lock(&work->lock);
	while (work->shown < work->count) {
		struct result *slot = &work->results[work->shown % AHEAD];
		struct result result = *slot;

		if (!slot->done) {
			pthread_cond_wait(&work->changed, &work->lock);
			continue;
		}
		*slot = (struct result) {};
		work->shown++;
		pthread_cond_broadcast(&work->changed);
		pthread_mutex_unlock(&work->lock);

		fflush(stdout);
		if (progress && *result.err)
			fprintf(stderr, "\r%*s\r", 24, "");
		fputs(result.err, stderr);
		fputs(result.out, stdout);
		if (result.status > status)
			status = result.status;
		free(result.err);
		free(result.out);
		show_progress(work, progress);
		pthread_mutex_lock(&work->lock);
	}
	pthread_mutex_unlock(&work->lock);
	return status;
}

/**
 * parallel_run - do the same work for all sources
 * @count: number of sources
 * @fn: does the work for one source
 * @context: for @fn
 *
 * Return: the highest exit status.
 */
int parallel_run(unsigned int count, work_fn fn, void *context)
{
	struct work work = {
		.count = count,
		.fn = fn,
		.context = context,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.changed = PTHREAD_COND_INITIALIZER,
	};
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	unsigned int i, threads = cores < 1 ? 1 : cores;
	pthread_t *ids;
	int status;

	if (threads > count)
		threads = count;
	ids = allocate(threads, sizeof(*ids));
	for (i = 0; i < threads; i++)
		if (pthread_create(&ids[i], NULL, do_work, &work)) {
			fputs("acsctl: cannot start a thread\n", stderr);
			exit(EXIT_UNREADABLE);
		}
	status = show_results(&work);
	for (i = 0; i < threads; i++)
		pthread_join(ids[i], NULL);
	free(ids);
	return status;
}
