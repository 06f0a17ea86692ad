/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Valid and invalid captures, and the expected results.
 *
 * Expected functions are written as ADDRESS+SIZE, followed by < if a bridge
 * leads to it and by -N if N rows are missing; expected mistakes are written as
 * LINE:COLUMN. Both are separated by blanks.
 */
#ifndef ACS_TEST_CAPTURE_CASES_H
#define ACS_TEST_CAPTURE_CASES_H

/**
 * struct capture_case - a capture and the expected result
 * @name: what it shows
 * @text: the capture
 * @functions: the functions that can be used
 * @mistakes: the mistakes that are reported
 * @says: part of the first report's text, or NULL
 */
struct capture_case {
	const char *name;
	const char *text;
	const char *functions;
	const char *mistakes;
	const char *says;
};

#define ZEROES		" 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00"
#define ONES		" ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff"
#define DEVICE_IDS	" 86 80 34 12 00 00 00 00 00 00 00 02 00 00 00 00"
/* Has a list of capabilities */
#define DEVICE_LISTS	" 86 80 34 12 00 00 10 00 00 00 00 02 00 00 00 00"
#define BRIDGE_IDS	" 86 80 10 1c 00 00 00 00 00 00 04 06 00 00 01 00"
/* Leads to bus 02 */
#define TO_BUS_2	" 00 00 00 00 00 00 00 00 00 02 02 00 00 00 00 00"
#define REST		"20:" ZEROES "\n30:" ZEROES "\n"
#define DEVICE		"00:" DEVICE_IDS "\n10:" ZEROES "\n" REST "\n"
#define BRIDGE		"00:" BRIDGE_IDS "\n10:" TO_BUS_2 "\n" REST "\n"
#define FIFTY		"this line is longer than any reader's buffer would be "
#define LONG_LINE	FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY "\n"

