/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which rule of quirkdb/ matches which device, written by hand from the quirks
 * of Linux 6.12.
 */
#ifndef ACS_TEST_MATCH_CASES_H
#define ACS_TEST_MATCH_CASES_H

#define ANY_TYPE	0xffff
#define PORTS		(BIT(PCI_EXP_TYPE_ROOT_PORT) | \
			 BIT(PCI_EXP_TYPE_DOWNSTREAM))

/**
 * struct match_family - properties of a rule
 * @rule: name of the rule
 * @vendor: vendor id
 * @types: BIT(PCI_EXP_TYPE_*) of the types that it matches
 * @needs_acs: it requires an ACS extended capability
 * @ids: number of device ids that it names
 * @answer: how it answers
 * @provides: the PCI_ACS_* bits of its answer
 * @has_program: it has a program that enables isolation
 * @south_bridge: it requires a multifunction device, a root bus and an ACPI
 *	table
 * @without_acs: it requires that there is no ACS extended capability
 * @multifunction: it requires a multifunction device
 * @broken: the PCI_ACS_* bits that it says do not work
 */
struct match_family {
	const char *rule;
	u16 vendor;
	u16 types;
	bool needs_acs;
	unsigned int ids;
	enum acs_answer_kind answer;
	u32 provides;
	bool has_program;
	bool south_bridge;
	bool without_acs;
	bool multifunction;
	u32 broken;
};

static const struct match_family pch = {
	"intel-pch-no-acs", 0x8086, BIT(PCI_EXP_TYPE_ROOT_PORT), false, 119,
	ACS_ANSWER_WHEN_ENABLED, 0x1d, true
};

static const struct match_family spt = {
	"intel-spt-misplaced-acs", 0x8086, BIT(PCI_EXP_TYPE_ROOT_PORT), true,
	56, ACS_ANSWER_REGISTERS, 0, true
};

static const struct match_family multifunction = {
	"intel-multifunction-endpoints", 0x8086, ANY_TYPE, false, 48,
	ACS_ANSWER_PROVIDES, 0x5f, false
};

static const struct match_family rciep = {
	"intel-rciep", 0x8086, BIT(PCI_EXP_TYPE_RC_END), false, 0x10000 - 48,
	ACS_ANSWER_PROVIDES, 0x1d, false
};

static const struct match_family zhaoxin = {
	"zhaoxin-ports", 0x1d17, PORTS, false, 64,
	ACS_ANSWER_PROVIDES, 0x1d, false
};

static const struct match_family zhaoxin_multifunction = {
	"zhaoxin-multifunction-endpoints", 0x1d17, ANY_TYPE, false, 3,
	ACS_ANSWER_PROVIDES, 0x5f, false
};

static const struct match_family zhaoxin_others = {
	"zhaoxin-other-ports", 0x1d17, PORTS, false, 0x10000 - 64 - 3,
	ACS_ANSWER_FINAL_NO, 0, false
};

static const struct match_family wangxun = {
	"wangxun-nics", 0x8088, ANY_TYPE, false, 24,
	ACS_ANSWER_PROVIDES, 0x1d, false
};

static const struct match_family wangxun_others = {
	"wangxun-others", 0x8088, ANY_TYPE, false, 0x10000 - 24,
	ACS_ANSWER_FINAL_NO, 0, false
};

static const struct match_family south_bridge = {
	"amd-south-bridge", 0x1002, ANY_TYPE, false, 6,
	ACS_ANSWER_PROVIDES, 0x1f, false, true
};

static const struct match_family fch = {
	"amd-fch", 0x1022, ANY_TYPE, false, 2,
	ACS_ANSWER_PROVIDES, 0x1f, false, true
};

static const struct match_family annapurna = {
	"annapurna-root-ports", 0x1c36, BIT(PCI_EXP_TYPE_ROOT_PORT), false, 1,
	ACS_ANSWER_PROVIDES, 0x1d, false
};

static const struct match_family broadcom = {
	"broadcom-multifunction-endpoints", 0x14e4, ANY_TYPE, false, 8,
	ACS_ANSWER_PROVIDES, 0x5f, false
};

