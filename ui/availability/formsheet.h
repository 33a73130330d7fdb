// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the dialogs of this room share: named rows, an act that waits for its answer, and what went wrong
// under the field it is about. GUI thread; deletes itself when closed.

#include "base/result.h"
#include "widgets/sheet.h"

#include <QList>

class QComboBox;
class QLineEdit;

namespace binnacle {

class FormRow;

class FormSheet : public Sheet
{
    Q_OBJECT

public:
    FormSheet(const QString &title, const QString &about, const QString &act, QWidget *parent);

    void setBusy(bool busy);
    void setError(const Error &error); // and lets it be sent again
    [[nodiscard]] QString errorOf(const QString &field) const;
    // All its rows; once they hold what the form begins with.
    void keepIn(DraftKeeper &drafts, const QString &name, FormDraft::Keeps keeps);
    // What its fields are called, as a function that outlives it.
    [[nodiscard]] std::function<QString(const QString &field)> labelling() const;

Q_SIGNALS:
    void submitted();

protected:
    // Rows stand in the order they are added; `field` is what errors call it.
    FormRow *addRow(const QString &field, const QString &label, QWidget *editor, const QString &hint = {});
    QLineEdit *addLine(const QString &field, const QString &label, const QString &hint = {});
    QComboBox *addChoice(const QString &field, const QString &label);
    // Two rows side by side: the last two that were added.
    void pairLastRows();
    void finish();                                                             // after the last row: the foot
    void keepToo(const QString &field, QWidget *editor, const QString &label); // one without a row
    void complainAbout(const QString &field, const Error &error);

    // False: it has been said what is wrong.
    [[nodiscard]] virtual bool check() { return true; }

private:
    void submit();
    [[nodiscard]] FormRow *rowOf(const QString &field) const;

    QString m_act;
    QList<std::pair<QString, FormRow *>> m_rows;
    QList<DraftField> m_fields; // what is kept of it
    QPushButton *m_send = nullptr;
};

} // namespace binnacle
