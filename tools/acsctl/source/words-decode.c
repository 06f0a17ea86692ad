// SPDX-License-Identifier: GPL-2.0-only
/*
 * Parses the decoded output of lspci. A line begins an item if it looks like an
 * address or like "Name: ..."; any other line continues the one before, which a
 * mail program has wrapped. Leading blanks are ignored.
 * Unknown items are skipped: the function then has one fact less, which never
 * makes it isolate. Items of a function whose address is lost must not be taken
 * for those of the function before. So a function ends at an empty line, at an
 * item that lspci prints earlier, and at the repetition of an item that lspci
 * prints once.
 */
#include <ctype.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "source/words-decode.h"
#include "source/words-merge.h"

/* Longer items are truncated; none that matters is that long */
#define ITEM_MAX	2000
#define HEX_DIGITS	"0123456789abcdefABCDEF"

/**
 * struct reader - state of the parser
 * @listing: result so far
 * @warnings: collects what is wrong, or NULL
 * @function: number of the current function, or -1
 * @last: number of the function before, or -1
 * @is_left_out: the current function is left out
 * @has_rows: rows of a hex dump follow the words of the current function
 * @item: the current item
 * @length: length of @item
 * @item_line: line where @item begins
 * @is_title: @item is the function's title
 * @line: number of the current line
 */
struct reader {
	struct listing *listing;
	struct warnings *warnings;
	int function;
	int last;
	bool is_left_out;
	bool has_rows;
	char item[ITEM_MAX + 1];
	size_t length;
	unsigned int item_line;
	bool is_title;
	unsigned int line;
};

/* Returns what follows @prefix and blanks, or NULL if @text begins otherwise */
static const char *skip_prefix(const char *text, const char *prefix)
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

/* "[vvvv:dddd]"; two that differ mean that two lines have become one */
static bool find_ids(const char *text, u16 *vendor, u16 *device)
{
	unsigned int v, d, count = 0;
	const char *at;

	for (at = strchr(text, '['); at; at = strchr(at + 1, '[')) {
		if (strspn(at + 1, HEX_DIGITS) != 4 || at[5] != ':' ||
		    strspn(at + 6, HEX_DIGITS) != 4 || at[10] != ']' ||
		    !read_number(at + 1, 16, 0xffff, &v) ||
		    !read_number(at + 6, 16, 0xffff, &d))
			continue;
		if (count++ && (v != *vendor || d != *device))
			return false;
		*vendor = v;
		*device = d;
	}
	return count;
}

