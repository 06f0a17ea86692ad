/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A tracepoint for each answer that the PCI core gets.
 */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM acs_policy

#if !defined(ACS_TRACE_H) || defined(TRACE_HEADER_MULTI_READ)
#define ACS_TRACE_H

#include <linux/tracepoint.h>

#include "engine.h"

TRACE_EVENT(acs_answer,
	TP_PROTO(struct pci_dev *dev, const struct acs_decision *decision,
		 u16 asked, int answer),
	TP_ARGS(dev, decision, asked, answer),

	TP_STRUCT__entry(
		__field(u32, segment)
		__field(u32, provides)
		__field(u32, claims)
		__field(int, answer)
		__field(u16, asked)
		__field(u16, item)
		__field(u8, bus)
		__field(u8, devfn)
		__array(char, reason, ACS_REASON_TEXT)
	),

	TP_fast_assign(
		__entry->segment = pci_domain_nr(dev->bus);
		__entry->bus = dev->bus->number;
		__entry->devfn = dev->devfn;
		__entry->asked = asked;
		__entry->answer = answer;
		__entry->provides = decision->provides & ACS_BITS;
		__entry->claims = decision->claims;
		__entry->item = decision->item;
		acs_format_decision(__entry->reason, ACS_REASON_TEXT, decision);
	),

	TP_printk("%04x:%02x:%02x.%u asked=0x%02x answer=%d provides=0x%02x claims=0x%02x item=%u %s",
		  __entry->segment, __entry->bus, PCI_SLOT(__entry->devfn),
		  PCI_FUNC(__entry->devfn), __entry->asked, __entry->answer,
		  __entry->provides, __entry->claims, __entry->item,
		  __entry->reason)
);

#endif /* ACS_TRACE_H */

#undef TRACE_INCLUDE_PATH
#define TRACE_INCLUDE_PATH ../../drivers/pci/acs-policy
#undef TRACE_INCLUDE_FILE
#define TRACE_INCLUDE_FILE trace
#include <trace/define_trace.h>
