// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds the functions that redirect what is to go directly, and the options that
 * turn that off.
 */
#include <stdlib.h>

#include "answer/peers-open.h"
#include "base/memory.h"
#include "base/text.h"
#include "judge/policy.h"

static const struct verdict *verdict_of(const struct opening *opening,
					const struct gate *gate)
{
	return &opening->before->analysis->verdicts[gate->function];
}

static const struct function *function_of(const struct opening *opening,
					  const struct gate *gate)
{
	return &opening->before->analysis->machine->functions[gate->function];
}

/* Whether an item of an option is to name it */
static bool is_opened(const struct gate *gate)
{
	return !gate->for_linux && !gate->is_fixed;
}

static void describe_gate(const struct opening *opening, struct gate *gate)
{
	const struct function *f = function_of(opening, gate);

	switch (verdict_of(opening, gate)->decision.basis) {
	case ACS_BASIS_RULE:
	case ACS_BASIS_KERNEL_ROW:
		gate->is_fixed = true;
		break;
	case ACS_BASIS_RULE_ENABLED:
	case ACS_BASIS_RULE_REGISTERS:
		break;
	default:
		gate->is_known = f->acs == FACT_YES && f->has_words;
		break;
	}
}

static struct gate *find_gate(struct opening *opening, unsigned int function)
{
	struct gate *gate;
	unsigned int i;

	for (i = 0; i < opening->gate_count; i++)
		if (opening->gates[i].function == function)
			return &opening->gates[i];
	opening->gates = reallocate(opening->gates, i + 1,
				    sizeof(*opening->gates));
	opening->gate_count++;
	gate = &opening->gates[i];
	*gate = (struct gate) { .function = function, .for_linux = true };
	describe_gate(opening, gate);
	return gate;
}

/* A bit that may be set counts as set: clearing it again does no harm */
static void need(struct opening *opening, const struct route *route, u32 bits)
{
	const struct analysis *analysis = opening->before->analysis;
	struct gate *gate;
	u32 bit;

	if (route->meets != WAY_SWITCH && route->meets != WAY_DEVICE)
		return;
	for (bit = 1; bit <= bits; bit <<= 1) {
		if (!(bits & bit) ||
		    function_has_control(analysis, route->turn, bit) == FACT_NO)
			continue;
		gate = find_gate(opening, route->turn);
		gate->clear |= bit;
		gate->for_linux = false;
	}
}

static void need_for_linux(struct opening *opening, const struct peer *peer)
{
	const struct machine *machine = opening->before->analysis->machine;
	unsigned int i;

	if (peer->p2pdma->shares_bridge != FACT_YES)
		return;
	for (i = 0; i < machine->count; i++) {
		struct gate *gate;

		if (peer->p2pdma->redirects[i] == FACT_NO)
			continue;
		gate = find_gate(opening, i);
		if (gate->for_linux)
			gate->clear = CONTROL_REDIRECTS;
	}
}

static void find_gates(struct opening *opening)
{
	unsigned int i;

	for (i = 0; i < opening->before->peer_count; i++) {
		const struct peer *peer = &opening->before->peers[i];

		need(opening, peer->routes[PACKET_REQUEST],
		     PCI_ACS_RR | PCI_ACS_EC);
		need(opening, peer->routes[PACKET_COMPLETION], PCI_ACS_CR);
		if (peer->routes[PACKET_REQUEST]->meets == WAY_ROOT &&
		    !(peer->routes[PACKET_REQUEST]->unknown & UNKNOWN_PLACE))
			opening->is_apart = true;
	}
	for (i = 0; i < opening->before->peer_count; i++)
		need_for_linux(opening, &opening->before->peers[i]);
}

/* All bits that are implemented stay as they are, but for those to clear */
static struct control_item make_item(const struct opening *opening,
				     const struct gate *gate,
				     enum control_option option)
{
	const struct verdict *verdict = verdict_of(opening, gate);
	const struct control_range *range = &verdict->control;
	u32 implemented = verdict->record.words.capability & ACS_BITS;
	struct control_item item;

