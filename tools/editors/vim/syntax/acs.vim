" SPDX-License-Identifier: GPL-2.0-only
" Rules of the ACS quirk database, see Documentation/PCI/acs-language.rst

if exists("b:current_syntax")
	finish
endif

syntax case match
syntax iskeyword @,48-57,_,-

syntax keyword acsKeyword acpi-table acs and any at base because
syntax keyword acsKeyword before bit bits broken by capability clear config
syntax keyword acsKeyword control device difference disable-redirect enable
syntax keyword acsKeyword enabled evidence example final function given host-bridge if
syntax keyword acsKeyword in inapplicable include kind mask match multifunction
syntax keyword acsKeyword no not or passes provides register root-bus rule says
syntax keyword acsKeyword see set since size type unless update vendor when where
syntax keyword acsKeyword width window writes
syntax keyword acsKind vendor-statement datasheet erratum specification
syntax keyword acsKind measurement
syntax keyword acsType endpoint legacy-endpoint root-port upstream-port
syntax keyword acsType downstream-port pcie-to-pci-bridge pci-to-pcie-bridge
syntax keyword acsType rciep rcec conventional
syntax keyword acsBit SV TB RR CR UF EC DT
syntax keyword acsProperty ats-disabled external-facing untrusted
syntax keyword acsState yes present absent all below-one unknown

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
