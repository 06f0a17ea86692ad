/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Exit statuses.
 */
#ifndef ACSCTL_CLI_STATUS_H
#define ACSCTL_CLI_STATUS_H

/**
 * enum exit_status - what acsctl ends with; the highest of several counts
 * @EXIT_YES: yes, or nothing is amiss
 * @EXIT_NO: no, or there is a difference
 * @EXIT_USAGE: the command line is not understood
 * @EXIT_UNREADABLE: a source cannot be read, or the output not be written
 */
enum exit_status {
	EXIT_YES,
	EXIT_NO,
	EXIT_USAGE,
	EXIT_UNREADABLE,
};

#endif /* ACSCTL_CLI_STATUS_H */
