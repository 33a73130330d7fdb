// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How much of outside data is taken at once. Outside data is hostile: every reader has a bound on what it
// holds.

#include <QtGlobal>

namespace binnacle {

struct IntakeLimits
{
    qint64 fileBytes = qint64(64) << 30; // after unpacking; memory does not grow with it
    // A packed file may unpack to more than so many bytes only if it grows by no more than the ratio.
    qint64 unpackedBytes = qint64(1) << 30;
    qint64 unpackedRatio = 100;
    qsizetype recordBytes = 1 << 20;
    qsizetype columns = 4096;
    qsizetype sampleBytes = 256 * 1024; // looked at for encoding, delimiter and kind
};

} // namespace binnacle
