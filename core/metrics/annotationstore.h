// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Marks on charts: rows to values and back, and what verify asks of them. Stateless, on the database thread.

#include "metrics/annotation.h"
#include "store/check.h"
#include "store/scope.h"

#include <optional>
#include <vector>

namespace binnacle::annotationstore {

struct Stored
{
    Annotation annotation;
    bool isRemoved = false;
};

// Of [from, to), by their instant.
[[nodiscard]] Result<std::vector<Annotation>> between(ReadScope &scope, qint64 from, qint64 to);
// Removed ones, too.
[[nodiscard]] Result<std::optional<Stored>> byId(ReadScope &scope, AnnotationId id);
// Nobody else changes it until the write is over.
[[nodiscard]] Result<> hold(WriteScope &scope, AnnotationId id);
[[nodiscard]] Result<AnnotationId> insert(WriteScope &scope, const Annotation &annotation); // with its uid
[[nodiscard]] Result<> remove(WriteScope &scope, AnnotationId id);
[[nodiscard]] Result<> restore(WriteScope &scope, AnnotationId id);

// As the audit keeps it: of the text its hash, salted with the uid.
[[nodiscard]] QString audited(const Annotation &annotation);

// "annotations": what the audit says of each is what its row says.
[[nodiscard]] Result<Check> checkAnnotations(ReadScope &scope);

} // namespace binnacle::annotationstore
