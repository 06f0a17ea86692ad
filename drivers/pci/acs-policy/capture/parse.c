// SPDX-License-Identifier: GPL-2.0-only
/*
 * Parses the output of "lspci -xxxx" line by line, and that of "inteltool -r".
 * An address begins a function, an empty line ends it, and the rows of bytes in
 * between belong to it; other lines are ignored. What is damaged is reported
 * and left out, never guessed. In particular, rows of a function whose address
 * is missing must not be taken for rows of another function.
 */
#include "capture.h"

/**
 * struct reader - state of the parser
 * @capture: the result
 * @room: number of functions that fit in it
 * @function: the function that rows belong to, or NULL
 * @next: expected offset of the next row
 * @orphans_reported: rows without a function need no further report
 * @line: number of the current line
 * @start: start of the current line
 * @end: end of the current line, without trailing blanks
 * @mistake: called for each mistake
 * @context: passed to @mistake
 */
struct reader {
	struct acs_capture *capture;
	unsigned int room;
	struct acs_capture_function *function;
	u32 next;
	bool orphans_reported;
	unsigned int line;
	const char *start;
	const char *end;
	acs_capture_mistake_fn mistake;
	void *context;
};

struct address {
	u32 domain;
	u32 bus;
	u32 device;
	u32 function;
	bool has_domain;
};

__printf(3, 4)
static void report(struct reader *r, const char *at, const char *format, ...)
{
	struct acs_capture_mistake mistake;
	char what[160];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof(what), format, args);
	va_end(args);

	mistake.line = r->line;
	mistake.column = at - r->start + 1;
	mistake.what = what;
	r->mistake(r->context, &mistake);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Reads up to @most hexadecimal digits; returns how many there are */
static unsigned int read_hex(const char **at, const char *end,
			     unsigned int most, u32 *value)
{
	unsigned int digits = 0;

	*value = 0;
	while (*at < end && digits < most && hex_to_bin(**at) >= 0) {
		*value = *value << 4 | hex_to_bin(**at);
		(*at)++;
		digits++;
	}
	return digits;
}

static bool read_char(const char **at, const char *end, char c)
{
	if (*at >= end || **at != c)
		return false;
	(*at)++;
	return true;
}

static bool ends(const char *at, const char *end)
{
	return at == end || is_blank(*at);
}

/* [DOMAIN:]BUS:DEVICE.FUNCTION; returns its length, or 0 */
static unsigned int read_address(const char *start, const char *end,
				 struct address *a)
{
	const char *at = start;
	unsigned int digits = read_hex(&at, end, 8, &a->bus);

	if (!digits || !read_char(&at, end, ':'))
		return 0;

	a->domain = 0;
	a->has_domain = digits >= 4;
	if (a->has_domain) {
		a->domain = a->bus;
		digits = read_hex(&at, end, 2, &a->bus);
		if (!read_char(&at, end, ':'))
			return 0;
	}
	if (digits != 2 || read_hex(&at, end, 2, &a->device) != 2 ||
	    !read_char(&at, end, '.') ||
	    read_hex(&at, end, 1, &a->function) != 1)
		return 0;
	return ends(at, end) ? at - start : 0;
}

/* The kernel's domain numbers are non-negative integers */
static bool is_valid(const struct address *a)
{
	return a->domain <= 0x7fffffff && a->device < 32 && a->function < 8;
}

/**
 * acs_capture_parse_address - parse the address of a function
 * @text: text that begins with the address
 * @length: length of @text
 * @function: domain, bus and devfn are filled in
 * @shows_domain: set to whether the address includes a domain
 *
 * Return: length of the address, or 0 if there is none.
 */
unsigned int acs_capture_parse_address(const char *text, size_t length,
				       struct acs_capture_function *function,
				       bool *shows_domain)
{
	struct address a;
	unsigned int taken = read_address(text, text + length, &a);

	if (!taken || !is_valid(&a))
		return 0;
	function->domain = a.domain;
	function->bus = a.bus;
	function->devfn = a.device << 3 | a.function;
	*shows_domain = a.has_domain;
	return taken;
}

