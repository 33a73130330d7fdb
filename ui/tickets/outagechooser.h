// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The outages an incident may explain, each with a box; the times of the one that is chosen can be taken. GUI
// thread.

#include "base/result.h"
#include "tickets/ticket.h"

#include <QTimeZone>
#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace binnacle {

class OutageChooser : public QWidget
{
    Q_OBJECT

public:
    OutageChooser(QTimeZone zone, QWidget *parent);

    // Those of `all` in or near [from, to], and those explained already, by their beginning.
    [[nodiscard]] static std::vector<Outage>
    near(const std::vector<Outage> &all, const std::vector<OutageId> &explained, qint64 from, qint64 to);

    void setOutages(const std::vector<Outage> &outages, const std::vector<OutageId> &explained);
    void say(const QString &text); // under the list: that they are on the way, that there are none
    [[nodiscard]] std::vector<OutageId> explained() const;
    [[nodiscard]] const std::vector<Outage> &outages() const { return m_outages; }

Q_SIGNALS:
    void changed();
    void timesWanted(const binnacle::Outage &outage);

private:
    void takeTimes();

    QTimeZone m_zone;
    std::vector<Outage> m_outages;
    QLabel *m_said;
    QListWidget *m_list;
    QPushButton *m_take;
};

} // namespace binnacle
