// SPDX-License-Identifier: GPL-2.0-only
/*
 * Takes from each line what other programs have written before it: marks of
 * quotation, indentation, line numbers, and the dates of a journal. Lines that
 * no program printed as a part of its answer, such as commands and marks of
 * code, become empty, since an empty line ends a function.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "source/prefixes.h"

static const char *skip_digits(const char *text, unsigned int least,
			       unsigned int most)
{
	unsigned int digits = strspn(text, "0123456789");

	return digits < least || digits > most ? NULL : text + digits;
}

static const char *skip_char(const char *text, char c)
{
	return text && *text == c ? text + 1 : NULL;
}

/* "11:33:10", with or without a fraction and a time zone */
static const char *skip_time(const char *text)
{
	const char *at = skip_char(skip_digits(text, 1, 2), ':');

	at = at ? skip_char(skip_digits(at, 2, 2), ':') : NULL;
	at = at ? skip_digits(at, 2, 2) : NULL;
	return at ? at + strspn(at, "0123456789.,:+-Z") : NULL;
}

/* "Jun 07 11:33:10", "2026-06-07T11:33:10+0200", "2026-06-07 11:33:10" */
static const char *skip_date(const char *text)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	const char *at;
	unsigned int i;

	for (i = 0; i < 12; i++)
		if (!strncmp(text, months + i * 3, 3) && text[3] == ' ') {
			at = skip_digits(text + 3 + strspn(text + 3, " "),
					 1, 2);
			return at && *at == ' ' ? skip_time(at + 1) : NULL;
		}
	at = skip_char(skip_digits(text, 4, 4), '-');
	at = at ? skip_char(skip_digits(at, 2, 2), '-') : NULL;
	at = at ? skip_digits(at, 2, 2) : NULL;
	return at && (*at == 'T' || *at == ' ') ? skip_time(at + 1) : NULL;
}

/* "host lspci[123]: ", "host kernel: " */
static const char *skip_program(const char *text)
{
	size_t host = strcspn(text, " :["), program;
	const char *at;

	if (!host || text[host] != ' ' || *text == '\t')
		return NULL;
	at = text + host + 1;
	program = strcspn(at, " :[");
	at += program;
	if (!program)
		return NULL;
	if (*at == '[') {
		at = skip_digits(at + 1, 1, 10);
		at = skip_char(at, ']');
	}
	at = skip_char(at, ':');
	return at && (!*at || *at == ' ') ? at + (*at == ' ') : NULL;
}

static const char *skip_journal(const char *text)
{
	const char *at = skip_date(text), *program;

	if (!at || *at != ' ')
		return text;
	/* Logs of containers name the stream, and whether the line is whole */
	if (!strncmp(at, " stdout F ", 10) || !strncmp(at, " stderr F ", 10))
		return at + 10;
	program = skip_program(at + 1);
	return program ? program : at + 1;
}

/* "[    0.472565] ", as the kernel's log has it, or "<6>" before that */
static const char *skip_stamp(const char *text)
{
	const char *at = text;

	if (*at == '<' && isdigit((unsigned char)at[1]) && at[2] == '>')
		at += 3;
	if (*at == '[') {
		at += 1 + strspn(at + 1, " ");
		at = skip_char(skip_digits(at, 1, 10), '.');
		at = at ? skip_char(skip_digits(at, 1, 9), ']') : NULL;
	}
	return at && at > text ? at + (*at == ' ') : text;
}

static bool is_sign(char c)
{
	return c & 0x80 || (c && strchr("*-+>|`\"' \t", c));
}

/* What lines of lspci or of a loop begin with: "00:1c.0", "[8086:..." */
static bool begins_something(const char *text)
{
	return address_length(text) || is_hex_row(text) ||
	       !strncasecmp(text, "iommu group", 11) ||
	       (*text == '[' && strspn(text + 1, "0123456789abcdefABCDEF") == 4 &&
		text[5] == ':');
}

