// SPDX-License-Identifier: GPL-2.0-only
/*
 * A text may describe a function several times: in a list of titles, in a loop
 * over groups, with all details. Each description adds what the ones before
 * lack. Where two contradict each other, the first one counts.
 */
#include <stdlib.h>

#include "source/words-merge.h"

/**
 * struct merging - what was found while putting things together
 * @differing: number of functions that have two different descriptions
 * @line: line of the first of them
 * @regrouped: number of functions that are in two groups
 * @regrouped_line: line of the first of them
 */
struct merging {
	unsigned int differing;
	unsigned int line;
	unsigned int regrouped;
	unsigned int regrouped_line;
};

/* Those of one function stay in the order of the text */
static int compare(const void *left, const void *right)
{
	const struct decoded *a = left, *b = right;

	if (a->domain != b->domain)
		return a->domain < b->domain ? -1 : 1;
	if (a->bus != b->bus)
		return a->bus - b->bus;
	if (a->devfn != b->devfn)
		return a->devfn - b->devfn;
	return a->place < b->place ? -1 : a->place > b->place;
}

static bool is_same(const struct decoded *a, const struct decoded *b)
{
	return a->domain == b->domain && a->bus == b->bus &&
	       a->devfn == b->devfn;
}

/* How much of its capabilities a description shows */
static unsigned int worth(const struct decoded *f)
{
	bool has_words = f->words == (DECODED_CAPABILITY | DECODED_CONTROL);

	if (!f->is_detailed || f->is_denied)
		return f->is_detailed;
	if (!f->capabilities && f->chain != FACT_NO)
		return 2;
	return 3 + (f->chain != FACT_UNKNOWN) + (!f->acs_at || has_words) +
	       (!f->has_sriov || f->vf_count >= 0);
}

static bool differs(const struct decoded *f, const struct decoded *g)
{
	if (f->has_ids && g->has_ids &&
	    (f->vendor != g->vendor || f->device != g->device))
		return true;
	if (worth(f) < 3 || worth(g) < 3)
		return false;
	return f->express != g->express ||
	       (f->has_type && g->has_type && f->type != g->type) ||
	       f->acs_at != g->acs_at;
}

/* Capabilities belong together, so they are all from one description */
static void take_capabilities(struct decoded *f, const struct decoded *g)
{
	f->chain = g->chain;
	f->is_detailed = g->is_detailed;
	f->is_denied = g->is_denied;
	f->capabilities = g->capabilities;
	f->express = g->express;
	f->has_type = g->has_type;
	f->type = g->type;
	f->slot = g->slot;
	f->slot_number = g->slot_number;
	f->lanes = g->lanes;
	f->reports_link = g->reports_link;
	f->link_down = g->link_down;
	f->closed = g->closed;
	f->open = g->open;
	f->acs_at = g->acs_at;
	f->words = g->words;
	f->capability = g->capability;
	f->control = g->control;
	f->has_sriov = g->has_sriov;
	f->vf_count = g->vf_count;
	f->vf_offset = g->vf_offset;
	f->vf_stride = g->vf_stride;
}

static void take_ids(struct decoded *f, const struct decoded *g)
{
	if (!f->has_ids && g->has_ids) {
		f->has_ids = true;
		f->vendor = g->vendor;
		f->device = g->device;
	}
	if (!f->has_subsystem && g->has_subsystem) {
		f->has_subsystem = true;
		f->subsystem_vendor = g->subsystem_vendor;
		f->subsystem_device = g->subsystem_device;
	}
	if (!f->has_class && g->has_class) {
		f->has_class = true;
		f->class = g->class;
	}
}

static void take_buses(struct decoded *f, const struct decoded *g)
{
	if (f->has_buses || !g->has_buses)
		return;
	f->has_buses = true;
	f->secondary = g->secondary;
	f->subordinate = g->subordinate;
}

static void take_text(char **mine, char **other)
{
	free(*mine);
	*mine = *other;
	*other = NULL;
}

/* A name is better than numbers */
static void take_texts(struct decoded *f, struct decoded *g)
{
	if (g->title && (!f->title || (f->is_numeric && !g->is_numeric))) {
		take_text(&f->title, &g->title);
		f->is_numeric = g->is_numeric;
	}
	if (!f->driver)
		take_text(&f->driver, &g->driver);
}

static void take_group(struct merging *merging, struct decoded *f,
		       const struct decoded *g)
{
	if (f->group == GROUP_UNREPORTED)
		f->group = g->group;
	if (g->group == GROUP_UNREPORTED || f->group == g->group)
		return;
	if (!merging->regrouped++)
		merging->regrouped_line = g->line;
}

static void merge(struct merging *merging, struct decoded *f,
		  struct decoded *g)
{
	if (differs(f, g)) {
		if (!merging->differing++)
			merging->line = g->line;
	} else {
		if (worth(g) > worth(f))
			take_capabilities(f, g);
		take_ids(f, g);
		take_buses(f, g);
	}
	take_group(merging, f, g);
	take_texts(f, g);
	f->shows_domain &= g->shows_domain;
	free(g->title);
	free(g->driver);
}

static void warn_of(const struct merging *merging, struct warnings *warnings)
{
	if (merging->differing)
		warn(warnings, merging->line,
		     "%u functions are described in two ways; the first one counts",
		     merging->differing);
	if (merging->regrouped)
		warn(warnings, merging->regrouped_line,
		     "%u functions are in two groups: is it from two kernels? The first one counts",
		     merging->regrouped);
}

static void find_domains(struct listing *listing)
{
	unsigned int i, shown = 0;

	for (i = 0; i < listing->count; i++) {
		shown += listing->functions[i].shows_domain;
		listing->shows_domains |= listing->functions[i].domain;
	}
	listing->shows_domains |= listing->count && shown == listing->count;
}

/**
 * listing_merge - leave one description of each function
 * @listing: the descriptions in the order of the text
 * @warnings: collects where they contradict each other, or NULL
 */
void listing_merge(struct listing *listing, struct warnings *warnings)
{
	struct decoded *f = listing->functions;
	struct merging merging = {};
	unsigned int i, count = 0;

	for (i = 0; i < listing->count; i++)
		f[i].place = i;
	if (listing->count)
		qsort(f, listing->count, sizeof(*f), compare);
	for (i = 0; i < listing->count; i++) {
		if (count && is_same(&f[count - 1], &f[i]))
			merge(&merging, &f[count - 1], &f[i]);
		else
			f[count++] = f[i];
	}
	listing->count = count;
	listing->contradicts = merging.regrouped;
	find_domains(listing);
	if (warnings)
		warn_of(&merging, warnings);
}
