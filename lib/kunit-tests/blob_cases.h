/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Blobs that are not well-formed: each is that of blob.acs with one or two
 * values changed and, unless it is about the head, with its hash made anew.
 * The records are numbered as their sources are written.
 */
#ifndef ACS_TEST_BLOB_CASES_H
#define ACS_TEST_BLOB_CASES_H

#include "check.h"
#include "blob.h"

/* The sizes of the members of a record, as digits */
static const char *const blob_layouts[ACS_BLOB_TABLES] = {
	[ACS_BLOB_ACPI_TABLES]	= "11111111",
	[ACS_BLOB_WINDOWS]	= "44211",
	[ACS_BLOB_REGISTERS]	= "22112",
	[ACS_BLOB_TERMS]	= "4211",
	[ACS_BLOB_GUARDS]	= "1111",
	[ACS_BLOB_STEPS]	= "4211",
	[ACS_BLOB_RULES]	= "222111111",
	[ACS_BLOB_LINKS]	= "4211",
	[ACS_BLOB_SPANS]	= "2222",
	[ACS_BLOB_VENDORS]	= "22211",
	[ACS_BLOB_TEXTS]	= "1",
};

/**
 * enum blob_spot_kind - what a place in a blob is
 * @BLOB_NOWHERE: there is none
 * @BLOB_HEAD: a member of the head
 * @BLOB_MEMBER: a member of a record
 * @BLOB_RECORD: a whole record
 */
enum blob_spot_kind {
	BLOB_NOWHERE,
	BLOB_HEAD,
	BLOB_MEMBER,
	BLOB_RECORD,
};

/**
 * struct blob_spot - a place in a blob
 * @kind: what it is
 * @table: table of the record
 * @record: number of the record, counted from 0
 * @offset: of the member, in the record or in the head
 */
struct blob_spot {
	enum blob_spot_kind kind;
	enum acs_blob_table table;
	unsigned int record;
	unsigned int offset;
};

/**
 * struct blob_change - a value that is changed
 * @spot: where
 * @value: the new value, little-endian
 */
struct blob_change {
	struct blob_spot spot;
	u64 value;
};

/**
 * struct blob_case - a blob that has to be refused
 * @name: what is wrong with it
 * @change: what is changed
 * @also: what is changed as well, if anything
 * @elsewhere: where it has to be refused, unless that is at @change
 * @what: why it has to be refused
 */
struct blob_case {
	const char *name;
	struct blob_change change;
	struct blob_change also;
	struct blob_spot elsewhere;
	const char *what;
};

#define MEMBER(table_, number, type, member)				\
	{ BLOB_MEMBER, table_, number, offsetof(struct type, member) }

#define ACPI(n, member)							\
	MEMBER(ACS_BLOB_ACPI_TABLES, n, acs_blob_acpi_table, member)
#define WINDOW(n, member)						\
	MEMBER(ACS_BLOB_WINDOWS, n, acs_blob_window, member)
#define REGISTER(n, member)						\
	MEMBER(ACS_BLOB_REGISTERS, n, acs_blob_register, member)
#define TERM(n, member)	MEMBER(ACS_BLOB_TERMS, n, acs_blob_term, member)
#define GUARD(n, member)						\
	MEMBER(ACS_BLOB_GUARDS, n, acs_blob_guard, member)
#define STEP(n, member)	MEMBER(ACS_BLOB_STEPS, n, acs_blob_step, member)
#define RULE(n, member)	MEMBER(ACS_BLOB_RULES, n, acs_blob_rule, member)
#define LINK(n, member)	MEMBER(ACS_BLOB_LINKS, n, acs_blob_link, member)
#define SPAN(n, member)	MEMBER(ACS_BLOB_SPANS, n, acs_blob_span, member)
#define VENDOR(n, member)						\
	MEMBER(ACS_BLOB_VENDORS, n, acs_blob_vendor, member)
#define TEXT(n)		{ BLOB_MEMBER, ACS_BLOB_TEXTS, n }
#define HEAD(member)							\
	{ BLOB_HEAD, .offset = offsetof(struct acs_blob_head, member) }

/* A whole step, to be changed at once */
#define WHOLE_STEP(n)	{ BLOB_RECORD, ACS_BLOB_STEPS, n }
#define STEP_OF(mask, reg, op, skip)					\
	((mask) | (u64)(reg) << 32 | (u64)(op) << 48 | (u64)(skip) << 56)

