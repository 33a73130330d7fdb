// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboards/filterbar.h"

#include "base/timetext.h"
#include "charts/charttext.h"
#include "dashboards/boardplots.h"
#include "dashboards/boardtext.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/chip.h"
#include "widgets/plaintext.h"

#include <QActionGroup>
#include <QEvent>
#include <QFontMetricsF>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QStyleOptionButton>
#include <utility>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestChip = 42;
constexpr int kGap = 10;
constexpr int kDefaultDays = 90;

// Menus take "&" for a mnemonic; names from outside have none.
QString menuText(const QString &name)
{
    return oneLine(name).replace(u'&', u"&&"_s);
}

bool filters(const QString &query, const QString &field)
{
    return query.contains(field + u':');
}

} // namespace

QString freshnessText(const BoardHeader &header, const QLocale &locale)
{
    if (header.dataEndText.isEmpty())
        return {};
    QStringList parts;
    for (const BoardSource &source : header.sources) // the one that is behind first: most is told by it
        parts.prepend(FilterBar::tr("%1 to %2")
                          .arg(oneLine(source.name), dateText(source.newest, boardZone(header), locale)));
    if (parts.size() == 1) // its end is the one just told
        parts = QStringList{header.dataEndText,
                            FilterBar::tr("from %1").arg(oneLine(header.sources.front().name))};
    return parts.isEmpty() ? header.dataEndText : parts.join(u" · "_s);
}

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(tr("Operations"), ElidedLabel::Tone::Text, this))
    , m_grid(new QGridLayout(this))
    , m_row(new QHBoxLayout)
    , m_chips(new QHBoxLayout)
    , m_open(new QPushButton(this))
    , m_clear(new QPushButton(tr("Clear filters"), this))
    , m_fresh(new ElidedLabel({}, ElidedLabel::Tone::Caption, this))
    , m_export(new QPushButton(tr("Export"), this))
    , m_arrange(new QPushButton(tr("Arrange"), this))
    , m_exportMenu(new QMenu(this))
{
    m_title->setFont(titleFont(font()));
    m_fresh->setFont(captionFont(font()));
    m_fresh->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_fresh->installEventFilter(this);
    m_export->setMenu(m_exportMenu);
    m_export->setAccessibleName(tr("Export this board"));
    m_chips->setSpacing(6);
    m_row->setSpacing(kGap);
    m_row->addLayout(m_chips);
    m_row->addWidget(m_fresh, 1);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(kGap);
    m_grid->setVerticalSpacing(2 * kGrid);
    m_grid->setColumnStretch(1, 1);
    m_grid->addWidget(m_title, 0, 0);
    m_grid->addLayout(m_row, 0, 1);
    m_grid->addWidget(m_open, 0, 2);
    m_grid->addWidget(m_clear, 0, 2);
    m_grid->addWidget(m_export, 0, 3);
    m_grid->addWidget(m_arrange, 0, 4);
    m_arrange->setAccessibleName(tr("Arrange the cards"));
    m_open->hide();
    m_clear->hide();
    m_clear->setAccessibleName(m_clear->text());
    connect(m_clear, &QPushButton::clicked, this, [this] { Q_EMIT requested(BoardRequest()); });
    connect(m_open, &QPushButton::clicked, this, &FilterBar::openWanted);
}

void FilterBar::setName(const QString &name)
{
    m_title->setText(name.isEmpty() ? tr("Operations") : tr("Operations · %1").arg(oneLine(name)));
    arrange();
}

QString FilterBar::title() const
{
    return m_title->text();
}

// No chip is cut as long as a row of its own has room for it.
void FilterBar::arrange()
{
    int needed = m_grid->itemAtPosition(0, 0)->sizeHint().width() + m_export->sizeHint().width() + 5 * kGap;
    for (const QPushButton *button : {m_open, m_clear})
        needed += button->isHidden() ? 0 : button->sizeHint().width();
    for (int i = 0; i < m_chips->count(); ++i) // asked themselves: a layout leaves out those not shown yet
        needed += m_chips->itemAt(i)->widget()->sizeHint().width() + m_chips->spacing();
    // One word gives way to its icon before the chips do.
    const QString word = tr("Arrange");
    QStyleOptionButton whole;
    whole.initFrom(m_arrange);
    whole.text = word;
    const QSize words = m_arrange->fontMetrics().size(Qt::TextShowMnemonic, word);
    const int beside =
        m_arrange->style()->sizeFromContents(QStyle::CT_PushButton, &whole, words, m_arrange).width();
    const bool fits = needed + beside <= width();
    m_arrange->setText(fits ? word : QString());
    m_arrange->setIcon(fits ? QIcon() : symbolicIcon(u"arrange"_s));
    const bool under = needed + m_arrange->sizeHint().width() > width();
    if (std::exchange(m_under, under) == under)
        return;
    m_grid->removeItem(m_row);
    m_row->setParent(nullptr);
    if (under)
        m_grid->addLayout(m_row, 1, 0, 1, 5);
    else
        m_grid->addLayout(m_row, 0, 1);
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

// All of it or nothing: half a date misleads.
void FilterBar::showFreshness()
{
    const QFontMetricsF metrics(m_fresh->font());
    m_fresh->setText(metrics.horizontalAdvance(m_freshness) <= m_fresh->width() ? m_freshness : QString());
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_fresh && event->type() == QEvent::Resize)
        showFreshness();
    return QWidget::eventFilter(watched, event);
}

