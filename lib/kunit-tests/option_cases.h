/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Valid and invalid boot options, and the expected results.
 *
 * Expected items are written as option_check.h formats them:
 *	MODE default
 *	MODE downstream
 *	MODE multifunction
 *	MODE id VENDOR:DEVICE:SUBVENDOR:SUBDEVICE
 *	MODE path SEGMENT:BUS:DEVICE.FUNCTION[/DEVICE.FUNCTION...]
 * Expected mistakes are written as OFFSET+LENGTH. Both are separated by ", ".
 */
#ifndef ACS_TEST_OPTION_CASES_H
#define ACS_TEST_OPTION_CASES_H

/**
 * struct option_case - an option and the expected result
 * @name: what it shows
 * @text: what follows acs_policy= or pcie_acs_override=
 * @items: the valid items
 * @mistakes: positions of the mistakes, one for each invalid item
 * @says: part of the text of the first mistake, or NULL
 */
struct option_case {
	const char *name;
	const char *text;
	const char *items;
	const char *mistakes;
	const char *says;
};

#define FOUR_STEPS	"00.0/01.1/02.2/03.3"
#define SIXTEEN_STEPS	FOUR_STEPS "/" FOUR_STEPS "/" FOUR_STEPS "/" FOUR_STEPS

/* acs_policy= */
static const struct option_case policy_cases[] = {
	/* Modes */
	{ "strict for all", "strict", "strict default", "" },
	{ "quirk for all", "quirk", "quirk default", "" },
	{ "override for all", "override", "override default", "" },
	{ "an unknown mode", "lenient", "", "0+7",
	  "expected strict, quirk or override" },
	{ "a mode cut short", "overrid", "", "0+7",
	  "expected strict, quirk or override" },
	{ "a mode with a letter too many", "overrides", "", "0+9",
	  "expected strict, quirk or override" },
	{ "a mode with a capital", "Strict", "", "0+6",
	  "expected strict, quirk or override" },
	{ "a mode in capitals", "OVERRIDE@downstream", "", "0+19",
	  "expected strict, quirk or override" },
	{ "a selector without a mode", "downstream", "", "0+10",
	  "expected strict, quirk or override" },
	{ "a selector sign without a mode", "@downstream", "", "0+11",
	  "expected strict, quirk or override" },
	{ "a blank before", " strict", "", "0+7",
	  "expected strict, quirk or override" },
	{ "a blank behind", "strict ", "", "0+7",
	  "expected strict, quirk or override" },
	{ "a colon for the selector sign", "override:downstream", "", "0+19",
	  "expected strict, quirk or override" },

	/* Empty items and separators */
	{ "nothing at all", "", "", "0+0",
	  "expected strict, quirk or override" },
	{ "a separator at the end", "strict;", "strict default", "7+0",
	  "expected strict, quirk or override" },
	{ "a separator at the start", ";strict", "strict default", "0+0",
	  "expected strict, quirk or override" },
	{ "two separators in a row", "strict;;quirk@downstream",
	  "strict default, quirk downstream", "7+0",
	  "expected strict, quirk or override" },
	{ "only a separator", ";", "", "0+0, 1+0",
	  "expected strict, quirk or override" },
	{ "a comma for a separator", "strict,quirk", "", "0+12",
	  "expected strict, quirk or override" },
	{ "the old option's items", "downstream;multifunction", "",
	  "0+10, 11+13", "expected strict, quirk or override" },

	/* Classes */
	{ "override for downstream ports", "override@downstream",
	  "override downstream", "" },
	{ "override for multifunction devices", "override@multifunction",
	  "override multifunction", "" },
	{ "strict for multifunction devices", "strict@multifunction",
	  "strict multifunction", "" },
	{ "a class with letters too many", "override@downstreamXYZ", "",
	  "9+13", "downstream or multifunction" },
	{ "a class cut short", "override@multi", "", "9+5",
	  "downstream or multifunction" },
	{ "a class with a hyphen", "override@multi-function", "", "9+14",
	  "downstream or multifunction" },
	{ "a class in capitals", "override@DOWNSTREAM", "", "9+10",
	  "downstream or multifunction" },
	{ "a class behind a blank", "override@ downstream", "", "9+11",
	  "downstream or multifunction" },
	{ "no selector behind its sign", "override@", "", "9+0",
	  "downstream or multifunction" },
	{ "an unknown selector", "override@upstream", "", "9+8",
	  "downstream or multifunction" },
	{ "two selectors", "override@downstream@multifunction", "", "9+24",
	  "downstream or multifunction" },

	/* Ids */
	{ "an id", "override@pci:8086:1c10", "override id 8086:1c10:0000:0000",
	  "" },
	{ "an id in capitals", "quirk@pci:10DE:25aF",
	  "quirk id 10de:25af:0000:0000", "" },
	{ "an id of three digits", "override@pci:8086:591",
	  "override id 8086:0591:0000:0000", "" },
	{ "an id of one digit", "override@pci:8086:1",
	  "override id 8086:0001:0000:0000", "" },
	{ "an id that matches any", "override@pci:8086:0",
	  "override id 8086:0000:0000:0000", "" },
	{ "an id with subsystem", "strict@pci:8086:1c10:103c:ffff",
	  "strict id 8086:1c10:103c:ffff", "" },
	{ "an id of five digits", "override@pci:8086:15911", "", "18+5",
	  "1 to 4 hex digits" },
	{ "a vendor of five digits", "override@pci:08086:1591", "", "13+10",
	  "1 to 4 hex digits" },
	{ "a subsystem of five digits", "override@pci:8086:1c10:103c:00001",
	  "", "28+5", "1 to 4 hex digits" },
	{ "a negative id", "override@pci:-001:1234", "", "13+9",
	  "1 to 4 hex digits" },
	{ "a negative id of a device", "override@pci:8086:-1", "", "18+2",
	  "1 to 4 hex digits" },
	{ "a star for an id", "override@pci:8086:*", "", "18+1",
	  "1 to 4 hex digits" },
	{ "an id with a prefix", "override@pci:0x8086:1c10", "", "14+10",
	  "expected ':' and an id" },
	{ "a vendor alone", "override@pci:8086", "", "17+0",
	  "expected ':' and an id" },
	{ "a vendor and a colon", "override@pci:8086:", "", "18+0",
	  "1 to 4 hex digits" },
	{ "half a subsystem", "override@pci:8086:1c10:1028", "", "27+0",
	  "expected ':' and an id" },
	{ "five ids", "override@pci:8086:1c10:1028:0001:5", "", "32+2",
	  "expected the end of the item" },
	{ "the id keyword alone", "override@pci", "", "12+0",
	  "expected ':' and a vendor id" },
	{ "the id keyword and a colon", "override@pci:", "", "13+0",
	  "1 to 4 hex digits" },
	{ "the id keyword in capitals", "override@PCI:8086:1c10", "", "9+13",
	  "pci:vvvv:dddd" },
	{ "the old option's id keyword", "override@id:8086:1c10", "", "9+12",
	  "pci:vvvv:dddd" },

	/* Paths */
	{ "a path", "override@00:1c.0", "override path 0000:00:1c.0", "" },
	{ "a path with a segment", "override@0000:00:1c.7",
	  "override path 0000:00:1c.7", "" },
	{ "a path in a high segment", "quirk@10000:e1:06.0",
	  "quirk path 10000:e1:06.0", "" },
	{ "a path in the last segment", "quirk@ffffffff:ff:1f.7",
	  "quirk path ffffffff:ff:1f.7", "" },
	{ "a path of single digits", "override@0:3.1",
	  "override path 0000:00:03.1", "" },
	{ "a path in capitals", "override@000A:AB:1C.0",
	  "override path 000a:ab:1c.0", "" },
	{ "a nested path", "override@0000:00:1c.0/00.0",
	  "override path 0000:00:1c.0/00.0", "" },
	{ "a path three bridges deep", "strict@00:1c.0/00.0/02.0/1f.7",
	  "strict path 0000:00:1c.0/00.0/02.0/1f.7", "" },
	{ "a path as long as may be", "override@00:" SIXTEEN_STEPS,
	  "override path 0000:00:" SIXTEEN_STEPS, "" },
	{ "a path one step too long", "override@00:" SIXTEEN_STEPS "/04.0",
	  "", "92+4", "too many steps" },
	{ "function 8", "override@00:1c.8", "", "15+1",
	  "a function number, 0 to 7" },
	{ "function 8 in a nested path", "override@00:1c.0/00.8", "", "20+1",
	  "a function number, 0 to 7" },
	{ "a function of two digits", "override@00:1c.10", "", "15+2",
	  "a function number, 0 to 7" },
	{ "a function that is no number", "override@00:1c.x", "", "15+1",
	  "a function number, 0 to 7" },
	{ "no function behind the dot", "override@00:1c.", "", "15+0",
	  "a function number, 0 to 7" },
	{ "no function", "override@00:1c", "", "14+0",
	  "expected '.' and a function number" },
	{ "device 20", "override@00:20.0", "", "12+2",
	  "a device number, 00 to 1f" },
	{ "device 20 in a nested path", "override@00:1c.0/20.0", "", "17+2",
	  "a device number, 00 to 1f" },
	{ "a device of three digits", "override@00:01c.0", "", "12+5",
	  "a device number, 00 to 1f" },
	{ "no device", "override@00:", "", "12+0",
	  "a device number, 00 to 1f" },
	{ "a bus of three digits", "override@100:1c.0", "", "9+8",
	  "expected a path" },
	{ "no bus", "override@:1c.0", "", "9+5",
	  "expected a path" },
	{ "neither bus nor colon", "override@1c.0", "", "9+4",
	  "expected a path" },
	{ "a segment of nine digits", "override@123456789:00:1c.0", "", "9+17",
	  "expected a segment" },
	{ "a number too many", "override@0:0:0:1c.0", "", "14+5",
	  "expected '.' and a function number" },
	{ "a path with something behind it", "override@00:1c.0x", "", "16+1",
	  "expected the end of the item" },
	{ "a path with a second selector", "strict@00:1c.0@01:00.0", "",
	  "14+8", "expected the end of the item" },
	{ "a path with a step missing at the end", "override@00:1c.0/", "",
	  "17+0", "a device number, 00 to 1f" },
	{ "a path with a step missing inside", "override@00:1c.0//00.0", "",
	  "17+5", "a device number, 00 to 1f" },
	{ "a path with a bus inside", "override@0000:00:1c.0/0000:01:00.0",
	  "", "22+12", "a device number, 00 to 1f" },
	{ "a negative bus", "override@-1:1c.0", "", "9+7",
	  "expected a path" },

	/* Several items */
	{ "items keep their order",
	  "quirk;override@pci:8086:1c10;strict@0000:00:1f.0/1.0",
	  "quirk default, override id 8086:1c10:0000:0000, strict path 0000:00:1f.0/01.0",
	  "" },
	{ "the good items stand between bad ones",
	  "foo;strict;override@bar;quirk@downstream",
	  "strict default, quirk downstream", "0+3, 20+3",
	  "expected strict, quirk or override" },
	{ "an id without device does not eat the next item",
	  "override@pci:8086;override@pci:10de:2504",
	  "override id 10de:2504:0000:0000", "17+0",
	  "expected ':' and an id" },
	{ "a path does not look for its colons in the next item",
	  "override@00:1c.0;strict@0001:02:03.4",
	  "override path 0000:00:1c.0, strict path 0001:02:03.4", "" },
};