static const struct match_family iproc = {
	"broadcom-iproc-root-ports", 0x14e4, ANY_TYPE, false, 1,
	ACS_ANSWER_PROVIDES, 0x1d, false
};

static const struct match_family cavium = {
	"cavium-root-ports", 0x177d, BIT(PCI_EXP_TYPE_ROOT_PORT), false, 2050,
	ACS_ANSWER_PROVIDES, 0x1d, false
};

static const struct match_family cavium_multifunction = {
	"cavium-multifunction-endpoints", 0x177d,
	ANY_TYPE & ~BIT(PCI_EXP_TYPE_ROOT_PORT), false, 3,
	ACS_ANSWER_PROVIDES, 0x5f, false
};

static const struct match_family be3 = {
	"emulex-be3", 0x19a2, ANY_TYPE, false, 1,
	ACS_ANSWER_PROVIDES, 0x5f, false
};

static const struct match_family skyhawk = {
	"emulex-skyhawk", 0x10df, ANY_TYPE, false, 1,
	ACS_ANSWER_PROVIDES, 0x5f, false
};

static const struct match_family hxt = {
	"hxt-root-ports", 0x1dbf, ANY_TYPE, false, 1,
	ACS_ANSWER_PROVIDES, 0x1d, false
};

static const struct match_family loongson = {
	"loongson-root-ports", 0x0014, ANY_TYPE, false, 10,
	ACS_ANSWER_PROVIDES, 0x1d, false
};

static const struct match_family nxp = {
	"nxp-root-ports", 0x1957, ANY_TYPE, false, 24,
	ACS_ANSWER_PROVIDES, 0x1d, false
};

static const struct match_family qualcomm = {
	"qualcomm-root-ports", 0x17cb, ANY_TYPE, false, 5,
	ACS_ANSWER_PROVIDES, 0x1d, false
};

static const struct match_family solarflare = {
	"solarflare-multifunction-endpoints", 0x1924, ANY_TYPE, false, 3,
	ACS_ANSWER_PROVIDES, 0x5f, false
};

static const struct match_family x_gene = {
	"x-gene-root-ports", 0x10e8, ANY_TYPE, false, 1,
	ACS_ANSWER_PROVIDES, 0x1d, false
};

static const struct match_family ampere = {
	"ampere-root-ports", 0x1def, ANY_TYPE, false, 8,
	ACS_ANSWER_PROVIDES, 0x1d, false
};

static const struct match_family idt = {
	"idt-broken-sv", 0x111d, BIT(PCI_EXP_TYPE_DOWNSTREAM), true, 2,
	ACS_ANSWER_CAPABILITY, 0, false, .broken = 0x01
};

static const struct match_family pericom = {
	"pericom-store-forward", 0x12d8, BIT(PCI_EXP_TYPE_DOWNSTREAM), true, 5,
	ACS_ANSWER_CAPABILITY, 0, false
};

/* One for each rule of quirkdb/ */
static const struct match_family *const match_families[] = {
	&pch, &spt, &multifunction, &rciep, &zhaoxin, &zhaoxin_multifunction,
	&zhaoxin_others, &wangxun, &wangxun_others,
	&south_bridge, &fch, &annapurna, &broadcom, &iproc, &cavium,
	&cavium_multifunction, &be3, &skyhawk, &hxt, &loongson, &nxp, &qualcomm,
	&solarflare, &x_gene, &ampere, &idt, &pericom,
};

/**
 * struct match_range - consecutive ids of a family, and their neighbours
 * @name: what they are
 * @family: the family that has them
 * @below: an id below @first that is in no range of the vendor
 * @first: lowest id
 * @last: highest id
 * @above: an id above @last that is in no range of the vendor
 */
struct match_range {
	const char *name;
	const struct match_family *family;
	u16 below;
	u16 first;
	u16 last;
	u16 above;
};

