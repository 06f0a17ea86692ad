/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which rule of quirkdb/ matches which device, for devices that show how rules
 * are chosen, written by hand from the quirks of Linux 6.12. What each rule says
 * is in quirkdb/expected, and vectors_check.h compares the tables with it.
 */
#ifndef ACS_TEST_MATCH_CASES_H
#define ACS_TEST_MATCH_CASES_H

#define PORTS		(BIT(PCI_EXP_TYPE_ROOT_PORT) | \
			 BIT(PCI_EXP_TYPE_DOWNSTREAM))

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
