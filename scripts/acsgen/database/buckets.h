/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Buckets of ids.
 */
#ifndef ACSGEN_BUCKETS_H
#define ACSGEN_BUCKETS_H

#include "database/index.h"

void make_buckets(struct index *index);

#endif /* ACSGEN_BUCKETS_H */