void FilterBar::setExportActions(const QList<QAction *> &actions)
{
    m_exportMenu->clear();
    m_exportMenu->addActions(actions);
}

void FilterBar::setArrangeAction(QAction *action)
{
    connect(m_arrange, &QPushButton::clicked, action, &QAction::trigger);
    m_arrange->setToolTip(plainTooltip(tr("Which cards are shown, and in what order (%1)")
                                           .arg(action->shortcut().toString(QKeySequence::NativeText))));
}

void FilterBar::setRecords(qint64 count, const QString &key, bool isNarrowed)
{
    m_open->setVisible(count > 0);
    m_clear->setVisible(count <= 0 && isNarrowed);
    m_open->setText(count == 1 ? tr("Open 1 record") : tr("Open %1 records").arg(locale().toString(count)));
    m_open->setAccessibleName(m_open->text());
    arrange();
    m_open->setToolTip(plainTooltip(tr("Opens exactly these in the list (%1)").arg(key)));
}

void FilterBar::clearChips()
{
    while (QLayoutItem *item = m_chips->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // it may be the one that was clicked
        }
        delete item;
    }
}

Chip *FilterBar::addChip(const QString &said, bool on)
{
    const QString text = oneLine(said);
    const bool cut = text.size() > kLongestChip;
    auto *chip = new Chip(cut ? QString(text.left(kLongestChip - 1) + u'…') : text, this);
    chip->setAccessibleName(text);
    if (cut)
        chip->setToolTip(plainTooltip(text));
    chip->setCheckable(on);
    chip->setChecked(on);
    m_chips->addWidget(chip);
    return chip;
}

Chip *FilterBar::addMenuChip(const QString &text, bool on, QMenu *menu)
{
    Chip *chip = addChip(text, on);
    menu->setParent(chip, menu->windowFlags());
    connect(chip, &QAbstractButton::clicked, chip, [chip, menu, on] {
        chip->setChecked(on);
        menu->popup(chip->mapToGlobal(QPoint(0, chip->height() + 4)));
    });
    return chip;
}

void FilterBar::setBoard(const Board &board)
{
    int focused = -1; // the place stays where it was, whatever chip is there now
    for (int i = 0; i < m_chips->count(); ++i)
        focused = m_chips->itemAt(i)->widget()->hasFocus() ? i : focused;
    clearChips();
    addBoardChips(board);
    addChoices(board);
    m_freshness = board.header.dataEndText;
    m_fresh->setToolTip(plainTooltip(freshnessText(board.header, locale())));
    arrange();
    showFreshness();
    if (focused >= 0 && m_chips->count() > 0)
        m_chips->itemAt(qMin(focused, m_chips->count() - 1))->widget()->setFocus();
}

void FilterBar::addBoardChips(const Board &board)
{
    for (const BoardChip &chip : board.header.chips) {
        if (chip.kind == BoardChip::Kind::Window) {
            addMenuChip(chip.text, true, windowMenu(board, this));
            if (const QString older = olderText(board.header); !older.isEmpty())
                addMenuChip(older, false, windowMenu(board, this));
        } else if (chip.kind == BoardChip::Kind::Time) {
            addMenuChip(chip.text, board.request.time != TimeKind::Elapsed, timeMenu(board, this));
        } else {
            Chip *shown = addChip(chip.text, true);
            shown->setRemovable(chip.removable);
            BoardRequest request = board.request;
            if (chip.kind == BoardChip::Kind::AsOf)
                request.asOf.reset();
            else
                request.query = chip.without;
            connect(shown, &Chip::removed, this, [this, request] { Q_EMIT requested(request); });
        }
    }
}

void FilterBar::addRequest(QMenu *menu, const QString &text, const BoardRequest &request, bool checked)
{
    QAction *action = menu->addAction(menuText(text));
    action->setCheckable(true);
    action->setChecked(checked);
    auto *one = menu->findChild<QActionGroup *>(QString(), Qt::FindDirectChildrenOnly);
    (one != nullptr ? one : new QActionGroup(menu))->addAction(action); // one of them is in force
    connect(action, &QAction::triggered, this, [this, request] { Q_EMIT requested(request); });
}

