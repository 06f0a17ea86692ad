// SPDX-License-Identifier: GPL-2.0-only
/*
 * The combinations of facts that the source leaves open, and the record that
 * the kernel would have of a function in each of them.
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

static void add_types(struct scenarios *scenarios, const u8 *types,
		      unsigned int count)
{
	while (count--)
		scenarios->types[scenarios->type_count++] = *types++;
}

/* A known header rules out half of the types */
static void find_types(struct scenarios *scenarios, const struct function *f)
{
	if (f->express != FACT_UNKNOWN)
		add_types(scenarios, &f->type, 1);
	else if (function_is_bridge(f))
		add_types(scenarios, bridge_types, ARRAY_SIZE(bridge_types));
	else
		add_types(scenarios, other_types, ARRAY_SIZE(other_types));
}

/**
 * program_asks_chipset - check whether a program accesses chipset registers
 * @program: the program
 *
 * Return: true if it does.
 */
bool program_asks_chipset(const struct acs_program *program)
{
	unsigned int i;

	for (i = 0; i < program->count; i++) {
		const struct acs_step *step = &program->steps[i];

		/* Only what was loaded is stored */
		if (step->op == ACS_OP_LOAD &&
		    step->reg->space == ACS_SPACE_WINDOW)
			return true;
	}
	return false;
}

/*
 * Chipset registers isolate ports that have no ACS capability. A port that has
 * one is none of them.
 */
static bool may_be_device(const struct function *f, u16 device)
{
	const struct acs_link *link = acs_find_chain(&acs_policy_db, f->vendor,
						     device);

	for (; link && f->acs == FACT_YES; link = acs_next_link(link))
		if (program_asks_chipset(&acs_policy_db.rules[link->rule]
						 .method->enable))
			return false;
	return true;
}

static void add_device(struct scenarios *scenarios, const struct function *f,
		       u16 device)
{
	if (!may_be_device(f, device))
		return;
	if (scenarios->device_count < DEVICES_MAX)
		scenarios->devices[scenarios->device_count++] = device;
	else
		scenarios->has_more_devices = true;
}

/* An id that neither a rule nor an item names; spans are sorted */
static u16 find_unnamed(const struct acs_vendor *vendor,
			const struct acs_policy *policy)
{
	unsigned int device = 1, i;
	bool named;

	do {
		named = false;
		for (i = 0; vendor && i < vendor->span_count; i++) {
			const struct acs_span *span =
				&acs_policy_db.spans[vendor->span + i];

			if (device >= span->first && device <= span->last)
				device = span->last + 1;
		}
		for (i = 0; i < policy->item_count; i++)
			if (policy->items[i].kind == ACS_SELECT_ID &&
			    policy->items[i].device == device) {
				named = true;
				device++;
				break;
			}
	} while (named);
	return device;
}

/* All devices of a vendor that rules or items distinguish */
static void find_named_devices(struct scenarios *scenarios,
			       const struct function *f,
			       const struct acs_policy *policy)
{
	const struct acs_vendor *vendor = acs_find_vendor(&acs_policy_db,
							  f->vendor);
	unsigned int i;

	add_device(scenarios, f, find_unnamed(vendor, policy));
	for (i = 0; vendor && i < vendor->span_count; i++)
		add_device(scenarios, f,
			   acs_policy_db.spans[vendor->span + i].first);
	for (i = 0; i < policy->item_count; i++)
		if (policy->items[i].kind == ACS_SELECT_ID &&
		    policy->items[i].device)
			add_device(scenarios, f, policy->items[i].device);
}

static void find_devices(struct scenarios *scenarios, const struct function *f,
			 const struct acs_policy *policy)
{
	if (!f->has_ids && !f->candidate_count && f->has_vendor) {
		find_named_devices(scenarios, f, policy);
		return;
	}
	scenarios->device_count = f->candidate_count ? f->candidate_count : 1;
	if (f->candidate_count)
		memcpy(scenarios->devices, f->candidates,
		       sizeof(f->candidates));
	else
		scenarios->devices[0] = f->device;
}

static bool asks_for_subsystem(const struct acs_item *item,
			       const struct function *f)
{
	return item->kind == ACS_SELECT_ID &&
	       (item->subsystem_vendor || item->subsystem_device) &&
	       (!item->vendor || item->vendor == f->vendor) &&
	       (!item->device || !f->has_ids || item->device == f->device);
}

static void find_items(struct scenarios *scenarios, const struct function *f,
		       const struct acs_policy *policy)
{
	unsigned int i;

	scenarios->items[scenarios->item_count++] = NULL;
	for (i = 0; i < policy->item_count && !f->has_subsystem; i++)
		if (asks_for_subsystem(&policy->items[i], f))
			scenarios->items[scenarios->item_count++] =
				&policy->items[i];
}

/**
 * item_asks_for_unknown - check whether an item selects by ids that are unknown
 * @item: the item
 * @function: function that it may select
 *
 * Return: true if no scenario tells whether it does.
 */