/**
 * acs_capture_format_address - format a function's address as in the capture
 * @buf: filled with the address
 * @size: bytes in @buf
 * @capture: the capture
 * @function: the function
 *
 * Return: length of the whole address, as snprintf() does.
 */
size_t acs_capture_format_address(char *buf, size_t size,
				  const struct acs_capture *capture,
				  const struct acs_capture_function *function)
{
	char domain[12] = "";

	if (capture->shows_domains)
		snprintf(domain, sizeof(domain), "%04x:", function->domain);
	return snprintf(buf, size, "%s%02x:%02x.%x", domain, function->bus,
			function->devfn >> 3, function->devfn & 7);
}

/* Goes to the next line; returns false after the last one */
static bool next_line(struct reader *r, const char **rest, const char *end)
{
	if (*rest == end)
		return false;

	r->line++;
	r->start = *rest;
	r->end = memchr(r->start, '\n', end - r->start);
	*rest = r->end ? r->end + 1 : end;
	if (!r->end)
		r->end = end;
	while (r->end > r->start && is_blank(r->end[-1]))
		r->end--;
	return true;
}

/**
 * acs_capture_count - count the functions that a capture may have
 * @text: output of "lspci -xxxx"; need not end with NUL
 * @length: length of @text
 *
 * Return: number of functions that acs_capture_parse() needs room for.
 */
unsigned int acs_capture_count(const char *text, size_t length)
{
	struct reader r = {};
	unsigned int count = 0;
	const char *rest = text;
	struct address a;

	while (next_line(&r, &rest, text + length))
		if (read_address(r.start, r.end, &a))
			count++;
	return count;
}

static struct acs_capture_function *find(const struct acs_capture *capture,
					 const struct address *a)
{
	unsigned int i;

	for (i = 0; i < capture->count; i++) {
		struct acs_capture_function *f = &capture->functions[i];

		if (f->domain == a->domain && f->bus == a->bus &&
		    f->devfn == (a->device << 3 | a->function))
			return f;
	}
	return NULL;
}

static bool is_known(const struct acs_capture_function *f)
{
	unsigned int i;

	for (i = 0; i < sizeof(f->known); i++)
		if (f->known[i])
			return true;
	return false;
}

static void begin_function(struct reader *r, const struct address *a)
{
	struct acs_capture_function *f;

	r->function = NULL;
	/* If this function is left out, that is reported once */
	r->orphans_reported = true;
	if (!is_valid(a)) {
		r->capture->incomplete = true;
		report(r, r->start,
		       "no such address, domains end at 7fffffff and devices at 1f.7; the function is left out");
		return;
	}

	/* A list of functions without bytes may precede the capture */
	f = find(r->capture, a);
	if (f && !is_known(f)) {
		f->line = r->line;
		r->next = 0;
		r->function = f;
		return;
	}
	if (f) {
		report(r, r->start,
		       "this function is already in line %u; this one is left out",
		       f->line);
		return;
	}
	if (r->capture->count == r->room)
		return;

	f = &r->capture->functions[r->capture->count++];
	memset(f, 0, sizeof(*f));
	memset(f->bytes, 0xff, sizeof(f->bytes));
	f->domain = a->domain;
	f->bus = a->bus;
	f->devfn = a->device << 3 | a->function;
	f->line = r->line;
	r->capture->shows_domains |= a->has_domain;
	r->next = 0;
	r->function = f;
}

/**
 * acs_capture_has_byte - check whether a byte is in the capture
 * @function: the function
 * @offset: offset of the byte in config space
 *
 * Return: true if it is.
 */
