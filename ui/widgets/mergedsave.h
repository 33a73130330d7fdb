// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Saves changed fields of something others may change meanwhile, whatever it is: a stale save is merged by
// field and sent again, or put before the person. The service checks its rules on what comes of it each time.
// GUI thread; what is asked ends with the context.

#include "base/fieldmerge.h"
#include "base/result.h"
#include "widgets/conflictview.h"

#include <functional>
#include <optional>

namespace binnacle {

struct MergedSave
{
    struct Present
    {
        FieldValues values; // of the fields asked for; empty: not known, and nothing is written over it
        qint64 version = 0;
    };

    QString what;       // "INC-4711"
    FieldValues base;   // the values the edit began from
    FieldValues mine;   // what it wants
    qint64 version = 0; // it began from; 0: whatever is there
    QWidget *window = nullptr;
    ConflictView::Telling told = {};    // a value as people read it
    ConflictView::Labelling label = {}; // a field as people call it

    using Answer = std::function<void(const std::optional<Error> &error)>;
    std::function<void(const FieldValues &values, qint64 version, const Answer &answer)> send;
    // What stands now, after a Conflict "stale-version".
    std::function<void(const Error &error, const std::function<void(const Present &)> &use)> look;
    std::function<void(bool written)> done; // false: somebody did just that already, or theirs was chosen
    std::function<void(const Error &error)> refused;
    std::function<void(const Error &error)> left =
        {}; // no choice was made: back to the form, if there is one
};

void saveMerged(const MergedSave &save, QObject *context);

} // namespace binnacle
