// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/annotationstore.h"

#include "base/timetext.h"
#include "store/content.h"
#include "store/sqlcatalog.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace binnacle::annotationstore {

namespace {

const SqlCatalog &sql()
{
    static const SqlCatalog catalog(u"annotations.sql"_s);
    return catalog;
}

Result<Annotation> annotationOf(const Statement &row)
{
    Annotation annotation;
    annotation.id = AnnotationId(row.int64(0));
    annotation.uid = row.text(1);
    annotation.at = row.int64(2);
    BINNACLE_LET(annotation.kind, annotationKindFromName(row.text(3)));
    annotation.text = row.text(4);
    annotation.rowVersion = row.int64(5);
    return annotation;
}

Result<> runWithId(WriteScope &scope, const QString &block, AnnotationId id)
{
    BINNACLE_LET(Statement row, scope.statement(sql(), block));
    return row.bind(u"id"_s, id).run();
}

// What the audit says one has become.
struct Said
{
    QString added; // empty: the audit knows of no such act
    bool isRemoved = false;
};

Result<QMap<qint64, Said>> saidOf(ReadScope &scope)
{
    QMap<qint64, Said> all;
    BINNACLE_LET(Statement rows, scope.statement(sql(), u"audit_of_annotations"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next()) {
        Said &said = all[rows.int64(0)];
        said.isRemoved = rows.text(1) == "annotation.remove"_L1;
        if (rows.text(1) == "annotation.add"_L1)
            said.added = rows.text(2);
    }
    return all;
}

} // namespace

Result<std::vector<Annotation>> between(ReadScope &scope, qint64 from, qint64 to)
{
    std::vector<Annotation> all;
    BINNACLE_LET(Statement rows, scope.statement(sql(), u"annotation_between"_s));
    BINNACLE_TRY(rows.bind(u"from_at"_s, from).bind(u"to_at"_s, to).run());
    while (rows.next()) {
        BINNACLE_LET(Annotation annotation, annotationOf(rows));
        all.push_back(std::move(annotation));
    }
    return all;
}

Result<std::optional<Stored>> byId(ReadScope &scope, AnnotationId id)
{
    BINNACLE_LET(Statement rows, scope.statement(sql(), u"annotation_by_id"_s));
    BINNACLE_TRY(rows.bind(u"id"_s, id).run());
    if (!rows.next())
        return std::optional<Stored>();
    BINNACLE_LET(Annotation annotation, annotationOf(rows));
    return std::optional(Stored{std::move(annotation), !rows.isNull(6)});
}

Result<> hold(WriteScope &scope, AnnotationId id)
{
    if (scope.engine() == Engine::Sqlite) // there is one writer at a time
        return {};
    return runWithId(scope, u"annotation_hold"_s, id);
}

Result<AnnotationId> insert(WriteScope &scope, const Annotation &annotation)
{
    BINNACLE_LET(Statement row, scope.statement(sql(), u"annotation_insert"_s));
    row.bind(u"uid"_s, annotation.uid).bind(u"at"_s, annotation.at);
    row.bind(u"kind"_s, annotationKindName(annotation.kind)).bind(u"text"_s, annotation.text);
    BINNACLE_LET(const qint64 id, row.runForInt64());
    return AnnotationId(id);
}

Result<> remove(WriteScope &scope, AnnotationId id)
{
    BINNACLE_LET(Statement row, scope.statement(sql(), u"annotation_remove"_s));
    return row.bind(u"now"_s, scope.now()).bind(u"id"_s, id).run();
}

Result<> restore(WriteScope &scope, AnnotationId id)
{
    return runWithId(scope, u"annotation_restore"_s, id);
}

QString audited(const Annotation &annotation)
{
    return QStringList{u"at="_s + isoText(annotation.at, QTimeZone::utc()),
                       u"kind="_s + annotationKindName(annotation.kind),
                       u"text="_s + content::hashOf(annotation.uid + u'\n' + annotation.text)}
        .join(u'\n');
}

Result<Check> checkAnnotations(ReadScope &scope)
{
    BINNACLE_LET(auto said, saidOf(scope));
    FaultList faults;
    BINNACLE_LET(Statement rows, scope.statement(sql(), u"annotation_every"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next()) {
        BINNACLE_LET(const Annotation annotation, annotationOf(rows));
        const Said known = said.take(annotation.id.value);
        if (known.added != audited(annotation) || known.isRemoved == rows.isNull(6))
            faults.add(u"annotation %1"_s.arg(annotation.id.value));
    }
    for (auto gone = said.cbegin(); gone != said.cend(); ++gone)
        faults.add(u"annotation %1 is gone"_s.arg(gone.key()));
    return faults.check(u"annotations"_s);
}

} // namespace binnacle::annotationstore