static const struct match_range match_ranges[] = {
	{ "Ibex Peak root ports", &pch, 0x3b41, 0x3b42, 0x3b51, 0x3b52 },
	{ "Cougar Point root ports", &pch, 0x1c0f, 0x1c10, 0x1c1f, 0x1c20 },
	{ "Panther Point root ports", &pch, 0x1e0f, 0x1e10, 0x1e1f, 0x1e20 },
	{ "Lynx Point root ports", &pch, 0x8c0f, 0x8c10, 0x8c1f, 0x8c20 },
	{ "Lynx Point-LP root ports", &pch, 0x9c0f, 0x9c10, 0x9c1b, 0x9c1c },
	{ "Wildcat Point-LP root ports", &pch, 0x9c8f, 0x9c90, 0x9c9b, 0x9c9c },
	{ "Patsburg root port 1", &pch, 0x1d0f, 0x1d10, 0x1d10, 0x1d11 },
	{ "Patsburg root port 2", &pch, 0x1d11, 0x1d12, 0x1d12, 0x1d13 },
	{ "Patsburg root port 3", &pch, 0x1d13, 0x1d14, 0x1d14, 0x1d15 },
	{ "Patsburg root port 4", &pch, 0x1d15, 0x1d16, 0x1d16, 0x1d17 },
	{ "Patsburg root port 5", &pch, 0x1d17, 0x1d18, 0x1d18, 0x1d19 },
	{ "Patsburg root port 6", &pch, 0x1d19, 0x1d1a, 0x1d1a, 0x1d1b },
	{ "Patsburg root port 7", &pch, 0x1d1b, 0x1d1c, 0x1d1c, 0x1d1d },
	{ "Patsburg root port 8", &pch, 0x1d1d, 0x1d1e, 0x1d1e, 0x1d1f },
	{ "Wellsburg root ports", &pch, 0x8d0f, 0x8d10, 0x8d1e, 0x8d1f },
	{ "9 series root port 1", &pch, 0x8c8f, 0x8c90, 0x8c90, 0x8c91 },
	{ "9 series root port 2", &pch, 0x8c91, 0x8c92, 0x8c92, 0x8c93 },
	{ "9 series root port 3", &pch, 0x8c93, 0x8c94, 0x8c94, 0x8c95 },
	{ "9 series root port 4", &pch, 0x8c95, 0x8c96, 0x8c96, 0x8c97 },
	{ "9 series root port 5", &pch, 0x8c97, 0x8c98, 0x8c98, 0x8c99 },
	{ "9 series root port 6", &pch, 0x8c99, 0x8c9a, 0x8c9a, 0x8c9b },
	{ "9 series root port 7", &pch, 0x8c9b, 0x8c9c, 0x8c9c, 0x8c9d },
	{ "9 series root port 8", &pch, 0x8c9d, 0x8c9e, 0x8c9e, 0x8c9f },

	{ "100 series root ports 1 to 16", &spt, 0xa10f, 0xa110, 0xa11f,
	  0xa120 },
	{ "100 series root ports 17 to 20", &spt, 0xa166, 0xa167, 0xa16a,
	  0xa16b },
	{ "200 series root ports 1 to 16", &spt, 0xa28f, 0xa290, 0xa29f,
	  0xa2a0 },
	{ "200 series root ports 17 to 24", &spt, 0xa2e6, 0xa2e7, 0xa2ee,
	  0xa2ef },
	{ "Sunrise Point-LP root ports", &spt, 0x9d0f, 0x9d10, 0x9d1b, 0x9d1c },

	{ "82571EB", &multifunction, 0x105d, 0x105e, 0x1060, 0x1061 },
	{ "82575EB", &multifunction, 0x10a6, 0x10a7, 0x10a7, 0x10a8 },
	{ "82575EB backplane", &multifunction, 0x10a8, 0x10a9, 0x10a9, 0x10aa },
	{ "82598EB AF", &multifunction, 0x10c5, 0x10c6, 0x10c6, 0x10c7 },
	{ "82576", &multifunction, 0x10c8, 0x10c9, 0x10c9, 0x10ca },
	{ "82575GB", &multifunction, 0x10d5, 0x10d6, 0x10d6, 0x10d7 },
	{ "82571EB mezzanine", &multifunction, 0x10d8, 0x10d9, 0x10d9, 0x10da },
	{ "82598EB", &multifunction, 0x10da, 0x10db, 0x10db, 0x10dc },
	{ "82598EB AT CX4", &multifunction, 0x10dc, 0x10dd, 0x10dd, 0x10de },
	{ "82598EB AF second", &multifunction, 0x10e0, 0x10e1, 0x10e1, 0x10e2 },
	{ "82576 others", &multifunction, 0x10e5, 0x10e6, 0x10e8, 0x10e9 },
	{ "82598EB AF third", &multifunction, 0x10f0, 0x10f1, 0x10f1, 0x10f2 },
	{ "82599", &multifunction, 0x10f6, 0x10f7, 0x10fc, 0x10fd },
	{ "X520-P2", &multifunction, 0x1506, 0x1507, 0x1507, 0x1508 },
	{ "82580 and 82576NS", &multifunction, 0x1508, 0x1509, 0x150a, 0x150b },
	{ "82576 and 82580", &multifunction, 0x150c, 0x150d, 0x1511, 0x1512 },
	{ "X520 KX4", &multifunction, 0x1513, 0x1514, 0x1514, 0x1515 },
	{ "82580", &multifunction, 0x1515, 0x1516, 0x1516, 0x1517 },
	{ "82576NS SerDes", &multifunction, 0x1517, 0x1518, 0x1518, 0x1519 },
	{ "82599 TN", &multifunction, 0x151b, 0x151c, 0x151c, 0x151d },
	{ "I350", &multifunction, 0x1520, 0x1521, 0x1524, 0x1525 },
	{ "82576 and 82580 fiber", &multifunction, 0x1525, 0x1526, 0x1527,
	  0x1528 },
	{ "82599 FCoE", &multifunction, 0x1528, 0x1529, 0x152a, 0x152b },
	{ "X520", &multifunction, 0x154c, 0x154d, 0x154d, 0x154e },
	{ "82599 LS", &multifunction, 0x154e, 0x154f, 0x154f, 0x1550 },
	{ "1551", &multifunction, 0x1550, 0x1551, 0x1551, 0x1552 },
	{ "X520-Q1", &multifunction, 0x1557, 0x1558, 0x1558, 0x1559 },
	{ "I219", &multifunction, 0x15b6, 0x15b7, 0x15b8, 0x15b9 },

	{ "Zhaoxin ports", &zhaoxin, 0x070f, 0x0710, 0x071e, 0x071f },
	{ "Zhaoxin port 0721", &zhaoxin, 0x0720, 0x0721, 0x0721, 0x0722 },
	{ "Zhaoxin ports, later", &zhaoxin, 0x0722, 0x0723, 0x0752, 0x0753 },
	{ "Zhaoxin USB", &zhaoxin_multifunction, 0x3037, 0x3038, 0x3038,
	  0x3039 },
	{ "Zhaoxin enhanced USB", &zhaoxin_multifunction, 0x3103, 0x3104,
	  0x3104, 0x3105 },
	{ "Zhaoxin 9083", &zhaoxin_multifunction, 0x9082, 0x9083, 0x9083,
	  0x9084 },

	{ "Wangxun EM", &wangxun, 0x00ff, 0x0100, 0x010f, 0x0110 },
	{ "Wangxun RP1000", &wangxun, 0x1000, 0x1001, 0x1001, 0x1002 },
	{ "Wangxun RP2000", &wangxun, 0x2000, 0x2001, 0x2001, 0x2002 },
	{ "Wangxun 5010", &wangxun, 0x500f, 0x5010, 0x5010, 0x5011 },
	{ "Wangxun 5025", &wangxun, 0x5024, 0x5025, 0x5025, 0x5026 },
	{ "Wangxun 5040", &wangxun, 0x503f, 0x5040, 0x5040, 0x5041 },
	{ "Wangxun 5110", &wangxun, 0x510f, 0x5110, 0x5110, 0x5111 },
	{ "Wangxun 5125", &wangxun, 0x5124, 0x5125, 0x5125, 0x5126 },
	{ "Wangxun 5140", &wangxun, 0x513f, 0x5140, 0x5140, 0x5141 },

	{ "ATI south bridge, audio to SMBus", &south_bridge, 0x4382, 0x4383,
	  0x4385, 0x4386 },
	{ "ATI south bridge 4399", &south_bridge, 0x4398, 0x4399, 0x4399,
	  0x439a },
	{ "ATI south bridge IDE and LPC", &south_bridge, 0x439b, 0x439c, 0x439d,
	  0x439e },

	{ "AMD FCH 7809", &fch, 0x7808, 0x7809, 0x7809, 0x780a },
	{ "AMD FCH 780f", &fch, 0x780e, 0x780f, 0x780f, 0x7810 },

	{ "Annapurna 0031", &annapurna, 0x0030, 0x0031, 0x0031, 0x0032 },

	{ "BCM57414 16d7", &broadcom, 0x16d6, 0x16d7, 0x16d7, 0x16d8 },
	{ "BCM5750X", &broadcom, 0x174f, 0x1750, 0x1752, 0x1753 },
	{ "BCM5760X", &broadcom, 0x175f, 0x1760, 0x1763, 0x1764 },

	{ "iProc d714", &iproc, 0xd713, 0xd714, 0xd714, 0xd715 },

	{ "ThunderX", &cavium, 0x9fff, 0xa000, 0xa7ff, 0xa800 },
	{ "ThunderX2 af84", &cavium, 0xaf83, 0xaf84, 0xaf84, 0xaf85 },
	{ "ThunderX3 b884", &cavium, 0xb883, 0xb884, 0xb884, 0xb885 },

	{ "Cavium a026", &cavium_multifunction, 0x9fff, 0xa026, 0xa026,
	  0xa800 },
	{ "Cavium a059", &cavium_multifunction, 0x9fff, 0xa059, 0xa059,
	  0xa800 },
	{ "Cavium a060", &cavium_multifunction, 0x9fff, 0xa060, 0xa060,
	  0xa800 },

	{ "Emulex BE3-R 0710", &be3, 0x070f, 0x0710, 0x0710, 0x0711 },

	{ "Emulex Skyhawk-R 0720", &skyhawk, 0x071f, 0x0720, 0x0720, 0x0721 },

	{ "HXT SD4800 0401", &hxt, 0x0400, 0x0401, 0x0401, 0x0402 },

	{ "Loongson 3c09", &loongson, 0x3c08, 0x3c09, 0x3c09, 0x3c0a },
	{ "Loongson 3c19", &loongson, 0x3c18, 0x3c19, 0x3c19, 0x3c1a },
	{ "Loongson 3c29", &loongson, 0x3c28, 0x3c29, 0x3c29, 0x3c2a },
	{ "Loongson 7a09", &loongson, 0x7a08, 0x7a09, 0x7a09, 0x7a0a },
	{ "Loongson 7a19", &loongson, 0x7a18, 0x7a19, 0x7a19, 0x7a1a },
	{ "Loongson 7a29", &loongson, 0x7a28, 0x7a29, 0x7a29, 0x7a2a },
	{ "Loongson 7a39", &loongson, 0x7a38, 0x7a39, 0x7a39, 0x7a3a },
	{ "Loongson 7a49", &loongson, 0x7a48, 0x7a49, 0x7a49, 0x7a4a },
	{ "Loongson 7a59", &loongson, 0x7a58, 0x7a59, 0x7a59, 0x7a5a },
	{ "Loongson 7a69", &loongson, 0x7a68, 0x7a69, 0x7a69, 0x7a6a },

	{ "NXP LX2xx0 A and C, 16 and 8 cores", &nxp, 0x8d7f, 0x8d80, 0x8d83,
	  0x8d84 },
	{ "NXP LX2xx2 A and C, 16 and 8 cores", &nxp, 0x8d87, 0x8d88, 0x8d8b,
	  0x8d8c },
	{ "NXP LX2xx0 E and N, 16 and 8 cores", &nxp, 0x8d8f, 0x8d90, 0x8d93,
	  0x8d94 },
	{ "NXP LX2xx2 E and N, 16 and 8 cores", &nxp, 0x8d97, 0x8d98, 0x8d9b,
	  0x8d9c },
	{ "NXP LX2120 A and C", &nxp, 0x8d9f, 0x8da0, 0x8da1, 0x8da2 },
	{ "NXP LX2122 A and C", &nxp, 0x8da7, 0x8da8, 0x8da9, 0x8daa },
	{ "NXP LX2120 E and N", &nxp, 0x8daf, 0x8db0, 0x8db1, 0x8db2 },
	{ "NXP LX2122 E and N", &nxp, 0x8db7, 0x8db8, 0x8db9, 0x8dba },

	{ "Qualcomm 0111", &qualcomm, 0x0110, 0x0111, 0x0111, 0x0112 },
	{ "Qualcomm 0115", &qualcomm, 0x0114, 0x0115, 0x0115, 0x0116 },
	{ "Qualcomm 0120", &qualcomm, 0x011f, 0x0120, 0x0120, 0x0121 },
	{ "Qualcomm QDF2xxx", &qualcomm, 0x03ff, 0x0400, 0x0401, 0x0402 },

	{ "Solarflare 0903", &solarflare, 0x0902, 0x0903, 0x0903, 0x0904 },
	{ "Solarflare 0923", &solarflare, 0x0922, 0x0923, 0x0923, 0x0924 },
	{ "Solarflare 0a03", &solarflare, 0x0a02, 0x0a03, 0x0a03, 0x0a04 },

	{ "X-Gene e004", &x_gene, 0xe003, 0xe004, 0xe004, 0xe005 },

	{ "Ampere eMAG", &ampere, 0xe004, 0xe005, 0xe00c, 0xe00d },

	{ "IDT 8090", &idt, 0x808f, 0x8090, 0x8090, 0x8091 },
	{ "IDT 80b5", &idt, 0x80b4, 0x80b5, 0x80b5, 0x80b6 },

	{ "Pericom 2303 and 2304", &pericom, 0x2302, 0x2303, 0x2304, 0x2305 },
	{ "Pericom 2404", &pericom, 0x2403, 0x2404, 0x2404, 0x2405 },
	{ "Pericom 2608", &pericom, 0x2607, 0x2608, 0x2608, 0x2609 },
	{ "Pericom b404", &pericom, 0xb403, 0xb404, 0xb404, 0xb405 },
};

