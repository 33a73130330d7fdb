// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "periods/period.h"

#include <QCryptographicHash>
#include <QLocale>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString hashOf(const QStringList &parts)
{
    QByteArray bytes;
    for (const QString &part : parts) {
        const QByteArray text = part.toUtf8();
        const quint32 size = qToBigEndian(quint32(text.size()));
        bytes.append(reinterpret_cast<const char *>(&size), sizeof size).append(text);
    }
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace

QString PeriodFigure::key() const
{
    return QStringList{section, item, measure, figure}.join(u'\x1f');
}

QString unitName(FigureUnit unit)
{
    switch (unit) {
    case FigureUnit::Milliseconds:
        return u"ms"_s;
    case FigureUnit::Share:
        return u"share"_s;
    case FigureUnit::Count:
        break;
    }
    return u"count"_s;
}

FigureUnit unitFromName(const QString &name)
{
    return name == "ms"_L1 ? FigureUnit::Milliseconds
                           : (name == "share"_L1 ? FigureUnit::Share : FigureUnit::Count);
}

QString valueText(const std::optional<double> &value)
{
    return value ? QString::number(*value, 'g', QLocale::FloatingPointShortest) : QString();
}

QString hashOf(const PublishedPeriod &period, const PeriodFigure &figure, int place)
{
    return hashOf({u"binnacle-figure-1"_s, period.uid, QString::number(place), figure.section, figure.item,
                   figure.name, figure.measure, figure.figure, unitName(figure.unit),
                   valueText(figure.value)});
}

QString hashOf(const PublishedPeriod &period, const QStringList &figureHashes)
{
    return hashOf(QStringList{u"binnacle-period-1"_s, period.uid, QString::number(period.from),
                              QString::number(period.to), period.zone, period.maintenance,
                              QString::number(period.edition), QString::number(period.replaces.value),
                              QString::number(period.publishedAt), QString::number(period.publisher.value),
                              QString::number(period.auditSeq), period.definitions.join(u'\n'),
                              period.reason} +
                  figureHashes);
}

} // namespace binnacle
