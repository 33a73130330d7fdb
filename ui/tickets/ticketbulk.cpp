// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketbulk.h"

#include "base/whenready.h"
#include "shell/joblist.h"
#include "tickets/assignpicker.h"
#include "tickets/bulkfields.h"
#include "tickets/bulksheet.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketlistview.h"
#include "tickets/ticketrules.h"
#include "tickets/ticketsource.h"
#include "tickets/ticketspage.h"
#include "wording/errors.h"
#include "wording/quantities.h"
#include "wording/terms.h"

#include <QPointer>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

using Fate = BulkLine::Fate;
using Kind = TicketChange::Kind;

constexpr int kNamed = 4; // numbers or reasons told in one line

} // namespace

TicketBulk::TicketBulk(TicketsPage &page, TicketSource &source, Desk &desk, QObject *parent)
    : QObject(parent)
    , m_page(page)
    , m_source(source)
    , m_desk(desk)
{}

bool TicketBulk::isMany() const
{
    return !m_page.isOpen() && m_page.list().selectedCount() > 1;
}

void TicketBulk::tell(const Error &error)
{
    const wording::ErrorText text = wording::errorText(error);
    m_desk.tell({error.code == ErrorCode::Cancelled ? Notice::Level::Info : Notice::Level::Error,
                 text.message,
                 {},
                 text.advice,
                 error.detail});
}

QString TicketBulk::about(const BulkSelection &selection) const
{
    if (selection.query)
        return selection.query->isEmpty() ? tr("All tickets") : tr("All that match %1").arg(*selection.query);
    QStringList numbers;
    for (const TicketId id : selection.tickets) {
        const TicketRow *row = m_page.model().ticketAt(m_page.model().rowOf(id));
        if (row && numbers.size() < kNamed)
            numbers.append(row->number);
    }
    const qsizetype more = qsizetype(selection.tickets.size()) - numbers.size();
    return more > 0 ? tr("%1 and %n more", nullptr, int(more)).arg(numbers.join(u", "_s))
                    : numbers.join(u", "_s);
}

void TicketBulk::edit()
{
    const BulkSelection selection = m_page.list().selection();
    if (!selection.query && selection.tickets.empty())
        return m_desk.tell({Notice::Level::Info, tr("Choose tickets first."), {}, {}, {}});
    openSheet(selection, {});
}

void TicketBulk::openSheet(const BulkSelection &selection, const TicketChange &change)
{
    auto *sheet =
        new BulkSheet(m_source, selection, m_page.list().selectedCount(), about(selection), m_desk.window());
    if (change != TicketChange())
        sheet->setChange(change);
    connect(sheet, &BulkSheet::decided, this, [this](const BulkPlan &plan, const TicketChange &decided) {
        run(plan, decided, tr("{tickets} changed"));
    });
    sheet->open();
}

void TicketBulk::assign()
{
    auto *picker =
        new AssignPicker(m_source, tr("Assign %1").arg(wording::ticketsText(m_page.list().selectedCount())),
                         about(m_page.list().selection()), m_desk.window());
    connect(picker, &AssignPicker::chosen, this, [this, picker](const QString &team, const QString &person) {
        picker->accept();
        start({Kind::Assign, {{u"team"_s, team}, {u"assignee"_s, person}}, {}, {}},
              tr("{tickets} assigned to %1").arg(team.isEmpty() ? person : team));
    });
    picker->open();
}

void TicketBulk::take()
{
    const QString me = m_source.actor().name;
    start({Kind::Assign, {{u"assignee"_s, me}}, {}, {}}, tr("{tickets} assigned to %1").arg(me));
}

