// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Asks for the name a board is saved under. GUI thread; deletes itself.

#include "widgets/sheet.h"

#include <QStringList>

class QLineEdit;

namespace binnacle {

class FormRow;

class SaveBoardSheet : public Sheet
{
    Q_OBJECT

public:
    // `taken`: names that are there; saving under one of them takes its place, and says so.
    SaveBoardSheet(const QString &about, const QStringList &taken, QWidget *parent);

    [[nodiscard]] QLineEdit *line() const { return m_line; }
    void accept() override; // what is kept of it goes when it is stored, which is after

Q_SIGNALS:
    void named(const QString &name);

private:
    QStringList m_taken;
    QLineEdit *m_line;
    FormRow *m_row;
};

} // namespace binnacle
