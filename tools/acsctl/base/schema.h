/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Name of the JSON schema that acsctl writes, see data/schema.json. Members may
 * be added to it, but never change their meaning.
 */
#ifndef ACSCTL_BASE_SCHEMA_H
#define ACSCTL_BASE_SCHEMA_H

#define JSON_SCHEMA	"acsctl/1"

#endif /* ACSCTL_BASE_SCHEMA_H */
