#!/bin/sh
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: sh packaging/sanitize.sh [core] [ctest arguments]
#
# Builds everything with clang's AddressSanitizer and UndefinedBehaviorSanitizer into build/sanitize, runs each fuzz target
# for ten seconds, then all tests. With `core` the windows are left out: what continuous integration has the time for.
. "$(dirname "$0")/common.sh"
windows=ON
if [ "${1:-}" = core ]; then
    windows=OFF
    shift
fi
sh packaging/install.sh build run test ci
configure sanitize -DBINNACLE_UI=$windows
cmake --build build/sanitize -j "$jobs"
sh packaging/fuzz.sh
export BINNACLE_REQUIRE_POSTGRESQL=1 QT_QPA_PLATFORM=offscreen
export QTEST_FUNCTION_TIMEOUT=900000 # Qt Test's own limit of five minutes is for programs at full speed
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_stack_use_after_return=1:strict_string_checks=1}"
export LSAN_OPTIONS="${LSAN_OPTIONS:-suppressions=$PWD/tests/lsan.supp:print_suppressions=0}"
# The demo in its full size is too slow under them; tst_demomaker makes a small one here.
exec ctest --test-dir build/sanitize --output-on-failure --no-tests=error -j "$jobs" -E '^tst_demoworkspace$' "$@"
