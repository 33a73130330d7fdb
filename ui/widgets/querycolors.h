// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Colors of a query as it is typed: fields in the accent, quotes and signs quiet, a wave under the fault. GUI
// thread; owned by the editor's document.

#include <QSyntaxHighlighter>

class QWidget;

namespace binnacle {

class QueryColors : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    QueryColors(QTextDocument *document, const QWidget *widget);
    void setWrong(qsizetype position, qsizetype length);

protected:
    void highlightBlock(const QString &text) override;

private:
    const QWidget *m_widget; // tells the theme
    qsizetype m_wrongAt = 0;
    qsizetype m_wrongLength = 0;
};

} // namespace binnacle
