// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/commandpalette.h"

#include "shell/palette.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/stylepaint.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kWidth = 600;
constexpr int kTop = 44; // under the search field
constexpr int kRow = 34;
constexpr int kRowsShown = 10;

class RowDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.palette);
        const bool enabled = index.flags() & Qt::ItemIsEnabled;
        const QRect row = option.rect.adjusted(4, 1, -4, -1);
        if (option.state & QStyle::State_Selected)
            fillRound(painter, row, theme.selection);
        else if (option.state & QStyle::State_MouseOver)
            fillRound(painter, row, theme.hover);
        const QIcon icon = symbolicIcon(index.data(PaletteModel::IconRole).toString());
        if (!icon.isNull())
            icon.paint(painter, QRect(row.left() + 10, row.center().y() - 7, 16, 16), Qt::AlignCenter,
                       enabled ? QIcon::Normal : QIcon::Disabled);
        QRect line = row.adjusted(38, 0, -10, 0);
        painter->setFont(option.font);
        const QString keys = index.data(PaletteModel::KeysRole).toString();
        qreal right = drawKey(painter, line, keys, theme.text2, theme.line, theme.surface);
        painter->setFont(captionFont(option.font));
        painter->setPen(theme.text2);
        const QString kind = index.data(PaletteModel::KindRole).toString();
        const QRectF side = QRectF(line).adjusted(0, 0, right > 0 ? -right - 10 : 0, 0);
        painter->drawText(side, int(Qt::AlignRight | Qt::AlignVCenter), kind);
        right += 20 + QFontMetricsF(painter->font()).horizontalAdvance(kind);
        painter->setFont(option.font);
        painter->setPen(enabled ? theme.text : option.palette.color(QPalette::Disabled, QPalette::Text));
        line.setRight(line.right() - int(right));
        painter->drawText(
            line, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, line.width()));
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {100, kRow}; }
};

} // namespace

PaletteModel::PaletteModel(Palette &palette, QObject *parent)
    : QAbstractListModel(parent)
    , m_palette(palette)
{
    connect(&palette, &Palette::changed, this, [this] {
        beginResetModel();
        m_rows = int(m_palette.items().size());
        endResetModel();
    });
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.row() >= m_palette.items().size())
        return {};
    const PaletteItem &item = m_palette.items().at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return item.text;
    case Qt::AccessibleTextRole:
        return item.keys.isEmpty() ? u"%1, %2"_s.arg(item.text, item.kind)
                                   : u"%1, %2, %3"_s.arg(item.text, item.kind, item.keys);
    case Qt::AccessibleDescriptionRole:
        return item.why;
    case Qt::ToolTipRole:
        return item.why.isEmpty() ? QVariant() : plainTooltip(item.why);
    case KindRole:
        return item.kind;
    case IconRole:
        return item.icon;
    case KeysRole:
        return item.keys;
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_palette.items().size())
        return Qt::NoItemFlags;
    return m_palette.items().at(index.row()).enabled ? Qt::ItemIsEnabled | Qt::ItemIsSelectable
                                                     : Qt::NoItemFlags;
}

CommandPalette::CommandPalette(Palette &palette, QWidget *parent)
    : QFrame(parent)
    , m_palette(palette)
    , m_model(new PaletteModel(palette, this))
    , m_line(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(new ElidedLabel(tr("Nothing found"), ElidedLabel::Tone::Caption, this))
{
    setAccessibleName(tr("Command palette"));
    m_line->setPlaceholderText(tr("Type an action, a page, a ticket number, a name or words"));
    m_line->setAccessibleName(tr("Search or command"));
    m_line->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setAccessibleName(tr("What fits"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus); // the line keeps the keyboard, arrows steer the list
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 8);
    layout->setSpacing(6);
    layout->addWidget(m_line);
    layout->addWidget(m_nothing);
    layout->addWidget(m_list);
    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::ask);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    connect(&m_palette, &Palette::changed, this, &CommandPalette::answered);
    parent->installEventFilter(this);
    hide();
}

void CommandPalette::open(const QString &text)
{
    if (isHidden())
        m_before = QApplication::focusWidget();
    m_line->setText(text);
    ask(text);
    show();
    raise();
    place();
    m_line->setFocus(Qt::PopupFocusReason);
    m_line->selectAll();
}

void CommandPalette::dismiss()
{
    if (isHidden())
        return;
    hide();
    if (m_before)
        m_before->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::ask(const QString &text)
{
    m_palette.ask(text);
}

void CommandPalette::answered()
{
    const int rows = m_model->rowCount();
    m_nothing->setVisible(rows == 0);
    m_list->setVisible(rows > 0);
    if (rows > 0)
        m_list->setCurrentIndex(m_model->index(0, 0));
    place();
}

void CommandPalette::place()
{
    const int rows = std::min(kRowsShown, m_model->rowCount());
    m_list->setFixedHeight(rows * kRow + 2);
    layout()->activate();
    const int width = std::min(kWidth, parentWidget()->width() - 40);
    setGeometry((parentWidget()->width() - width) / 2, kTop, width, sizeHint().height());
}

void CommandPalette::runCurrent()
{
    const int row = m_list->currentIndex().row();
    if (row < 0 || !(m_list->currentIndex().flags() & Qt::ItemIsEnabled))
        return;
    dismiss();
    m_palette.run(row);
}

bool CommandPalette::steer(int key)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return false;
    const int row = m_list->currentIndex().row();
    int to = row;
    if (key == Qt::Key_Down)
        to = row + 1 < rows ? row + 1 : 0;
    else if (key == Qt::Key_Up)
        to = row > 0 ? row - 1 : rows - 1;
    else if (key == Qt::Key_PageDown)
        to = std::min(rows - 1, row + kRowsShown);
    else if (key == Qt::Key_PageUp)
        to = std::max(0, row - kRowsShown);
    else
        return false;
    m_list->setCurrentIndex(m_model->index(to, 0));
    return true;
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && !isHidden())
        place();
    if (watched == m_line && event->type() == QEvent::FocusOut && !isHidden() &&
        static_cast<QFocusEvent *>(event)->reason() == Qt::MouseFocusReason)
        hide();
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape) {
            dismiss();
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            runCurrent();
            return true;
        }
        if (key == Qt::Key_Tab || key == Qt::Key_Backtab)
            return true; // nothing else here takes the keyboard; Esc leads out
        if (steer(key))
            return true;
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    fillRound(&painter, rect(), theme.surface, mixed(theme.line, theme.text3, 0.5), 8);
}

} // namespace binnacle
