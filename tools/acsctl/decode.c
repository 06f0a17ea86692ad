// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads what lspci says in words. A line begins an item if it looks like an
 * address or like "Name: ..."; any other is the rest of the line before, which
 * somebody's mail program has broken. Leading blanks and marks of quotation
 * mean nothing. What is not understood is passed over: a function then has one
 * fact less, which never makes it isolate. What must not be is that items of a
 * function whose address is lost are taken for those of the one before. So an
 * empty line ends a function, and so does what lspci prints earlier, or once.
 */
#include <ctype.h>
#include <stdlib.h>

#include "decode.h"

/* An item that is longer is cut off; nothing that counts is */
#define ITEM_MAX	2000

/**
 * struct reader - where we are
 * @listing: what was read so far
 * @notes: is told of what is wrong, or NULL
 * @function: number of the function that items belong to, -1 if none
 * @last: the one before, -1 if none
 * @is_left_out: items belong to a function that is left out
 * @item: the item at hand
 * @length: of @item
 * @item_line: where it begins
 * @is_title: @item is the function's title
 * @line: number of the current line
 */
struct reader {
	struct listing *listing;
	struct notes *notes;
	int function;
	int last;
	bool is_left_out;
	char item[ITEM_MAX + 1];
	size_t length;
	unsigned int item_line;
	bool is_title;
	unsigned int line;
};

/* If @text begins with @prefix, what is behind it and blanks, else NULL */
static const char *behind(const char *text, const char *prefix)
{
	size_t length = strlen(prefix);

	if (strncmp(text, prefix, length))
		return NULL;
	text += length;
	while (*text == ' ')
		text++;
	return text;
}

static bool read_number(const char *text, int base, unsigned int max,
			unsigned int *value)
{
	char *end;
	unsigned long number;

	if (!isxdigit((unsigned char)*text))
		return false;
	number = strtoul(text, &end, base);
	if (end == text || number > max)
		return false;
	*value = number;
	return true;
}

/* "[vvvv:dddd]", the last one there is: names have brackets of their own */
static bool find_ids(const char *text, u16 *vendor, u16 *device)
{
	const char *at, *found = NULL;
	unsigned int v, d;

	for (at = strchr(text, '['); at; at = strchr(at + 1, '['))
		if (strspn(at + 1, "0123456789abcdef") == 4 && at[5] == ':' &&
		    strspn(at + 6, "0123456789abcdef") == 4 && at[10] == ']')
			found = at;
	if (!found || !read_number(found + 1, 16, 0xffff, &v) ||
	    !read_number(found + 6, 16, 0xffff, &d))
		return false;
	*vendor = v;
	*device = d;
	return true;
}

/* "PCI bridge [0604]: ..." */
static void find_class(struct decoded *f, const char *colon)
{
	unsigned int class;

	if (colon - f->title < 6 || colon[-1] != ']' || colon[-6] != '[' ||
	    strspn(colon - 5, "0123456789abcdef") != 4 ||
	    !read_number(colon - 5, 16, 0xffff, &class))
		return;
	f->has_class = true;
	f->class = class;
}

/* "0604: 8086:1c10 (rev b5)", as -n prints it */
static void find_plain_ids(struct decoded *f)
{
	const char *t = f->title;
	unsigned int class, vendor, device;

	if (strspn(t, "0123456789abcdef") != 4 || t[4] != ':' || t[5] != ' ' ||
	    strspn(t + 6, "0123456789abcdef") != 4 || t[10] != ':' ||
	    strspn(t + 11, "0123456789abcdef") != 4 ||
	    !read_number(t, 16, 0xffff, &class) ||
	    !read_number(t + 6, 16, 0xffff, &vendor) ||
	    !read_number(t + 11, 16, 0xffff, &device))
		return;
	f->is_numeric = true;
	f->has_class = true;
	f->class = class;
	f->has_ids = true;
	f->vendor = vendor;
	f->device = device;
}

static void take_title(struct decoded *f, const char *text)
{
	const char *colon;
	u16 vendor, device;

	free(f->title);
	f->title = strdup(text);
	if (!f->title)
		return;
	colon = strstr(f->title, ": ");
	if (colon)
		find_class(f, colon);
	if (colon && find_ids(colon, &vendor, &device)) {
		f->has_ids = true;
		f->vendor = vendor;
		f->device = device;
	}
	find_plain_ids(f);
}

