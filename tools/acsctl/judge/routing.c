// SPDX-License-Identifier: GPL-2.0-only
/*
 * The way of a packet from one function to another.
 *
 * A packet goes up until it reaches a function from which the other one can be
 * reached on the way down. There, redirection may send it further up. What does
 * not turn earlier is turned in the root complex.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "judge/routing.h"

/**
 * struct walk - a packet on its way
 * @analysis: the machine
 * @packet: kind of packet
 * @above: numbers of the bridges above the function that sends it, from the
 *	lowest up
 * @count: number of @above
 * @turn: place in @above where it turns unless it is redirected; -1 for the
 *	function that sends it
 * @from: number of that function
 * @doubtful: a step is in doubt, so those after it are left out
 * @route: the way so far
 */
struct walk {
	const struct analysis *analysis;
	enum packet packet;
	unsigned int *above;
	int count;
	int turn;
	unsigned int from;
	bool doubtful;
	struct route *route;
};

static const struct function *function_of(const struct walk *walk,
					  unsigned int i)
{
	return &walk->analysis->machine->functions[i];
}

static bool is_express(const struct function *f, u8 type)
{
	return f->express == FACT_YES && f->type == type;
}

/* A link to one device is below it */
static bool is_port(const struct function *f)
{
	return is_express(f, PCI_EXP_TYPE_ROOT_PORT) ||
	       is_express(f, PCI_EXP_TYPE_DOWNSTREAM);
}

/* What a rule says of a function in place of its registers */
static enum fact rule_gives(const struct verdict *verdict, u32 bit)
{
	u32 provides = verdict->decision.provides & ~verdict->decision.claims;

	if (!(bit & ACS_ISOLATION))
		return FACT_NO;
	return provides & bit ? FACT_YES : FACT_NO;
}

/**
 * function_has_control - check whether a function does what a bit of its ACS
 *	control register stands for
 * @analysis: the machine under a policy
 * @function: number of the function
 * @bit: one of PCI_ACS_*
 *
 * What only override claims changes nothing about a packet.
 *
 * Return: whether it does; for a function that a rule describes without
 * registers, what the rule says.
 */
enum fact function_has_control(const struct analysis *analysis,
			       unsigned int function, u32 bit)
{
	const struct verdict *verdict = &analysis->verdicts[function];
	const struct control_range *range = &verdict->control;

	switch (verdict->decision.basis) {
	case ACS_BASIS_RULE:
	case ACS_BASIS_RULE_ENABLED:
	case ACS_BASIS_KERNEL_ROW:
		if (verdict->isolates != FACT_UNKNOWN)
			return rule_gives(verdict, bit);
		return FACT_UNKNOWN;
	case ACS_BASIS_RULE_NOT_ENABLED:
	case ACS_BASIS_RULE_FAILED:
	case ACS_BASIS_RULE_LOST:
		return FACT_UNKNOWN;
	default:
		if (bit & ACS_ISOLATION && !range->most &&
		    verdict_may_have_rule(verdict))
			return FACT_UNKNOWN;
		return range->least & bit ? FACT_YES :
		       range->most & bit ? FACT_UNKNOWN : FACT_NO;
	}
}

static void add_step(struct walk *walk, unsigned int function,
		     enum action action, u32 bit)
{
	struct route *route = walk->route;

	if (walk->doubtful)
		return;
	route->steps = reallocate(route->steps, route->step_count + 1,
				  sizeof(*route->steps));
	route->steps[route->step_count++] =
		(struct route_step) { function, action, bit };
	walk->doubtful = action == ACTION_DOUBT;
}

/* The kernel sets TB only in ports that lead out of the machine */
static unsigned int why_unknown(const struct walk *walk, unsigned int function,
				u32 bit)
{
	unsigned int unknown = walk->analysis->verdicts[function].unknown;

	if (unknown)
		return unknown;
	return bit == PCI_ACS_TB &&
	       function_of(walk, function)->external == FACT_UNKNOWN ?
	       UNKNOWN_EXTERNAL : UNKNOWN_REGISTERS;
}

/* Asks for a bit; what is unknown is a doubt */
static enum fact ask(struct walk *walk, unsigned int function, u32 bit)
{
	enum fact fact = function_has_control(walk->analysis, function, bit);

