// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "periods/periodactions.h"

#include "base/whenready.h"
#include "periods/packsheet.h"
#include "periods/periodplaces.h"
#include "periods/periodsgateway.h"
#include "periods/periodspage.h"
#include "periods/periodview.h"
#include "periods/periodwords.h"
#include "periods/publishsheet.h"
#include "reports/reportexport.h"
#include "shell/actionregistry.h"
#include "shell/routelink.h"
#include "widgets/draftkeeper.h"
#include "widgets/filedialog.h"
#include "wording/errors.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTimer>
#include <utility>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kKeepMs = 1000; // from the first change of a comment to the store
const QString kPublishDraft = u"publish"_s;
const QString kPackDraft = u"pack"_s; // words of no month yet
const QString kWords = u"words"_s;

QString joined(const QString &before, const QString &after)
{
    const QString between = before.isEmpty() || after.isEmpty() ? QString() : u"\n\n"_s;
    return before + between + after;
}

} // namespace

PeriodActions::PeriodActions(PeriodsPage &page, PeriodsGateway &gateway, Desk &desk)
    : QObject(&page)
    , m_page(page)
    , m_gateway(gateway)
    , m_desk(desk)
    , m_keep(new QTimer(this))
{
    m_keep->setSingleShot(true);
    m_keep->setInterval(kKeepMs);
    connect(m_keep, &QTimer::timeout, this, &PeriodActions::keepWords);
    addActs();
}

// A window may go while the sheet stands open.
PeriodActions::~PeriodActions()
{
    for (const auto &[month, draft] : m_drafts) {
        if (draft.isChanged)
            (void)m_gateway.keepComment({month.first, month.second}, draft.words);
    }
}

void PeriodActions::addActs()
{
    struct Line
    {
        QString id, text, icon, words;
        MenuGroup menu = MenuGroup::File;
        QList<QKeySequence> keys;
        Reversal reversal = Reversal::ReadsOnly;
        bool isEverywhere = false;
        bool isOfRows = true;
        std::function<void()> run;
        std::optional<Act> right = {};
    };
    const auto key = [](auto keys) { return QList<QKeySequence>{QKeySequence(keys)}; };
    const std::vector<Line> acts = {
        {u"period.publish"_s, tr("Publis&h a month…"), u"periods"_s, tr("close period figures freeze"),
         MenuGroup::File, key(u"Ctrl+Shift+P"_s), Reversal::Final, true, true, [this] { publish(); },
         Act::PublishPeriod},
        {u"period.pack"_s, tr("&Monthly pack…"), u"export"_s, tr("report operations pdf html xlsx csv send"),
         MenuGroup::File, key(u"Ctrl+Shift+M"_s), Reversal::ReadsOnly, true, true, [this] { pack(); }},
        {u"period.board"_s, tr("Open the period on &Home"), u"home"_s, tr("board window"), MenuGroup::Go,
         key(Qt::Key_H), Reversal::ReadsOnly, false, true, [this] { openBoard(); }},
        {u"period.link"_s, tr("Copy &link to the period"), u"copy"_s, tr("address"), MenuGroup::Edit,
         key(u"Ctrl+Shift+C"_s), Reversal::ReadsOnly, false, true, [this] { copyLink(); }},
        {u"period.earlier"_s, tr("Show the edition &before"), u"back"_s, tr("earlier replaced older"),
         MenuGroup::Go, key(kEarlierKey), Reversal::ReadsOnly, false, true, [this] { showEarlier(); }},
        {u"periods.back"_s,
         tr("Back to all &periods"),
         u"back"_s,
         {},
         MenuGroup::Go,
         key(Qt::Key_Escape),
         Reversal::ReadsOnly,
         false,
         false,
         [this] { m_page.escape(); }},
        {u"periods.refresh"_s, tr("Re&fresh periods"), u"refresh"_s, tr("read figures again restatements"),
         MenuGroup::View, key(Qt::Key_F5), Reversal::ReadsOnly, false, false, [this] { m_page.refresh(); }},
    };
    for (const Line &act : acts) {
        m_desk.actions().add({.id = act.id,
                              .text = act.text,
                              .icon = act.icon,
                              .menu = act.menu,
                              .keys = act.keys,
                              .context = act.isEverywhere ? QString() : m_page.id(),
                              .reversal = act.reversal,
                              .words = act.words,
                              .right = act.right,
                              .rows = act.isOfRows ? m_page.id() : QString()},
                             act.isEverywhere ? m_desk.window() : &m_page, act.run);
    }
    if (const QString why = whyNotPublish(); !why.isEmpty()) {
        QAction *publishing = m_desk.actions().action(u"period.publish"_s);
        publishing->setEnabled(false);
        publishing->setToolTip(why);
        publishing->setStatusTip(why);
    }
}

