// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A stale save taken apart by field, of whatever has named fields: what only one side changed merges by
// itself, the rest a person decides. Pure; any thread.

#include <QList>
#include <QMap>
#include <QString>

namespace binnacle {

using FieldValues = QMap<QString, QString>; // a name, and its value as text

struct FieldConflict
{
    QString field;
    QString base, mine, theirs;

    friend bool operator==(const FieldConflict &, const FieldConflict &) = default;
};

struct FieldMerge
{
    FieldValues values;             // mine that still stand and are not there already
    QList<FieldConflict> conflicts; // both sides changed it, to different values
};

// base: the values the edit began from; mine: what it wants; theirs: the present values, of which those that
// are not given are as they were.
[[nodiscard]] FieldMerge mergeFields(const FieldValues &base, const FieldValues &mine,
                                     const FieldValues &theirs);

} // namespace binnacle
