// SPDX-License-Identifier: GPL-2.0-only
/*
 * Makes the tracepoint.
 */
#include <linux/pci.h>

#define CREATE_TRACE_POINTS
#include "trace.h"
