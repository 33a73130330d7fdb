// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketactions.h"

#include "base/whenready.h"
#include "tickets/assignpicker.h"
#include "tickets/quickpicker.h"
#include "tickets/replybox.h"
#include "tickets/stampsdialog.h"
#include "tickets/stamptext.h"
#include "tickets/statedialog.h"
#include "tickets/ticketdialog.h"
#include "tickets/ticketexport.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketrules.h"
#include "tickets/ticketsource.h"
#include "tickets/ticketspage.h"
#include "tickets/ticketvalues.h"
#include "tickets/ticketview.h"
#include "widgets/draftkeeper.h"
#include "widgets/filedialog.h"
#include "widgets/plaintext.h"
#include "wording/errors.h"
#include "wording/terms.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// What can be done instead, where a ticket is at its end.
QString stepFrom(const Ticket &ticket)
{
    return nextStates(ticket.type, ticket.state).contains(u"in_progress"_s)
               ? TicketActions::tr("Shift+D opens it again.")
               : TicketActions::tr("Ctrl+N makes a new ticket.");
}

} // namespace

TicketActions::TicketActions(TicketsPage &page, TicketSource &source, Desk &desk)
    : QObject(&page)
    , m_page(page)
    , m_source(source)
    , m_desk(desk)
    , m_edits(source, desk)
    , m_export(new TicketExport(page.list(), page.model(), source, desk, this))
    , m_bulk(page, source, desk, this)
    , m_cells(page, source, m_edits, this)
{
    addTicketActs(desk.actions());
    addPageActs(desk.actions());
    connect(&m_cells, &TicketCells::stateWanted, this, [this](TicketId id, const QString &state) {
        whenReady(m_source.detail({id, {}, {}}), this, [this, state](const Result<TicketDetail> &detail) {
            if (detail)
                moveTo(*detail, state);
            else
                m_edits.tell(detail.error());
        });
    });
}

const TicketDetail *TicketActions::current()
{
    const TicketDetail *detail = m_page.currentDetail();
    if (!detail)
        m_desk.tell({Notice::Level::Info, tr("Choose a ticket first."), {}, {}, {}});
    return detail;
}

TicketEdit TicketActions::editOf(const TicketDetail &detail, const TicketValues &mine,
                                 const QString &done) const
{
    TicketEdit edit;
    edit.id = detail.ticket.id;
    edit.number = detail.ticket.number;
    edit.version = detail.ticket.rowVersion;
    edit.mine = mine;
    edit.done = done;
    for (auto value = mine.cbegin(); value != mine.cend(); ++value)
        edit.base.insert(value.key(), ticketvalues::text(detail.ticket, value.key()));
    edit.send = [&source = m_source, id = edit.id](const TicketValues &values, qint64 version) {
        return source.set(id, values, version);
    };
    edit.told = [zone = m_source.zone(), known = detail.outages](const QString &field, const QString &value) {
        return stamptext::toldValue(field, value, known, zone);
    };
    return edit;
}

void TicketActions::withNames(std::function<void(const TicketNames &)> use)
{
    whenReady(m_source.names(), this, [this, use = std::move(use)](const Result<TicketNames> &names) {
        if (names)
            use(*names);
        else
            m_edits.tell(names.error());
    });
}

void TicketActions::newTicket()
{
    auto *dialog = new TicketDialog(TicketForm::Purpose::New, tr("New ticket"), QString(), m_desk.window());
    dialog->form().setZone(m_source.zone());
    withNames([dialog = QPointer(dialog)](const TicketNames &names) {
        if (dialog)
            dialog->form().setNames(names);
    });
    dialog->keepIn(m_page.drafts(), u"new"_s);
    connect(dialog, &TicketDialog::submitted, this, [this, dialog] {
        TicketValues values = dialog->form().values();
        for (auto value = values.begin(); value != values.end();)
            value = value->isEmpty() && value.key() != u"title" ? values.erase(value) : std::next(value);
        dialog->setBusy(true);
        m_edits.follow(
            m_source.create(values, dialog->operation()), tr("{number} created"),
            [this, dialog = QPointer(dialog)](const TicketAct &act) {
                if (dialog)
                    dialog->accept();
                m_page.drafts().drop(u"new"_s); // the dialog may be closed by now
                m_desk.go({m_page.id(), {{u"ticket"_s, act.id.value}}});
            },
            [dialog = QPointer(dialog)](const Error &error) {
                if (dialog)
                    dialog->setError(error);
            });
    });
    dialog->open();
}

