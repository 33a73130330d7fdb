#!/bin/sh
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: sh packaging/test.sh [ctest arguments]
#
# Installs what is missing, builds everything into build/release and runs all tests on both database engines. The last
# lines are ctest's own summary, the exit status its own.
. "$(dirname "$0")/common.sh"
sh packaging/install.sh build run test
configure release -DBINNACLE_TESTS=ON
cmake --build build/release -j "$jobs"
export BINNACLE_REQUIRE_POSTGRESQL=1 QT_QPA_PLATFORM=offscreen
exec ctest --test-dir build/release --output-on-failure --no-tests=error -j "$jobs" "$@"
