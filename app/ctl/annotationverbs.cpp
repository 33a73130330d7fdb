// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// annotations.

#include "base/timetext.h"
#include "ctl/listing.h"
#include "metrics/annotationservice.h"
#include "workspace.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QJsonObject annotationJson(const Annotation &one, const QTimeZone &zone)
{
    return {{u"id"_s, one.id.value},
            {u"uid"_s, one.uid},
            {u"at"_s, timeOrNull(one.at, zone)},
            {u"kind"_s, annotationKindName(one.kind)},
            {u"text"_s, one.text},
            {u"row_version"_s, one.rowVersion}};
}

QStringList annotationRow(const Annotation &one, const QTimeZone &zone)
{
    return {QString::number(one.id.value), timeText(one.at, zone), annotationKindName(one.kind), one.text};
}

const Listing<Annotation> kAnnotations{
    {u"id"_s, u"at"_s, u"kind"_s, u"text"_s}, annotationJson, annotationRow};

Exit list(Call &call)
{
    const auto from = timeOf(call.arguments.value(u"from"_s), call.zone());
    const auto to = timeOf(call.arguments.value(u"to"_s), call.zone());
    if (!from || !to)
        return call.output.fail(from ? to.error() : from.error());
    return show(
        call, kAnnotations,
        call.workspace->annotations()
            .annotations(call.workspace->actor(), from->value_or(kFirstInstant), to->value_or(kEndOfInstants))
            .result());
}

Result<Annotation> annotationOf(const Call &call)
{
    const Arguments &a = call.arguments;
    Annotation annotation;
    BINNACLE_LET(annotation.at, timeSaid(call, u"at"_s));
    BINNACLE_LET(annotation.kind,
                 annotationKindFromName(a.value(u"kind"_s, annotationKindName(AnnotationKind::Change))));
    annotation.text = a.value(u"text"_s);
    return annotation;
}

Exit add(Call &call)
{
    const auto annotation = annotationOf(call);
    if (!annotation)
        return call.output.fail(annotation.error());
    return showOne(call, kAnnotations,
                   call.workspace->annotations().add(call.workspace->actor(), *annotation).result());
}

Exit remove(Call &call)
{
    const QString word = call.arguments.words().value(0);
    bool ok = false;
    const AnnotationId id(word.toLongLong(&ok));
    if (!ok)
        return call.output.fail(Error{ErrorCode::NotFound, u"no-such-annotation"_s, {{u"id"_s, word}}, {}});
    return showOne(call, kAnnotations,
                   call.workspace->annotations().remove(call.workspace->actor(), id, 0).result());
}

} // namespace

QList<Verb> annotationVerbs()
{
    return {
        {u"annotations list"_s,
         u"[--from T] [--to T]"_s,
         u"marks on charts: changes and notes"_s,
         {{u"from="_s, u"to="_s}, false, 0, 0},
         true,
         list},
        {u"annotations add"_s,
         u"--at T --text TEXT [--kind %1]"_s.arg(annotationKindNames().join(u'|')),
         u"a mark on charts"_s,
         {{u"at="_s, u"text="_s, u"kind="_s}, false, 0, 0},
         true,
         add},
        {u"annotations remove"_s, u"ID"_s, u"takes a mark off"_s, {{}, false, 1, 1}, true, remove},
    };
}

} // namespace binnacle
