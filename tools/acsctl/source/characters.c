// SPDX-License-Identifier: GPL-2.0-only
/*
 * Splits a text into lines, without what terminals, mail programs and web pages
 * do to characters: escape sequences, marks without a width, blanks that do not
 * break, entities and tags of HTML, and dashes and quotation marks of
 * typesetters.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "source/characters.h"

#define ESCAPE		0x1b

/* Longest entity that is decoded, with "&" and ";" */
#define ENTITY_MAX	10
/* Longest tag that is skipped */
#define TAG_MAX		400

/**
 * struct cleaner - a line that is being cleaned
 * @plain: the lines so far
 * @number: number of this line in the file
 * @at: where to read
 * @end: end of the line
 * @line: the line so far
 * @length: length of @line
 * @breaks: a tag of HTML has ended the line
 * @is_html: entities and tags mean something
 * @is_forum: marks of a forum mean something
 * @is_coloured: escape sequences have lost their first byte
 * @is_markdown: punctuation has a backslash before it
 */
struct cleaner {
	struct plain *plain;
	unsigned int number;
	const char *at;
	const char *end;
	char *line;
	size_t length;
	bool breaks;
	bool is_html;
	bool is_forum;
	bool is_coloured;
	bool is_markdown;
};

static void end_line(struct cleaner *c)
{
	while (c->length && strchr(" \t", c->line[c->length - 1]))
		c->length--;
	c->line[c->length] = 0;
	plain_add(c->plain, c->line, c->number);
	c->line = NULL;
}

static void begin_line(struct cleaner *c)
{
	/* No character becomes more than three bytes, from "&#8230;" */
	c->line = allocate(c->end - c->at + 4, 1);
	c->length = 0;
	c->breaks = false;
}

static void put(struct cleaner *c, const char *text, size_t length)
{
	if (c->breaks && c->length) {
		end_line(c);
		begin_line(c);
	}
	c->breaks = false;
	memcpy(c->line + c->length, text, length);
	c->length += length;
}

static bool is_within(unsigned int c, unsigned int first, unsigned int last)
{
	return c >= first && c <= last;
}

/* Characters that take no room, or only say how the text is to be shown */
static bool is_mark(unsigned int c)
{
	return c == 0xad || c == 0xfeff || is_within(c, 0x200b, 0x200f) ||
	       is_within(c, 0x202a, 0x202e) || is_within(c, 0x2060, 0x2069) ||
	       is_within(c, 0x80, 0x9f);
}

static bool is_space(unsigned int c)
{
	return c == 0xa0 || is_within(c, 0x2000, 0x200a) || c == 0x202f ||
	       c == 0x205f || c == 0x3000;
}

/* What a character stands for, or NULL if it is none of typesetters */
static const char *find_plain(unsigned int c)
{
	if (is_space(c))
		return " ";
	if (is_mark(c))
		return "";
	if (is_within(c, 0x2010, 0x2015) || c == 0x2212)
		return "-";
	if (c == 0x2018 || c == 0x2019)
		return "'";
	if (c == 0x201c || c == 0x201d)
		return "\"";
	return c == 0x2026 ? "..." : NULL;
}

/* Decodes a character of UTF-8; returns its length, or 0 if it is none */
static size_t decode(const char *at, const char *end, unsigned int *c)
{
	const unsigned char *u = (const unsigned char *)at;
	size_t i, length = *u >= 0xf0 ? 4 : *u >= 0xe0 ? 3 : *u >= 0xc2 ? 2 : 0;

	if (!length || (size_t)(end - at) < length)
		return 0;
	*c = *u & (0x7f >> length);
	for (i = 1; i < length; i++) {
		if ((u[i] & 0xc0) != 0x80)
			return 0;
		*c = *c << 6 | (u[i] & 0x3f);
	}
	return length;
}

