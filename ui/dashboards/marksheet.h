// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Asks what is to be marked on the charts, and when it was. GUI thread; deletes itself.

#include "widgets/sheet.h"

#include <QTimeZone>

class QLineEdit;

namespace binnacle {

class FormRow;

class MarkSheet : public Sheet
{
    Q_OBJECT

public:
    MarkSheet(qint64 now, const QTimeZone &zone, QWidget *parent);

    [[nodiscard]] QLineEdit *textLine() const { return m_text; }
    [[nodiscard]] QLineEdit *timeLine() const { return m_time; }
    void accept() override; // what is kept of it goes when it is stored, which is after

Q_SIGNALS:
    void marked(qint64 at, const QString &text);

private:
    QTimeZone m_zone;
    QLineEdit *m_text;
    QLineEdit *m_time;
    FormRow *m_textRow;
    FormRow *m_timeRow;
};

} // namespace binnacle
