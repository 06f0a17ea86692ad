# SPDX-License-Identifier: GPL-2.0-only
# What the test scripts share.

fail() {
	echo "$*"
	exit 1
}

# expect_status STATUS COMMAND...: run it; out and err hold what it said
expect_status() {
	wanted=$1
	shift
	status=0
	"$@" >out 2>err </dev/null || status=$?
	[ "$status" -eq "$wanted" ] ||
		fail "exit status $status, expected $wanted: $*
$(cat err)"
}

# expect_silent STATUS COMMAND...: the same, and it says nothing
expect_silent() {
	expect_status "$@"
	[ ! -s out ] && [ ! -s err ] ||
		fail "expected no word of: $*
$(cat out err)"
}

# expect_text FILE TEXT: a line of the file holds the text
expect_text() {
	grep -qF -e "$2" "$1" ||
		fail "$1 lacks: $2
$(cat "$1")"
}

# expect_no_text FILE TEXT
expect_no_text() {
	! grep -F -e "$2" "$1" || fail "$1 holds: $2"
}

# expect_errors COUNT: err reports so many, and adds them up
expect_errors() {
	count=$(grep -c ': error: ' err || :)
	[ "$count" -eq "$1" ] ||
		fail "$count errors, expected $1
$(cat err)"
	if [ "$1" -eq 1 ]; then
		expect_text err "acsgen: 1 error"
	else
		expect_text err "acsgen: $1 errors"
	fi
}

# compile_c FILE...: with the engine's headers; warnings are errors
compile_c() {
	$CC -std=gnu11 -O2 -Wall -Wextra -Werror -I "$ENGINE" \
		-I "$ACSGEN_TESTS" "$@"
}

# walk: hold the tables of *.acs against what expected.c says of each device
walk() {
	mkdir tables
	expect_silent 0 "$ACSGEN" compile -o tables ./*.acs
	compile_c -o walker tables/acs-policy-db.c expected.c \
		"$ACSGEN_TESTS/walk.c" "$ENGINE/match.c"
	./walker
}
