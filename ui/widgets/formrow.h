// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A field with its label over it and, when something is wrong, the sentence under it until the field is
// changed. It is no stop of Tab itself and stands for none: the field is. GUI thread; takes the field over.

#include <QWidget>

class QLabel;

namespace binnacle {

class FormRow : public QWidget
{
    Q_OBJECT

public:
    FormRow(const QString &label, QWidget *field, QWidget *parent = nullptr);

    void setHint(const QString &hint);   // quiet text under the field
    void setError(const QString &error); // takes the hint's place; empty: all is well
    void reserveLine();                  // for the sentence, so that it moves nothing when it comes
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] QWidget *field() const { return m_field; }

private:
    void clearOnEdit(QWidget *editor);
    void show();

    QLabel *m_label;
    QLabel *m_below;
    QWidget *m_field;
    QString m_hint;
    QString m_error;
    bool m_reserved = false;
};

} // namespace binnacle
