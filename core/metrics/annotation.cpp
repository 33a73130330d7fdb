// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/annotation.h"

#include "base/timetext.h"

#include <array>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr std::array kKinds = {"change", "note"};
constexpr qsizetype kLongestText = 500;

} // namespace

QString annotationKindName(AnnotationKind kind)
{
    return QString::fromLatin1(kKinds[size_t(kind)]);
}

QStringList annotationKindNames()
{
    QStringList names;
    for (const char *name : kKinds)
        names.append(QString::fromLatin1(name));
    return names;
}

Result<AnnotationKind> annotationKindFromName(const QString &name)
{
    const qsizetype place = annotationKindNames().indexOf(name);
    if (place < 0)
        return fail(ErrorCode::Invalid, u"bad-value"_s,
                    {{u"field"_s, u"kind"_s},
                     {u"value"_s, name},
                     {u"expected"_s, annotationKindNames().join(u", "_s)}});
    return AnnotationKind(place);
}

Result<> check(const Annotation &annotation)
{
    if (annotation.text.isEmpty())
        return fail(ErrorCode::Invalid, u"annotation-without-text"_s);
    if (annotation.text.size() > kLongestText)
        return fail(ErrorCode::Invalid, u"text-too-long"_s,
                    {{u"field"_s, u"text"_s}, {u"longest"_s, kLongestText}});
    if (!isPlausible(annotation.at))
        return fail(ErrorCode::Invalid, u"bad-time"_s,
                    {{u"value"_s, isoText(annotation.at, QTimeZone::utc())}});
    return {};
}

} // namespace binnacle
