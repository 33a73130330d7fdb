// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/valueedit.h"

#include "widgets/plaintext.h"

#include <QKeyEvent>

namespace binnacle {

namespace {

constexpr int kRowsShown = 7;
constexpr int kRowPadding = 8;

} // namespace

ValueEdit::ValueEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_list(new CompletionList(this))
{
    m_list->setAccessibleName(tr("What fits here"));
    m_list->hide();
    connect(this, &QLineEdit::textEdited, this, [this] { offer(false); });
    connect(m_list, &QListWidget::itemClicked, this, &ValueEdit::take);
}

// Behind the last comma before the cursor that stands in no quotes.
qsizetype ValueEdit::begin() const
{
    qsizetype from = 0;
    bool inQuotes = false;
    for (qsizetype i = 0; m_several && i < cursorPosition(); ++i) {
        const QChar c = text()[i];
        if (inQuotes && c == u'\\')
            ++i;
        else if (c == u'"')
            inQuotes = !inQuotes;
        else if (c == u',' && !inQuotes)
            from = i + 1;
    }
    while (from < cursorPosition() && text()[from].isSpace())
        ++from;
    return from;
}

void ValueEdit::offer(bool asked)
{
    const QString typed = text().mid(begin(), cursorPosition() - begin());
    m_offered = suggest ? suggest(typed) : QList<Suggestion>();
    const bool isWritten = m_offered.size() == 1 && m_offered.constFirst().text == typed;
    if (m_offered.isEmpty() || (!asked && (typed.isEmpty() || isWritten))) {
        m_list->hide();
        return;
    }
    m_list->clear();
    for (const Suggestion &one : std::as_const(m_offered)) {
        auto *item = new QListWidgetItem(one.label, m_list);
        item->setToolTip(plainTooltip(one.text));
        item->setSizeHint(QSize(m_list->fontMetrics().horizontalAdvance(one.label) + 2 * kRowPadding,
                                m_list->fontMetrics().height() + kRowPadding));
    }
    m_list->setCurrentRow(asked ? 0 : -1);
    m_list->setParent(window());
    const QSize size = m_list->wanted(kRowsShown);
    QPoint at = mapTo(window(), QPoint(0, height() + 2));
    if (at.y() + size.height() > window()->height()) // no room below
        at.setY(std::max(0, mapTo(window(), QPoint()).y() - size.height() - 2));
    at.setX(std::clamp(at.x(), 0, std::max(0, window()->width() - size.width())));
    m_list->setGeometry(QRect(at, size));
    m_list->show();
    m_list->raise();
}

void ValueEdit::take()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_offered.size())
        return;
    const QString value = m_offered.at(row).text;
    const qsizetype from = begin();
    qsizetype to = cursorPosition();
    while (to < text().size() && !(m_several && text()[to] == u','))
        ++to;
    m_list->hide();
    setSelection(int(from), int(to - from));
    if (to > from)
        insert(value);
    else
        setText(text().insert(from, value));
    setCursorPosition(int(from + value.size()));
    Q_EMIT textEdited(text());
    m_list->hide();
}

bool ValueEdit::steer(QKeyEvent *event)
{
    const int row = m_list->currentRow();
    switch (event->key()) {
    case Qt::Key_Space:
        if (event->modifiers() != Qt::ControlModifier)
            return false;
        offer(true);
        return true;
    case Qt::Key_Down:
        if (isOffering())
            m_list->setCurrentRow(row + 1 < m_list->count() ? row + 1 : 0);
        else
            offer(true);
        return true;
    case Qt::Key_Up:
        if (isOffering())
            m_list->setCurrentRow(row > 0 ? row - 1 : m_list->count() - 1);
        return isOffering();
    case Qt::Key_Tab:
        if (!isOffering() || row < 0)
            return false;
        take();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() & ~Qt::KeypadModifier)
            return false;
        if (isOffering() && row >= 0)
            take();
        else
            Q_EMIT entered();
        return true;
    case Qt::Key_Escape:
        if (!isOffering())
            return false;
        m_list->hide();
        return true;
    default:
        return false;
    }
}

bool ValueEdit::event(QEvent *event)
{
    // Tab and Esc would have left the field or the window already.
    if (event->type() == QEvent::KeyPress && steer(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void ValueEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->ignore(); // with Ctrl: the window's
    else
        QLineEdit::keyPressEvent(event);
}

void ValueEdit::focusOutEvent(QFocusEvent *event)
{
    m_list->hide();
    QLineEdit::focusOutEvent(event);
}

void ValueEdit::hideEvent(QHideEvent *event)
{
    m_list->hide();
    QLineEdit::hideEvent(event);
}

} // namespace binnacle
