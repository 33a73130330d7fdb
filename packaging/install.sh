#!/bin/sh
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: sh packaging/install.sh [build] [run] [test] [bench] [ci]      (no word: build run test)
#
# Installs the Debian packages those purposes need and that are missing, recommendations off. Nothing to do takes
# a fraction of a second. As root, else by sudo. Debian 12 and 13; the lists are the one place that names packages.
set -eu

# To compile: compiler, Qt 6, and the libraries; the CMakeLists.txt of the room that links one says what for
# (libical: holidays from an iCalendar file).
build="g++ cmake ninja-build ccache pkg-config
 qt6-base-dev qt6-svg-dev qt6-charts-dev
 libexpected-dev libuchardet-dev libyaml-cpp-dev libsodium-dev zlib1g-dev libsqlite3-dev libpq-dev
 libxlsxwriter-dev libical-dev"

# To run: SQL drivers are run-time parts that nothing links; a bare machine has no font and no time zones.
run="libqt6sql6-sqlite libqt6sql6-psql tzdata fontconfig fonts-inter fonts-noto-core fonts-noto-mono
 libxcb-cursor0 breeze-icon-theme"

# To test: property tests, a throw-away server, the checks over the tree and the independent figures, text out of a PDF.
test="librapidcheck-dev postgresql python3 poppler-utils"

# Benchmarks stand beside raw SQL in the same program: nothing more is needed.
bench="python3"

# What continuous integration adds: the pinned formatter, clang with its fuzzer and sanitizers, and its linker, which takes a
# fifth of the time of the usual one for the sanitized programs.
ci="clang-format-19 clang-19 lld-19 libclang-rt-19-dev git"

# Charts asks for the OpenGL headers, a package of their own on Debian 12.
# The code view: KF6; Debian 12 has none, but its qtcreator carries a Qt 6 build of the same library.
if grep -qs '^VERSION_ID="12"' /etc/os-release; then
    build="$build libqt6opengl6-dev qtcreator qtcreator-data libkf5syntaxhighlighting-dev"
else
    # What libxlsxwriter's pkg-config file asks for on Debian 13, though its package does not.
    build="$build libkf6syntaxhighlighting-dev libminizip-dev"
fi

# Prints those of its arguments that are not installed.
missing_of() {
    installed=$(dpkg-query -W -f='${binary:Package} ${db:Status-Status}\n' "$@" 2>/dev/null |
        sed -n 's/^\([^: ]*\)[^ ]* installed$/\1/p')
    for package in "$@"; do
        case "
$installed
" in
            *"
$package
"*) ;;
            *) printf ' %s' "$package" ;;
        esac
    done
}

[ $# -gt 0 ] || set -- build run test
wanted=
for purpose in "$@"; do
    case $purpose in
        build) wanted="$wanted $build" ;;
        run) wanted="$wanted $run" ;;
        test) wanted="$wanted $test" ;;
        bench) wanted="$wanted $bench" ;;
        ci) wanted="$wanted $ci" ;;
        *) echo "install: unknown purpose '$purpose'" >&2; exit 2 ;;
    esac
done

# shellcheck disable=SC2086 # lists of words
missing=$(missing_of $wanted)
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "install: as root, please: apt-get install$missing" >&2; exit 1; }
    as_root=sudo
fi
echo "install:$missing" >&2
apt() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 "$@"; }
apt update >&2
# shellcheck disable=SC2086 # a list of words
apt install --yes --no-install-recommends $missing >&2
