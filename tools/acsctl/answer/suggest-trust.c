// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a user believes who claims a bit (PCIe r6.0, sec 6.12.1).
 */
#include "answer/suggest-trust.h"

static const char *const of_ports[] = {
	"drops requests whose requester ID is not on a bus below it",
	NULL,
	"redirects requests from below it to a peer upstream, where the IOMMU sees them",
	"redirects completions of such requests upstream, too",
	"forwards upstream what was redirected below it",
};

static const char *const of_functions[] = {
	NULL,
	NULL,
	"redirects requests to other functions of its device upstream, where the IOMMU sees them",
	"redirects completions of such requests upstream, too",
};

/**
 * trust_describe - get what a user believes who claims a bit
 * @type: PCI_EXP_TYPE_* or ACS_TYPE_CONVENTIONAL of the function
 * @bit: one of the bits of ACS_ISOLATION
 *
 * Return: the text, or NULL if the bit means nothing for this type.
 */
const char *trust_describe(u8 type, u32 bit)
{
	bool is_port = type == PCI_EXP_TYPE_ROOT_PORT ||
		       type == PCI_EXP_TYPE_DOWNSTREAM;
	const char *const *texts = is_port ? of_ports : of_functions;
	unsigned int i, count = is_port ? ARRAY_SIZE(of_ports) :
					  ARRAY_SIZE(of_functions);

	for (i = 0; i < count; i++)
		if (bit == BIT(i))
			return texts[i];
	return NULL;
}
