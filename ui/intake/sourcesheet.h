// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A file that is imported as it is written, at the line and character of a row that failed. GUI thread;
// deletes itself when closed.

#include "intake/importservice.h"
#include "widgets/sheet.h"

class QPlainTextEdit;

namespace binnacle {

class SourceSheet : public Sheet
{
    Q_OBJECT

public:
    SourceSheet(const RowError &error, QWidget *parent);
    void showLines(const SourceExcerpt &excerpt);
    [[nodiscard]] QPlainTextEdit &text() const { return *m_text; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void mark();

    RowError m_error;
    SourceExcerpt m_excerpt;
    QPlainTextEdit *m_text;
};

} // namespace binnacle