void TicketActions::editFields()
{
    if (m_bulk.isMany())
        return m_bulk.edit();
    const TicketDetail *detail = current();
    if (!detail)
        return;
    auto *dialog = new TicketDialog(TicketForm::Purpose::Edit, tr("Edit %1").arg(detail->ticket.number),
                                    oneLine(detail->ticket.title), m_desk.window());
    TicketValues start;
    for (const QString &field : TicketForm::fieldNames(TicketForm::Purpose::Edit))
        start.insert(field, ticketvalues::text(detail->ticket, field));
    if (detail->ticket.priorityOrigin == PriorityOrigin::Derived)
        start.insert(u"priority"_s, {});
    dialog->form().setZone(m_source.zone());
    dialog->form().setValues(start);
    dialog->keepIn(m_page.drafts(), u"edit.%1"_s.arg(detail->ticket.id.value));
    withNames([dialog = QPointer(dialog)](const TicketNames &names) {
        if (dialog)
            dialog->form().setNames(names);
    });
    connect(dialog, &TicketDialog::submitted, this, [this, dialog, base = *detail] {
        const TicketValues changes = dialog->form().changed();
        if (changes.isEmpty())
            return dialog->accept();
        TicketEdit edit = editOf(base, changes, tr("{number} changed"));
        edit.succeeded = [dialog = QPointer(dialog)] {
            if (dialog)
                dialog->accept();
        };
        edit.refused = [dialog = QPointer(dialog)](const Error &error) {
            if (dialog)
                dialog->setError(error);
        };
        dialog->setBusy(true);
        m_edits.run(edit);
    });
    dialog->open();
}

void TicketActions::editCell()
{
    if (!m_cells.editing().isOpen() && !m_cells.editing().edit())
        m_desk.tell({Notice::Level::Info, tr("No cell of this row can be edited here."), {}, {}, {}});
}

void TicketActions::editSelected()
{
    m_bulk.edit();
}

void TicketActions::editStamps()
{
    const TicketDetail *detail = current();
    if (!detail)
        return;
    if (detail->ticket.type != TicketType::Incident) {
        return m_desk.tell({Notice::Level::Info,
                            tr("%1 is a request; an incident has a course.").arg(detail->ticket.number),
                            {},
                            {},
                            {}});
    }
    auto *dialog = new StampsDialog(*detail, m_source.zone(), m_source.now(), m_desk.window());
    dialog->keepIn(m_page.drafts(), u"stamps.%1"_s.arg(detail->ticket.id.value));
    if (const QString service = detail->ticket.service.name; !service.isEmpty()) {
        whenReady(m_source.outages(service), dialog,
                  [dialog](const Result<std::vector<Outage>> &outages) { dialog->setOutages(outages); });
    }
    connect(dialog, &StampsDialog::submitted, this,
            [this, dialog, base = *detail](const TicketValues &values) {
                TicketDetail known = base;
                known.outages = dialog->outages();
                TicketEdit edit = editOf(known, values, tr("Times of {number} changed"));
                edit.succeeded = [dialog = QPointer(dialog)] {
                    if (dialog)
                        dialog->accept();
                };
                edit.refused = [dialog = QPointer(dialog)](const Error &error) {
                    if (dialog)
                        dialog->setError(error);
                };
                m_edits.run(edit);
            });
    dialog->open();
}

void TicketActions::assign()
{
    if (m_bulk.isMany())
        return m_bulk.assign();
    if (const TicketDetail *detail = current())
        assignOf(*detail);
}

void TicketActions::assignOf(const TicketDetail &base)
{
    auto *picker = new AssignPicker(m_source, tr("Assign %1").arg(base.ticket.number),
                                    oneLine(base.ticket.title), m_desk.window());
    connect(picker, &AssignPicker::chosen, this,
            [this, picker, base](const QString &team, const QString &person) {
                picker->setBusy(true);
                assignTo(base, team, person, picker);
            });
    picker->open();
}

