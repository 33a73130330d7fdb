// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Some lines of a file as it is read, around one that is spoken of; however large the file, no more of it is
// kept. Pure but for the file; any thread.

#include "base/result.h"

#include <QStringList>

namespace binnacle {

struct SourceExcerpt
{
    qint64 first = 1;  // number of the first line here
    qint64 wanted = 1; // of the line spoken of
    QStringList lines; // cut where they are longer than anybody reads
};

inline constexpr qint64 kExcerptAround = 200; // lines before and after

// Errors of TextSource; NotFound "no-such-line" {line}: the file ends before it.
[[nodiscard]] Result<SourceExcerpt> sourceExcerpt(const QString &path, const QString &encoding, qint64 line);

} // namespace binnacle