	if (fact == FACT_UNKNOWN) {
		add_step(walk, function, ACTION_DOUBT, bit);
		walk->route->unknown |= why_unknown(walk, function, bit);
	}
	return fact;
}

static unsigned int block(struct walk *walk, unsigned int function, u32 bit)
{
	add_step(walk, function, ACTION_BLOCK, bit);
	return BIT(WAY_BLOCKED);
}

static unsigned int go_up(struct walk *walk, int at);

/* Whether a function that does not redirect may still have no way to its peer */
static bool may_lack_peers(const struct walk *walk, unsigned int i)
{
	const struct acs_words *words =
		&walk->analysis->verdicts[i].record.words;

	return walk->route->meets == WAY_DEVICE &&
	       !(words->state == ACS_WORDS_READ &&
		 words->capability & PCI_ACS_RR);
}

/* The egress control vector lists peers; it is in registers of its own */
static bool may_be_listed(struct walk *walk, unsigned int i)
{
	if (walk->packet == PACKET_COMPLETION ||
	    function_has_control(walk->analysis, i, PCI_ACS_EC) == FACT_NO)
		return false;
	add_step(walk, i, ACTION_DOUBT, PCI_ACS_EC);
	walk->route->unknown |= UNKNOWN_REGISTERS;
	return true;
}

static unsigned int send_to_peer(struct walk *walk, int at, u32 bit)
{
	unsigned int i = at < 0 ? walk->from : walk->above[at], ways = 0;

	if (may_lack_peers(walk, i)) {
		add_step(walk, i, ACTION_DOUBT, 0);
		ways |= go_up(walk, at + 1);
	}
	add_step(walk, i, ACTION_PEER, bit);
	return ways | BIT(walk->route->meets);
}

/*
 * Only a translated request may be sent to the peer though others are not. With
 * egress control, a peer that is listed is redirected to, or blocked without
 * redirection, and others are reached.
 */
static unsigned int turn(struct walk *walk, int at)
{
	unsigned int i = at < 0 ? walk->from : walk->above[at], ways = 0;
	u32 redirects = walk->packet == PACKET_COMPLETION ? PCI_ACS_CR :
							    PCI_ACS_RR;
	enum fact fact = FACT_NO;
	bool listed;

	if (walk->packet == PACKET_TRANSLATED)
		fact = ask(walk, i, PCI_ACS_DT);
	if (fact != FACT_NO)
		ways |= send_to_peer(walk, at, PCI_ACS_DT);
	if (fact == FACT_YES)
		return ways;

	fact = ask(walk, i, redirects);
	listed = may_be_listed(walk, i);
	if (fact != FACT_NO) {
		add_step(walk, i, ACTION_REDIRECT, redirects);
		ways |= go_up(walk, at + 1);
	}
	if (fact != FACT_YES && listed)
		ways |= BIT(WAY_BLOCKED);
	if (fact != FACT_YES || listed)
		ways |= send_to_peer(walk, at, redirects);
	return ways;
}

/*
 * A port has received from below what is meant for somebody below it. What a
 * root port without UF does is not specified.
 */
static unsigned int forward(struct walk *walk, int at)
{
	unsigned int i = walk->above[at], ways = 0;
	enum fact fact = ask(walk, i, PCI_ACS_UF);

	if (fact == FACT_NO &&
	    is_express(function_of(walk, i), PCI_EXP_TYPE_ROOT_PORT)) {
		add_step(walk, i, ACTION_DOUBT, 0);
		return BIT(WAY_ROOT) | BIT(WAY_BLOCKED);
	}
	if (fact != FACT_YES)
		ways |= block(walk, i, PCI_ACS_UF);
	if (fact != FACT_NO) {
		add_step(walk, i, ACTION_FORWARD, PCI_ACS_UF);
		ways |= go_up(walk, at + 1);
	}
	return ways;
}

/* Ports that the source does not have may be above, and may refuse packets */
static unsigned int leave_source(struct walk *walk)
{
	unsigned int last = walk->count ? walk->above[walk->count - 1] :
					  walk->from;

	if (!function_of(walk, last)->orphan)
		return BIT(WAY_ROOT);
	walk->route->unknown |= UNKNOWN_PLACE;
	return BIT(WAY_ROOT) | BIT(WAY_BLOCKED);
}

