/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The seam: the only place where tests step into the engine. No other file of
 * the engine knows of tests, and a kernel without them is built as if this file
 * were empty.
 */
#ifndef ACS_TEST_SEAM_H
#define ACS_TEST_SEAM_H

#include <linux/init.h>
#include <linux/types.h>

#ifdef CONFIG_PCI_ACS_POLICY_KUNIT_TEST
extern bool acs_test_bypass;

/* Tests call after boot what the kernel needs during boot only */
#define __acs_init
#else
#define acs_test_bypass	false
#define __acs_init	__init
#endif

/**
 * acs_seam_bypassed - check whether a test bypasses the engine
 *
 * Tests let the kernel's own quirks answer, to compare both in one kernel.
 *
 * Return: true if the kernel's own quirks are to answer.
 */
static inline bool acs_seam_bypassed(void)
{
	return acs_test_bypass;
}

#ifdef CONFIG_PCI_ACS_REPLAY
#include "tests/replay/redirect.h"

bool acs_seam_has_acpi_table(const char *signature);
#else
/**
 * acs_seam_has_acpi_table - check whether a replayed machine has an ACPI table
 * @signature: signature of the table
 *
 * Asked only by a kernel without ACPI.
 *
 * Return: true if the machine has it.
 */
static inline bool acs_seam_has_acpi_table(const char *signature)
{
	return false;
}
#endif

#endif /* ACS_TEST_SEAM_H */
