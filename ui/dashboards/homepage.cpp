// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboards/homepage.h"

#include "base/timetext.h"
#include "base/whenready.h"
#include "charts/chartview.h"
#include "dashboards/boardexport.h"
#include "dashboards/boardgrid.h"
#include "dashboards/boardtext.h"
#include "dashboards/chartcard.h"
#include "dashboards/filterbar.h"
#include "dashboards/homearranging.h"
#include "dashboards/marksheet.h"
#include "dashboards/saveboardsheet.h"
#include "dashboards/savedboards.h"
#include "shell/actionregistry.h"
#include "theme/theme.h"
#include "widgets/draftkeeper.h"
#include "widgets/emptystate.h"
#include "widgets/filedialog.h"
#include "wording/errors.h"
#include "wording/quantities.h"

#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTime>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace binnacle {

using namespace Qt::StringLiterals;

using wording::errorText;
using wording::ErrorText;

namespace {

constexpr qint64 kHourMs = 3'600'000;
const QKeySequence kOpenKey(Qt::CTRL | Qt::Key_Return);
const QString kBoardDraft = u"board"_s, kMarkDraft = u"mark"_s;

enum Sheet { Cards, Empty, Problem }; // of the stack, in this order

// Tells the grid through how high a window it is looked at.
class BoardScroll : public QScrollArea
{
public:
    BoardScroll(BoardGrid *grid, QWidget *parent)
        : QScrollArea(parent)
        , m_grid(grid)
    {
        setWidget(grid);
        setWidgetResizable(true);
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::NoFocus);
        viewport()->setAutoFillBackground(false);
        grid->setAutoFillBackground(false);
        QObject::connect(grid, &BoardGrid::lookWanted, this, [this](const QRect &area) {
            ensureVisible(area.center().x(), area.bottom(), 0, 0);
            ensureVisible(area.center().x(), area.top(), 0, 0);
        });
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        m_grid->setViewHeight(viewport()->height());
        QScrollArea::resizeEvent(event);
    }

private:
    BoardGrid *m_grid;
};

} // namespace

HomePage::HomePage(BoardProvider &provider, Desk &desk, QWidget *parent)
    : Page(u"home"_s, desk, parent)
    , m_provider(provider)
    , m_saved(new SavedBoards(provider, this))
    , m_bar(new FilterBar(this))
    , m_stack(new QStackedWidget(this))
    , m_grid(new BoardGrid)
    , m_empty(new EmptyState(
          u"home"_s, tr("No incidents yet"),
          tr("Import a log of incidents to see how long they take, how many there are and which "
             "they are.")))
    , m_problem(new EmptyState(u"warning"_s, {}, {}))
{
    setAccessibleName(title());
    m_stack->addWidget(new BoardScroll(m_grid, m_stack));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_problem);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, 10, kPageMargin, 12);
    column->setSpacing(10);
    column->addWidget(m_bar);
    column->addWidget(m_stack, 1);

    connect(m_empty->addButton(tr("Import a log…")), &QPushButton::clicked, this,
            [this] { this->desk().go({u"import"_s, {}}); });
    connect(m_problem->addButton(tr("Try again")), &QPushButton::clicked, this, &HomePage::refresh);
    connect(m_problem->addButton(tr("Show everything")), &QPushButton::clicked, this,
            [this] { ask(BoardRequest()); });
    connect(m_bar, &FilterBar::requested, this, &HomePage::ask);
    connect(m_bar, &FilterBar::openWanted, this, &HomePage::openShown);
    connect(m_grid, &BoardGrid::markClicked, this, &HomePage::narrowTo);
    connect(m_grid, &BoardGrid::markOpened, this, [this](const ChartMark &mark) {
        m_last = qobject_cast<ChartView *>(focusWidget());
        open(mark);
    });
    connect(m_grid, &BoardGrid::rangeBrushed, this,
            [this](qint64 from, qint64 to) { ask(within(from, to)); });
    connect(m_grid, &BoardGrid::rangeBrushing, this,
            [this](qint64 from, qint64 to) { preview(within(from, to)); });
    connect(m_grid, &BoardGrid::brushLeft, this, [this] {
        ++m_brushes; // of what is on its way nothing is wanted
        m_wanted.reset();
        if (m_board)
            m_grid->setBoard(*m_board);
    });
    registerActions();
    registerBoards();
    m_arranging = new HomeArranging(provider, *m_saved, *m_grid, desk, id(), this);
    connect(m_arranging, &HomeArranging::failed, this, &HomePage::say);
    connect(m_arranging, &HomeArranging::boardChanged, m_bar, &FilterBar::setName);
    m_bar->setArrangeAction(m_arranging->sheetAction());
}