/* "PCI bridge [0604]: ..." */
static void find_class(struct decoded *f, const char *colon)
{
	unsigned int class;

	if (colon - f->title < 6 || colon[-1] != ']' || colon[-6] != '[' ||
	    strspn(colon - 5, HEX_DIGITS) != 4 ||
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

	if (strspn(t, HEX_DIGITS) != 4 || t[4] != ':' || t[5] != ' ' ||
	    strspn(t + 6, HEX_DIGITS) != 4 || t[10] != ':' ||
	    strspn(t + 11, HEX_DIGITS) != 4 ||
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

static void parse_title(struct decoded *f, const char *text)
{
	const char *colon;
	u16 vendor, device;

	free(f->title);
	f->title = text_copy(text);
	/* Those of a line that did not begin one, for what is before its name */
	colon = strstr(f->title, "Subsystem: ");
	if (colon)
		f->title[colon - f->title] = 0;
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

static void parse_type(struct decoded *f, const char *text)
{
	/* Of names with a common prefix, the longer one comes first */
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
		text += length;
		f->slot = skip_prefix(text, " (Slot+)") ? FACT_YES :
			  skip_prefix(text, " (Slot-)") ? FACT_NO :
							  FACT_UNKNOWN;
		return;
	}
}

/* "[40] Express ...", "[140 v1] Access Control Services" */
static void parse_capability(struct decoded *f, const char *text)
{
	const char *name = strchr(text, ']');
	unsigned int at;

	if (skip_prefix(text, "<access denied>")) {
		f->is_denied = true;
		return;
	}
	if (*text != '[' || !name || !read_number(text + 1, 16, 0xfff, &at))
		return;
	f->capabilities++;
	name += strspn(name, "] ");
	if (at < 256 && skip_prefix(name, "Express "))
		parse_type(f, skip_prefix(name, "Express"));
	else if (at >= 256 && skip_prefix(name, "Access Control Services"))
		f->acs_at = at;
	else if (at >= 256 && strstr(name, "(SR-IOV)"))
		f->has_sriov = true;
}

/* "SrcValid+ TransBlk- ...": all seven flags are required */
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

static void parse_buses(struct decoded *f, const char *text)
{
	unsigned int primary, secondary, subordinate;

	if (sscanf(text, "primary=%2x, secondary=%2x, subordinate=%2x",
		   &primary, &secondary, &subordinate) != 3)
		return;
	f->has_buses = true;
	f->secondary = secondary;
	f->subordinate = subordinate;
}

/* "[disabled]", "None", "fcf00000-fcffffff [size=1M]", "fff00000-000fffff" */
static void parse_window(struct decoded *f, const char *text)
{
	unsigned long long first, last;

	if (strstr(text, "[disabled]") || skip_prefix(text, "None") ||
	    (sscanf(text, "%llx-%llx", &first, &last) == 2 && first > last))
		f->closed++;
	else
		f->open++;
}

static void parse_subsystem(struct decoded *f, const char *text)
{
	u16 vendor, device;

	if (!find_ids(text, &vendor, &device))
		return;
	f->has_subsystem = true;
	f->subsystem_vendor = vendor;
	f->subsystem_device = device;
}

static void parse_group(struct decoded *f, const char *text)
{
	unsigned int group;

	if (read_number(text, 10, 0x7fffffff, &group))
		f->group = group;
}

/* "bus master, fast devsel, latency 0, IRQ 16, IOMMU group 2", of lspci -v */
static void parse_state(struct decoded *f, const char *text)
{
	static const char name[] = "IOMMU group ";
	const char *at = strstr(text, name);

	if (at)
		parse_group(f, at + sizeof(name) - 1);
}

static void parse_driver(struct decoded *f, const char *text)
{
	size_t length = strcspn(text, " \t");

	free(f->driver);
	f->driver = length ? strndup(text, length) : NULL;
}

/* "8, Total VFs: 8, Number of VFs: 2, Function ..." */
static void parse_vf_count(struct decoded *f, const char *text)
{
	static const char name[] = "Number of VFs:";
	const char *at = strstr(text, name);
	unsigned int count;

	if (at && read_number(skip_prefix(at, name), 10, 0xffff, &count))
		f->vf_count = count;
}

/* "128, stride: 2, Device ID: 1520" */
static void parse_vf_places(struct decoded *f, const char *text)
{
	if (sscanf(text, "%u, stride: %u", &f->vf_offset, &f->vf_stride) != 2)
		f->vf_count = -1;
}

/* "Port #1, Speed 8GT/s, Width x16, ASPM L0s L1 ... LLActRep+ ..." */
static void parse_link(struct decoded *f, const char *text)
{
	unsigned int lanes;

	f->reports_link = strstr(text, "LLActRep+");
	if (read_number(strstr(text, "Width x") + 7, 10, 32, &lanes))
		f->lanes = lanes;
}

/* "AttnBtn- ... Slot #3, PowerLimit 75W; ..." */
static void parse_slot(struct decoded *f, const char *text)
{
	unsigned int number;

	if (read_number(strstr(text, "Slot #") + 6, 10, 0x1fff, &number))
		f->slot_number = number;
}

/* "Speed 2.5GT/s, Width x0 TrErr- Train- SlotClk+ DLActive- ..." */
static void parse_link_state(struct decoded *f, const char *text)
{
	unsigned int lanes;

	if (read_number(strstr(text, "Width x") + 7, 10, 32, &lanes) && !lanes)
		f->link_down = true;
	if (f->reports_link && strstr(text, "DLActive-"))
		f->link_down = true;
}

static void parse_acs_capability(struct decoded *f, const char *text)
{
	if (read_flags(text, &f->capability))
		f->words |= DECODED_CAPABILITY;
}

static void parse_acs_control(struct decoded *f, const char *text)
{
	if (read_flags(text, &f->control))
		f->words |= DECODED_CONTROL;
}

static void parse_status(struct decoded *f, const char *text)
{
	if (skip_prefix(text, "Cap+"))
		f->chain = FACT_YES;
	else if (skip_prefix(text, "Cap-"))
		f->chain = FACT_NO;
}

/* The order in which lspci prints items */
enum item_stage {
	STAGE_HEAD = 1,
	STAGE_BODY,
	STAGE_CAPABILITIES,
	STAGE_KERNEL,
};

/*
 * Items contain a mark, unlike others of their name in the details of a
 * capability. Those without a stage may appear anywhere. Those of -v show that capabilities
 * would have been printed, unlike those of -k alone.
 */
static const struct {
	const char *name;
	const char *mark;
	u8 stage;
	bool is_verbose;
	void (*parse)(struct decoded *f, const char *text);
} items[] = {
	{ "DeviceName:", "", STAGE_HEAD },
	{ "Subsystem:", "", STAGE_HEAD, false, parse_subsystem },
	{ "Physical Slot:", "", STAGE_HEAD },
	{ "Control:", "I/O", STAGE_HEAD, true },
	{ "Status:", "Cap", STAGE_HEAD, true, parse_status },
	{ "Flags:", " devsel", STAGE_HEAD, true, parse_state },
	{ "IOMMU group:", "", STAGE_BODY, false, parse_group },
	{ "IOMMUGroup:", "", 0, false, parse_group },
	{ "Bus:", "", STAGE_BODY, true, parse_buses },
	{ "I/O behind bridge:", "", 0, false, parse_window },
	{ "Memory behind bridge:", "", 0, false, parse_window },
	{ "Prefetchable memory behind bridge:", "", 0, false, parse_window },
	{ "Capabilities:", "", STAGE_CAPABILITIES, true, parse_capability },
	{ "Kernel driver in use:", "", STAGE_KERNEL, false, parse_driver },
	{ "Kernel modules:", "", STAGE_KERNEL },
	{ "LnkCap:", "Width x", 0, false, parse_link },
	{ "LnkSta:", "Width x", 0, false, parse_link_state },
	{ "SltCap:", "Slot #", 0, false, parse_slot },
	{ "ACSCap:", "", 0, false, parse_acs_capability },
	{ "ACSCtl:", "", 0, false, parse_acs_control },
	{ "Initial VFs:", "", 0, false, parse_vf_count },
	{ "VF offset:", "", 0, false, parse_vf_places },
};

/* Returns the number of an item, or -1, and sets the text after its name */
static int find_item(const char *item, const char **text)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(items); i++) {
		*text = skip_prefix(item, items[i].name);
		if (*text && strstr(*text, items[i].mark))
			return i;
	}
	return -1;
}

/* Whether an item can follow those that the function has */
static bool fits(const struct decoded *f, unsigned int i)
{
	u8 stage = items[i].stage;
	bool again = f->seen & BIT(i) && stage != STAGE_CAPABILITIES;

	return !stage || (stage >= f->stage && !again);
}

/* An item of an unknown function */
static void lose_item(struct reader *r, unsigned int i)
{
	struct decoded *last = r->last < 0 ? NULL :
			       &r->listing->functions[r->last];

	/*
	 * Somebody may have inserted an empty line, then it is the last
	 * function's
	 */
	if (last && fits(last, i))
		last->is_denied = true;
	r->function = -1;
	r->listing->incomplete = true;
	r->is_left_out = true;
	if (r->warnings)
		warn(r->warnings, r->item_line,
		     "this belongs to no function: a line that begins with an address is missing; what follows is left out");
}

static void parse_item(struct reader *r)
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
	f->is_detailed |= items[i].is_verbose;
	if (items[i].parse)
		items[i].parse(f, text);
}