#define FOUR_IDS	"id:8086:1c10,id:8086:591,id:10de:2504,id:1022:0001"
#define FOUR_IDS_READ	"override id 8086:1c10:0000:0000, " \
			"override id 8086:0591:0000:0000, " \
			"override id 10de:2504:0000:0000, " \
			"override id 1022:0001:0000:0000"

/* pcie_acs_override= */
static const struct option_case legacy_cases[] = {
	{ "downstream", "downstream", "override downstream", "" },
	{ "multifunction", "multifunction", "override multifunction", "" },
	{ "both classes", "downstream,multifunction",
	  "override downstream, override multifunction", "" },
	{ "an id", "id:8086:1c10", "override id 8086:1c10:0000:0000", "" },
	{ "a class and ids", "downstream,id:8086:1c10,id:10de:2504",
	  "override downstream, override id 8086:1c10:0000:0000, override id 10de:2504:0000:0000",
	  "" },

	/* Known defects of the patch that the option comes from */
	{ "16 ids, of which the patch stored 15",
	  FOUR_IDS "," FOUR_IDS "," FOUR_IDS "," FOUR_IDS,
	  FOUR_IDS_READ ", " FOUR_IDS_READ ", " FOUR_IDS_READ ", "
	  FOUR_IDS_READ, "" },
	{ "an id without device, which the patch took from the next item",
	  "id:8086,id:10de:2504", "override id 10de:2504:0000:0000", "7+0",
	  "expected ':' and an id" },
	{ "an id of three digits, which the patch dropped", "id:8086:591",
	  "override id 8086:0591:0000:0000", "" },
	{ "a star for an id, which the patch dropped without a word",
	  "id:8086:*", "", "8+1", "1 to 4 hex digits" },
	{ "a path for an id, which the patch dropped without a word",
	  "id:0000:01:00.0", "", "10+5", "expected the end of the item" },
	{ "an id of five digits, which the patch cut to four",
	  "id:8086:15911", "", "8+5", "1 to 4 hex digits" },
	{ "a class with letters too many, which the patch took for the class",
	  "downstreamXYZ", "", "0+13",
	  "expected downstream, multifunction or id:vvvv:dddd" },
	{ "a semicolon for a comma, behind which the patch read nothing",
	  "downstream;multifunction", "", "0+24",
	  "expected downstream, multifunction or id:vvvv:dddd" },
	{ "a class with a hyphen, which the patch dropped without a word",
	  "multi-function", "", "0+14",
	  "expected downstream, multifunction or id:vvvv:dddd" },
	{ "a keyword in capitals, which the patch dropped without a word",
	  "ID:8086:1c10", "", "0+12",
	  "expected downstream, multifunction or id:vvvv:dddd" },
	{ "a negative id, which the patch took for ffff", "id:-001:1234", "",
	  "3+9", "1 to 4 hex digits" },

	{ "an id of nothing but zeros", "id:0:0", "", "3+3",
	  "expected ids other than 0" },
	{ "a device of zero", "id:8086:0", "", "3+6",
	  "expected ids other than 0" },
	{ "a vendor of zero", "id:0000:1c10", "", "3+9",
	  "expected ids other than 0" },
	{ "an id with subsystem", "id:8086:1c10:1028:1", "", "12+7",
	  "expected the end of the item" },
	{ "a class in capitals", "Downstream", "", "0+10",
	  "expected downstream, multifunction or id:vvvv:dddd" },
	{ "an item of the new option", "override@downstream", "", "0+19",
	  "expected downstream, multifunction or id:vvvv:dddd" },
	{ "nothing at all", "", "", "0+0",
	  "expected downstream, multifunction or id:vvvv:dddd" },
	{ "empty items", ",downstream,,multifunction,",
	  "override downstream, override multifunction", "0+0, 12+0, 27+0",
	  "expected downstream, multifunction or id:vvvv:dddd" },
	{ "the id keyword alone", "id", "", "2+0",
	  "expected downstream, multifunction or id:vvvv:dddd" },
	{ "the id keyword and a colon", "id:", "", "3+0",
	  "1 to 4 hex digits" },
};

#endif /* ACS_TEST_OPTION_CASES_H */
