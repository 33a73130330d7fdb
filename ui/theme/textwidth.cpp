// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/textwidth.h"

#include <QFontMetricsF>
#include <QHash>

#include <utility>

namespace binnacle {

namespace {

constexpr qsizetype kTexts = 4096; // then all are forgotten

} // namespace

qreal textWidth(const QString &text, const QFont &font)
{
    thread_local QHash<std::pair<QFont, QString>, qreal>
        known; // boards are drawn into files on other threads
    const std::pair<QFont, QString> key(font, text);
    if (const auto it = known.constFind(key); it != known.constEnd())
        return *it;
    if (known.size() >= kTexts)
        known.clear();
    return *known.insert(key, QFontMetricsF(font).horizontalAdvance(text));
}

QString elidedText(const QString &text, const QFont &font, qreal width)
{
    return textWidth(text, font) <= width ? text
                                          : QFontMetricsF(font).elidedText(text, Qt::ElideRight, width);
}

} // namespace binnacle