/*
 * "* 00:1c.0 ...", "1. 00:1c.0": an item of a list, if it is a line that begins
 * something. Trees of lspci -t begin with such signs, too, but no address
 * follows them.
 */
static const char *skip_bullet(const char *text)
{
	const char *at = text, *dot;

	while (is_sign(*at))
		at++;
	dot = skip_digits(at, 1, 3);
	if (dot && *dot == '.' && dot[1] == ' ')
		at = skip_blanks(dot + 1);
	if (!strncmp(at, "pci@", 4))
		at += 4;
	return begins_something(at) ? at : text;
}

/* A line in quotes of its own, which end with it, apart from a comma */
static const char *skip_quotation(const char *text)
{
	const char *end;

	if (*text != '`' && *text != '"')
		return text;
	end = strchr(text + 1, *text);
	return end && (!end[1] || !strcmp(end + 1, ",")) ? text + 1 : text;
}

static bool begins_word(const char *text, const char *word)
{
	size_t length = strlen(word);

	return !strncasecmp(text, word, length) && !isalnum(text[length] & 0x7f);
}

static bool is_one_of(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (begins_word(text, *words))
			return true;
	return false;
}

/* "$ lspci", "# lspci", "root@host:~# sudo lspci", "[user@host ~]$ lspci" */
static const char *skip_prompt(const char *text)
{
	const char *at = text + strcspn(text, "$#%>");
	bool begins = at == text;

	if (!*at || at[1] != ' ' ||
	    (!begins && strcspn(text, "@~:") > (size_t)(at - text)))
		return text;
	return skip_blanks(at + 1);
}

/* A command that somebody typed, or a part of a script */
static bool is_command(const char *text)
{
	static const char *const commands[] = {
		"lspci", "sudo", "su", "find", "ls", "for", "do", "done",
		"cat", "echo", "journalctl", "dmesg", "pvesh", "shopt", "grep",
		"setpci", "uname", "virsh", "acsctl", "readlink", NULL };
	const char *at = skip_prompt(text);

	/* "ls" and the like are words of English, too, unlike lspci */
	return (at > text && is_one_of(at, commands)) ||
	       begins_word(at, "lspci");
}

static bool is_fence(const char *text)
{
	static const char *const marks[] = {
		"[code", "[/code", "[quote", "[/quote", "[spoiler", "[/spoiler",
		"[pre", "[/pre", "{code", "{noformat", NULL };

	return !strncmp(text, "```", 3) || !strncmp(text, "~~~", 3) ||
	       is_one_of(text, marks);
}

/* A mark of code may stand before the first line, instead of alone */
static const char *skip_fence(const char *text)
{
	const char *at = text, *stop;

	if (!is_fence(text))
		return text;
	at += strspn(at, "`~");
	stop = *text == '[' ? strchr(at, ']') :
	       *text == '{' ? strchr(at + 1, '}') : NULL;
	if (stop)
		return skip_fence(skip_blanks(stop + 1));
	at = skip_blanks(at);
	return begins_something(at) ? at : at + strlen(at);
}

/* Engines of forums put the closing mark behind the last line */
static void cut_fence(char *text)
{
	static const char *const marks[] = { "[/code]", "[/CODE]", "```",
					     "{code}", "{noformat}" };
	size_t length = strlen(text), size;
	unsigned int i;

	for (i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		size = strlen(marks[i]);
		if (length > size && !strcmp(text + length - size, marks[i]))
			text[length - size] = 0;
	}
}

/* The blanks of a line that begins something mean nothing */
static const char *skip_indent(const char *text)
{
	const char *at = skip_blanks(text);

	return address_length(at) || is_hex_row(at) ? at : text;
}

/* Marks of quotation: "> > ", "| " */
static const char *skip_quotes(const char *text)
{
	const char *at = text;

	while (strchr(" \t>|", *at) && *at)
		at++;
	/* What indents a line within the quotation stays */
	while (at > text && strchr(" \t", at[-1]))
		at--;
	return at;
}

