/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The way of a packet from one function to another: what each function on it
 * does, by its ACS control register, PCIe r6.0, sec 6.12.
 */
#ifndef ACSCTL_JUDGE_ROUTING_H
#define ACSCTL_JUDGE_ROUTING_H

#include "judge/analysis.h"

/**
 * enum packet - kinds of packets
 * @PACKET_REQUEST: a request with an address that the IOMMU has to translate
 * @PACKET_TRANSLATED: a request with an address that it has translated before,
 *	of a function with Address Translation Services
 * @PACKET_COMPLETION: the answer to a request, without relaxed ordering
 * @PACKETS: number of kinds
 */
enum packet {
	PACKET_REQUEST,
	PACKET_TRANSLATED,
	PACKET_COMPLETION,
	PACKETS,
};

/**
 * enum way - ways from one function to another
 * @WAY_DEVICE: inside the device that has both
 * @WAY_BUS: over the conventional bus that both are on
 * @WAY_SWITCH: through a switch, without the root complex
 * @WAY_ROOT: through the root complex
 * @WAY_BLOCKED: none, the packet is refused
 * @WAYS: number of ways
 */
enum way {
	WAY_DEVICE,
	WAY_BUS,
	WAY_SWITCH,
	WAY_ROOT,
	WAY_BLOCKED,
	WAYS,
};

/* Those that do not reach the root complex */
#define WAYS_DIRECT	(BIT(WAY_DEVICE) | BIT(WAY_BUS) | BIT(WAY_SWITCH))

/**
 * enum action - what a function does with a packet
 * @ACTION_UP: passes it on upstream
 * @ACTION_PEER: sends it to its peer
 * @ACTION_REDIRECT: sends it upstream in place of to its peer
 * @ACTION_FORWARD: passes on upstream what is meant for somebody below it
 * @ACTION_BLOCK: refuses it
 * @ACTION_DOUBT: unknown, or depends on what is unknown
 */
enum action {
	ACTION_UP,
	ACTION_PEER,
	ACTION_REDIRECT,
	ACTION_FORWARD,
	ACTION_BLOCK,
	ACTION_DOUBT,
};

/**
 * struct route_step - what a function on the way does
 * @function: number of the function
 * @action: what it does
 * @bit: PCI_ACS_* bit that decides so, set or not; 0 if none does
 */
struct route_step {
	unsigned int function;
	enum action action;
	u32 bit;
};

/**
 * struct route - the way of a packet
 * @ways: BIT(WAY_*) of all ways that it may take
 * @steps: the steps up to where it turns to go down; those after the first
 *	doubt are left out
 * @step_count: number of @steps
 * @turn: number of the function where it would turn if nothing redirected it
 * @meets: the way that it would then take
 * @unknown: UNKNOWN_* facts that it depends on
 */
struct route {
	unsigned int ways;
	struct route_step *steps;
	unsigned int step_count;
	unsigned int turn;
	enum way meets;
	unsigned int unknown;
};

enum fact function_has_control(const struct analysis *analysis,
			       unsigned int function, u32 bit);
struct route *route_find(const struct analysis *analysis, unsigned int from,
			 unsigned int to, enum packet packet);
void route_free(struct route *route);
bool route_is_direct(const struct route *route);

#endif /* ACSCTL_JUDGE_ROUTING_H */