bool HomePage::isSettled() const
{
    return !m_loading && !m_arranging->isLoading();
}

QString HomePage::title() const
{
    return tr("Home");
}

QString HomePage::icon() const
{
    return u"home"_s;
}

QString HomePage::about() const
{
    return tr("How many incidents there are and how long they take");
}

QWidget *HomePage::firstFocus()
{
    const auto views = m_grid->views();
    if (m_stack->currentIndex() == Cards && m_last && views.contains(m_last.data()))
        return m_last;
    return m_stack->currentIndex() == Cards && !views.isEmpty() ? static_cast<QWidget *>(views.first())
                                                                : this;
}

QList<QWidget *> HomePage::panes()
{
    const auto views = m_grid->views();
    QList<QWidget *> panes{m_bar, views.value(0), m_grid->firstCard()};
    panes.removeAll(nullptr);
    return panes;
}

QString HomePage::facts() const
{
    if (!m_board)
        return {};
    const LocalTime at = utcToLocal(m_readAt, boardZone(m_board->header));
    return tr("%1 · figures read %2")
        .arg(wording::incidentsText(m_board->header.total),
             QTime::fromMSecsSinceStartOfDay(at.msOfDay).toString(u"HH:mm:ss"_s));
}

void HomePage::registerActions()
{
    QList<QAction *> exports;
    const auto add = [this](const QString &id, const QString &text, const QString &icon, MenuGroup menu,
                            const QList<QKeySequence> &keys, auto run, bool checkable = false) {
        ActionSpec spec;
        spec.id = id;
        spec.text = text;
        spec.icon = icon;
        spec.menu = menu;
        spec.keys = keys;
        spec.context = this->id();
        spec.checkable = checkable;
        return desk().actions().add(spec, this, std::move(run));
    };
    exports << add(u"home.export.pdf"_s, tr("Export board as &PDF…"), u"export"_s, MenuGroup::File,
                   {QKeySequence(u"Ctrl+Shift+E"_s)}, [this] { askExport(u"pdf"_s, tr("PDF document")); });
    exports << add(u"home.export.png"_s, tr("Export board as p&icture…"), u"export"_s, MenuGroup::File, {},
                   [this] { askExport(u"png"_s, tr("PNG picture")); });
    exports << add(u"home.export.csv"_s, tr("Export figures as &CSV…"), u"export"_s, MenuGroup::File, {},
                   [this] { askExport(u"csv"_s, tr("CSV table")); });
    exports << add(u"home.export.html"_s, tr("Export board as &HTML…"), u"export"_s, MenuGroup::File, {},
                   [this] { askExport(u"html"_s, tr("HTML page")); });
    exports.removeAll(nullptr);
    m_bar->setExportActions(exports);
    add(u"home.copy"_s, tr("Cop&y the card as a table"), u"copy"_s, MenuGroup::Edit,
        {QKeySequence(u"Ctrl+Shift+C"_s)}, [this] {
            if (const ChartCard *card = m_grid->card(m_grid->currentCard()))
                card->view()->copyTable();
            else
                desk().tell(
                    {Notice::Level::Info, tr("Choose a card first: Tab goes through them."), {}, {}, {}});
        });
    add(u"home.records"_s, tr("&Open the records shown"), u"tickets"_s, MenuGroup::View, {kOpenKey},
        [this] { openShown(); });
    add(u"home.refresh"_s, tr("&Refresh figures"), u"refresh"_s, MenuGroup::View, {QKeySequence(Qt::Key_F5)},
        [this] { refresh(); });
    add(u"home.everything"_s, tr("&Clear all filters"), {}, MenuGroup::View, {},
        [this] { ask(BoardRequest()); });
    m_limits = add(
        u"home.limits"_s, tr("Show control &limits (XmR)"), {}, MenuGroup::View, {},
        [this](bool on) {
            BoardRequest request = m_request;
            request.limits = on;
            if (routeArgs(request) != routeArgs(m_request))
                ask(request);
        },
        true);
    m_marks = add(
        u"home.marks"_s, tr("Show &marks of changes"), {}, MenuGroup::View, {},
        [this](bool on) {
            BoardRequest request = m_request;
            request.marks = on;
            if (routeArgs(request) != routeArgs(m_request))
                ask(request);
        },
        true);
    ActionSpec mark;
    mark.id = u"home.mark"_s;
    mark.text = tr("Ma&rk the charts…");
    mark.menu = MenuGroup::Edit;
    mark.context = id();
    mark.reversal = Reversal::Undoable;
    mark.words = tr("annotation change note");
    mark.right = Act::EditAnnotations;
    desk().actions().add(mark, this, [this] { askMark(); });
    add(
        u"home.tables"_s, tr("Show charts as &tables"), {}, MenuGroup::View, {},
        [this](bool on) { m_grid->setTablesShown(on); }, true);
}