	item_for_function(&item.device, &verdict->record, ACS_MODE_STRICT);
	item.set = 0;
	item.clear = CONTROL_REDIRECTS;
	if (option == CONTROL_CONFIG) {
		item.set = range->least & ~gate->clear;
		item.clear = (implemented & ~range->most) | gate->clear;
	}
	return item;
}

static char *format_item(const struct control_item *item,
			 enum control_option option)
{
	char device[ACS_ITEM_TEXT], flags[16];
	u32 changed = item->set | item->clear, bit;
	size_t length = 0;

	control_item_format(device, sizeof(device), item);
	if (option != CONTROL_CONFIG)
		return text_copy(device);
	for (bit = PCI_ACS_DT; bit; bit >>= 1)
		if (length || changed & bit)
			flags[length++] = item->set & bit ? '1' :
					  item->clear & bit ? '0' : 'x';
	return text_format("%.*s@%s", (int)length, flags, device);
}

/* The kernel takes the last option of a name, so the new one has all items */
static void make_list(struct opening *opening, enum control_option option,
		      struct control_list *list)
{
	const struct controls *old = opening->before->analysis->machine->controls;
	const struct control_list *before = old ? &old->lists[option] : NULL;
	unsigned int i, more = before ? before->count : 0;
	struct text text;
	FILE *to = text_begin(&text);

	list->is_given = true;
	list->items = allocate(opening->gate_count + more,
			       sizeof(*list->items));
	for (i = 0; i < opening->gate_count; i++)
		if (is_opened(&opening->gates[i]))
			list->items[list->count++] =
				make_item(opening, &opening->gates[i], option);
	for (i = 0; i < more; i++)
		list->items[list->count++] = before->items[i];
	fputs(control_names[option], to);
	for (i = 0; i < list->count; i++) {
		char *item = format_item(&list->items[i], option);

		fprintf(to, "%s%s", i ? ";" : "", item);
		free(item);
	}
	opening->options[option] = text_end(&text);
}

static void copy_list(struct control_list *to, const struct control_list *from)
{
	*to = *from;
	to->items = allocate(from->count, sizeof(*to->items));
	if (from->count)
		memcpy(to->items, from->items,
		       from->count * sizeof(*to->items));
}

static void make_options(struct opening *opening)
{
	const struct controls *old = opening->before->analysis->machine->controls;
	struct control_list lists[CONTROL_OPTIONS] = {};
	enum control_option option, chosen = CONTROL_CONFIG;
	unsigned int i, count = 0;

	for (i = 0; i < opening->gate_count; i++) {
		const struct gate *gate = &opening->gates[i];

		count += is_opened(gate);
		if (is_opened(gate) && !gate->is_known)
			chosen = CONTROL_REDIRECT;
	}
	if (!count)
		return;
	opening->controls = allocate(1, sizeof(*opening->controls));
	for (option = 0; option <= chosen; option++)
		make_list(opening, option, &lists[option]);
	for (option = 0; option < CONTROL_OPTIONS; option++) {
		struct control_list *list = &opening->controls->lists[option];

		if (option == chosen) {
			*list = lists[option];
			continue;
		}
		free(lists[option].items);
		if (old)
			copy_list(list, &old->lists[option]);
	}
}

static unsigned int request_ways(const struct analysis *analysis,
				 unsigned int from, unsigned int to)
{
	struct route *route = route_find(analysis, from, to, PACKET_REQUEST);
	unsigned int ways = route->ways;

	route_free(route);
	return ways;
}

/* What is unknown counts, if the options change it */
static bool comes_into_reach(const struct opening *opening, unsigned int from,
			     unsigned int to)
{
	unsigned int before = request_ways(opening->before->analysis, from, to);
	unsigned int after = request_ways(opening->after_analysis, from, to);

	return after != before && after & WAYS_DIRECT;
}

