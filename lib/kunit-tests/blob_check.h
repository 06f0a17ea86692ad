/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Checks of blobs: blob_cases.h, and what holds for each blob.
 */
#ifndef ACS_TEST_BLOB_CHECK_H
#define ACS_TEST_BLOB_CHECK_H

#include "blob_cases.h"
#include "program.h"
#include "portable-sha256.h"

#ifdef __KERNEL__
#include <linux/slab.h>
#define blob_alloc(size)	kmalloc(size, GFP_KERNEL)
#define blob_free(memory)	kfree(memory)
#else
#include <stdlib.h>
#define blob_alloc(size)	malloc(size)
#define blob_free(memory)	free(memory)
#endif

/* Those of blob.acs and of quirkdb/, from blobs.S */
extern const u8 blob_sample[], blob_sample_end[];
extern const u8 blob_quirkdb[], blob_quirkdb_end[];

/**
 * struct blob - a blob, and what is made of it
 * @bytes: a copy of the blob
 * @size: of @bytes
 * @room: memory of as many bytes as the blob needs, or NULL
 * @db: its tables, if it was accepted
 * @mistake: why it was refused
 */
struct blob {
	u8 *bytes;
	size_t size;
	void *room;
	struct acs_db db;
	struct acs_blob_mistake mistake;
};

/* In memory of just its size, so that KASAN and ASAN see what is beyond */
static inline bool blob_copy(struct verdict *verdict, struct blob *blob,
			     const u8 *bytes, size_t size)
{
	memset(blob, 0, sizeof(*blob));
	blob->size = size;
	blob->bytes = blob_alloc(size ? size : 1);
	if (!blob->bytes) {
		wrong(verdict, "no memory");
		return false;
	}
	memcpy(blob->bytes, bytes, size);
	return true;
}

static inline void blob_drop(struct blob *blob)
{
	blob_free(blob->room);
	blob_free(blob->bytes);
}

/* Makes a hash that fits what the blob is now */
static inline void blob_seal(struct blob *blob)
{
	struct acs_blob_head *head = (void *)blob->bytes;

	sha256(blob->bytes + ACS_BLOB_HASHED_FROM,
	       blob->size - ACS_BLOB_HASHED_FROM, head->hash);
}

/* Returns whether it is accepted; if not, that has to be said */
static inline bool blob_is_accepted(struct verdict *verdict, struct blob *blob)
{
	size_t size;

	blob_free(blob->room);
	blob->room = NULL;
	blob->mistake.what = NULL;
	size = acs_blob_room(blob->bytes, blob->size, &blob->mistake);
	if (size) {
		blob->room = blob_alloc(size);
		if (!blob->room) {
			wrong(verdict, "no memory");
			return false;
		}
		/* Nothing may depend on what was there before */
		memset(blob->room, 0xa5, size);
		if (acs_blob_read(&blob->db, blob->room, blob->bytes,
				  &blob->mistake))
			return true;
	}
	if (!blob->mistake.what || blob->mistake.offset > blob->size)
		wrong(verdict, "it is refused without a reason within it");
	return false;
}

static inline unsigned int blob_record_size(enum acs_blob_table table)
{
	const char *member = blob_layouts[table];
	unsigned int size = 0;

	while (*member)
		size += *member++ - '0';
	return size;
}

static inline u8 *blob_spot_at(struct blob *blob, const struct blob_spot *spot)
{
	const struct acs_blob_head *head = (const void *)blob->bytes;
	u32 at = spot->offset;

	if (spot->kind != BLOB_HEAD)
		at += le32_to_cpu(head->tables[spot->table].offset) +
		      spot->record * blob_record_size(spot->table);
	return blob->bytes + at;
}

/* Of the magic and the hash, the first bytes; all others have four */
static inline unsigned int blob_spot_bytes(const struct blob_spot *spot)
{
	const char *member = blob_layouts[spot->table];
	unsigned int at = 0;

	switch (spot->kind) {
	case BLOB_HEAD:
		return 4;
	case BLOB_MEMBER:
		while (at < spot->offset)
			at += *member++ - '0';
		return *member - '0';
	case BLOB_RECORD:
		return blob_record_size(spot->table);
	default:
		return 0;
	}
}

static inline void blob_apply(struct blob *blob,
			      const struct blob_change *change)
{
	unsigned int i, bytes = blob_spot_bytes(&change->spot);
	u8 *at;

	if (!bytes)
		return;
	at = blob_spot_at(blob, &change->spot);
	for (i = 0; i < bytes; i++)
		at[i] = change->value >> 8 * i;
}