QList<NavView> HomePage::views() const
{
    return m_saved->views(id());
}

void HomePage::registerBoards()
{
    ActionSpec save;
    save.id = u"home.save"_s;
    save.text = tr("&Save this board…");
    save.menu = MenuGroup::View;
    save.keys = {QKeySequence::Save};
    save.context = id();
    save.reversal = Reversal::Undoable;
    save.words = tr("view favorite keep");
    save.right = Act::EditOwnSettings;
    desk().actions().add(save, this, [this] { askName(); });
    ActionSpec remove;
    remove.id = u"home.remove"_s;
    remove.text = tr("Remo&ve this saved board");
    remove.menu = MenuGroup::View;
    remove.context = id();
    remove.reversal = Reversal::Undoable;
    remove.right = Act::EditOwnSettings;
    m_removeBoard = desk().actions().add(remove, this, [this] { removeBoard(); });
    connect(m_saved, &SavedBoards::changed, this, [this] {
        Q_EMIT viewsChanged();
        if (m_removeBoard != nullptr)
            m_removeBoard->setEnabled(shownBoard() != nullptr);
    });
    connect(m_saved, &SavedBoards::failed, this, &HomePage::say);
}

void HomePage::askName()
{
    QStringList taken;
    for (const SavedBoard &board : m_saved->all())
        taken.append(board.name);
    auto *sheet =
        new SaveBoardSheet(tr("Its filter, window, kind of time and cards, under a name in the sidebar."),
                           taken, desk().window());
    sheet->keepIn(desk().drafts(), kBoardDraft, {{u"name"_s, sheet->line()}}, FormDraft::Keeps::Whole);
    connect(sheet, &SaveBoardSheet::named, this, [this](const QString &name) {
        const QList<SavedBoard> before = m_saved->all();
        const auto replaced = std::find_if(before.begin(), before.end(), [&name](const SavedBoard &board) {
            return board.name.compare(name, Qt::CaseInsensitive) == 0;
        });
        const std::optional<SavedBoard> was =
            replaced == before.end() ? std::nullopt : std::optional(*replaced);
        const SavedBoard board{name, routeArgs(m_request), m_arranging->current()};
        m_saved->save(board, [this, board, name, was](bool kept) {
            if (!kept)
                return;
            desk().drafts().drop(kBoardDraft);
            if (routeArgs(m_request) == board.args) { // from now on this is the one shown
                m_name = name;
                m_arranging->setBoard(name);
                Q_EMIT routeChanged();
            }
            desk().offerUndo(tr("Board “%1” saved").arg(name), [this, name, was](const auto &answer) {
                if (was)
                    m_saved->save(*was, answer);
                else
                    m_saved->remove(name, answer);
            });
        });
    });
    sheet->open();
}

const SavedBoard *HomePage::shownBoard() const
{
    const QVariantMap args = routeArgs(m_request);
    const SavedBoard *board = m_saved->named(m_name);
    return board != nullptr && board->args == args ? board : m_saved->of(args);
}

