// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Outages as an import brings them: which are new, changed, the same or edited here, stored under a batch and
// taken back. Stateless, on the database thread.

#include "availability/outage.h"
#include "intervals/intervalset.h"
#include "store/scope.h"

#include <QHash>
#include <vector>

namespace binnacle::outageimportstore {

// One of a source that is there.
struct Present
{
    Outage outage;
    std::optional<qint64> importedVersion;
    bool isRemoved = false; // somebody here did

    [[nodiscard]] bool isEdited() const { return importedVersion != outage.rowVersion; }
};

// What tells outages of a source apart: service, beginning and this, the reference, without one the end.
[[nodiscard]] QString identityOf(const Outage &outage);
[[nodiscard]] QString keyOf(ServiceId service, qint64 from, const QString &identity);

// By keyOf, those that begin in [first, last]. With a write, nobody else changes them until it is over.
using Found = QHash<QString, Present>;
[[nodiscard]] Result<Found> present(ReadScope &scope, const QString &source, qint64 first, qint64 last);
[[nodiscard]] Result<> hold(WriteScope &scope, const QString &source, qint64 first, qint64 last);

// Whether an import says anything new of it.
[[nodiscard]] bool differs(const Outage &present, const Outage &given);

// Of `outages` the service's key is set.
[[nodiscard]] Result<> insert(WriteScope &scope, BatchId batch, const std::vector<Outage> &outages);
// Gives the outage the values of `given` and puts aside what it was.
[[nodiscard]] Result<> update(WriteScope &scope, BatchId batch, const Present &present, const Outage &given);

// The source tells of the service over this stretch.
[[nodiscard]] Result<> putSpan(WriteScope &scope, BatchId batch, ServiceId service, const QString &source,
                               const Interval &span);
// What published imports told of a service: from when to when, and where that was.
struct Span
{
    Interval whole; // may be an instant
    IntervalSet told;
};
using Spans = QHash<qint64, Span>; // by service
[[nodiscard]] Result<Spans> spansOf(ReadScope &scope, const QString &source);
[[nodiscard]] Result<Spans> spans(ReadScope &scope);

// What stands in the way of taking a batch back: an outage it made or changed that was changed since, or that
// a later import watched over.
struct InTheWay
{
    QString service, source;
    qint64 from = 0;
    bool isLaterImport = false; // else somebody's edit here
};
[[nodiscard]] Result<std::vector<InTheWay>> inTheWay(WriteScope &scope, BatchId batch);
// What the batch changed is as it was before.
[[nodiscard]] Result<> restore(WriteScope &scope, BatchId batch);
// The rows of a batch that nothing shows any more.
[[nodiscard]] Result<> clear(WriteScope &scope, BatchId batch);

} // namespace binnacle::outageimportstore
