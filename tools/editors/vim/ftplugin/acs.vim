" SPDX-License-Identifier: GPL-2.0-only
" Rules of the ACS quirk database: as "acsgen fmt" lays them out

if exists("b:did_ftplugin")
	finish
endif
let b:did_ftplugin = 1

setlocal noexpandtab tabstop=8 shiftwidth=8 softtabstop=0 textwidth=80
setlocal comments=:# commentstring=#\ %s formatoptions-=t formatoptions+=croql
let b:undo_ftplugin = "setlocal expandtab< tabstop< shiftwidth< softtabstop<"
	\ . " textwidth< comments< commentstring< formatoptions<"