bool acs_capture_has_byte(const struct acs_capture_function *function,
			  unsigned int offset)
{
	unsigned int row = offset / ACS_ROW_SIZE;

	return function->known[row / 8] & BIT(row % 8);
}

/* A row begins with two or three digits and a colon; other lines do not */
static const char *find_row(const struct reader *r, u32 *offset)
{
	const char *at = r->start;
	unsigned int digits = read_hex(&at, r->end, 3, offset);

	if (digits < 2 || !read_char(&at, r->end, ':') ||
	    (at < r->end && !is_blank(*at)))
		return NULL;
	return at;
}

/* Returns the place of a mistake, or NULL if the row is valid */
static const char *read_bytes(const char *at, const char *end, u8 *bytes)
{
	unsigned int i;
	u32 byte;

	for (i = 0; i < ACS_ROW_SIZE; i++) {
		const char *before = at;

		if (!read_char(&at, end, ' '))
			return at;
		if (read_hex(&at, end, 2, &byte) != 2)
			return before + 1;
		bytes[i] = byte;
	}
	return at == end ? NULL : at;
}

static void take_row(struct reader *r, u32 offset, const char *at)
{
	unsigned int row = offset / ACS_ROW_SIZE;
	struct acs_capture_function *f = r->function;
	u8 bytes[ACS_ROW_SIZE];
	const char *wrong;

	/*
	 * If the offset jumps, there was an address in between. A single row
	 * may be missing, or there twice, within a function.
	 */
	if (f && (offset + ACS_ROW_SIZE < r->next ||
		  offset > r->next + ACS_ROW_SIZE)) {
		f = NULL;
		r->function = NULL;
		r->orphans_reported = false;
	}
	if (!f) {
		if (r->orphans_reported)
			return;
		report(r, r->start,
		       "rows of bytes without a function: a line that begins with its address is missing; they are left out");
		r->capture->incomplete = true;
		r->orphans_reported = true;
		return;
	}

	r->next = offset + ACS_ROW_SIZE;
	wrong = read_bytes(at, r->end, bytes);
	if (offset % ACS_ROW_SIZE) {
		report(r, r->start,
		       "rows begin at multiples of 10; the row is left out");
	} else if (wrong) {
		report(r, wrong,
		       "expected 16 bytes of two hexadecimal digits; the row is left out");
	} else if (acs_capture_has_byte(f, offset)) {
		report(r, r->start,
		       "the function has this row already; this one is left out");
	} else {
		memcpy(f->bytes + offset, bytes, sizeof(bytes));
		f->known[row / 8] |= BIT(row % 8);
		r->capture->rows++;
	}
}

static void take_line(struct reader *r)
{
	struct address a;
	const char *row;
	u32 offset;

	if (r->start == r->end) {
		r->function = NULL;
		r->orphans_reported = false;
		return;
	}
	if (read_address(r->start, r->end, &a)) {
		begin_function(r, &a);
		return;
	}
	row = find_row(r, &offset);
	if (row)
		take_row(r, offset, row);
}

/**
 * acs_capture_parse - parse a machine's config space
 * @capture: filled in; @capture->functions must point to an array of @room
 *	functions
 * @room: the result of acs_capture_count()
 * @text: output of "lspci -xxxx", with or without decoded text; need not end
 *	with NUL
 * @length: length of @text
 * @mistake: called for everything that is damaged
 * @context: passed to @mistake
 */
void acs_capture_parse(struct acs_capture *capture, unsigned int room,
		       const char *text, size_t length,
		       acs_capture_mistake_fn mistake, void *context)
{
	struct reader r = {
		.capture = capture,
		.room = room,
		.mistake = mistake,
		.context = context,
	};
	const char *rest = text;

	capture->count = 0;
	capture->rows = 0;
	capture->shows_domains = false;
	capture->incomplete = false;
	while (next_line(&r, &rest, text + length))
		take_line(&r);
}

