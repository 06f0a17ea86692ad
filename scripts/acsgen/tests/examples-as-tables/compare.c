// SPDX-License-Identifier: GPL-2.0-only
#include "examples.h"

static int wrong;

#define EXPECT(condition)						\
	do {								\
		if (!(condition)) {					\
			printf("line %d: %s\n", __LINE__, #condition);	\
			wrong++;					\
		}							\
	} while (0)

static void expect_value(const struct example_value *value, const char *name,
			 u32 holds)
{
	EXPECT(!strcmp(value->reg->name, name));
	EXPECT(value->value == holds);
}

static void expect_first(const struct example *e)
{
	EXPECT(!strcmp(e->rule, "ports"));
	EXPECT(!strcmp(e->place, "input.acs:29"));
	EXPECT(e->device.vendor == 0x1234 && e->device.device == 1);
	EXPECT(e->device.type == PCI_EXP_TYPE_ROOT_PORT);
	EXPECT(!e->device.multifunction && !e->device.root_bus);
	EXPECT(!e->device.has_acs && !e->device.acpi_tables);
	EXPECT(e->given_count == 3 && e->writes_count == 2);
	expect_value(&e->given[0], "strap", 0x100);
	expect_value(&e->given[1], "decode", 0xab7f);
	expect_value(&e->given[2], "port", 0);
	expect_value(&e->writes[0], "decode", 0xab40);
	expect_value(&e->writes[1], "port", 4);
	EXPECT(e->given[0].reg->space == ACS_SPACE_WINDOW);
	EXPECT(e->given[0].reg->window->devfn == 0xf8);
	EXPECT(e->given[1].reg->offset == 0x1014);
	EXPECT(e->given[2].reg->width == 8);
	EXPECT(e->provides == 0x1d && !e->final_no);
}

int main(void)
{
	const struct example *e = acs_policy_examples;
	unsigned int count = 0;

	while (e[count].rule)
		count++;
	EXPECT(count == 10);
	if (count < 10)
		return 1;
	expect_first(&e[0]);
	EXPECT(e[1].device.multifunction && e[1].device.has_acs);
	EXPECT(e[1].writes_count == 1 && e[2].writes_count == 0);
	EXPECT(!strcmp(e[3].rule, "misplaced"));
	EXPECT(e[3].device.type == PCI_EXP_TYPE_DOWNSTREAM);
	EXPECT(e[3].provides == 0x5f);
	EXPECT(e[5].writes_count == 0 && e[5].given_count == 2);
	EXPECT(!strcmp(e[6].rule, "functions"));
	EXPECT(e[6].device.root_bus && e[6].device.acpi_tables == 1);
	EXPECT(!e[6].given_count);
	EXPECT(!strcmp(e[7].place, "input.acs:59"));
	EXPECT(e[7].final_no && !e[7].provides && !e[7].no_match);
	EXPECT(e[8].no_match && e[9].no_match && !e[8].final_no);
	EXPECT(!strcmp(e[8].rule, "one") && !strcmp(e[9].rule, "one"));
	EXPECT(e[8].device.device == 1 && e[9].device.device == 3);
	EXPECT(e[8].device.multifunction && e[9].device.multifunction);
	EXPECT(e[9].device.type == PCI_EXP_TYPE_RC_END);
	EXPECT(!strcmp(e[9].place, "input.acs:60"));
	return wrong ? 1 : 0;
}
