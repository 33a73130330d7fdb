// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A new team by its name; its members come in beside the list. GUI thread; deletes itself when closed.

#include "base/result.h"
#include "widgets/sheet.h"

class QLineEdit;

namespace binnacle {

class FormRow;

class AddTeamSheet : public Sheet
{
    Q_OBJECT

public:
    explicit AddTeamSheet(QWidget *parent);
    void keepIn(DraftKeeper &drafts); // until it is added

    [[nodiscard]] QString name() const;
    [[nodiscard]] QLineEdit &line() const { return *m_line; }
    [[nodiscard]] QString error() const;
    void setError(const Error &error); // and it can be sent again

Q_SIGNALS:
    void submitted();

private:
    QLineEdit *m_line;
    FormRow *m_row;
    QPushButton *m_send;
};

} // namespace binnacle