/* A row has one blank between its bytes */
static void tidy_row(char *text)
{
	char *to = text;

	if (!is_hex_row(text))
		return;
	for (; *text; text++)
		if (!strchr(" \t", *text) || (to[-1] != ' '))
			*to++ = *text == '\t' ? ' ' : *text;
	while (to[-1] == ' ')
		to--;
	*to = 0;
}

/* The quotation mark that ends a line in quotes of its own, and a comma */
static void cut_quotation(char *text, char mark)
{
	size_t length = strlen(text);

	if (length && text[length - 1] == ',')
		length--;
	if (length && text[length - 1] == mark)
		text[length - 1] = 0;
}

/* Returns true if nothing is left of a command, or of a mark of code */
static bool strip(char *text)
{
	char mark = *skip_blanks(text);
	bool was_blank;
	const char *at = skip_journal(skip_blanks(skip_quotes(text)));

	/* Nothing of a journal: indentation stays */
	if (at == skip_blanks(skip_quotes(text)))
		at = skip_quotes(text);
	if (skip_stamp(skip_blanks(at)) != skip_blanks(at))
		at = skip_stamp(skip_blanks(at));
	was_blank = is_blank_line(at);
	if (is_command(skip_blanks(at)))
		at += strlen(at);
	at = skip_quotation(skip_fence(at));
	at = skip_indent(skip_bullet(at));
	memmove(text, at, strlen(at) + 1);
	cut_fence(text);
	if ((mark == '`' || mark == '"') && *skip_blanks(text) != mark)
		cut_quotation(text, mark);
	tidy_row(text);
	return !was_blank && is_blank_line(text);
}

/* "  12  text", "12: text", "12) text"; returns what follows, or NULL */
static const char *skip_number(const char *text, unsigned long *number)
{
	const char *at = skip_blanks(text), *stop = skip_digits(at, 1, 7);

	if (!stop)
		return NULL;
	*number = strtoul(at, NULL, 10);
	if (!*stop)
		return stop;
	/* bat puts a line of a box behind the number, U+2502 */
	at = skip_blanks(stop);
	if (!strncmp(at, "\xe2\x94\x82", 3))
		return at + 3;
	return strchr(" \t:.)|", *stop) ? stop + 1 : NULL;
}

/* Frames of tables have none */
static bool has_letters(const char *text)
{
	for (; *text; text++)
		if (isalnum((unsigned char)*text))
			return true;
	return false;
}

/*
 * Whether lines are numbered: nearly all begin with the number after that of
 * the line before. Offsets of a hex dump are no such numbers.
 */
static bool is_numbered(const struct plain *plain)
{
	unsigned long number, last = 0;
	size_t i, lines = 0, follow = 0;

	for (i = 0; i < plain->count; i++) {
		const char *text = plain->lines[i].text;

		if (!has_letters(text))
			continue;
		lines++;
		if (!skip_number(text, &number))
			continue;
		follow += number == last + 1;
		last = number;
	}
	return lines >= 3 && follow * 10 >= lines * 9;
}

static void strip_numbers(struct plain *plain)
{
	unsigned long number;
	const char *at;
	size_t i;

	for (i = 0; i < plain->count; i++) {
		char *text = plain->lines[i].text;

		at = skip_number(text, &number);
		if (!at)
			continue;
		/* One blank belongs to the number, or a whole column */
		if (*at == ' ')
			at++;
		memmove(text, at, strlen(at) + 1);
	}
}

/* Whether an empty line stands between any two lines, so it means nothing */
static bool is_double_spaced(const struct plain *plain)
{
	size_t i, lines = 0, adjacent = 0;

	for (i = 0; i < plain->count; i++) {
		if (is_blank_line(plain->lines[i].text))
			continue;
		lines++;
		adjacent += i && !is_blank_line(plain->lines[i - 1].text);
	}
	return lines >= 4 && adjacent * 10 <= lines;
}

