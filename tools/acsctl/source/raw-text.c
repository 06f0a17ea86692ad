// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads hex dumps without leaving any function out.
 */
#include <stdlib.h>

#include "base/text.h"
#include "source/hex-view.h"
#include "source/normalize.h"
#include "source/raw-text.h"
#include "source/words-decode.h"

static char *copy_or_null(const char *text)
{
	return text ? text_copy(text) : NULL;
}

static void find_words(struct raw_words *words, const struct listing *listing,
		       const struct acs_capture_function *f)
{
	unsigned int i;

	words->group = GROUP_UNREPORTED;
	for (i = 0; i < listing->count; i++) {
		const struct decoded *d = &listing->functions[i];

		if (d->domain != f->domain || d->bus != f->bus ||
		    d->devfn != f->devfn)
			continue;
		words->title = copy_or_null(d->title);
		words->driver = copy_or_null(d->driver);
		words->group = d->group;
		return;
	}
}

static struct raw_capture *parse_lines(const struct plain *plain,
				       struct warnings *warnings)
{
	size_t length;
	char *text = hex_view(plain, &length, warnings);
	unsigned int i, room = acs_capture_count(text, length);
	struct raw_capture *raw = raw_capture_new(room);
	struct listing listing;

	acs_capture_parse(&raw->capture, room, text, length, warn_of_mistake,
			  warnings);
	free(text);
	if (!raw->capture.rows) {
		raw_capture_free(raw);
		return NULL;
	}
	listing_read(&listing, plain, NULL);
	for (i = 0; i < raw->capture.count; i++)
		find_words(&raw->words[i], &listing,
			   &raw->capture.functions[i]);
	listing_free(&listing);
	return raw;
}

/**
 * raw_capture_parse - read a hex dump
 * @text: output of "lspci -xxxx", with or without decoded text
 * @length: length of @text
 * @warnings: collects what is damaged
 *
 * Return: the capture, to be freed with raw_capture_free(), or NULL if @text
 * has no hex dump.
 */
struct raw_capture *raw_capture_parse(const char *text, size_t length,
				      struct warnings *warnings)
{
	struct plain plain;
	struct raw_capture *raw;

	text_normalize(&plain, text, length, warnings);
	warnings->plain = &plain;
	raw = parse_lines(&plain, warnings);
	if (raw)
		raw->is_whole = plain.is_whole;
	warnings_end(warnings);
	warnings->plain = NULL;
	plain_free(&plain);
	return raw;
}
