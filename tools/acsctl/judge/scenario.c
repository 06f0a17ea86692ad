// SPDX-License-Identifier: GPL-2.0-only
/*
 * The ways in which a function may be, as far as its source leaves that open,
 * and the record that the kernel would have of it in each.
 */
#include "judge/scenario.h"

static const u8 bridge_types[] = {
	ACS_TYPE_CONVENTIONAL, PCI_EXP_TYPE_ROOT_PORT, PCI_EXP_TYPE_UPSTREAM,
	PCI_EXP_TYPE_DOWNSTREAM, PCI_EXP_TYPE_PCI_BRIDGE,
	PCI_EXP_TYPE_PCIE_BRIDGE,
};

static const u8 other_types[] = {
	ACS_TYPE_CONVENTIONAL, PCI_EXP_TYPE_ENDPOINT, PCI_EXP_TYPE_LEG_END,
	PCI_EXP_TYPE_RC_END, PCI_EXP_TYPE_RC_EC,
};

static void add_types(struct worlds *worlds, const u8 *types,
		      unsigned int count)
{
	while (count--)
		worlds->types[worlds->type_count++] = *types++;
}

/* What has been read off a header rules half of the types out */
static void find_types(struct worlds *worlds, const struct function *f)
{
	if (f->express != FACT_UNKNOWN)
		add_types(worlds, &f->type, 1);
	else if (function_is_bridge(f))
		add_types(worlds, bridge_types, ARRAY_SIZE(bridge_types));
	else
		add_types(worlds, other_types, ARRAY_SIZE(other_types));
}

static void find_devices(struct worlds *worlds, const struct function *f)
{
	worlds->device_count = f->candidate_count ? f->candidate_count : 1;
	if (f->candidate_count)
		memcpy(worlds->devices, f->candidates,
		       sizeof(worlds->devices));
	else
		worlds->devices[0] = f->device;
}

static bool asks_for_subsystem(const struct acs_item *item,
			       const struct function *f)
{
	return item->kind == ACS_SELECT_ID &&
	       (item->subsystem_vendor || item->subsystem_device) &&
	       (!item->vendor || item->vendor == f->vendor) &&
	       (!item->device || !f->has_ids || item->device == f->device);
}

static void find_items(struct worlds *worlds, const struct function *f,
		       const struct acs_policy *policy)
{
	unsigned int i;

	worlds->items[worlds->item_count++] = NULL;
	for (i = 0; i < policy->item_count && !f->has_subsystem; i++)
		if (asks_for_subsystem(&policy->items[i], f))
			worlds->items[worlds->item_count++] =
				&policy->items[i];
}

static bool may_be_external(const struct function *f)
{
	return f->external == FACT_UNKNOWN;
}

static bool leads_to_conventional(const struct function *bridge)
{
	return bridge->express == FACT_NO ||
	       (bridge->express == FACT_YES &&
		(bridge->type == PCI_EXP_TYPE_PCI_BRIDGE ||
		 bridge->type == PCI_EXP_TYPE_PCIE_BRIDGE));
}

static unsigned int find_open(const struct machine *machine,
			      const struct function *f)
{
	const struct function *hop;
	unsigned int i, open = 0;

	if (f->multifunction == FACT_UNKNOWN)
		open |= UNKNOWN_MULTIFUNCTION;
	if (f->acs == FACT_UNKNOWN)
		open |= UNKNOWN_ACS;
	for (hop = f; hop; hop = hop->above) {
		if (may_be_external(hop))
			open |= UNKNOWN_EXTERNAL;
		if (hop != f && hop->express == FACT_UNKNOWN)
			open |= UNKNOWN_ABOVE;
	}
	for (i = 0; i < acs_policy_db.acpi_table_count; i++)
		if (machine->tables[i] == FACT_UNKNOWN)
			open |= BIT(UNKNOWN_TABLE_SHIFT + i);
	return open;
}

/**
 * worlds_find - find out in which ways a function may be
 * @worlds: filled in
 * @machine: its machine
 * @function: the function
 * @policy: whose items may ask for what is unknown
 */
void worlds_find(struct worlds *worlds, const struct machine *machine,
		 const struct function *function,
		 const struct acs_policy *policy)
{
	memset(worlds, 0, sizeof(*worlds));
	find_types(worlds, function);
	find_devices(worlds, function);
	find_items(worlds, function, policy);
	worlds->open = find_open(machine, function);
}