static inline void check_blob_case(struct verdict *verdict,
				   const struct blob_case *c, bool seal)
{
	const struct blob_spot *spot = c->elsewhere.kind ? &c->elsewhere
							 : &c->change.spot;
	struct blob blob;
	u32 expected;

	if (!blob_copy(verdict, &blob, blob_sample,
		       blob_sample_end - blob_sample))
		return;
	if (blob.size != BLOB_SIZE)
		wrong(verdict, "the sample has %u bytes, expected %u",
		      (u32)blob.size, BLOB_SIZE);
	expected = blob_spot_at(&blob, spot) - blob.bytes;
	blob_apply(&blob, &c->change);
	blob_apply(&blob, &c->also);
	if (seal)
		blob_seal(&blob);

	if (blob_is_accepted(verdict, &blob))
		wrong(verdict, "it is accepted");
	else if (blob.mistake.offset != expected ||
		 strcmp(blob.mistake.what, c->what))
		wrong(verdict, "refused at %u: %s; expected at %u: %s",
		      blob.mistake.offset, blob.mistake.what, expected,
		      c->what);
	blob_drop(&blob);
}

/* --- What holds for each database ----------------------------------------- */

/**
 * struct blob_io - what the programs of a blob may access
 * @violation: an access that no program may make, or NULL
 * @state: of the values that are read
 */
struct blob_io {
	const char *violation;
	u32 state;
};

static inline u32 blob_random(struct blob_io *io)
{
	io->state = io->state * 1664525u + 1013904223u;
	return io->state >> 8 ^ io->state << 11;
}

static inline void blob_expect_access(struct blob_io *io, u64 at, u8 width,
				      u64 below)
{
	if (width != 8 && width != 16 && width != 32)
		io->violation = "an access of no width";
	else if (at & (width / 8 - 1))
		io->violation = "an access that is not aligned";
	else if (at + width / 8 > below)
		io->violation = "an access beyond the space";
}

static inline int blob_config_read(void *context, u8 devfn, u16 offset,
				   u8 width, u32 *value)
{
	struct blob_io *io = context;

	blob_expect_access(io, offset, width, 4096);
	/* Mostly a window that is enabled, and bits that are set */
	*value = blob_random(io) | 1;
	if (width < 32)
		*value &= BIT(width) - 1;
	return blob_random(io) % 16 ? 0 : -EIO;
}

static inline int blob_config_write(void *context, u8 devfn, u16 offset,
				    u8 width, u32 value)
{
	struct blob_io *io = context;

	blob_expect_access(io, offset, width, 4096);
	if (offset < 0x40)
		io->violation = "a write to the header";
	return 0;
}

static inline int blob_memory_read(void *context, u64 address, u8 width,
				   u32 *value)
{
	struct blob_io *io = context;

	blob_expect_access(io, address, width, 1ULL << 32);
	return blob_config_read(context, 0, 0, width, value);
}

static inline int blob_memory_write(void *context, u64 address, u8 width,
				    u32 value)
{
	blob_expect_access(context, address, width, 1ULL << 32);
	return 0;
}

static inline const char *blob_run(const struct acs_program *program,
				   u32 seed)
{
	static const struct acs_io io = {
		.config_read = blob_config_read,
		.config_write = blob_config_write,
		.memory_read = blob_memory_read,
		.memory_write = blob_memory_write,
	};
	struct blob_io context = { .state = seed };
	struct acs_place place = {
		.io = &io,
		.context = &context,
		.devfn = 0xe0,
		.acs_cap = 0x140,
		.properties = seed,
	};
	struct acs_fault fault;
	char text[160];

	if (acs_program_run(&place, program, &fault))
		acs_format_fault(text, sizeof(text), &fault);
	if (acs_program_check(&place, program, &fault))
		acs_format_fault(text, sizeof(text), &fault);
	return context.violation;
}

static inline void expect_rule_works(struct verdict *verdict,
				     const struct acs_rule *rule)
{
	char text[ACS_REASON_TEXT];
	const char *violation = NULL;
	u32 seed;

	acs_format_rule(text, sizeof(text), rule);
	for (seed = 0; seed < 8 && !violation; seed++) {
		violation = blob_run(&rule->method->enable, seed);
		if (!violation)
			violation = blob_run(&rule->method->disable_redirect,
					     seed);
	}
	if (violation)
		wrong(verdict, "%s: %s", rule->name, violation);
}

