#!/bin/sh
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: sh packaging/bench.sh [--incidents N] [--keep DIR] [--huge] [SECTION...]
#   N is 1,000,000 without being said; DIR keeps the data set from run to run; --huge also imports 2 GB;
#   sections: board edit import lists reports start windows
#
# Builds the benchmarks into build/release and prints one table: each figure beside raw SQL of the same run. Figures are
# for a quiet machine; ratios hold on any.
. "$(dirname "$0")/common.sh"
sh packaging/install.sh build run test bench
configure release -DBINNACLE_BENCH=ON
cmake --build build/release -j "$jobs" --target bench binnacle
QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} exec build/release/tests/bench/bench "$@"