/* The way that speaks for isolation is the one with the bit set */
static bool in_world(enum fact fact, const struct world *world,
		     unsigned int bit)
{
	return fact == FACT_YES ||
	       (fact == FACT_UNKNOWN && world->bits & bit);
}

static void record_hops(struct acs_device *record, const struct function *f,
			const struct world *world)
{
	const struct function *hop;

	for (hop = f; hop; hop = hop->above) {
		if (record->hop_count < ACS_HOPS_MAX) {
			record->hops[record->hop_count].bus = hop->bus;
			record->hops[record->hop_count++].devfn = hop->devfn;
		}
		if (hop == f)
			continue;
		if (leads_to_conventional(hop) ||
		    (hop->express == FACT_UNKNOWN &&
		     !(world->bits & UNKNOWN_ABOVE)))
			record->behind_conventional = true;
		if (hop->external == FACT_YES ||
		    (may_be_external(hop) &&
		     !(world->bits & UNKNOWN_EXTERNAL)))
			record->behind_external = true;
	}
}

static u8 tables_in_world(const struct machine *machine,
			  const struct world *world)
{
	u8 tables = 0;
	unsigned int i;

	for (i = 0; i < acs_policy_db.acpi_table_count; i++)
		if (in_world(machine->tables[i], world,
			     BIT(UNKNOWN_TABLE_SHIFT + i)))
			tables |= BIT(i);
	return tables;
}

/**
 * world_record - fill in the core's record of a function
 * @record: filled in, but for what enabling and reading registers brings
 * @machine: its machine
 * @function: the function
 * @world: how to take what is unknown
 */
void world_record(struct acs_device *record, const struct machine *machine,
		  const struct function *function, const struct world *world)
{
	bool is_port = world->type == PCI_EXP_TYPE_ROOT_PORT;
	const struct function *f = function;

	memset(record, 0, sizeof(*record));
	record->vendor = f->vendor;
	record->device = world->device;
	record->subsystem_vendor = f->subsystem_vendor;
	record->subsystem_device = f->subsystem_device;
	if (world->subsystem) {
		record->subsystem_vendor = world->subsystem->subsystem_vendor;
		record->subsystem_device = world->subsystem->subsystem_device;
	}
	record->segment = f->domain;
	record_hops(record, f, world);
	record->type = world->type;
	record->multifunction = f->multifunction == FACT_YES ||
				(f->multifunction == FACT_UNKNOWN &&
				 !(world->bits & UNKNOWN_MULTIFUNCTION));
	record->root_bus = !f->above;
	record->has_acs = in_world(f->acs, world, UNKNOWN_ACS);
	record->external_facing = is_port &&
				  (f->external == FACT_YES ||
				   (may_be_external(f) &&
				    !(world->bits & UNKNOWN_EXTERNAL)));
	record->untrusted = !is_port && f->external == FACT_YES;
	record->acpi_tables = tables_in_world(machine, world);
	record->ats_disabled = machine->ats_disabled == FACT_YES;
}

/*
 * The world that comes first, and is shown if nothing hangs on it, has the
 * least that speaks for isolation, but no port that leads out of the machine:
 * what is enabled for these alone is no isolation of groups.
 */
static unsigned int usual_bits(const struct worlds *worlds)
{
	return worlds->open & UNKNOWN_EXTERNAL;
}

/**
 * worlds_first - get the world that comes first
 * @worlds: from worlds_find()
 *
 * Return: the world.
 */
struct world worlds_first(const struct worlds *worlds)
{
	return (struct world) {
		.type = worlds->types[0],
		.device = worlds->devices[0],
		.bits = usual_bits(worlds),
	};
}

static void walk_bits(const struct worlds *worlds, struct world *world,
		      world_fn fn, void *context)
{
	unsigned int bits = 0, usual = usual_bits(worlds);

	do {
		world->bits = bits ^ usual;
		fn(world, context);
		bits = (bits - worlds->open) & worlds->open;
	} while (bits);
}

/**
 * worlds_walk - look at each way in which a function may be
 * @worlds: from worlds_find()
 * @fn: called for each
 * @context: for @fn
 */
void worlds_walk(const struct worlds *worlds, world_fn fn, void *context)
{
	unsigned int type, device, item;
	struct world world;

	for (type = 0; type < worlds->type_count; type++)
		for (device = 0; device < worlds->device_count; device++)
			for (item = 0; item < worlds->item_count; item++) {
				world.type = worlds->types[type];
				world.device = worlds->devices[device];
				world.subsystem = worlds->items[item];
				walk_bits(worlds, &world, fn, context);
			}
}