QString PeriodActions::whyNotPublish() const
{
    const auto right = require(m_gateway.actor(), Act::PublishPeriod);
    return right ? QString() : wording::errorLine(right.error());
}

void PeriodActions::tell(const Error &error)
{
    m_desk.tell(noticeOf(error));
}

// The sheet stands open meanwhile; where it is gone by then, nothing comes of it.
void PeriodActions::chooseMonths(
    QObject *sheet,
    std::function<void(const std::vector<MonthChoice> &, const std::optional<DataSpan> &)> then,
    std::function<void(const Error &)> otherwise)
{
    whenReady(m_gateway.periods(), sheet,
              [this, sheet = QPointer(sheet), then = std::move(then),
               otherwise = std::move(otherwise)](const Result<std::vector<PublishedPeriod>> &periods) {
                  if (!periods)
                      return otherwise(periods.error());
                  whenReady(m_gateway.dataSpan(), sheet.data(),
                            [this, periods = *periods, then,
                             otherwise](const Result<std::optional<DataSpan>> &span) {
                                if (!span)
                                    return otherwise(span.error());
                                then(monthChoices(*span, periods, m_gateway.now(), m_gateway.zone()), *span);
                            });
              });
}

// Of the period one looks at.
std::optional<ReportWindow> PeriodActions::chosenWindow() const
{
    const auto period = m_page.isVisible() ? m_page.chosen() : std::nullopt;
    return period ? std::optional(ReportWindow{period->from, period->to}) : std::nullopt;
}

void PeriodActions::publish()
{
    if (const auto right = require(m_gateway.actor(), Act::PublishPeriod); !right)
        return tell(right.error());
    auto *sheet = new PublishSheet(m_gateway.zone(), m_desk.window());
    sheet->keepIn(m_desk.drafts(), kPublishDraft, {{u"reason"_s, &sheet->reason()}}, FormDraft::Keeps::Whole);
    connect(sheet, &PublishSheet::submitted, this, [this, sheet] { sendPublication(sheet); });
    chooseMonths(
        sheet,
        [sheet](const std::vector<MonthChoice> &months, const std::optional<DataSpan> &span) {
            // Another edition is nobody's next step: who wants one chooses its month.
            const int next = nextToPublish(months, span);
            const bool isAllPublished = next >= 0 && months[size_t(next)].edition > 0;
            sheet->setMonths(months, isAllPublished ? -1 : next);
        },
        [sheet](const Error &error) { sheet->setError(error); });
    sheet->open();
}

// It goes on where the sheet is closed meanwhile; what came of it is told all the same.
void PeriodActions::sendPublication(PublishSheet *sheet)
{
    whenReady(m_gateway.publish(sheet->request()), this,
              [this, sheet = QPointer(sheet)](const Result<PublishedPeriod> &published) {
                  if (!published) {
                      if (sheet)
                          sheet->setError(published.error());
                      else
                          tell(published.error());
                      return;
                  }
                  if (sheet)
                      sheet->accept();
                  m_desk.drafts().drop(kPublishDraft);
                  m_desk.go(periodplaces::of(*published));
                  m_desk.tell({Notice::Level::Info,
                               tr("%1 is published: %2.")
                                   .arg(PeriodWords::window(*published),
                                        PeriodWords::figures(qint64(published->figures.size()))),
                               {},
                               {},
                               {}});
              });
}

void PeriodActions::pack()
{
    auto *sheet = new PackSheet(m_gateway.zone(), m_desk.window());
    sheet->setWords(m_desk.drafts().draft(kPackDraft).value(kWords).toString());
    connect(&sheet->comment(), &QPlainTextEdit::textChanged, this, [this, sheet] {
        if (const auto window = sheet->window())
            takeWords(*window, sheet->words());
        else
            m_desk.drafts().keep(
                kPackDraft, sheet->words().isEmpty() ? QJsonObject() : QJsonObject{{kWords, sheet->words()}});
    });
    connect(sheet, &PackSheet::monthChosen, this, [this, sheet] { showWords(sheet); });
    connect(sheet, &PackSheet::submitted, this, [this, sheet] { askFile(sheet); });
    connect(sheet, &QDialog::finished, this, &PeriodActions::keepWords);
    chooseMonths(
        sheet,
        [this, sheet, window = chosenWindow()](const std::vector<MonthChoice> &months,
                                               const std::optional<DataSpan> &span) {
            const QString typed = sheet->words(); // before any month was there
            const int place = placeOfMonth(months, window, span);
            if (!typed.isEmpty() && place >= 0) {
                const ReportWindow &month = months[size_t(place)].window;
                takeWords(month, joined(m_drafts[{month.from, month.to}].words, typed));
                m_desk.drafts().drop(kPackDraft);
            }
            sheet->setMonths(months, place);
        },
        [sheet](const Error &error) { sheet->setError(error); });
    sheet->open();
}