static void find_reached(struct opening *opening)
{
	const struct machine *machine = opening->before->analysis->machine;
	const struct peers *peers = opening->before;
	unsigned int i, k;

	opening->reached = allocate(machine->count, sizeof(*opening->reached));
	for (i = 0; i < machine->count; i++) {
		bool is_asked = false;

		for (k = 0; k < peers->count; k++)
			is_asked |= peers->functions[k] == i;
		if (is_asked || function_is_bridge(&machine->functions[i]))
			continue;
		for (k = 0; k < peers->count; k++)
			opening->reached[i] |=
				comes_into_reach(opening, i,
						 peers->functions[k]) ||
				comes_into_reach(opening, peers->functions[k],
						 i);
	}
}

static void find_contradictions(struct opening *opening)
{
	unsigned int i, count = opening->before->analysis->machine->count;

	opening->contradicts = allocate(count, sizeof(*opening->contradicts));
	for (i = 0; i < count; i++)
		opening->contradicts[i] = opening->sets[i] &&
			!analysis_is_apart(opening->after_analysis,
					   opening->sets, i);
}

/**
 * opening_find - find options with which functions reach each other directly
 * @analysis: the machine under @policy; must outlive what is returned
 * @policy: the policy
 * @assumptions: facts that the user states
 * @functions: numbers of the functions, none of them a bridge
 * @count: number of @functions
 * @sets: for each function of the machine, the number of the set of which it is
 *	to share its group only, or 0; must outlive what is returned
 *
 * Return: the options and what they cost, to be freed with opening_free().
 */
struct opening *opening_find(const struct analysis *analysis,
			     const struct acs_policy *policy,
			     const struct assumptions *assumptions,
			     const unsigned int *functions, unsigned int count,
			     const unsigned int *sets)
{
	struct opening *opening = allocate(1, sizeof(*opening));

	opening->sets = sets;
	opening->before = peers_new(analysis, functions, count);
	opening->needless = peers_are_direct(opening->before);
	find_gates(opening);
	make_options(opening);
	opening->after_analysis =
		analysis_with_controls(analysis->machine, policy,
				       opening->controls ?:
				       analysis->machine->controls,
				       assumptions);
	opening->after = peers_new(opening->after_analysis, functions, count);
	find_reached(opening);
	find_contradictions(opening);
	return opening;
}

/**
 * opening_free - free options
 * @opening: from opening_find(), or NULL
 */
void opening_free(struct opening *opening)
{
	enum control_option option;

	if (!opening)
		return;
	for (option = 0; option < CONTROL_OPTIONS; option++)
		free(opening->options[option]);
	peers_free(opening->before);
	peers_free(opening->after);
	analysis_free(opening->after_analysis);
	controls_free(opening->controls);
	free(opening->gates);
	free(opening->reached);
	free(opening->contradicts);
	free(opening);
}

/**
 * opening_helps - check whether all pairs are direct in the end
 * @opening: the options
 *
 * Return: true if that is certain.
 */
bool opening_helps(const struct opening *opening)
{
	return peers_are_direct(opening->after);
}

/**
 * gate_item_format - format the item of an option for one function
 * @opening: the options
 * @gate: one of its functions
 * @option: which option
 *
 * Return: the text, to be freed with free(), or NULL if that option cannot do it.
 */
char *gate_item_format(const struct opening *opening, const struct gate *gate,
		       enum control_option option)
{
	struct control_item item;

	if (gate->is_fixed || (option == CONTROL_CONFIG && !gate->is_known))
		return NULL;
	item = make_item(opening, gate, option);
	return format_item(&item, option);
}

/**
 * gate_setpci_format - format the command that clears the bits at once
 * @opening: the options
 * @gate: one of its functions
 *
 * Return: the text, to be freed with free(), or NULL if they are elsewhere.
 */
char *gate_setpci_format(const struct opening *opening, const struct gate *gate)
{
	char address[ADDRESS_TEXT];

	if (!gate->is_known)
		return NULL;
	machine_address(address, sizeof(address),
			opening->before->analysis->machine,
			function_of(opening, gate));
	return text_format("setpci -s %s ECAP_ACS+6.w=0000:%04x", address,
			   gate->clear);
}
