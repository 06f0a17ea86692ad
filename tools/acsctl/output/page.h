/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The static parts of a page, page.html and page.css, as the linker includes
 * them.
 */
#ifndef ACSCTL_OUTPUT_PAGE_H
#define ACSCTL_OUTPUT_PAGE_H

extern const char _binary_page_html_start[];
extern const char _binary_page_html_end[];
extern const char _binary_page_css_start[];
extern const char _binary_page_css_end[];

#endif /* ACSCTL_OUTPUT_PAGE_H */