static void take_type(struct decoded *f, const char *text)
{
	/* The longer ones first where they begin alike */
	static const struct {
		const char *name;
		u8 type;
	} types[] = {
		{ "Endpoint", PCI_EXP_TYPE_ENDPOINT },
		{ "Legacy Endpoint", PCI_EXP_TYPE_LEG_END },
		{ "Root Port", PCI_EXP_TYPE_ROOT_PORT },
		{ "Upstream Port", PCI_EXP_TYPE_UPSTREAM },
		{ "Downstream Port", PCI_EXP_TYPE_DOWNSTREAM },
		{ "PCI-Express to PCI/PCI-X Bridge", PCI_EXP_TYPE_PCI_BRIDGE },
		{ "PCI/PCI-X to PCI-Express Bridge", PCI_EXP_TYPE_PCIE_BRIDGE },
		{ "Root Complex Integrated Endpoint", PCI_EXP_TYPE_RC_END },
		{ "Root Complex Event Collector", PCI_EXP_TYPE_RC_EC },
	};
	unsigned int i;

	f->express = true;
	if (*text == '(') {
		text = strchr(text, ')');
		if (!text)
			return;
		text += strspn(text, ") ");
	}
	for (i = 0; i < ARRAY_SIZE(types); i++) {
		size_t length = strlen(types[i].name);

		if (strncmp(text, types[i].name, length) ||
		    !strchr(" ,", text[length]))
			continue;
		f->has_type = true;
		f->type = types[i].type;
	}
}

/* "[40] Express ...", "[140 v1] Access Control Services" */
static void take_capability(struct decoded *f, const char *text)
{
	const char *name = strchr(text, ']');
	unsigned int at;

	if (behind(text, "<access denied>")) {
		f->is_denied = true;
		return;
	}
	if (*text != '[' || !name || !read_number(text + 1, 16, 0xfff, &at))
		return;
	f->capabilities++;
	name += strspn(name, "] ");
	if (at < 256 && behind(name, "Express "))
		take_type(f, behind(name, "Express"));
	else if (at >= 256 && behind(name, "Access Control Services"))
		f->acs_at = at;
	else if (at >= 256 && strstr(name, "(SR-IOV)"))
		f->has_sriov = true;
}

/* "SrcValid+ TransBlk- ..."; all of the seven have to be there */
static bool read_flags(const char *text, u32 *flags)
{
	static const struct {
		const char *name;
		u32 bit;
	} bits[] = {
		{ "SrcValid", PCI_ACS_SV },
		{ "TransBlk", PCI_ACS_TB },
		{ "ReqRedir", PCI_ACS_RR },
		{ "CmpltRedir", PCI_ACS_CR },
		{ "UpstreamFwd", PCI_ACS_UF },
		{ "EgressCtrl", PCI_ACS_EC },
		{ "DirectTrans", PCI_ACS_DT },
	};
	unsigned int i;

	*flags = 0;
	for (i = 0; i < ARRAY_SIZE(bits); i++) {
		const char *at = strstr(text, bits[i].name);

		if (!at)
			return false;
		at += strlen(bits[i].name);
		if (*at == '+')
			*flags |= bits[i].bit;
		else if (*at != '-')
			return false;
	}
	return true;
}

static void take_buses(struct decoded *f, const char *text)
{
	unsigned int primary, secondary, subordinate;

	if (sscanf(text, "primary=%2x, secondary=%2x, subordinate=%2x",
		   &primary, &secondary, &subordinate) != 3)
		return;
	f->has_buses = true;
	f->secondary = secondary;
	f->subordinate = subordinate;
}

static void take_subsystem(struct decoded *f, const char *text)
{
	u16 vendor, device;

	if (!find_ids(text, &vendor, &device))
		return;
	f->has_subsystem = true;
	f->subsystem_vendor = vendor;
	f->subsystem_device = device;
}

static void take_group(struct decoded *f, const char *text)
{
	unsigned int group;

	if (read_number(text, 10, 0x7fffffff, &group))
		f->group = group;
}

static void take_driver(struct decoded *f, const char *text)
{
	size_t length = strcspn(text, " \t");

	free(f->driver);
	f->driver = length ? strndup(text, length) : NULL;
}

/* "8, Total VFs: 8, Number of VFs: 2, Function ..." */
static void take_vf_count(struct decoded *f, const char *text)
{
	static const char name[] = "Number of VFs:";
	const char *at = strstr(text, name);
	unsigned int count;

	if (at && read_number(behind(at, name), 10, 0xffff, &count))
		f->vf_count = count;
}

/* "128, stride: 2, Device ID: 1520" */
static void take_vf_places(struct decoded *f, const char *text)
{
	if (sscanf(text, "%u, stride: %u", &f->vf_offset, &f->vf_stride) != 2)
		f->vf_count = -1;
}

