/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Other forms in which machines are described than that of lspci -v: each is
 * turned into that form, line by line.
 */
#ifndef ACSCTL_SOURCE_FORMS_H
#define ACSCTL_SOURCE_FORMS_H

#include "machine/machine.h"
#include "source/plain.h"
#include "source/warnings.h"

/* No group */
#define FORMS_NONE	(-1)

/**
 * enum record_key - what a record of lspci -vmm says
 * @KEY_SLOT: the address
 * @KEY_CLASS: the class
 * @KEY_VENDOR: the vendor
 * @KEY_DEVICE: the device
 * @KEY_SVENDOR: the subsystem's vendor
 * @KEY_SDEVICE: the subsystem
 * @KEY_GROUP: the IOMMU group
 * @KEY_DRIVER: the driver
 * @KEY_COUNT: number of keys
 */
enum record_key {
	KEY_SLOT,
	KEY_CLASS,
	KEY_VENDOR,
	KEY_DEVICE,
	KEY_SVENDOR,
	KEY_SDEVICE,
	KEY_GROUP,
	KEY_DRIVER,
	KEY_COUNT,
};

/* Columns of a table that pvesh prints */
#define COLUMNS_MAX	24

/**
 * struct bridge_bus - the bus that a bridge leads to
 * @bridge: address of the bridge, with its domain
 * @bus: the bus
 */
struct bridge_bus {
	char bridge[ADDRESS_TEXT];
	unsigned int bus;
};

/**
 * struct forms - a text that is being converted
 * @from: its lines
 * @next: number of the next line in @from
 * @to: gets the lines in the form of lspci -v
 * @number: number of the current line in the file
 * @seen_function: a line with an address was there already
 * @group: group of the functions that follow, or FORMS_NONE
 * @group_last: address of the last one of them, as a number, and one more; 0 if
 *	there was none yet
 * @group_ends: an empty line followed it
 * @link_group: group of a folder whose contents follow, or FORMS_NONE
 * @in_tree: a tree of folders of groups follows
 * @record: a record of lspci -vmm; @record[KEY_SLOT] is NULL outside
 * @columns: names of the columns of a table
 * @column_count: number of @columns; 0 outside of a table
 * @buses: buses of bridges, as far as they were seen
 * @bus_count: number of @buses
 * @bus_room: number of elements that fit
 * @title: address of the last title, with its domain; "" if there is none
 * @functions: number of addresses in the form of lspci
 * @in_capture: a capture has begun, and has not ended
 * @first_function: @functions where it began
 * @cut: functions that a capture lacks, or 1 if its end is missing
 * @hidden: lines in which the title of a function stands after something else
 * @hidden_line: number of the first of them
 * @lost: functions whose place cannot be told
 * @skips: lines of a function whose place cannot be told follow
 * @tried_json: what begins like JSON is none
 */
struct forms {
	const struct plain *from;
	size_t next;
	struct plain *to;
	unsigned int number;
	bool seen_function;
	int group;
	u64 group_last;
	bool group_ends;
	int link_group;
	bool in_tree;
	char *record[KEY_COUNT];
	char *columns[COLUMNS_MAX];
	unsigned int column_count;
	struct bridge_bus *buses;
	unsigned int bus_count;
	unsigned int bus_room;
	char title[ADDRESS_TEXT];
	unsigned int functions;
	bool in_capture;
	unsigned int first_function;
	unsigned int cut;
	unsigned int hidden;
	unsigned int hidden_line;
	unsigned int lost;
	bool skips;
	bool tried_json;
};

bool forms_convert(struct plain *to, const struct plain *from,
		   struct warnings *warnings);

/* One for each form; they return true if the line is theirs */
bool form_capture(struct forms *forms, const char *text);
bool form_tree(struct forms *forms, const char *text);
bool form_command_line(struct forms *forms, const char *text);
bool form_release(struct forms *forms, const char *text);
bool form_log(struct forms *forms, const char *text);
bool form_links(struct forms *forms, const char *text);
bool form_record(struct forms *forms, const char *text);
void form_record_end(struct forms *forms);
bool form_quoted(struct forms *forms, const char *text);
bool form_pvesh(struct forms *forms, const char *text);
bool form_json(struct forms *forms, const char *text);
bool form_path(struct forms *forms, const char *text);
bool form_loop(struct forms *forms, const char *text);

void forms_print(struct forms *forms, const char *format, ...)
	__printf(2, 3);
void forms_group(struct forms *forms, const char *address, int group);
void forms_bus(struct forms *forms, const char *bridge, unsigned int bus);
void forms_note_hidden(struct forms *forms, const char *text);
int forms_find_bus(const struct forms *forms, const char *bridge);
bool read_group(const char *text, int *group);
bool take_address(const char **text, char *address);

#endif /* ACSCTL_SOURCE_FORMS_H */