bool item_asks_for_unknown(const struct acs_item *item,
			   const struct function *function)
{
	const struct function *f = function;

	return item->kind == ACS_SELECT_ID && !f->has_ids &&
	       !f->candidate_count &&
	       (!f->has_vendor || !item->vendor || item->vendor == f->vendor);
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
 * scenarios_find - find the scenarios of a function
 * @scenarios: filled in
 * @machine: its machine
 * @function: the function
 * @policy: policy whose items may select by unknown ids
 */
void scenarios_find(struct scenarios *scenarios, const struct machine *machine,
		    const struct function *function,
		    const struct acs_policy *policy)
{
	memset(scenarios, 0, sizeof(*scenarios));
	find_types(scenarios, function);
	find_devices(scenarios, function, policy);
	find_items(scenarios, function, policy);
	scenarios->open = find_open(machine, function);
}

/* A set bit stands for the value in favour of isolation */
static bool holds_in(enum fact fact, const struct scenario *scenario,
		     unsigned int bit)
{
	return fact == FACT_YES ||
	       (fact == FACT_UNKNOWN && scenario->bits & bit);
}

static void record_hops(struct acs_device *record, const struct function *f,
			const struct scenario *scenario)
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
		     !(scenario->bits & UNKNOWN_ABOVE)))
			record->behind_conventional = true;
		if (hop->external == FACT_YES ||
		    (may_be_external(hop) &&
		     !(scenario->bits & UNKNOWN_EXTERNAL)))
			record->behind_external = true;
	}
}

static u8 tables_in(const struct machine *machine,
		    const struct scenario *scenario)
{
	u8 tables = 0;
	unsigned int i;

	for (i = 0; i < acs_policy_db.acpi_table_count; i++)
		if (holds_in(machine->tables[i], scenario,
			     BIT(UNKNOWN_TABLE_SHIFT + i)))
			tables |= BIT(i);
	return tables;
}

/**
 * scenario_record - fill in the record that the core needs of a function
 * @record: filled in, except for the contents of registers
 * @machine: its machine
 * @function: the function
 * @scenario: values of the unknown facts
 */
void scenario_record(struct acs_device *record, const struct machine *machine,
		     const struct function *function,
		     const struct scenario *scenario)
{
	bool is_port = scenario->type == PCI_EXP_TYPE_ROOT_PORT;
	const struct function *f = function;

	memset(record, 0, sizeof(*record));
	record->vendor = f->vendor;
	record->device = scenario->device;
	record->subsystem_vendor = f->subsystem_vendor;
	record->subsystem_device = f->subsystem_device;
	if (scenario->subsystem) {
		record->subsystem_vendor =
			scenario->subsystem->subsystem_vendor;
		record->subsystem_device =
			scenario->subsystem->subsystem_device;
	}
	record->segment = f->domain;
	record_hops(record, f, scenario);
	record->type = scenario->type;
	record->multifunction = f->multifunction == FACT_YES ||
				(f->multifunction == FACT_UNKNOWN &&
				 !(scenario->bits & UNKNOWN_MULTIFUNCTION));
	record->root_bus = !f->above;
	record->has_acs = holds_in(f->acs, scenario, UNKNOWN_ACS);
	record->external_facing = is_port &&
				  (f->external == FACT_YES ||
				   (may_be_external(f) &&
				    !(scenario->bits & UNKNOWN_EXTERNAL)));
	record->untrusted = !is_port && f->external == FACT_YES;
	record->acpi_tables = tables_in(machine, scenario);
	record->ats_disabled = machine->ats_disabled == FACT_YES;
}

/*
 * The first scenario, which is shown if the verdict does not depend on it, has
 * everything against isolation, except that no port leads out of the machine:
 * what the kernel enables for such ports does not matter to groups.
 */
static unsigned int usual_bits(const struct scenarios *scenarios)
{
	return scenarios->open & UNKNOWN_EXTERNAL;
}

/**
 * scenarios_first - get the first scenario
 * @scenarios: from scenarios_find()
 *
 * Return: the scenario.
 */
struct scenario scenarios_first(const struct scenarios *scenarios)
{
	return (struct scenario) {
		.type = scenarios->types[0],
		.device = scenarios->devices[0],
		.bits = usual_bits(scenarios),
	};
}

static void walk_bits(const struct scenarios *scenarios,
		      struct scenario *scenario, scenario_fn fn, void *context)
{
	unsigned int bits = 0, usual = usual_bits(scenarios);

	do {
		scenario->bits = bits ^ usual;
		fn(scenario, context);
		bits = (bits - scenarios->open) & scenarios->open;
	} while (bits);
}

/**
 * scenarios_for_each - call a function for each scenario
 * @scenarios: from scenarios_find()
 * @fn: called for each
 * @context: for @fn
 */
void scenarios_for_each(const struct scenarios *scenarios, scenario_fn fn,
			void *context)
{
	unsigned int type, device, item;
	struct scenario scenario;

	for (type = 0; type < scenarios->type_count; type++)
		for (device = 0; device < scenarios->device_count; device++)
			for (item = 0; item < scenarios->item_count; item++) {
				scenario.type = scenarios->types[type];
				scenario.device = scenarios->devices[device];
				scenario.subsystem = scenarios->items[item];
				walk_bits(scenarios, &scenario, fn, context);
			}
}
