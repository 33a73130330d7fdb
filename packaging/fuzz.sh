#!/bin/sh
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: sh packaging/fuzz.sh [SECONDS [TARGET...]]      (10 seconds for each of all targets)
#
# Builds the fuzz targets of tests/fuzz into build/sanitize (clang, its sanitizers) and runs each from its seeds. What it
# finds on the way is kept in build/fuzz/corpus, an input that fails in out/fuzz.
. "$(dirname "$0")/common.sh"
seconds=${1:-10}
[ $# -eq 0 ] || shift
sh packaging/install.sh build ci
configure sanitize
if [ $# -eq 0 ]; then
    for source in tests/fuzz/fuzz_*.cpp; do
        set -- "$@" "$(basename "$source" .cpp)"
    done
fi
cmake --build build/sanitize -j "$jobs" --target "$@" >build/fuzz.build.log || { cat build/fuzz.build.log >&2; exit 1; }
mkdir -p out/fuzz
run_one='
    target=$1 seconds=$2
    mkdir -p "build/fuzz/corpus/$target" "tests/fuzz/corpus/$target"
    "build/sanitize/tests/fuzz/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
        -print_final_stats=1 -artifact_prefix="out/fuzz/$target-" "build/fuzz/corpus/$target" \
        "tests/fuzz/corpus/$target" >"build/fuzz/$target.log" 2>&1 || { tail -40 "build/fuzz/$target.log" >&2; exit 1; }
    echo "fuzz: $target, $seconds s$(sed -n "s/^stat::number_of_executed_units: */, runs: /p" "build/fuzz/$target.log")"'
printf '%s\n' "$@" | xargs -P "$jobs" -I TARGET sh -c "$run_one" sh TARGET "$seconds"
