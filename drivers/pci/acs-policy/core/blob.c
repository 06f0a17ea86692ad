// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads a blob: its head, the places of its tables, and room for what is made
 * of it. Nothing of a blob counts unless all of it is well-formed. The hash
 * only finds damage: whoever made the blob made the hash, so nothing else here
 * relies on it.
 */
#include "blob-reader.h"
#include "portable-sha256.h"

static const u8 record_sizes[ACS_BLOB_TABLES] = {
	[ACS_BLOB_ACPI_TABLES]	= sizeof(struct acs_blob_acpi_table),
	[ACS_BLOB_WINDOWS]	= sizeof(struct acs_blob_window),
	[ACS_BLOB_REGISTERS]	= sizeof(struct acs_blob_register),
	[ACS_BLOB_TERMS]	= sizeof(struct acs_blob_term),
	[ACS_BLOB_GUARDS]	= sizeof(struct acs_blob_guard),
	[ACS_BLOB_STEPS]	= sizeof(struct acs_blob_step),
	[ACS_BLOB_RULES]	= sizeof(struct acs_blob_rule),
	[ACS_BLOB_LINKS]	= sizeof(struct acs_blob_link),
	[ACS_BLOB_SPANS]	= sizeof(struct acs_blob_span),
	[ACS_BLOB_VENDORS]	= sizeof(struct acs_blob_vendor),
	[ACS_BLOB_TEXTS]	= sizeof(char),
};

static bool has_its_hash(const struct acs_blob_head *head, size_t size)
{
	u8 hash[ACS_BLOB_HASH_SIZE];

	sha256((const u8 *)head + ACS_BLOB_HASHED_FROM,
	       size - ACS_BLOB_HASHED_FROM, hash);
	return !memcmp(hash, head->hash, sizeof(hash));
}

static bool check_head(struct acs_blob_reader *reader, size_t size)
{
	const struct acs_blob_head *head = (const void *)reader->blob;

	if (size < sizeof(*head))
		return acs_blob_refuse(reader, reader->blob + size,
				       "it ends within its head");
	if (memcmp(head->magic, ACS_BLOB_MAGIC, sizeof(head->magic)))
		return acs_blob_refuse(reader, head->magic,
				       "it is not what acsgen blob writes");
	if (le32_to_cpu(head->version) != ACS_BLOB_VERSION)
		return acs_blob_refuse(reader, &head->version,
				       "its form is of another version; expected version 1");
	if (size > ACS_BLOB_SIZE_MAX)
		return acs_blob_refuse(reader, &head->size,
				       "it is too large; expected at most 256 KiB");
	if (le32_to_cpu(head->size) != size)
		return acs_blob_refuse(reader, &head->size,
				       "its size is not the one that it states");
	if (!has_its_hash(head, size))
		return acs_blob_refuse(reader, head->hash,
				       "it is damaged: its SHA-256 is not the one that it states");
	return true;
}

static bool check_tables(struct acs_blob_reader *reader, size_t size)
{
	const struct acs_blob_head *head = (const void *)reader->blob;
	size_t end = sizeof(*head);
	unsigned int i;

	for (i = 0; i < ACS_BLOB_TABLES; i++) {
		const struct acs_blob_place *place = &head->tables[i];

		if (le32_to_cpu(place->offset) != end)
			return acs_blob_refuse(reader, &place->offset,
					       "a table does not begin where the previous one ends");
		if (le32_to_cpu(place->count) > (size - end) / record_sizes[i])
			return acs_blob_refuse(reader, &place->count,
					       "a table does not end within the blob");
		end += le32_to_cpu(place->count) * record_sizes[i];
	}

	if (end != size)
		return acs_blob_refuse(reader, reader->blob + end,
				       "something follows the last table");
	return true;
}

/* What struct acs_db can count, and what a lookup needs */
static bool check_counts(struct acs_blob_reader *reader)
{
	const struct acs_blob_head *head = (const void *)reader->blob;
	const struct acs_blob_place *tables = head->tables;

	if (acs_blob_count(reader, ACS_BLOB_ACPI_TABLES) > ACS_ACPI_TABLES_MAX)
		return acs_blob_refuse(reader,
				       &tables[ACS_BLOB_ACPI_TABLES].count,
				       "there are too many ACPI tables; expected at most 4");
	if (!acs_blob_count(reader, ACS_BLOB_VENDORS))
		return acs_blob_refuse(reader, &tables[ACS_BLOB_VENDORS].count,
				       "there is no vendor; expected at least one");
	return true;
}

/* Moves @used past an array, and returns where the array begins */
static void *carve(u8 *room, size_t *used, size_t count, size_t size)
{
	u8 *array = room ? room + *used : NULL;

	*used += (count * size + 7) & ~(size_t)7;
	return array;
}

