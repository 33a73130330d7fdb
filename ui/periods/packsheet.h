// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Asks which month the pack is of, as which kind of file, and for words of one's own to stand before the
// figures. It stays until the file is written, so that no word is lost. GUI thread; deletes itself when
// closed.

#include "base/result.h"
#include "periods/periodmonths.h"
#include "widgets/sheet.h"

class QComboBox;
class QPlainTextEdit;

namespace binnacle {

class FormRow;

class PackSheet : public Sheet
{
    Q_OBJECT

public:
    explicit PackSheet(const QTimeZone &zone, QWidget *parent);

    void setMonths(const std::vector<MonthChoice> &months, int chosen);
    [[nodiscard]] std::optional<ReportWindow> window() const;
    [[nodiscard]] QString suffix() const;   // "pdf"
    [[nodiscard]] QString kindText() const; // "PDF document"
    [[nodiscard]] QString words() const;    // the comment
    void setWords(const QString &words);
    void setBusy(bool busy);
    void setError(const Error &error); // and lets it be sent again
    [[nodiscard]] QComboBox &month() const { return *m_month; }
    [[nodiscard]] QComboBox &kind() const { return *m_kind; }
    [[nodiscard]] QPlainTextEdit &comment() const { return *m_comment; }
    [[nodiscard]] QPushButton &act() const { return *m_send; }
    [[nodiscard]] QString errorOf(const QString &field) const; // "month", "comment"

Q_SIGNALS:
    void monthChosen(); // also when they have come
    void submitted();

private:
    void submit();

    QTimeZone m_zone;
    std::vector<MonthChoice> m_months;
    QComboBox *m_month;
    QComboBox *m_kind;
    QPlainTextEdit *m_comment;
    FormRow *m_monthRow;
    FormRow *m_commentRow;
    QPushButton *m_send;
};

} // namespace binnacle
