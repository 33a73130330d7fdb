// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/stamptext.h"

#include "base/timetext.h"
#include "tickets/ticketrules.h"
#include "widgets/plaintext.h"
#include "wording/quantities.h"
#include "wording/terms.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::stamptext {

namespace {

constexpr qsizetype kMinuteText = 16; // "2026-11-22T05:30"
constexpr qsizetype kOffsetText = 6;  // "+01:00"
const QString kUnknown = QStringLiteral("unknown");

QString tr(const char *text)
{
    return QCoreApplication::translate("Stamps", text);
}

} // namespace

QString told(const ticketvalues::StampText &stamp, const QTimeZone &zone)
{
    if (!stamp.at)
        return stamp.unknown ? tr("unknown") : u"—"_s;
    const QString at = wording::timeText(*stamp.at, zone);
    return stamp.estimated ? tr("%1 (estimated)").arg(at) : at;
}

QString told(const Outage &outage, const QTimeZone &zone)
{
    QString span = wording::timeText(outage.from, zone);
    if (!outage.to) {
        span = tr("%1 and going on").arg(span);
    } else {
        const bool sameDay = utcToLocal(outage.from, zone).date == utcToLocal(*outage.to, zone).date;
        const QString end = wording::timeText(*outage.to, zone);
        span = tr("%1 – %2").arg(span, sameDay ? end.section(u' ', -1) : end);
    }
    if (outage.isEstimated)
        span = tr("%1 (estimated)").arg(span);
    const QString service = oneLine(outage.serviceName);
    return (outage.isMaintenance ? tr("%1, maintenance %2") : tr("%1, %2")).arg(service, span);
}

QString toldOutages(const QString &ids, const std::vector<Outage> &known, const QTimeZone &zone)
{
    QStringList all;
    const auto outages = ticketvalues::outagesOf(ids);
    if (!outages)
        return oneLine(ids);
    for (const OutageId id : *outages) {
        const auto found =
            std::find_if(known.begin(), known.end(), [id](const Outage &outage) { return outage.id == id; });
        all.append(found == known.end() ? tr("outage %1").arg(id.value) : told(*found, zone));
    }
    return all.isEmpty() ? u"—"_s : all.join(u"; "_s);
}

QString toldValue(const QString &field, const QString &value, const std::vector<Outage> &known,
                  const QTimeZone &zone)
{
    if (value.isEmpty())
        return u"—"_s;
    if (field == u"state")
        return wording::stateLabel(value);
    if (field == u"outages")
        return toldOutages(value, known, zone);
    if (field == u"opened" || field == u"first_resolved" || stampFromName(field)) {
        if (const auto stamp = ticketvalues::stampOf(value))
            return told(*stamp, zone);
    }
    return value;
}

QString typed(const ticketvalues::StampText &stamp, const QTimeZone &zone)
{
    if (!stamp.at)
        return stamp.unknown ? kUnknown : QString();
    QString text = isoText(*stamp.at, zone);
    text.chop(text.endsWith(u'Z') ? 1 : kOffsetText);
    if (text.endsWith(u":00"_s) && text.size() == kMinuteText + 3)
        text.truncate(kMinuteText);
    return text.replace(u'T', u' ');
}

std::optional<ticketvalues::StampText> fromTyped(const QString &line, const QTimeZone &zone)
{
    ticketvalues::StampText stamp;
    QString said = line.simplified();
    if (said.isEmpty())
        return stamp;
    if (said.compare(kUnknown, Qt::CaseInsensitive) == 0 ||
        said.compare(tr("unknown"), Qt::CaseInsensitive) == 0) {
        stamp.unknown = true;
        return stamp;
    }
    if (said.startsWith(u'~')) {
        stamp.estimated = true;
        said = said.mid(1).trimmed();
    }
    const auto span = parseIsoSpan(said.replace(u' ', u'T'), zone);
    if (!span || span->second - span->first > kMsPerMinute) // a day or a month is no instant
        return std::nullopt;
    stamp.at = span->first;
    return stamp;
}

} // namespace binnacle::stamptext
