// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A small line without axes: the run of a figure. Gaps where there is no value. Any thread.

#include <QColor>
#include <QList>
#include <QRectF>

class QPainter;

namespace binnacle {

// `values` in even steps of time; not finite ones are gaps. One point alone is a short dash, equal ones a
// level line.
void paintSparkline(QPainter &painter, const QRectF &area, const QList<double> &values, const QColor &color);

} // namespace binnacle
