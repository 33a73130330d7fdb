// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cellediting.h"

#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/pagedtable.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>

namespace binnacle {

namespace {

bool isPlain(const QKeyEvent *key)
{
    return (key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
}

} // namespace

CellEditing::CellEditing(PagedTable &table, Cells &cells)
    : QObject(&table)
    , m_table(table)
    , m_cells(cells)
    , m_error(new QLabel(table.viewport()))
{
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->setAutoFillBackground(true);
    m_error->setBackgroundRole(QPalette::Window); // not those of the rows it stands over
    m_error->setForegroundRole(QPalette::WindowText);
    m_error->setMargin(kGrid);
    m_error->setFrameShape(QFrame::StyledPanel);
    m_error->hide();
    table.viewport()->installEventFilter(this);
    connect(table.verticalScrollBar(), &QScrollBar::valueChanged, this, &CellEditing::place);
    connect(table.horizontalScrollBar(), &QScrollBar::valueChanged, this, &CellEditing::place);
    connect(table.horizontalHeader(), &QHeaderView::sectionResized, this, &CellEditing::place);
    connect(table.model(), &QAbstractItemModel::rowsRemoved, this, &CellEditing::place);
    connect(table.model(), &QAbstractItemModel::modelReset, this, &CellEditing::place);
}

CellEditing::~CellEditing() = default;

bool CellEditing::edit()
{
    const QModelIndex current = m_table.currentIndex();
    if (!current.isValid() || isOpen())
        return false;
    m_table.setShowsCell(true);
    if (!m_table.isColumnHidden(current.column()) && m_cells.isEditable(current))
        return open(current);
    const QHeaderView *header = m_table.horizontalHeader();
    for (int place = 0; place < header->count(); ++place) {
        const QModelIndex cell = current.siblingAtColumn(header->logicalIndex(place));
        if (!m_table.isColumnHidden(cell.column()) && m_cells.isEditable(cell))
            return open(cell);
    }
    return false;
}

bool CellEditing::open(const QModelIndex &cell)
{
    m_table.setCurrentIndex(cell);
    m_table.scrollTo(cell);
    QWidget *editor = m_cells.makeEditor(cell, m_table.viewport());
    if (!editor)
        return false;
    ++m_turn;
    m_cell = cell;
    m_editor = editor;
    say({});
    const QList<QWidget *> inside = stops();
    for (QWidget *widget : inside) {
        widget->installEventFilter(this);
        if (auto *line = qobject_cast<QLineEdit *>(widget); line && line->completer())
            connect(
                line->completer(), qOverload<const QString &>(&QCompleter::activated), this,
                [this] { save(Then::Stay); }, Qt::QueuedConnection);
    }
    place();
    editor->show();
    if (!inside.isEmpty())
        inside.first()->setFocus(Qt::OtherFocusReason);
    return true;
}

QList<QWidget *> CellEditing::stops() const
{
    QList<QWidget *> inside;
    if (m_editor->focusPolicy() & Qt::TabFocus)
        return {m_editor};
    for (QWidget *child : m_editor->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        if (child->focusPolicy() & Qt::TabFocus)
            inside.append(child);
    }
    return inside;
}

// Where the cell is now. One that went away with its row takes its editor along.
void CellEditing::place()
{
    if (!m_editor)
        return;
    if (!m_cell.isValid())
        return close(Then::Leave);
    QRect at = m_table.visualRect(m_cell);
    const QWidget *viewport = m_table.viewport();
    const int wide = std::min(viewport->width(), std::max(at.width(), m_editor->minimumSizeHint().width()));
    at.setWidth(wide);
    if (at.right() >= viewport->width())
        at.moveRight(viewport->width() - 1);
    m_editor->setGeometry(at);
    if (m_error->isHidden())
        return;
    const int width = std::min(viewport->width(), std::max(at.width(), lengthFor(m_table.font(), 280)));
    m_error->setFixedWidth(width);
    m_error->adjustSize();
    const bool below = at.bottom() + m_error->height() <= viewport->height();
    const int left = std::min(at.left(), viewport->width() - width);
    m_error->move(left, below ? at.bottom() + 1 : at.top() - m_error->height());
    m_error->raise();
}

void CellEditing::say(const QString &error)
{
    const Theme &theme = Theme::of(&m_table);
    QPalette colors = m_table.palette();
    colors.setColor(QPalette::Window, theme.surface);
    colors.setColor(QPalette::WindowText, theme.bad);
    m_error->setPalette(colors);
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    if (m_editor)
        m_editor->setAccessibleDescription(error);
    place();
}

QString CellEditing::error() const
{
    return m_error->isHidden() ? QString() : m_error->text();
}

void CellEditing::save(Then then)
{
    if (!m_editor || m_saving)
        return;
    if (!m_cell.isValid() || !m_cells.isChanged(m_cell, m_editor))
        return close(then);
    m_saving = true;
    m_cells.save(m_cell, m_editor, [self = QPointer(this), turn = m_turn, then](const QString &error) {
        if (self && self->m_turn == turn)
            self->saved(error, then);
    });
}

void CellEditing::saved(const QString &error, Then then)
{
    m_saving = false;
    if (error.isEmpty() || !m_editor)
        return close(then);
    m_waiting.clear(); // they were meant for another cell
    say(error);
    if (const QList<QWidget *> inside = stops();
        !inside.isEmpty() && !m_editor->isAncestorOf(QApplication::focusWidget()))
        inside.first()->setFocus(Qt::OtherFocusReason);
}

void CellEditing::cancel()
{
    close(Then::Stay);
}

void CellEditing::close(Then then)
{
    if (!m_editor)
        return;
    ++m_turn;
    m_saving = false;
    const QModelIndex next = beside(then);
    QWidget *editor = m_editor;
    m_editor = nullptr;
    say({});
    editor->removeEventFilter(this);
    for (QWidget *child : editor->findChildren<QWidget *>())
        child->removeEventFilter(this);
    const bool hadFocus =
        editor == QApplication::focusWidget() || editor->isAncestorOf(QApplication::focusWidget());
    if (then != Then::Leave || hadFocus)
        m_table.setFocus(Qt::OtherFocusReason);
    editor->hide();
    editor->deleteLater();
    if (next.isValid())
        open(next);
    replay();
}

// Keys that came while a cell was saved go on from where it left off.
void CellEditing::replay()
{
    const auto keys = std::exchange(m_waiting, {});
    for (const auto &key : keys) {
        if (QWidget *focus = QApplication::focusWidget())
            QCoreApplication::sendEvent(focus, key.get());
    }
}

QModelIndex CellEditing::nextEditable(const QModelIndex &from, int step) const
{
    const QHeaderView *header = m_table.horizontalHeader();
    int row = from.row();
    int place = header->visualIndex(from.column()) + step;
    for (; row >= 0 && row < m_table.model()->rowCount(); row += step) {
        for (; place >= 0 && place < header->count(); place += step) {
            const QModelIndex cell = m_table.model()->index(row, header->logicalIndex(place));
            if (!m_table.isColumnHidden(cell.column()) && m_cells.isEditable(cell))
                return cell;
        }
        place = step > 0 ? 0 : header->count() - 1;
    }
    return {};
}

QModelIndex CellEditing::beside(Then then) const
{
    if (!m_cell.isValid())
        return {};
    switch (then) {
    case Then::Next:
        return nextEditable(m_cell, 1);
    case Then::Previous:
        return nextEditable(m_cell, -1);
    case Then::Up:
    case Then::Down: {
        const QModelIndex cell = m_cell.sibling(m_cell.row() + (then == Then::Up ? -1 : 1), m_cell.column());
        return cell.isValid() && m_cells.isEditable(cell) ? cell : QModelIndex();
    }
    case Then::Stay:
    case Then::Leave:
        break;
    }
    return {};
}

bool CellEditing::onKey(QObject *watched, QKeyEvent *key)
{
    if (m_saving) {
        m_waiting.emplace_back(key->clone());
        return true;
    }
    const QList<QWidget *> inside = stops();
    const qsizetype at = inside.indexOf(static_cast<QWidget *>(watched));
    switch (key->key()) {
    case Qt::Key_Escape:
        cancel();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        save(Then::Stay);
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab: {
        const bool back = key->key() == Qt::Key_Backtab || key->modifiers().testFlag(Qt::ShiftModifier);
        const qsizetype next = at + (back ? -1 : 1);
        if (at >= 0 && next >= 0 && next < inside.size() && inside.at(next)->isVisible())
            inside.at(next)->setFocus(Qt::TabFocusReason);
        else
            save(back ? Then::Previous : Then::Next);
        return true;
    }
    case Qt::Key_Up:
    case Qt::Key_Down:
        // Up and down choose where there is something to choose from.
        if (const auto *line = qobject_cast<QLineEdit *>(watched); line && !line->completer()) {
            save(key->key() == Qt::Key_Up ? Then::Up : Then::Down);
            return true;
        }
        return false;
    default:
        return false;
    }
}

bool CellEditing::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table.viewport()) {
        if (event->type() == QEvent::Resize)
            place();
        return QObject::eventFilter(watched, event);
    }
    if (!m_editor)
        return false;
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        // No letter typed here is an act of the list.
        if (isPlain(static_cast<QKeyEvent *>(event))) {
            event->accept();
            return true;
        }
        return false;
    case QEvent::KeyPress:
        return onKey(watched, static_cast<QKeyEvent *>(event));
    case QEvent::FocusOut: {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        const QWidget *to = QApplication::focusWidget();
        const bool within = to && (to == m_editor || m_editor->isAncestorOf(to));
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason && !within)
            QMetaObject::invokeMethod(
                this,
                [this] { // who has the focus now is known only then
                    const QWidget *now = QApplication::focusWidget();
                    if (m_editor && now != m_editor && !m_editor->isAncestorOf(now) &&
                        !QApplication::activePopupWidget() && error().isEmpty())
                        save(Then::Leave);
                },
                Qt::QueuedConnection);
        return false;
    }
    default:
        return false;
    }
}

} // namespace binnacle
