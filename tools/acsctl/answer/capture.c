// SPDX-License-Identifier: GPL-2.0-only
/*
 * Removes what should not be shared, and lists what is missing.
 */
#include <stdlib.h>

#include "answer/capture-serials.h"
#include "answer/capture.h"
#include "base/memory.h"
#include "base/text.h"
#include "capture/config-space.h"

/* The part of config space that unprivileged users can read */
#define HEADER_SIZE		64
#define CONVENTIONAL_SIZE	256

/**
 * capture_knows_beyond - check whether any config space is known from an offset
 *	on
 * @function: the function
 * @from: the offset, which is that of a row
 *
 * Return: true if a row at or after @from is known.
 */
bool capture_knows_beyond(const struct acs_capture_function *function,
			  unsigned int from)
{
	for (; from < ACS_CONFIG_SIZE; from += ACS_ROW_SIZE)
		if (acs_capture_has_byte(function, from))
			return true;
	return false;
}

static bool has_only_header(const struct acs_capture_function *f)
{
	return !capture_knows_beyond(f, HEADER_SIZE);
}

static bool has_only_half(const struct acs_capture_function *f)
{
	return !has_only_header(f) &&
	       !capture_knows_beyond(f, CONVENTIONAL_SIZE) &&
	       acs_config_find(f->bytes, PCI_CAP_ID_EXP);
}

/* Lists functions with capabilities that are partly missing */
static char *list_lacks(const struct acs_capture *capture,
			bool (*lacks)(const struct acs_capture_function *f))
{
	char address[ADDRESS_TEXT];
	struct text text;
	FILE *out = text_begin(&text);
	unsigned int i;

	for (i = 0; i < capture->count; i++) {
		const struct acs_capture_function *f = &capture->functions[i];

		if (!acs_capture_has_byte(f, 0) ||
		    !(f->bytes[PCI_STATUS] & PCI_STATUS_CAP_LIST) || !lacks(f))
			continue;
		acs_capture_format_address(address, sizeof(address), capture, f);
		fprintf(out, " %s", address);
	}
	return text_end(&text);
}

/**
 * capture_new - prepare a capture to be written
 * @raw: the functions; the capture takes them over
 * @keeps_serials: leave serial numbers as they are
 *
 * Return: the capture, to be freed with capture_free().
 */
struct capture *capture_new(struct raw_capture *raw, bool keeps_serials)
{
	struct capture *capture = allocate(1, sizeof(*capture));
	unsigned int i;

	capture->raw = raw;
	for (i = 0; i < raw->capture.count && !keeps_serials; i++)
		capture->blanked += serials_blank(&raw->capture.functions[i]);
	capture->headers = list_lacks(&raw->capture, has_only_header);
	capture->halves = list_lacks(&raw->capture, has_only_half);
	return capture;
}

/**
 * capture_free - free a capture
 * @capture: from capture_new(), or NULL
 */
void capture_free(struct capture *capture)
{
	if (!capture)
		return;
	raw_capture_free(capture->raw);
	free(capture->headers);
	free(capture->halves);
	free(capture);
}