void FilterBar::addNarrowing(QMenu *menu, const QString &text, const Board &board, const QString &filter)
{
    BoardRequest request = board.request;
    request.query = narrowed(board.header.query, filter);
    connect(menu->addAction(menuText(text)), &QAction::triggered, this,
            [this, request] { Q_EMIT requested(request); });
}

// The groups that have no row, in a menu filled when it is opened: there may be hundreds.
void FilterBar::addTheRest(QMenu *menu, const Board &board, const QString &field,
                           const std::vector<QString> &names)
{
    if (names.empty())
        return;
    menu->addSeparator();
    QMenu *rest = menu->addMenu(tr("%1 more").arg(locale().toString(qint64(names.size()))));
    connect(rest, &QMenu::aboutToShow, this, [this, rest, board, field, names] {
        if (rest->isEmpty())
            for (const QString &name : names)
                addNarrowing(rest, name, board, fieldIs(field, name));
    });
}

QMenu *FilterBar::windowMenu(const Board &board, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    BoardRequest request = board.request;
    request.from.reset();
    request.to.reset();
    request.fullRange = false;
    const BoardHeader &header = board.header;
    // Whole days to the end of the last one, as the 90 days are.
    const QTimeZone zone = boardZone(header);
    const QDate after = utcToLocal(header.dataEnd, zone).date.addDays(1);
    const auto range = [&](const QString &text, QDate from, QDate to) {
        BoardRequest ranged = request;
        ranged.from = dayStart(from, zone);
        ranged.to = dayStart(to, zone);
        const bool on = board.request.from == ranged.from && board.request.to == ranged.to;
        addRequest(menu, text, ranged, on);
    };
    const auto days = [&](int count) {
        range(tr("Last %1 days of data").arg(count), after.addDays(-count), after);
    };
    days(7);
    days(30);
    addRequest(menu, tr("Last 90 days of data"), request, header.defaultWindow);
    days(365);
    for (const BoardSource &source : header.sources) { // those out of sight of the 90 days
        const QDate end = utcToLocal(source.newest, zone).date.addDays(1);
        if (end > after.addDays(-kDefaultDays))
            continue;
        range(tr("Last %1 days of %2").arg(kDefaultDays).arg(source.name), end.addDays(-kDefaultDays), end);
    }
    menu->addSeparator();
    const QDate newest = after.addDays(-1), month(newest.year(), newest.month(), 1);
    for (const QDate &first : {month, month.addMonths(-1)}) { // a report's month, by the calendar
        const QString name = locale().toString(first, tr("MMMM yyyy"));
        const QDate next = first.addMonths(1);
        range(next > after ? tr("%1 so far").arg(name) : name, first, qMin(next, after));
    }
    menu->addSeparator();
    BoardRequest full = request;
    full.fullRange = true;
    addRequest(menu, tr("All data"), full, board.request.fullRange);
    return menu;
}

QMenu *FilterBar::timeMenu(const Board &board, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    BoardRequest request = board.request;
    request.time = TimeKind::Elapsed;
    addRequest(menu, tr("Elapsed (24×7)"), request, board.request.time == TimeKind::Elapsed);
    request.time = TimeKind::Business;
    addRequest(menu, tr("Business hours"), request, board.request.time == TimeKind::Business);
    return menu;
}

// What could be filtered by and is not yet: services, teams, categories, priorities.
void FilterBar::addChoices(const Board &board)
{
    const QString service = u"service"_s;
    if (board.uptime.services > 0 && !filters(board.header.query, service)) {
        auto *menu = new QMenu(this);
        for (const BoardUptimeRow &row : board.uptime.rows)
            addNarrowing(menu, row.name, board, row.filter);
        addTheRest(menu, board, service, board.uptime.more);
        addMenuChip(tr("All services"), false, menu);
    }
    for (const BoardGroups &groups : board.groups) {
        const QString field = groupField(groups.by);
        if (filters(board.header.query, field))
            continue;
        auto *menu = new QMenu(this);
        for (const BoardGroup &group : groups.rows)
            addNarrowing(menu, group.name, board, fieldIs(field, group.name));
        addTheRest(menu, board, field, groups.more);
        Chip *chip = addMenuChip(groups.by == GroupBy::Team       ? tr("All teams")
                                 : groups.by == GroupBy::Category ? tr("All categories")
                                                                  : groupTitle(groups.by),
                                 false, menu);
        chip->setEnabled(!groups.rows.empty());
    }
    if (!filters(board.header.query, u"priority"_s)) {
        auto *menu = new QMenu(this);
        for (int priority = 1; priority <= 4; ++priority)
            addNarrowing(menu, u'P' + QString::number(priority), board,
                         u"priority:"_s + QString::number(priority));
        addNarrowing(menu, tr("P1 and P2"), board, u"priority:1,2"_s);
        addNarrowing(menu, tr("No priority"), board, u"priority:none"_s);
        addMenuChip(tr("P1 – P4"), false, menu);
    }
}

} // namespace binnacle
