/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Scenarios: the combinations of facts that a source leaves open for a
 * function.
 */
#ifndef ACSCTL_JUDGE_SCENARIO_H
#define ACSCTL_JUDGE_SCENARIO_H

#include "judge/unknown.h"
#include "machine/machine.h"

#define TYPES_MAX	10
#define DEVICES_MAX	1024

/**
 * struct scenario - values of the facts that are unknown
 * @type: port type
 * @device: device id
 * @subsystem: item whose subsystem ids the function has, or NULL
 * @bits: UNKNOWN_* facts that are in favour of isolation
 */
struct scenario {
	u8 type;
	u16 device;
	const struct acs_item *subsystem;
	unsigned int bits;
};

/**
 * struct scenarios - all scenarios of a function
 * @types: possible port types
 * @type_count: number of @types
 * @devices: possible device ids; of those that rules treat alike, one
 * @device_count: number of @devices
 * @has_more_devices: there are more possible ids than fit
 * @items: items whose subsystem ids it may have; the first is NULL
 * @item_count: number of @items
 * @open: UNKNOWN_* facts that may be either way
 */
struct scenarios {
	u8 types[TYPES_MAX];
	unsigned int type_count;
	u16 devices[DEVICES_MAX];
	unsigned int device_count;
	bool has_more_devices;
	const struct acs_item *items[ACS_ITEMS_MAX + 1];
	unsigned int item_count;
	unsigned int open;
};

typedef void (*scenario_fn)(const struct scenario *scenario, void *context);

bool item_asks_for_unknown(const struct acs_item *item,
			   const struct function *function);
bool program_asks_chipset(const struct acs_program *program);
void scenarios_find(struct scenarios *scenarios, const struct machine *machine,
		    const struct function *function,
		    const struct acs_policy *policy);
struct scenario scenarios_first(const struct scenarios *scenarios);
void scenarios_for_each(const struct scenarios *scenarios, scenario_fn fn,
			void *context);
void scenario_record(struct acs_device *record, const struct machine *machine,
		     const struct function *function,
		     const struct scenario *scenario);

#endif /* ACSCTL_JUDGE_SCENARIO_H */
