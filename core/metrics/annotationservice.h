// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What may be done with the marks on charts: one method, one intention, one transaction. Changing needs
// EditAnnotations and is audited. Any thread; owned by Workspace.

#include "metrics/annotation.h"

#include <QFuture>
#include <vector>

namespace binnacle {

struct Actor;
class Database;

class AnnotationService
{
public:
    explicit AnnotationService(Database &database)
        : m_database(database)
    {}

    // Those of [from, to), by their instant. Needs ReadMetrics.
    [[nodiscard]] QFuture<Result<std::vector<Annotation>>> annotations(const Actor &actor, qint64 from,
                                                                       qint64 to);
    // Of `annotation` the instant, the kind and the text count. Invalid as check() says.
    [[nodiscard]] QFuture<Result<Annotation>> add(const Actor &actor, const Annotation &annotation);
    // Each the way back of the other; remove() is that of add(), too. NotFound "no-such-annotation" {id};
    // Conflict "stale-version" where somebody has changed it since it was at `version` (0: whatever it is).
    [[nodiscard]] QFuture<Result<Annotation>> remove(const Actor &actor, AnnotationId id, qint64 version);
    [[nodiscard]] QFuture<Result<Annotation>> restore(const Actor &actor, AnnotationId id, qint64 version);

private:
    Database &m_database;
};

} // namespace binnacle
