# SPDX-License-Identifier: GPL-2.0-only
"""Archives that the kernel unpacks as its initramfs."""

import subprocess


def archive(folder, names):
    """Returns a cpio archive of these files and folders of @folder."""
    return subprocess.run(["cpio", "--quiet", "-o", "-H", "newc"], cwd=folder,
                          input="\n".join(map(str, names)).encode(),
                          stdout=subprocess.PIPE, check=True).stdout
