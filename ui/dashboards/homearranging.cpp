// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboards/homearranging.h"

#include "base/whenready.h"
#include "dashboards/arrangesheet.h"
#include "dashboards/boardgrid.h"
#include "dashboards/chartcard.h"
#include "shell/actionregistry.h"
#include "shell/desk.h"
#include "widgets/plaintext.h"

#include <QAction>
#include <QMenu>

namespace binnacle {

using namespace Qt::StringLiterals;

HomeArranging::HomeArranging(BoardProvider &provider, SavedBoards &saved, BoardGrid &grid, Desk &desk,
                             const QString &pageId, QWidget *page)
    : QObject(page)
    , m_provider(provider)
    , m_saved(saved)
    , m_grid(grid)
    , m_desk(desk)
{
    connect(&m_grid, &BoardGrid::moveWanted, this, &HomeArranging::place);
    connect(&m_grid, &BoardGrid::defaultWanted, this, &HomeArranging::showDefault);
    connect(&m_saved, &SavedBoards::changed, this, &HomeArranging::apply);
    addActs(pageId, page);
    connect(&m_grid, &BoardGrid::menuAboutToShow, this, [this](QMenu *menu) {
        menu->addSeparator();
        menu->addActions(m_acts);
    });
}

void HomeArranging::addActs(const QString &pageId, QWidget *page)
{
    const auto add = [&](const QString &id, const QString &text, const QList<QKeySequence> &keys, auto run) {
        ActionSpec spec;
        spec.id = id;
        spec.text = text;
        spec.menu = MenuGroup::View;
        spec.submenu = tr("&Cards");
        spec.keys = keys;
        spec.context = pageId;
        spec.reversal = Reversal::Undoable;
        spec.words = tr("arrange move order layout card widget");
        spec.right = Act::EditOwnSettings;
        QAction *action = m_desk.actions().add(spec, page, run);
        if (action != nullptr)
            m_acts.append(action);
        return action;
    };
    m_sheet = add(u"home.arrange"_s, tr("&Arrange cards…"), {QKeySequence(u"Ctrl+Shift+A"_s)},
                  [this] { openSheet(); });
    add(u"home.card.left"_s, tr("Move card &left"), {QKeySequence(u"Ctrl+Shift+Left"_s)},
        [this] { moveCurrent(Qt::LeftArrow); });
    add(u"home.card.right"_s, tr("Move card &right"), {QKeySequence(u"Ctrl+Shift+Right"_s)},
        [this] { moveCurrent(Qt::RightArrow); });
    add(u"home.card.up"_s, tr("Move card &up"), {QKeySequence(u"Ctrl+Shift+Up"_s)},
        [this] { moveCurrent(Qt::UpArrow); });
    add(u"home.card.down"_s, tr("Move card &down"), {QKeySequence(u"Ctrl+Shift+Down"_s)},
        [this] { moveCurrent(Qt::DownArrow); });
    add(u"home.card.hide"_s, tr("&Hide card"), {QKeySequence(u"Ctrl+Shift+H"_s)}, [this] { hideCurrent(); });
    add(u"home.cards.default"_s, tr("Cards as by &default"), {}, [this] { showDefault(); });
}

void HomeArranging::load()
{
    m_saved.load();
    ++m_reads;
    whenReady(m_provider.arrangement(), this, [this](const Result<QJsonValue> &kept) {
        --m_reads;
        if (!kept) // a convenience: the board is there without
            return;
        m_isRead = true;
        if (m_ownWrites > 0) // what is done here is newer
            return;
        m_own = m_kept = Arrangement::of(*kept);
        apply();
    });
}

void HomeArranging::setBoard(const QString &name)
{
    if (name == m_board)
        return;
    m_board = name;
    m_wanted.reset();
    apply();
}

Arrangement HomeArranging::current() const
{
    const SavedBoard *board = m_saved.named(m_board);
    return board != nullptr ? arrangementOf(*board).value_or(m_own) : m_own;
}

std::optional<Arrangement> HomeArranging::arrangementOf(const SavedBoard &board) const
{
    return m_wanted ? *m_wanted : board.arrangement;
}

QString HomeArranging::board() const
{
    return m_saved.named(m_board) != nullptr ? m_board : QString();
}

void HomeArranging::apply()
{
    if (const QString name = board(); name != m_named) {
        m_named = name;
        Q_EMIT boardChanged(name);
    }
    m_grid.setArrangement(current());
}

void HomeArranging::say(const QString &text)
{
    m_desk.tell({Notice::Level::Info, text, {}, {}, {}});
}

QString HomeArranging::told(const QString &own, const QString &ofBoard, const QString &card) const
{
    const QString name = oneLine(board());
    if (card.isEmpty())
        return name.isEmpty() ? own : ofBoard.arg(name);
    const QString title = m_grid.titleOf(card);
    return name.isEmpty() ? own.arg(title) : ofBoard.arg(title, name);
}

// Without having read what is kept nothing is written over it.
bool HomeArranging::mayArrange()
{
    if (m_isRead)
        return true;
    say(tr("How your cards are arranged could not be read yet."));
    load();
    return false;
}

void HomeArranging::moveCurrent(Qt::ArrowType way)
{
    const QString card = m_grid.currentCard();
    if (card.isEmpty())
        return say(tr("Choose a card first: Tab goes through them."));
    const std::optional<CardMove> move = m_grid.moveOf(card, way);
    if (!move)
        return say(tr("“%1” is at the edge already.").arg(m_grid.titleOf(card)));
    place(*move);
    if (const ChartCard *shown = m_grid.card(card))
        Q_EMIT m_grid.lookWanted(shown->geometry());
}

void HomeArranging::place(const CardMove &move)
{
    arrange(current().moved(move, m_grid.namesBeside(move.card)),
            told(tr("“%1” moved"), tr("“%1” moved in “%2”"), move.card));
}

void HomeArranging::hideCurrent()
{
    const QString card = m_grid.currentCard();
    if (card.isEmpty())
        return say(tr("Choose a card first: Tab goes through them."));
    arrange(current().withShown(card, false, m_grid.namesBeside(card)),
            told(tr("“%1” hidden"), tr("“%1” hidden in “%2”"), card));
}

void HomeArranging::showDefault()
{
    if (current().isDefault())
        return say(tr("The cards are as by default."));
    arrange({}, told(tr("Cards as by default"), tr("Cards of “%1” as by default")));
}

void HomeArranging::openSheet()
{
    const Arrangement now = current();
    const auto lines = [this, &now](const QStringList &names) {
        QList<ArrangeSheet::Line> all;
        for (const ArrangedCard &card : now.over(names))
            all.append({m_grid.titleOf(card.name), card});
        return all;
    };
    const QStringList figures = m_grid.tileNames(), charts = m_grid.chartNames();
    const QString about =
        !board().isEmpty()
            ? tr("Of the saved board “%1”: which cards it shows, and in what order.").arg(oneLine(board()))
            : tr("Which cards Home shows you, and in what order. Others see their own.");
    auto *sheet = new ArrangeSheet(about, lines(figures), lines(charts), figures + charts, m_desk.window());
    connect(sheet, &ArrangeSheet::arranged, this, [this](const QList<ArrangedCard> &cards) {
        arrange(cards.isEmpty() ? Arrangement() : current().with(cards),
                told(tr("Cards arranged"), tr("Cards of “%1” arranged")));
    });
    sheet->open();
}

void HomeArranging::arrange(const Arrangement &to, const QString &done)
{
    if (to == current() || !mayArrange())
        return;
    const SavedBoard *shown = m_saved.named(m_board);
    const QString board = this->board();
    // A board without one of its own has none again when this is taken back.
    const std::optional<Arrangement> before = shown != nullptr ? arrangementOf(*shown) : m_own;
    keep(board, to, [this, board, before, done](bool kept) {
        if (kept)
            m_desk.offerUndo(done,
                             [this, board, before](const auto &answer) { keep(board, before, answer); });
    });
}

void HomeArranging::keep(const QString &board, const std::optional<Arrangement> &to,
                         const SavedBoards::Done &done)
{
    if (board.isEmpty())
        keepOwn(to.value_or(Arrangement()), done);
    else
        keepOf(board, to, done);
    apply();
}

void HomeArranging::keepOwn(const Arrangement &to, const SavedBoards::Done &done)
{
    ++m_ownWrites;
    m_own = to;
    const QJsonValue json = to.isDefault() ? QJsonValue() : to.toJson();
    whenReady(m_provider.keepArrangement(json), this, [this, to, done](const Result<> &written) {
        if (written)
            m_kept = to;
        if (--m_ownWrites == 0) // else what is on its way still is newer
            m_own = m_kept;
        if (!written)
            Q_EMIT failed(written.error());
        apply();
        done(written.has_value());
    });
}

void HomeArranging::keepOf(const QString &board, const std::optional<Arrangement> &to,
                           const SavedBoards::Done &done)
{
    ++m_boardWrites;
    if (board == m_board)
        m_wanted = to;
    m_saved.arrange(board, to, [this, done](bool written) { // what failed is said there
        if (--m_boardWrites == 0)
            m_wanted.reset();
        apply();
        done(written);
    });
}

} // namespace binnacle