static unsigned int go_up(struct walk *walk, int at)
{
	enum fact fact = FACT_NO;
	unsigned int i, ways = 0;

	if (at == walk->count)
		return leave_source(walk);

	i = walk->above[at];
	if (function_of(walk, i)->express == FACT_UNKNOWN) {
		add_step(walk, i, ACTION_DOUBT, 0);
		walk->route->unknown |= UNKNOWN_TYPE;
		ways |= BIT(WAY_BLOCKED);
	}
	if (is_port(function_of(walk, i)) && walk->packet == PACKET_TRANSLATED)
		fact = ask(walk, i, PCI_ACS_TB);
	if (fact != FACT_NO)
		ways |= block(walk, i, PCI_ACS_TB);
	if (fact == FACT_YES)
		return ways;

	if (at == walk->turn)
		return ways | turn(walk, at);
	if (at > walk->turn && is_port(function_of(walk, i)))
		return ways | forward(walk, at);
	add_step(walk, i, ACTION_UP, 0);
	return ways | go_up(walk, at + 1);
}

/* Where two functions meet that have this bridge above them */
static enum way way_below(const struct function *bridge)
{
	if (is_express(bridge, PCI_EXP_TYPE_UPSTREAM))
		return WAY_SWITCH;
	return is_port(bridge) ? WAY_DEVICE : WAY_BUS;
}

/*
 * Finds where the way turns. Returns false if that is unknown: where bridges are
 * missing, and below a bridge of which little is known.
 */
static bool find_turn(struct walk *walk, unsigned int to)
{
	const struct function *f = function_of(walk, to);
	const struct function *top = function_top(function_of(walk, walk->from));
	const struct function *bridge = NULL;
	int at;

	for (at = 0; at < walk->count; at++) {
		bridge = function_of(walk, walk->above[at]);
		if (function_is_below(f, bridge))
			break;
	}
	walk->turn = at - 1;
	if (walk->turn >= 0)
		walk->route->turn = walk->above[walk->turn];
	if (at < walk->count) {
		walk->route->meets = way_below(bridge);
		walk->route->unknown |=
			bridge->express == FACT_UNKNOWN ? UNKNOWN_TYPE : 0;
		return bridge->express != FACT_UNKNOWN;
	}
	walk->route->meets = WAY_ROOT;
	if (!top->orphan && !function_top(f)->orphan)
		return true;
	walk->route->unknown |= UNKNOWN_PLACE;
	return false;
}

static void find_above(struct walk *walk)
{
	const struct function *first = walk->analysis->machine->functions;
	const struct function *f = function_of(walk, walk->from)->above;

	walk->above = allocate(walk->analysis->machine->count,
			       sizeof(*walk->above));
	for (; f; f = f->above)
		walk->above[walk->count++] = f - first;
}

/**
 * route_find - find the way of a packet
 * @analysis: the machine under a policy
 * @from: number of the function that sends it, not a bridge
 * @to: number of the function that it is for, another one and not a bridge
 * @packet: kind of packet
 *
 * Return: the way, to be freed with route_free().
 */
struct route *route_find(const struct analysis *analysis, unsigned int from,
			 unsigned int to, enum packet packet)
{
	struct walk walk = {
		.analysis = analysis,
		.packet = packet,
		.from = from,
		.route = allocate(1, sizeof(*walk.route)),
	};

	walk.route->turn = from;
	find_above(&walk);
	if (!find_turn(&walk, to))
		walk.route->ways = BIT(WAYS) - 1;
	else if (walk.route->meets == WAY_BUS)
		walk.route->ways = BIT(WAY_BUS);
	else
		walk.route->ways = walk.turn < 0 ? turn(&walk, -1) :
						   go_up(&walk, 0);
	free(walk.above);
	return walk.route;
}

/**
 * route_free - free a way
 * @route: from route_find(), or NULL
 */
void route_free(struct route *route)
{
	if (route)
		free(route->steps);
	free(route);
}

/**
 * route_is_direct - check whether a packet never reaches the root complex
 * @route: its way
 *
 * Return: true if that is certain.
 */
bool route_is_direct(const struct route *route)
{
	return route->ways && !(route->ways & ~WAYS_DIRECT);
}