static const struct capture_case capture_cases[] = {
	/* As lspci prints it */
	{ "one function", "00:00.0 Host bridge: Some\n" DEVICE,
	  "00:00.0+64", "" },
	{ "no text behind the address", "00:00.0\n" DEVICE, "00:00.0+64", "" },
	{ "no empty line between functions",
	  "00:00.0 A\n00:" DEVICE_IDS "\n10:" ZEROES "\n" REST
	  "00:01.0 B\n" DEVICE, "00:00.0+64 00:01.0+64", "" },
	{ "no line end at the end",
	  "00:00.0 A\n00:" DEVICE_IDS "\n10:" ZEROES "\n20:" ZEROES
	  "\n30:" ZEROES, "00:00.0+64", "" },
	{ "decoded text before and between the rows",
	  "00:00.0 A\n\tSubsystem: B\n\tCapabilities: [40] C\n00:" DEVICE_IDS
	  "\n\tKernel driver in use: d\n10:" ZEROES "\n" REST, "00:00.0+64",
	  "" },
	{ "a line of any length", "00:00.0 A\n\t" LONG_LINE DEVICE,
	  "00:00.0+64", "" },
	{ "carriage returns",
	  "00:00.0 A\r\n00:" DEVICE_IDS "\r\n10:" ZEROES "\r\n20:" ZEROES
	  "\r\n30:" ZEROES "\r\n", "00:00.0+64", "" },
	{ "blanks at the end of a row",
	  "00:00.0 A\n00:" DEVICE_IDS "\040\n10:" ZEROES "\t\n" REST,
	  "00:00.0+64", "" },
	{ "capital digits",
	  "00:1F.0 A\n00:" DEVICE_IDS "\n10: AB CD EF 00 00 00 00 00 00 00 00 00 00 00 00 00\n"
	  REST, "00:1f.0+64", "" },
	{ "domains", "0000:00:00.0 A\n" DEVICE "0001:00:00.0 B\n" DEVICE,
	  "0000:00:00.0+64 0001:00:00.0+64", "" },
	{ "a domain above ffff", "10000:e0:00.0 A\n" DEVICE, "10000:e0:00.0+64",
	  "" },
	{ "a bus behind a bridge", "00:1c.0 A\n" BRIDGE "02:00.0 B\n" DEVICE,
	  "00:1c.0+64 02:00.0+64<", "" },
	{ "two root buses", "00:00.0 A\n" DEVICE "ff:00.0 B\n" DEVICE,
	  "00:00.0+64 ff:00.0+64", "" },

	/* What cannot be used */
	{ "nothing", "", "", "" },
	{ "decoded text only", "00:00.0 A\n\tSubsystem: B\n", "", "1:1",
	  "ids are not in the capture" },
	{ "a function that does not answer",
	  "00:00.0 A\n" DEVICE "01:00.0 B\n00:" ONES "\n10:" ONES "\n20:" ONES
	  "\n30:" ONES "\n", "00:00.0+64", "7:1", "all ones" },

	/* Damage */
	{ "a row is missing",
	  "00:00.0 A\n00:" DEVICE_IDS "\n" REST, "00:00.0+64-1", "1:1",
	  "the first at 10" },
	{ "the last rows are missing",
	  "00:00.0 A\n00:" DEVICE_IDS "\n10:" ZEROES "\n", "00:00.0+64-2",
	  "1:1", "the first at 20" },
	{ "a short row",
	  "00:00.0 A\n00:" DEVICE_IDS "\n10: 00 00 00\n" REST, "00:00.0+64-1",
	  "3:13 1:1", "16 bytes" },
	{ "a long row",
	  "00:00.0 A\n00:" DEVICE_IDS "\n10:" ZEROES " 00\n" REST,
	  "00:00.0+64-1", "3:52 1:1", "16 bytes" },
	{ "a letter that is no digit",
	  "00:00.0 A\n00:" DEVICE_IDS "\n10: 00 0g 00 00 00 00 00 00 00 00 00 00 00 00 00 00\n"
	  REST, "00:00.0+64-1", "3:8 1:1", "hexadecimal" },
	{ "a byte of three digits",
	  "00:00.0 A\n00:" DEVICE_IDS "\n10: 000 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00\n"
	  REST, "00:00.0+64-1", "3:7 1:1", "16 bytes" },
	{ "a row between rows",
	  "00:00.0 A\n00:" DEVICE_IDS "\n10:" ZEROES "\n18:" ZEROES "\n" REST,
	  "00:00.0+64", "4:1", "multiples of 10" },
	{ "a row twice",
	  "00:00.0 A\n00:" DEVICE_IDS "\n10:" ZEROES "\n10:" ONES "\n" REST,
	  "00:00.0+64", "4:1", "already" },
	{ "the first row is damaged",
	  "00:00.0 A\n00: 86 80\n10:" ZEROES "\n" REST, "", "2:10 1:1",
	  "16 bytes" },
	{ "a function twice",
	  "00:00.0 A\n" DEVICE "00:00.0 A\n" DEVICE, "00:00.0+64", "7:1",
	  "line 1 already" },
	{ "rows before any function", DEVICE "00:00.0 A\n" DEVICE,
	  "00:00.0+64", "1:1", "without a function" },
	{ "an address is missing",
	  "00:00.0 A\n" DEVICE DEVICE "00:02.0 C\n" DEVICE,
	  "00:00.0+64 00:02.0+64", "7:1", "without a function" },
	{ "the address of what has more rows is missing",
	  "00:00.0 A\n00:" DEVICE_IDS "\n10:" ZEROES "\n" REST "10:" TO_BUS_2
	  "\n40:" ONES "\n", "00:00.0+64", "6:1", "without a function" },
	{ "rows far below, of somebody else",
	  "00:00.0 A\n00:" DEVICE_IDS "\n10:" ZEROES "\n40:" ONES "\n50:"
	  ONES "\n", "00:00.0+64-2", "4:1 1:1", "without a function" },
	{ "an address that is none ends a function",
	  "00:00.0 A\n\n0g:1c.0 B\n" DEVICE, "", "4:1 1:1",
	  "without a function" },
	{ "a list of functions before the capture",
	  "00:00.0 A\n00:01.0 B\n\n00:00.0 A\n" DEVICE "00:01.0 B\n" DEVICE,
	  "00:00.0+64 00:01.0+64", "" },
	{ "a domain that the kernel cannot number",
	  "80000000:00:00.0 A\n" DEVICE "00:00.0 A\n" DEVICE, "00:00.0+64",
	  "1:1", "7fffffff" },
	{ "no such device",
	  "00:20.0 A\n" DEVICE "00:00.0 A\n" DEVICE, "00:00.0+64", "1:1",
	  "1f.7" },
	{ "no such function",
	  "00:00.8 A\n" DEVICE "00:00.0 A\n" DEVICE, "00:00.0+64", "1:1",
	  "1f.7" },

	/* A missing bridge must not turn the bus below it into a root bus */
	{ "a bridge without ids",
	  "00:00.0 A\n" DEVICE "00:1c.0 B\n\n02:00.0 C\n" DEVICE,
	  "00:00.0+64", "7:1 9:1", "ids are not in the capture" },
	{ "a bridge without bus numbers",
	  "00:1c.0 B\n00:" BRIDGE_IDS "\n" REST "02:00.0 C\n" DEVICE,
	  "00:1c.0+64-1", "1:1 5:1 1:1", "where this bridge leads to" },
	{ "a bridge whose address is lost",
	  "00:00.0 A\n" DEVICE BRIDGE "02:00.0 C\n" DEVICE, "00:00.0+64",
	  "7:1 12:1", "without a function" },
	{ "the only bridge is lost, first bus and all",
	  "00:1c.0 B\n\n02:00.0 C\n" DEVICE, "", "1:1 3:1",
	  "ids are not in the capture" },
	{ "what is behind what was left out",
	  "00:1c.0 A\n\n03:00.0 B\n" BRIDGE "02:00.0 C\n" DEVICE, "",
	  "1:1 3:1 9:1", "ids are not in the capture" },
	{ "the bridge in between is lost",
	  "00:1c.0 A\n00:" BRIDGE_IDS "\n10: 00 00 00 00 00 00 00 00 00 02 04 00 00 00 00 00\n"
	  REST "03:01.0 B\n" DEVICE "03:02.0 C\n" DEVICE, "00:1c.0+64",
	  "6:1 12:1", "bridge that leads to bus 03 is missing" },
	{ "the beginning is lost",
	  "10:" TO_BUS_2 "\n" REST "\n02:00.0 A\n" DEVICE "02:01.0 B\n" DEVICE,
	  "", "1:1 5:1 11:1", "without a function" },
	{ "a bridge that does not answer",
	  "00:1c.0 A\n00:" ONES "\n10:" ONES "\n20:" ONES "\n30:" ONES
	  "\n\n02:00.0 B\n" DEVICE, "", "1:1 7:1", "all ones" },
	{ "a bridge without bus numbers as yet",
	  "00:1c.0 A\n00:" BRIDGE_IDS "\n10:" ZEROES "\n" REST
	  "00:1d.0 B\n" DEVICE, "00:1c.0+64 00:1d.0+64", "" },
	{ "a bridge that leads to its own bus",
	  "02:1c.0 A\n" BRIDGE "02:1d.0 B\n" DEVICE, "02:1c.0+64 02:1d.0+64",
	  "" },
	{ "a bridge below another, without bus numbers as yet",
	  "00:1c.0 A\n" BRIDGE "02:00.0 B\n00:" BRIDGE_IDS "\n10:" ZEROES
	  "\n" REST, "00:1c.0+64 02:00.0+64<", "" },
	{ "another domain keeps its root buses",
	  "0000:00:1c.0 A\n\n0001:00:00.0 B\n" DEVICE
	  "0001:80:00.0 C\n" DEVICE, "0001:00:00.0+64 0001:80:00.0+64", "1:1",
	  "ids are not in the capture" },

	/* What the user of such a capture has to know */
	{ "64 bytes of a function with capabilities",
	  "00:00.0 A\n00:" DEVICE_LISTS "\n10:" ZEROES "\n20:" ZEROES
	  "\n30: 00 00 00 00 40 00 00 00 00 00 00 00 00 00 00 00\n",
	  "00:00.0+64", "1:1", "as root" },
};

