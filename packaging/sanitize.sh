#!/bin/sh
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: sh packaging/sanitize.sh [ctest arguments]
#
# Builds the core and the command line with AddressSanitizer and UndefinedBehaviorSanitizer into build/sanitize and runs
# their tests there. The windows are left out: they have not been seen clean under the sanitizers yet.
. "$(dirname "$0")/common.sh"
sh packaging/install.sh build run test
configure dev-asan -DBINNACLE_UI=OFF
cmake --build build/sanitize -j "$jobs"
export BINNACLE_REQUIRE_POSTGRESQL=1 QT_QPA_PLATFORM=offscreen
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_stack_use_after_return=1:strict_string_checks=1}"
export LSAN_OPTIONS="${LSAN_OPTIONS:-suppressions=$PWD/tests/lsan.supp:print_suppressions=0}"
exec ctest --test-dir build/sanitize --output-on-failure --no-tests=error -j "$jobs" "$@"
