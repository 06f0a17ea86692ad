/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The ways in which a function may be, as far as its source leaves that open.
 */
#ifndef ACSCTL_JUDGE_SCENARIO_H
#define ACSCTL_JUDGE_SCENARIO_H

#include "judge/unknown.h"
#include "machine/machine.h"

#define TYPES_MAX	10

/**
 * struct scenario - one way in which what is unknown may be
 * @type: port type
 * @device: device id
 * @subsystem: item whose subsystem ids the function has, or NULL
 * @bits: UNKNOWN_* that are the way which speaks for isolation
 */
struct scenario {
	u8 type;
	u16 device;
	const struct acs_item *subsystem;
	unsigned int bits;
};

/**
 * struct scenarios - all the ways in which a function may be
 * @types: port types that it may have
 * @type_count: number of @types
 * @devices: device ids that it may have
 * @device_count: number of @devices
 * @items: by whose subsystem ids it may be selected; the first is NULL
 * @item_count: number of @items
 * @open: UNKNOWN_* that may be either way
 */
struct scenarios {
	u8 types[TYPES_MAX];
	unsigned int type_count;
	u16 devices[CANDIDATES_MAX];
	unsigned int device_count;
	const struct acs_item *items[ACS_ITEMS_MAX + 1];
	unsigned int item_count;
	unsigned int open;
};

typedef void (*scenario_fn)(const struct scenario *scenario, void *context);

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