/**
 * struct memory_case - captured chipset registers and the expected result
 * @name: what it shows
 * @text: the registers
 * @base: their base address
 * @count: number of registers
 * @updcr: value at offset 1014
 * @mistakes: the mistakes that are reported, as LINE:COLUMN
 */
struct memory_case {
	const char *name;
	const char *text;
	u32 base;
	unsigned int count;
	u32 updcr;
	const char *mistakes;
};

static const struct memory_case memory_cases[] = {
	{ "as inteltool prints it",
	  "\n============= RCBA ==============\n\nRCBA = 0xfed1c000 (MEM)\n\n0x1014: 0x0000003f\n0x1104: 0x00000700\n",
	  0xfed1c000, 2, 0x3f, "" },
	{ "what is not listed is zero", "0x1104: 0x00000700\n", 0, 1, 0, "" },
	{ "what inteltool says of the machine",
	  "CPU: ID 0x306c3\nNorthbridge: 8086:0c04\n\n===== RCBA =====\n0x1104: 0x1\n",
	  0, 1, 0, "" },
	{ "a base that is no number", "RCBA = 0xfed1cz00 (MEM)\n0x1104: 0x1\n", 0,
	  1, 0xffffffff, "1:1" },
	{ "a base that is not aligned", "RCBA = 0xfed1c002 (MEM)\n0x1104: 0x1\n",
	  0, 1, 0xffffffff, "1:1" },
	{ "other sections have other registers",
	  "====== GPIOS ======\n0x1014: 0x0000003f\n====== RCBA ======\n0x1104: 0x1\n===== PMBASE =====\nrubbish\n",
	  0, 1, 0, "" },
	{ "without 0x, and with carriage returns", "1014: 3f\r\n", 0, 1, 0x3f,
	  "" },
	{ "nothing", "", 0, 0, 0, "" },
	{ "a damaged value makes the unlisted unknown",
	  "0x1014: 0x0000zz3f\n0x1104: 0x00000700\n", 0, 1, 0xffffffff,
	  "1:15" },
	{ "a damaged line does", "some text\n0x1104: 0x00000700\n", 0, 1,
	  0xffffffff, "1:1" },
	{ "an offset between dwords does", "0x1015: 0x0\n0x1104: 0x700\n", 0,
	  1, 0xffffffff, "1:1" },
	{ "an offset past the end does", "0x4000: 0x0\n0x1104: 0x700\n", 0, 1,
	  0xffffffff, "1:1" },
	{ "what is listed stays", "0x1014: 0x1\n0x1104: worse\n", 0, 1, 1,
	  "2:9" },
};

#endif /* ACS_TEST_CAPTURE_CASES_H */
