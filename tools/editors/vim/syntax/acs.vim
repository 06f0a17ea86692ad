" SPDX-License-Identifier: GPL-2.0-only
" Rules of the ACS quirk database, see Documentation/PCI/acs-language.rst

if exists("b:current_syntax")
	finish
endif

syntax case match
syntax iskeyword @,48-57,_,-

syntax keyword acsKeyword acpi-table acs and any at base because before bit bits broken by
syntax keyword acsKeyword capability clear config control device
syntax keyword acsKeyword difference disable-redirect enable enabled evidence example final
syntax keyword acsKeyword function given if in inapplicable include kind mask
syntax keyword acsKeyword match multifunction no not
syntax keyword acsKeyword or provides register root-bus rule says see set
syntax keyword acsKeyword size type unless update vendor when where width window
syntax keyword acsKeyword writes
syntax keyword acsKind vendor-statement datasheet erratum specification
syntax keyword acsKind measurement
syntax keyword acsType endpoint legacy-endpoint root-port upstream-port
syntax keyword acsType downstream-port pcie-to-pci-bridge pci-to-pcie-bridge
syntax keyword acsType rciep rcec conventional
syntax keyword acsBit SV TB RR CR UF EC DT
syntax keyword acsProperty ats-disabled external-facing untrusted
syntax keyword acsState yes present absent

syntax match acsError "\<[A-Z]\+\>"
syntax match acsNumber "\<0x\x\+\>"
syntax match acsNumber "\<\d\+K\?\>"
syntax match acsNumber "\<[01]\x\.[0-7]\>"
syntax match acsRange "\.\."
syntax match acsText +"[^"]*"+ contains=acsAddress,@Spell
syntax match acsError +"[^"]*$+
syntax match acsAddress "https\?://[^" ]*" contained contains=@NoSpell
syntax match acsComment "#.*" contains=@Spell

highlight default link acsKeyword Statement
highlight default link acsKind Type
highlight default link acsType Type
highlight default link acsBit Constant
highlight default link acsProperty Identifier
highlight default link acsState Constant
highlight default link acsError Error
highlight default link acsNumber Number
highlight default link acsRange Operator
highlight default link acsText String
highlight default link acsAddress Underlined
highlight default link acsComment Comment

let b:current_syntax = "acs"
