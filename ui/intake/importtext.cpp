// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importtext.h"

#include "wording/errors.h"
#include "wording/quantities.h"
#include "wording/terms.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kNamedRefusals = 5;

struct Import // the context of these texts
{
    Q_DECLARE_TR_FUNCTIONS(Import)
};

QString parts(qint64 created, qint64 updated, qint64 unchanged, qint64 kept, qint64 skipped, qint64 failed)
{
    QStringList said = {Import::tr("%1 new").arg(wording::countText(created))};
    const auto add = [&said](qint64 count, const QString &pattern) {
        if (count > 0)
            said.append(pattern.arg(wording::countText(count)));
    };
    add(updated, Import::tr("%1 updated"));
    add(unchanged, Import::tr("%1 unchanged"));
    add(kept, Import::tr("%1 kept as edited here"));
    add(skipped, Import::tr("%1 skipped"));
    add(failed, Import::tr("%1 failed"));
    return said.join(u", "_s);
}

} // namespace

QString fileNames(const QStringList &paths)
{
    if (paths.isEmpty())
        return {};
    const QString first = paths.constFirst().section(u'/', -1);
    return paths.size() == 1 ? first
                             : Import::tr("%1 and %n more", nullptr, int(paths.size()) - 1).arg(first);
}

QString delimiterName(const QString &delimiter)
{
    return delimiter == u","_s    ? Import::tr("Comma")
           : delimiter == u";"_s  ? Import::tr("Semicolon")
           : delimiter == u"\t"_s ? Import::tr("Tab")
           : delimiter == u"|"_s  ? Import::tr("Bar")
                                  : delimiter;
}

QString reasonText(const RowError &error)
{
    QVariantMap values = error.values;
    if (!values.contains(u"value"_s))
        values.insert(u"value"_s, error.value);
    if (!values.contains(u"field"_s))
        values.insert(u"field"_s, error.field);
    return wording::errorText(error.code, values).message;
}

QString batchCounts(const ImportBatch &batch)
{
    const auto count = [&batch](QLatin1StringView key) { return batch.report.value(key).toInteger(); };
    return parts(count("created"_L1), count("updated"_L1), count("unchanged"_L1), count("kept"_L1),
                 count("skipped"_L1), count("failed"_L1));
}

QString countsText(const ImportReport &report)
{
    return Import::tr("%1 read: %2")
        .arg(wording::rowsText(report.read), parts(report.created, report.updated, report.unchanged,
                                                   report.kept, report.skipped, report.failed));
}

bool isClean(const ImportReport &report)
{
    return !report.refusal && report.failed == 0 && report.errors.isEmpty();
}

QString outcomeText(const ImportReport &report, bool skipBad)
{
    if (report.refusal)
        return wording::errorText(*report.refusal).message;
    if (report.failed > 0 && !skipBad)
        return report.dryRun
                   ? Import::tr("%1 cannot be taken; nothing would be imported")
                         .arg(wording::rowsText(report.failed))
                   : Import::tr("%1 failed; nothing was imported").arg(wording::rowsText(report.failed));
    if (report.failed > 0)
        return report.dryRun
                   ? Import::tr("%1 would be left out").arg(wording::rowsText(report.failed))
                   : Import::tr("Imported, but %1 were left out").arg(wording::rowsText(report.failed));
    if (report.dryRun)
        return report.created + report.updated > 0 ? Import::tr("Ready to import")
                                                   : Import::tr("Nothing new in this file");
    return report.batch ? Import::tr("Imported") : Import::tr("Nothing was new; nothing was changed");
}

QString adviceText(const Error &error)
{
    if (error.key == "date-order"_L1)
        return Import::tr("Choose it under “Dates are”. Nothing was imported.");
    if (error.key == "date-order-mixed"_L1)
        return Import::tr("Choose which it is under “Dates are”; the rows with the other then fail. "
                          "Nothing was imported.");
    return wording::errorText(error).advice;
}

QString refusalText(const UndoImportReport &report)
{
    QStringList named;
    for (const UndoRefusal &refusal : report.refused.mid(0, kNamedRefusals))
        named.append(refusal.field.isEmpty()
                         ? refusal.number
                         : Import::tr("%1: %2").arg(refusal.number, wording::fieldLabel(refusal.field)));
    const qsizetype more = report.refused.size() - named.size();
    if (more > 0)
        named.append(Import::tr("%n more", nullptr, int(more)));
    return named.join(u", "_s);
}

} // namespace binnacle