/* Characters of all texts of blob.acs, with their NULs */
#define TEXTS_SIZE	177
#define BLOB_SIZE	761

/* Without a hash that fits, since they concern what is checked before it */
static const struct blob_case blob_head_cases[] = {
	{ "a magic of something else", { HEAD(magic), 0x42534361 },
	  .what = "it is not what acsgen blob writes" },
	{ "version 0", { HEAD(version), 0 },
	  .what = "its form is of another version; expected version 1" },
	{ "version 2", { HEAD(version), 2 },
	  .what = "its form is of another version; expected version 1" },
	{ "a size that is too small", { HEAD(size), BLOB_SIZE - 1 },
	  .what = "its size is not the one that it states" },
	{ "a size that is too large", { HEAD(size), BLOB_SIZE + 1 },
	  .what = "its size is not the one that it states" },
	{ "a hash of something else", { HEAD(hash), 0 },
	  .what = "it is damaged: its SHA-256 is not the one that it states" },
};

static const struct blob_case blob_cases[] = {
	{ "a gap before the first table",
	  { HEAD(tables[ACS_BLOB_ACPI_TABLES].offset), 140 },
	  .what = "a table does not begin where the previous one ends" },
	{ "a table in the head",
	  { HEAD(tables[ACS_BLOB_ACPI_TABLES].offset), 0 },
	  .what = "a table does not begin where the previous one ends" },
	{ "a table that begins within another",
	  { HEAD(tables[ACS_BLOB_WINDOWS].offset), 144 },
	  .what = "a table does not begin where the previous one ends" },
	{ "a table that ends too early",
	  { HEAD(tables[ACS_BLOB_ACPI_TABLES].count), 1 }, {},
	  HEAD(tables[ACS_BLOB_WINDOWS].offset),
	  "a table does not begin where the previous one ends" },
	{ "a table beyond the end",
	  { HEAD(tables[ACS_BLOB_LINKS].count), 0x20000001 },
	  .what = "a table does not end within the blob" },
	{ "more texts than there are",
	  { HEAD(tables[ACS_BLOB_TEXTS].count), TEXTS_SIZE + 1 },
	  .what = "a table does not end within the blob" },
	{ "bytes behind the last table",
	  { HEAD(tables[ACS_BLOB_TEXTS].count), TEXTS_SIZE - 1 }, {},
	  TEXT(TEXTS_SIZE - 1), "something follows the last table" },

	{ "a signature with a small letter", { ACPI(1, signature[0]), 'i' },
	  .what = "this is not the signature of an ACPI table" },
	{ "a signature with five letters",
	  { ACPI(1, signature[4]), 'X' }, {}, ACPI(1, signature[0]),
	  "this is not the signature of an ACPI table" },
	{ "a signature with three letters",
	  { ACPI(0, signature[3]), 0 }, {}, ACPI(0, signature[0]),
	  "this is not the signature of an ACPI table" },

	{ "a window without address bits", { WINDOW(0, mask), 0 },
	  .what = "this is not an address mask: ones above zeroes" },
	{ "a window with a hole in its address",
	  { WINDOW(0, mask), 0xfffec000 },
	  .what = "this is not an address mask: ones above zeroes" },
	{ "a window below the highest address",
	  { WINDOW(0, mask), 0x7fffc000 },
	  .what = "this is not an address mask: ones above zeroes" },
	{ "a window that nothing enables", { WINDOW(0, enable), 0 },
	  .what = "this is not one bit below the address bits" },
	{ "a window that two bits enable", { WINDOW(0, enable), 3 },
	  .what = "this is not one bit below the address bits" },
	{ "a window that an address bit enables",
	  { WINDOW(0, enable), 0x4000 },
	  .what = "this is not one bit below the address bits" },
	{ "a base register that is not aligned", { WINDOW(0, offset), 0xf2 },
	  .what = "there is no base register at this offset" },
	{ "a base register beyond config space",
	  { WINDOW(0, offset), 0x1000 },
	  .what = "there is no base register at this offset" },
	{ "a window with an unknown byte", { WINDOW(0, zero), 1 },
	  .what = "expected 0" },

	{ "a register in an unknown space", { REGISTER(1, space), 3 },
	  .what = "there is no such space" },
	{ "a register in no window", { REGISTER(0, window), 0 },
	  .what = "there is no such window in this space" },
	{ "a register in a window that is not there",
	  { REGISTER(0, window), 2 },
	  .what = "there is no such window in this space" },
	{ "a register of config space in a window",
	  { REGISTER(1, window), 1 },
	  .what = "there is no such window in this space" },
	{ "a register of 24 bits", { REGISTER(1, width), 24 },
	  .what = "expected a width of 8, 16 or 32" },
	{ "a register of no bits", { REGISTER(1, width), 0 },
	  .what = "expected a width of 8, 16 or 32" },
	{ "a register that is not aligned", { REGISTER(0, offset), 0x1102 },
	  .what = "there is no such register at this offset" },
	{ "a register behind its window", { REGISTER(0, offset), 0x4000 },
	  .what = "there is no such register at this offset" },
	{ "a register behind config space", { REGISTER(1, offset), 0x1000 },
	  .what = "there is no such register at this offset" },
	{ "a register behind the ACS capability",
	  { REGISTER(2, offset), 0x100 },
	  .what = "there is no such register at this offset" },
	{ "a register with an unknown value", { REGISTER(3, zero), 0x100 },
	  .what = "expected 0" },

	{ "a term without a bit", { TERM(0, mask), 0 },
	  .what = "this is not one bit of the register, or one property" },
	{ "a term with two bits", { TERM(0, mask), 3 },
	  .what = "this is not one bit of the register, or one property" },
	{ "a term with a bit that its register lacks",
	  { TERM(0, mask), 0x10000 }, { TERM(0, reg), 2 }, TERM(0, mask),
	  "this is not one bit of the register, or one property" },
	{ "a term with an unknown property", { TERM(5, mask), 8 },
	  .what = "this is not one bit of the register, or one property" },
	{ "a term with a register that is not there", { TERM(0, reg), 5 },
	  .what = "there is no such register" },
	{ "a term that is negated twice", { TERM(1, negate), 2 },
	  .what = "expected 0 or 1" },
	{ "a term with an unknown byte", { TERM(1, zero), 1 },
	  .what = "expected 0" },

	{ "a condition without terms", { GUARD(1, count), 0 },
	  .what = "a condition has no terms, or more than there are" },
	{ "a condition with more terms than there are",
	  { GUARD(4, count), 3 },
	  .what = "a condition has no terms, or more than there are" },
	{ "a term that is left", { GUARD(4, count), 1 }, {}, TERM(6, mask),
	  "this term belongs to no condition" },
	{ "a condition that is neither and nor or", { GUARD(0, any), 2 },
	  .what = "expected 0 or 1" },
	{ "a condition that is negated twice", { GUARD(0, negate), 2 },
	  .what = "expected 0 or 1" },
	{ "a condition with an unknown byte", { GUARD(0, zero), 1 },
	  .what = "expected 0" },

	{ "an unknown operation", { STEP(6, op), 5 },
	  .what = "there is no such operation" },
	{ "a change of no bits", { STEP(3, mask), 0 },
	  .what = "this operation has no bits to change, or needs some" },
	{ "a load with bits", { STEP(2, mask), 1 },
	  .what = "this operation has no bits to change, or needs some" },
	{ "a load of no register", { STEP(2, reg), 0 },
	  .what = "this operation has no register, or needs one" },
	{ "a store of a register", { STEP(7, reg), 1 },
	  .what = "this operation has no register, or needs one" },
	{ "a condition of a register", { STEP(0, reg), 1 },
	  .what = "this operation has no register, or needs one" },
	{ "a load of a register that is not there", { STEP(2, reg), 5 },
	  .what = "there is no such register" },
	{ "a load that skips", { STEP(2, skip), 1 },
	  .what = "this operation skips nothing" },
	{ "a step without its condition",
	  { WHOLE_STEP(7), STEP_OF(0, 0, ACS_OP_GUARD, 0) }, {},
	  STEP(11, op), "there is no condition left for this step" },
	{ "a condition without its step",
	  { WHOLE_STEP(11), STEP_OF(0, 0, ACS_OP_STORE, 0) }, {},
	  GUARD(4, count), "this condition belongs to no step" },

	{ "a step that skips more than its program", { STEP(0, skip), 8 },
	  .what = "a step skips more than its block has" },
	{ "a step that skips more than its block", { STEP(4, skip), 5 },
	  .what = "a step skips more than its block has" },
	{ "a step that skips the start of an update", { STEP(1, skip), 2 },
	  .what = "a step skips the start or the end of an update" },
	{ "a step that skips the end of an update", { STEP(4, skip), 3 },
	  .what = "a step skips the start or the end of an update" },
	{ "an update in an update",
	  { WHOLE_STEP(7), STEP_OF(0, 2, ACS_OP_LOAD, 0) }, {},
	  STEP(7, op), "an update begins within another one" },
	{ "an update of the header", { REGISTER(1, offset), 0x3e }, {},
	  STEP(2, reg),
	  "this register is part of the header, which no program may write" },
	{ "a change without an update",
	  { WHOLE_STEP(2), STEP_OF(0, 0, ACS_OP_GUARD, 0) },
	  { WHOLE_STEP(4), STEP_OF(1, 0, ACS_OP_SET, 0) },
	  STEP(3, op), "this step belongs to no update" },
	{ "a store without an update",
	  { WHOLE_STEP(8), STEP_OF(0, 0, ACS_OP_STORE, 0) }, {},
	  STEP(8, op), "this step belongs to no update" },
	{ "a change of bits that the register lacks",
	  { STEP(3, mask), 0x10000 },
	  .what = "the register does not have these bits" },
	{ "a change where another register has fewer bits",
	  { STEP(9, reg), 2 },
	  .what = "the registers have different widths" },
	{ "five conditions, one within the other",
	  { WHOLE_STEP(6), STEP_OF(0, 0, ACS_OP_GUARD, 0) },
	  { WHOLE_STEP(11), STEP_OF(0, 0, ACS_OP_STORE, 0) },
	  STEP(6, op),
	  "conditions are nested too deeply; expected at most 4" },
	{ "a program that ends within an update", { RULE(1, enable), 2 }, {},
	  STEP(9, op), "a program ends within an update" },
	{ "a change that may set nothing", { STEP(3, reg), 2 }, {},
	  RULE(0, enable),
	  "this program may set nothing, yet would count as enabled" },
	{ "a condition on a property that may not hold",
	  { TERM(2, reg), 0 }, {}, RULE(0, enable),
	  "this program may set nothing, yet would count as enabled" },

	{ "an unknown kind of answer", { RULE(2, kind), 5 },
	  .what = "there is no such kind of answer" },
	{ "an answer with a bit that has no name",
	  { RULE(2, provides), 0x9d },
	  .what = "this answer does not have these bits" },
	{ "a final no that provides bits", { RULE(4, provides), 1 },
	  .what = "this answer does not have these bits" },
	{ "broken bits of no capability", { RULE(2, broken), 1 },
	  .what = "this answer does not have these bits" },
	{ "broken bits without a name", { RULE(5, broken), 0x81 },
	  .what = "this answer does not have these bits" },
	{ "an answer without its capability register",
	  { RULE(1, capability), 0 },
	  .what = "this answer reads no register, or needs one" },
	{ "an answer without its control register",
	  { RULE(1, control), 0 },
	  .what = "this answer reads no register, or needs one" },
	{ "a plain answer with a capability register",
	  { RULE(2, capability), 3 },
	  .what = "this answer reads no register, or needs one" },
	{ "a plain answer with a control register", { RULE(2, control), 4 },
	  .what = "this answer reads no register, or needs one" },
	{ "a capability register that is not there",
	  { RULE(1, capability), 5 }, .what = "there is no such register" },
	{ "a control register that is not there",
	  { RULE(1, control), 5 }, .what = "there is no such register" },
	{ "an answer when enabled that nothing enables",
	  { RULE(0, enable), 0 },
	  .what = "this answer has no program that enables, or needs one" },
	{ "a plain answer with a program", { RULE(2, enable), 1 },
	  .what = "this answer has no program that enables, or needs one" },
	{ "a plain answer that turns redirection off",
	  { RULE(0, disable_redirect), 1 },
	  .what = "this answer would stay when redirection is off" },
	{ "a program with more steps than there are",
	  { RULE(0, enable), 16 },
	  .what = "there are not so many steps left" },
	{ "another program with more steps than there are",
	  { RULE(1, disable_redirect), 5 },
	  .what = "there are not so many steps left" },
	{ "steps that are left", { RULE(1, disable_redirect), 0 }, {},
	  STEP(11, mask), "this step belongs to no program" },
	{ "a rule with an unknown byte", { RULE(3, zero), 1 },
	  .what = "expected 0" },

	{ "a text with a line feed", { TEXT(1), '\n' },
	  .what = "a text has a character that cannot be printed" },
	{ "a text with a letter beyond ASCII", { TEXT(1), 0xe4 },
	  .what = "a text has a character that cannot be printed" },
	{ "an empty text", { TEXT(0), 0 }, .what = "a text is empty" },
	{ "a text without an end", { TEXT(TEXTS_SIZE - 1), 'x' }, {},
	  TEXT(TEXTS_SIZE), "a text has no end" },
	{ "a text too few", { TEXT(7), 'x' }, {}, TEXT(TEXTS_SIZE),
	  "a text has no end" },
	{ "a text too many", { TEXT(3), 0 }, {}, TEXT(TEXTS_SIZE - 7),
	  "this text belongs to nothing" },

	{ "a link that excludes an unknown trait",
	  { LINK(0, excludes), 0x0040ffef },
	  .what = "a link excludes an unknown trait" },
	{ "a link that needs an ACPI table that is not there",
	  { LINK(0, excludes), 0x0400ffef },
	  .what = "a link excludes an unknown trait" },
	{ "a link to a rule that is not there", { LINK(7, rule), 6 },
	  .what = "there is no such rule" },
	{ "a chain with a rule twice", { LINK(5, rule), 3 },
	  .what = "a chain does not have its rules in ascending order" },
	{ "a link that is last twice", { LINK(0, last), 3 },
	  .what = "expected 0 or 1" },
	{ "a link with an unknown byte", { LINK(0, zero), 1 },
	  .what = "expected 0" },
	{ "a chain that goes on in that of another vendor",
	  { LINK(2, last), 0 },
	  .what = "the last chain of a vendor has no end" },
	{ "a chain without an end", { LINK(7, last), 0 },
	  .what = "the last chain of a vendor has no end" },

	{ "ids that overlap", { SPAN(1, first), 0x1f },
	  .what = "the ids of a vendor are not in ascending order" },
	{ "ids in the wrong order", { SPAN(4, first), 0x3f },
	  .what = "the ids of a vendor are not in ascending order" },
	{ "ids that end before they begin", { SPAN(0, last), 0x0f },
	  .what = "the last id is below the first" },
	{ "ids that lead into a chain", { SPAN(4, link), 4 },
	  .what = "no chain of the vendor begins there" },
	{ "ids that lead to a chain of another vendor",
	  { SPAN(0, link), 3 },
	  .what = "no chain of the vendor begins there" },
	{ "ids that lead nowhere", { SPAN(4, link), 0xffff },
	  .what = "no chain of the vendor begins there" },
	{ "ids with an unknown value", { SPAN(0, zero), 0x100 },
	  .what = "expected 0" },

	{ "vendor 0", { VENDOR(0, vendor), 0 },
	  .what = "the vendors are not in ascending order between 0x0001 and 0xfffe" },
	{ "a vendor twice", { VENDOR(1, vendor), 0x1a00 },
	  .what = "the vendors are not in ascending order between 0x0001 and 0xfffe" },
	{ "the vendor that no device has", { VENDOR(1, vendor), 0xffff },
	  .what = "the vendors are not in ascending order between 0x0001 and 0xfffe" },
	{ "more spans than there are", { VENDOR(1, span_count), 3 },
	  .what = "there are not so many spans left" },
	{ "more links than there are", { VENDOR(1, link_count), 6 },
	  .what = "there are not so many links left" },
	{ "a vendor without links", { VENDOR(0, link_count), 0 },
	  .what = "a vendor has no link; expected at least one" },
	{ "a vendor with an unknown width", { VENDOR(0, wide), 2 },
	  .what = "expected 0 or 1" },
	{ "a vendor with an unknown byte", { VENDOR(0, zero), 1 },
	  .what = "expected 0" },
	{ "spans that are left", { VENDOR(1, span_count), 1 }, {},
	  VENDOR(2, vendor),
	  "spans or links are left that belong to no vendor" },
	{ "links that are left", { VENDOR(1, link_count), 3 },
	  { SPAN(4, link), 1 }, VENDOR(2, vendor),
	  "spans or links are left that belong to no vendor" },
};

#endif /* ACS_TEST_BLOB_CASES_H */
