/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the files that read a blob share.
 */
#ifndef ACS_BLOB_READER_H
#define ACS_BLOB_READER_H

#include "blob.h"

/**
 * struct acs_blob_reader - a blob that is being read
 * @blob: its first byte
 * @mistake: filled in if it is refused
 * @text: the next of its texts
 * @texts_end: the end of its texts
 * @acpi_tables: tables made of it, as all that follow
 * @windows: likewise
 * @registers: likewise
 * @terms: likewise
 * @guards: likewise
 * @steps: likewise
 * @methods: one for each rule
 * @rules: likewise
 * @links: likewise
 * @spans: likewise
 * @vendors: likewise
 */
struct acs_blob_reader {
	const u8 *blob;
	struct acs_blob_mistake *mistake;
	const char *text;
	const char *texts_end;
	const char **acpi_tables;
	struct acs_window *windows;
	struct acs_register *registers;
	struct acs_term *terms;
	struct acs_guard *guards;
	struct acs_step *steps;
	struct acs_method *methods;
	struct acs_rule *rules;
	struct acs_link *links;
	struct acs_span *spans;
	struct acs_vendor *vendors;
};

/**
 * acs_blob_refuse - refuse a blob
 * @reader: the blob
 * @at: what is wrong in it
 * @what: why
 *
 * Return: false.
 */
static inline bool acs_blob_refuse(struct acs_blob_reader *reader,
				   const void *at, const char *what)
{
	reader->mistake->offset = (const u8 *)at - reader->blob;
	reader->mistake->what = what;
	return false;
}

/**
 * acs_blob_records - get the first record of a table
 * @reader: the blob
 * @table: which table
 *
 * Return: the record, or the end of the table if it has none.
 */
static inline const void *acs_blob_records(const struct acs_blob_reader *reader,
					   enum acs_blob_table table)
{
	const struct acs_blob_head *head = (const void *)reader->blob;

	return reader->blob + le32_to_cpu(head->tables[table].offset);
}

/**
 * acs_blob_count - get the number of records of a table
 * @reader: the blob
 * @table: which table
 *
 * Return: their number.
 */
static inline u32 acs_blob_count(const struct acs_blob_reader *reader,
				 enum acs_blob_table table)
{
	const struct acs_blob_head *head = (const void *)reader->blob;

	return le32_to_cpu(head->tables[table].count);
}

bool acs_blob_read_rules(struct acs_blob_reader *reader);
bool acs_blob_read_index(struct acs_blob_reader *reader);

#endif /* ACS_BLOB_READER_H */
