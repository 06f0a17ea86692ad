// SPDX-License-Identifier: GPL-2.0-only
/*
 * Packed files under libFuzzer: whatever they hold, unpacking ends, with text
 * or with a reason.
 */
#include <string.h>

#include "libfuzzer.h"
#include "source/source.h"
#include "source/unpack.h"

/* What libFuzzer calls */
int LLVMFuzzerTestOneInput(const u8 *data, size_t length)
{
	char *text = malloc(length ? length : 1);
	const char *wrong;
	bool good;

	memcpy(text, data, length);
	good = unpack(&text, &length, &wrong);
	if (good == !!wrong)
		expect_nothing("neither text nor a reason");
	if (good && length > SOURCE_TEXT_MAX)
		expect_nothing("more text than is read from a file");
	free(text);
	return 0;
}