// Those of the month the sheet is of. What an earlier run left is read once; what is typed meanwhile stays.
void PeriodActions::showWords(PackSheet *sheet)
{
    const auto window = sheet->window();
    if (!window)
        return;
    const Month month{window->from, window->to};
    if (const QString &words = m_drafts[month].words; words != sheet->words())
        sheet->setWords(words);
    if (m_drafts[month].isRead)
        return;
    whenReady(m_gateway.comment(*window), sheet, [this, sheet, window, month](const Result<QString> &left) {
        Draft &draft = m_drafts[month];
        if (!left || draft.isRead)
            return;
        draft.isRead = true;
        if (left->isEmpty() || *left == draft.words)
            return;
        if (draft.words.isEmpty())
            draft.words = *left;
        else
            takeWords(*window, joined(*left, draft.words));
        const auto shown = sheet->window();
        if (shown && Month(shown->from, shown->to) == month)
            sheet->setWords(draft.words);
    });
}

void PeriodActions::takeWords(const ReportWindow &window, const QString &words)
{
    Draft &draft = m_drafts[{window.from, window.to}];
    if (draft.words == words)
        return;
    draft.words = words;
    draft.isChanged = true;
    if (!m_keep->isActive()) // who types on and on is stored each second
        m_keep->start();
}

// Where the store refuses, they stay in memory.
void PeriodActions::keepWords()
{
    m_keep->stop();
    for (auto &[month, draft] : m_drafts) {
        if (std::exchange(draft.isChanged, false))
            whenReady(m_gateway.keepComment({month.first, month.second}, draft.words), this,
                      [](const Result<> &) {});
    }
}

void PeriodActions::askFile(PackSheet *sheet)
{
    const QString suffix = sheet->suffix();
    QFileDialog *dialog =
        makeFileDialog(sheet, tr("Save the monthly pack"), sheet->kindText() + u" (*."_s + suffix + u')');
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    const ReportWindow window = *sheet->window();
    dialog->selectFile(
        reportFileName(m_gateway.workspaceName(), window.from, window.to, m_gateway.zone(), suffix));
    connect(dialog, &QFileDialog::fileSelected, this, [this, sheet = QPointer(sheet)](const QString &path) {
        if (sheet)
            savePack(sheet, path);
    });
    dialog->open();
}

// Closing the sheet meanwhile is a change of mind: then nothing is written.
void PeriodActions::savePack(PackSheet *sheet, const QString &path)
{
    sheet->setBusy(true);
    const ReportWindow window = *sheet->window();
    whenReady(m_gateway.monthly(window, sheet->words()), sheet,
              [this, sheet, path, window](const Result<Report> &report) {
                  if (!report)
                      return sheet->setError(report.error());
                  whenReady(exportReportAsync(*report, path, m_gateway.workspaceFiles()), this,
                            [this, sheet = QPointer(sheet), path, window](const Result<> &done) {
                                if (!done) {
                                    if (sheet)
                                        sheet->setError(done.error());
                                    else
                                        tell(done.error());
                                    return;
                                }
                                if (sheet)
                                    sheet->accept();
                                takeWords(window, {});
                                keepWords();
                                m_desk.tell({Notice::Level::Info, tr("Saved as %1.").arg(path), {}, {}, {}});
                                Q_EMIT written(path);
                            });
              });
}

void PeriodActions::openBoard()
{
    if (const auto period = m_page.chosen())
        m_desk.go(periodplaces::board(*period));
    else
        m_desk.tell({Notice::Level::Info, tr("Choose a period first."), {}, {}, {}});
}

void PeriodActions::showEarlier()
{
    const auto period = m_page.chosen();
    if (!period || period->edition < 2)
        return m_desk.tell({Notice::Level::Info,
                            period ? tr("%1 was published once.").arg(PeriodWords::window(*period))
                                   : tr("Choose a period first."),
                            {},
                            {},
                            {}});
    m_page.showEdition(period->edition - 1);
}

void PeriodActions::copyLink()
{
    const auto period = m_page.chosen();
    if (!period)
        return m_desk.tell({Notice::Level::Info, tr("Choose a period first."), {}, {}, {}});
    QGuiApplication::clipboard()->setText(linkTo(periodplaces::of(*period)));
    m_desk.tell({Notice::Level::Info,
                 tr("The link to %1 is copied. Pasted into the search (Ctrl+K), it opens.")
                     .arg(PeriodWords::window(*period)),
                 {},
                 {},
                 {}});
}

} // namespace binnacle
