#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Puts /etc/acs-policy.blob, which "acsgen blob" writes, in front of each
# initramfs that dracut makes: copy this folder to /usr/lib/dracut/modules.d/,
# and call "dracut --force".

check() {
	[ -f /etc/acs-policy.blob ]
}

# dracut gives early_cpio_dir, and asks for the other one at the end
install() {
	mkdir -p "$early_cpio_dir/d/kernel/firmware/acs"
	cp /etc/acs-policy.blob "$early_cpio_dir/d/kernel/firmware/acs/"
	# shellcheck disable=SC2034
	create_early_cpio=yes
}