/* Whatever is found is one of the rules, and no chain has a rule twice */
static inline void expect_lookup_works(struct verdict *verdict,
				       const struct acs_db *db, u16 vendor,
				       u16 device)
{
	const struct acs_link *link = acs_find_chain(db, vendor, device);
	struct acs_device dev = {
		.vendor = vendor,
		.device = device,
		.hop_count = 1,
	};
	unsigned int length = 0;
	u8 type;

	for (; link; link = acs_next_link(link))
		if (++length > db->rule_count || link->rule >= db->rule_count) {
			wrong(verdict, "the chain of %04x:%04x has no end",
			      vendor, device);
			return;
		}
	for (type = 0; type < 16; type++) {
		const struct acs_rule *rule;

		dev.type = type;
		dev.acpi_tables = type;
		rule = acs_find_rule(db, &dev);
		if (rule && (rule < db->rules ||
			     rule >= db->rules + db->rule_count))
			wrong(verdict, "%04x:%04x finds no rule of the blob",
			      vendor, device);
	}
}

static inline void expect_vendor_works(struct verdict *verdict,
				       const struct acs_db *db,
				       const struct acs_vendor *vendor)
{
	unsigned int i;

	expect_lookup_works(verdict, db, vendor->vendor, 0);
	expect_lookup_works(verdict, db, vendor->vendor, 0xffff);
	for (i = 0; i < vendor->span_count; i++) {
		const struct acs_span *span = &db->spans[vendor->span + i];

		expect_lookup_works(verdict, db, vendor->vendor,
				    span->first - 1);
		expect_lookup_works(verdict, db, vendor->vendor, span->first);
		expect_lookup_works(verdict, db, vendor->vendor, span->last);
		expect_lookup_works(verdict, db, vendor->vendor,
				    span->last + 1);
	}
}

/* Every use that the engine makes of a database */
static inline void expect_db_works(struct verdict *verdict,
				   const struct acs_db *db)
{
	unsigned int i;

	if (db->acpi_table_count > ACS_ACPI_TABLES_MAX)
		wrong(verdict, "it has %u ACPI tables", db->acpi_table_count);
	for (i = 0; i < db->acpi_table_count; i++)
		if (strlen(db->acpi_tables[i]) != 4)
			wrong(verdict, "signature %u has not four characters",
			      i);
	for (i = 0; i < db->rule_count; i++)
		expect_rule_works(verdict, &db->rules[i]);
	for (i = 0; i < acs_slots(db); i++)
		expect_vendor_works(verdict, db, &db->vendors[i]);
	expect_lookup_works(verdict, db, 0, 0);
	expect_lookup_works(verdict, db, ACS_NO_VENDOR, 0);
}

/* --- Damage everywhere ---------------------------------------------------- */

/* Where the head is checked before the hash, it says what is wrong */
static inline u32 blob_damage_at(size_t byte)
{
	if (byte < offsetof(struct acs_blob_head, version))
		return offsetof(struct acs_blob_head, magic);
	if (byte < offsetof(struct acs_blob_head, size))
		return offsetof(struct acs_blob_head, version);
	if (byte < offsetof(struct acs_blob_head, hash))
		return offsetof(struct acs_blob_head, size);
	return offsetof(struct acs_blob_head, hash);
}

/* Every bit that is flipped makes a blob that is refused */
static inline void check_blob_flips(struct verdict *verdict)
{
	struct blob blob;
	size_t i;

	if (!blob_copy(verdict, &blob, blob_sample,
		       blob_sample_end - blob_sample))
		return;
	if (!blob_is_accepted(verdict, &blob))
		wrong(verdict, "the sample is refused: %s", blob.mistake.what);
	for (i = 0; i < 8 * blob.size; i++) {
		blob.bytes[i / 8] ^= BIT(i % 8);
		if (blob_is_accepted(verdict, &blob))
			wrong(verdict, "with bit %u of byte %u flipped, it is accepted",
			      (u32)i % 8, (u32)i / 8);
		else if (blob.mistake.offset != blob_damage_at(i / 8))
			wrong(verdict, "with bit %u of byte %u flipped, it is refused at %u",
			      (u32)i % 8, (u32)i / 8, blob.mistake.offset);
		blob.bytes[i / 8] ^= BIT(i % 8);
	}
	blob_drop(&blob);
}

