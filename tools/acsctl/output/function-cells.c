// SPDX-License-Identifier: GPL-2.0-only
/*
 * Table cells about a function.
 */
#include "output/function-cells.h"

/**
 * add_address_cell - add a cell with the address of a function
 * @table: the table
 * @machine: the machine
 * @function: number of the function
 */
void add_address_cell(struct table *table, const struct machine *machine,
		      unsigned int function)
{
	char address[ADDRESS_TEXT];

	machine_address(address, sizeof(address), machine,
			&machine->functions[function]);
	table_add(table, STYLE_PLAIN, "%s", address);
}

/**
 * add_ids_cell - add a cell with the ids of a function
 * @table: the table
 * @function: the function
 */
void add_ids_cell(struct table *table, const struct function *function)
{
	if (function->has_ids)
		table_add(table, STYLE_FAINT, "%04x:%04x", function->vendor,
			  function->device);
	else
		table_add(table, STYLE_DOUBT, "?");
}

static int depth_of(const struct function *function)
{
	int depth = 0;

	for (function = function->above; function; function = function->above)
		depth++;
	return depth;
}

/**
 * add_type_cell - add a cell with the port type of a function
 * @table: the table
 * @function: the function
 * @indented: indent it by the number of bridges above it
 */
void add_type_cell(struct table *table, const struct function *function,
		   bool indented)
{
	const char *type = function_type_name(function);

	table_add(table, type ? STYLE_PLAIN : STYLE_DOUBT, "%*s%s",
		  indented ? depth_of(function) : 0, "", type ? type : "?");
}
