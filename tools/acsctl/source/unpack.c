// SPDX-License-Identifier: GPL-2.0-only
/*
 * Unpacks what gzip and xz have written, and decodes UTF-16, as the shell of
 * Windows writes it. Everything else stays as it is.
 */
#include <errno.h>
#include <lzma.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/memory.h"
#include "source/source.h"
#include "source/unpack.h"

/* inflateInit2(): the largest window, and the headers of gzip */
#define GZIP_WINDOW	(15 + 16)
/* A decoder of xz gets no more memory than xz -9 needs */
#define XZ_MEMORY	(128 << 20)

static const char too_long[] = "it unpacks to more than 64 MiB";

/**
 * struct bytes - bytes that become more
 * @at: the bytes
 * @length: number of bytes
 * @room: number of bytes that fit in @at
 */
struct bytes {
	char *at;
	size_t length;
	size_t room;
};

/* Makes room for at least one more byte; returns false beyond the maximum */
static bool grow(struct bytes *bytes)
{
	if (bytes->length < bytes->room)
		return true;
	if (bytes->room > SOURCE_TEXT_MAX)
		return false;
	bytes->room = bytes->room ? bytes->room * 2 : 1 << 16;
	bytes->at = reallocate(bytes->at, bytes->room, 1);
	return true;
}

static bool is_too_long(const struct bytes *bytes)
{
	return bytes->length > SOURCE_TEXT_MAX;
}

static const char *inflate_members(z_stream *stream, struct bytes *to)
{
	int ret = Z_OK;

	/* Files of gzip may follow each other */
	while (stream->avail_in || ret != Z_STREAM_END) {
		if (ret == Z_STREAM_END && inflateReset(stream) != Z_OK)
			return "its gzip data is damaged";
		if (!grow(to))
			return too_long;
		stream->next_out = (Bytef *)to->at + to->length;
		stream->avail_out = to->room - to->length;
		ret = inflate(stream, Z_NO_FLUSH);
		to->length = to->room - stream->avail_out;
		if (is_too_long(to))
			return too_long;
		if (ret == Z_BUF_ERROR)
			return "its gzip data ends too early";
		if (ret != Z_OK && ret != Z_STREAM_END)
			return "its gzip data is damaged";
	}
	return NULL;
}

static const char *unpack_gzip(const char *text, size_t length,
			       struct bytes *to)
{
	z_stream stream = { .next_in = (Bytef *)text, .avail_in = length };
	const char *wrong;

	if (inflateInit2(&stream, GZIP_WINDOW) != Z_OK)
		out_of_memory();
	wrong = inflate_members(&stream, to);
	inflateEnd(&stream);
	return wrong;
}

static const char *unpack_xz(const char *text, size_t length, struct bytes *to)
{
	lzma_stream stream = LZMA_STREAM_INIT;
	lzma_ret ret = lzma_stream_decoder(&stream, XZ_MEMORY,
					   LZMA_CONCATENATED);

	if (ret != LZMA_OK)
		out_of_memory();
	stream.next_in = (const uint8_t *)text;
	stream.avail_in = length;
	while (ret == LZMA_OK && !is_too_long(to) && grow(to)) {
		stream.next_out = (uint8_t *)to->at + to->length;
		stream.avail_out = to->room - to->length;
		ret = lzma_code(&stream, LZMA_FINISH);
		to->length = to->room - stream.avail_out;
	}
	lzma_end(&stream);
	if (is_too_long(to))
		return too_long;
	return ret == LZMA_STREAM_END ?
	       NULL : "its xz data is damaged, or ends too early";
}

static void add_byte(struct bytes *bytes, char byte)
{
	grow(bytes);
	bytes->at[bytes->length++] = byte;
}

static void add_utf8(struct bytes *bytes, unsigned int c)
{
	if (c < 0x80) {
		add_byte(bytes, c);
		return;
	}
	if (c < 0x800) {
		add_byte(bytes, 0xc0 | c >> 6);
	} else {
		add_byte(bytes, 0xe0 | c >> 12);
		add_byte(bytes, 0x80 | (c >> 6 & 0x3f));
	}
	add_byte(bytes, 0x80 | (c & 0x3f));
}

/*
 * Characters beyond U+FFFF become two that say nothing; no reader wants them
 */
static const char *decode_utf16(const char *text, size_t length, bool is_big,
				struct bytes *to)
{
	const unsigned char *at = (const unsigned char *)text;
	size_t i;

	if (length > SOURCE_TEXT_MAX / 3)
		return "it is too long for UTF-16";
	for (i = 0; i + 1 < length; i += 2)
		add_utf8(to, at[i + is_big] | at[i + !is_big] << 8);
	return NULL;
}

/* Plain text in UTF-16 without a mark: every second byte is 0 */
static bool has_zeros(const char *text, size_t length, size_t first)
{
	size_t i, zeros = 0, most = length < 512 ? length : 512;

	for (i = first; i < most; i += 2)
		zeros += !text[i];
	return most >= 8 && zeros * 10 >= most / 2 * 9;
}

static bool begins(const char *text, size_t length, const char *magic,
		   size_t size)
{
	return length >= size && !memcmp(text, magic, size);
}

static const char *unpack_once(const char *text, size_t length,
			       struct bytes *to)
{
	if (begins(text, length, "\x1f\x8b", 2))
		return unpack_gzip(text, length, to);
	if (begins(text, length, "\xfd\x37zXZ\0", 6))
		return unpack_xz(text, length, to);
	if (begins(text, length, "\xff\xfe", 2))
		return decode_utf16(text + 2, length - 2, false, to);
	if (begins(text, length, "\xfe\xff", 2))
		return decode_utf16(text + 2, length - 2, true, to);
	if (has_zeros(text, length, 1) && !has_zeros(text, length, 0))
		return decode_utf16(text, length, false, to);
	if (has_zeros(text, length, 0) && !has_zeros(text, length, 1))
		return decode_utf16(text, length, true, to);
	return NULL;
}

static const char *refuse_others(const char *text, size_t length)
{
	if (begins(text, length, "BZh", 3))
		return "it is packed by bzip2: unpack it first, with bunzip2";
	if (begins(text, length, "\x28\xb5\x2f\xfd", 4))
		return "it is packed by zstd: unpack it first, with unzstd";
	if (begins(text, length, "PK\x03\x04", 4))
		return "it is an archive of zip: unpack it first, with unzip";
	if (begins(text, length, "%PDF", 4) ||
	    begins(text, length, "\x89PNG", 4) ||
	    begins(text, length, "\xff\xd8\xff", 3))
		return "it is a picture or a PDF: text is needed, as lspci -vvnn prints it";
	return NULL;
}

/**
 * unpack - unpack and decode the contents of a file
 * @text: the contents, on the heap; replaced if they were packed
 * @length: number of bytes; updated
 * @wrong: set to what is wrong, if so
 *
 * Text in UTF-16 that is packed by gzip takes two steps; more make no sense.
 *
 * Return: true if @text is text now, as far as its first bytes tell.
 */
bool unpack(char **text, size_t *length, const char **wrong)
{
	unsigned int steps;

	*wrong = NULL;
	for (steps = 0; !*wrong && steps < 2; steps++) {
		struct bytes to = {};

		*wrong = unpack_once(*text, *length, &to);
		if (!to.at)
			break;
		free(*text);
		*text = to.at;
		*length = to.length;
	}
	if (!*wrong)
		*wrong = refuse_others(*text, *length);
	return !*wrong;
}