/* With a hash that fits as well, it is refused, or works */
static inline void check_sealed_flips(struct verdict *verdict)
{
	unsigned int accepted = 0;
	struct blob blob;
	size_t i;

	if (!blob_copy(verdict, &blob, blob_sample,
		       blob_sample_end - blob_sample))
		return;
	for (i = 8 * ACS_BLOB_HASHED_FROM; i < 8 * blob.size; i++) {
		blob.bytes[i / 8] ^= BIT(i % 8);
		blob_seal(&blob);
		if (blob_is_accepted(verdict, &blob)) {
			accepted++;
			expect_db_works(verdict, &blob.db);
		}
		blob.bytes[i / 8] ^= BIT(i % 8);
	}
	/* A letter of a name, or a line */
	if (!accepted)
		wrong(verdict, "every bit counts, also those of names");
	blob_drop(&blob);
}

/* However much of it is missing, it is refused */
static inline void check_blob_cuts(struct verdict *verdict)
{
	size_t size = blob_sample_end - blob_sample;
	struct blob blob;

	while (size--) {
		if (!blob_copy(verdict, &blob, blob_sample, size))
			return;
		if (blob_is_accepted(verdict, &blob))
			wrong(verdict, "its first %u bytes are accepted",
			      (u32)size);
		blob_drop(&blob);
	}
}

/* A blob that has nothing but a head, and so many ACPI tables */
static inline void check_small_blob(struct verdict *verdict,
				    unsigned int acpi_tables,
				    unsigned int table, const char *what)
{
	static u8 bytes[sizeof(struct acs_blob_head) + 5 * 8];
	struct acs_blob_head *head = (void *)bytes;
	u32 end = sizeof(*head) + 8 * acpi_tables;
	u32 expected = offsetof(struct acs_blob_head, tables[0].count) +
		       table * sizeof(*head->tables);
	struct blob blob;
	unsigned int i;

	memset(bytes, 0, sizeof(bytes));
	memcpy(head->magic, ACS_BLOB_MAGIC, sizeof(head->magic));
	head->version = cpu_to_le32(ACS_BLOB_VERSION);
	head->size = cpu_to_le32(end);
	for (i = 0; i < ACS_BLOB_TABLES; i++)
		head->tables[i].offset = cpu_to_le32(i ? end : sizeof(*head));
	head->tables[ACS_BLOB_ACPI_TABLES].count = cpu_to_le32(acpi_tables);
	if (!blob_copy(verdict, &blob, bytes, end))
		return;
	blob_seal(&blob);
	if (blob_is_accepted(verdict, &blob))
		wrong(verdict, "it is accepted");
	else if (strcmp(blob.mistake.what, what) ||
		 blob.mistake.offset != expected)
		wrong(verdict, "refused at %u: %s; expected at %u: %s",
		      blob.mistake.offset, blob.mistake.what, expected, what);
	blob_drop(&blob);
}

static inline void check_blob_counts(struct verdict *verdict)
{
	check_small_blob(verdict, 0, ACS_BLOB_VENDORS,
			 "there is no vendor; expected at least one");
	check_small_blob(verdict, 5, ACS_BLOB_ACPI_TABLES,
			 "there are too many ACPI tables; expected at most 4");
}

/* One byte more than a blob may have is too much, before it is looked at */
static inline void check_blob_limit(struct verdict *verdict)
{
	size_t size = ACS_BLOB_SIZE_MAX + 1;
	struct acs_blob_head *head = blob_alloc(size);
	struct acs_blob_mistake mistake = {};

	if (!head) {
		wrong(verdict, "no memory");
		return;
	}
	memcpy(head, blob_sample, sizeof(*head));
	head->size = cpu_to_le32(size);
	if (acs_blob_room(head, size, &mistake) ||
	    strcmp(mistake.what, "it is too large; expected at most 256 KiB"))
		wrong(verdict, "it says: %s", mistake.what ?: "nothing");
	blob_free(head);
}

/* --- The same meaning ----------------------------------------------------- */

static inline void same_register(struct verdict *verdict,
				 const struct acs_register *a,
				 const struct acs_register *b)
{
	const struct acs_window *v, *w;

	if (!a || !b) {
		if (a != b)
			wrong(verdict, "a register is missing");
		return;
	}
	same_text(verdict, "register", a->name, b->name);
	if (a->offset != b->offset || a->width != b->width ||
	    a->space != b->space || !a->window != !b->window)
		wrong(verdict, "register %s is another one", a->name);
	v = a->window;
	w = b->window;
	if (!v || !w)
		return;
	same_text(verdict, "window", v->name, w->name);
	if (v->devfn != w->devfn || v->offset != w->offset ||
	    v->mask != w->mask || v->enable != w->enable)
		wrong(verdict, "window %s is another one", v->name);
}

