// SPDX-License-Identifier: GPL-2.0-only
/*
 * Writes captures in the format of "lspci -xxxx". Unknown bytes are written as
 * "??", so they stay unknown.
 */
#include "base/libpci.h"
#include "base/text.h"
#include "output/capture-text.h"
#include "capture/config-space.h"

/* Messages of libpci about its list of names */
static void ignore(char *format, ...)
{
}

/* Replaces control bytes, which a terminal would interpret */
static void print_words(FILE *out, const char *text)
{
	for (; *text; text += text_step(text))
		if (text_control(text))
			fputc('?', out);
		else
			fwrite(text, text_step(text), 1, out);
}

/* "PCI bridge: Red Hat, Inc. QEMU PCIe Root port (rev 02)", as lspci does */
static void print_title(FILE *out, struct pci_access *names,
			const struct acs_capture_function *f)
{
	u32 class = acs_config_get(f->bytes, PCI_CLASS_REVISION, 4);
	char kind[160], name[320];

	if (!acs_capture_has_byte(f, 0))
		return;
	fprintf(out, " %s: %s",
		pci_lookup_name(names, kind, sizeof(kind),
				PCI_LOOKUP_CLASS | PCI_LOOKUP_NO_HWDB,
				class >> 16),
		pci_lookup_name(names, name, sizeof(name),
				PCI_LOOKUP_VENDOR | PCI_LOOKUP_DEVICE |
				PCI_LOOKUP_NO_HWDB,
				acs_config_get(f->bytes, PCI_VENDOR_ID, 2),
				acs_config_get(f->bytes, PCI_DEVICE_ID, 2)));
	if (class & 0xff)
		fprintf(out, " (rev %02x)", class & 0xff);
}

/* Prints unknown rows, too, which else might look like the end of a function */
static void print_row(FILE *out, const struct acs_capture_function *f,
		      unsigned int at)
{
	unsigned int i;

	fprintf(out, "%02x:", at);
	for (i = 0; i < ACS_ROW_SIZE; i++)
		if (acs_capture_has_byte(f, at))
			fprintf(out, " %02x", f->bytes[at + i]);
		else
			fputs(" ??", out);
	fputc('\n', out);
}

static void print_function(FILE *out, struct pci_access *names,
			   const struct raw_capture *raw, unsigned int i)
{
	const struct acs_capture_function *f = &raw->capture.functions[i];
	const struct raw_words *words = &raw->words[i];
	char address[ADDRESS_TEXT];
	unsigned int at;

	acs_capture_format_address(address, sizeof(address), &raw->capture, f);
	fputs(address, out);
	if (words->title && *words->title) {
		fputc(' ', out);
		print_words(out, words->title);
	} else {
		print_title(out, names, f);
	}
	fputc('\n', out);
	if (words->group >= 0)
		fprintf(out, "\tIOMMU group: %d\n", words->group);
	if (words->driver) {
		fputs("\tKernel driver in use: ", out);
		print_words(out, words->driver);
		fputc('\n', out);
	}
	for (at = 0; capture_knows_beyond(f, at); at += ACS_ROW_SIZE)
		print_row(out, f, at);
	fputc('\n', out);
}

/**
 * capture_print - write a capture
 * @capture: the capture
 * @out: stream to write to
 *
 * Functions that cannot be placed are written, too, so that readers reach the
 * same conclusions. An impossible address stands for functions whose address is
 * lost. The first line and the last one show readers whether something was cut
 * off.
 */
void capture_print(const struct capture *capture, FILE *out)
{
	/* For names only, not for access to devices */
	struct pci_access *names = pci_alloc();
	unsigned int i;

	names->warning = ignore;
	names->debug = ignore;
	fputs(CAPTURE_BEGIN "\n", out);
	for (i = 0; i < capture->raw->capture.count; i++)
		print_function(out, names, capture->raw, i);
	if (capture->raw->capture.incomplete)
		fputs("ffffffff:ff:1f.7 functions whose address is lost\n\n",
		      out);
	fprintf(out, CAPTURE_END "%u functions%s ===\n",
		capture->raw->capture.count,
		capture->raw->is_whole ? CAPTURE_WHOLE : "");
	pci_cleanup(names);
}
