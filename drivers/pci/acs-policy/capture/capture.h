/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Captures of machines: config space as printed by "lspci -xxxx", and chipset
 * registers as printed by "inteltool -r". Like the core, this is pure code that
 * kernel and host share. It converts text to plain structures.
 */
#ifndef ACS_CAPTURE_H
#define ACS_CAPTURE_H

#include "../core/portable.h"

#define ACS_CONFIG_SIZE		4096
#define ACS_ROW_SIZE		16
#define ACS_ROWS		(ACS_CONFIG_SIZE / ACS_ROW_SIZE)
#define ACS_MEMORY_SIZE		0x4000

/**
 * struct acs_capture_function - config space of one function
 * @domain: PCI domain
 * @bus: bus number
 * @devfn: device and function number, encoded as by PCI_DEVFN()
 * @size: bytes that could be read: 64, 256 or 4096
 * @left_out: it cannot be used
 * @line: line of the text where it begins, counted from 1
 * @known: BIT(n % 8) of byte n / 8 for each row n of 16 bytes in the capture
 * @bytes: config space, little endian; all ones where it is not captured
 */
struct acs_capture_function {
	u32 domain;
	u8 bus;
	u8 devfn;
	u16 size;
	bool left_out;
	unsigned int line;
	u8 known[ACS_ROWS / 8];
	u8 bytes[ACS_CONFIG_SIZE];
};

/**
 * struct acs_capture - config space of a machine
 * @functions: in the order of the text
 * @count: number of @functions
 * @rows: number of rows of bytes that were read
 * @shows_domains: addresses in the text include the domain
 * @incomplete: the text has functions whose address is missing
 */
struct acs_capture {
	struct acs_capture_function *functions;
	unsigned int count;
	unsigned int rows;
	bool shows_domains;
	bool incomplete;
};

/**
 * struct acs_capture_memory - chipset registers of a machine
 * @base: physical address, or 0 if the text does not have it
 * @known: BIT(n % 8) of byte n / 8 for each dword n in the text
 * @dwords: values of the registers, including those not in the text
 */
struct acs_capture_memory {
	u32 base;
	u8 known[ACS_MEMORY_SIZE / 4 / 8];
	u32 dwords[ACS_MEMORY_SIZE / 4];
};

/**
 * struct acs_capture_mistake - a mistake in a capture
 * @line: line number, counted from 1
 * @column: column number, counted from 1
 * @what: what is wrong, and what follows from it
 */
struct acs_capture_mistake {
	unsigned int line;
	unsigned int column;
	const char *what;
};

typedef void (*acs_capture_mistake_fn)(void *context,
				       const struct acs_capture_mistake *mistake);

unsigned int acs_capture_count(const char *text, size_t length);
void acs_capture_parse(struct acs_capture *capture, unsigned int room,
		       const char *text, size_t length,
		       acs_capture_mistake_fn mistake, void *context);
void acs_capture_prune(struct acs_capture *capture,
		       acs_capture_mistake_fn mistake, void *context);
void acs_capture_validate(struct acs_capture *capture,
			  acs_capture_mistake_fn mistake, void *context);
u8 acs_capture_secondary_bus(const struct acs_capture_function *function);
bool acs_capture_is_root(const struct acs_capture *capture, u32 domain,
			 u8 bus);
u32 acs_capture_memory_base(const struct acs_capture *capture);
bool acs_capture_has_byte(const struct acs_capture_function *function,
			  unsigned int offset);
unsigned int acs_capture_parse_address(const char *text, size_t length,
				       struct acs_capture_function *function,
				       bool *shows_domain);
size_t acs_capture_format_address(char *buf, size_t size,
				  const struct acs_capture *capture,
				  const struct acs_capture_function *function);

unsigned int acs_capture_parse_memory(struct acs_capture_memory *memory,
				      const char *text, size_t length,
				      acs_capture_mistake_fn mistake,
				      void *context);

#endif /* ACS_CAPTURE_H */
