// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the records of an import go, whatever they are of. Called by the thread of one import; what it does
// runs on the database's threads.

#include "base/ids.h"
#include "intake/importreport.h"

#include <QMap>

namespace binnacle {

struct StagingCounts
{
    qint64 created = 0;
    qint64 updated = 0;
    qint64 unchanged = 0;
    qint64 kept = 0;
    qint64 deleted = 0;      // removed here: nothing is done
    qint64 hidden = 0;       // rows of tickets the person may not see: refused, whatever they say
    QList<RowError> refused; // the first of them
    QMap<QString, qint64> faults;

    void add(const StagingCounts &other);
};

class ImportTarget
{
public:
    virtual ~ImportTarget() = default;

    // Waits for what is on its way.
    [[nodiscard]] virtual Result<> finishWriting() = 0;
    // Shows all of it, in one transaction. Gives the batch.
    [[nodiscard]] virtual Result<BatchId> publish(const QString &report) = 0;
    // Gives the batch up: nothing of it is shown any more, ever.
    [[nodiscard]] virtual Result<> giveUp() = 0;

    [[nodiscard]] virtual BatchId batch() const = 0; // none yet: nothing is written
    [[nodiscard]] virtual const StagingCounts &counts() const = 0;
};

} // namespace binnacle
