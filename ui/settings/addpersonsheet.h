// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A new person: name, how they sign in, address, roles. GUI thread; deletes itself when closed.

#include "people/person.h"
#include "widgets/sheet.h"

#include <QHash>

class QCheckBox;
class QLineEdit;

namespace binnacle {

class FormRow;

class AddPersonSheet : public Sheet
{
    Q_OBJECT

public:
    explicit AddPersonSheet(QWidget *parent);
    void keepIn(DraftKeeper &drafts); // until it is added

    [[nodiscard]] Person person() const;
    [[nodiscard]] QLineEdit *line(const QString &field) const { return m_lines.value(field); }
    [[nodiscard]] QCheckBox *roleBox(Role role) const { return m_roles.value(int(role)); }
    [[nodiscard]] QString errorOf(const QString &field) const;
    void setError(const Error &error); // under its field, and it can be sent again

Q_SIGNALS:
    void submitted();

private:
    void submit();

    QHash<QString, QLineEdit *> m_lines;
    QHash<QString, FormRow *> m_rows;
    QHash<int, QCheckBox *> m_roles;
    QPushButton *m_send;
};

} // namespace binnacle
