// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboards/boardtext.h"

#include "widgets/plaintext.h"
#include "wording/quantities.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHides = 10; // so many times as many are out of sight

QString tr(const char *text)
{
    return QCoreApplication::translate("Board", text);
}

QString joined(const Figure &figure)
{
    if (figure.unit == "%"_L1) // small beside a large figure, at it in a line
        return figure.value + figure.unit;
    return figure.unit.isEmpty() ? figure.value : QString(figure.value + u' ' + figure.unit);
}

QString countOf(const BoardTile &tile, const QLocale &locale)
{
    return tr("%1 of %2").arg(locale.toString(tile.count), locale.toString(tile.of));
}

QStringList commonLines(const BoardScope &scope, const BoardHeader &header, const QLocale &locale)
{
    QStringList lines;
    if (scope.window)
        lines.append(tr("Window: %1 (%2)").arg(windowDates(header, locale), header.zone));
    else if (header.openAtText.isEmpty())
        lines.append(tr("Window: does not apply to this figure"));
    else
        lines.append(tr("Window: only its end counts here, what is open %1").arg(header.openAtText));
    if (!header.query.isEmpty())
        lines.append(scope.filter ? tr("Filter: %1").arg(withoutHidden(header.query))
                                  : tr("Filter: does not apply to this figure"));
    if (scope.time)
        lines.append(tr("Time: %1").arg(header.timeText));
    return lines;
}

QString asOfLine(const BoardScope &scope, const BoardHeader &header, const QLocale &locale)
{
    const qint64 at = scope.window || header.openAtText.isEmpty() ? header.asOf : header.openAt;
    return tr("As of: %1").arg(dateTimeText(at, boardZone(header), locale));
}

qint64 priorCountOf(const BoardTile &tile)
{
    if (tile.unit == BoardTile::Unit::Duration)
        return tile.priorDistribution.n;
    return tile.kind == BoardTile::Kind::SlaMet ? tile.priorSla.met + tile.priorSla.missed : tile.priorOf;
}

// What stands after "was": of when, of how many.
QString priorLine(const BoardTile &tile, const BoardHeader &header, const QLocale &locale)
{
    const QString was = tile.prior ? joined(tileFigure(tile, *tile.prior, locale)) : u"–"_s;
    if (tile.kind == BoardTile::Kind::Open)
        return tr("Before: %1 open at %2, where the window begins")
            .arg(was, dateTimeText(header.from, boardZone(header), locale));
    return tr("Period before: %1, n %2, %3")
        .arg(priorDates(header, locale), locale.toString(priorCountOf(tile)), was);
}

} // namespace

DurationUnits unitsOf(const BoardScope &scope)
{
    return scope.time == TimeKind::Business ? DurationUnits::Hours : DurationUnits::Days;
}

Figure durationFigure(double ms, DurationUnits units)
{
    const QString text = shortDuration(ms / 1000, units);
    const qsizetype space = text.lastIndexOf(u' ');
    if (space < 0)
        return {text, {}};
    Figure figure{text.left(space), text.mid(space + 1)};
    if (figure.unit == QCoreApplication::translate("Charts", "m") && !figure.value.contains(u' '))
        figure.unit = tr("min");
    return figure;
}

Figure shareFigure(double share, const QLocale &locale)
{
    QString text = wording::shareText(share, 1, locale);
    text.chop(locale.percent().size());
    return {text, locale.percent()}; // the sign is written small
}

Figure tileFigure(const BoardTile &tile, double value, const QLocale &locale)
{
    switch (tile.unit) {
    case BoardTile::Unit::Duration:
        return durationFigure(value, unitsOf(tile.scope));
    case BoardTile::Unit::Share:
        return shareFigure(value, locale);
    case BoardTile::Unit::Count:
        break;
    }
    return {locale.toString(qint64(value)), {}};
}

QStringList tileCaptions(const BoardTile &tile, const QLocale &locale)
{
    if (tile.unit != BoardTile::Unit::Duration) {
        if (!tile.note.isEmpty()) // names are in it
            return oneLine(tile.note).split(u" · "_s);
        return tile.of > 0 ? QStringList{countOf(tile, locale)} : QStringList();
    }
    const Distribution &d = tile.distribution;
    const auto duration = [&tile](double ms) { return shortDuration(ms / 1000, unitsOf(tile.scope)); };
    if (!tile.rawValues.empty()) {
        QStringList values;
        for (const qint64 value : tile.rawValues)
            values.append(duration(double(value)));
        return {tr("median"), tr("n %1").arg(locale.toString(d.n)), values.join(u", "_s)};
    }
    QStringList parts{tr("median")}; // what the large figure is stands here, in every width
    if (d.mean)
        parts.append(tr("mean %1").arg(duration(*d.mean)));
    if (d.p90)
        parts.append(tr("p90 %1").arg(duration(*d.p90)));
    parts.append(d.n == d.incidents()
                     ? tr("n %1").arg(locale.toString(d.n))
                     : tr("n %1 of %2").arg(locale.toString(d.n), locale.toString(d.incidents())));
    if (d.open > 0) // a measure of what has ended says that not everything has
        parts.append(tr("%1 still open").arg(locale.toString(d.open)));
    return parts;
}

