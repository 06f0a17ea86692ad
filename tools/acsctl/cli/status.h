/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Exit statuses.
 */
#ifndef ACSCTL_CLI_STATUS_H
#define ACSCTL_CLI_STATUS_H

/**
 * enum exit_status - exit status of acsctl; with several sources, the highest
 *	counts
 * @EXIT_YES: yes, or no problem was found
 * @EXIT_NO: no, or there is a difference
 * @EXIT_USAGE: the command line is invalid
 * @EXIT_UNREADABLE: a source cannot be read, or output cannot be written
 */
enum exit_status {
	EXIT_YES,
	EXIT_NO,
	EXIT_USAGE,
	EXIT_UNREADABLE,
};

#endif /* ACSCTL_CLI_STATUS_H */
