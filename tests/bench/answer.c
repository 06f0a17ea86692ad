// SPDX-License-Identifier: GPL-2.0-only
/*
 * Asks once about a device, between two calls of an empty function, so that a
 * tracer can find what that takes. The engine and quirks.c are objects of a
 * kernel under User Mode Linux; here are the few functions of the kernel that
 * they call. The linker sets all others to zero, since no answer calls them.
 *
 *	answer VENDOR DEVICE TYPE STOCK
 *
 * All arguments are hexadecimal. STOCK is 1 if the kernel's own quirks are to
 * answer.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

struct pci_dev;

struct pci_dev *acs_bench_device(uint16_t vendor, uint16_t device,
				 uint8_t type);
int acs_bench_ask(struct pci_dev *dev, bool stock);

int _dev_info(const void *dev, const char *format, ...);
int _dev_warn(const void *dev, const char *format, ...);
bool pci_ats_disabled(void);
bool acs_seam_has_acpi_table(const char *signature);

const void *acs_boot_policy;
int acs_override_ban;

static int answer;

int _dev_info(const void *dev, const char *format, ...)
{
	return 0;
}

int _dev_warn(const void *dev, const char *format, ...)
{
	return 0;
}

bool pci_ats_disabled(void)
{
	return false;
}

bool acs_seam_has_acpi_table(const char *signature)
{
	return false;
}

static void __attribute__((noipa)) mark(void)
{
}

int main(int argc, char **argv)
{
	unsigned long word[5];
	struct pci_dev *dev;
	int i;

	if (argc != 5)
		return 2;
	for (i = 1; i < argc; i++)
		word[i] = strtoul(argv[i], NULL, 16);

	dev = acs_bench_device(word[1], word[2], word[3]);
	/* The first answer is logged; what counts is how often all others are */
	acs_bench_ask(dev, word[4]);
	mark();
	answer = acs_bench_ask(dev, word[4]);
	mark();
	return 0;
}