static void take_acs_capability(struct decoded *f, const char *text)
{
	if (read_flags(text, &f->capability))
		f->words |= DECODED_CAPABILITY;
}

static void take_acs_control(struct decoded *f, const char *text)
{
	if (read_flags(text, &f->control))
		f->words |= DECODED_CONTROL;
}

static void take_status(struct decoded *f, const char *text)
{
	if (behind(text, "Cap+"))
		f->chain = FACT_YES;
	else if (behind(text, "Cap-"))
		f->chain = FACT_NO;
}

/* In which order lspci prints items */
enum item_stage {
	STAGE_HEAD = 1,
	STAGE_BODY,
	STAGE_CAPABILITIES,
	STAGE_KERNEL,
};

/* Those without a stage stand anywhere */
static const struct {
	const char *name;
	const char *begin;
	u8 stage;
	void (*take)(struct decoded *f, const char *text);
} items[] = {
	{ "DeviceName:", "", STAGE_HEAD },
	{ "Subsystem:", "", STAGE_HEAD, take_subsystem },
	{ "Physical Slot:", "", STAGE_HEAD },
	{ "Control:", "I/O", STAGE_HEAD },
	{ "Status:", "Cap", STAGE_HEAD, take_status },
	{ "IOMMU group:", "", STAGE_BODY, take_group },
	{ "Bus:", "", STAGE_BODY, take_buses },
	{ "Capabilities:", "", STAGE_CAPABILITIES, take_capability },
	{ "Kernel driver in use:", "", STAGE_KERNEL, take_driver },
	{ "Kernel modules:", "", STAGE_KERNEL },
	{ "ACSCap:", "", 0, take_acs_capability },
	{ "ACSCtl:", "", 0, take_acs_control },
	{ "Initial VFs:", "", 0, take_vf_count },
	{ "VF offset:", "", 0, take_vf_places },
};

/* Its text is set to what is behind the name; -1 if nobody knows it */
static int find_item(const char *item, const char **text)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(items); i++) {
		*text = behind(item, items[i].name);
		if (*text && behind(*text, items[i].begin))
			return i;
	}
	return -1;
}

/* Whether an item can be this function's, after those that it has */
static bool fits(const struct decoded *f, unsigned int i)
{
	u8 stage = items[i].stage;
	bool again = f->seen & BIT(i) && stage != STAGE_CAPABILITIES;

	return !stage || (stage >= f->stage && !again);
}

/* Somebody's item, but nobody can tell whose */
static void lose_item(struct reader *r, unsigned int i)
{
	struct decoded *last = r->last < 0 ? NULL :
			       &r->listing->functions[r->last];

	/* It may be the last one's, if somebody has put an empty line in */
	if (last && fits(last, i))
		last->is_denied = true;
	r->function = -1;
	r->listing->incomplete = true;
	r->is_left_out = true;
	if (r->notes)
		note(r->notes, r->item_line,
		     "this belongs to nobody: a line that begins with an address is missing; what follows is left out");
}

static void take_item(struct reader *r)
{
	const char *text;
	int i = find_item(r->item, &text);
	struct decoded *f;

	if (r->function < 0) {
		if (i >= 0 && !r->is_left_out)
			lose_item(r, i);
		return;
	}
	f = &r->listing->functions[r->function];
	f->is_detailed = true;
	if (i < 0)
		return;
	if (!fits(f, i)) {
		r->last = r->function;
		lose_item(r, i);
		return;
	}
	if (items[i].stage)
		f->stage = items[i].stage;
	f->seen |= BIT(i);
	if (items[i].take)
		items[i].take(f, text);
}

/* The item is complete */
static void end_item(struct reader *r)
{
	while (r->length && r->item[r->length - 1] == ' ')
		r->length--;
	r->item[r->length] = 0;
	if (r->length && r->is_title && r->function >= 0)
		take_title(&r->listing->functions[r->function], r->item);
	else if (r->length && !r->is_title)
		take_item(r);
	r->length = 0;
	r->is_title = false;
}

static void end_function(struct reader *r)
{
	end_item(r);
	if (r->function >= 0)
		r->last = r->function;
	r->function = -1;
}

/* Adds to the item, with one blank for any number of them and for tabs */
static void add_text(struct reader *r, const char *text, const char *end)
{
	if (!r->length)
		r->item_line = r->line;
	else if (r->length < ITEM_MAX)
		r->item[r->length++] = ' ';
	for (; text < end && r->length < ITEM_MAX; text++) {
		char c = *text == '\t' ? ' ' : *text;

		if (c == ' ' && r->length && r->item[r->length - 1] == ' ')
			continue;
		r->item[r->length++] = c ? c : '?';
	}
}

