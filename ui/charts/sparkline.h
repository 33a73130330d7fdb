// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A small line without axes: the run of a figure. Gaps where there is no value. Any thread.

#include <QColor>
#include <QList>
#include <QRectF>

class QPainter;

namespace binnacle {

// `values` in even steps of time; not finite ones are gaps. A value between gaps is a dot, equal ones are a
// level line; fewer than three values are not drawn.
void paintSparkline(QPainter &painter, const QRectF &area, const QList<double> &values, const QColor &color);

} // namespace binnacle
