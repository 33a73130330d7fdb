// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A mark on the charts: what was changed, or what should be remembered, and when. Values and rules; any
// thread.

#include "base/ids.h"
#include "base/result.h"

#include <QString>
#include <QStringList>

namespace binnacle {

using AnnotationId = Id<struct AnnotationTag>;

enum class AnnotationKind {
    Change, // something was done to a service or to how work is done
    Note,
};

struct Annotation
{
    AnnotationId id;
    QString uid;
    qint64 at = 0; // UTC milliseconds
    AnnotationKind kind = AnnotationKind::Change;
    QString text;
    qint64 rowVersion = 0;

    friend bool operator==(const Annotation &, const Annotation &) = default;
};

[[nodiscard]] QString annotationKindName(AnnotationKind kind); // "change", as stored and as it is said
[[nodiscard]] QStringList annotationKindNames();
// Invalid "bad-value" {field, value, expected}.
[[nodiscard]] Result<AnnotationKind> annotationKindFromName(const QString &name);

// Invalid "annotation-without-text", "text-too-long" {field, longest}, "bad-time" {value}.
[[nodiscard]] Result<> check(const Annotation &annotation);

} // namespace binnacle
