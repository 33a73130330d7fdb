#!/bin/sh
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: sh packaging/run.sh [arguments of binnacle]
#
# Installs what is missing, builds the programs into build/release/app and opens the console. Where there is no display
# it imports the sample log of tests/data into out/sample.binnacle and draws every page and the board into out/.
. "$(dirname "$0")/common.sh"
sh packaging/install.sh build run
if [ -f build/release/CMakeCache.txt ]; then configure release; else configure release -DBINNACLE_TESTS=OFF; fi
cmake --build build/release -j "$jobs" --target binnacle binnaclectl
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec build/release/app/binnacle "$@"
fi
exec sh packaging/render-sample.sh
