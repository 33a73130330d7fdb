// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Asks how a view is to be called and whether everybody has it. GUI thread; deletes itself.

#include "widgets/sheet.h"

#include <functional>

class QCheckBox;
class QLineEdit;

namespace binnacle {

class FormRow;

class SaveViewSheet : public Sheet
{
    Q_OBJECT

public:
    // `isTaken`: whether another view of that owner has the name.
    using IsTaken = std::function<bool(const QString &name, bool shared)>;
    SaveViewSheet(const QString &title, const QString &about, const QString &name, bool shared, bool mayShare,
                  IsTaken isTaken, QWidget *parent);

    void keepIn(DraftKeeper &drafts, const QString &name); // until it is saved
    [[nodiscard]] QLineEdit *line() const { return m_line; }
    [[nodiscard]] QCheckBox *shared() const { return m_shared; }
    void accept() override;

Q_SIGNALS:
    void named(const QString &name, bool shared);

private:
    QLineEdit *m_line;
    FormRow *m_row;
    QCheckBox *m_shared;
    IsTaken m_isTaken;
};

} // namespace binnacle