/* Without @room, it only adds up what all arrays take */
static size_t lay_out(struct acs_blob_reader *r, void *room)
{
	size_t used = 0;

	r->acpi_tables = carve(room, &used,
			       acs_blob_count(r, ACS_BLOB_ACPI_TABLES),
			       sizeof(*r->acpi_tables));
	r->windows = carve(room, &used, acs_blob_count(r, ACS_BLOB_WINDOWS),
			   sizeof(*r->windows));
	r->registers = carve(room, &used, acs_blob_count(r, ACS_BLOB_REGISTERS),
			     sizeof(*r->registers));
	r->terms = carve(room, &used, acs_blob_count(r, ACS_BLOB_TERMS),
			 sizeof(*r->terms));
	r->guards = carve(room, &used, acs_blob_count(r, ACS_BLOB_GUARDS),
			  sizeof(*r->guards));
	r->steps = carve(room, &used, acs_blob_count(r, ACS_BLOB_STEPS),
			 sizeof(*r->steps));
	r->methods = carve(room, &used, acs_blob_count(r, ACS_BLOB_RULES),
			   sizeof(*r->methods));
	r->rules = carve(room, &used, acs_blob_count(r, ACS_BLOB_RULES),
			 sizeof(*r->rules));
	r->links = carve(room, &used, acs_blob_count(r, ACS_BLOB_LINKS),
			 sizeof(*r->links));
	r->spans = carve(room, &used, acs_blob_count(r, ACS_BLOB_SPANS),
			 sizeof(*r->spans));
	r->vendors = carve(room, &used, acs_blob_count(r, ACS_BLOB_VENDORS),
			   sizeof(*r->vendors));
	return used;
}

/**
 * acs_blob_room - check that a blob is whole, and find out what it needs
 * @blob: the blob, aligned to 4 bytes
 * @size: its size in bytes
 * @mistake: filled in if it is refused
 *
 * Return: bytes of memory that acs_blob_read() needs, or 0 if it is refused.
 */
size_t acs_blob_room(const void *blob, size_t size,
		     struct acs_blob_mistake *mistake)
{
	struct acs_blob_reader reader = { .blob = blob, .mistake = mistake };

	if (!check_head(&reader, size) || !check_tables(&reader, size) ||
	    !check_counts(&reader))
		return 0;
	return lay_out(&reader, NULL);
}

static bool is_signature(const struct acs_blob_acpi_table *table)
{
	unsigned int i;

	for (i = 0; i < sizeof(table->signature); i++) {
		char c = table->signature[i];
		bool named = (c >= 'A' && c <= 'Z') ||
			     (c >= '0' && c <= '9') || c == '_';

		if (i < 4 ? !named : c)
			return false;
	}
	return true;
}

static bool read_acpi_tables(struct acs_blob_reader *reader)
{
	const struct acs_blob_acpi_table *table =
		acs_blob_records(reader, ACS_BLOB_ACPI_TABLES);
	u32 i, count = acs_blob_count(reader, ACS_BLOB_ACPI_TABLES);

	for (i = 0; i < count; i++) {
		if (!is_signature(&table[i]))
			return acs_blob_refuse(reader, &table[i],
					       "this is not the signature of an ACPI table");
		reader->acpi_tables[i] = table[i].signature;
	}
	return true;
}

static bool all_texts_are_used(struct acs_blob_reader *reader)
{
	return reader->text == reader->texts_end ||
	       acs_blob_refuse(reader, reader->text,
			       "this text belongs to nothing");
}

/**
 * acs_blob_read - read a blob
 * @db: filled in; it points into @room and @blob, which have to stay
 * @room: as many bytes as acs_blob_room() said, aligned to 8
 * @blob: what acs_blob_room() has accepted, unchanged
 * @mistake: filled in if it is refused
 *
 * A blob has few vendors, so one slot is the home of all of them, and the
 * others follow.
 *
 * Return: false if it is refused. Then @db is unchanged.
 */
bool acs_blob_read(struct acs_db *db, void *room, const void *blob,
		   struct acs_blob_mistake *mistake)
{
	struct acs_blob_reader reader = { .blob = blob, .mistake = mistake };

	lay_out(&reader, room);
	reader.text = acs_blob_records(&reader, ACS_BLOB_TEXTS);
	reader.texts_end = reader.text +
			   acs_blob_count(&reader, ACS_BLOB_TEXTS);

	if (!read_acpi_tables(&reader) || !acs_blob_read_rules(&reader) ||
	    !acs_blob_read_index(&reader) || !all_texts_are_used(&reader))
		return false;

	*db = (struct acs_db) {
		.rules = reader.rules,
		.vendors = reader.vendors,
		.spans = reader.spans,
		.links = reader.links,
		.acpi_tables = reader.acpi_tables,
		.slot_count = 1,
		.reach = acs_blob_count(&reader, ACS_BLOB_VENDORS) - 1,
		.rule_count = acs_blob_count(&reader, ACS_BLOB_RULES),
		.acpi_table_count = acs_blob_count(&reader,
						   ACS_BLOB_ACPI_TABLES),
	};
	return true;
}
