// SPDX-License-Identifier: GPL-2.0-only
/*
 * The parts of an explanation.
 */
#include <stdlib.h>

#include "answer/explanation.h"
#include "base/memory.h"
#include "base/text.h"

/**
 * remarks_add - add a remark
 * @remarks: the list
 * @function: number of the function that it is about
 * @format: as for printf()
 */
void remarks_add(struct remarks *remarks, unsigned int function,
		 const char *format, ...)
{
	struct remark remark = { .function = function };
	va_list args;

	va_start(args, format);
	remark.text = text_vformat(format, args);
	va_end(args);
	remarks->list = reallocate(remarks->list, remarks->count + 1,
				   sizeof(remark));
	remarks->list[remarks->count++] = remark;
}

static void remarks_free(struct remarks *remarks)
{
	unsigned int i;

	for (i = 0; i < remarks->count; i++) {
		free(remarks->list[i].text);
		free(remarks->list[i].remedy);
	}
	free(remarks->list);
}

/**
 * explanation_free - free an explanation
 * @explanation: from explain()
 */
void explanation_free(struct explanation *explanation)
{
	unsigned int i;

	for (i = 0; i < explanation->reading_count; i++) {
		free(explanation->readings[i].name);
		free(explanation->readings[i].place);
		free(explanation->readings[i].before);
		free(explanation->readings[i].after);
		free(explanation->readings[i].fault);
	}
	free(explanation->readings);
	remarks_free(&explanation->mates);
	remarks_free(&explanation->apart);
	remarks_free(&explanation->open);
	remarks_free(&explanation->names);
	remarks_free(&explanation->unknown);
	free(explanation->hops);
	free(explanation->pasid);
	free(explanation->sentence);
	free(explanation);
}
