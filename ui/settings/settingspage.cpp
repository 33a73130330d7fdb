// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingspage.h"

#include "shell/actionregistry.h"
#include "shell/palette.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/style.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kSideWidth = 232;
constexpr qsizetype kFewestLetters = 2; // in the palette, where much else is found
constexpr qsizetype kPaletteRows = 6;
constexpr int kPaneRole = Qt::UserRole;
constexpr int kRowRole = Qt::UserRole + 1;

} // namespace

SettingsPage::SettingsPage(Desk &desk, const QList<SettingsPaneFactory> &factories, QWidget *parent)
    : Page(u"settings"_s, desk, parent)
    , m_side(buildSide())
    , m_stack(new QStackedWidget(this))
{
    setAccessibleName(title());
    for (const SettingsPaneFactory &factory : factories) {
        SettingsPane *pane = factory(desk, m_stack);
        m_panes.append(pane);
        auto *room = new QScrollArea(m_stack); // a low window squeezes nothing
        room->setFrameShape(QFrame::NoFrame);
        room->setWidgetResizable(true);
        room->setFocusPolicy(Qt::NoFocus);
        room->viewport()->setAutoFillBackground(false);
        room->setWidget(pane);
        pane->setAutoFillBackground(false);
        m_stack->addWidget(room);
        connect(pane, &SettingsPane::factsChanged, this, [this, pane] {
            if (pane == shown())
                Q_EMIT factsChanged();
        });
        connect(pane, &SettingsPane::rowsChanged, this, [this] {
            if (!m_search->text().isEmpty())
                fillList();
        });
    }
    auto *across = new QHBoxLayout(this);
    across->setContentsMargins({});
    across->setSpacing(0);
    across->addWidget(m_side);
    across->addWidget(m_stack, 1);
    fillList();
    connect(m_search, &QLineEdit::textChanged, this, &SettingsPage::fillList);
    connect(m_list, &QListWidget::currentRowChanged, this, &SettingsPage::choose);
    connect(m_list, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) {
        showPane(item->data(kPaneRole).toString(), item->data(kRowRole).toString());
        if (SettingsPane *pane = shown(); pane && item->data(kRowRole).toString().isEmpty())
            pane->firstFocus()->setFocus(Qt::OtherFocusReason);
    });
    addActs();
    addToPalette();
}

