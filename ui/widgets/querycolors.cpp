// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/querycolors.h"

#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/querybar.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextDocument>
#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

QueryColors::QueryColors(QTextDocument *document, const QWidget *widget)
    : QSyntaxHighlighter(document)
    , m_widget(widget)
{}

void QueryColors::setWrong(qsizetype position, qsizetype length)
{
    if (m_wrongAt == position && m_wrongLength == length)
        return;
    m_wrongAt = position;
    m_wrongLength = length;
    rehighlight();
}

void QueryColors::highlightBlock(const QString &text)
{
    const Theme &theme = Theme::of(m_widget);
    // A quoted text; a field with its colon; the word or; a parenthesis or leading minus.
    static const QRegularExpression token(
        uR"re(("[^"]*"?)|(?<![^\s(-])([A-Za-z_]+:)|(?<=\s)([oO][rR])(?=\s)|([()]|(?<![^\s(])-))re"_s);
    QRegularExpressionMatchIterator all = token.globalMatch(text);
    while (all.hasNext()) {
        const QRegularExpressionMatch match = all.next();
        if (match.capturedLength(2) > 0)
            setFormat(int(match.capturedStart(2)), int(match.capturedLength(2)), theme.accent);
        else if (match.capturedLength(3) > 0 || match.capturedLength(4) > 0)
            setFormat(int(match.capturedStart()), int(match.capturedLength()), theme.text3);
        else
            setFormat(int(match.capturedStart(1)), int(match.capturedLength(1)), theme.text2);
    }
    if (m_wrongLength <= 0)
        return;
    for (qsizetype i = m_wrongAt; i < std::min<qsizetype>(m_wrongAt + m_wrongLength, text.size()); ++i) {
        QTextCharFormat wrong = format(int(i));
        wrong.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wrong.setUnderlineColor(theme.bad);
        setFormat(int(i), 1, wrong);
    }
}

QueryEdit::QueryEdit(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_colors(new QueryColors(document(), this))
{
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTabChangesFocus(true);
    setFont(codeFont());
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    const int margin = (sizeHint().height() - fontMetrics().height()) / 2;
    setViewportMargins(0, margin, 0, 0);
}

QSize QueryEdit::sizeHint() const
{
    return {300, fontMetrics().height() + 14};
}

QSize QueryEdit::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

void QueryEdit::setWrong(qsizetype position, qsizetype length)
{
    static_cast<QueryColors *>(m_colors)->setWrong(position, length);
}

// Before anything else, as QWidget moves the focus with Tab before it is a key.
bool QueryEdit::event(QEvent *event)
{
    return (event->type() == QEvent::KeyPress && steer && steer(static_cast<QKeyEvent *>(event))) ||
           QPlainTextEdit::event(event);
}

void QueryEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return;
    if (event->key() == Qt::Key_Escape) {
        event->ignore();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void QueryEdit::insertFromMimeData(const QMimeData *source)
{
    QString text = source->text();
    text.replace(QRegularExpression(u"[\\r\\n\\t\\x{2028}\\x{2029}]+"_s), u" "_s);
    insertPlainText(text);
}

void QueryEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_colors)
        m_colors->rehighlight();
}

} // namespace binnacle
