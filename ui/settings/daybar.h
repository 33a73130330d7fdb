// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The 24 hours of a day with its working hours in the accent; what goes over midnight ends at the right. GUI
// thread.

#include "intervals/localhours.h"

#include <QList>
#include <QWidget>

namespace binnacle {

class DayBar : public QWidget
{
    Q_OBJECT

public:
    explicit DayBar(QWidget *parent = nullptr);

    void setHours(const QList<LocalHours> &hours);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<LocalHours> m_hours;
};

} // namespace binnacle
