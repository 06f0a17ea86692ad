# SPDX-License-Identifier: GPL-2.0-only
"""Reads the expected groups, which are derived by hand; machines/README.md
describes the format."""


def expectation(path):
    """Returns (policy, groups) of a file."""
    policy, groups = "", []
    for line in path.read_text().splitlines():
        word, _, rest = line.partition(" ")
        if word == "policy":
            policy = rest
        elif word == "group":
            groups.append(set(rest.split()))
        elif word == "also":
            groups[-1] |= set(rest.split())
    return policy, {frozenset(group) for group in groups}


def pasids(path):
    """Returns the addresses of the functions that may use PASIDs."""
    lines = path.read_text().splitlines()
    return {address for line in lines if line.startswith("pasid ")
            for address in line.split()[1:]}