/* Takes one empty line out after each line; of several, the rest stay */
static void join_spaced(struct plain *plain)
{
	size_t i, count = 0;
	bool after_text = false;

	for (i = 0; i < plain->count; i++) {
		bool blank = is_blank_line(plain->lines[i].text);

		if (blank && after_text)
			free(plain->lines[i].text);
		else
			plain->lines[count++] = plain->lines[i];
		after_text = !blank;
	}
	plain->count = count;
}

/* Titles alone are no more than lines with a blank line after each of them */
static bool has_details(const struct plain *plain)
{
	size_t i;

	for (i = 0; i < plain->count; i++) {
		const char *text = skip_blanks(plain->lines[i].text);

		if (*text && !address_length(text))
			return true;
	}
	return false;
}

/*
 * A mark of code or a command after the last line is not the empty line that
 * shows that a function is complete
 */
static void cut_lines(struct plain *plain, size_t count)
{
	while (plain->count > count)
		free(plain->lines[--plain->count].text);
}

/*
 * A word before a line that is the same on all lines: the name of a machine, as
 * programs print it that ask several, or of who wrote a mail: "pve1: ", "AB> ".
 * A mark of a difference has no blank behind it.
 */
static size_t common_length(const char *text)
{
	size_t length = strcspn(text, ":>| \t");

	if ((*text == '+' || *text == '-') && *text != text[1])
		return 1;
	if (!length || !isalpha((unsigned char)*text) || !text[length] ||
	    strchr(" \t", text[length]) || !strchr(" \t", text[length + 1]) ||
	    begins_word(text, "iommu") || begins_word(text, "group"))
		return 0;
	return length + 1 + (text[length + 1] == ' ');
}

static bool is_common(const struct plain *plain, const char *prefix,
		      size_t length)
{
	size_t i, lines = 0;

	for (i = 0; i < plain->count; i++) {
		const char *text = plain->lines[i].text;

		if (is_blank_line(text))
			continue;
		lines++;
		/* Blanks at the end of a line are gone */
		if (strncmp(text, prefix, length) &&
		    strncmp(text, prefix, length - 1))
			return false;
	}
	return lines >= 3;
}

static void strip_common(struct plain *plain)
{
	const char *first;
	size_t i, length;
	char *prefix;

	for (i = 0; i < plain->count; i++)
		if (!is_blank_line(plain->lines[i].text))
			break;
	if (i == plain->count)
		return;
	first = plain->lines[i].text;
	length = common_length(first);
	if (!length || !is_common(plain, first, length))
		return;
	prefix = text_format("%.*s", (int)length, first);
	for (i = 0; i < plain->count; i++) {
		char *text = plain->lines[i].text;
		size_t used = strncmp(text, prefix, length) ? length - 1 :
							      length;

		if (strlen(text) >= used)
			memmove(text, text + used, strlen(text + used) + 1);
	}
	free(prefix);
}

/* cat -A shows ends of lines as "$", and tabs as "^I" */
static void strip_shown_ends(struct plain *plain)
{
	size_t i, lines = 0, ends = 0, length;
	char *text, *tab;

	for (i = 0; i < plain->count; i++) {
		length = strlen(plain->lines[i].text);
		lines += length > 0;
		ends += length && plain->lines[i].text[length - 1] == '$';
	}
	if (lines < 3 || ends != lines)
		return;
	for (i = 0; i < plain->count; i++) {
		text = plain->lines[i].text;
		if (*text)
			text[strlen(text) - 1] = 0;
		while ((tab = strstr(text, "^I"))) {
			*tab = '\t';
			memmove(tab + 1, tab + 2, strlen(tab + 2) + 1);
		}
	}
}

/**
 * prefixes_strip - take away what other programs have added to lines
 * @plain: the lines, of plain characters
 */
void prefixes_strip(struct plain *plain)
{
	size_t i, end = 0;

	strip_shown_ends(plain);
	strip_common(plain);
	if (is_numbered(plain))
		strip_numbers(plain);
	for (i = 0; i < plain->count; i++)
		if (!strip(plain->lines[i].text))
			end = i + 1;
	cut_lines(plain, end);
	if (is_double_spaced(plain) && has_details(plain))
		join_spaced(plain);
}