/**
 * struct match_case - one device and its rule
 * @name: what it shows
 * @vendor: vendor id
 * @device: device id
 * @type: PCI_EXP_TYPE_* or ACS_TYPE_CONVENTIONAL
 * @has_acs: it has an ACS extended capability
 * @multifunction: it is one of several functions
 * @rule: the rule's name, "" for none
 */
struct match_case {
	const char *name;
	u16 vendor;
	u16 device;
	u8 type;
	bool has_acs;
	bool multifunction;
	const char *rule;
};

static const struct match_case match_cases[] = {
	{ "a root port of a PCH that has ACS all the same", 0x8086, 0x1c10,
	  PCI_EXP_TYPE_ROOT_PORT, true, false, "intel-pch-no-acs" },
	{ "a single function root port of a PCH", 0x8086, 0x8c1e,
	  PCI_EXP_TYPE_ROOT_PORT, false, false, "intel-pch-no-acs" },
	{ "a multifunction root port of a PCH", 0x8086, 0x8c1e,
	  PCI_EXP_TYPE_ROOT_PORT, false, true, "intel-pch-no-acs" },
	{ "a PCH's id on a downstream port", 0x8086, 0x1c10,
	  PCI_EXP_TYPE_DOWNSTREAM, false, false, "" },
	{ "a PCH's id on a conventional function", 0x8086, 0x1c10,
	  ACS_TYPE_CONVENTIONAL, false, true, "" },
	{ "a root port of the 100 series without ACS", 0x8086, 0xa110,
	  PCI_EXP_TYPE_ROOT_PORT, false, false, "" },
	{ "a root port of the 100 series with ACS", 0x8086, 0xa110,
	  PCI_EXP_TYPE_ROOT_PORT, true, false, "intel-spt-misplaced-acs" },
	{ "a root port of the 300 series", 0x8086, 0xa340,
	  PCI_EXP_TYPE_ROOT_PORT, true, false, "" },
	{ "a network controller of one function", 0x8086, 0x10fb,
	  PCI_EXP_TYPE_ENDPOINT, false, false,
	  "intel-multifunction-endpoints" },
	{ "a network controller of several functions", 0x8086, 0x10fb,
	  PCI_EXP_TYPE_ENDPOINT, false, true,
	  "intel-multifunction-endpoints" },
	{ "an integrated network controller: the rule that says more", 0x8086,
	  0x15b7, PCI_EXP_TYPE_RC_END, false, false,
	  "intel-multifunction-endpoints" },
	{ "an integrated endpoint of an id that nobody names", 0x8086, 0x1234,
	  PCI_EXP_TYPE_RC_END, false, true, "intel-rciep" },
	{ "an integrated endpoint of id 0000", 0x8086, 0x0000,
	  PCI_EXP_TYPE_RC_END, false, false, "intel-rciep" },
	{ "an integrated endpoint of id ffff", 0x8086, 0xffff,
	  PCI_EXP_TYPE_RC_END, false, false, "intel-rciep" },
	{ "an integrated endpoint with the id of a PCH", 0x8086, 0x1c10,
	  PCI_EXP_TYPE_RC_END, false, false, "intel-rciep" },
	{ "an integrated endpoint with the id of a 200 series port", 0x8086,
	  0xa290, PCI_EXP_TYPE_RC_END, true, false, "intel-rciep" },
	{ "an event collector", 0x8086, 0x1234, PCI_EXP_TYPE_RC_EC, false,
	  true, "" },
	{ "an endpoint of an id that nobody names", 0x8086, 0x1234,
	  PCI_EXP_TYPE_ENDPOINT, false, true, "" },
	{ "an integrated endpoint of the vendor before Intel", 0x8085, 0x1234,
	  PCI_EXP_TYPE_RC_END, false, true, "" },
	{ "an integrated endpoint of the vendor after Intel", 0x8087, 0x1234,
	  PCI_EXP_TYPE_RC_END, false, true, "" },
	{ "a PCH's id of vendor 0000", 0x0000, 0x1c10, PCI_EXP_TYPE_ROOT_PORT,
	  false, false, "" },
	{ "a PCH's id of vendor ffff", 0xffff, 0x1c10, PCI_EXP_TYPE_ROOT_PORT,
	  false, false, "" },
	{ "a port of Zhaoxin that is not listed", 0x1d17, 0x0700,
	  PCI_EXP_TYPE_ROOT_PORT, true, false, "zhaoxin-other-ports" },
	{ "a switch of Zhaoxin that is not listed", 0x1d17, 0xffff,
	  PCI_EXP_TYPE_DOWNSTREAM, false, false, "zhaoxin-other-ports" },
	{ "an endpoint of Zhaoxin that is not listed", 0x1d17, 0x0710,
	  PCI_EXP_TYPE_ENDPOINT, false, true, "" },
	{ "an upstream port of Zhaoxin", 0x1d17, 0x0710,
	  PCI_EXP_TYPE_UPSTREAM, false, true, "" },
	{ "a device of Wangxun that is not listed", 0x8088, 0x0000,
	  PCI_EXP_TYPE_ENDPOINT, true, true, "wangxun-others" },
	{ "a conventional function of Wangxun", 0x8088, 0xffff,
	  ACS_TYPE_CONVENTIONAL, false, false, "wangxun-others" },
	{ "a PCH's id of AMD", 0x1022, 0x1c10, PCI_EXP_TYPE_ROOT_PORT, false,
	  false, "" },
	{ "a network interface of Cavium as a root port", 0x177d, 0xa026,
	  PCI_EXP_TYPE_ROOT_PORT, false, true, "cavium-root-ports" },
	{ "a network interface of Cavium", 0x177d, 0xa026,
	  PCI_EXP_TYPE_ENDPOINT, false, true,
	  "cavium-multifunction-endpoints" },
	{ "an id in Cavium's range of ports on an endpoint", 0x177d, 0xa180,
	  PCI_EXP_TYPE_ENDPOINT, false, true, "" },
	{ "Annapurna's id on what is no root port", 0x1c36, 0x0031,
	  PCI_EXP_TYPE_ENDPOINT, false, false, "" },
};

#endif /* ACS_TEST_MATCH_CASES_H */
