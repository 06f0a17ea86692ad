// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the fuzzers put in the way of libpci: a short list of names, since the
 * usual one takes longer than all else, and a way on where it wants to exit.
 */
#include <stdlib.h>

#include "base/libpci.h"
#include "libfuzzer-libpci.h"

struct way_out *way_out;

struct pci_access *__real_pci_alloc(void);
void __real_exit(int status) __attribute__((noreturn));

/* The linker puts these in place of the others */
struct pci_access *__wrap_pci_alloc(void);
void __wrap_exit(int status) __attribute__((noreturn));

struct pci_access *__wrap_pci_alloc(void)
{
	struct pci_access *access = __real_pci_alloc();
	char *names = getenv("NAMES");

	pci_set_name_list_path(access, names ? names : "/dev/null", 0);
	return access;
}

void __wrap_exit(int status)
{
	struct way_out *out = way_out;

	way_out = NULL;
	if (out)
		longjmp(out->place, 1);
	__real_exit(status);
}
