// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a file of holidays would change, entry by entry: nothing is taken that is not ticked. Below it what
// could not be read, with its line. GUI thread; owned by the pane.

#include "calendar/holidays.h"
#include "widgets/sheet.h"

class QTreeWidget;

namespace binnacle {

class HolidaySheet : public Sheet
{
    Q_OBJECT

public:
    HolidaySheet(const QString &fileName, const HolidayFile &file, const QList<HolidayChoice> &choices,
                 QWidget *parent);

    [[nodiscard]] QList<HolidayChoice> ticked() const;

private:
    void addChoices();
    void addFaults(const HolidayFile &file);
    void tickAll();
    void count();

    QList<HolidayChoice> m_choices;
    QTreeWidget *m_list;
    QPushButton *m_send = nullptr;
};

} // namespace binnacle
