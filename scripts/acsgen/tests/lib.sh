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

# compile_harness FILE: a program that builds an index with acsgen's own files
compile_harness() {
	set -- "$1" "$ACSGEN_SOURCE"
	$CC -O2 -g -Wall -I "$2" -o harness "$1" "$2"/base/arena.c \
		"$2"/base/diag.c "$2"/base/place.c "$2"/base/table.c \
		"$2"/base/utf8.c \
		"$2"/rules/ids.c "$2"/rules/overlap.c \
		"$2"/rules/neighbours.c "$2"/rules/order.c \
		"$2"/database/index.c "$2"/database/buckets.c \
		"$2"/database/hash.c \
		"$2"/database/verify.c "$2"/engine/match.c "$2"/language/tree.c
}

# compile_blob_harness FILE: a program that makes a blob with acsgen's own files
compile_blob_harness() {
	set -- "$1" "$ACSGEN_SOURCE"
	$CC -O2 -g -Wall -I "$2" -o harness "$1" "$2"/base/arena.c \
		"$2"/base/diag.c "$2"/base/place.c "$2"/base/text.c \
		"$2"/base/utf8.c "$2"/output/blob.c "$2"/engine/blob*.c -lmd
}

# walk: hold the tables of *.acs against what expected.c says of each device
walk() {
	mkdir tables
	expect_silent 0 "$ACSGEN" compile -o tables ./*.acs
	compile_c -o walker tables/acs-policy-db.c expected.c \
		"$ACSGEN_TESTS/walk.c" "$ENGINE/match.c"
	./walker
}
