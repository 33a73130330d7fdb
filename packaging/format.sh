#!/bin/sh
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: sh packaging/format.sh [--fix]
#
# Checks all C++ files against .clang-format with clang-format-19, the version both Debian 12 and 13 have; --fix writes.
. "$(dirname "$0")/common.sh"
sh packaging/install.sh ci
case ${1:-} in
    --fix) set -- -i ;;
    *) set -- --dry-run -Werror ;;
esac
find app core ui tests packaging \( -name '*.cpp' -o -name '*.h' \) -print0 | xargs -0 -n 40 -P "$jobs" clang-format-19 "$@"
echo "format: clean"
