// SPDX-License-Identifier: GPL-2.0-only
/*
 * How devices reach each other, as a part of a page.
 */
#include <stdlib.h>

#include "output/escape.h"
#include "output/peers-page.h"
#include "output/way-words.h"

/* More devices than this are no table that anybody reads */
#define COLUMNS_MAX	40

/* Enough to recognise a function by */
#define TITLE_TEXT	48

static void write_address(const struct peers *peers, unsigned int i,
			  const char *scope, FILE *out)
{
	const struct machine *machine = peers->analysis->machine;
	char address[ADDRESS_TEXT];

	machine_address(address, sizeof(address), machine,
			&machine->functions[peers->functions[i]]);
	fprintf(out, "<th scope=\"%s\">%s", scope, address);
}

static void write_row(const struct peers *peers, unsigned int i, FILE *out)
{
	const struct function *f = peers->analysis->machine->functions;
	char title[TITLE_TEXT] = "", text[PEER_TEXT];
	unsigned int k;

	fputs("<tr>", out);
	write_address(peers, i, "row", out);
	function_title(title, sizeof(title), &f[peers->functions[i]]);
	fputs(" <span class=\"name\">", out);
	print_escaped(out, LANGUAGE_HTML, "%s", title);
	fputs("</span></th>", out);
	for (k = 0; k < peers->count; k++) {
		const struct peer *peer = peers_pair(peers, i, k);

		if (i == k) {
			fputs("<td></td>", out);
			continue;
		}
		peer_format(text, sizeof(text), peer);
		fprintf(out, "<td class=\"%s\">%s</td>",
			!peer_is_certain(peer) ? "doubt" :
			peer_is_direct(peer) ? "direct" : "detour", text);
	}
	fputs("</tr>\n", out);
}

static const char head[] =
	"<h2>Ways between devices</h2>\n"
	"<p>How the device of a row sends requests to that of a column: through "
	"the <b>switch</b> alone, through the <b>root</b> complex, inside the "
	"<b>device</b>, over a conventional <b>bus</b>, or not at all "
	"(<b>blocked</b>). With a star, completions take another way back. "
	"<code>acsctl peers</code> shows what each port does.</p>\n"
	"<div class=\"wide\"><table class=\"peers\">\n"
	"<thead><tr><th scope=\"col\">from</th>";

/**
 * peers_write_matrix - write how devices reach each other, as HTML
 * @analysis: the machine under a policy
 * @out: stream to write to; nothing is written for fewer than two devices, nor
 *	for more than COLUMNS_MAX
 */
void peers_write_matrix(const struct analysis *analysis, FILE *out)
{
	unsigned int i, count;
	unsigned int *functions = peers_functions(analysis, PEERS_CLASSES,
						  &count);
	struct peers *peers;

	if (count > COLUMNS_MAX)
		count = 0;
	peers = peers_new(analysis, functions, count);
	if (count > 1) {
		fputs(head, out);
		for (i = 0; i < count; i++) {
			write_address(peers, i, "col", out);
			fputs("</th>", out);
		}
		fputs("</tr></thead>\n<tbody>\n", out);
		for (i = 0; i < count; i++)
			write_row(peers, i, out);
		fputs("</tbody>\n</table></div>\n", out);
	}
	peers_free(peers);
	free(functions);
}