void HomePage::removeBoard()
{
    const SavedBoard *shown = shownBoard();
    if (shown == nullptr)
        return;
    const SavedBoard board = *shown;
    m_saved->remove(board.name, [this, board](bool kept) {
        if (kept)
            desk().offerUndo(tr("Board “%1” removed").arg(board.name),
                             [this, board](const auto &answer) { m_saved->save(board, answer); });
    });
}

void HomePage::askMark()
{
    const QTimeZone zone = m_board ? boardZone(m_board->header) : QTimeZone::utc();
    const qint64 now = m_provider.now();
    const qint64 shown = m_board && m_board->header.to <= now ? m_board->header.dataEnd : now;
    auto *sheet = new MarkSheet(shown, zone, desk().window());
    sheet->keepIn(desk().drafts(), kMarkDraft, {{u"text"_s, sheet->textLine()}, {u"at"_s, sheet->timeLine()}},
                  FormDraft::Keeps::Whole);
    connect(sheet, &MarkSheet::marked, this, [this](qint64 at, const QString &text) {
        whenReady(
            m_provider.addMark(at, text), this, [this, text](const Result<BoardProvider::TakeAway> &added) {
                if (!added)
                    return say(added.error());
                desk().drafts().drop(kMarkDraft);
                refresh();
                desk().offerUndo(tr("“%1” marked").arg(text), [this, takeAway = *added](const auto &answer) {
                    whenReady(takeAway(), this, [this, answer](const Result<> &done) {
                        if (!done)
                            say(done.error());
                        refresh();
                        answer(done.has_value());
                    });
                });
            });
    });
    sheet->open();
}

void HomePage::say(const Error &error)
{
    desk().tell(noticeOf(error));
}

void HomePage::activate(const Route &route)
{
    m_arranging->load();
    m_name = route.args.value(kBoardArg).toString();
    m_arranging->setBoard(m_name);
    const BoardRequest request = requestOf(route.args);
    if (routeArgs(request) != routeArgs(m_request))
        m_clicked.reset();
    m_request = request;
    load();
}

Route HomePage::route() const
{
    QVariantMap args = routeArgs(m_request);
    if (!m_name.isEmpty())
        args.insert(kBoardArg, m_name);
    return {id(), args};
}

void HomePage::refresh()
{
    load();
}

void HomePage::ask(const BoardRequest &request)
{
    m_request = request;
    m_clicked.reset();
    if (routeArgs(request).isEmpty()) { // nothing is left of the saved board
        m_name.clear();
        m_arranging->setBoard({});
    }
    Q_EMIT routeChanged();
    load();
}

// Whole hours: an instant a hand draws is not meant to the minute.
BoardRequest HomePage::within(qint64 from, qint64 to) const
{
    BoardRequest request = m_request;
    request.from = from - from % kHourMs;
    request.to = to + (kHourMs - to % kHourMs) % kHourMs;
    request.fullRange = false;
    return request;
}

// The cards follow the hand: one question at a time, always the newest.
void HomePage::preview(const BoardRequest &request)
{
    m_wanted = request;
    if (m_previewing)
        return;
    m_previewing = true;
    const quint64 brush = m_brushes;
    whenReady(m_provider.board(*std::exchange(m_wanted, {})), this,
              [this, brush](const Result<Board> &answer) {
                  m_previewing = false;
                  if (answer && brush == m_brushes)
                      m_grid->setBoard(*answer);
                  if (m_wanted)
                      preview(*m_wanted);
              });
}

void HomePage::load()
{
    m_wanted.reset();
    ++m_brushes;
    const quint64 generation = ++m_generation;
    if (m_removeBoard != nullptr)
        m_removeBoard->setEnabled(shownBoard() != nullptr);
    m_loading = true;
    if (m_stack->currentIndex() == Problem)
        m_stack->setCurrentIndex(Cards);
    whenReady(m_provider.board(m_request), this, [this, generation](const Result<Board> &answer) {
        if (generation == m_generation) // of a newer question only its own answer counts
            arrived(answer);
    });
}