QWidget *SettingsPage::buildSide()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(lengthFor(font(), kSideWidth));
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(kPageMargin, 10, kPageMargin, kGrid);
    column->setSpacing(2 * kGrid);
    auto *title = new ElidedLabel(tr("Settings"), ElidedLabel::Tone::Text, side);
    title->setFont(titleFont(font()));
    column->addWidget(title);
    m_search = new QLineEdit(side);
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(symbolicIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    column->addWidget(m_search);
    m_list = new QListWidget(side);
    m_list->setAccessibleName(tr("Groups of settings"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIconSize(QSize(16, 16));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->installEventFilter(this);
    column->addWidget(m_list, 1);
    return side;
}

void SettingsPage::addActs()
{
    desk().actions().add({.id = u"settings.search"_s,
                          .text = tr("&Search settings"),
                          .icon = u"search"_s,
                          .menu = MenuGroup::Edit,
                          .keys = {QKeySequence(Qt::CTRL | Qt::Key_F)},
                          .context = id(),
                          .words = tr("find option preference")},
                         this, [this] {
                             m_search->setFocus(Qt::ShortcutFocusReason);
                             m_search->selectAll();
                         });
}

void SettingsPage::addToPalette()
{
    desk().palette().addSource([this](const QString &text, const auto &done) {
        if (text.trimmed().size() < kFewestLetters)
            return;
        QString words = text;
        if (const QString prefix = tr("Settings:"); words.startsWith(prefix, Qt::CaseInsensitive))
            words.remove(0, prefix.size());
        QList<PaletteItem> items;
        for (const SettingsPlace &place : findSettings(places(), words)) {
            if (items.size() == kPaletteRows)
                break;
            PaletteItem item;
            item.id = u"setting:%1/%2"_s.arg(place.pane, place.row);
            item.text = tr("Settings: %1").arg(place.label);
            item.words = place.words;
            item.kind = place.row.isEmpty() ? tr("Settings") : place.paneTitle;
            item.icon = icon();
            item.yields = true;
            item.run = [this, to = placeOf(place.pane, place.row)] { desk().go(to); };
            items.append(item);
        }
        done(items);
    });
}

QString SettingsPage::title() const
{
    return tr("Settings");
}

QString SettingsPage::icon() const
{
    return u"settings"_s;
}

QString SettingsPage::about() const
{
    return tr("the workspace, people and teams, appearance, keys");
}

Route SettingsPage::placeOf(const QString &paneId, const QString &rowId)
{
    Route route{u"settings"_s, {{u"pane"_s, paneId}}};
    if (!rowId.isEmpty())
        route.args.insert(u"row"_s, rowId);
    return route;
}

void SettingsPage::activate(const Route &route)
{
    const QString wanted = route.args.value(u"pane"_s).toString();
    const SettingsPane *now = shown();
    showPane(pane(wanted) ? wanted : now ? now->id() : QString(), route.args.value(u"row"_s).toString());
}

Route SettingsPage::route() const
{
    const SettingsPane *now = shown();
    return now ? placeOf(now->id()) : Route{id(), {}};
}

QWidget *SettingsPage::firstFocus()
{
    return m_list;
}

QList<QWidget *> SettingsPage::panes()
{
    SettingsPane *now = shown();
    return now ? QList<QWidget *>{m_list, now->firstFocus()} : QList<QWidget *>{m_list};
}

QString SettingsPage::facts() const
{
    const SettingsPane *now = shown();
    return now ? now->facts() : QString();
}

bool SettingsPage::isSettled() const
{
    const SettingsPane *now = shown();
    return !now || now->isSettled();
}

bool SettingsPage::mayClose()
{
    return std::all_of(m_panes.begin(), m_panes.end(), [this](SettingsPane *pane) {
        const bool may = pane->mayClose();
        if (!may)
            showPane(pane->id());
        return may;
    });
}

QList<std::pair<QString, Route>> SettingsPage::scenes() const
{
    QList<std::pair<QString, Route>> all;
    for (const SettingsPane *pane : m_panes)
        all.append({u"settings-"_s + pane->id(), placeOf(pane->id())});
    return all;
}

SettingsPane *SettingsPage::pane(const QString &id) const
{
    const auto found = std::find_if(m_panes.begin(), m_panes.end(),
                                    [&](const SettingsPane *one) { return one->id() == id; });
    return found == m_panes.end() ? nullptr : *found;
}

SettingsPane *SettingsPage::shown() const
{
    return m_panes.value(m_stack->currentIndex());
}

QList<SettingsPlace> SettingsPage::places() const
{
    QList<SettingsPlace> all;
    for (const SettingsPane *one : m_panes) {
        all.append({one->id(), one->title(), {}, one->title(), one->words() + u' ' + one->about()});
        for (const SettingsRow &row : one->rows())
            all.append({one->id(), one->title(), row.id, row.label, row.words});
    }
    return all;
}

void SettingsPage::showPane(const QString &paneId, const QString &rowId)
{
    SettingsPane *wanted = pane(paneId);
    if (!wanted)
        return;
    const bool moved = wanted != shown();
    m_stack->setCurrentIndex(int(m_panes.indexOf(wanted)));
    wanted->activate();
    if (m_search->text().isEmpty()) {
        m_isFilling = true;
        m_list->setCurrentRow(int(m_panes.indexOf(wanted)));
        m_isFilling = false;
    }
    if (!rowId.isEmpty())
        wanted->showRow(rowId);
    Q_EMIT factsChanged();
    if (moved && isVisible())
        Q_EMIT routeChanged();
}

void SettingsPage::fillList()
{
    m_isFilling = true;
    m_list->clear();
    const QString text = m_search->text().trimmed();
    const auto add = [this](const QString &icon, const QString &label, const QString &paneId,
                            const QString &rowId) {
        auto *item = new QListWidgetItem(symbolicIcon(icon), label, m_list);
        item->setData(kPaneRole, paneId);
        item->setData(kRowRole, rowId);
        item->setToolTip(plainTooltip(label));
        item->setSizeHint(
            QSize(0, std::max(Style::rowHeightFor(m_list), fontMetrics().height() + 2 * kGrid)));
    };
    if (text.isEmpty()) {
        for (const SettingsPane *one : m_panes)
            add(one->icon(), one->title(), one->id(), {});
        m_list->setCurrentRow(m_stack->currentIndex());
    } else {
        for (const SettingsPlace &place : findSettings(places(), text))
            add(pane(place.pane)->icon(),
                place.row.isEmpty() ? place.label : tr("%1 · %2").arg(place.label, place.paneTitle),
                place.pane, place.row);
        if (m_list->count() > 0) {
            m_list->setCurrentRow(0);
        } else {
            auto *none = new QListWidgetItem(tr("No setting is called so"), m_list);
            none->setFlags(Qt::NoItemFlags);
        }
    }
    m_isFilling = false;
}

// Passing over panes shows them; what the search found is opened by Enter.
void SettingsPage::choose(int row)
{
    const QListWidgetItem *item = m_list->item(row);
    if (!m_isFilling && item && m_search->text().trimmed().isEmpty())
        showPane(item->data(kPaneRole).toString());
}

bool SettingsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return Page::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (watched == m_search) {
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up) {
            const int step = key->key() == Qt::Key_Down ? 1 : -1;
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
            return true;
        }
        if (isEnter && m_list->currentItem()) {
            Q_EMIT m_list->itemActivated(m_list->currentItem());
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            m_search->text().isEmpty() ? m_list->setFocus() : m_search->clear();
            return true;
        }
    } else if (watched == m_list && key->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    return Page::eventFilter(watched, event);
}

void SettingsPage::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const int x = layoutDirection() == Qt::RightToLeft ? m_side->x() : m_side->x() + m_side->width() - 1;
    painter.fillRect(QRect(x, 0, kHairline, height()), theme.line);
}

} // namespace binnacle
