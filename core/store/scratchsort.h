// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Sorts more rows than memory should hold: append them all, then read them by key, then by order, then as
// they came. Memory stays flat; the rest lies in a nameless file of SQLite's (in $TMPDIR, readable by nobody
// else, gone when the process is). Keys compare as UTF-8 bytes. One thread at a time; owned by who sorts. A
// full disk: Unavailable "disk-full".

#include "base/result.h"

#include <QByteArray>
#include <QString>
#include <memory>

namespace binnacle {

class ScratchSort
{
public:
    struct Row
    {
        QString key;
        qint64 order = 0;
        QByteArray payload;
    };

    ScratchSort();
    ~ScratchSort();
    ScratchSort(const ScratchSort &) = delete;
    ScratchSort &operator=(const ScratchSort &) = delete;

    [[nodiscard]] Result<> append(const QString &key, qint64 order, const QByteArray &payload);
    [[nodiscard]] qint64 count() const;

    // Puts the rows in order and stands before the first; may be called again to read once more.
    [[nodiscard]] Result<> sort();
    // The next row into `row`; false after the last.
    [[nodiscard]] Result<bool> next(Row &row);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace binnacle