void HomePage::arrived(const Result<Board> &answer)
{
    m_loading = false;
    if (!answer) {
        showProblem(answer.error());
        return;
    }
    m_board = *answer;
    m_readAt = m_provider.now();
    Q_EMIT factsChanged();
    const bool empty = !m_board->empty.isEmpty();
    m_bar->setVisible(!empty);
    if (empty) {
        m_stack->setCurrentIndex(Empty);
        return;
    }
    m_bar->setBoard(*m_board);
    if (m_limits != nullptr)
        m_limits->setChecked(m_board->request.limits);
    if (m_marks != nullptr)
        m_marks->setChecked(m_board->request.marks);
    m_grid->setBoard(*m_board);
    showRecords();
    m_stack->setCurrentIndex(Cards);
}

void HomePage::showProblem(const Error &error)
{
    const ErrorText text = errorText(error);
    m_problem->setTexts(text.message, text.advice);
    m_stack->setCurrentIndex(Problem);
}

void HomePage::narrowTo(const ChartMark &mark)
{
    m_last = qobject_cast<ChartView *>(focusWidget());
    if (mark.count == 0 && mark.page.isEmpty()) // to nothing leads nowhere
        return;
    BoardRequest request = m_request;
    if (!mark.filter.isEmpty())
        request.query = mark.wholeFilter
                            ? mark.filter
                            : narrowed(m_board ? m_board->header.query : m_request.query, mark.filter);
    if (mark.to > mark.from) {
        request.from = mark.from;
        request.to = mark.to;
        request.fullRange = false;
    }
    if (routeArgs(request) != routeArgs(m_request))
        ask(request);
    m_clicked = mark;
    showRecords();
}

// What one more click opens is said beside the chips, with the mark's own number.
void HomePage::showRecords()
{
    const bool mark =
        m_clicked && m_clicked->page.isEmpty() && (!m_clicked->query.isEmpty() || m_clicked->record != 0);
    const qint64 count = mark ? m_clicked->count : m_board ? m_board->header.incidents : 0;
    m_bar->setRecords(count, kOpenKey.toString(QKeySequence::NativeText), !routeArgs(m_request).isEmpty());
}

void HomePage::openShown()
{
    if (m_clicked && (!m_clicked->query.isEmpty() || m_clicked->record != 0))
        open(*m_clicked);
    else if (m_board && !m_board->header.records.isEmpty())
        goToRecords(m_board->header.records);
}

void HomePage::open(const ChartMark &mark)
{
    if (!mark.page.isEmpty()) {
        desk().go({mark.page, mark.args});
    } else if (!mark.query.isEmpty()) {
        goToRecords(mark.query);
    } else if (mark.record != 0) {
        whenReady(m_provider.ticketNumber(mark.record), this, [this](const Result<QString> &number) {
            if (number)
                goToRecords(fieldIs(u"number"_s, *number));
            else
                desk().tell(noticeOf(number.error()));
        });
    }
}

void HomePage::goToRecords(const QString &query)
{
    Q_EMIT openRecords(query);
    desk().go({u"tickets"_s, {{u"query"_s, query}}});
}

void HomePage::askExport(const QString &suffix, const QString &what)
{
    if (!m_board)
        return;
    QFileDialog *dialog = makeFileDialog(this, tr("Export the board"), what + u" (*."_s + suffix + u')');
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(boardFileName(m_board->header, m_provider.workspaceName(), suffix));
    connect(dialog, &QFileDialog::fileSelected, this, &HomePage::exportTo);
    dialog->open();
}

void HomePage::exportTo(const QString &path)
{
    if (!m_board)
        return;
    whenReady(exportBoardAsync(*m_board, m_provider.workspaceName(), path, locale(), m_arranging->current()),
              this, [this, path](const Result<> &done) {
                  if (done) {
                      desk().tell({Notice::Level::Info, tr("Exported to %1.").arg(path), {}, {}, {}});
                      Q_EMIT exported(path);
                      return;
                  }
                  Notice notice = noticeOf(done.error());
                  notice.safe = tr("Nothing in the workspace was changed.");
                  desk().tell(notice);
              });
}

} // namespace binnacle