void TicketActions::take()
{
    if (m_bulk.isMany())
        return m_bulk.take();
    if (const TicketDetail *detail = current())
        assignTo(*detail, {}, m_source.actor().name, nullptr);
}

void TicketActions::assignTo(const TicketDetail &detail, const QString &team, const QString &person,
                             QuickPicker *picker)
{
    TicketValues mine;
    if (!team.isEmpty())
        mine.insert(u"team"_s, team);
    if (!person.isEmpty())
        mine.insert(u"assignee"_s, person);
    TicketEdit edit = editOf(detail, mine, tr("{number} assigned to %1").arg(team.isEmpty() ? person : team));
    edit.send = [this, id = edit.id](const TicketValues &values, qint64 version) {
        return m_source.assign(id, values.value(u"team"_s), values.value(u"assignee"_s), version);
    };
    if (picker) {
        edit.succeeded = [picker = QPointer(picker)] {
            if (picker)
                picker->accept();
        };
        edit.refused = [picker = QPointer(picker)](const Error &error) {
            if (picker)
                picker->setError(wording::errorLine(error));
        };
    }
    m_edits.run(edit);
}

void TicketActions::changeState()
{
    if (m_bulk.isMany())
        return m_bulk.changeState();
    const TicketDetail *detail = current();
    if (!detail)
        return;
    const QStringList next = nextStates(detail->ticket.type, detail->ticket.state);
    if (next.isEmpty()) {
        m_desk.tell({Notice::Level::Info,
                     tr("%1 is %2; no state follows. %3")
                         .arg(detail->ticket.number, wording::stateLabel(detail->ticket.state),
                              stepFrom(detail->ticket)),
                     {},
                     {},
                     {}});
        return;
    }
    QList<PickItem> items;
    for (const QString &state : next)
        items.append({state, wording::stateLabel(state), {}});
    auto *picker =
        new QuickPicker(tr("%1 is %2").arg(detail->ticket.number, wording::stateLabel(detail->ticket.state)),
                        oneLine(detail->ticket.title), tr("Next state"), m_desk.window());
    picker->setItems(items);
    connect(picker, &QuickPicker::picked, this, [this, picker, base = *detail](const QString &state) {
        if (StateDialog::isNeeded(base.ticket, state) ||
            (state == u"assigned" && base.ticket.team.name.isEmpty())) {
            picker->accept();
            return moveTo(base, state);
        }
        picker->setBusy(true);
        TicketEdit edit =
            editOf(base, {{u"state"_s, state}}, tr("{number} is %1").arg(wording::stateLabel(state)));
        edit.succeeded = [picker = QPointer(picker)] {
            if (picker)
                picker->accept();
        };
        edit.refused = [picker = QPointer(picker)](const Error &error) {
            if (picker)
                picker->setError(wording::errorLine(error));
        };
        m_edits.run(edit);
    });
    picker->open();
}

// Of the ticket it was asked for, whichever is shown by then.
void TicketActions::moveTo(const TicketDetail &base, const QString &state)
{
    if (state == u"assigned" && base.ticket.team.name.isEmpty())
        return assignOf(base); // whoever is chosen there also moves it
    auto *dialog = new StateDialog(base.ticket, state, m_source.zone(), m_source.now(), m_desk.window());
    dialog->keepIn(m_page.drafts(), u"%1.%2"_s.arg(state).arg(base.ticket.id.value));
    connect(dialog, &StateDialog::submitted, this, [this, dialog, state, base](const TicketValues &values) {
        TicketEdit edit = editOf(base, values, tr("{number} is %1").arg(wording::stateLabel(state)));
        if (values.contains(u"resolution"_s)) {
            edit.send = [this, id = edit.id, values](const TicketValues &mine, qint64 version) {
                if (mine != values) // merged: what is not in it stands as somebody else left it
                    return m_source.set(id, mine, version);
                const auto each = [&](const QString &name) { return mine.value(name, values.value(name)); };
                const TicketValues times{{u"occurred"_s, each(u"occurred"_s)},
                                         {u"restored"_s, each(u"restored"_s)}};
                return m_source.resolve(id, each(u"resolution_code"_s), each(u"resolution"_s), times,
                                        version);
            };
        }
        edit.succeeded = [dialog = QPointer(dialog)] {
            if (dialog)
                dialog->accept();
        };
        edit.refused = [dialog = QPointer(dialog)](const Error &error) {
            if (dialog)
                dialog->setError(error);
        };
        m_edits.run(edit);
    });
    dialog->open();
}

