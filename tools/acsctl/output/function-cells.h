/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Table cells about a function.
 */
#ifndef ACSCTL_OUTPUT_FUNCTION_CELLS_H
#define ACSCTL_OUTPUT_FUNCTION_CELLS_H

#include "machine/machine.h"
#include "output/table.h"

void add_address_cell(struct table *table, const struct machine *machine,
		      unsigned int function);
void add_ids_cell(struct table *table, const struct function *function);
void add_type_cell(struct table *table, const struct function *function,
		   bool indented);

#endif /* ACSCTL_OUTPUT_FUNCTION_CELLS_H */
