// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads the index of a blob: the chains of rules, and the ids that lead to
 * them.
 */
#include "blob-reader.h"

/* BIT(type) and the pairs; the others depend on the number of ACPI tables */
#define TRAITS	(0xffff | ACS_TRAIT_SINGLE_FUNCTION | ACS_TRAIT_MULTIFUNCTION | \
		 ACS_TRAIT_OFF_ROOT_BUS | ACS_TRAIT_ROOT_BUS |		       \
		 ACS_TRAIT_NO_ACS | ACS_TRAIT_ACS)

static u32 known_traits(const struct acs_blob_reader *r)
{
	u32 traits = TRAITS, i;

	for (i = 0; i < acs_blob_count(r, ACS_BLOB_ACPI_TABLES); i++)
		traits |= ACS_TRAIT_NO_ACPI_TABLE(i);
	return traits;
}

/* Links @from to @end are those of one vendor */
static bool read_links(struct acs_blob_reader *r, u32 from, u32 end)
{
	const struct acs_blob_link *link = acs_blob_records(r, ACS_BLOB_LINKS);
	bool begins = true;
	u32 i;

	for (i = from; i < end; i++) {
		u32 excludes = le32_to_cpu(link[i].excludes);
		u16 rule = le16_to_cpu(link[i].rule);

		if (excludes & ~known_traits(r))
			return acs_blob_refuse(r, &link[i].excludes,
					       "a link excludes an unknown trait");
		if (rule >= acs_blob_count(r, ACS_BLOB_RULES))
			return acs_blob_refuse(r, &link[i].rule,
					       "there is no such rule");
		if (!begins && rule <= r->links[i - 1].rule)
			return acs_blob_refuse(r, &link[i].rule,
					       "a chain does not have its rules in ascending order");
		if (link[i].last > 1)
			return acs_blob_refuse(r, &link[i].last,
					       "expected 0 or 1");
		if (link[i].zero)
			return acs_blob_refuse(r, &link[i].zero, "expected 0");
		r->links[i] = (struct acs_link) {
			.excludes = excludes,
			.rule = rule,
			.last = link[i].last,
		};
		begins = link[i].last;
	}
	return begins || acs_blob_refuse(r, &link[end - 1].last,
					 "the last chain of a vendor has no end");
}

/* Spans @from to @end are those of a vendor with links @link to @link_end */
static bool read_spans(struct acs_blob_reader *r, u32 from, u32 end, u32 link,
		       u32 link_end)
{
	const struct acs_blob_span *span = acs_blob_records(r, ACS_BLOB_SPANS);
	u32 i, free = 0;

	for (i = from; i < end; i++) {
		u16 first = le16_to_cpu(span[i].first);
		u16 last = le16_to_cpu(span[i].last);
		u16 chain = le16_to_cpu(span[i].link);

		if (first < free)
			return acs_blob_refuse(r, &span[i].first,
					       "the ids of a vendor are not in ascending order");
		if (last < first)
			return acs_blob_refuse(r, &span[i].last,
					       "the last id is below the first");
		if (chain >= link_end - link ||
		    (chain && !r->links[link + chain - 1].last))
			return acs_blob_refuse(r, &span[i].link,
					       "no chain of the vendor begins there");
		if (span[i].zero)
			return acs_blob_refuse(r, &span[i].zero, "expected 0");
		r->spans[i] = (struct acs_span) {
			.first = first,
			.last = last,
			.link = chain,
		};
		free = last + 1;
	}
	return true;
}

static bool check_vendor(struct acs_blob_reader *r,
			 const struct acs_blob_vendor *vendor, u16 above,
			 u32 spans, u32 links)
{
	u16 id = le16_to_cpu(vendor->vendor);

	if (id <= above || id == ACS_NO_VENDOR)
		return acs_blob_refuse(r, &vendor->vendor,
				       "the vendors are not in ascending order between 0x0001 and 0xfffe");
	if (le16_to_cpu(vendor->span_count) > spans)
		return acs_blob_refuse(r, &vendor->span_count,
				       "there are not so many spans left");
	if (le16_to_cpu(vendor->link_count) > links)
		return acs_blob_refuse(r, &vendor->link_count,
				       "there are not so many links left");
	if (!vendor->link_count)
		return acs_blob_refuse(r, &vendor->link_count,
				       "a vendor has no link; expected at least one");
	if (vendor->wide > 1)
		return acs_blob_refuse(r, &vendor->wide, "expected 0 or 1");
	if (vendor->zero)
		return acs_blob_refuse(r, &vendor->zero, "expected 0");
	return true;
}

/**
 * acs_blob_read_index - read the links, the spans and the vendors
 * @r: the blob
 *
 * Return: false if it is refused.
 */
bool acs_blob_read_index(struct acs_blob_reader *r)
{
	const struct acs_blob_vendor *vendor =
		acs_blob_records(r, ACS_BLOB_VENDORS);
	u32 spans = acs_blob_count(r, ACS_BLOB_SPANS);
	u32 links = acs_blob_count(r, ACS_BLOB_LINKS);
	u32 i, span = 0, link = 0;
	u16 above = 0;

	for (i = 0; i < acs_blob_count(r, ACS_BLOB_VENDORS); i++, vendor++) {
		u32 span_end = span + le16_to_cpu(vendor->span_count);
		u32 link_end = link + le16_to_cpu(vendor->link_count);

		if (!check_vendor(r, vendor, above, spans - span,
				  links - link) ||
		    !read_links(r, link, link_end) ||
		    !read_spans(r, span, span_end, link, link_end))
			return false;
		above = le16_to_cpu(vendor->vendor);
		r->vendors[i] = (struct acs_vendor) {
			.vendor = above,
			.span_count = span_end - span,
			.span = span,
			.wide = vendor->wide,
			.link = link,
		};
		span = span_end;
		link = link_end;
	}

	if (span != spans || link != links)
		return acs_blob_refuse(r, vendor,
				       "spans or links are left that belong to no vendor");
	return true;
}
