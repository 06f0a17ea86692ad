// SPDX-License-Identifier: GPL-2.0-only
/*
 * Writes captures, so that whoever reads "lspci -xxxx" reads them. What is not
 * known is written as what nobody takes for bytes, and stays unknown.
 */
#include <stdlib.h>

#include "decode.h"
#include "dump.h"
#include "libpci.h"
#include "config-space.h"

/* Up to here anybody may read */
#define HEADER_SIZE		64
#define CONVENTIONAL_SIZE	256

/**
 * struct words - what is written of a function in words
 * @title: what it is, or NULL
 * @driver: its driver, or NULL
 * @group: its IOMMU group, negative if there is none
 */
struct words {
	const char *title;
	const char *driver;
	int group;
};

/* What libpci has to say of its list of names */
static void ignore(char *format, ...)
{
}

static void open_list(struct list *list)
{
	list->out = open_memstream(&list->text, &list->size);
	if (!list->out)
		exit(3);
}

/**
 * dump_begin - begin a capture
 * @dump: filled in; dump_end() frees what it leads to
 * @out: where to
 * @keeps_serials: leave serial numbers as they are
 */
void dump_begin(struct dump *dump, FILE *out, bool keeps_serials)
{
	memset(dump, 0, sizeof(*dump));
	dump->out = out;
	dump->keeps_serials = keeps_serials;
	open_list(&dump->headers);
	open_list(&dump->halves);
	/* Not for access, so it need not be there */
	dump->names = pci_alloc();
	dump->names->warning = ignore;
	dump->names->debug = ignore;
}

static void close_list(struct list *list)
{
	fclose(list->out);
	free(list->text);
}

/**
 * dump_end - end a capture
 * @dump: from dump_begin()
 */
void dump_end(struct dump *dump)
{
	close_list(&dump->headers);
	close_list(&dump->halves);
	pci_cleanup(dump->names);
}

static void add_to_list(struct list *list, const char *address)
{
	fprintf(list->out, " %s", address);
	fflush(list->out);
}

static bool knows_beyond(const struct acs_capture_function *f,
			 unsigned int from)
{
	for (; from < ACS_CONFIG_SIZE; from += ACS_ROW_SIZE)
		if (acs_capture_has_byte(f, from))
			return true;
	return false;
}

static void note_lacks(struct dump *dump, const char *address,
		       const struct acs_capture_function *f)
{
	if (!acs_capture_has_byte(f, 0) ||
	    !(f->bytes[PCI_STATUS] & PCI_STATUS_CAP_LIST))
		return;
	if (!knows_beyond(f, HEADER_SIZE))
		add_to_list(&dump->headers, address);
	else if (!knows_beyond(f, CONVENTIONAL_SIZE) &&
		 acs_config_find(f->bytes, PCI_CAP_ID_EXP))
		add_to_list(&dump->halves, address);
}

/* On one line, and nothing that a terminal would obey */
static void print_words(FILE *out, const char *text)
{
	for (; *text; text++)
		fputc((unsigned char)*text < ' ' || *text == 0x7f ? '?' : *text,
		      out);
}

/* "PCI bridge: Red Hat, Inc. QEMU PCIe Root port (rev 02)", as lspci does */
static void print_title(const struct dump *dump,
			const struct acs_capture_function *f)
{
	u32 class = acs_config_get(f->bytes, PCI_CLASS_REVISION, 4);
	char kind[160], name[320];

	if (!acs_capture_has_byte(f, 0))
		return;
	fprintf(dump->out, " %s: %s",
		pci_lookup_name(dump->names, kind, sizeof(kind),
				PCI_LOOKUP_CLASS | PCI_LOOKUP_NO_HWDB,
				class >> 16),
		pci_lookup_name(dump->names, name, sizeof(name),
				PCI_LOOKUP_VENDOR | PCI_LOOKUP_DEVICE |
				PCI_LOOKUP_NO_HWDB,
				acs_config_get(f->bytes, PCI_VENDOR_ID, 2),
				acs_config_get(f->bytes, PCI_DEVICE_ID, 2)));
	if (class & 0xff)
		fprintf(dump->out, " (rev %02x)", class & 0xff);
}

