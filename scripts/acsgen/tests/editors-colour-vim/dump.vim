" SPDX-License-Identifier: GPL-2.0-only
" Writes for each byte of each line the group that it has
let s:out = []
for s:line in range(1, line("$"))
	for s:column in range(1, strlen(getline(s:line)))
		let s:group = synIDattr(synID(s:line, s:column, 1), "name")
		call add(s:out, s:line . " " . s:column . " " . s:group)
	endfor
endfor
call add(s:out, "tabs " . &l:expandtab . " " . &l:tabstop . " " . &l:shiftwidth)
call writefile(s:out, "dump")