void TicketBulk::changeState()
{
    QList<PickItem> items;
    for (const TicketType type : {TicketType::Incident, TicketType::Request}) {
        for (const QString &state : statesOf(type)) {
            const bool known = std::any_of(items.begin(), items.end(),
                                           [&state](const PickItem &item) { return item.id == state; });
            if (!known && state != initialState())
                items.append({state, wording::stateLabel(state), {}});
        }
    }
    auto *picker = new QuickPicker(tr("State of %1").arg(wording::ticketsText(m_page.list().selectedCount())),
                                   about(m_page.list().selection()), tr("Next state"), m_desk.window());
    picker->setItems(items);
    connect(picker, &QuickPicker::picked, this, [this, picker](const QString &state) {
        picker->accept();
        const TicketChange change{Kind::Set, {{u"state"_s, state}}, {}, {}};
        // A state that wants a word of its own asks for it in the sheet.
        if (state == u"pending" || state == u"cancelled" || classOf(state) == StateClass::Done)
            return openSheet(m_page.list().selection(), change);
        start(change, tr("{tickets} set to %1").arg(wording::stateLabel(state)));
    });
    picker->open();
}

void TicketBulk::resolve()
{
    openSheet(m_page.list().selection(), {Kind::Resolve, {}, {}, {}});
}

void TicketBulk::reopen()
{
    start({Kind::Reopen, {}, {}, {}}, tr("{tickets} reopened"));
}

void TicketBulk::start(const TicketChange &change, const QString &done)
{
    const BulkSelection selection = m_page.list().selection();
    auto job = std::make_shared<Job>();
    m_desk.jobs().add(job, tr("Looking at %1").arg(wording::ticketsText(m_page.list().selectedCount())));
    whenReady(
        m_source.planBulk(selection, change, job), this,
        [this, selection, change, done, job](const Result<BulkPlan> &plan) {
            m_desk.jobs().finish(job);
            if (!plan)
                return tell(plan.error());
            if (plan->count(Fate::Refused) > 0) // nobody finds out afterward
                return openSheet(selection, change);
            if (plan->count(Fate::Changes) == 0)
                return m_desk.tell(
                    {Notice::Level::Info, tr("Nothing to change: all of them are so already."), {}, {}, {}});
            run(*plan, change, done);
        });
}

void TicketBulk::run(const BulkPlan &plan, const TicketChange &change, const QString &done)
{
    auto job = std::make_shared<Job>();
    const qint64 count = plan.count(Fate::Changes);
    m_desk.jobs().add(job, tr("Change %1").arg(wording::ticketsText(count)));
    whenReady(m_source.runBulk(plan, change, job), this, [this, job, done](const Result<BulkResult> &result) {
        m_desk.jobs().finish(job);
        if (result)
            tellResult(*result, done);
        else
            tell(result.error());
    });
}

void TicketBulk::tellResult(const BulkResult &result, const QString &done)
{
    std::vector<TicketId> ids;
    QStringList reasons;
    for (const BulkLine &line : result.lines) {
        if (line.fate == Fate::Changes)
            ids.push_back(line.id);
        else if (line.refusal && reasons.size() < kNamed)
            reasons.append(wording::errorLine(*line.refusal));
    }
    Q_EMIT acted(ids);
    if (result.changed > 0) {
        const QString text = QString(done).replace(u"{tickets}"_s, wording::ticketsText(result.changed));
        m_desk.offerUndo(text,
                         [guard = QPointer(this), ids, operation = result.operation](const auto &answer) {
                             if (guard)
                                 guard->undo(operation, ids, answer);
                             else
                                 answer(false);
                         });
    }
    if (result.refused > 0) {
        m_desk.tell({Notice::Level::Warning,
                     tr("Not changed, because edited since you looked: %1.")
                         .arg(wording::ticketsText(result.refused)),
                     tr("Those edits stand."), tr("Look at them again."), reasons.join(u'\n')});
    }
}

void TicketBulk::undo(const QString &operation, const std::vector<TicketId> &ids,
                      const std::function<void(bool taken)> &answer)
{
    whenReady(m_source.undo(operation), this, [this, ids, answer](const Result<TicketAct> &act) {
        if (act)
            Q_EMIT acted(ids);
        else
            tell(act.error());
        answer(act.has_value());
    });
}

} // namespace binnacle
