// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Asks which category another one goes into, and says what follows. GUI thread; owned by the pane.

#include "tickets/categoryservice.h"
#include "widgets/sheet.h"

class QComboBox;

namespace binnacle {

class MergeSheet : public Sheet
{
    Q_OBJECT

public:
    MergeSheet(const CategoryUse &from, const std::vector<CategoryUse> &all, QWidget *parent);

    [[nodiscard]] Category into() const;

private:
    void showWhatFollows();

    CategoryUse m_from;
    std::vector<CategoryUse> m_others;
    QComboBox *m_into;
    QPushButton *m_send;
    qint64 m_below = 0;
};

} // namespace binnacle
