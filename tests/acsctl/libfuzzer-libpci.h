/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * libpci, as fuzzers can use it.
 */
#ifndef ACSCTL_LIBFUZZER_LIBPCI_H
#define ACSCTL_LIBFUZZER_LIBPCI_H

#include <setjmp.h>

/**
 * struct way_out - where exit() leads to
 * @place: for setjmp()
 */
struct way_out {
	jmp_buf place;
};

/* Or NULL: exit() ends it all */
extern struct way_out *way_out;

#endif /* ACSCTL_LIBFUZZER_LIBPCI_H */