void TicketActions::resolve()
{
    if (m_bulk.isMany())
        return m_bulk.resolve();
    const TicketDetail *detail = current();
    if (!detail)
        return;
    const QString state = resolvedState(detail->ticket.type);
    if (nextStates(detail->ticket.type, detail->ticket.state).contains(state))
        return moveTo(*detail, state);
    m_desk.tell(
        {Notice::Level::Info,
         tr("%1 is %2 and cannot be resolved from there. %3")
             .arg(detail->ticket.number, wording::stateLabel(detail->ticket.state), stepFrom(detail->ticket)),
         {},
         {},
         {}});
}

void TicketActions::reopen()
{
    if (m_bulk.isMany())
        return m_bulk.reopen();
    const TicketDetail *detail = current();
    if (!detail)
        return;
    if (detail->ticket.stateClass == StateClass::Open) {
        return m_desk.tell({Notice::Level::Info,
                            tr("%1 is %2; there is nothing to reopen.")
                                .arg(detail->ticket.number, wording::stateLabel(detail->ticket.state)),
                            {},
                            {},
                            {}});
    }
    TicketEdit edit = editOf(*detail, {{u"state"_s, u"in_progress"_s}}, tr("{number} reopened"));
    edit.send = [this, id = edit.id](const TicketValues &, qint64 version) {
        return m_source.reopen(id, version);
    };
    m_edits.run(edit);
}

void TicketActions::attach()
{
    const TicketDetail *detail = current();
    if (!detail)
        return;
    QFileDialog *dialog =
        makeFileDialog(m_desk.window(), tr("Attach a file to %1").arg(detail->ticket.number));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, id = detail->ticket.id](const QString &path) {
        m_edits.follow(m_source.attach(id, path), tr("File attached to {number}"), {}, {});
    });
    dialog->open();
}

void TicketActions::copyNumber()
{
    if (const TicketDetail *detail = current())
        QGuiApplication::clipboard()->setText(detail->ticket.number);
}

void TicketActions::sortBy()
{
    QList<PickItem> items;
    for (int column = 0; column < TicketListModel::ColumnCount; ++column) {
        if (!TicketListModel::isSortable(column))
            continue;
        const QString field = TicketListModel::fieldAt(column);
        const QString label = wording::fieldLabel(field);
        const bool isTime = field == u"opened" || field == u"updated";
        const QString up = isTime ? tr("oldest first") : tr("ascending");
        const QString down = isTime ? tr("newest first") : tr("descending");
        items.append({isTime ? u'-' + field : field, label, isTime ? down : up});
        items.append({isTime ? field : u'-' + field, label, isTime ? up : down});
    }
    auto *picker = new QuickPicker(tr("Sort tickets"), QString(), tr("By which column"), m_desk.window());
    picker->setItems(items);
    connect(picker, &QuickPicker::picked, this, [this, picker](const QString &sort) {
        picker->accept();
        m_page.model().ask(m_page.model().query(), sort);
    });
    picker->open();
}

void TicketActions::send(TicketId id, const QString &text, MessageKind kind, const QString &operation)
{
    ReplyBox *box = &m_page.view().reply();
    box->setSending(id);
    m_edits.follow(
        m_source.comment(id, text, kind, operation),
        kind == MessageKind::Internal ? tr("Note added to {number}") : tr("Reply added to {number}"),
        [box, id, text](const TicketAct &) { box->sent(id, text); },
        [box, id](const Error &error) { box->refused(id, wording::errorLine(error)); });
}

} // namespace binnacle