/* The item is complete */
static void end_item(struct reader *r)
{
	while (r->length && r->item[r->length - 1] == ' ')
		r->length--;
	r->item[r->length] = 0;
	if (r->length && r->is_title && r->function >= 0)
		parse_title(&r->listing->functions[r->function], r->item);
	else if (r->length && !r->is_title)
		parse_item(r);
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

/* Adds to the item; any number of blanks and tabs becomes one blank */
static void add_text(struct reader *r, const char *text)
{
	if (!r->length)
		r->item_line = r->line;
	else if (r->length < ITEM_MAX)
		r->item[r->length++] = ' ';
	for (; *text && r->length < ITEM_MAX; text++) {
		char c = *text == '\t' ? ' ' : *text;

		if (c == ' ' && r->length && r->item[r->length - 1] == ' ')
			continue;
		r->item[r->length++] = c;
	}
}

static int add_function(struct listing *listing,
			const struct acs_capture_function *address,
			unsigned int line)
{
	struct decoded *f;

	if (listing->count == listing->room) {
		listing->room = listing->room ? listing->room * 2 : 32;
		listing->functions = reallocate(listing->functions,
						listing->room, sizeof(*f));
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

static void begin_function(struct reader *r,
			   const struct acs_capture_function *address,
			   const char *title)
{
	r->is_left_out = false;
	r->has_rows = false;
	r->function = add_function(r->listing, address, r->line);
	r->is_title = true;
	add_text(r, title);
}

static void parse_line(struct reader *r, const char *line)
{
	const char *text = skip_blanks(line);
	struct acs_capture_function address;
	bool shows_domain;
	unsigned int taken;

	if (!*text) {
		end_function(r);
		return;
	}
	if (is_hex_row(text)) {
		end_item(r);
		r->has_rows = true;
		return;
	}

	taken = acs_capture_parse_address(text, strlen(text), &address,
					  &shows_domain);
	if (taken) {
		end_function(r);
		begin_function(r, &address, skip_blanks(text + taken));
		r->listing->functions[r->function].shows_domain = shows_domain;
		return;
	}
	if (begins_item(text))
		end_item(r);
	add_text(r, text);
}

/*
 * A function ends with an empty line, a hex dump, or what the kernel says about
 * it. Without that, the text may have been cut off within its capabilities.
 */
static void end_text(struct reader *r)
{
	struct decoded *f;

	end_item(r);
	if (r->function < 0)
		return;
	f = &r->listing->functions[r->function];
	if (!f->is_detailed || f->stage >= STAGE_KERNEL || r->has_rows)
		return;
	f->is_denied = true;
	r->listing->ends_open = true;
}

/**
 * listing_read - parse the decoded output of lspci
 * @listing: filled in; to be released with listing_free()
 * @plain: the text
 * @warnings: collects what is wrong, or NULL
 */
void listing_read(struct listing *listing, const struct plain *plain,
		  struct warnings *warnings)
{
	struct reader r = {
		.listing = listing,
		.warnings = warnings,
		.function = -1,
		.last = -1,
	};
	size_t i;

	memset(listing, 0, sizeof(*listing));
	for (i = 0; i < plain->count; i++) {
		r.line = plain->lines[i].number;
		parse_line(&r, plain->lines[i].text);
	}
	end_text(&r);
	listing_merge(listing, warnings);
}

/**
 * listing_free - free the contents of a listing
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