QString tileWas(const BoardTile &tile, const QLocale &locale)
{
    return tile.prior ? tr("was %1").arg(joined(tileFigure(tile, *tile.prior, locale))) : QString();
}

QStringList exclusionParts(const Distribution &distribution, const QLocale &locale)
{
    QStringList parts;
    const auto add = [&](qint64 count, const QString &text) {
        if (count > 0)
            parts.append(text.arg(locale.toString(count)));
    };
    add(distribution.noStart, tr("%1 without start"));
    add(distribution.noEnd, tr("%1 without end"));
    add(distribution.order, tr("%1 out of order"));
    add(distribution.open, tr("%1 still open"));
    return parts;
}

QTimeZone boardZone(const BoardHeader &header)
{
    const QTimeZone zone(header.zone.toLatin1());
    return zone.isValid() ? zone : QTimeZone::utc();
}

QString windowDates(const BoardHeader &header, const QLocale &locale)
{
    return rangeText(header.from, header.to, boardZone(header), locale);
}

QString priorDates(const BoardHeader &header, const QLocale &locale)
{
    return header.priorFrom < header.priorTo
               ? rangeText(header.priorFrom, header.priorTo, boardZone(header), locale)
               : QString();
}

QString olderText(const BoardHeader &header)
{
    const auto ended = [&header](const BoardSource &source) { return source.newest < header.from; };
    if (!header.defaultWindow || header.before <= kHides * header.incidents ||
        std::none_of(header.sources.begin(), header.sources.end(), ended))
        return {};
    return tr("%1 before this window").arg(wording::incidentsText(header.before));
}

QString tileExplanation(const BoardTile &tile, const BoardHeader &header, const QLocale &locale)
{
    QStringList lines{tile.title};
    if (!tile.definition.isEmpty())
        lines.append(tile.definition);
    if (!tile.noData.isEmpty())
        lines.append(tile.noData);
    lines += commonLines(tile.scope, header, locale);
    if (tile.unit == BoardTile::Unit::Duration) {
        const Distribution &d = tile.distribution;
        const auto duration = [&tile](double ms) { return shortDuration(ms / 1000, unitsOf(tile.scope)); };
        lines.append(tr("n: %1 of %2 incidents").arg(locale.toString(d.n), locale.toString(d.incidents())));
        const QStringList out = exclusionParts(d, locale);
        lines.append(out.isEmpty() ? tr("Excluded: none") : tr("Not counted: %1").arg(out.join(u", "_s)));
        if (d.n > 0 && d.max)
            lines.append(tr("Longest: %1").arg(duration(double(*d.max))));
        if (d.kmMedian)
            lines.append(
                tr("Median with open ones counted as open (Kaplan–Meier): %1").arg(duration(*d.kmMedian)));
    } else if (tile.kind == BoardTile::Kind::SlaMet) {
        lines.append(tr("Met %1, missed %2, pending %3")
                         .arg(locale.toString(tile.sla.met), locale.toString(tile.sla.missed),
                              locale.toString(tile.sla.pending)));
    } else if (tile.of > 0) {
        lines.append(tr("n: %1").arg(countOf(tile, locale)));
    }
    if (!priorDates(header, locale).isEmpty())
        lines.append(priorLine(tile, header, locale));
    lines.append(asOfLine(tile.scope, header, locale));
    return lines.join(u'\n');
}

QString cardExplanation(const QString &title, const QString &definition, const BoardScope &scope,
                        const BoardHeader &header, const QLocale &locale, const QStringList &facts)
{
    QStringList lines{title};
    if (!definition.isEmpty())
        lines.append(definition);
    lines += commonLines(scope, header, locale);
    lines += facts;
    lines.append(asOfLine(scope, header, locale));
    return lines.join(u'\n');
}

QString narrowed(const QString &query, const QString &extra)
{
    if (query.trimmed().isEmpty() || extra.trimmed().isEmpty())
        return query.trimmed().isEmpty() ? extra.trimmed() : query.trimmed();
    static const QRegularExpression either(u"\\bor\\b"_s, QRegularExpression::CaseInsensitiveOption);
    const auto grouped = [](const QString &text) {
        return text.contains(either) ? QString(u'(' + text + u')') : text;
    };
    const QString had = grouped(query.trimmed()), more = grouped(extra.trimmed());
    // Said once is enough: a mark may be clicked again.
    return QString(u' ' + had + u' ').contains(QString(u' ' + more + u' ')) ? query.trimmed()
                                                                            : had + u' ' + more;
}

QString fieldIs(const QString &field, const QString &value)
{
    static const QRegularExpression plain(u"^[\\w-]+$"_s, QRegularExpression::UseUnicodePropertiesOption);
    if (plain.match(value).hasMatch())
        return field + u':' + value;
    QString quoted = value;
    quoted.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return field + u":\""_s + quoted + u'"';
}

} // namespace binnacle
