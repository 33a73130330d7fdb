// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "periods/periodstore.h"

#include "base/timetext.h"
#include "store/bulkinsert.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace binnacle {

const SqlCatalog &periodSql()
{
    static const SqlCatalog kCatalog(u"periods.sql"_s);
    return kCatalog;
}

namespace periodstore {

namespace {

// The window's newest edition comes before it.
Result<> follow(WriteScope &scope, PublishedPeriod &period)
{
    BINNACLE_LET(Statement newest, scope.statement(periodSql(), u"period_newest"_s));
    BINNACLE_TRY(newest.bind(u"from_at"_s, period.from).bind(u"to_at"_s, period.to).run());
    if (newest.next()) {
        period.replaces = PeriodId(newest.int64(0));
        period.edition = int(newest.int64(1)) + 1;
    }
    return {};
}

Result<> insertHead(WriteScope &scope, PublishedPeriod &period)
{
    BINNACLE_LET(Statement row, scope.statement(periodSql(), u"period_insert"_s));
    row.bind(u"uid"_s, period.uid)
        .bind(u"from_at"_s, period.from)
        .bind(u"to_at"_s, period.to)
        .bind(u"zone"_s, period.zone)
        .bind(u"maintenance"_s, period.maintenance)
        .bind(u"edition"_s, qint64(period.edition))
        .bind(u"replaces"_s, period.replaces)
        .bind(u"published_at"_s, period.publishedAt)
        .bind(u"publisher"_s, period.publisher)
        .bind(u"audit_seq"_s, period.auditSeq)
        .bind(u"definitions"_s, period.definitions.join(u'\n'))
        .bind(u"reason"_s, period.reason)
        .bind(u"hash"_s, period.hash);
    BINNACLE_LET(const qint64 id, row.runForInt64());
    period.id = PeriodId(id);
    return {};
}

Result<> insertFigures(WriteScope &scope, const PublishedPeriod &period, const QStringList &hashes)
{
    BulkInsert rows(scope, u"period_figure"_s,
                    {u"period_id"_s, u"place"_s, u"section"_s, u"item"_s, u"name"_s, u"measure"_s,
                     u"figure"_s, u"unit"_s, u"value"_s, u"hash"_s});
    for (size_t i = 0; i < period.figures.size(); ++i) {
        const PeriodFigure &one = period.figures[i];
        BINNACLE_TRY(rows.add({period.id.value, qint64(i), one.section, one.item, one.name, one.measure,
                               one.figure, unitName(one.unit), one.value ? QVariant(*one.value) : QVariant(),
                               hashes[qsizetype(i)]}));
    }
    return rows.flush();
}

} // namespace

Result<qint64> newestAuditRow(ReadScope &scope)
{
    BINNACLE_LET(Statement newest, scope.statement(periodSql(), u"audit_newest_seq"_s));
    return newest.runForInt64();
}

QString audited(const PublishedPeriod &period)
{
    return QStringList{u"from="_s + isoText(period.from, QTimeZone::utc()),
                       u"to="_s + isoText(period.to, QTimeZone::utc()), u"edition=%1"_s.arg(period.edition),
                       u"figures=%1"_s.arg(period.figures.size()), u"hash="_s + period.hash}
        .join(u'\n');
}

Result<PublishedPeriod> publish(WriteScope &scope, PublishedPeriod period)
{
    period.uid = scope.newUid();
    period.publishedAt = scope.now();
    period.publisher = scope.actor().person;
    period.publisherName = scope.actor().name;
    BINNACLE_TRY(follow(scope, period));
    QStringList hashes;
    for (size_t i = 0; i < period.figures.size(); ++i)
        hashes.append(hashOf(period, period.figures[i], int(i)));
    period.hash = hashOf(period, hashes);
    BINNACLE_TRY(insertHead(scope, period));
    BINNACLE_TRY(insertFigures(scope, period, hashes));
    BINNACLE_TRY(
        scope.audit({u"period.publish"_s, u"period"_s, period.id.value, {}, {}, audited(period), {}}));
    BINNACLE_TRY(scope.changed(u"period"_s, period.id.value));
    return period;
}

Result<std::vector<PublishedPeriod>> periods(ReadScope &scope)
{
    std::vector<PublishedPeriod> all;
    BINNACLE_LET(Statement rows, scope.statement(periodSql(), u"period_all"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next()) {
        PublishedPeriod period;
        period.id = PeriodId(rows.int64(0));
        period.uid = rows.text(1);
        period.from = rows.int64(2);
        period.to = rows.int64(3);
        period.zone = rows.text(4);
        period.edition = int(rows.int64(5));
        period.replaces = PeriodId(rows.int64(6));
        period.publishedAt = rows.int64(7);
        period.publisher = PersonId(rows.int64(8));
        period.publisherName = rows.text(9);
        period.auditSeq = rows.int64(10);
        period.definitions = rows.text(11).split(u'\n');
        period.reason = rows.text(12);
        period.hash = rows.text(13);
        period.maintenance = rows.text(14);
        all.push_back(std::move(period));
    }
    return all;
}

Result<StoredFigures> figures(ReadScope &scope, PeriodId period)
{
    StoredFigures stored;
    BINNACLE_LET(Statement rows, scope.statement(periodSql(), u"figures_of_period"_s));
    BINNACLE_TRY(rows.bind(u"period"_s, period).run());
    while (rows.next()) {
        PeriodFigure figure{rows.text(0),
                            rows.text(1),
                            rows.text(2),
                            rows.text(3),
                            rows.text(4),
                            unitFromName(rows.text(5)),
                            {}};
        if (!rows.isNull(6))
            figure.value = rows.real(6);
        stored.figures.push_back(std::move(figure));
        stored.hashes.append(rows.text(7));
    }
    return stored;
}

QStringList damage(const PublishedPeriod &period, const StoredFigures &stored)
{
    QStringList faults;
    for (size_t i = 0; i < stored.figures.size(); ++i) {
        const PeriodFigure &one = stored.figures[i];
        if (hashOf(period, one, int(i)) != stored.hashes[qsizetype(i)])
            faults.append(
                u"%1 %2 %3"_s.arg(one.name.isEmpty() ? one.item : one.name, one.measure, one.figure));
    }
    if (hashOf(period, stored.hashes) != period.hash)
        faults.append(u"hash"_s);
    return faults;
}

} // namespace periodstore

} // namespace binnacle