static int find_function(const struct listing *listing,
			 const struct acs_capture_function *address)
{
	unsigned int i;

	for (i = 0; i < listing->count; i++) {
		const struct decoded *f = &listing->functions[i];

		if (f->domain == address->domain && f->bus == address->bus &&
		    f->devfn == address->devfn)
			return i;
	}
	return -1;
}

static int add_function(struct listing *listing,
			const struct acs_capture_function *address,
			unsigned int line)
{
	struct decoded *f;

	if (listing->count == listing->room) {
		listing->room = listing->room ? listing->room * 2 : 32;
		listing->functions = realloc(listing->functions,
					     listing->room * sizeof(*f));
		if (!listing->functions)
			exit(3);
	}
	f = &listing->functions[listing->count];
	memset(f, 0, sizeof(*f));
	f->domain = address->domain;
	f->bus = address->bus;
	f->devfn = address->devfn;
	f->line = line;
	f->vf_count = -1;
	f->group = GROUP_UNREPORTED;
	return listing->count++;
}

/* The same function again adds to what is known, unless it is another one */
static void begin_function(struct reader *r,
			   const struct acs_capture_function *address,
			   const char *text, const char *end)
{
	struct listing *listing = r->listing;

	r->is_left_out = false;
	r->function = find_function(listing, address);
	if (r->function >= 0 && listing->functions[r->function].is_detailed) {
		if (r->notes)
			note(r->notes, r->line,
			     "this function stands in line %u already; this one is left out",
			     listing->functions[r->function].line);
		r->function = -1;
		r->is_left_out = true;
	} else if (r->function < 0) {
		r->function = add_function(listing, address, r->line);
	}
	r->is_title = true;
	add_text(r, text, end);
}

/* "Name: ...", as lspci begins its items; the name is of letters and blanks */
static bool begins_item(const char *text, const char *end)
{
	const char *at = text;

	if (at == end || !isalpha((unsigned char)*at))
		return false;
	while (at < end && (isalnum((unsigned char)*at) || *at == ' ' ||
			    *at == '-' || *at == '/'))
		at++;
	return at < end && *at == ':' &&
	       (at + 1 == end || at[1] == ' ' || at[1] == '\t');
}

/* "00: 86 80 ...": bytes, which others read, also if they are damaged */
static bool is_row(const char *text, const char *end)
{
	size_t digits = 0;

	while (text + digits < end && isxdigit((unsigned char)text[digits]))
		digits++;
	text += digits;
	return (digits == 2 || digits == 3) && text < end && *text == ':' &&
	       (text + 1 == end || text[1] == ' ' || text[1] == '\t');
}

static void take_line(struct reader *r, const char *text, const char *end)
{
	struct acs_capture_function address;
	bool shows_domain;
	unsigned int taken;

	while (text < end && (*text == ' ' || *text == '\t' || *text == '>'))
		text++;
	while (end > text && (end[-1] == '\r' || end[-1] == ' ' ||
			      end[-1] == '\t'))
		end--;
	if (text == end) {
		end_function(r);
		return;
	}
	if (is_row(text, end)) {
		end_item(r);
		return;
	}

	taken = acs_capture_parse_address(text, end - text, &address,
					  &shows_domain);
	if (taken) {
		end_function(r);
		r->listing->shows_domains |= shows_domain;
		text += taken;
		while (text < end && (*text == ' ' || *text == '\t'))
			text++;
		begin_function(r, &address, text, end);
		return;
	}
	if (begins_item(text, end))
		end_item(r);
	add_text(r, text, end);
}

/**
 * listing_read - read what lspci says in words
 * @listing: filled in; listing_free() frees what it leads to
 * @text: the text; need not end in 0
 * @length: of @text
 * @notes: is told of functions that stand there twice, or NULL
 */
void listing_read(struct listing *listing, const char *text, size_t length,
		  struct notes *notes)
{
	struct reader r = {
		.listing = listing,
		.notes = notes,
		.function = -1,
		.last = -1,
	};
	const char *end = text + length;

	memset(listing, 0, sizeof(*listing));
	while (text < end) {
		const char *stop = memchr(text, '\n', end - text);

		r.line++;
		take_line(&r, text, stop ? stop : end);
		text = stop ? stop + 1 : end;
	}
	end_function(&r);
}

/**
 * listing_free - free what a listing leads to
 * @listing: from listing_read()
 */
void listing_free(struct listing *listing)
{
	unsigned int i;

	for (i = 0; i < listing->count; i++) {
		free(listing->functions[i].title);
		free(listing->functions[i].driver);
	}
	free(listing->functions);
}