/* A row that is only missing might be taken for the end of a function */
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

static void dump_function(struct dump *dump,
			  const struct acs_capture_function *function,
			  const struct words *words)
{
	const struct acs_capture capture = {
		.shows_domains = dump->shows_domains,
	};
	struct acs_capture_function f = *function;
	char address[ADDRESS_TEXT];
	unsigned int at;

	if (!dump->keeps_serials && serials_blank(&f))
		dump->blanked++;

	acs_capture_format_address(address, sizeof(address), &capture, &f);
	note_lacks(dump, address, &f);
	fputs(address, dump->out);
	if (words->title && *words->title) {
		fputc(' ', dump->out);
		print_words(dump->out, words->title);
	} else {
		print_title(dump, &f);
	}
	fputc('\n', dump->out);
	if (words->group >= 0)
		fprintf(dump->out, "\tIOMMU group: %d\n", words->group);
	if (words->driver) {
		fputs("\tKernel driver in use: ", dump->out);
		print_words(dump->out, words->driver);
		fputc('\n', dump->out);
	}
	for (at = 0; knows_beyond(&f, at); at += ACS_ROW_SIZE)
		print_row(dump->out, &f, at);
	fputc('\n', dump->out);
}

static struct words find_words(const struct listing *listing,
			       const struct acs_capture_function *f)
{
	unsigned int i;

	for (i = 0; i < listing->count; i++) {
		const struct decoded *d = &listing->functions[i];

		if (d->domain == f->domain && d->bus == f->bus &&
		    d->devfn == f->devfn)
			return (struct words) {
				.title = d->title,
				.driver = d->driver,
				.group = d->group,
			};
	}
	return (struct words) { .group = GROUP_UNREPORTED };
}

/*
 * Also what cannot be placed: readers have to draw the same conclusions. Of a
 * function whose address is lost they find an address that there is none of.
 */
static void dump_captured(struct dump *dump, const struct acs_capture *capture,
			  const struct listing *listing)
{
	unsigned int i;

	dump->shows_domains = capture->shows_domains;
	for (i = 0; i < capture->count; i++) {
		const struct acs_capture_function *f = &capture->functions[i];
		struct words words = find_words(listing, f);

		dump_function(dump, f, &words);
	}
	if (capture->incomplete)
		fputs("ffffffff:ff:1f.7 functions whose address is lost\n\n",
		      dump->out);
}

/**
 * dump_text - write a capture of what was read from one
 * @dump: where to
 * @text: bytes, with or without words
 * @length: of @text
 * @notes: is told what is damaged
 *
 * Return: false if there are no bytes.
 */
bool dump_text(struct dump *dump, const char *text, size_t length,
	       struct notes *notes)
{
	unsigned int room = acs_capture_count(text, length);
	struct acs_capture capture = {
		.functions = allocate(room, sizeof(*capture.functions)),
	};
	struct listing listing;

	acs_capture_parse(&capture, room, text, length, note_mistake, notes);
	if (capture.rows) {
		listing_read(&listing, text, length, NULL);
		dump_captured(dump, &capture, &listing);
		listing_free(&listing);
	}
	free(capture.functions);
	return capture.rows;
}

/**
 * dump_machine - write a capture of a machine that has config space
 * @dump: where to
 * @machine: the machine, linked
 */
void dump_machine(struct dump *dump, const struct machine *machine)
{
	unsigned int i;

	dump->shows_domains = machine->shows_domains;
	for (i = 0; i < machine->count; i++) {
		const struct function *f = &machine->functions[i];

		dump_function(dump, f->captured, &(struct words) {
			.driver = f->driver,
			.group = f->reported,
		});
	}
}
