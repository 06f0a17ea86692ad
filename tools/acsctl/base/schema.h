/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The name of the schema of the JSON that acsctl writes; data/schema.json has it in
 * full. Members may be added, none changes its meaning.
 */
#ifndef ACSCTL_BASE_SCHEMA_H
#define ACSCTL_BASE_SCHEMA_H

#define JSON_SCHEMA	"acsctl/1"

#endif /* ACSCTL_BASE_SCHEMA_H */
