/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What has to hold of a machine, whatever its source holds.
 */
#ifndef ACSCTL_SOUND_H
#define ACSCTL_SOUND_H

#include "judge/analysis.h"

const char *analysis_is_unsound(const struct analysis *analysis);
const char *capture_is_unsound(const struct machine *machine, const char *text,
			       size_t length);
const char *messages_are_unsound(const char *said, const char *name,
				 unsigned int lines);

#endif /* ACSCTL_SOUND_H */
