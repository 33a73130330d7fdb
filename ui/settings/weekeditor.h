// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The hours of a week by keyboard: a line for each day, "09:00-12:00, 13:00-17:00", and beside it the day as
// it is. Up and Down go from day to day. GUI thread.

#include "base/result.h"
#include "intervals/localhours.h"

#include <QWidget>
#include <array>

class QLineEdit;

namespace binnacle {

class DayBar;

class WeekEditor : public QWidget
{
    Q_OBJECT

public:
    explicit WeekEditor(QWidget *parent = nullptr);

    void setWeek(const WeekHours &week);
    [[nodiscard]] Result<WeekHours> week() const; // Invalid "bad-hours" {hours}
    void setReadOnly(bool readOnly);
    [[nodiscard]] QLineEdit *line(int day) const { return m_lines[size_t(day - 1)]; } // 1: Monday

    [[nodiscard]] static QString text(const QList<LocalHours> &hours);
    [[nodiscard]] static Result<QList<LocalHours>> hoursOf(const QString &text);

Q_SIGNALS:
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::array<QLineEdit *, 7> m_lines{};
    std::array<DayBar *, 7> m_bars{};
};

} // namespace binnacle