/* With or without 0x */
static bool read_number(const char **at, const char *end, u32 *value)
{
	if (end - *at > 2 && (*at)[0] == '0' && (*at)[1] == 'x')
		*at += 2;
	return read_hex(at, end, 8, value);
}

/* "RCBA = 0xfed1c000 (MEM)" */
static bool read_base(const struct reader *r, u32 *base)
{
	static const char name[] = "RCBA = ";
	const char *at = r->start;
	u32 value;

	if ((size_t)(r->end - at) < sizeof(name) - 1 ||
	    memcmp(at, name, sizeof(name) - 1))
		return false;
	at += sizeof(name) - 1;
	if (!read_number(&at, r->end, &value) || !ends(at, r->end) ||
	    value % ACS_MEMORY_SIZE)
		return false;
	*base = value;
	return true;
}

/* "0x1104: 0x00000700"; returns false if the line is damaged */
static bool take_register(struct reader *r, struct acs_capture_memory *memory)
{
	const char *at = r->start;
	u32 offset, value;

	if (!read_number(&at, r->end, &offset) ||
	    !read_char(&at, r->end, ':')) {
		report(r, at,
		       "expected OFFSET: VALUE, as inteltool -r prints; the line is left out");
		return false;
	}
	if (offset >= ACS_MEMORY_SIZE || offset % 4) {
		report(r, r->start,
		       "registers have offsets below 4000 that are multiples of 4; this one is left out");
		return false;
	}

	while (at < r->end && is_blank(*at))
		at++;
	if (!read_number(&at, r->end, &value) || at != r->end) {
		report(r, at,
		       "expected a hexadecimal value of 32 bits; the register is left out");
		return false;
	}
	memory->dwords[offset / 4] = value;
	memory->known[offset / 32] |= BIT(offset / 4 % 8);
	return true;
}

/* "=== RCBA ===" begins the section to read; other sections are ignored */
static bool is_headline(const struct reader *r, bool *ours)
{
	static const char name[] = " RCBA ";
	const char *at;

	if (r->start == r->end || *r->start != '=')
		return false;

	*ours = false;
	for (at = r->start; r->end - at >= (long)sizeof(name) - 1; at++)
		if (!memcmp(at, name, sizeof(name) - 1))
			*ours = true;
	return true;
}

/* Lines before the first headline describe the machine */
static bool has_headline(const char *text, size_t length)
{
	const char *rest = text;
	struct reader r = {};
	bool unused;

	while (next_line(&r, &rest, text + length))
		if (is_headline(&r, &unused))
			return true;
	return false;
}

/**
 * acs_capture_parse_memory - parse a machine's chipset registers
 * @memory: filled in
 * @text: output of "inteltool -r" or "inteltool -a"; need not end with NUL
 * @length: length of @text
 * @mistake: called for everything that is damaged
 * @context: passed to @mistake
 *
 * inteltool leaves out registers that are zero, so a register that is not in
 * the text reads as zero. If anything in the text is damaged, it reads as all
 * ones, since the damaged line may have been its own.
 *
 * Return: number of registers that were read.
 */
unsigned int acs_capture_parse_memory(struct acs_capture_memory *memory,
				      const char *text, size_t length,
				      acs_capture_mistake_fn mistake,
				      void *context)
{
	struct reader r = { .mistake = mistake, .context = context };
	bool ours = !has_headline(text, length), damaged = false;
	const char *rest = text;
	unsigned int i, count = 0;

	memset(memory, 0, sizeof(*memory));
	while (next_line(&r, &rest, text + length))
		if (!is_headline(&r, &ours) && ours && r.start < r.end &&
		    !read_base(&r, &memory->base) &&
		    !take_register(&r, memory))
			damaged = true;

	for (i = 0; i < ACS_MEMORY_SIZE / 4; i++)
		if (memory->known[i / 8] & BIT(i % 8))
			count++;
		else if (damaged)
			memory->dwords[i] = ~0U;
	return count;
}