static inline void same_guard(struct verdict *verdict,
			      const struct acs_guard *a,
			      const struct acs_guard *b)
{
	unsigned int i;

	if (a->count != b->count || a->any != b->any ||
	    a->negate != b->negate) {
		wrong(verdict, "a condition is another one");
		return;
	}
	for (i = 0; i < a->count; i++) {
		same_register(verdict, a->terms[i].reg, b->terms[i].reg);
		if (a->terms[i].mask != b->terms[i].mask ||
		    a->terms[i].negate != b->terms[i].negate)
			wrong(verdict, "term %u is another one", i);
	}
}

static inline void same_program(struct verdict *verdict,
				const struct acs_program *a,
				const struct acs_program *b)
{
	unsigned int i;

	if (a->count != b->count) {
		wrong(verdict, "a program has %u steps, expected %u", b->count,
		      a->count);
		return;
	}
	for (i = 0; i < a->count; i++) {
		const struct acs_step *x = &a->steps[i], *y = &b->steps[i];

		if (x->op != y->op || x->skip != y->skip ||
		    x->mask != y->mask)
			wrong(verdict, "step %u is another one", i);
		else if (x->op == ACS_OP_GUARD)
			same_guard(verdict, x->guard, y->guard);
		else
			same_register(verdict, x->reg, y->reg);
	}
}

static inline void same_rule(struct verdict *verdict, const struct acs_rule *a,
			     const struct acs_rule *b)
{
	same_text(verdict, "rule", a->name, b->name);
	same_text(verdict, "file", acs_rule_file(a), acs_rule_file(b));
	same_text(verdict, "evidence", acs_rule_evidence(a),
		  acs_rule_evidence(b));
	if (a->line != b->line || a->answer.kind != b->answer.kind ||
	    a->answer.provides != b->answer.provides ||
	    a->answer.broken != b->answer.broken)
		wrong(verdict, "rule %s answers otherwise", a->name);
	same_register(verdict, a->method->capability, b->method->capability);
	same_register(verdict, a->method->control, b->method->control);
	same_program(verdict, &a->method->enable, &b->method->enable);
	same_program(verdict, &a->method->disable_redirect,
		     &b->method->disable_redirect);
}

static inline void same_chain(struct verdict *verdict, const struct acs_db *a,
			      const struct acs_db *b, u16 vendor, u16 device)
{
	const struct acs_link *x = acs_find_chain(a, vendor, device);
	const struct acs_link *y = acs_find_chain(b, vendor, device);

	for (; x && y; x = acs_next_link(x), y = acs_next_link(y))
		if (x->excludes != y->excludes || x->rule != y->rule)
			break;
	if (x || y)
		wrong(verdict, "%04x:%04x has another chain", vendor, device);
}

/* Every rule, and the chain of every id of every vendor that either names */
static inline void same_databases(struct verdict *verdict,
				  const struct acs_db *a,
				  const struct acs_db *b)
{
	unsigned int i, vendor, device;

	if (a->rule_count != b->rule_count ||
	    a->acpi_table_count != b->acpi_table_count) {
		wrong(verdict, "it has %u rules and %u ACPI tables",
		      b->rule_count, b->acpi_table_count);
		return;
	}
	for (i = 0; i < a->acpi_table_count; i++)
		same_text(verdict, "ACPI table", a->acpi_tables[i],
			  b->acpi_tables[i]);
	for (i = 0; i < a->rule_count; i++)
		same_rule(verdict, &a->rules[i], &b->rules[i]);
	for (vendor = 0; vendor < ACS_NO_VENDOR; vendor++) {
		if (!acs_find_vendor(a, vendor) && !acs_find_vendor(b, vendor))
			continue;
		for (device = 0; device <= 0xffff; device++)
			same_chain(verdict, a, b, vendor, device);
	}
}

/* The blob of the project's own database means what the compiled tables mean */
static inline void check_blob_of_quirkdb(struct verdict *verdict)
{
	struct blob blob;

	if (!blob_copy(verdict, &blob, blob_quirkdb,
		       blob_quirkdb_end - blob_quirkdb))
		return;
	if (blob_is_accepted(verdict, &blob)) {
		same_databases(verdict, &acs_policy_db, &blob.db);
		expect_db_works(verdict, &blob.db);
	} else {
		wrong(verdict, "it is refused at %u: %s", blob.mistake.offset,
		      blob.mistake.what);
	}
	blob_drop(&blob);
}

#endif /* ACS_TEST_BLOB_CHECK_H */
