// SPDX-License-Identifier: GPL-2.0-only
/*
 * Test only: lets the kernel's own quirks answer instead of the engine.
 */
#include "test-seam.h"

/* Set by a KUnit case, and cleared by it when it ends */
bool acs_test_bypass;
