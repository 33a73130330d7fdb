#!/bin/sh
# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: sh packaging/render-sample.sh      (run.sh calls it where there is no display)
#
# Imports the project's own sample log into out/sample.binnacle and draws every page to out/*.png, the board to
# out/board.pdf. Uses the programs in build/release/app.
. "$(dirname "$0")/common.sh"
mkdir -p out
rm -f out/sample.binnacle out/sample.binnacle-wal out/sample.binnacle-shm
ctl="build/release/app/binnaclectl --workspace out/sample.binnacle"
echo "No display here: importing tests/data/incidents.csv and drawing every page into out/."
$ctl init --zone Europe/Amsterdam >/dev/null
$ctl import incidents-csv tests/data/incidents.csv
QT_QPA_PLATFORM=offscreen build/release/app/binnacle --render out --workspace out/sample.binnacle
ls -1 out/*.png out/board.pdf
