# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=bash
#
# Completion for bash, which needs the package bash-completion. The verbs and
# options come from the help of acsctl.

_acsctl_verbs()
{
	"$1" --help | sed -n '/^Verbs:/,/^$/s/^  \([a-z][a-z-]*\) .*/\1/p'
}

# Addresses on the machine of this command line; 0000: may be left out
_acsctl_addresses()
{
	local word sysfs=/sys

	for word in "${words[@]}"; do
		[[ $word == --sysfs=* ]] && sysfs=${word#*=}
	done
	find "$sysfs/bus/pci/devices" -mindepth 1 -printf '%f\n' 2>/dev/null |
		if [[ $cur == ????:??:* ]]; then cat; else sed 's/^0000://'; fi
}

# Completes the last element of a list with these separators. A quote around a
# list with ; is not part of it
_acsctl_list()
{
	local separators=$1 text=${cur#[\'\"]}
	local last=${text##*["$separators"]}

	shift
	mapfile -t COMPREPLY < <(compgen -P "${text%"$last"}" -W "$*" -- "$last")
}

# Counts the operands before this word
_acsctl_operands()
{
	local i count=0

	for ((i = 2; i < cword; i++)); do
		case ${words[i]} in
		-p | -i | -c | -f | -o)
			((i++))
			;;
		-?*)
			;;
		*)
			((count++))
			;;
		esac
	done
	echo "$count"
}

_acsctl_value()
{
	case $prev in
	--policy | --policy-a | --policy-b | --set | -p)
		_acsctl_list ';' strict quirk override
		;;
	--compare | -c)
		_acsctl_list ',;' strict quirk override
		;;
	--assume)
		_acsctl_list , internal lockdown ivrs no-ivrs
		;;
	--isolate | -i)
		_acsctl_list ,+ "$(_acsctl_addresses)"
		;;
	--format | -f)
		_acsctl_list '' table json dot html
		;;
	--class)
		_acsctl_list , vga nic nvme usb audio sata bridge accelerator
		;;
	--sort)
		_acsctl_list '' group address
		;;
	--group | --driver)
		;;
	--color)
		_acsctl_list '' auto always never
		;;
	--blob | --rcba | --names | --output | -o)
		_filedir
		;;
	--sysfs | --root)
		_filedir -d
		;;
	*)
		return 1
		;;
	esac
}

_acsctl_operand()
{
	case ${words[1]}:$(_acsctl_operands) in
	explain:0 | draft:0)
		_acsctl_list '' "$(_acsctl_addresses)"
		;;
	lint:0)
		_acsctl_list ';' strict quirk override
		;;
	peers:0 | peers:1)
		_acsctl_list '' "$(_acsctl_addresses)"
		;;
	boot:* | rules:*)
		;;
	*)
		_filedir
		;;
	esac
}

_acsctl()
{
	# shellcheck disable=SC2034 # of _init_completion
	local cur prev words cword split

	_init_completion -s -n : || return
	if _acsctl_value; then
		:
	elif $split; then
		return
	elif [[ $cur == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$(_parse_help "$1" \
			"$([[ $cword -gt 1 ]] && echo "${words[1]}") --help")" \
			-- "$cur")
		[[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace
	elif [[ $cword -eq 1 ]]; then
		_acsctl_list '' "$(_acsctl_verbs "$1")"
	else
		_acsctl_operand
	fi
	__ltrim_colon_completions "$cur"
} &&
	complete -F _acsctl acsctl
