// SPDX-License-Identifier: GPL-2.0-only
/*
 * Runs all suites except those of order.c.
 */
#include "suites.h"

int main(void)
{
	cmocka_set_message_output(CM_OUTPUT_TAP);

	suite_option();
	suite_option_fuzz();
	suite_match();
	suite_example();
	suite_decide();
	suite_program();
	suite_reason();
	suite_capture();
	suite_capture_fuzz();
	suite_blob();

	return count_suites("core");
}
