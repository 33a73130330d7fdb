# shellcheck shell=sh disable=SC2034
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the scripts beside this one share. To be read with `.`, from anywhere; leaves the caller in the project's root.
set -eu
cd "$(dirname "$0")/.."
jobs=$(nproc)

# ccache lets a second machine or a cleaned tree start from compiled objects. The sloppiness is what ccache asks for
# with precompiled headers; the base directory makes entries independent of where the tree lies.
if command -v ccache >/dev/null; then
    export CCACHE_SLOPPINESS="${CCACHE_SLOPPINESS:-pch_defines,time_macros,include_file_mtime,include_file_ctime}"
    export CCACHE_BASEDIR="${CCACHE_BASEDIR:-$PWD}" CCACHE_NOHASHDIR="${CCACHE_NOHASHDIR:-1}"
fi

# configure PRESET [cmake arguments]: quiet unless it fails.
configure() {
    preset=$1
    shift
    if command -v ccache >/dev/null; then set -- -DCMAKE_CXX_COMPILER_LAUNCHER=ccache "$@"; fi
    mkdir -p build
    if ! cmake --preset "$preset" "$@" >"build/$preset.configure.log" 2>&1; then
        cat "build/$preset.configure.log" >&2
        return 1
    fi
}
