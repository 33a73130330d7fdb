// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which encoding bytes are in, from a byte order mark or a sample. Pure; any thread.

#include <QByteArrayView>
#include <QString>
#include <optional>

namespace binnacle {

struct EncodingGuess
{
    QByteArray name;   // as iconv knows it: "UTF-8", "UTF-16LE", "WINDOWS-1252"
    qsizetype bom = 0; // bytes to leave out at the start
};

// None: the sample is not text. `sample` begins at the file's start or, for the bytes that decide, where the
// first of them is; `whole` says whether it ends with the file.
[[nodiscard]] std::optional<EncodingGuess> guessEncoding(QByteArrayView sample);

// Where UTF-8 goes wrong: the offset of the first byte that is not part of a whole character, or -1. A
// character cut off at the end is left out: `complete` gets the length of what is whole.
[[nodiscard]] qsizetype firstBadUtf8(QByteArrayView bytes, qsizetype *complete);

} // namespace binnacle