/* U+0085, U+2028 and U+2029 end lines */
static bool ends_line(unsigned int c)
{
	return c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* A blank that does not break, read in the wrong encoding: U+00C2 before it */
static bool is_misread_blank(const struct cleaner *c)
{
	return c->end - c->at >= 4 && !memcmp(c->at, "\xc3\x82\xc2\xa0", 4);
}

static void take_utf8(struct cleaner *c)
{
	unsigned int character;
	size_t length = decode(c->at, c->end, &character);
	const char *plain = length ? find_plain(character) : NULL;

	if (!length) {
		/* In Latin-1, that is a blank that does not break */
		put(c, *c->at == '\xa0' ? " " : c->at, 1);
		c->at++;
		return;
	}
	if (ends_line(character))
		c->breaks = true;
	else if (plain)
		put(c, plain, strlen(plain));
	else if (!is_misread_blank(c))
		put(c, c->at, length);
	c->at += length;
}

/*
 * Escape sequences whose first byte a program has shown in other characters, or
 * lost; the latter only if they are those of colours
 */
static size_t shown_escape_length(const struct cleaner *c)
{
	static const char *const escapes[] = {
		"^[[", "\\x1b[", "\\033[", "\\e[", "\\u001b[", "[" };
	size_t room = c->end - c->at, length = 0;
	unsigned int i;
	const char *at;

	for (i = 0; i < sizeof(escapes) / sizeof(*escapes) && !length; i++)
		if (room > strlen(escapes[i]) &&
		    !memcmp(c->at, escapes[i], strlen(escapes[i])))
			length = strlen(escapes[i]);
	if (!length)
		return 0;
	for (at = c->at + length; at < c->end; at++)
		if (!isdigit((unsigned char)*at) && *at != ';')
			break;
	if (at == c->end || !strchr("mK", *at))
		return 0;
	if (length == 1 && (!c->is_coloured ||
			    (*at == 'K' && at != c->at + length)))
		return 0;
	return at + 1 - c->at;
}

/* "ESC [ ... letter", "ESC ] ... BEL", or ESC and one more character */
static void skip_escape(struct cleaner *c)
{
	c->at++;
	if (c->at < c->end && *c->at == '[') {
		for (c->at++; c->at < c->end; c->at++)
			if (*c->at >= '@' && *c->at <= '~')
				break;
	} else if (c->at < c->end && *c->at == ']') {
		while (c->at < c->end && *c->at != '\a' && *c->at != ESCAPE)
			c->at++;
		if (c->at < c->end && *c->at == ESCAPE)
			c->at++;
	}
	if (c->at < c->end)
		c->at++;
}

/* The number in "&#160;" or "&#xa0;"; 0 if it is not one */
static unsigned int read_numeric(const char *name)
{
	bool is_hex = name[1] == 'x' || name[1] == 'X';
	char *end;
	unsigned long number;

	if (*name != '#')
		return 0;
	number = strtoul(name + 1 + is_hex, &end, is_hex ? 16 : 10);
	return *end || number > 0xffff ? 0 : number;
}

/* Returns the character of an entity without "&" and ";", or 0 */
static unsigned int find_entity(const char *name)
{
	static const struct {
		const char *name;
		unsigned int c;
	} entities[] = {
		{ "nbsp", ' ' }, { "lt", '<' }, { "gt", '>' }, { "amp", '&' },
		{ "quot", '"' }, { "apos", '\'' }, { "ensp", ' ' },
		{ "emsp", ' ' }, { "thinsp", ' ' }, { "shy", 0xad },
		{ "zwnj", 0x200c }, { "ndash", '-' }, { "mdash", '-' },
		{ "lsqb", '[' }, { "lbrack", '[' }, { "rsqb", ']' },
		{ "rbrack", ']' }, { "lpar", '(' }, { "rpar", ')' },
		{ "colon", ':' }, { "period", '.' }, { "comma", ',' },
		{ "semi", ';' }, { "plus", '+' }, { "num", '#' },
		{ "sol", '/' }, { "lowbar", '_' }, { "hyphen", '-' },
		{ "Tab", '\t' },
	};
	unsigned int i;

	for (i = 0; i < sizeof(entities) / sizeof(*entities); i++)
		if (!strcmp(entities[i].name, name))
			return entities[i].c;
	return read_numeric(name);
}

static bool take_entity(struct cleaner *c)
{
	char name[ENTITY_MAX] = "";
	size_t room = c->end - c->at;
	const char *stop = memchr(c->at, ';',
				  room < ENTITY_MAX ? room : ENTITY_MAX);
	unsigned int character;
	const char *plain;
	char byte;

	if (!stop)
		return false;
	memcpy(name, c->at + 1, stop - c->at - 1);
	character = find_entity(name);
	plain = find_plain(character);
	if (!plain && (character < ' ' || character > '~') &&
	    character != '\t')
		return false;
	byte = character;
	put(c, plain ? plain : &byte, plain ? strlen(plain) : 1);
	c->at = stop + 1;
	return true;
}

static bool is_one_of(const char *name, size_t length,
		      const char *const *names)
{
	for (; *names; names++)
		if (strlen(*names) == length &&
		    !strncasecmp(name, *names, length))
			return true;
	return false;
}

/*
 * Only tags by their names: lspci itself prints "<TAbort-" and "<access
 * denied>"
 */
static bool skip_tag(struct cleaner *c)
{
	static const char *const of_lines[] = {
		"br", "p", "div", "tr", "li", "pre", "ul", "ol", "table",
		"blockquote", "hr", NULL };
	static const char *const of_words[] = {
		"b", "i", "em", "strong", "code", "span", "font", "tt",
		"a", "html", "body", "head", "samp", "kbd", "tbody", "summary",
		"details", NULL };
	static const char *const of_cells[] = { "td", "th", NULL };
	size_t room = c->end - c->at;
	const char *stop = memchr(c->at, '>', room < TAG_MAX ? room : TAG_MAX);
	const char *name = c->at + 1 + (c->at + 1 < c->end && c->at[1] == '/');
	const char *after = name;
	bool ends;

	while (after < c->end && isalpha((unsigned char)*after))
		after++;
	if (!stop || !memchr(" />", *after, 3))
		return false;
	ends = is_one_of(name, after - name, of_lines);
	if (is_one_of(name, after - name, of_cells))
		put(c, " ", 1);
	else if (!ends && !is_one_of(name, after - name, of_words))
		return false;
	c->breaks |= ends;
	c->at = stop + 1;
	return true;
}

/* "[b]", "[COLOR=red]", "[/b]": marks of forums that only say how text looks */
static bool skip_forum_mark(struct cleaner *c)
{
	static const char *const names[] = {
		"b", "i", "u", "s", "color", "font", "url", "center", "left",
		"right", "indent", "list", "tt", "highlight", NULL };
	size_t room = c->end - c->at;
	const char *stop = memchr(c->at, ']', room < TAG_MAX ? room : TAG_MAX);
	const char *name = c->at + 1 + (c->at + 1 < c->end && c->at[1] == '/');
	const char *after = name;

	while (after < c->end && isalpha((unsigned char)*after))
		after++;
	if (!stop || !(*after == ']' || *after == '=') ||
	    !is_one_of(name, after - name, names))
		return false;
	c->at = stop + 1;
	return true;
}

static void take_character(struct cleaner *c)
{
	size_t shown = shown_escape_length(c);
	char byte = *c->at;

	if (shown) {
		c->at += shown;
	} else if (byte == ESCAPE) {
		skip_escape(c);
	} else if (byte == '[' && c->is_forum && skip_forum_mark(c)) {
		return;
	} else if (byte == '\\' && c->is_markdown && c->at + 1 < c->end &&
		   ispunct((unsigned char)c->at[1])) {
		/* "\[8086:1901\]" */
		put(c, c->at + 1, 1);
		c->at += 2;
	} else if (byte & 0x80) {
		take_utf8(c);
	} else if (!c->is_html || ((byte != '&' || !take_entity(c)) &&
				   (byte != '<' || !skip_tag(c)))) {
		if (byte == '\v' || byte == '\f')
			byte = ' ';
		else if (byte == '\b' || byte == 0x7f ||
			 ((unsigned char)byte < ' ' && byte != '\t'))
			byte = '?';
		if (*c->at != '\r')
			put(c, &byte, 1);
		c->at++;
	}
}

static void clean_line(struct cleaner *c)
{
	begin_line(c);
	while (c->at < c->end)
		take_character(c);
	end_line(c);
}

static bool has(const char *text, size_t length, const char *mark)
{
	return memmem(text, length, mark, strlen(mark));
}

/* Names may have "<b>" and "&amp;" in them, but nobody names a device so */
static bool is_html(const char *text, size_t length)
{
	static const char *const marks[] = {
		"&nbsp;", "&#160;", "&lt;TAbort-", "&gt;SERR-", "&lt;access",
		"<br", "<BR", "<pre", "<code", "<div", "<p>", "<li>", "<td>",
		"&lsqb;", "&#91;", "&gt; 0", "&gt; I" };
	unsigned int i;

	for (i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (has(text, length, marks[i]))
			return true;
	return false;
}

/**
 * characters_clean - split a text into lines of plain characters
 * @plain: gets the lines
 * @text: the text; need not be NUL-terminated
 * @length: length of @text
 *
 * Lines end with LF or CR LF; in a text without LF, with CR.
 */
void characters_clean(struct plain *plain, const char *text, size_t length)
{
	char newline = memchr(text, '\n', length) ? '\n' : '\r';
	struct cleaner c = {
		.plain = plain,
		.is_html = is_html(text, length),
		.is_forum = has(text, length, "[/"),
		.is_coloured = has(text, length, "[0m") ||
			       has(text, length, "[m"),
		.is_markdown = has(text, length, "\\["),
	};
	const char *end = text + length;

	while (text < end) {
		c.number++;
		c.at = text;
		c.end = memchr(text, newline, end - text);
		if (!c.end)
			c.end = end;
		text = c.end + 1;
		clean_line(&c);
	}
}
