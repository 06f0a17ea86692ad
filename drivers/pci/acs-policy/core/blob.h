/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A database as a file, which does not have to be compiled: what acsgen writes,
 * and acs_blob_read() turns into the tables of table.h.
 *
 * A blob is a head and after it the tables, in the order of enum
 * acs_blob_table, without gaps. Numbers are little-endian. There are no
 * pointers: a record refers to others by their number, counted from 1, so that
 * 0 is none, or it takes as many as it says from the next table, in order. So
 * every byte of a blob belongs to one record.
 */
#ifndef ACS_BLOB_H
#define ACS_BLOB_H

#include "table.h"

#define ACS_BLOB_MAGIC		"ACSBLOB\n"
#define ACS_BLOB_MAGIC_SIZE	8
#define ACS_BLOB_VERSION	1

/* Forty times the project's own database */
#define ACS_BLOB_SIZE_MAX	0x40000

#define ACS_BLOB_HASH_SIZE	32

/**
 * enum acs_blob_table - the tables of a blob
 * @ACS_BLOB_ACPI_TABLES: struct acs_blob_acpi_table
 * @ACS_BLOB_WINDOWS: struct acs_blob_window
 * @ACS_BLOB_REGISTERS: struct acs_blob_register
 * @ACS_BLOB_TERMS: struct acs_blob_term
 * @ACS_BLOB_GUARDS: struct acs_blob_guard
 * @ACS_BLOB_STEPS: struct acs_blob_step
 * @ACS_BLOB_RULES: struct acs_blob_rule
 * @ACS_BLOB_LINKS: struct acs_blob_link
 * @ACS_BLOB_SPANS: struct acs_blob_span
 * @ACS_BLOB_VENDORS: struct acs_blob_vendor
 * @ACS_BLOB_TEXTS: characters: the name of each window and of each register;
 *	of each rule, its name, file and evidence, as in struct acs_rule. Each
 *	text ends with a NUL
 * @ACS_BLOB_TABLES: number of tables
 */
enum acs_blob_table {
	ACS_BLOB_ACPI_TABLES,
	ACS_BLOB_WINDOWS,
	ACS_BLOB_REGISTERS,
	ACS_BLOB_TERMS,
	ACS_BLOB_GUARDS,
	ACS_BLOB_STEPS,
	ACS_BLOB_RULES,
	ACS_BLOB_LINKS,
	ACS_BLOB_SPANS,
	ACS_BLOB_VENDORS,
	ACS_BLOB_TEXTS,
	ACS_BLOB_TABLES,
};

/**
 * struct acs_blob_place - where a table is
 * @offset: from the start of the blob, in bytes
 * @count: number of its records
 */
struct acs_blob_place {
	__le32 offset;
	__le32 count;
};

/**
 * struct acs_blob_head - the start of a blob
 * @magic: ACS_BLOB_MAGIC
 * @version: ACS_BLOB_VERSION; it changes whenever the form does
 * @size: of the blob, in bytes
 * @hash: SHA-256 of all that follows this member
 * @tables: where each table is
 */
struct acs_blob_head {
	u8 magic[ACS_BLOB_MAGIC_SIZE];
	__le32 version;
	__le32 size;
	u8 hash[ACS_BLOB_HASH_SIZE];
	struct acs_blob_place tables[ACS_BLOB_TABLES];
};

/* What the hash covers */
#define ACS_BLOB_HASHED_FROM	offsetof(struct acs_blob_head, tables)

/**
 * struct acs_blob_acpi_table - signature of an ACPI table
 * @signature: four characters, then NULs
 */
struct acs_blob_acpi_table {
	char signature[8];
};

/**
 * struct acs_blob_window - struct acs_window
 * @mask: as there
 * @enable: as there
 * @offset: as there
 * @devfn: as there
 * @zero: 0
 */
struct acs_blob_window {
	__le32 mask;
	__le32 enable;
	__le16 offset;
	u8 devfn;
	u8 zero;
};

/**
 * struct acs_blob_register - struct acs_register
 * @offset: as there
 * @window: number of the window
 * @width: as there
 * @space: as there
 * @zero: 0
 */
struct acs_blob_register {
	__le16 offset;
	__le16 window;
	u8 width;
	u8 space;
	__le16 zero;
};

/**
 * struct acs_blob_term - struct acs_term
 * @mask: as there
 * @reg: number of the register
 * @negate: as there, 0 or 1
 * @zero: 0
 */
struct acs_blob_term {
	__le32 mask;
	__le16 reg;
	u8 negate;
	u8 zero;
};

/**
 * struct acs_blob_guard - struct acs_guard, which takes the next @count terms
 * @count: as there
 * @any: as there, 0 or 1
 * @negate: as there, 0 or 1
 * @zero: 0
 */
struct acs_blob_guard {
	u8 count;
	u8 any;
	u8 negate;
	u8 zero;
};

/**
 * struct acs_blob_step - struct acs_step; ACS_OP_GUARD takes the next guard
 * @mask: as there
 * @reg: number of the register to load, or of the one that restricts @mask
 * @op: as there
 * @skip: as there
 */
struct acs_blob_step {
	__le32 mask;
	__le16 reg;
	u8 op;
	u8 skip;
};

/**
 * struct acs_blob_rule - struct acs_rule and its struct acs_method
 * @line: as in struct acs_rule
 * @capability: number of the register
 * @control: number of the register
 * @kind: as in struct acs_answer
 * @provides: as in struct acs_answer
 * @broken: as in struct acs_answer
 * @enable: steps of the program that enables; it takes the next ones
 * @disable_redirect: steps of the other program, which takes those after them
 * @zero: 0
 */
struct acs_blob_rule {
	__le16 line;
	__le16 capability;
	__le16 control;
	u8 kind;
	u8 provides;
	u8 broken;
	u8 enable;
	u8 disable_redirect;
	u8 zero;
};

/**
 * struct acs_blob_link - struct acs_link
 * @excludes: as there
 * @rule: as there, counted from 0
 * @last: as there, 0 or 1
 * @zero: 0
 */
struct acs_blob_link {
	__le32 excludes;
	__le16 rule;
	u8 last;
	u8 zero;
};

/**
 * struct acs_blob_span - struct acs_span
 * @first: as there
 * @last: as there
 * @link: as there
 * @zero: 0
 */
struct acs_blob_span {
	__le16 first;
	__le16 last;
	__le16 link;
	__le16 zero;
};

/**
 * struct acs_blob_vendor - struct acs_vendor, which takes the next spans and
 *	links; vendors are sorted by their id
 * @vendor: as there
 * @span_count: as there
 * @link_count: number of its links
 * @wide: as there, 0 or 1
 * @zero: 0
 */
struct acs_blob_vendor {
	__le16 vendor;
	__le16 span_count;
	__le16 link_count;
	u8 wide;
	u8 zero;
};

/**
 * struct acs_blob_mistake - why a blob was refused
 * @offset: where in the blob, in bytes
 * @what: what is wrong there
 */
struct acs_blob_mistake {
	u32 offset;
	const char *what;
};

size_t acs_blob_room(const void *blob, size_t size,
		     struct acs_blob_mistake *mistake);
bool acs_blob_read(struct acs_db *db, void *room, const void *blob,
		   struct acs_blob_mistake *mistake);

#endif /* ACS_BLOB_H */
